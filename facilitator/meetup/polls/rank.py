"""`rank`: options in one's own order, all of them or the first few."""

from __future__ import annotations

from collections import Counter
from typing import Any

from facilitator.errors import Invalid
from facilitator.meetup.fields import Fields
from facilitator.meetup.polls.kind import PollKind, wrong
from facilitator.meetup.polls.options import most_of, option_ids, options_document, read_most, read_options
from facilitator.meetup.words import Document


class RankPoll(PollKind, name="rank"):
    """
    An answer is a list of `most` option ids (default: of all), the first one first.

    `counts` are Borda counts: of n options the first place is worth n - 1 points, the next n - 2, the last none; one that was not placed gets none
    (J.-C. de Borda, Mémoire sur les élections au scrutin, 1781). `mean_place` is the average rank, told only where everyone places all options.

    The rows of a split are what was put first: of that everyone has one, and can have another the next time. A Borda count or an average place by group would
    be a sum of what few people gave, of which no bound hides one of them.
    """

    can_be_split = True
    one_row = True

    def read(self, poll: Fields) -> Document:
        options = read_options(poll)
        return {"options": options, "most": read_most(poll, options)}

    def check(self, asked: Document, choice: Any) -> Any:
        known, most = option_ids(asked), most_of(asked)
        if not isinstance(choice, list) or len(choice) != most or not all(option in known for option in choice) or len(set(choice)) != most:
            if most == 1:
                raise Invalid("Choose what comes first.", faults=wrong("must hold one option"))
            raise Invalid("Put {most} options in your order, each once.", faults=wrong("must hold {most} different options", most=most), most=most)
        return choice

    def count(self, tally: Counter[str], choice: Any, by: int) -> None:
        for place, option in enumerate(choice, 1):
            tally[f"{option}:{place}"] += by

    def results(self, asked: Document, tally: Counter[str]) -> Document:
        ids = option_ids(asked)
        places = {option: [tally[f"{option}:{place}"] for place in range(1, most_of(asked) + 1)] for option in ids}
        borda = {option: sum((len(ids) - place) * number for place, number in enumerate(places[option], 1)) for option in ids}
        means = {option: _mean_place(places[option]) for option in ids} if most_of(asked) == len(ids) else None
        answers = sum(first for first, *_ in places.values())
        return {"counts": borda, "whole": answers * (len(ids) - 1), "places": places, "mean_place": means}

    def options(self, asked: Document) -> list[Document]:
        return options_document(asked)

    rows = options

    def rows_of(self, asked: Document, choice: Any) -> tuple[str, ...]:
        """What was put first."""
        return (choice[0],)

    def facts(self, asked: Document) -> Document:
        return {"most": most_of(asked)}


def _mean_place(places: list[int]) -> float | None:
    number = sum(places)
    return round(sum(place * count for place, count in enumerate(places, 1)) / number, 2) if number else None
