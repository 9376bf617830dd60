"""The run of show: the ordered steps, which one is on air, and the way back. A kind of step adds itself with `StepKind`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar

from facilitator.errors import Fault, Invalid, NotAllowed
from facilitator.meetup.fields import Fields
from facilitator.meetup.words import DESK, OPERATOR, REMOTE, Actor, Ballot, Command, Document, Event, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

CONTROL = (DESK, OPERATOR, REMOTE)


class StepKind:
    """What a kind of step adds to the run of show. One subclass a kind, in the file of its rules; declaring it makes it known."""

    name: ClassVar[str]
    scene: ClassVar[str]  # what the screen shows while it is on air
    known: ClassVar[dict[str, StepKind]] = {}

    def __init_subclass__(cls, *, name: str, scene: str | None = None) -> None:
        cls.name, cls.scene = name, scene or name
        StepKind.known[name] = cls()

    def read(self, step: Fields) -> Document:
        """The kind's own part of a step in a programme file, completed with its defaults; notes every fault."""
        raise NotImplementedError

    def facts(self, meetup: Meetup, step: Step, audience: str) -> Document:
        """What the `step` document adds for this kind."""
        return {}

    def arrive(self, meetup: Meetup, step: Step) -> Iterator[Event]:
        """What follows when GO puts such a step on air."""
        return iter(())

    def leave(self, meetup: Meetup, step: Step, now: float) -> Iterator[Event]:
        """What follows when the air goes elsewhere."""
        return iter(())

    def screen_scene(self, meetup: Meetup, step: Step) -> str:
        return self.scene

    def holds_answers(self, meetup: Meetup, step: Step) -> bool:
        """Whether people gave, or can give, something that belongs to this step; it can't be removed then."""
        return False

    def needs(self, step: Step) -> Iterable[str]:
        """Names of the media files that such a step plays."""
        return ()


@dataclass(frozen=True)
class Step:
    """One item of the run of show. `own` is the part of its kind (its poll, ideas, fragment or body), as `StepKind.read` gave it."""

    id: str
    kind: str
    title: str
    minutes: float
    script: str
    own: Document
    skipped: bool = False
    aired: bool = False

    @classmethod
    def of(cls, given: Document) -> Step:
        return cls(given["id"], given["kind"], given["title"], given["minutes"], given["script"], given["own"])

    @property
    def behaviour(self) -> StepKind:
        return StepKind.known[self.kind]


@dataclass
class RunOfShow:
    """State: the steps in order, the one on air, those that were on air before it (for `show.back`), and since when."""

    steps: list[Step] = field(default_factory=list)
    on_air: str | None = None
    before: list[str | None] = field(default_factory=list)
    aired_at: float | None = None

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

    def new_id(self) -> str:
        return f"s{max((int(step.id[1:]) for step in self.steps), default=0) + 1}"

    def of_kind(self, kind: str, step_id: str | None, sentence: str) -> Step:
        """The named step, or without a name the one on air, when it is of this kind; else refused with `sentence`."""
        step = self.find(step_id) if step_id else self.current()
        if step is None or step.kind != kind:
            raise Invalid(sentence)
        return step


AIR = ("step", "round", "support", "screen", "show", "fragment", "crowd")


