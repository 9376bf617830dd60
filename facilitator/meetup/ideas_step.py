"""An `ideas` step: while it is open, phones write and support."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid, NotOnAir
from facilitator.meetup import writing
from facilitator.meetup.clock import ClockSet
from facilitator.meetup.collecting import GROUPS, IdeasClosed, IdeasOpened
from facilitator.meetup.dots import DotsClosed
from facilitator.meetup.fields import Fields
from facilitator.meetup.ideas import TEXT_LIMIT, VALUES, ideas_step
from facilitator.meetup.steps import Step, StepKind
from facilitator.meetup.words import PHONE, SCREEN, SEES_ALL, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


class IdeasStep(StepKind, name="ideas"):
    def read(self, step: Fields, language: str) -> Document:
        ideas = step.part("ideas", {})
        screening = ideas.part("screening", {})
        return {
            "ideas": {
                "themes": ideas.texts("themes", [], most=8, limit=40),
                "screening": {PHONE + "s": screening.flag("phones", False), SCREEN: screening.flag("screen", True), "flagged": screening.flag("flagged", True)},
                "support": ideas.choice("support", tuple(VALUES), "none"),
                "close": ideas.choice("close", ("on_leave", "by_hand"), "on_leave"),
                **writing.read_writing(ideas),
            }
        }

    def facts(self, meetup: Meetup, step: Step, audience: str) -> Document:
        ideas, collection = step.own["ideas"], meetup.collecting.of(step.id)
        return {
            "themes": ideas["themes"],
            "support": ideas["support"],
            "open": collection.open,
            "shown": collection.shown,
            "view": collection.view,
            **({"weighing": True} if collection.open and collection.weighing else {}),
            **({"choosing": True} if audience == PHONE and chooses(meetup, step) else {}),
            "limit": TEXT_LIMIT,
            **(self.time_to_write(meetup, step, audience) if collection.timed or collection.hidden else {}),
        }

    def time_to_write(self, meetup: Meetup, step: Step, audience: str) -> Document:
        """While there is one; phones are not told how much was written: they would hear of every idea."""
        collection = meetup.collecting.of(step.id)
        told: Document = {"writing": {"hidden": collection.hidden, "then": writing.CLOSE if collection.closes else writing.OPEN}}
        if audience != PHONE and collection.hidden:
            ideas = (idea for idea in meetup.ideas.by_id.values() if idea.step == step.id)
            told["writing"]["written"] = sum(not (idea.withdrawn or idea.redacted) for idea in ideas)
        return told

    def arrive(self, meetup: Meetup, step: Step, now: float) -> Iterator[Event]:
        """Writing begins; where the room weighed ideas or dots were given out already only the desk says so."""
        collection = meetup.collecting.of(step.id)
        if not collection.open and not collection.weighing and (collection.timed or not meetup.dots.were_given(step.id)):
            yield IdeasOpened(step.id)
        elif collection.left:
            yield IdeasClosed(step.id)
        if not meetup.dots.is_open(step.id):
            yield from meetup.dots.end(step.id)
        yield from writing.come_back(meetup, step.id, now) if step.aired else writing.begin(meetup, step, now)

    def leave(self, meetup: Meetup, step: Step, now: float) -> Iterator[Event]:
        """What is hidden stays hidden until its time is over: one comes back by one key, and a clock that ran runs on."""
        if meetup.collecting.timed(step.id) and meetup.clock.total and meetup.clock.step == step.id:
            yield ClockSet(0.0, 0.0, None, step.id)
        if step.own["ideas"]["close"] == "on_leave" and meetup.collecting.of(step.id).open:
            yield IdeasClosed(step.id, left=True)
        if step.own["ideas"]["close"] == "on_leave" and meetup.dots.is_open(step.id):
            yield DotsClosed(step.id, left=True)

    def come_back(self, meetup: Meetup, step: Step, now: float) -> Iterator[Event]:
        """Writing, or weighing, goes on, unless its time is over or the desk said meanwhile who may see the support; dots do, unless it showed how they lie."""
        collection = meetup.collecting.of(step.id)
        is_over = writing.is_over(meetup, step.id, now)
        yield from writing.end(meetup, step.id, now) if is_over else writing.come_back(meetup, step.id, now)
        if collection.left and collection.shown == collection.shown_then and not (is_over and collection.closes):
            yield IdeasOpened(step.id, collection.weighing)
        yield from meetup.dots.go_on(meetup, step.id)

    def holds_answers(self, meetup: Meetup, step: Step) -> bool:
        return meetup.collecting.of(step.id).open or any(idea.step == step.id for idea in meetup.ideas.by_id.values())


def chooses(meetup: Meetup, step: Step) -> bool:
    """Whether the room weighs these ideas, has dots for them or sees them in groups: phones need more than for writing."""
    collection, dotting = meetup.collecting.of(step.id), meetup.dots.by_step.get(step.id)
    has_dots = dotting is not None and (dotting.open or bool(dotting.placed))
    return has_dots or collection.view == GROUPS or (collection.open and collection.weighing)


@dataclass(frozen=True)
class OpenIdeas(Command, verb="ideas.open", by=SEES_ALL, undoable=True):
    """Phones may write and support, and dots that were given out are closed. With `seconds` there is a time to write, on air only, from now on, also where
    they write already: what others write is `hidden` so long (True), and writing closes `then`. `hidden` without `seconds`: hides what others write until
    the desk says otherwise, or no more. `weighing`: phones support what is there, and nobody writes any more; not of ideas between which people can't choose,
    nor with any of the others."""

    step: str | None = None
    seconds: float | None = None
    hidden: bool | None = None
    then: str | None = None
    weighing: bool = False

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = ideas_step(meetup, self.step)
        self.check(meetup, step)
        before = meetup.collecting.of(step.id)
        yield from meetup.dots.end(step.id)
        if self.weighing:
            yield from writing.over(meetup, step.id, now)
        if not before.open or before.weighing is not self.weighing:
            yield IdeasOpened(step.id, self.weighing)
        closes = before.closes if self.then is None and before.timed else self.then != writing.OPEN
        if self.seconds is not None:
            yield writing.WritingSet(step.id, True, self.hidden is not False, closes)
            yield writing.counted(meetup, step.id, self.seconds, now)
        elif self.hidden not in (None, before.hidden):
            yield writing.WritingSet(step.id, before.timed, bool(self.hidden), before.closes)

    def check(self, meetup: Meetup, step: Step) -> None:
        if self.weighing:
            self.check_weighing(step)
        if self.then not in (None, *writing.THEN):
            raise Invalid("After the time to write the ideas close, or stay open.", faults=(Fault("then", "is not one of the choices"),))
        if self.seconds is None:
            return
        if step.id != meetup.show.on_air:
            raise NotOnAir("This part of the evening is not on air now.")
        if not 1 <= self.seconds <= 60 * writing.LONGEST:
            raise Invalid("Choose a time to write between one second and one hour.", faults=(Fault("seconds", "is out of range"),))

    def check_weighing(self, step: Step) -> None:
        if step.own["ideas"]["support"] == "none":
            raise Invalid("People can't choose between these ideas.")
        if (self.seconds, self.hidden, self.then) != (None, None, None):
            raise Invalid("While people weigh the ideas nobody writes: there is no time for it.")


@dataclass(frozen=True)
class CloseIdeas(Command, verb="ideas.close", by=SEES_ALL, undoable=True):
    """Ends writing and supporting, and a time to write with it: what others wrote is hidden no more."""

    step: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        yield from writing.close(meetup, ideas_step(meetup, self.step).id, now)
