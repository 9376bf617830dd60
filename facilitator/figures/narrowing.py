"""Narrowing: what is told of a split becomes less, figure by figure, where a small one beside it can still be worked out; what says least goes first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

from facilitator.figures.groups import NOT, UNKNOWN
from facilitator.figures.shift import SHIFT

Told = dict[str, Any]
Cell = tuple[Any, ...]
Place = tuple[dict[Any, int | None], Any]  # where a figure is kept, and under which name


def narrower(by: str, told: Told, unsafe: Iterable[Cell]) -> Told:
    """What is told `by` a property or as a shift, less one figure for each of these cells (`worlds.unsafe`); as it is, where there is none to leave out."""
    less: Told = deepcopy(told)
    for cell in unsafe:
        beside = _beside_in_shift(less, *cell[2:]) if by == SHIFT else _beside_in_split(less, *cell[2:])
        figures, name = next(((figures, name) for figures, name in beside if figures[name] is not None), ({}, None))
        figures[name] = None
    return less


def _beside_in_shift(shift: Told, kind: str, *ends: str) -> Iterator[Place]:
    """The figures from which this one could follow: how many left an answer says least to a room. How many changed their mind says most, and stays."""
    counts, to, left = shift["counts"], shift["to"], shift["left"]
    if kind == "move":
        one, other = ends
        if one != UNKNOWN:
            yield left, one
        if other != UNKNOWN:
            yield from _smallest((counts[row], other) for row in counts)
        if one != UNKNOWN:
            yield from _smallest((counts[one], row) for row in counts)
        if other != UNKNOWN:
            yield to, other
    elif kind == "to":
        yield from _smallest((counts[row], ends[0]) for row in counts if row != ends[0])
        yield from _smallest((to, row) for row in to)
    elif kind == "left":
        yield from _smallest((left, row) for row in left)
        yield from _smallest((counts[ends[0]], row) for row in counts if row != ends[0])
    else:
        yield from _smallest((left, row) for row in left)
        yield from _smallest((counts[row], row) for row in counts)
        yield from _smallest((to, row) for row in to)


def _beside_in_split(split: Told, row: str, at: int) -> Iterator[Place]:
    """First of the same group, then of the same answer; of those who did not choose an answer it follows from who did."""
    if row.startswith(NOT):
        row = row.removeprefix(NOT)
        yield split["counts"][row], at
    yield from _smallest((counts, at) for counts in split["counts"].values())
    if row in split["counts"]:
        yield from _smallest((split["counts"][row], other) for other in range(len(split["groups"])))


def _smallest(places: Iterable[Place]) -> Iterator[Place]:
    """Those that are told, the smallest figure first."""
    return iter(sorted((place for place in places if place[0][place[1]] is not None), key=lambda place: place[0][place[1]] or 0))
