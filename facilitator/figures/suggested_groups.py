"""Groups of ideas that may belong together, for a person to accept or not, each with words for a name; and the ideas that are in none, which stay in sight.

Groups grow by average likeness: the two most alike become one, as long as their ideas are alike enough on average (UPGMA, found by chains of nearest
neighbours: Murtagh, "A survey of recent advances in hierarchical clustering algorithms", The Computer Journal 26, 1983).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from facilitator.figures.likeness import Index
from facilitator.figures.stems import telling
from facilitator.figures.vocabulary import TELL_LITTLE

TOGETHER = 0.16  # average likeness from which ideas are one group; docs/ideas.md says how this was chosen
LEAST = 0.05  # less counts for nothing: most ideas share a piece or two
NAME_WORDS = 3
MILLIONTHS = 1_000_000  # likeness in whole numbers, so that sums do not depend on their order


@dataclass(frozen=True)
class Group:
    """`ideas` in the order of their ids; `words`: up to NAME_WORDS that many of them have, and few others do, as people wrote them."""

    ideas: tuple[int, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Suggested:
    """`groups` of two ideas or more, the largest first; `alone`: the ideas that are like no other."""

    groups: tuple[Group, ...]
    alone: tuple[int, ...]


def suggested_groups(ideas: Mapping[int, str]) -> Suggested:
    """Of texts by id. Every idea is in one group, or alone. Takes a second for a thousand: not for the event loop."""
    index = Index(ideas)
    near = {id: {other: round(MILLIONTHS * likeness) for other, likeness in index.likenesses(id, LEAST).items()} for id in sorted(ideas)}
    found = sorted(_grown(near), key=lambda members: (-len(members), members))
    names = _Names(ideas)
    return Suggested(
        tuple(Group(tuple(members), names.of(members)) for members in found if len(members) > 1),
        tuple(members[0] for members in found if len(members) == 1),
    )


def words_of(ideas: Mapping[int, str], groups: Iterable[Sequence[int]]) -> list[tuple[str, ...]]:
    """Of each group the words that set it apart from the other `ideas`."""
    names = _Names(ideas)
    return [names.of(group) for group in groups]


def _grown(near: dict[int, dict[int, int]]) -> Iterator[list[int]]:
    """`near`: of each idea, its likeness to others in millionths; it is used up. A group goes by the smallest of its ids, and has with each other the sum of
    the likenesses between their ideas."""
    members = {id: [id] for id in near}
    for first in sorted(near):
        chain = [first] if first in members else []
        while chain:
            tip = chain[-1]
            nearest = _nearest(tip, near[tip], members, chain[-2] if len(chain) > 1 else None)
            if nearest is None:
                chain.pop()
                for other in near.pop(tip):
                    del near[other][tip]
                yield sorted(members.pop(tip))
            elif len(chain) > 1 and nearest == chain[-2]:
                del chain[-2:]
                _join(min(tip, nearest), max(tip, nearest), near, members)
                chain = chain or [min(tip, nearest)]
            else:
                chain.append(nearest)


def _nearest(tip: int, sums: Mapping[int, int], members: Mapping[int, list[int]], before: int | None) -> int | None:
    """The group that this one is most like on average; of those as like the one before it in the chain, or the first. None is like enough."""
    size = len(members[tip])
    best, most = None, TOGETHER * MILLIONTHS * size
    for other, total in sums.items():
        average = total / len(members[other])
        if average > most or (average == most and (best is None or (best != before and (other == before or other < best)))):
            best, most = other, average
    return best


def _join(one: int, other: int, near: dict[int, dict[int, int]], members: dict[int, list[int]]) -> None:
    members[one] += members.pop(other)
    near[one].pop(other)
    for third, total in near.pop(other).items():
        if third != one:
            near[one][third] = near[third][one] = near[one].get(third, 0) + total
            del near[third][other]


class _Names:
    """The words that set a group apart."""

    def __init__(self, ideas: Mapping[int, str]) -> None:
        self._telling = {id: telling(text) for id, text in ideas.items()}
        self._having = Counter(stem for words in self._telling.values() for stem in {stem for _, stem in words})

    def of(self, members: Sequence[int]) -> tuple[str, ...]:
        spellings: dict[str, Counter[str]] = {}
        for id in members:
            for word, stem in self._telling[id]:
                spellings.setdefault(stem, Counter())[word] += 1
        stems = [{stem for _, stem in self._telling[id]} for id in members]
        # whole words count twice, and "advies" in "schooladvies" once
        within = {stem: sum((stem in there) + any(stem in each for each in there) for there in stems) for stem in spellings}
        little = {stem for stem, words in spellings.items() if all(word in TELL_LITTLE or word.isdigit() for word in words)}
        order = sorted(spellings, key=lambda stem: (stem in little, -within[stem] * log((len(self._telling) + 1) / self._having[stem]), stem))
        chosen: list[str] = []
        for stem in order:
            if within[stem] > 2 and len(chosen) < NAME_WORDS and not any(stem in each or each in stem for each in chosen):
                chosen.append(stem)
        return tuple(_usual(spellings[stem]) for stem in chosen or order[:1])


def _usual(spellings: Counter[str]) -> str:
    """The spelling given most; of those given as often the shortest."""
    return min(spellings, key=lambda word: (-spellings[word], len(word), word))
