"""The baton: the place that is next, and the one question or wish that this room gives it along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid
from facilitator.meetup.fields import clean_text
from facilitator.meetup.marks import check_why
from facilitator.meetup.placing import BATON
from facilitator.meetup.words import AFTERWARDS, DESK, OPERATOR, PHONE, SCREEN, SEES_ALL, Actor, Ballot, Command, Document, Erasure, Event, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

TO_LIMIT, MESSAGE_LIMIT = 80, 300  # characters


@dataclass(frozen=True)
class Baton:
    """State: to whom it goes, with what; empty until it is passed. `before` is what was said first, and stands in the log."""

    to: str = ""
    message: str = ""
    before: tuple[str, ...] = field(default=(), compare=False)

    def texts(self) -> tuple[str, ...]:
        return self.to, self.message, *self.before


@dataclass(frozen=True)
class BatonPassed(Event, urgent=True):
    to: str
    message: str

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.baton = Baton(self.to, self.message, tuple(text for text in meetup.baton.texts() if text))

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("baton",)

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (BatonPassed(meetup.baton.to, meetup.baton.message),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return ("The baton goes to {to}." if self.to else "The baton goes to nobody yet."), {"to": self.to, "baton": True}


@dataclass(frozen=True)
class BatonRedacted(Event, urgent=True, final=True):
    """To whom it goes and with what is gone for good, and all that was said of it before."""

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.baton = Baton()
        meetup.past.forget_batons()

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("baton",)

    def rewrites(self, meetup: Meetup) -> Iterable[Erasure]:
        return (Erasure((BatonPassed.__name__,), "", "", {"to": "", "message": ""}),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "The words of the baton were removed for good.", {}


@dataclass(frozen=True)
class RedactBaton(Command, verb="baton.redact", by=SEES_ALL, after_close=True):
    """Takes away for good to whom the baton goes, and with what; it can be passed anew. `why` is one of `marks.WHY`."""

    why: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        check_why(self.why)
        if any(meetup.baton.texts()):
            yield BatonRedacted()


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
