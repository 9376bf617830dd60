"""The rows of a round's results: its options; of numbers the bins; of what people wrote the texts, those given most first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.meetup.words import Document
from facilitator.report.pictures.numbers import number_text, rounded


@dataclass(frozen=True)
class Row:
    """`share` is of what the count could be at most, 0 to 1; `leads`: nothing was given more often."""

    id: str
    label: str
    count: int
    share: float
    percent: int
    leads: bool


@dataclass(frozen=True)
class Tally:
    """`total` is the number of answers."""

    total: int
    rows: tuple[Row, ...]


def tally_of(told: Document, language: str) -> Tally:
    results = told["results"]
    counts: dict[str, int] = results["counts"]
    most, whole = max([0, *counts.values()]), results.get("whole", results["total"])

    def row(id: str, label: str) -> Row:
        count = counts.get(id, 0)
        share = count / whole if whole else 0.0
        return Row(id, label, count, share, rounded(share * 100), count > 0 and count == most)

    return Tally(results["total"], tuple(row(*pair) for pair in pairs_of(told, language)))


def pairs_of(told: Document, language: str) -> Iterator[tuple[str, str]]:
    """(id, label) of each row."""
    if told["options"]:
        yield from ((option["id"], option["label"]) for option in told["options"])
    elif "bins" in told["results"]:
        yield from bin_pairs(told, language)
    else:
        counts = told["results"]["counts"]
        yield from ((text, text) for text in sorted(counts, key=lambda text: (-counts[text], by_unit(text))))


def bin_pairs(told: Document, language: str) -> Iterator[tuple[str, str]]:
    """A bin with the numbers that are in it, of as many decimals as may be given."""
    step = 10 ** -told["amount"]["decimals"]
    for found in told["results"]["bins"]:
        last = found["to"] - step
        ends = [found["from"], last] if last > found["from"] + step / 2 else [found["from"]]
        yield number_text(found["from"], "en"), "–".join(number_text(end, language) for end in ends)


def by_unit(text: str) -> bytes:
    """The order in which JavaScript puts texts: by units of UTF-16."""
    return text.encode("utf-16-be", "surrogatepass")
