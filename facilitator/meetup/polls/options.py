"""Options that an organiser wrote: their ids are o1, o2 and so on, in the order in which they were written."""

from __future__ import annotations

from facilitator.meetup.fields import Fields
from facilitator.meetup.words import Document

LEAST, MOST, LABEL_LIMIT = 2, 10, 120


def read_options(poll: Fields) -> list[str]:
    return poll.texts("options", least=LEAST, most=MOST, limit=LABEL_LIMIT)


def read_most(poll: Fields, options: list[str]) -> int | None:
    """Of how many options an answer is made, or at most is made; None: of all, also when there are more of them later."""
    return None if poll.given.get("most") is None else poll.whole("most", least=1, most=max(1, len(options)))


def most_of(asked: Document) -> int:
    return asked["most"] or len(asked["options"])


def option_ids(asked: Document) -> list[str]:
    return [f"o{number}" for number in range(1, len(asked["options"]) + 1)]


def options_document(asked: Document) -> list[Document]:
    return [{"id": option, "label": label} for option, label in zip(option_ids(asked), asked["options"], strict=True)]
