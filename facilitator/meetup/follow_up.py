"""The follow-up: what happens next, in a few words of the organiser. Who took part reads them when the evening is over; they may be written later, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.meetup.fields import clean_text
from facilitator.meetup.words import OFFICE, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

FOLLOW_UP_LIMIT = 1_000  # characters


@dataclass(frozen=True)
class FollowUpTold(Event, urgent=True):
    text: str

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.life.follow_up = self.text

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("meetup",)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "What happens next was written down.", {}


@dataclass(frozen=True)
class TellFollowUp(Command, verb="meetup.follow_up", by=(OFFICE,), after_close=True):
    """Replaces what was said of it; empty takes it away. At most FOLLOW_UP_LIMIT characters, empty lines make paragraphs."""

    text: str

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        text = clean_text(self.text, FOLLOW_UP_LIMIT, "text")
        if text != meetup.life.follow_up:
            yield FollowUpTold(text)
