"""Redacting: the words of an idea are taken away for good, from the stored log (`redacts`) and from backups too. That there were some is left, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.figures import borrowed
from facilitator.meetup.ideas import IdeaEvent
from facilitator.meetup.made_of import redact_borrowed, redact_taken
from facilitator.meetup.marks import check_why
from facilitator.meetup.words import SEES_ALL, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class IdeaRedacted(IdeaEvent, urgent=True, final=True):
    """Its words are gone, and the table it was written for. Who wrote it stays known until the seal: their phone says what happened."""

    why: str | None = None

    def apply(self, meetup: Meetup, at: float) -> None:
        idea = meetup.ideas.by_id[self.idea]
        idea.erase_words()
        idea.marks.why, idea.marks.redacted_at = self.why, at
        meetup.likeness.forget(idea.step)
        borrowed.forget()
        meetup.past.erase_words(idea.id)

    def redacts(self, meetup: Meetup) -> Iterable[int]:
        return (self.idea,)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "The words of idea {idea} were removed for good.", {"idea": self.idea}


@dataclass(frozen=True)
class RedactIdea(Command, verb="idea.redact", by=SEES_ALL, after_close=True):
    """Takes the words of an idea away for good, and what was made of it, but for a condition of other words that the room voted on: it can't be taken
    back. `why` is one of `marks.WHY`."""

    idea: int
    why: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        check_why(self.why)
        idea = meetup.ideas.find(self.idea)
        if not idea.redacted:
            yield from redact_taken(meetup, idea)
            yield from redact_borrowed(meetup, [idea])
            yield IdeaRedacted(idea.id, self.why)
