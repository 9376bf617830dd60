"""Likeness: which ideas may say the same, or be about the same. They are compared as they come in; groups are suggested when an operator asks.

Nothing is put together by it: it tells, and a person decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from facilitator.figures.likeness import Index
from facilitator.figures.suggested_groups import Suggested, suggested_groups, words_of
from facilitator.meetup.collecting import CollectingEvent
from facilitator.meetup.ideas import Idea, ideas_step, stands_alone
from facilitator.meetup.words import DESK, OPERATOR, SEES_ALL, Actor, Ballot, Command, Document, Event, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

MOST_COMPARED = 2_000  # in an evening; beyond it a new one is not compared any more: it would take longer than a turn


@dataclass
class Likeness:
    """State: what is suggested for each step. And for speed the ideas of each step as they are compared, made when they are needed and thrown away when
    words change."""

    suggested: dict[str, list[list[int]]] = field(default_factory=dict)
    _indexes: dict[str, Index] = field(default_factory=dict)

    def near(self, meetup: Meetup, step: str, text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The ideas that a new one with this text may double, and those that it is related to, opposites left out; the nearest first."""
        if len(meetup.ideas.by_id) > MOST_COMPARED:
            return (), ()
        index = self._indexes.get(step) or self._indexes.setdefault(step, Index({idea.id: idea.text for idea in compared(meetup, step)}))
        found = [each for each in index.near_text(text) if not each.opposed]
        return tuple(each.id for each in found if each.is_double), tuple(each.id for each in found if not each.is_double)

    def added(self, idea: Idea) -> None:
        if idea.step in self._indexes:
            self._indexes[idea.step].add(idea.id, idea.text)

    def forget(self, step: str) -> None:
        """Words of an idea of this step are other ones, or gone."""
        self._indexes.pop(step, None)


def compared(meetup: Meetup, step: str) -> Iterator[Idea]:
    return (idea for idea in meetup.ideas.by_id.values() if idea.step == step and idea.text and not idea.withdrawn)


def loose(meetup: Meetup, step: str) -> dict[int, str]:
    """The ideas that stand by themselves and in no group, by number."""
    grouping = meetup.grouping
    return {
        idea.id: idea.text for idea in compared(meetup, step) if not idea.hidden and grouping.group_of(idea.id) is None and stands_alone(meetup, idea, OPERATOR)
    }


@dataclass(frozen=True)
class GroupsSuggested(CollectingEvent, urgent=True):
    """Of each group the numbers of its ideas; no words of theirs, which may be taken away for good later."""

    groups: list[list[int]]

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.likeness.suggested[self.step] = self.groups

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("suggested",)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Groups suggested, {n}: {title}", {"n": len(self.groups), **self.title(meetup)}


@dataclass(frozen=True)
class SuggestGroups(Command, verb="groups.suggest", by=SEES_ALL, after_close=True, slow=True):
    """Looks which of the ideas of a step that are in no group may belong together."""

    step: str | None = None

    def work(self, meetup: Meetup) -> Callable[[], Suggested]:
        step = ideas_step(meetup, self.step)
        return partial(suggested_groups, dict(list(loose(meetup, step.id).items())[-MOST_COMPARED:]))

    def decide_after(self, meetup: Meetup, actor: Actor, now: float, done: Suggested) -> Iterator[Event | Ballot]:
        """What was decided or taken away meanwhile is left out where it is told."""
        yield GroupsSuggested(ideas_step(meetup, self.step).id, [list(group.ideas) for group in done.groups])


@document("suggested", (DESK, OPERATOR))
def suggested_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    """What of the suggestions is still to be decided: ideas that went into a group meanwhile, or are gone, are left out."""
    told = [group for step, groups in meetup.likeness.suggested.items() if groups for group in _still_loose(meetup, step, groups)]
    return {"groups": told} if told else None


def _still_loose(meetup: Meetup, step: str, groups: list[list[int]]) -> Iterator[Document]:
    left = loose(meetup, step)
    there = [ideas for group in groups if len(ideas := [idea for idea in group if idea in left]) > 1]
    told = {idea: left[idea] for ideas in there for idea in ideas}
    for ideas, words in zip(there, words_of(told, there), strict=True):
        yield {"step": step, "ideas": ideas, "name": ", ".join(words)}
