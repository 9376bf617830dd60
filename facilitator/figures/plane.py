"""Where people stand, by how they voted: a plane in which those who vote alike are near each other; and whether that is more than chance.

People are rows and ideas columns: 1 agreed, -1 disagreed, 0 passed; what someone did not vote on counts as the mean of who did. The two directions in which
people differ most (principal components) make the plane. Who voted on little stands near its middle, so each is moved outward by the root of how much is
missing, as Polis does it (Small and others, "Polis: scaling deliberation by mapping high dimensional opinion spaces", 2021).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import dist, fsum, sqrt
from operator import itemgetter, mul
from statistics import fmean
from zlib import crc32

from facilitator.figures.common_ground import AGREE, DISAGREE

NUMBER = {AGREE: 1.0, DISAGREE: -1.0}
NEAR_ENOUGH, MOST_ROUNDS = 1e-7, 400  # of looking for a direction
FEW_ROUNDS = 30  # where only the spread along it counts
DEALT = 3  # times that the votes are dealt anew
BEYOND_CHANCE = 1.25  # times as far apart; docs/ideas.md says how this was chosen

Votes = Mapping[str, Mapping[int, str]]
Point = tuple[float, float]
Vector = list[float]


def plane(votes: Votes) -> list[Point]:
    """Where each person stands."""
    table = _Table(votes)
    first = table.direction([])
    second = table.direction([first])
    return [(stretch * x, stretch * y) for stretch, x, y in zip(table.stretch, table.along(first), table.along(second), strict=True)]


def is_more_than_chance(votes: Votes) -> bool:
    """Whether people are further apart, the way in which they differ most, than if each idea had got the same votes from others of those who voted on it."""
    by_chance = max(_spread(_dealt(votes, time)) for time in range(DEALT))
    return _spread(votes) >= BEYOND_CHANCE * by_chance > 0


def _spread(votes: Votes) -> float:
    table = _Table(votes)
    return fsum(far * far for far in table.along(table.direction([], FEW_ROUNDS)))


def _dealt(votes: Votes, time: int) -> Votes:
    """The votes on each idea, dealt anew among who voted on it; the same every time."""
    voters: dict[int, list[str]] = {}
    for person in sorted(votes):
        for idea in votes[person]:
            voters.setdefault(idea, []).append(person)
    dealt: dict[str, dict[int, str]] = {person: {} for person in votes}
    for idea, people in voters.items():
        turned = sorted(people, key=lambda person: (crc32(f"{time} {idea} {person}".encode()), person))
        for person, other in zip(people, turned, strict=True):
            dealt[person][idea] = votes[other][idea]
    return dealt


class _Table:
    """The votes less the mean of each idea: what is missing is nothing then, and is left out."""

    def __init__(self, votes: Votes) -> None:
        ideas = sorted({idea for given in votes.values() for idea in given})
        place = {idea: at for at, idea in enumerate(ideas)}
        columns: list[list[tuple[int, float]]] = [[] for _ in ideas]
        for person, given in enumerate(votes.values()):
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

    def direction(self, others: Sequence[Vector], rounds: int = MOST_ROUNDS) -> Vector:
        """The one in which people differ most, at right angles to the others: found by power iteration from the person who differs most from the mean."""
        start = [0.0] * self.ideas
        for at, value in self._widest:
            start[at] = value
        found = _unit(start, others)
        for _ in range(rounds):
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
