"""What one simulated participant answers to a question of each kind, out of their opinion and what they could write."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from facilitator.demo.opinion import Opinion

LONGEST_WORD, LONGEST_TEXT = 40, 200
UNSURE = "unsure"
EMPTY_WORD = "school"  # of who can write nothing longer
Round = dict[str, Any]


class Answers:
    """`texts` are what somebody may write."""

    def __init__(self, chance: Random, opinion: Opinion, texts: Callable[[Round], list[str]]) -> None:
        self.chance, self.opinion, self.texts = chance, opinion, texts
        self.kinds: dict[str, Callable[[Round], Any]] = {
            "choice": self._choice,
            "choices": self._choices,
            "scale": self._scale,
            "rank": self._rank,
            "words": self._words,
            "number": self._number,
            "text": self._text,
            "points": self._points,
        }

    def first(self, asked: Round) -> Any:
        return self.kinds[asked["kind"]](asked)

    def second_thought(self, asked: Round, first: Any) -> Any:
        """What they answer instead; in a question with options the one beside the one that was chosen."""
        return self.opinion.second_thought(_ids(asked), first) if asked["kind"] == "choice" else self.first(asked)

    def _choice(self, asked: Round) -> str:
        return self.opinion.answer(_ids(asked))

    def _choices(self, asked: Round) -> list[str]:
        return self.chance.sample(_ids(asked), self.chance.randint(1, asked["most"]))

    def _scale(self, asked: Round) -> int | str:
        if self.opinion.unsure and UNSURE in _ids(asked):
            return UNSURE
        low, high = int(asked["scale"]["from"]), int(asked["scale"]["to"])
        return min(high, max(low, round_half_up(low + (self.opinion.value + 1) / 2 * (high - low))))

    def _rank(self, asked: Round) -> list[str]:
        """In the order in which the options were written, more or less."""
        liked = sorted(enumerate(_ids(asked)), key=lambda each: each[0] + self.chance.gauss(0, 1.5))
        return [option for _, option in liked][: asked["most"]]

    def _words(self, asked: Round) -> list[str]:
        words = sorted({word.strip(".,:;!?").lower() for text in self.texts(asked) for word in text.split() if 4 < len(word) <= LONGEST_WORD})
        return self.chance.sample(words, min(len(words), self.chance.randint(1, asked["most"]))) or [EMPTY_WORD]

    def _number(self, asked: Round) -> float:
        least, most, decimals = (asked["amount"][name] for name in ("least", "most", "decimals"))
        guess: float = self.chance.triangular(least, most, least + (most - least) * 0.3)
        return round_to(guess, decimals)

    def _text(self, asked: Round) -> str:
        return self.chance.choice(self.texts(asked))[:LONGEST_TEXT]

    def _points(self, asked: Round) -> dict[str, int]:
        """By tens, most of them for a few."""
        ids, given = _ids(asked), dict[str, int]()
        for _ in range(10):
            option = ids[min(len(ids) - 1, int(self.chance.expovariate(1.2)))]
            given[option] = given.get(option, 0) + asked["points"] // 10
        return given


def _ids(asked: Round) -> list[str]:
    return [option["id"] for option in asked["options"]]


def round_half_up(value: float) -> int:
    return int(value + 0.5)


def round_to(value: float, decimals: int) -> float:
    rounded = round(value, decimals)
    return int(rounded) if rounded == int(rounded) else rounded
