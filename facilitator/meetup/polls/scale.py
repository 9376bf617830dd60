"""`scale`: a whole number between two ends that have a name each; where it is allowed also "I don't know", which is no point of the scale."""

from __future__ import annotations

from collections import Counter
from typing import Any

from facilitator.errors import Invalid
from facilitator.figures.numbers import mean, median
from facilitator.meetup.fields import Fields
from facilitator.meetup.polls.kind import PollKind, wrong
from facilitator.meetup.words import Document

LOWEST, HIGHEST, FEWEST_POINTS = 0, 10, 3
USUAL_TO, LABEL_LIMIT = 5, 60
UNSURE = "unsure"


class ScalePoll(PollKind, name="scale"):
    """
    From `from` (0 or 1) to `to` (at most 10). `low` and `high` name the ends, `labels` every point; `unsure` is the label of an answer beside them.

    The rows of a split are the two sides of the scale and its middle: fewer rows are larger ones, that can be told of smaller groups.
    """

    can_be_split = True
    one_row = True

    def read(self, poll: Fields) -> Document:
        first = poll.whole("from", 1, least=LOWEST, most=1)
        last = poll.whole("to", USUAL_TO, least=first + FEWEST_POINTS - 1, most=HIGHEST)
        points = last - first + 1
        labels = poll.texts("labels", [], limit=LABEL_LIMIT) if poll.given.get("labels") else []
        if labels and len(labels) != points:
            poll.fault("labels", "must hold {least} to {most} items", least=points, most=points)
        return {
            "from": first,
            "to": last,
            "low": poll.text("low", "", limit=LABEL_LIMIT),
            "high": poll.text("high", "", limit=LABEL_LIMIT),
            "labels": labels,
            "unsure": poll.text("unsure", None, limit=LABEL_LIMIT),
        }

    def check(self, asked: Document, choice: Any) -> Any:
        if choice == UNSURE and asked["unsure"]:
            return choice
        if isinstance(choice, bool) or not isinstance(choice, int) or not asked["from"] <= choice <= asked["to"]:
            fault = wrong("must be a whole number between {least} and {most}", least=asked["from"], most=asked["to"])
            raise Invalid("Choose one of the points.", faults=fault)
        return choice

    def count(self, tally: Counter[str], choice: Any, by: int) -> None:
        tally[str(choice)] += by

    def results(self, asked: Document, tally: Counter[str]) -> Document:
        """`mean` and `median` are of those who chose a point."""
        given = Counter({point: tally[str(point)] for point in points(asked)})
        return {"counts": {option["id"]: tally[option["id"]] for option in self.options(asked)}, "mean": mean(given), "median": median(given)}

    def options(self, asked: Document) -> list[Document]:
        told = [{"id": str(point), "label": label} for point, label in zip(points(asked), labels(asked), strict=True)]
        return [*told, {"id": UNSURE, "label": asked["unsure"]}] if asked["unsure"] else told

    def rows(self, asked: Document) -> list[Document]:
        told = [{"id": id, "label": _side_label(asked, side)} for id, side in _sides(asked).items()]
        return [*told, {"id": UNSURE, "label": asked["unsure"]}] if asked["unsure"] else told

    def rows_of(self, asked: Document, choice: Any) -> tuple[str, ...]:
        return (next((id for id, side in _sides(asked).items() if choice in side), UNSURE),)

    def facts(self, asked: Document) -> Document:
        return {"scale": {name: asked[name] for name in ("from", "to", "low", "high")} | {"named": bool(asked["labels"])}}


def points(asked: Document) -> range:
    return range(asked["from"], asked["to"] + 1)


def labels(asked: Document) -> list[str]:
    """Of each point: its own, or its number, at the ends with their names."""
    if asked["labels"]:
        return list(asked["labels"])
    ends = {asked["from"]: asked["low"], asked["to"]: asked["high"]}
    return [f"{point} · {ends[point]}" if ends.get(point) else str(point) for point in points(asked)]


def _sides(asked: Document) -> dict[str, range]:
    """The points below the middle, the middle where there is one, and the points above it."""
    all_points = points(asked)
    half = len(all_points) // 2
    sides = {"low": all_points[:half], "middle": all_points[half : len(all_points) - half], "high": all_points[len(all_points) - half :]}
    return {id: side for id, side in sides.items() if side}


def _side_label(asked: Document, side: range) -> str:
    ends = [labels(asked)[point - asked["from"]] if asked["labels"] else str(point) for point in (side[0], side[-1])]
    named = {asked["from"]: asked["low"], asked["to"]: asked["high"]}
    name = "" if asked["labels"] else named.get(side[0]) or named.get(side[-1]) or ""
    reach = "–".join(dict.fromkeys(ends))
    return f"{name} ({reach})" if name else reach
