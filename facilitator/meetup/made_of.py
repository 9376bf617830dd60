"""What was made of an idea goes when its words go for good: conditions and agreements that were taken from it, names of groups that have its words, what was
taken from those groups, and what the desk wrote down in its very words.

A condition that the room voted on in other words stays, without what it said before. What shares no more than words that other ideas have too is nobody's, and
of what the desk wrote in words of its own nothing is known: it has `group.redact`, `condition.redact`, `agreement.redact` and `baton.redact` for that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from facilitator.figures.borrowed import PHRASE, borrowed
from facilitator.meetup.agreement_redacting import AgreementRedacted, AgreementReduced
from facilitator.meetup.agreements import Agreement
from facilitator.meetup.baton import BatonRedacted
from facilitator.meetup.condition_redacting import ConditionReduced, close_and_redact
from facilitator.meetup.conditions import Condition
from facilitator.meetup.ideas import Idea
from facilitator.meetup.name_redacting import GroupNameRedacted
from facilitator.meetup.placing import says
from facilitator.meetup.words import Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


def redact_taken(meetup: Meetup, idea: Idea) -> Iterator[Event]:
    """What was taken from it, before its words are gone."""
    for condition in meetup.conditions.by_id.values():
        if condition.idea == idea.id and not condition.erased:
            kept = condition.vote is not None and condition.reworded and not any(says(words, condition.text) for words in words_of([idea]))
            yield from [ConditionReduced(condition.id)] if kept else close_and_redact(condition)
    yield from (AgreementRedacted(found.id) for found in meetup.agreements.by_id.values() if found.idea == idea.id and not found.erased)


def redact_borrowed(meetup: Meetup, ideas: Sequence[Idea], voted: bool = True) -> Iterator[Event]:
    """What else has words of these ideas, that all go now: names of groups with what was taken from those, and what the desk copied. `voted`: also conditions
    that the room voted on, which are the room's."""
    own, others = words_of(ideas), others_than(meetup, ideas)
    bare = set[str]()
    for group in meetup.grouping.by_id.values():
        having = [name for name in (group.name, *group.earlier) if is_of(name, own, others)]
        if having:
            bare.add(group.id)
            yield GroupNameRedacted(group.id, kept=group.name not in having)
    gone = {idea.id for idea in ideas}
    for condition in meetup.conditions.by_id.values():
        if not (condition.offered or condition.erased or condition.idea in gone) and (voted or condition.vote is None):
            yield from _condition(condition, condition.group in bare, own, others)
    for agreement in meetup.agreements.by_id.values():
        if not (agreement.offered or agreement.erased or agreement.idea in gone):
            yield from _agreement(agreement, agreement.group in bare, own, others)
    if any(copied(words, text) for text in meetup.baton.texts() for words in own):
        yield BatonRedacted()


def _condition(found: Condition, of_bare: bool, own: Sequence[str], others: Sequence[str]) -> Iterator[Event]:
    if any(copied(words, found.text) for words in own) or (of_bare and is_of(found.text, own, others)):
        yield from close_and_redact(found)
    elif of_bare or any(copied(words, text) for words in own for text in found.said):
        yield ConditionReduced(found.id)


def _agreement(found: Agreement, of_bare: bool, own: Sequence[str], others: Sequence[str]) -> Iterator[Event]:
    texts = found.deal.texts()
    if any(copied(words, text) for words in own for text in texts) or (of_bare and any(is_of(text, own, others) for text in texts)):
        yield AgreementRedacted(found.id)
    elif of_bare or any(copied(words, text) for words in own for text in found.said):
        yield AgreementReduced(found.id)


def copied(words: str, text: str) -> bool:
    """Whether the desk wrote this down in an idea's very words: all of them, or PHRASE from the beginning. One word that an idea begins with is nobody's."""
    return says(words, text) and (len(text.split()) >= PHRASE or text == " ".join(words.split()))


def words_of(ideas: Sequence[Idea]) -> list[str]:
    """What the room reads of them, or did, and what their authors wrote."""
    return [words for idea in ideas for words in dict.fromkeys((idea.text, idea.own_words, *idea.said)) if words]


def others_than(meetup: Meetup, ideas: Sequence[Idea]) -> list[str]:
    """What all the others say that are there for somebody to read."""
    gone = {idea.id for idea in ideas}
    return [idea.text for idea in meetup.ideas.by_id.values() if idea.id not in gone and idea.text and not (idea.hidden or idea.withdrawn)]


def is_of(said: str, own: Sequence[str], others: Sequence[str]) -> bool:
    return any(borrowed(said, words, others) for words in own)
