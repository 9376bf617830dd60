"""Writing first, then talking: a step of ideas has a time to write, that the room's clock counts down. What others write may be hidden until it is over.

The clock is that of the step (`Clock.step`): it is paused, made longer and taken away as any other; without one, writing goes on until the desk ends it. When
the time is over phones have GRACE_SECONDS for what they are writing, if it closes then; the server ends it itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.meetup.clock import Clock, ClockSet
from facilitator.meetup.collecting import CHOSEN, CollectingEvent, IdeasClosed
from facilitator.meetup.fields import Fields
from facilitator.meetup.words import TIMER, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup
    from facilitator.meetup.collecting import Collection
    from facilitator.meetup.steps import Step

GRACE_SECONDS = 10.0  # for the sentence that somebody is in the middle of
LONGEST = 60  # minutes
CLOSE, OPEN = "close", "open"
THEN = (CLOSE, OPEN)


def read_writing(ideas: Fields) -> Document:
    """`writing`: its `minutes`; whether what others write is `hidden` so long (True); and whether writing closes `then` (CLOSE) or stays OPEN. Nothing is
    kept of a step without a time."""
    writing = ideas.part("writing", {})
    minutes = writing.number("minutes", 0, least=0, most=LONGEST)
    told = {"minutes": minutes, "hidden": writing.flag("hidden", True), "then": writing.choice("then", THEN, CLOSE)}
    return {"writing": told} if minutes else {}


@dataclass(frozen=True)
class WritingSet(CollectingEvent, urgent=True):
    """The writing of a step as it is from now on: whether it has a time, hides what others write, and closes when the time is over."""

    timed: bool
    hidden: bool = False
    closes: bool = False

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.collecting.change(self.step, timed=self.timed, hidden=self.hidden, closes=self.closes)

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("step", "support", "groups", "dots", CHOSEN, *(f"idea/{idea.id}" for idea in meetup.ideas.by_id.values() if idea.step == self.step))

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        yield from ((idea.author, f"my/idea/{idea.id}") for idea in meetup.ideas.by_id.values() if idea.step == self.step and idea.author)
        yield from meetup.dots.owners(self.step)

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (writing_as(self.step, meetup.collecting.of(self.step)),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        text = {(True, True): "Time to write, hidden from each other: {title}", (True, False): "Time to write: {title}"}
        return text.get((self.timed, self.hidden), "The time to write is over: {title}"), self.title(meetup)


def writing_as(step_id: str, collection: Collection) -> WritingSet:
    return WritingSet(step_id, collection.timed, collection.hidden, collection.closes)


def begin(meetup: Meetup, step: Step, now: float) -> Iterator[Event]:
    """The time that the run of show gives to a step that comes on air."""
    writing = step.own["ideas"].get("writing")
    if writing:
        yield WritingSet(step.id, True, writing["hidden"], writing["then"] == CLOSE)
        yield counted(meetup, step.id, 60.0 * writing["minutes"], now)


def counted(meetup: Meetup, step_id: str, seconds: float, now: float) -> ClockSet:
    """From now on, or from the end of a panic."""
    return ClockSet(seconds, seconds, None if meetup.panic.on else now + seconds, step_id, held=meetup.panic.on)


def close(meetup: Meetup, step_id: str, now: float) -> Iterator[Event]:
    """Phones write there no more, also not when the air comes back, and its time is over."""
    collection = meetup.collecting.of(step_id)
    if collection.open or collection.left:
        yield IdeasClosed(step_id)
    yield from over(meetup, step_id, now)


def over(meetup: Meetup, step_id: str, now: float) -> Iterator[Event]:
    """The time to write is over: everyone may see what was written, as far as it does not wait."""
    collection, clock = meetup.collecting.of(step_id), clock_of(meetup, step_id)
    if not (collection.timed or collection.hidden):
        return
    yield WritingSet(step_id, False)
    if clock is meetup.clock:
        yield ClockSet(0.0, 0.0, None, was=clock.remaining(now))
    elif clock:
        yield ClockSet(0.0, 0.0, None, step_id, away=True, was=clock.remaining(now))


def end(meetup: Meetup, step_id: str, now: float) -> Iterator[Event]:
    """Its time is over, and what was promised for then happens."""
    yield from (close if meetup.collecting.of(step_id).closes else over)(meetup, step_id, now)


def pause(meetup: Meetup, now: float) -> Iterator[Event]:
    """Whatever time to write there is stands still, also of a step that the air left."""
    for clock in clocks(meetup):
        if clock.ends_at is not None:
            left = clock.remaining(now)
            yield ClockSet(clock.total, left, None, clock.step, held=True, away=clock is not meetup.clock, was=left)


def go_on(meetup: Meetup, now: float) -> Iterator[Event]:
    """What stood still by it goes on. Logs of earlier versions say only that the clock of the room did."""
    for clock in clocks(meetup):
        if clock.ends_at is None and (clock.held or (meetup.panic.stopped and clock is meetup.clock)):
            yield ClockSet(clock.total, clock.left, now + clock.left, clock.step, away=clock is not meetup.clock)


def clocks(meetup: Meetup) -> list[Clock]:
    """Of every time to write."""
    return [clock for step_id, collection in meetup.collecting.by_step.items() if collection.timed and (clock := clock_of(meetup, step_id))]


def clock_of(meetup: Meetup, step_id: str) -> Clock | None:
    """The clock of a step's writing: the room's, or the one that the air took when it left and that runs on."""
    return meetup.clock if meetup.clock.total and meetup.clock.step == step_id else meetup.talks.clocks.get(step_id)


def come_back(meetup: Meetup, step_id: str, now: float) -> Iterator[Event]:
    """The air is there again, and with it the clock, which ran on meanwhile when it ran; unless the room has another one, that does not go with the step
    that the air leaves."""
    kept, other = meetup.talks.clocks.get(step_id), meetup.clock
    if kept and meetup.collecting.timed(step_id) and (not other.total or other.step == meetup.show.on_air):
        yield ClockSet(**vars(kept))


def ends_at(meetup: Meetup, step_id: str) -> float | None:
    """When the server ends the time to write of a step; None: it has none, or its clock stands still."""
    collection, clock = meetup.collecting.of(step_id), clock_of(meetup, step_id)
    if not collection.timed or clock is None or clock.ends_at is None:
        return None
    return clock.ends_at + (GRACE_SECONDS if collection.closes and collection.open else 0.0)


def is_over(meetup: Meetup, step_id: str, now: float) -> bool:
    moment = ends_at(meetup, step_id)
    return moment is not None and now >= moment


def due(meetup: Meetup) -> Iterator[tuple[float, Command]]:
    for step_id in meetup.collecting.by_step:
        moment = ends_at(meetup, step_id)
        if moment is not None:
            yield moment, EndWriting(step_id)


@dataclass(frozen=True)
class EndWriting(Command, verb="timer.end_writing", by=(TIMER,), overtakes=True):
    """The server's own: the time to write is over."""

    step: str

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if is_over(meetup, self.step, now):
            yield from end(meetup, self.step, now)
