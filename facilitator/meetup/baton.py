"""The baton: the place that is next, and the one question or wish that this room gives it along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid
from facilitator.meetup.fields import clean_text
from facilitator.meetup.placing import BATON
from facilitator.meetup.words import AFTERWARDS, DESK, OPERATOR, PHONE, SCREEN, SEES_ALL, Actor, Ballot, Command, Document, Event, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

TO_LIMIT, MESSAGE_LIMIT = 80, 300  # characters


@dataclass(frozen=True)
class Baton:
    """State: to whom it goes, with what; empty until it is passed."""

    to: str = ""
    message: str = ""


@dataclass(frozen=True)
class BatonPassed(Event, urgent=True):
    to: str
    message: str

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.baton = Baton(self.to, self.message)

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("baton",)

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (BatonPassed(meetup.baton.to, meetup.baton.message),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return ("The baton goes to {to}." if self.to else "The baton goes to nobody yet."), {"to": self.to}


@dataclass(frozen=True)
class PassBaton(Command, verb="baton.pass", by=SEES_ALL, undoable=True):
    """To the place or the meetup that is next, with one question or wish; said again it replaces what was said."""

    to: str
    message: str = ""

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        to, message = clean_text(self.to, TO_LIMIT, "to"), clean_text(self.message, MESSAGE_LIMIT, "message")
        if not to:
            raise Invalid("Write down first who gets the baton.", faults=(Fault("to", "must not be empty"),))
        if Baton(to, message) != meetup.baton:
            yield BatonPassed(to, message)


@document("baton", (PHONE, SCREEN, DESK, OPERATOR, AFTERWARDS))
def baton_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    """For the room only while the screen shows it; afterwards it was given."""
    if not meetup.baton.to or not (audience in (*SEES_ALL, AFTERWARDS) or meetup.board.shows(meetup, BATON)):
        return None
    return {"to": meetup.baton.to, "message": meetup.baton.message}
