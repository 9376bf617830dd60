"""Weighing: the final votes on the ideas of a step, laid side by side by role, or by who votes alike; a copy, so that the meetup may go on meanwhile.

Of each idea something is told once. An idea on which fewer than twice k people voted says nothing by not being told, so it may have its turn later; so may
all ideas where the room could not be divided at all, and an idea of which nothing could be told once k more people have voted on it. An idea of which something
was told too early may be told of once more, when twice as many have voted on it. What comes later is told of the same roles, or of as many opinion groups, or
not at all; as long as nothing was told of any idea, the room is divided anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate
from math import inf
from typing import TYPE_CHECKING

from facilitator.figures.common_ground import Standing, ground
from facilitator.figures.groups import UNKNOWN
from facilitator.figures.opinion_groups import opinion_groups
from facilitator.figures.suppression import K
from facilitator.meetup.ideas import Idea
from facilitator.meetup.steps import Step
from facilitator.meetup.support import values_of
from facilitator.meetup.words import Document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

ROLE, OPINION, NEITHER = "role", "opinion", ""
LEAST_VOTES = 2 * K  # two groups of k, before anything can be told across them
MOST_VOTES = 40_000  # of which opinion groups are made: some seconds; of more, those on the ideas that most voted on
MORE, MOST_TELLINGS = 2, 2  # times as many voted, before something else is told of an idea; and how often anything is
LEAST_KNOWN = 0.5  # of those who voted: so many said a role, where roles are the groups

GRADES = ("common", "divided", "everywhere")

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Weighed:
    """What came of it, as the event tells it; `source`: of what it was made."""

    source: Weighing
    by: str
    groups: list[list[str]]
    voters: int
    ideas: dict[str, Document]

    @property
    def digests(self) -> dict[str, str]:
        """By idea, that of the votes of which it was made."""
        given: dict[int, dict[str, str]] = {int(idea): {} for idea in self.ideas}
        for voter, votes in self.source.votes.items():
            for idea in votes.keys() & given.keys():
                given[idea][voter] = votes[idea]
        return {str(idea): digest_of(values) for idea, values in given.items()}


@dataclass(frozen=True)
class Weighing:
    """`ideas`: those whose turn it is, `again` the ones among them of which something was told before. `votes`: by person, what they said of which idea of the
    step. `before`: by what the room was divided the last time, and how."""

    ideas: tuple[int, ...]
    votes: Mapping[str, Mapping[int, str]]
    role_of: Mapping[str, str]
    before: tuple[str, Groups] | None
    again: frozenset[int] = frozenset()

    def make(self) -> Weighed:
        voters = sum(1 for given in self.votes.values() if given)
        for by, group_of in self._ways():
            found = ground(self.ideas, self.votes, group_of, again=self.again)
            groups = self._named(by, found.groups)
            if groups:
                return Weighed(self, by, groups, voters, {str(idea): entry(standing) for idea, standing in found.standings.items()})
        by, groups = (self.before[0], [list(names) for names in self.before[1]]) if self.before else (NEITHER, [])
        return Weighed(self, by, groups, voters, {})

    def _ways(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        """By what to divide the room, the best way first."""
        by, groups = self.before or (NEITHER, ())
        if by == ROLE:
            label = {name: names[0] for names in groups for name in names}
            yield ROLE, {person: label.get(role, UNKNOWN) for person, role in self.role_of.items()}
            return
        if by == NEITHER and len(self.role_of) >= LEAST_KNOWN * len(self.votes):
            yield ROLE, self.role_of
        yield OPINION, opinion_groups(within(self.votes, MOST_VOTES))
        if by == NEITHER:
            yield ROLE, self.role_of

    def _named(self, by: str, found: Groups) -> list[list[str]]:
        """None of them where they are not those of before."""
        if not self.before:
            return [list(names) for names in found] if by == ROLE else [[] for _ in found]
        same = {names[0] for names in self.before[1]} == {names[0] for names in found} if by == ROLE else len(self.before[1]) == len(found)
        return [list(names) for names in self.before[1]] if same else []


def within(votes: Mapping[str, Mapping[int, str]], most: int) -> Mapping[str, Mapping[int, str]]:
    """Not more votes than this: those on the ideas that most people voted on."""
    number = Counter(idea for given in votes.values() for idea in given)
    if number.total() <= most:
        return votes
    order = sorted(number, key=lambda idea: (-number[idea], idea))
    kept = {idea for idea, all_so_far in zip(order, accumulate(number[idea] for idea in order), strict=True) if all_so_far <= most}
    return {person: {idea: value for idea, value in given.items() if idea in kept} for person, given in votes.items()}


def entry(standing: Standing) -> Document:
    """What the event tells of an idea."""
    counts = {"agree": standing.agree, "disagree": standing.disagree, "pass": standing.passed}
    return {"counts": counts, "common": standing.common, "divided": standing.divided, "everywhere": standing.everywhere}


def is_told(found: Document) -> bool:
    """Whether anything was told of an idea across the groups."""
    return any(found[grade] is not None for grade in GRADES)


def digest_of(values: Mapping[str, str]) -> str:
    """Tells one set of votes from another, and nobody's vote: voters are called by what is made with the meetup's key, which nobody outside has, and which
    is gone with the names of the voters at the seal."""
    return blake2b("\n".join(sorted(f"{voter} {value}" for voter, value in values.items())).encode(), digest_size=8).hexdigest()


def weighing(meetup: Meetup, step: Step) -> Weighing:
    votes: dict[str, dict[int, str]] = {}
    for idea in heads(meetup, step.id):
        for voter, value in values_of(meetup, idea).items():
            votes.setdefault(voter, {})[idea.id] = value
    known = meetup.people.described["role"]
    before = meetup.common_ground.by_step.get(step.id)
    stands = before and before.groups and any(is_told(found) for found in before.ideas.values())
    named = (before.by, tuple(tuple(names) for names in before.groups)) if before and stands else None
    ideas = tuple(fresh(meetup, step.id))
    again = frozenset(idea for idea in ideas if before and before.tellings.get(idea))
    return Weighing(ideas, votes, {voter: known[voter] for voter in sorted(votes) if known.get(voter)}, named, again)


def heads(meetup: Meetup, step: str) -> Iterator[Idea]:
    """The ideas that stand by themselves."""
    return (
        idea for idea in meetup.ideas.by_id.values() if idea.step == step and idea.id not in meetup.grouping.under and not (idea.withdrawn or idea.redacted)
    )


def fresh(meetup: Meetup, step: str) -> Iterator[int]:
    """The ideas that have not been weighed, or on which so many more have voted since that they may be once more; of a sealed meetup none."""
    if meetup.seal:
        return
    before = meetup.common_ground.by_step.get(step)
    for idea in heads(meetup, step):
        least = needed(before.ideas.get(idea.id), before.tellings.get(idea.id, 0)) if before else LEAST_VOTES
        if len(values_of(meetup, idea)) >= least:
            yield idea.id


def needed(found: Document | None, tellings: int) -> float:
    """How many must have voted on an idea of which this was found the last time, and something was told so many times."""
    if found is None:
        return LEAST_VOTES
    if tellings >= MOST_TELLINGS:
        return inf
    votes = sum(found["counts"].values())
    return float(MORE * votes if is_told(found) else votes + K)
