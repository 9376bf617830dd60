"""How good near doubles, related ideas and suggested groups are, on sentences of our own: `python -m tests.figures.likeness` prints it.

`ideas.nl.csv` holds what people might write at an evening about unequal chances in schools: its `topic` is what an operator would name the group, and two with
the same `claim` say the same in other words. Topics, in the alphabet, are by turns for choosing the thresholds and for measuring: what is measured is about
other things, in other words, than what was chosen on. Each half is an evening of its own.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from pathlib import Path

from facilitator.figures import likeness, suggested_groups
from facilitator.figures.likeness import Index
from facilitator.figures.stance import Stance, opposed
from facilitator.figures.suggested_groups import Suggested

SENTENCES = Path(__file__).with_name("ideas.nl.csv")
GRID = [step / 50 for step in range(1, 41)]  # thresholds that are tried
PRECISE = 0.75  # of two that a group puts together so many should belong so
Pair = tuple[int, int]


@dataclass(frozen=True)
class Sentence:
    topic: str
    claim: str
    text: str


@dataclass(frozen=True)
class Quality:
    """Of the pairs that were found how many are right, and of the right ones how many were found; `found` pairs."""

    precision: float
    recall: float
    found: int

    def weighed(self, beta: float) -> float:
        """The F measure: beta below 1 minds precision more."""
        below = beta * beta * self.precision + self.recall
        return (1 + beta * beta) * self.precision * self.recall / below if below else 0.0

    def __str__(self) -> str:
        return f"precision {self.precision:.2f}, recall {self.recall:.2f} ({self.found} pairs)"


def sentences() -> list[Sentence]:
    with SENTENCES.open(newline="", encoding="utf-8") as file:
        return [Sentence(**row) for row in csv.DictReader(file)]


def halves() -> tuple[list[Sentence], list[Sentence]]:
    """To choose on, and to measure on."""
    everything = sentences()
    topics = sorted({each.topic for each in everything})
    return tuple([each for each in everything if topics.index(each.topic) % 2 == half] for half in (0, 1))  # type: ignore[return-value]


class Measured:
    """One half as an evening, and what is found in it."""

    def __init__(self, there: Sequence[Sentence]) -> None:
        self.there = there
        self.texts = {id: each.text for id, each in enumerate(there)}
        index = Index(self.texts)
        self.likeness = {(id, other): value for id in self.texts for other, value in index.likenesses(id).items() if id < other}
        stances = {id: Stance.of(text) for id, text in self.texts.items()}
        self.opposed = {pair for pair in self.likeness if opposed(*(stances[id] for id in pair))}
        self.nearest = {id: [near.id for near in index.related(id)] for id in self.texts}

    def pairs(self, of: Callable[[Sentence], str]) -> set[Pair]:
        return {(one, other) for one, other in combinations(self.texts, 2) if of(self.there[one]) == of(self.there[other])}

    def doubles(self, least: float) -> Quality:
        found = {pair for pair, value in self.likeness.items() if value >= least} - self.opposed
        return quality(found, self.pairs(lambda each: each.claim))

    def kept_out(self, least: float) -> tuple[int, int]:
        """Pairs that are as alike, but taken for opposites; and how many of them have one claim after all."""
        apart = {pair for pair in self.opposed if self.likeness[pair] >= least}
        return len(apart), len(apart & self.pairs(lambda each: each.claim))

    def related(self, least: float) -> Quality:
        return quality({pair for pair, value in self.likeness.items() if value >= least}, self.pairs(lambda each: each.topic))

    def grouped(self, least: float) -> tuple[Quality, float, Suggested]:
        """And the adjusted Rand index: 1 where groups are the topics, 0 where chance would do as well."""
        before, suggested_groups.TOGETHER = suggested_groups.TOGETHER, least
        try:
            made = suggested_groups.suggested_groups(self.texts)
        finally:
            suggested_groups.TOGETHER = before
        group_of = {id: f"group {number}" for number, group in enumerate(made.groups) for id in group.ideas} | {id: f"alone {id}" for id in made.alone}
        found = {(one, other) for one, other in combinations(self.texts, 2) if group_of[one] == group_of[other]}
        topics = [each.topic for each in self.there]
        return quality(found, self.pairs(lambda each: each.topic)), rand_index([group_of[id] for id in self.texts], topics), made

    def wrong_doubles(self) -> list[str]:
        right = self.pairs(lambda each: each.claim)
        found = [(value, pair) for pair, value in self.likeness.items() if value >= likeness.DOUBLE and pair not in self.opposed and pair not in right]
        return [f"{value:.2f}  {self.texts[one]}  |  {self.texts[other]}" for value, (one, other) in sorted(found, reverse=True)]

    def first_related(self) -> float:
        """Of the related ideas that are shown beside an idea, at most five, how many are of its topic."""
        shown = [(id, other) for id, others in self.nearest.items() for other in others]
        return sum(self.there[id].topic == self.there[other].topic for id, other in shown) / len(shown)


def quality(found: set[Pair], right: set[Pair]) -> Quality:
    return Quality(len(found & right) / max(1, len(found)), len(found & right) / len(right), len(found))


def rand_index(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """Adjusted for chance (Hubert and Arabie 1985)."""
    both = pairs_within(Counter(zip(ours, theirs, strict=True)))
    one, other, all_pairs = pairs_within(Counter(ours)), pairs_within(Counter(theirs)), comb(len(ours), 2)
    chance = one * other / all_pairs
    return (both - chance) / ((one + other) / 2 - chance)


def pairs_within(sizes: Mapping[object, int]) -> int:
    return sum(comb(size, 2) for size in sizes.values())


def chosen(half: Measured) -> dict[str, float]:
    """Doubles: where precision counts twice. Related: where both count. Groups: nearest to the topics, where three of four pairs belong together."""
    groups = {least: half.grouped(least) for least in GRID}
    return {
        "DOUBLE": best(GRID, lambda least: half.doubles(least).weighed(0.5)),
        "RELATED": best(GRID, lambda least: half.related(least).weighed(1)),
        "TOGETHER": best((least for least in GRID if groups[least][0].precision >= PRECISE), lambda least: groups[least][1]),
    }


def best(thresholds: Iterable[float], score: Callable[[float], float]) -> float:
    return max(thresholds, key=lambda least: (score(least), least))


def report() -> list[str]:
    first, second = (Measured(half) for half in halves())
    lines = [f"chosen on {len(first.there)} sentences: {chosen(first)}"]
    for name, half in (("chosen on", first), ("measured on", second), ("all in one evening", Measured(sentences()))):
        groups, rand, made = half.grouped(suggested_groups.TOGETHER)
        apart, wrongly = half.kept_out(likeness.DOUBLE)
        lines += [
            f"{name}: {len(half.there)} sentences, {len(half.pairs(lambda each: each.claim))} pairs with one claim",
            f"  doubles   {half.doubles(likeness.DOUBLE)}; as alike but taken for opposites: {apart} pairs, of which {wrongly} have one claim",
            f"  related   {half.related(likeness.RELATED)}; of those shown beside an idea {half.first_related():.2f} are of its topic",
            f"  groups    {groups}; adjusted Rand index {rand:.2f}; {len(made.groups)} groups, {len(made.alone)} ideas alone",
        ]
    return [*lines, "taken for doubles, and not so, in the half measured on:", *(f"  {line}" for line in second.wrong_doubles())]


if __name__ == "__main__":
    print("\n".join(report()))
