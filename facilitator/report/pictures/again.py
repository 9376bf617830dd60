"""A question that was asked before: what is otherwise now, in one sentence. The twin of `static/js/parts/again.js`; in `before` are the results of then."""

from __future__ import annotations

from facilitator.meetup.words import Document
from facilitator.report.pictures.figures import T, amount
from facilitator.report.pictures.numbers import number_text

MIDDLE = {"number": "median", "scale": "mean"}


def again_sentence(told: Document, t: T, language: str) -> str:
    """The middle of all answers then and now, or what was at the top; empty for kinds that have neither, and where it was not asked before."""
    before = told.get("before")
    if not (before and before["total"] and told["results"]["total"]):
        return ""
    return _top_text(told, t) if told["kind"] == "rank" else _middle_text(told, t, language)


def _top_text(told: Document, t: T) -> str:
    now, then = (_top(told, told[name]["counts"], t) for name in ("results", "before"))
    return t("At the top again: {now}", now=now) if now == then else t("At the top now: {now} · last time: {before}", now=now, before=then)


def _top(told: Document, counts: dict[str, int], t: T) -> str:
    return ", ".join(t("“{answer}”", answer=option["label"]) for option in told["options"] if counts[option["id"]] == max(counts.values()))


def _middle_text(told: Document, t: T, language: str) -> str:
    pair = [told[name].get(MIDDLE.get(told["kind"])) for name in ("before", "results")]
    if None in pair:
        return ""
    before, now, stayed = number_text(pair[0], language), amount(told, pair[1], language), pair[0] == pair[1]
    if told["kind"] == "scale":
        return t("The average stayed {now}", now=now) if stayed else t("The average went from {before} to {now}", before=before, now=now)
    return t("The one in the middle stayed {now}", now=now) if stayed else t("The one in the middle went from {before} to {now}", before=before, now=now)
