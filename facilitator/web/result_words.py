"""What a phone says of a question's results: a row each, with its figure and whether it is one's own, and the sentences below.

The same words as in `static/js/phone/results/`; `tests/browser/test_kinds.py` holds the two to each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from facilitator.figures.numbers import plain
from facilitator.figures.spelling import folded
from facilitator.language import translate
from facilitator.meetup.words import Document
from facilitator.report.pictures.figures import T, amount
from facilitator.report.pictures.numbers import number_text, rounded
from facilitator.report.pictures.tally import Row, tally_of

SHARED = ("choice", "choices", "scale")  # kinds of which a row tells its share of those who answered
MEASURES = {"number": "median", "scale": "mean"}  # of which it is said what they were the last time


def result_words(round: Document, results: Document, choice: Any, label: str, language: str) -> Document:
    """`rows`, each with its `label`, `value`, `foot`, `share` (in percent, None without a bar) and whether it is `mine`; and the `caption`. `results` may be
    those of one's own vote, `choice` is one's answer and `label` the same in words."""
    t, told = partial(translate, language), {**round, "results": results}
    own = marks(round, results, choice)
    rows = [{**_figure(told, row, t, language), "label": row.label, "mine": row.id in own} for row in tally_of(told, language).rows]
    sentences = [*_facts(told, t, language), *([t("Your answer: {answer}", answer=label)] if label else [])]
    return {"rows": rows, "caption": " ".join(sentences)}


def marks(round: Document, results: Document, choice: Any) -> list[str]:
    """The rows that are one's own answer: of a number the bin that it is in, of words those that they are counted with. In a ranking every row would be."""
    if choice is None or round["kind"] == "rank":
        return []
    if round["kind"] == "number":
        return [plain(each["from"]) for each in results["bins"] if each["from"] <= choice < each["to"]]
    if round["kind"] == "words":
        own = {folded(word) for word in choice}
        return [word for word in results["counts"] if folded(word) in own]
    return [str(each) for each in choice] if isinstance(choice, list | dict) else [str(choice)]


def _figure(told: Document, row: Row, t: T, language: str) -> Document:
    kind, share = told["kind"], round(row.share * 100, 1)
    if kind in SHARED:
        answers = t("1 answer") if row.count == 1 else t("{n} answers", n=row.count)
        return {"value": f"{row.percent}%", "foot": " · ".join([answers, *_share_before(told, row, t)]), "share": share}
    if kind == "points":
        return {"value": f"{row.percent}%", "foot": t("1 point") if row.count == 1 else t("{n} points", n=row.count), "share": share}
    if kind == "rank":
        place = (told["results"].get("mean_place") or {}).get(row.id)
        average = [t("average place {n}", n=number_text(place, language))] if place else []
        return {"value": f"{row.count}", "foot": " · ".join([t("point") if row.count == 1 else t("points"), *average]), "share": share}
    if kind == "text":
        return {"value": "", "foot": f"{row.count} ×" if row.count > 1 else "", "share": None}
    return {"value": f"{row.count}", "foot": "", "share": share}


def _share_before(told: Document, row: Row, t: T) -> Iterator[str]:
    before = told.get("before") or {"total": 0}
    if before["total"]:
        yield t("last time {n}%", n=rounded(100 * before["counts"].get(row.id, 0) / before["total"]))


def _facts(told: Document, t: T, language: str) -> Iterator[str]:
    """What the screen says below its picture, in sentences."""
    results, before = told["results"], told.get("before") or {"total": 0}
    total = results["total"]
    yield t("In total: {n}.", n=total) if told.get("voting") else t("In total: {n}, indicative.", n=total)
    if _is_bare(told.get("scale")):
        yield t("{from} is low, {to} is high.", **{name: told["scale"][name] for name in ("from", "to")})
    if total and told["kind"] == "rank":
        yield t("The first place gives the most points.")
    if results.get("median") is not None:
        yield t("The one in the middle: {n}.", n=amount(told, results["median"], language))
    if results.get("mean") is not None:
        yield t("On average {n}.", n=amount(told, results["mean"], language))
    if total and before["total"]:
        yield from _since(told, results, before, t, language)
    if results.get("further"):
        yield t("And {n} more.", n=results["further"])


def _is_bare(scale: Document | None) -> bool:
    """Whether nobody said what the points of a scale mean."""
    return scale is not None and not (scale["named"] or scale["low"] or scale["high"])


def _since(told: Document, now: Document, then: Document, t: T, language: str) -> Iterator[str]:
    """What the question came to when it was asked before, where the room sees both."""
    if told["kind"] == "rank":
        first, other = _first(told, now), _first(told, then)
        yield f"{t('At the top again: {now}', now=first) if first == other else t('At the top now: {now} · last time: {before}', now=first, before=other)}."
    measure = MEASURES.get(told["kind"], "")
    if now.get(measure) is None or then.get(measure) is None:
        return
    figures = {"before": amount(told, then[measure], language), "now": amount(told, now[measure], language)}
    if measure == "mean":
        yield f"{t('The average stayed {now}', **figures) if now[measure] == then[measure] else t('The average went from {before} to {now}', **figures)}."
    elif now[measure] == then[measure]:
        yield f"{t('The one in the middle stayed {now}', **figures)}."
    else:
        yield f"{t('The one in the middle went from {before} to {now}', **figures)}."


def _first(told: Document, results: Document) -> str:
    most = max(results["counts"].values())
    return ", ".join(f"“{option['label']}”" for option in told["options"] if results["counts"][option["id"]] == most)
