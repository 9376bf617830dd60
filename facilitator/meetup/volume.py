"""How loud fragments are on the screen: one for the whole evening, for a hall has one loudspeaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid
from facilitator.meetup.words import DESK, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

FULL = 100


@dataclass(frozen=True)
class Volume:
    """State: percent of what the file and the machine give."""

    level: int = FULL


@dataclass(frozen=True)
class VolumeSet(Event, urgent=True):
    level: int

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.volume = Volume(self.level)

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("fragment",)

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (VolumeSet(meetup.volume.level),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Volume of fragments: {n}%", {"n": self.level}


@dataclass(frozen=True)
class SetVolume(Command, verb="fragment.volume", by=(DESK,), undoable=True):
    """0 (silent) to 100 percent."""

    level: int

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if not 0 <= self.level <= FULL:
            fault = Fault("level", "must be between {least} and {most}", (("least", 0), ("most", FULL)))
            raise Invalid("The volume is 0 to {most} percent.", most=FULL, faults=(fault,))
        if self.level != meetup.volume.level:
            yield VolumeSet(self.level)
