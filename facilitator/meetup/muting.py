"""Muting: the phone that wrote an idea writes no more this evening. It still votes and supports.

Nobody is told whose phone that is: the mark stands at the idea by which it was muted, and at no other of the same author, so that the desk does not learn
which ideas are one person's. Muted twice, by two ideas, it is muted until both are taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import Closed
from facilitator.meetup.ideas import IdeaEvent
from facilitator.meetup.words import SEES_ALL, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class IdeaMuted(IdeaEvent):
    """The author of this idea can't write (`on`), or this idea does not keep them from it any more."""

    on: bool

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.ideas.by_id[self.idea].marks.muted = self.on

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return (f"idea/{self.idea}",)

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return ()

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (IdeaMuted(self.idea, meetup.ideas.by_id[self.idea].marks.muted),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return ("The author of idea {idea} can't write any more." if self.on else "The author of idea {idea} may write again."), {"idea": self.idea}


@dataclass(frozen=True)
class MuteIdea(Command, verb="idea.mute", by=SEES_ALL, undoable=True):
    """Keeps the phone that wrote this idea from writing others, or no more. Refused when nobody is its author any more."""

    idea: int
    on: bool

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        idea = meetup.ideas.find(self.idea)
        if idea.author is None:
            raise Closed("Its author had everything erased. Nothing leads to that phone any more.")
        if idea.marks.muted is not self.on:
            yield IdeaMuted(idea.id, self.on)
