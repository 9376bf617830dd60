"""The kinds of poll: what may be asked, what counts as an answer, and how answers are counted. One class a kind."""

from __future__ import annotations

from collections import Counter
from typing import Any, ClassVar

from facilitator.errors import Fault, Invalid
from facilitator.meetup.fields import Fields
from facilitator.meetup.words import Document


class PollKind:
    """One kind of poll. Its question (`asked`) is what `read` gave; answers are kept as `check` gave them."""

    known: ClassVar[dict[str, PollKind]] = {}

    def __init_subclass__(cls, *, name: str) -> None:
        PollKind.known[name] = cls()

    def read(self, poll: Fields) -> Document:
        """The kind's own fields of a poll in a programme file."""
        raise NotImplementedError

    def check(self, asked: Document, choice: Any) -> Any:
        """The answer as it is kept; raises Invalid when it is none of this question."""
        raise NotImplementedError

    def count(self, tally: Counter[str], choice: Any, by: int) -> None:
        """Adds (`by` 1) or takes away (-1) one answer."""
        raise NotImplementedError

    def counts(self, asked: Document, tally: Counter[str]) -> dict[str, int]:
        """The tally as documents tell it: every possible answer, also those nobody gave."""
        raise NotImplementedError


class ChoicePoll(PollKind, name="choice"):
    """One of two to ten options."""

    def read(self, poll: Fields) -> Document:
        labels = poll.texts("options", least=2, most=10, limit=120)
        return {"options": labels}

    def check(self, asked: Document, choice: Any) -> Any:
        if choice not in option_ids(asked):
            raise Invalid("Choose one of the options.", faults=(Fault("choice", "is not one of the options"),))
        return choice

    def count(self, tally: Counter[str], choice: Any, by: int) -> None:
        tally[choice] += by

    def counts(self, asked: Document, tally: Counter[str]) -> dict[str, int]:
        return {option: tally[option] for option in option_ids(asked)}


def option_ids(asked: Document) -> list[str]:
    return [f"o{number}" for number in range(1, len(asked["options"]) + 1)]


def options_document(asked: Document) -> list[Document]:
    return [{"id": option, "label": label} for option, label in zip(option_ids(asked), asked["options"], strict=True)]
