"""Redacting an idea of which conditions were made: what says the same goes with it, and what the room did not vote on; from the stored log (`rewrites`) and
from backups too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.meetup.condition_votes import VotesChanged
from facilitator.meetup.conditions import CLOSED, WORDED, ConditionEvent
from facilitator.meetup.ideas import Idea
from facilitator.meetup.placing import GONE
from facilitator.meetup.words import Document, Erasure, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class ConditionRedacted(ConditionEvent, urgent=True, final=True):
    """What the desk made of the idea: it is gone with its words; when the room voted on it, only if it still said what the idea said."""

    def apply(self, meetup: Meetup, at: float) -> None:
        found = meetup.conditions.by_id[self.condition]
        found.text, found.original, found.place, found.erased = "", None, GONE, True
        meetup.past.forget_deeds("condition", self.condition)

    def rewrites(self, meetup: Meetup) -> Iterable[Erasure]:
        return (Erasure(WORDED, "condition", self.condition, {"text": "", "original": None}),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Condition {condition} went with the idea that it was taken from.", {"condition": self.condition}


@dataclass(frozen=True)
class ConditionReduced(ConditionEvent, final=True):
    """The desk had given it other words, and the room voted on those: they stay, and of what it said before nothing does."""

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.past.forget_deeds("condition", self.condition)

    def rewrites(self, meetup: Meetup) -> Iterable[Erasure]:
        kept = meetup.conditions.by_id[self.condition].text
        return (Erasure(WORDED, "condition", self.condition, {"text": "", "original": None}, but=kept),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Of condition {condition} only the words that the room voted on were kept.", {"condition": self.condition}


def redact_conditions(meetup: Meetup, idea: Idea) -> Iterator[Event]:
    """What must happen with the conditions that were taken from an idea, before its words are gone."""
    for found in meetup.conditions.by_id.values():
        if found.idea != idea.id or found.erased:
            continue
        if found.vote is not None and found.reworded and not any(says(words, found.text) for words in (idea.text, idea.own_words)):
            yield ConditionReduced(found.id)
            continue
        if found.running:
            yield VotesChanged({f"{found.id}": (CLOSED, found.voting, False)})
        yield ConditionRedacted(found.id)


def says(words: str, text: str) -> bool:
    """Whether a condition of this text says what an idea said, or as much of it as fits."""
    return " ".join(words.split()).startswith(text)
