"""`text`: a sentence or two, seen when the desk has judged it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

from facilitator.errors import Invalid
from facilitator.meetup.fields import Fields, clean_text
from facilitator.meetup.polls.kind import PollKind, wrong
from facilitator.meetup.words import Document

LIMIT = 200
MOST_TOLD = 200


class TextPoll(PollKind, name="text"):
    """An answer is one text of at most LIMIT characters. Equal texts are one, with a count; they are told in the order of the alphabet, since ballots have
    no order."""

    seen_unjudged = False

    def read(self, poll: Fields) -> Document:
        return {}

    def check(self, asked: Document, choice: Any) -> Any:
        if not isinstance(choice, str):
            raise Invalid("Write your answer.", faults=wrong("must be a text"))
        text = clean_text(choice, LIMIT, "choice")
        if not text:
            raise Invalid("Write your answer.", faults=wrong("must not be empty"))
        return text

    def count(self, tally: Counter[str], choice: Any, by: int) -> None:
        tally[choice] += by

    def without(self, choice: Any, keys: Collection[str]) -> Any:
        return None if self.key(choice) in keys else choice

    def results(self, asked: Document, tally: Counter[str]) -> Document:
        """`counts` of the texts, MOST_TOLD at most; `further`: how many different texts are not told."""
        found = sorted((text for text, count in tally.items() if count > 0), key=lambda text: (text.casefold(), text))
        return {"counts": {text: tally[text] for text in found[:MOST_TOLD]}, "further": max(0, len(found) - MOST_TOLD)}
