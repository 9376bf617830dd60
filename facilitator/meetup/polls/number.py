"""`number`: a guess or an amount, between two bounds."""

from __future__ import annotations

from collections import Counter
from typing import Any

from facilitator.errors import Invalid
from facilitator.figures.numbers import bins, mean, median, parted, plain
from facilitator.meetup.fields import Fields
from facilitator.meetup.polls.kind import PollKind, wrong
from facilitator.meetup.words import Document

FURTHEST = 1_000_000_000
MOST_DECIMALS, UNIT_LIMIT = 2, 20
USUAL_MOST = 100


class NumberPoll(PollKind, name="number"):
    """
    From `least` to `most`, with so many `decimals`; `unit` stands behind it.

    The rows of a split are ranges, cut where bins of the histogram end, so that each has a quarter of the room at least: fewer rows are larger ones.
    """

    can_be_split = True
    one_row = True
    counted_apart = True

    def read(self, poll: Fields) -> Document:
        least = poll.number("least", 0, least=-FURTHEST, most=FURTHEST)
        most = poll.number("most", max(USUAL_MOST, least + 1), least=-FURTHEST, most=FURTHEST)
        if most <= least:
            poll.fault("most", "must be more than {least}", least=least)
        return {
            "least": least,
            "most": most,
            "decimals": poll.whole("decimals", 0, least=0, most=MOST_DECIMALS),
            "unit": poll.text("unit", "", limit=UNIT_LIMIT),
        }

    def check(self, asked: Document, choice: Any) -> Any:
        least, most = asked["least"], asked["most"]
        if isinstance(choice, bool) or not isinstance(choice, int | float) or not least <= choice <= most:  # NaN is not between them
            fault = wrong("must be between {least} and {most}", least=least, most=most)
            raise Invalid("Write a number between {least} and {most}.", faults=fault, least=least, most=most)
        given = round(choice, asked["decimals"])
        if given != choice and not asked["decimals"]:
            raise Invalid("Write a whole number.", faults=wrong("must be a whole number"))
        if given != choice:
            raise Invalid("Digits behind the decimal mark: at most {decimals}.", faults=wrong("has too many decimals"), decimals=asked["decimals"])
        return int(given) if given == int(given) else given

    def read_truth(self, poll: Fields, own: Document) -> Any:
        return poll.number("truth", least=own["least"], most=own["most"])

    def count(self, tally: Counter[str], choice: Any, by: int) -> None:
        tally[repr(choice)] += by

    def results(self, asked: Document, tally: Counter[str]) -> Document:
        """`counts` by the lower bound of each bin; `bins` with both of its bounds (the upper one is not in it)."""
        given = _given(tally)
        found = bins(given, asked["decimals"])
        return {
            "counts": {plain(low): number for low, _, number in found},
            "bins": [{"from": low, "to": high, "count": number} for low, high, number in found],
            "mean": mean(given),
            "median": median(given),
            "least": min(given, default=None),
            "most": max(given, default=None),
        }

    def cuts(self, asked: Document, tally: Counter[str]) -> list[float]:
        return parted(bins(_given(tally), asked["decimals"]))

    def rows(self, asked: Document) -> list[Document]:
        """The first one from `least`, the last one to `most`. Labels have a decimal point."""
        lows = [asked["least"], *asked.get("cuts", ())]
        step = 10 ** -asked["decimals"]
        highs = [*(low - step for low in lows[1:]), asked["most"]]
        reaches = ("–".join(dict.fromkeys((plain(low), plain(high)))) for low, high in zip(lows, highs, strict=True))
        return [{"id": f"n{at}", "label": f"{reach} {asked['unit']}".strip()} for at, reach in enumerate(reaches, 1)]

    def rows_of(self, asked: Document, choice: Any) -> tuple[str, ...]:
        unit = 10 ** asked["decimals"]
        return (f"n{1 + sum(round(choice * unit) >= round(cut * unit) for cut in asked.get('cuts', ()))}",)

    def facts(self, asked: Document) -> Document:
        return {"amount": {name: asked[name] for name in ("least", "most", "decimals", "unit")}}


def _given(tally: Counter[str]) -> Counter[float]:
    return Counter({float(number): count for number, count in tally.items() if count})
