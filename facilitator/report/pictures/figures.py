"""What stands beside a row of a picture, and a round's results as a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from facilitator.meetup.words import Document
from facilitator.report.pictures.numbers import number_text
from facilitator.report.pictures.tally import Row

T = Callable[..., str]
BY_COUNT = ("words", "number", "text")


def figure_of(told: Document, row: Row, t: T, language: str) -> tuple[str, str]:
    """The figure that the picture is about, and a smaller one."""
    kind = told["kind"]
    if kind == "rank":
        place = (told["results"].get("mean_place") or {}).get(row.id)
        return f"{row.count}", t("average place {n}", n=number_text(place, language)) if place else t("point") if row.count == 1 else t("points")
    if kind == "points":
        return f"{row.percent}%", t("1 point") if row.count == 1 else t("{n} points", n=row.count)
    return (f"{row.count}", "") if kind in BY_COUNT else (f"{row.percent}%", f"{row.count}")


def share_text(told: Document, row: Row, t: T, language: str) -> str:
    """Words have no whole; of a ranking the share would say nothing, its average place does."""
    if told["kind"] == "words":
        return ""
    return figure_of(told, row, t, language)[1] if told["kind"] == "rank" else f"{row.percent}%"


def results_sentence(told: Document, t: T, language: str) -> str:
    """How many answered, and what their kind of question tells of all of them."""
    results = told["results"]
    return " · ".join([total_sentence(results["total"], t), *(_facts(told, t, language) if results["total"] else ())])


def _facts(told: Document, t: T, language: str) -> Iterator[str]:
    results = told["results"]
    if told["kind"] == "rank":
        yield t("the first place gives the most points")
    if results.get("median") is not None:
        yield t("the one in the middle: {n}", n=amount(told, results["median"], language))
    if results.get("mean") is not None:
        yield t("average {n}", n=amount(told, results["mean"], language))
    if results.get("further") and told["kind"] != "words":
        yield t("and {n} more", n=results["further"])


def amount(told: Document, number: float, language: str) -> str:
    return f"{number_text(number, language)} {told['amount']['unit'] if 'amount' in told else ''}".strip()


def total_sentence(total: int, t: T) -> str:
    if total == 0:
        return t("No answers yet")
    return t("1 answer") if total == 1 else t("{n} answers", n=total)
