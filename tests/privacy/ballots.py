"""How people may answer the question of a random evening, and what is counted of it: as whoever attacks it sees it, not as the rules do it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations, permutations
from typing import Any

Counted = Callable[[str], int]


@dataclass(frozen=True)
class Ballots:
    """`given`: what phones send, by a name for each ballot there is; `rows`: what results are split by, of numbers not known beforehand; `totals`: what is told
    of the whole room, or less than that."""

    poll: dict[str, Any]
    given: Mapping[str, Any]
    rows: Mapping[str, Counted]
    totals: Mapping[str, Counted]

    def name(self, choice: Any) -> str:
        return next(name for name, given in self.given.items() if given == choice)

    @property
    def one_row(self) -> bool:
        return not self.rows or all(sum(counted(name) for counted in self.rows.values()) == 1 for name in self.given)


def choice(options: Sequence[str]) -> Ballots:
    rows = {option: partial(str.__eq__, option) for option in options}
    return Ballots({"kind": "choice", "options": list(options)}, dict(zip(options, options, strict=True)), rows, rows)


def choices(options: Sequence[str]) -> Ballots:
    given = {"+".join(some): list(some) for number in range(1, len(options) + 1) for some in combinations(options, number)}
    rows = {option: partial(_chose, option) for option in options}
    return Ballots({"kind": "choices", "options": list(options)}, given, rows, rows)


def scale(points: int) -> Ballots:
    """Its rows are the two sides and the middle."""
    given = {str(point): point for point in range(1, points + 1)}
    half = points // 2
    sides = {"low": [*given][:half], "middle": [*given][half : points - half], "high": [*given][points - half :]}
    rows = {side: partial(_is_of, tuple(names)) for side, names in sides.items() if names}
    return Ballots({"kind": "scale", "from": 1, "to": points}, given, rows, {name: partial(str.__eq__, name) for name in given})


def rank(options: Sequence[str], most: int | None = None) -> Ballots:
    """Its rows are what was put first; of the whole room it is told how many put what in which place."""
    given = {">".join(order): list(order) for order in permutations(options, most)}
    places = {f"{option}:{place}": partial(_stands, option, place) for option in options for place in range(most or len(options))}
    rows = {option: partial(_stands, option, 0) for option in options}
    return Ballots({"kind": "rank", "options": list(options), "most": most}, given, rows, places)


def number(values: Sequence[int]) -> Ballots:
    """Of the whole room everything is taken to be told."""
    given = {str(value): value for value in values}
    return Ballots({"kind": "number", "least": 0, "most": 100}, given, {}, {name: partial(str.__eq__, name) for name in given})


def ranges(labels: Mapping[str, str]) -> dict[str, Counted]:
    """The rows of numbers, as they are told: 20–39."""
    return {row: partial(_within, int(label.split("–")[0]), int(label.split("–")[-1])) for row, label in labels.items()}


def points(options: Sequence[str]) -> Ballots:
    """Its rows are what got most; of the whole room it is told how many points each got, and for how many it got most."""
    shares = ((100,), (50, 50), (60, 40))[: 5 - len(options)]  # of more the solver would take minutes
    orders = (zip(order, share, strict=False) for share in shares for order in permutations(options, len(share)))
    given = {"+".join(sorted(f"{option}:{points}" for option, points in order)): order for order in map(tuple, orders)}
    rows: dict[str, Counted] = {option: partial(_most, option) for option in options}
    sums: dict[str, Counted] = {f"points of {option}": partial(_points, option) for option in options}
    return Ballots({"kind": "points", "options": list(options)}, {name: dict(order) for name, order in given.items()}, rows, sums | rows)


def _chose(option: str, name: str) -> bool:
    return option in name.split("+")


def _is_of(names: tuple[str, ...], name: str) -> bool:
    return name in names


def _stands(option: str, place: int, name: str) -> bool:
    return name.split(">")[place : place + 1] == [option]


def _within(low: int, high: int, name: str) -> bool:
    return name != "" and low <= int(name) <= high


def _shares(name: str) -> dict[str, int]:
    return {option: int(points) for option, points in (share.split(":") for share in name.split("+") if share)}


def _points(option: str, name: str) -> int:
    return _shares(name).get(option, 0)


def _most(option: str, name: str) -> bool:
    return _points(option, name) == max(_shares(name).values(), default=-1)
