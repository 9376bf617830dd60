"""Panic: one key for the moment in which something goes wrong before the whole room, and one to go on as before.

The screen is black, nobody's vote is taken, and what is written now waits for approval. Nothing is closed or lost by it: rounds stay open
and ideas that the room has seen stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import NotOnAir
from facilitator.meetup import writing
from facilitator.meetup.screen import ScreenSwitched
from facilitator.meetup.words import DESK, OPERATOR, REMOTE, Actor, Ballot, Command, Document, Event, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class Panic:
    """State: whether it is on, since when (seconds since 1970), whether the screen went black by it, and (in logs of earlier versions; now each clock says
    itself that it is `held`) the clock of a time to write stopped."""

    on: bool = False
    since: float | None = None
    blackened: bool = False
    stopped: bool = False


def no_panic(meetup: Meetup) -> None:
    """Refuses what a phone chooses while there is panic."""
    if meetup.panic.on:
        raise NotOnAir("Voting is paused for a moment. Choose again when it goes on.")


@dataclass(frozen=True)
class PanicChanged(Event, urgent=True, weight=1):
    """It began (`on`) or is over. `blackened`: the screen went black by it, and comes back with the end of it;
    `stopped`, in logs of earlier versions: so did the clock of a time to write, and goes on."""

    on: bool
    blackened: bool = False
    stopped: bool = False

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.panic = Panic(self.on, at if self.on else None, self.blackened, self.stopped)

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("panic", "screen", "step", "dots", "round", *(f"round/{round_id}" for round_id in meetup.rounds.by_id))

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (PanicChanged(meetup.panic.on, meetup.panic.blackened, meetup.panic.stopped),)

    def ground(self, meetup: Meetup) -> object:
        """The clocks that wait for the end of it."""
        return [clock.step for clock in writing.clocks(meetup) if clock.held]

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return ("Panic: the screen is black, voting is paused, ideas wait." if self.on else "The panic is over."), {}


@dataclass(frozen=True)
class StartPanic(Command, verb="panic", by=(DESK,), undoable=True, after_close=True, after_seal=False):
    """Blanks the screen, pauses voting and support, stops every time to write, and lets ideas wait. A second one changes nothing."""

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if not meetup.panic.on:
            yield PanicChanged(True, blackened=not meetup.screen.black)
            yield from writing.pause(meetup, now)
            if not meetup.screen.black:
                yield ScreenSwitched("black", True)


@dataclass(frozen=True)
class Restore(Command, verb="restore", by=(DESK,), undoable=True, after_close=True):
    """Everything as before the panic. What was written meanwhile still waits."""

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if meetup.panic.on:
            yield PanicChanged(False)
            yield from writing.go_on(meetup, now)
            if meetup.panic.blackened and meetup.screen.black:
                yield ScreenSwitched("black", False)


@document("panic", (DESK, OPERATOR, REMOTE))
def panic_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    return {"since": meetup.panic.since} if meetup.panic.on else None
