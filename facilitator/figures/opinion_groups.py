"""Opinion groups: who votes alike, found from the votes alone, in the steps that Polis takes.

In the plane where people stand (`plane.py`) k-means makes two to five groups, and the silhouette says which number fits best. Nothing here is left to chance:
the same votes give the same groups. Who is in which group is not to be told to anyone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import dist, fsum, hypot
from statistics import fmean

from facilitator.figures.common_ground import VALUES
from facilitator.figures.plane import Point, is_more_than_chance, plane
from facilitator.figures.suppression import K

LEAST_VOTES = 7  # of someone who is placed in a group, as in Polis
MOST_GROUPS = 5


def opinion_groups(votes: Mapping[str, Mapping[int, str]], k: int = K) -> dict[str, str]:
    """By person, the name of their group: "1" is the largest. Each has room for k people with each value. Who voted on fewer than LEAST_VOTES ideas is in
    none; nobody is, where too few people voted, where they differ no more than by chance, or where they can't be divided so."""
    voted = {person: given for person in sorted(votes) if len(given := votes[person]) >= LEAST_VOTES}
    least = k * len(VALUES)
    if len(voted) < 2 * least or not is_more_than_chance(voted):
        return {}
    points = plane(voted)
    divisions = [division for count in range(2, MOST_GROUPS + 1) if (division := _divided(points, count, least))]
    if not divisions:
        return {}
    best = max(divisions, key=lambda division: (_silhouette(points, division), -len(set(division))))
    order = sorted(set(best), key=lambda group: (-best.count(group), best.index(group)))
    return {person: str(order.index(group) + 1) for person, group in zip(voted, best, strict=True)}


def _divided(points: Sequence[Point], count: int, least: int) -> list[int] | None:
    """By person, the number of their group; of the divisions tried the one whose groups are closest together. None: none has enough people in each."""
    found = [_settled(points, centres) for centres in _starts(points, count)]
    fit = [groups for groups in found if min(groups.count(group) for group in range(count)) >= least]
    return min(fit, key=lambda groups: _within(points, groups), default=None)


def _starts(points: Sequence[Point], count: int) -> Iterator[list[Point]]:
    """Where groups may begin: far from each other, and evenly along each of the two directions."""
    far = [max(points, key=lambda point: hypot(*point))]
    while len(far) < count:
        far.append(max(points, key=lambda point: min(dist(point, centre) for centre in far)))
    yield far
    for axis in (0, 1):
        along = sorted(points, key=lambda point: (point[axis], point[1 - axis]))
        yield [along[(2 * at + 1) * len(along) // (2 * count)] for at in range(count)]


def _settled(points: Sequence[Point], centres: list[Point]) -> list[int]:
    """k-means (Lloyd): everyone to the nearest centre, each centre to the middle of its people, until nobody moves."""
    groups: list[int] = []
    for _ in range(100):
        before, groups = groups, [min(range(len(centres)), key=lambda group: dist(point, centres[group])) for point in points]
        if groups == before:
            break
        centres = _middles(points, groups, centres)
    return groups


def _middles(points: Sequence[Point], groups: Sequence[int], before: Sequence[Point]) -> list[Point]:
    people = [[point for point, each in zip(points, groups, strict=True) if each == group] for group in range(len(before))]
    return [(fmean(x for x, _ in there), fmean(y for _, y in there)) if there else centre for there, centre in zip(people, before, strict=True)]


def _within(points: Sequence[Point], groups: Sequence[int]) -> float:
    """The squared distances to the middles, together."""
    middles = _middles(points, groups, [(0.0, 0.0)] * (max(groups) + 1))
    return fsum(dist(point, middles[group]) ** 2 for point, group in zip(points, groups, strict=True))


def _silhouette(points: Sequence[Point], groups: Sequence[int]) -> float:
    """How much nearer people are to the middle of their own group than to that of the next, -1 to 1 (the simplified silhouette: of all pairs of people it would
    take a second for a thousand of them)."""
    middles = _middles(points, groups, [(0.0, 0.0)] * (max(groups) + 1))
    return fmean(_nearness(point, group, middles) for point, group in zip(points, groups, strict=True))


def _nearness(point: Point, group: int, middles: Sequence[Point]) -> float:
    own = dist(point, middles[group])
    next_one = min(dist(point, middle) for other, middle in enumerate(middles) if other != group)
    return (next_one - own) / max(own, next_one, 1e-12)
