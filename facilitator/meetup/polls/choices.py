"""`choices`: some of two to ten options, at most `most` of them."""

from __future__ import annotations

from collections import Counter
from typing import Any

from facilitator.errors import Invalid
from facilitator.meetup.fields import Fields
from facilitator.meetup.polls.kind import PollKind, wrong
from facilitator.meetup.polls.options import most_of, option_ids, options_document, read_most, read_options
from facilitator.meetup.words import Document


class ChoicesPoll(PollKind, name="choices"):
    """An answer is a list of option ids, whatever its order. Counts add up to more than the number of answers: each says how many chose that option."""

    can_be_split = True

    def read(self, poll: Fields) -> Document:
        options = read_options(poll)
        return {"options": options, "most": read_most(poll, options)}

    def check(self, asked: Document, choice: Any) -> Any:
        known = option_ids(asked)
        if not isinstance(choice, list) or not all(option in known for option in choice):
            raise Invalid("Choose one or more of the options.", faults=wrong("must be a list of options"))
        chosen = [option for option in known if option in choice]
        most = most_of(asked)
        if len(chosen) != len(choice) or not 1 <= len(chosen) <= most:
            fault = wrong("must hold 1 to {most} different options", most=most)
            if most == 1:
                raise Invalid("Choose one of the options.", faults=wrong("must hold one option"))
            raise Invalid("Choose at least one and at most {most} of the options.", faults=fault, most=most)
        return chosen

    def count(self, tally: Counter[str], choice: Any, by: int) -> None:
        for option in choice:
            tally[option] += by

    def results(self, asked: Document, tally: Counter[str]) -> Document:
        return {"counts": {option: tally[option] for option in option_ids(asked)}}

    def options(self, asked: Document) -> list[Document]:
        return options_document(asked)

    rows = options

    def rows_of(self, asked: Document, choice: Any) -> tuple[str, ...]:
        return tuple(choice)

    def facts(self, asked: Document) -> Document:
        return {"most": most_of(asked)}
