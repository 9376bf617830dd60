"""The clock that the room sees: started, paused, made longer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid
from facilitator.meetup.words import DESK, OPERATOR, SEES_ALL, Actor, Ballot, Command, Document, Event, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

LONGEST = 6 * 3600
KEEPERS = (DESK, OPERATOR)


@dataclass
class Clock:
    """State: while running it ends at `ends_at` (seconds since 1970); while paused `left` seconds are left. `total` 0: there is no clock. `step`: the talk, or
    the step with a time to write, whose own clock it is; one that was started by hand belongs to none."""

    total: float = 0.0
    left: float = 0.0
    ends_at: float | None = None
    step: str | None = None

    def remaining(self, now: float) -> float:
        return max(0.0, self.ends_at - now) if self.ends_at is not None else self.left


@dataclass(frozen=True)
class ClockSet(Event, urgent=True):
    """The clock as it is from now on. Of a `step` and without time: that step's clock was taken away because the air left it."""

    total: float
    left: float
    ends_at: float | None
    step: str | None = None

    def apply(self, meetup: Meetup, at: float) -> None:
        if self.step:
            meetup.talks.keep_clock(self.step, None if self.total else meetup.clock)
        meetup.clock = Clock(self.total, self.left, self.ends_at, self.step if self.total else None)

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("clock",)

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (ClockSet(**vars(meetup.clock)),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        if not self.total:
            return "The clock was taken away.", {}
        return ("The clock runs." if self.ends_at is not None else "The clock is paused."), {}


@dataclass(frozen=True)
class StartClock(Command, verb="clock.start", by=KEEPERS, undoable=True):
    """Starts a clock of `seconds`, while the room has a time to write that of it; without them a paused one goes on."""

    seconds: float | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if self.seconds is not None:
            if not 1 <= self.seconds <= LONGEST:
                raise Invalid("Choose a time between one second and six hours.", faults=(Fault("seconds", "is out of range"),))
            writes = meetup.show.on_air if meetup.collecting.timed(meetup.show.on_air) else None
            yield ClockSet(self.seconds, self.seconds, now + self.seconds, writes)
            return
        if not meetup.clock.total:
            raise Invalid("There is no clock to go on with. Say how long it must run.", faults=(Fault("seconds", "is missing"),))
        if meetup.clock.ends_at is None:
            yield ClockSet(meetup.clock.total, meetup.clock.left, now + meetup.clock.left, meetup.clock.step)


@dataclass(frozen=True)
class PauseClock(Command, verb="clock.pause", by=KEEPERS, undoable=True):
    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if meetup.clock.ends_at is not None:
            yield ClockSet(meetup.clock.total, meetup.clock.remaining(now), None, meetup.clock.step)


@dataclass(frozen=True)
class AddToClock(Command, verb="clock.add", by=KEEPERS, undoable=True):
    """Adds time, or takes it (below zero); never below nothing left."""

    seconds: float

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if not meetup.clock.total:
            raise Invalid("There is no clock. Start one first.")
        left = max(0.0, meetup.clock.remaining(now) + self.seconds)
        total = max(left, meetup.clock.total + self.seconds)
        if not 0 <= total <= LONGEST:
            raise Invalid("Choose a time between one second and six hours.", faults=(Fault("seconds", "is out of range"),))
        yield ClockSet(max(1.0, total), left, now + left if meetup.clock.ends_at is not None else None, meetup.clock.step)


@dataclass(frozen=True)
class ClearClock(Command, verb="clock.clear", by=KEEPERS, undoable=True):
    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if meetup.clock.total:
            yield ClockSet(0.0, 0.0, None)


@document("clock")
def clock_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    clock = meetup.clock
    if not clock.total:
        return None
    told = {"running": clock.ends_at is not None, "ends_at": clock.ends_at, "left": clock.left, "total": clock.total}
    return {**told, "step": clock.step} if audience in SEES_ALL and clock.step else told
