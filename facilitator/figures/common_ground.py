"""Common ground: which ideas people of every group agree with, and on which the groups part. Groups are roles, or opinion groups.

As in Polis (group-informed consensus; Small and others, "Polis: scaling deliberation by mapping high dimensional opinion spaces", 2021) the agree share of each
group is smoothed, (agrees + 1) / (votes + 2), and these are multiplied: one group that disagrees weighs more than its size. What divides is the largest
difference between two groups' shares.

What a hall can be told in one sentence is coarser: whether in every group more than half of those who voted on an idea agree with it.

A product or a difference to many decimals would tell of a small group how it voted. So what is told is that sentence and grades of a few steps, and only
where every group has k votes on the idea at least. Wherever fewer than k of a group agreed, or did not, all that is told must stay the same over a range of k
who did, in exchange for as many of other groups. Within a grade the order is that of figures of the whole room, which everyone has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import prod
from typing import NamedTuple

from facilitator.figures.groups import UNKNOWN, joined
from facilitator.figures.suppression import K

VALUES = AGREE, DISAGREE, PASS = "agree", "disagree", "pass"
COMMON = (0.2, 0.4, 0.6, 0.8)  # the typical group's share (the geometric mean) from which the grade is 1, 2, 3 and 4
DIVIDED = (0.3, 0.5)  # the difference from which it is 1 and 2

AGAIN = 3  # times k, of an idea of which something was told before, of half as many votes at most

Counts = Sequence[tuple[int, int]]  # by group: how many agreed, of how many who voted


class Grades(NamedTuple):
    """What is told of an idea across the groups. `common` is 0 to 4, `divided` 0 to 2, `everywhere` whether in every group more than half agree; None: too
    few to tell safely."""

    common: int | None = None
    divided: int | None = None
    everywhere: bool | None = None


NOTHING = Grades()
LEFT_OUT = ((), ("divided",), ("everywhere",), ("divided", "everywhere"))  # where not all of it is safe


@dataclass(frozen=True)
class Standing:
    """How an idea stands: in the whole room, and across the groups, as in Grades."""

    idea: int
    agree: int
    disagree: int
    passed: int
    common: int | None
    divided: int | None
    everywhere: bool | None

    @property
    def votes(self) -> int:
        return self.agree + self.disagree + self.passed

    @property
    def support(self) -> float:
        """The smoothed agree share of the whole room: of few votes it is nearer to a half."""
        return smoothed(self.agree, self.votes)


@dataclass(frozen=True)
class Ground:
    """`groups`: the names of each, the largest first, and `sizes`: how many of each voted. No groups: nothing is told across them. `standings`: by idea."""

    groups: tuple[tuple[str, ...], ...]
    sizes: tuple[int, ...]
    standings: Mapping[int, Standing]

    def common(self) -> list[int]:
        """The ideas of which it can be told, those that are most of all groups first."""
        told = [(-standing.common, -standing.support, idea) for idea, standing in self.standings.items() if standing.common is not None]
        return [idea for *_, idea in sorted(told)]

    def everywhere(self) -> list[int]:
        """Of these the ones with which in every group more than half agree."""
        return [idea for idea in self.common() if self.standings[idea].everywhere]

    def divided(self) -> list[int]:
        """The ideas of which it can be told, those on which groups part most first; in a grade those first on which the room is nearest to half and half."""
        told = [(-standing.divided, abs(standing.support - 0.5), idea) for idea, standing in self.standings.items() if standing.divided is not None]
        return [idea for *_, idea in sorted(told)]


def ground(ideas: Sequence[int], votes: Mapping[str, Mapping[int, str]], group_of: Mapping[str, str], k: int = K, again: Collection[int] = ()) -> Ground:
    """
    `votes`: by person, what they said of which idea. `group_of`: by person; who is in no group, or in UNKNOWN, counts in the whole room only. Of the ideas of
    `again` something was told before: what is told now must be safe beside that, so it holds for AGAIN times as many people.

    Groups that have no room for k people with each value are taken together, for their size alone, and left out where they are fewer than k even so; where
    that leaves fewer than two, nothing is told across groups. To be computed once, of votes that are final: two that differ by one vote may tell whose it was.
    """
    groups = _groups(votes, group_of, k)
    place = {name: at for at, names in enumerate(groups) for name in names}
    tallies = {idea: Counter[str]() for idea in ideas}
    agreed, voted = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for person, given in votes.items():
        at = place.get(group_of.get(person, UNKNOWN))
        for idea, value in given.items():
            if idea in tallies:
                tallies[idea][value] += 1
                if at is not None:
                    voted[idea, at] += 1
                    agreed[idea, at] += value == AGREE
    standings = {}
    for idea, tally in tallies.items():
        grades = told([(agreed[idea, at], voted[idea, at]) for at in range(len(groups))], AGAIN * k if idea in again else k)
        standings[idea] = Standing(idea, tally[AGREE], tally[DISAGREE], tally[PASS], *grades)
    sizes = Counter(place.get(group_of.get(person, UNKNOWN)) for person, given in votes.items() if given)
    return Ground(tuple(tuple(names) for names in groups), tuple(sizes[at] for at in range(len(groups))), standings)


def _groups(votes: Mapping[str, Mapping[int, str]], group_of: Mapping[str, str], k: int) -> list[list[str]]:
    sizes = Counter(group_of.get(person, UNKNOWN) for person, given in votes.items() if given)
    names = sorted(sizes.keys() - {UNKNOWN}, key=lambda name: (-sizes[name], name))
    groups = [each for each in joined(names, sizes, k * len(VALUES)) if sum(sizes[name] for name in each) >= k]
    return sorted(groups, key=lambda each: -sum(sizes[name] for name in each)) if len(groups) > 1 else []


def smoothed(agreed: int, voted: int) -> float:
    return (agreed + 1) / (voted + 2)


def informed(counts: Counts) -> float:
    """The group-informed consensus: the product of the groups' smoothed shares, over 0 up to 1."""
    return prod(sorted(smoothed(*count) for count in counts))


