"""The clock that the room sees: started, paused, made longer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
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
    the step with a time to write, whose own clock it is; one that was started by hand belongs to none. `held`: it stands still until there is no panic."""

    total: float = 0.0
    left: float = 0.0
    ends_at: float | None = None
    step: str | None = None
    held: bool = False

    def remaining(self, now: float) -> float:
        return max(0.0, self.ends_at - now) if self.ends_at is not None else self.left


@dataclass(frozen=True)
class ClockSet(Event, urgent=True):
    """The clock as it is from now on. Of a `step` and without time: that step's clock was taken away because the air left it; `away`: it is the clock of
    a step that the air left already, and the room sees another one or none.

    `was`: so many seconds were left when a clock that ran was stopped or taken away; taken back, it goes on with them from then (`runs`)."""

    total: float
    left: float
    ends_at: float | None
    step: str | None = None
    held: bool = False
    away: bool = False
    was: float | None = None
    runs: bool = False

    def apply(self, meetup: Meetup, at: float) -> None:
        clock = Clock(self.total, self.left, at + self.left if self.runs else self.ends_at, self.step if self.total else None, self.held)
        if self.away and self.step:
            meetup.talks.keep_clock(self.step, clock if self.total else None)
            return
        if self.step:
            meetup.talks.keep_clock(self.step, None if self.total else meetup.clock)
        meetup.clock = clock

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("clock",)

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        kept = meetup.talks.clocks.get(self.step) if self.step else None
        if self.away:
            yield replace(self.back_to(kept or Clock()), step=self.step, away=True)
            return
        yield self.back_to(meetup.clock)
        if kept and self.total:
            yield ClockSet(**vars(kept), away=True)

    def ground(self, meetup: Meetup) -> object:
        """The room sees the clock of a step only while that is on air, one is of a time to write only while there is one, and held only by panic."""
        return self.away or self.step in (None, meetup.show.on_air), meetup.collecting.timed(self.step), self.held and meetup.panic.on

    def back_to(self, clock: Clock) -> ClockSet:
        if self.was is not None and clock.ends_at is not None:
            return ClockSet(clock.total, self.was, None, clock.step, runs=True)
        return ClockSet(**vars(clock))

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
            left = meetup.clock.remaining(now)
            yield ClockSet(meetup.clock.total, left, None, meetup.clock.step, was=left)


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
        yield ClockSet(max(1.0, total), left, now + left if meetup.clock.ends_at is not None else None, meetup.clock.step, meetup.clock.held)


@dataclass(frozen=True)
class ClearClock(Command, verb="clock.clear", by=KEEPERS, undoable=True):
    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if meetup.clock.total:
            yield ClockSet(0.0, 0.0, None, was=meetup.clock.remaining(now))


@document("clock")
def clock_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    clock = meetup.clock
    if not clock.total:
        return None
    told = {"running": clock.ends_at is not None, "ends_at": clock.ends_at, "left": clock.left, "total": clock.total}
    return {**told, "step": clock.step} if audience in SEES_ALL and clock.step else told
