"""Which way a claim goes, as far as single words tell: "geen huiswerk" and "meer huiswerk" have the same words, and are opposites.

There are axes (more or less, later or earlier), and one for whether a thing should be there at all, which "not" turns, and "abolish". Irony, and what a
sentence means as a whole, are beyond this: it keeps opposites from being taken for one claim, and never says that two texts are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from facilitator.figures.stems import stems, words
from facilitator.figures.vocabulary import AGAINST, ARTICLES, AXES, MUCH, NO_LONGER, NOT, TOO

THERE, AMOUNT = 0, 1  # axes: whether it should be there, and the first of AXES
REACH = 3  # words after "not" of which it turns one
CLAUSE = re.compile(r"[.,:;?!()]|\b(?:want|omdat|zodat|dus|die|waar|als|en|because|so|who|where|if|and)\b", re.IGNORECASE)
CONTRAST = re.compile(r"\b(?:niet|nooit|geen|not|no|never)\b(?=[^.;:?!]*\b(?:maar|but)\b)|\b(?:niet alleen|not only)\b", re.IGNORECASE)  # not this but that
TWICE = re.compile(r"(.)\1")
LONG = 5  # letters, from which "afschafen" is "afschaffen"

Ways = Mapping[int, int]  # by axis 1 or -1; 0: both


@dataclass(frozen=True)
class Stance:
    """What a text says: the stems that it is about, of each clause with the ways that it goes."""

    clauses: tuple[tuple[frozenset[str], Ways], ...]

    @classmethod
    def of(cls, text: str) -> Stance:
        parts = [part for part in CLAUSE.split(CONTRAST.sub(" ", text)) if words(part)]
        return cls(tuple((frozenset(stems(part)), _clause([_once(word) for word in words(part)])) for part in parts))

    @property
    def about(self) -> frozenset[str]:
        return frozenset().union(*(stems_of_it for stems_of_it, _ in self.clauses))

    def ways(self, about: frozenset[str]) -> Ways:
        """Of the clauses that are about this, or all where none is; whether it should be there the one says that is most about it, the first of those."""
        of_it = [(len(about & each), ways) for each, ways in self.clauses if about & each] or [(0, ways) for _, ways in self.clauses]
        found = {THERE: max(of_it, key=lambda clause: clause[0])[1][THERE]} if of_it else {}
        for _, clause in of_it:
            for axis, way in clause.items():
                if axis != THERE:
                    found[axis] = way if found.get(axis, way) == way else 0
        return found


def opposed(one: Stance, other: Stance) -> bool:
    """Whether these go opposite ways in what they say of the same things."""
    shared = one.about & other.about
    first, second = one.ways(shared), other.ways(shared)
    return any(first[axis] * second[axis] < 0 for axis in first.keys() & second.keys())


def _clause(there: list[str]) -> Ways:
    ways = {THERE: 1}
    turning: list[int] = []  # where a "not" stands that turned nothing yet
    for axis, way, at in _words(there, turning):
        if axis != THERE and turning and at - turning[-1] <= REACH:
            turning.pop()
            way = -way
        ways[axis] = ways[THERE] * way if axis == THERE else (way if ways.get(axis, way) == way else 0)
    ways[THERE] *= (-1) ** len(turning)
    return ways


def _words(there: list[str], turning: list[int]) -> Iterator[tuple[int, int, int]]:
    """The words that go a way: axis, way, and where it stands."""
    for at, (before, word) in enumerate(zip(["", *there], there, strict=False)):
        if word in NOT:
            turning.append(at)
        elif word in ABOLISH and before not in ARTICLES:
            yield THERE, -1, at
        elif word in NO_LONGER and turning:
            continue
        elif word in MUCH and before in TOO:
            yield AMOUNT, MUCH[word], at
        elif word in WAYS:
            axis, way = WAYS[word]
            yield axis, -way if before in TOO else way, at


def _once(word: str) -> str:
    """With one of each two same letters, if it is long."""
    return TWICE.sub(r"\1", word) if len(word) >= LONG else word


WAYS = {
    _once(word): (axis, way) for axis, sides in enumerate(AXES, AMOUNT) for way, side in zip((1, -1), sides.split(" : "), strict=True) for word in side.split()
}
ABOLISH = frozenset(map(_once, AGAINST))
