"""Opinion groups: who votes alike, found from the votes alone, in the steps that Polis takes.

People are rows and ideas columns: 1 agreed, -1 disagreed, 0 passed; what someone did not vote on counts as the mean of who did. The two directions in which
people differ most (principal components) make a plane; who voted on little stands near its middle, so each is moved outward by the root of how much is missing.
In that plane k-means makes two to five groups, and the silhouette says which number fits best (Small and others, "Polis", 2021).

Nothing here is left to chance: the same votes give the same groups. Who is in which group is not to be told to anyone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import dist, fsum, hypot, sqrt
from operator import itemgetter, mul
from statistics import fmean

from facilitator.figures.common_ground import AGREE, DISAGREE, VALUES
from facilitator.figures.suppression import K

NUMBER = {AGREE: 1.0, DISAGREE: -1.0}
LEAST_VOTES = 7  # of someone who is placed in a group, as in Polis
MOST_GROUPS = 5
NEAR_ENOUGH, MOST_ROUNDS = 1e-7, 400  # of looking for a direction

Point = tuple[float, float]
Vector = list[float]


def opinion_groups(votes: Mapping[str, Mapping[int, str]], k: int = K) -> dict[str, str]:
    """By person, the name of their group: "1" is the largest. Each has room for k people with each value. Who voted on fewer than LEAST_VOTES ideas is in
    none; nobody is, where too few people voted, or where they can't be divided so."""
    voted = {person: given for person in sorted(votes) if len(given := votes[person]) >= LEAST_VOTES}
    least = k * len(VALUES)
    if len(voted) < 2 * least:
        return {}
    points = _plane(list(voted.values()))
    divisions = [division for count in range(2, MOST_GROUPS + 1) if (division := _divided(points, count, least))]
    if not divisions:
        return {}
    best = max(divisions, key=lambda division: (_silhouette(points, division), -len(set(division))))
    order = sorted(set(best), key=lambda group: (-best.count(group), best.index(group)))
    return {person: str(order.index(group) + 1) for person, group in zip(voted, best, strict=True)}


def _plane(votes: Sequence[Mapping[int, str]]) -> list[Point]:
    """Where each person stands."""
    table = _Table(votes)
    first = table.direction([])
    second = table.direction([first])
    return [(stretch * x, stretch * y) for stretch, x, y in zip(table.stretch, table.along(first), table.along(second), strict=True)]


class _Table:
    """The votes less the mean of each idea: what is missing is nothing then, and is left out."""

    def __init__(self, votes: Sequence[Mapping[int, str]]) -> None:
        ideas = sorted({idea for given in votes for idea in given})
        place = {idea: at for at, idea in enumerate(ideas)}
        columns: list[list[tuple[int, float]]] = [[] for _ in ideas]
        for person, given in enumerate(votes):
            for idea, said in given.items():
                columns[place[idea]].append((person, NUMBER.get(said, 0.0)))
        rows: list[list[tuple[int, float]]] = [[] for _ in votes]
        for at, column in enumerate(columns):
            mean = fmean(value for _, value in column)
            column[:] = [(person, value - mean) for person, value in column]
            for person, value in column:
                rows[person].append((at, value))
        self.ideas = len(ideas)
        self.stretch = [sqrt(len(ideas) / len(row)) for row in rows]
        self._rows, self._columns = [_times(row) for row in rows], [_times(column) for column in columns]
        self._widest = max(rows, key=lambda row: fsum(value * value for _, value in row))

    def along(self, direction: Vector) -> Vector:
        """How far each person is that way."""
        return [row(direction) for row in self._rows]

    def direction(self, others: Sequence[Vector]) -> Vector:
        """The one in which people differ most, at right angles to the others: found by power iteration from the person who differs most from the mean."""
        start = [0.0] * self.ideas
        for at, value in self._widest:
            start[at] = value
        found = _unit(start, others)
        for _ in range(MOST_ROUNDS):
            people = self.along(found)
            before, found = found, _unit([column(people) for column in self._columns], others)
            if dist(before, found) < NEAR_ENOUGH:
                break
        return found


def _times(cells: Sequence[tuple[int, float]]) -> Callable[[Vector], float]:
    """The sum of these values, each times that of a vector at its place."""
    if len(cells) < 2:  # itemgetter of one place gives no tuple
        return lambda vector: sum(value * vector[at] for at, value in cells)
    at, values = itemgetter(*(at for at, _ in cells)), [value for _, value in cells]
    return lambda vector: sum(map(mul, values, at(vector)))


def _unit(vector: Vector, others: Sequence[Vector]) -> Vector:
    """Of length 1, at right angles to the others, its largest part positive; nothing where there is nothing else."""
    for other in others:
        along = sum(map(mul, vector, other))
        vector = [value - along * part for value, part in zip(vector, other, strict=True)]
    length = sqrt(sum(map(mul, vector, vector)))
    largest = max(vector, key=abs)
    return [value / length * (1 if largest > 0 else -1) for value in vector] if length > 1e-12 else [0.0] * len(vector)


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
