"""How alike two ideas are, and an index that knows of a new one at once which of those that are there are like it.

An idea is the pieces of three letters of its stems: these forgive slips of the pen, and find "advies" in "schooladvies". A piece weighs the more, the fewer
ideas have it (the logarithm of one in how many do). Likeness is the cosine: 1 where two have the same pieces, 0 where they share none. It depends on what else
is there, and never on what came first: weights are whole numbers, so that no sum depends on its order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt

from facilitator.figures.stance import Stance, opposed
from facilitator.figures.stems import telling
from facilitator.figures.vocabulary import TELL_LITTLE

DOUBLE = 0.4  # from here on two that do not go opposite ways are taken for the same claim; docs/ideas.md says how this was chosen
RELATED = 0.16
MOST_RELATED = 5
LETTERS = 3  # of a piece; a word begins and ends with a mark
PIECES_OF_LITTLE = 2  # other words have six, or so


@dataclass(frozen=True)
class Near:
    """An idea that is like another one: `likeness` over 0 up to 1; `opposed`: it goes the opposite way."""

    id: int
    likeness: float
    opposed: bool

    @property
    def is_double(self) -> bool:
        return self.likeness >= DOUBLE and not self.opposed


class Index:
    """Ideas by id. What it tells depends only on which ideas are in it."""

    def __init__(self, ideas: Mapping[int, str] | None = None) -> None:
        self.texts = dict(ideas or {})
        self._stances: dict[int, Stance] = {}  # of those that were asked for
        self._pieces = {id: pieces(text) for id, text in self.texts.items()}
        self._having: defaultdict[str, set[int]] = defaultdict(set)
        for id, there in self._pieces.items():
            for piece in there:
                self._having[piece].add(id)
        # of each idea, how common its pieces are together: what they weigh less than if no other idea had them
        self._common = {id: sum(_log(len(self._having[piece])) for piece in there) for id, there in self._pieces.items()}

    def add(self, id: int, text: str) -> None:
        """Refused with a KeyError where this id is there already."""
        if id in self.texts:
            raise KeyError(id)
        self.texts[id], self._pieces[id], self._common[id] = text, pieces(text), 0
        for piece in self._pieces[id]:
            having = self._having[piece]
            self._more_common(having, _log(len(having) + 1) - _log(len(having)))
            having.add(id)
            self._common[id] += _log(len(having))

    def remove(self, id: int) -> None:
        """Refused with a KeyError where it is not there."""
        for piece in self._pieces[id]:
            having = self._having[piece]
            having.remove(id)
            if having:
                self._more_common(having, _log(len(having)) - _log(len(having) + 1))
            else:
                del self._having[piece]
        del self.texts[id], self._pieces[id], self._common[id]
        self._stances.pop(id, None)

    def _more_common(self, having: Collection[int], by: int) -> None:
        for id in having:
            self._common[id] += by

    def likenesses(self, id: int, least: float = 0.0) -> dict[int, float]:
        """Of the ideas that share a piece with this one and are so like it at least, how alike they are."""
        pieces_of_it, having, common, most = self._pieces, self._having, self._common, _log(len(self.texts) + 1)
        shared: defaultdict[int, int] = defaultdict(int)
        for piece in pieces_of_it[id]:
            weight = most - _log(len(having[piece]))
            for other in having[piece]:
                shared[other] += weight
        own = shared.pop(id)
        enough = (least * 0.999) ** 2 * own  # a root is not taken of what is far from it
        found = {
            other: min(1.0, weight / sqrt(own * whole))
            for other, weight in shared.items()
            if weight * weight > enough * (whole := len(pieces_of_it[other]) * most - common[other])
        }
        return {other: likeness for other, likeness in found.items() if likeness >= least} if least else found

    def near(self, id: int, least: float = RELATED, most: int | None = None) -> list[Near]:
        """The ideas that are so like this one at least, the most alike first; of those as alike the first id."""
        found = sorted((-likeness, other) for other, likeness in self.likenesses(id, least).items())
        return [Near(other, -likeness, opposed(self._stance(id), self._stance(other))) for likeness, other in found[:most]]

    def _stance(self, id: int) -> Stance:
        if id not in self._stances:
            self._stances[id] = Stance.of(self.texts[id])
        return self._stances[id]

    def doubles(self, id: int) -> list[Near]:
        """What may well say the same in other words, for a person to look at."""
        return [each for each in self.near(id, DOUBLE) if each.is_double]

    def related(self, id: int) -> list[Near]:
        """What may be about the same, opposites too; the doubles are among them. At most MOST_RELATED."""
        return self.near(id, most=MOST_RELATED)

    def near_text(self, text: str, most: int | None = MOST_RELATED) -> list[Near]:
        """What is related to a text that is not an idea, as if it were one."""
        id = min(self.texts, default=0) - 1
        self.add(id, text)
        try:
            return self.near(id, most=most)
        finally:
            self.remove(id)


def pieces(text: str) -> frozenset[str]:
    """Of its stems; of a text without words the text itself."""
    return frozenset(piece for word, stem in telling(text) for piece in _of_word(word, f"_{stem}_")) or frozenset((text.strip(),))


def _of_word(word: str, marked: str) -> Iterable[str]:
    """The three letters at each place in it; of a word that tells little whole ones only, since it is a weight that they give."""
    if word in TELL_LITTLE:
        return (f"{marked}{number}" for number in range(PIECES_OF_LITTLE))
    return (marked[at : at + LETTERS] for at in range(len(marked) - LETTERS + 1))


@lru_cache(maxsize=20_000)
def _log(number: int) -> int:
    """In thousandths; 0 of nothing."""
    return round(1000 * log(number)) if number else 0
