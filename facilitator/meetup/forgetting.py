"""Forgetting: a participant takes back, for good, what they can still take back, and whatever would lead to them.

What was chosen in a closed round stays counted: taking one answer out of a result that people have seen would tell which it was. What was written goes, as
ideas do: it is somebody's own words. The
phone then throws away its cookie, and nothing leads from it to that answer any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.figures import borrowed
from facilitator.meetup.agreements import AgreementErased
from facilitator.meetup.conditions import ConditionErased
from facilitator.meetup.ideas import IdeaEvent
from facilitator.meetup.leaving import leave
from facilitator.meetup.made_of import redact_borrowed
from facilitator.meetup.rounds import Answered, RoundEvent
from facilitator.meetup.splits import Grouped
from facilitator.meetup.tickets import lay_down_ticket
from facilitator.meetup.words import PHONE, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class IdeaErased(IdeaEvent, final=True):
    """The author forgot their idea: its words and its author are gone, also from the log that is stored (`erases`)."""

    def apply(self, meetup: Meetup, at: float) -> None:
        idea = meetup.ideas.by_id[self.idea]
        if idea.author:
            meetup.ideas.of_author[idea.author].remove(idea.id)
        idea.erase_words()
        idea.author, idea.withdrawn = None, True
        idea.marks.muted = False  # nothing leads to that phone any more
        meetup.likeness.forget(idea.step)
        borrowed.forget()
        meetup.past.erase_words(idea.id)

    def erases(self, meetup: Meetup) -> Iterable[int]:
        return (self.idea,)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Idea {idea} erased by its author.", {"idea": self.idea}


@dataclass(frozen=True)
class AnswerErased(RoundEvent, final=True):
    """Somebody forgot what they wrote as an answer; their ballot is taken back, and the store puts the others in order without it."""

    def apply(self, meetup: Meetup, at: float) -> None:
        pass  # the ballot says it

    def settles(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return ((Answered.kind, self.round),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "An answer was erased by its author: {question}", self.question(meetup)


@dataclass(frozen=True)
class ForgetMe(Command, verb="me.forget", by=(PHONE,), after_close=True, after_seal=False):
    """Role, table, ticket, ideas with their words, what was offered, what was written as an answer, and every answer and support that is still open; what the
    table answered is the table's, and a condition that the room voted on the room's. The ticket begins a new life: who opens it next is somebody else."""

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        me = meetup.voter(actor)
        yield from (IdeaErased(idea) for idea in meetup.ideas.of_author.get(me, ()))
        yield from forget_offers(meetup, me)
        yield from leave(meetup, me)
        yield from lay_down_ticket(meetup, actor)
        yield from (Grouped(found.id, me, None) for found in meetup.rounds.by_id.values() if me in found.groups)
        for found in meetup.rounds.by_id.values():
            if me in found.ballots and found.kind.is_written:
                if not found.running:
                    yield Answered(found.id, me, None)
                yield AnswerErased(found.id)


def forget_offers(meetup: Meetup, me: str) -> Iterator[Event]:
    """What was offered, and what the desk made of one's ideas; of conditions that the room voted on only whose they were."""
    ideas, offers = meetup.ideas.of_author.get(me, ()), meetup.conditions.of_author.get(me, ())
    for found in meetup.conditions.by_id.values():
        if found.id in offers or (found.idea in ideas and found.vote is None):
            yield ConditionErased(found.id, kept=found.vote is not None)
    yield from (AgreementErased(found.id) for found in meetup.agreements.by_id.values() if not found.erased and (found.author == me or found.idea in ideas))
    yield from redact_borrowed(meetup, [meetup.ideas.by_id[idea] for idea in ideas], voted=False)
