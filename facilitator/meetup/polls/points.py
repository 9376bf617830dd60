"""`points`: a hundred points, divided over options."""

from __future__ import annotations

from collections import Counter
from typing import Any

from facilitator.errors import Invalid
from facilitator.meetup.fields import Fields
from facilitator.meetup.polls.kind import PollKind, wrong
from facilitator.meetup.polls.options import option_ids, options_document, read_options
from facilitator.meetup.words import Document

POINTS = 100


class PointsPoll(PollKind, name="points"):
    """
    An answer is an object of option ids and whole numbers that add up to a hundred; what is left out gets nothing.

    The rows of a split are the options that got most of somebody's points, all of them where several got as many. Points by group are not told: an average of
    none, or of a hundred, says what each of the group gave, and of others one person's points may be what is left.
    """

    can_be_split = True
    counted_apart = True

    def read(self, poll: Fields) -> Document:
        return {"options": read_options(poll)}

    def check(self, asked: Document, choice: Any) -> Any:
        known = option_ids(asked)
        if not isinstance(choice, dict) or not all(option in known and _is_points(points) for option, points in choice.items()):
            raise Invalid("Give each option a whole number of points.", faults=wrong("must give options whole numbers of points"))
        if sum(choice.values()) != POINTS:
            raise Invalid("Divide exactly {points} points.", faults=wrong("must add up to {points}", points=POINTS), points=POINTS)
        return {option: choice[option] for option in known if choice.get(option)}

    def count(self, tally: Counter[str], choice: Any, by: int) -> None:
        for option, points in choice.items():
            tally[option] += by * points

    def results(self, asked: Document, tally: Counter[str]) -> Document:
        counts = {option: tally[option] for option in option_ids(asked)}
        return {"counts": counts, "whole": sum(counts.values())}

    def options(self, asked: Document) -> list[Document]:
        return options_document(asked)

    rows = options

    def rows_of(self, asked: Document, choice: Any) -> tuple[str, ...]:
        """What got most."""
        most = max(choice.values())
        return tuple(option for option, points in choice.items() if points == most)

    def facts(self, asked: Document) -> Document:
        return {"points": POINTS}


def _is_points(points: object) -> bool:
    return isinstance(points, int) and not isinstance(points, bool) and 0 <= points <= POINTS
