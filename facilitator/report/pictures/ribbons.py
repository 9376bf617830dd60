"""The picture of who changed their mind: where its ribbons and bands run, in percent of its height. The twin of `static/js/parts/ribbons.js`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from facilitator.figures.shift import SHIFT
from facilitator.figures.suppression import K
from facilitator.meetup.words import Document
from facilitator.report.pictures.splits import Move, told_moves

GAP = 4.0  # percent of the height, between places
OTHERS, STAYED, MOVED = "others", "stayed", "moved"


@dataclass(frozen=True)
class Place:
    """Of a row on one side of the ribbons."""

    label: str
    y: float
    height: float


@dataclass(frozen=True)
class Ribbon:
    """Begins at `left` and ends at `right`."""

    move: Move
    left: float
    right: float
    height: float


@dataclass(frozen=True)
class Band:
    """Of `size` people in no cell that is told: who stayed, who moved, or both together. `count` None: so few that no figure is shown."""

    kind: str
    size: int
    y: float
    height: float

    @property
    def count(self) -> int | None:
        return None if self.size < K else self.size


@dataclass(frozen=True)
class Ribbons:
    before: tuple[Place, ...]
    after: tuple[Place, ...]
    ribbons: tuple[Ribbon, ...]
    bands: tuple[Band, ...]


def untold_of(told: Document) -> list[tuple[str, int]]:
    """Those who answered twice and are in no cell that is told: who stayed and who moved apart, where that is known of K or more of each; else together."""
    shift, moves = told["split"][SHIFT], told_moves(told)
    if shift["matched"] is None:
        return []
    stayed, moved = (sum(move.count for move in moves if (move.start == move.end) is same) for same in (True, False))
    if shift["stayed"] is not None:
        bands = [(kind, size) for kind, size in ((STAYED, shift["stayed"] - stayed), (MOVED, shift["changed"] - moved)) if size]
        if all(size >= K for _, size in bands):
            return bands
    others = shift["matched"] - stayed - moved
    return [(OTHERS, others)] if others else []


def ribbons_of(told: Document) -> Ribbons:
    """Each row of which any move is told has its place left (first) and right (now), as high as what is told of it; the bands of what is untold lie below
    them. Together they are as high as all who answered twice, but for the gaps."""
    moves, untold = told_moves(told), untold_of(told)
    whole = sum(move.count for move in moves) + sum(size for _, size in untold)
    seen = {place for move in moves for place in (move.start, move.end)}
    unit = (100 - GAP * (len(seen) - 1 + len(untold))) / max(1, whole)
    before, _ = _places(told, seen, [(move.start, move.count * unit) for move in moves])
    after, y = _places(told, seen, [(move.end, move.count * unit) for move in moves])
    lefts, rights, ribbons = [place.y for place in before], [place.y for place in after], list[Ribbon]()
    for move in moves:
        height = move.count * unit
        ribbons.append(Ribbon(move, lefts[move.start], rights[move.end], height))
        lefts[move.start] += height
        rights[move.end] += height
    bands = list[Band]()
    for kind, size in untold:
        bands.append(Band(kind, size, y, size * unit))
        y += size * unit + GAP
    return Ribbons(before, after, tuple(ribbons), tuple(bands))


def _places(told: Document, seen: Collection[int], heights: list[tuple[int, float]]) -> tuple[tuple[Place, ...], float]:
    """The places, and where what is below them begins."""
    places, y = list[Place](), 0.0
    for at, row in enumerate(told["rows"]):
        height = sum(height for place, height in heights if place == at)
        places.append(Place(row["label"], y, height))
        y += height + (GAP if at in seen else 0)
    return tuple(places), y