@dataclass(frozen=True)
class StepAired(Event, urgent=True, weight=2):
    """The air went to a step (None: to nothing). `back` takes the way back instead of making it longer; `unaired` is then a step
    whose first time on air was taken back."""

    step: str | None
    back: bool = False
    unaired: str | None = None

    def apply(self, meetup: Meetup, at: float) -> None:
        show = meetup.show
        if self.back:
            show.before.pop()
        else:
            show.before.append(show.on_air)
        show.on_air, show.aired_at = self.step, at
        if self.unaired:
            show.put(replace(show.find(self.unaired), aired=False))
        if self.step:
            show.put(replace(show.find(self.step), aired=True))

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return (*AIR, *(f"round/{round_id}" for round_id in meetup.rounds.by_id))

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        first_time = self.step and not meetup.show.find(self.step).aired
        return (StepAired(meetup.show.on_air, back=not self.back, unaired=self.step if first_time else None),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        if self.step is None:
            return "Nothing is on air any more.", {}
        return "On air: {title}.", {"title": meetup.show.find(self.step).title}


@dataclass(frozen=True)
class StepsArranged(Event, urgent=True):
    """The whole run of show as it is now: after adding, editing, moving, skipping or removing. `steps` are `Step`s as dictionaries."""

    steps: list[Document]

    def apply(self, meetup: Meetup, at: float) -> None:
        # that a step was added or edited may be taken back, but not what people gave in it since: it stays, and its words with it
        kept = {step.id: step for step in meetup.show.steps if step.behaviour.holds_answers(meetup, step)}
        aired = {step.id for step in meetup.show.steps if step.aired}
        arranged = [replace(kept.get(step["id"], Step.of(step)), skipped=step["skipped"], aired=step["id"] in aired) for step in self.steps]
        meetup.show.steps = [*arranged, *(step for step in kept.values() if step.id not in {each.id for each in arranged})]

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return AIR

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (StepsArranged(wired(meetup.show.steps)),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "The run of show was changed.", {}


def wired(steps: list[Step]) -> list[Document]:
    return [{key: value for key, value in vars(step).items() if key != "aired"} for step in steps]


@dataclass(frozen=True)
class Go(Command, verb="show.go", by=(DESK, REMOTE), undoable=True):
    """GO: the next step, or the named one. The first GO opens the meetup. The remote may not name a step."""

    step: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if actor.audience == REMOTE and self.step:
            raise NotAllowed("Only the desk may choose a step.")
        step = meetup.show.find(self.step) if self.step else meetup.show.next()
        if step is None:
            raise Invalid("This was the last step. Close the meetup, or choose a step.")
        if step.id == meetup.show.on_air:
            raise Invalid("This step is on air already.")
        yield from meetup.opening()
        yield from leave(meetup, now)
        yield StepAired(step.id)
        yield from step.behaviour.arrive(meetup, step)

    def ack(self, changes: tuple[Event | Ballot, ...]) -> Document:
        return {"on_air": next(change.step for change in changes if isinstance(change, StepAired))}


@dataclass(frozen=True)
class Back(Command, verb="show.back", by=(DESK, REMOTE), undoable=True):
    """The step before, with its results as visible as they were. Opens no new round."""

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if not meetup.show.before or meetup.show.before[-1] is None:
            raise Invalid("There is no step before this one.")
        yield from leave(meetup, now)
        yield StepAired(meetup.show.before[-1], back=True)

    ack = Go.ack


def leave(meetup: Meetup, now: float) -> Iterator[Event]:
    current = meetup.show.current()
    if current:
        yield from current.behaviour.leave(meetup, current, now)


@dataclass(frozen=True)
class AddStep(Command, verb="show.add", by=(DESK,), undoable=True):
    """Adds a step, written as in a programme file, before another one or at the end."""

    step: dict[str, Any]
    before: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = Step.of({"id": meetup.show.new_id(), **read_step(self.step, "step")})
        steps = list(meetup.show.steps)
        steps.insert(meetup.show.place(self.before) if self.before else len(steps), step)
        yield StepsArranged(wired(steps))

    def ack(self, changes: tuple[Event | Ballot, ...]) -> Document:
        arranged = next(change for change in changes if isinstance(change, StepsArranged))
        return {"step": max((step["id"] for step in arranged.steps), key=lambda step_id: int(step_id[1:]))}


@dataclass(frozen=True)
class EditStep(Command, verb="show.edit", by=(DESK,), undoable=True):
    """Writes a step anew (the fields named in `changes`; its kind stays). Refused for a step that was on air: what people answered belongs to its words."""

    step: str
    changes: dict[str, Any]

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = meetup.show.find(self.step)
        if step.aired or step.behaviour.holds_answers(meetup, step):
            raise Invalid("This step has been on air and can't be changed any more. Add a new one.")
        written = {**as_written(step), **self.changes, "kind": step.kind}
        edited = replace(Step.of({"id": step.id, **read_step(written, "changes")}), skipped=step.skipped)
        yield StepsArranged(wired([edited if each.id == step.id else each for each in meetup.show.steps]))


@dataclass(frozen=True)
class MoveStep(Command, verb="show.move", by=(DESK,), undoable=True):
    """Moves a step before another one, or to the end."""

    step: str
    before: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = meetup.show.find(self.step)
        target = meetup.show.find(self.before) if self.before else None
        steps = [each for each in meetup.show.steps if each is not step]
        if target is not step:
            steps.insert(steps.index(target) if target else len(steps), step)
            yield StepsArranged(wired(steps))


@dataclass(frozen=True)
class SkipStep(Command, verb="show.skip", by=(DESK,), undoable=True):
    """GO passes this step by (`on`), or takes it again."""

    step: str
    on: bool

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = meetup.show.find(self.step)
        yield StepsArranged(wired([replace(each, skipped=self.on) if each is step else each for each in meetup.show.steps]))


@dataclass(frozen=True)
class RemoveStep(Command, verb="show.remove", by=(DESK,), undoable=True):
    """Removes a step. Refused for one that is or was on air: its answers belong to it; skip it instead."""

    step: str

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = meetup.show.find(self.step)
        if step.aired or step.behaviour.holds_answers(meetup, step):
            raise Invalid("This step has been on air and can't be removed. Skip it instead.")
        yield StepsArranged(wired([each for each in meetup.show.steps if each is not step]))


def read_step(given: object, path: str) -> Document:
    """A step of a programme file, read and completed; raises Invalid with every fault."""
    fields = Fields(given, path)
    step = read_step_fields(fields)
    if fields.faults:
        raise Invalid("This step can't be used. Mend what is named and send it again.", faults=tuple(fields.faults))
    return step


def read_step_fields(fields: Fields) -> Document:
    kind = fields.choice("kind", tuple(StepKind.known))
    return {
        "kind": kind,
        "title": fields.text("title", limit=120),
        "minutes": fields.number("minutes", 5, least=0, most=600),
        "script": fields.text("script", "", limit=10_000),
        "own": StepKind.known[kind].read(fields),
    }


def as_written(step: Step) -> Document:
    """The step as a programme file says it."""
    return {"kind": step.kind, "title": step.title, "minutes": step.minutes, "script": step.script, **step.own}


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
    return facts | step.behaviour.facts(meetup, step, audience)


@document("show", CONTROL)
def show_document(meetup: Meetup, audience: str, key: str) -> Document:
    show = meetup.show
    following = show.next()
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
                "faults": [name for name in step.behaviour.needs(step) if meetup.media.address(name) is None],
            }
            for step in show.steps
        ],
        "on_air": show.on_air,
        "next": following.id if following else None,
        "back": bool(show.before and show.before[-1]),
        "opened_at": meetup.life.opened_at,
        "aired_at": show.aired_at,
    }