def difference(counts: Counts) -> float:
    """Between the groups that agree most and least, 0 to 1."""
    shares = [smoothed(*count) for count in counts]
    return max(shares) - min(shares)


def told(counts: Counts, k: int = K) -> Grades:
    """As much as can be told safely; what divides may be untold where common ground is told, and whether all groups agree where the grade is."""
    if len(counts) < 2 or any(voted < k for _, voted in counts):
        return NOTHING
    full = _graded(counts)
    candidates = (full._replace(**dict.fromkeys(left_out)) for left_out in LEFT_OUT)
    return next((each for each in candidates if _is_safe(counts, k, partial(_fits, each))), NOTHING)


def _fits(told: Grades, counts: Counts) -> bool:
    """Whether the same would be told of these counts."""
    return all(one is None or one == other for one, other in zip(told, _graded(counts), strict=True))


def _graded(counts: Counts) -> Grades:
    typical, apart = informed(counts) ** (1 / len(counts)), difference(counts)
    everywhere = all(2 * agreed > voted for agreed, voted in counts)
    return Grades(sum(typical >= bound for bound in COMMON), sum(apart >= bound for bound in DIVIDED), everywhere)


def _is_safe(counts: Counts, k: int, same: Callable[[Counts], bool]) -> bool:
    """Whether each small figure could be anything over a range of k, or over all that there is of it in the room, for all that may be known: how many voted of
    each group, how many agreed in all, and this grade."""
    all_agreed, all_voted = (sum(each) for each in zip(*counts, strict=True))
    for at, (agreed, voted) in enumerate(counts):
        enough = [min(k, whole) for part, whole in ((agreed, all_agreed), (voted - agreed, all_voted - all_agreed)) if part < k]
        if enough and _range(counts, at, max(enough), same) < max(enough):
            return False
    return True


def _range(counts: Counts, at: int, enough: int, same: Callable[[Counts], bool]) -> int:
    """Over how many more and fewer of this group together who agreed, instead of as many of others, the grade stays."""
    others = [other for other in range(len(counts)) if other != at]
    return sum(max(_steps(counts, at, [first, *others], way, enough, same) for first in others) for way in (1, -1))


def _steps(counts: Counts, at: int, others: Sequence[int], way: int, enough: int, same: Callable[[Counts], bool]) -> int:
    """One by one, each time instead of one of the first of the others with which it stays."""
    for step in range(enough):
        ways = (_moved(counts, at, other, way) for other in others)
        moved = next((each for each in ways if each and same(each)), None)
        if moved is None:
            return step
        counts = moved
    return enough


def _moved(counts: Counts, at: int, other: int, way: int) -> Counts | None:
    """One more (or fewer) of this group agreed, and one fewer (or more) of the other; None where there is nobody for that."""
    moved = [*counts]
    for place, by in ((at, way), (other, -way)):
        agreed, voted = counts[place]
        moved[place] = (agreed + by, voted)
        if not 0 <= agreed + by <= voted:
            return None
    return moved
