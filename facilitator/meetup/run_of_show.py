"""The run of show: the ordered steps, which one is on air, the way back, and the time that each took."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid, NotAllowed
from facilitator.meetup.collecting import WEIGHED
from facilitator.meetup.placing import parked_keys
from facilitator.meetup.steps import Step
from facilitator.meetup.tables import at_tables
from facilitator.meetup.words import DESK, OFFICE, OPERATOR, PHONE, REMOTE, Actor, Ballot, Command, Document, Event, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

CONTROL = (DESK, OPERATOR, REMOTE)
AIR = ("step", "round", *WEIGHED, "dots", "screen", "show", "fragment", "transcript", "preload", "progress", "moments", "crowd", "practice", "baton")


@dataclass
class RunOfShow:
    """State: the steps in order, the one on air, those that were on air before it (for `show.back`), and since when. `spent` are the seconds that each
    step was on air before that; `planned` those that the evening was to take when it was opened."""

    steps: list[Step] = field(default_factory=list)
    on_air: str | None = None
    before: list[str | None] = field(default_factory=list)
    aired_at: float | None = None
    spent: dict[str, float] = field(default_factory=dict)
    planned: float | None = None

    def find(self, step_id: str | None) -> Step:
        for step in self.steps:
            if step.id == step_id:
                return step
        raise Invalid("This step is not in the run of show.", faults=(Fault("step", "is not in the run of show"),))

    def place(self, step_id: str | None) -> int:
        return self.steps.index(self.find(step_id))

    def current(self) -> Step | None:
        return self.find(self.on_air) if self.on_air else None

    def next(self) -> Step | None:
        start = self.place(self.on_air) + 1 if self.on_air else 0
        return next((step for step in self.steps[start:] if not step.skipped), None)

    def put(self, step: Step) -> None:
        self.steps[self.place(step.id)] = step

    def minutes(self) -> float:
        return sum(step.minutes for step in self.steps if not step.skipped)

    def opened(self, at: float, *, for_the_first_time: bool) -> None:
        """The evening begins, or goes on: so does the time of the step on air."""
        if for_the_first_time:
            self.planned = self.minutes() * 60
        if self.on_air and self.aired_at is None:
            self.aired_at = at

    def leave_air(self, at: float) -> None:
        """The time of the step on air ends, for now."""
        if self.on_air and self.aired_at is not None:
            self.spent[self.on_air] = self.spent.get(self.on_air, 0.0) + max(0.0, at - self.aired_at)
        self.aired_at = None

    def new_id(self) -> str:
        return f"s{max((int(step.id[1:]) for step in self.steps), default=0) + 1}"

    def of_kind(self, kind: str, step_id: str | None, sentence: str) -> Step:
        """The named step, or without a name the one on air, when it is of this kind; else refused with `sentence`."""
        step = self.find(step_id) if step_id else self.current()
        if step is None or step.kind != kind:
            raise Invalid(sentence)
        return step


@dataclass(frozen=True)
class StepAired(Event, urgent=True, weight=2):
    """The air went to a step (None: to nothing). `back` takes the way back instead of making it longer; `unaired` is then a step
    whose first time on air was taken back."""

    step: str | None
    back: bool = False
    unaired: str | None = None

    def apply(self, meetup: Meetup, at: float) -> None:
        show = meetup.show
        show.leave_air(at)
        if self.back:
            show.before.pop()
        else:
            show.before.append(show.on_air)
        show.on_air, show.aired_at = self.step, at
        if self.unaired:
            show.put(replace(show.find(self.unaired), aired=False))
            show.spent.pop(self.unaired, None)
            meetup.tables.done.pop(self.unaired, None)
        if self.step:
            show.put(replace(show.find(self.step), aired=True))

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return (*AIR, *(f"round/{round_id}" for round_id in meetup.rounds.by_id), *parked_keys(meetup))

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return [*((voter, "my/practice") for voter in meetup.practice.answers), *meetup.dots.owners_in_several()]

    def settles(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        """The practice question is over once people are in."""
        over = meetup.practice.answers and not meetup.practice.is_open(meetup)
        return (("practice", "practice"),) if over else ()

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        first_time = self.step and not meetup.show.find(self.step).aired
        return (StepAired(meetup.show.on_air, back=not self.back, unaired=self.step if first_time else None),)

    def ground(self, meetup: Meetup) -> object:
        """The way that the air took, and whose clock the room has."""
        return tuple(meetup.show.before), meetup.clock.step

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        if self.step is None:
            return "Nothing is on air any more.", {}
        return "On air: {title}", {"title": meetup.show.find(self.step).title}


@dataclass(frozen=True)
class Go(Command, verb="show.go", by=(DESK, REMOTE), undoable=True):
    """GO: the next step, or the named one. The first GO opens the meetup. The remote may name only the next step: refused when that is another one now."""

    step: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = meetup.show.find(self.step) if self.step else meetup.show.next()
        if actor.audience == REMOTE and step is not meetup.show.next():
            raise NotAllowed("Another step is next now. Look, and press GO again.")
        if step is None:
            raise Invalid("This was the last step. Close the meetup, or choose a step.")
        if step.id == meetup.show.on_air:
            raise Invalid("This step is on air already.")
        yield from meetup.opening()
        yield from leave(meetup, now)
        yield StepAired(step.id)
        yield from step.behaviour.arrive(meetup, step, now)

    def ack(self, changes: tuple[Event | Ballot, ...]) -> Document:
        return {"on_air": next(change.step for change in changes if isinstance(change, StepAired))}


@dataclass(frozen=True)
class Back(Command, verb="show.back", by=(DESK, REMOTE), undoable=True):
    """The step before, as it was left: what only ended because the air left goes on, and its results are as visible as they were. Opens no new round."""

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if not meetup.show.before or meetup.show.before[-1] is None:
            raise Invalid("There is no step before this one.")
        step = meetup.show.find(meetup.show.before[-1])
        yield from leave(meetup, now)
        yield StepAired(step.id, back=True)
        yield from step.behaviour.come_back(meetup, step, now)

    ack = Go.ack


def leave(meetup: Meetup, now: float) -> Iterator[Event]:
    current = meetup.show.current()
    if current:
        yield from current.behaviour.leave(meetup, current, now)


@document("step")
def step_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    step = meetup.show.current()
    if step is None:
        return None
    facts: Document = {
        "id": step.id,
        "kind": step.kind,
        "title": step.title,
        "minutes": step.minutes,
        "number": meetup.show.place(step.id) + 1,
        "of": len(meetup.show.steps),
    }
    if audience in CONTROL:
        facts["script"] = step.script
    if audience == PHONE and at_tables(meetup, step):
        facts["seats"] = True
    return facts | step.behaviour.facts(meetup, step, audience)


@document("show", (*CONTROL, OFFICE))
def show_document(meetup: Meetup, audience: str, key: str) -> Document:
    show = meetup.show
    following, opened_at = show.next(), meetup.life.opened_at
    before = accumulate((0.0 if step.skipped else step.minutes * 60 for step in show.steps), initial=0.0)
    return {
        "steps": [
            {
                "id": step.id,
                "kind": step.kind,
                "title": step.title,
                "minutes": step.minutes,
                "script": step.script,
                "aired": step.aired,
                "done": step.aired and step.id != show.on_air,
                "skipped": step.skipped,
                "own": step.own,
                **step.behaviour.told(step),
                "droppable": step.droppable,
                "planned_at": None if opened_at is None else opened_at + planned,
                "spent": show.spent.get(step.id, 0.0),
                "faults": [name for name in step.behaviour.needs(step) if meetup.media.address(name) is None],
            }
            for step, planned in zip(show.steps, before, strict=False)
        ],
        "on_air": show.on_air,
        "next": following.id if following else None,
        "back": bool(show.before and show.before[-1]),
        "opened_at": opened_at,
        "ends_at": None if opened_at is None or show.planned is None else opened_at + show.planned,
        "aired_at": show.aired_at,
    }
