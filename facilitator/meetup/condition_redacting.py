"""Redacting conditions, from the stored log (`rewrites`) and from backups too: because the desk asks for it, or what they were made of goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid
from facilitator.meetup.condition_votes import VotesChanged
from facilitator.meetup.conditions import CLOSED, WORDED, Condition, ConditionEvent
from facilitator.meetup.marks import check_why
from facilitator.meetup.placing import GONE
from facilitator.meetup.words import SEES_ALL, Actor, Ballot, Command, Document, Erasure, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class ConditionRedacted(ConditionEvent, urgent=True, final=True):
    """It is gone with its words. `asked`: the desk asked for it, and said perhaps `why`; else it went with what it was made of. Who offered it is told."""

    asked: bool = False
    why: str | None = None

    def apply(self, meetup: Meetup, at: float) -> None:
        found = meetup.conditions.by_id[self.condition]
        found.text, found.original, found.place, found.erased, found.flags, found.said = "", None, GONE, True, (), ()
        found.why = self.why
        meetup.past.forget_deeds("condition", self.condition)

    def rewrites(self, meetup: Meetup) -> Iterable[Erasure]:
        return (Erasure(WORDED, "condition", self.condition, {"text": "", "original": None, "flags": []}),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        if self.asked:
            return "The words of condition {condition} were removed for good.", {"condition": self.condition}
        return "Condition {condition} went with the idea that it was taken from.", {"condition": self.condition}


@dataclass(frozen=True)
class ConditionReduced(ConditionEvent, final=True):
    """Of what it said before nothing is kept: the desk had given it other words, which stay."""

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.conditions.by_id[self.condition].said = ()
        meetup.past.forget_deeds("condition", self.condition)

    def rewrites(self, meetup: Meetup) -> Iterable[Erasure]:
        kept = meetup.conditions.by_id[self.condition].text
        return (Erasure(WORDED, "condition", self.condition, {"text": "", "original": None}, but=("text", kept)),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Of condition {condition} only its present words were kept.", {"condition": self.condition}


@dataclass(frozen=True)
class RedactCondition(Command, verb="condition.redact", by=SEES_ALL, after_close=True):
    """Takes a condition away for good, with its words, also one that the room voted on: it can't be taken back. `why` is one of `marks.WHY`."""

    condition: int
    why: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        check_why(self.why)
        found = meetup.conditions.by_id.get(self.condition)
        if found is None:
            raise Invalid("There is no such condition.", faults=(Fault("condition", "is not known"),))
        if not found.erased:
            yield from close_and_redact(found, asked=True, why=self.why)


def close_and_redact(found: Condition, asked: bool = False, why: str | None = None) -> Iterator[Event]:
    if found.running:
        yield VotesChanged({f"{found.id}": (CLOSED, found.voting, False)})
    yield ConditionRedacted(found.id, asked, why)
