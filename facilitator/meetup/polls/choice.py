"""`choice`: one of two to ten options."""

from __future__ import annotations

from collections import Counter
from typing import Any

from facilitator.errors import Invalid
from facilitator.meetup.fields import Fields
from facilitator.meetup.polls.kind import PollKind, wrong
from facilitator.meetup.polls.options import option_ids, options_document, read_options
from facilitator.meetup.words import Document


class ChoicePoll(PollKind, name="choice"):
    can_be_split = True
    one_row = True

    def read(self, poll: Fields) -> Document:
        return {"options": read_options(poll)}

    def check(self, asked: Document, choice: Any) -> Any:
        if choice not in option_ids(asked):
            raise Invalid("Choose one of the options.", faults=wrong("is not one of the options"))
        return choice

    def count(self, tally: Counter[str], choice: Any, by: int) -> None:
        tally[choice] += by

    def results(self, asked: Document, tally: Counter[str]) -> Document:
        return {"counts": {option: tally[option] for option in option_ids(asked)}}

    def options(self, asked: Document) -> list[Document]:
        return options_document(asked)

    rows = options

    def read_truth(self, poll: Fields, own: Document) -> Any:
        """One of the options, in its words."""
        return poll.choice("truth", own["options"] or [""])

    def truth(self, asked: Document, truth: Any) -> Document:
        return {"answer": option_ids(asked)[asked["options"].index(truth)], "label": truth}

    def rows_of(self, asked: Document, choice: Any) -> tuple[str, ...]:
        return (choice,)
