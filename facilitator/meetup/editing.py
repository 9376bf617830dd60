"""Editing an idea: phones and screen read other words than its author wrote. Those are kept, for desk, operator and the author."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid
from facilitator.meetup.fields import clean_text
from facilitator.meetup.ideas import TEXT_LIMIT, IdeaEvent, still_there
from facilitator.meetup.words import SEES_ALL, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class IdeaEdited(IdeaEvent):
    """The room reads `text` from now on; when that is what its author wrote, nothing is edited any more."""

    text: str

    def apply(self, meetup: Meetup, at: float) -> None:
        idea = meetup.ideas.by_id[self.idea]
        own_words, idea.said = idea.own_words, (*idea.said, idea.text)
        idea.text, idea.marks.original = self.text, own_words if self.text != own_words else None
        idea.gone_at = meetup.seq
        meetup.likeness.forget(idea.step)

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (IdeaEdited(self.idea, meetup.ideas.by_id[self.idea].text),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Idea {idea} edited.", {"idea": self.idea}


@dataclass(frozen=True)
class EditIdea(Command, verb="idea.edit", by=SEES_ALL, undoable=True, after_close=True):
    """The room reads these words instead, 1 to TEXT_LIMIT characters; its author still sees their own, and that they were edited. Shows nothing that waits."""

    idea: int
    text: str

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        idea = still_there(meetup.ideas.find(self.idea))
        text = clean_text(self.text, TEXT_LIMIT)
        if not text:
            raise Invalid("An idea needs words. To take it away, hide it.", faults=(Fault("text", "must not be empty"),))
        if text != idea.text:
            yield IdeaEdited(idea.id, text)
