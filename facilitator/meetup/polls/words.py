"""`words`: one to three words each, of which a cloud is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from facilitator.errors import Invalid
from facilitator.figures.spelling import folded, head_of, once, slips_of, together
from facilitator.meetup.fields import Fields, clean_text
from facilitator.meetup.polls.kind import PollKind, wrong
from facilitator.meetup.words import Document

MOST_WORDS, WORD_LIMIT = 3, 40
MOST_TOLD = 100


class WordsPoll(PollKind, name="words"):
    """An answer is a list of 1 to `most` short texts. Spellings of one word count together; the desk hides what should not be seen."""

    seen_unjudged = True

    def read(self, poll: Fields) -> Document:
        return {"most": poll.whole("most", MOST_WORDS, least=1, most=MOST_WORDS)}

    def check(self, asked: Document, choice: Any) -> Any:
        most = asked["most"]
        if not isinstance(choice, list) or not all(isinstance(word, str) for word in choice):
            raise Invalid("Write at least one word.", faults=wrong("must be a list of texts"))
        words = [word for word in (" ".join(clean_text(word, WORD_LIMIT, f"choice[{at}]").split()) for at, word in enumerate(choice)) if word]
        if not words or len(words) > most:
            if most == 1:
                raise Invalid("Write one word.", faults=wrong("must hold one text"))
            raise Invalid("Write at least one and at most {most} words.", faults=wrong("must hold 1 to {most} texts", most=most), most=most)
        if not all(folded(word) for word in words):
            raise Invalid("Write a word with letters.", faults=wrong("must hold letters or digits"))
        return once(words)

    def key(self, text: str) -> str:
        return folded(text)

    def count(self, tally: Counter[str], choice: Any, by: int) -> None:
        for word in choice:
            tally[word] += by

    def slips(self, key: str) -> Iterable[str]:
        return slips_of(key)

    def head(self, key: str, tally: Mapping[str, int]) -> str:
        return head_of(key, tally)

    def without(self, choice: Any, keys: Collection[str]) -> Any:
        return [word for word in choice if self.key(word) not in keys] or None

    def results(self, asked: Document, tally: Counter[str]) -> Document:
        """`counts` of the words given most, MOST_TOLD at most, each in its usual spelling; `further`: how many different words are not told."""
        found = [(next(iter(spellings)), count) for spellings, count in together(tally)]
        return {"counts": dict(found[:MOST_TOLD]), "whole": found[0][1] if found else 0, "further": max(0, len(found) - MOST_TOLD)}

    def facts(self, asked: Document) -> Document:
        return {"most": asked["most"]}
