"""What a result is worth, in short sentences: they stand with it wherever it is shown."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.meetup.voting import OPEN, TABLE, TICKET
from facilitator.meetup.words import Document
from facilitator.report.pictures.again import again_sentence
from facilitator.report.pictures.figures import T, amount


def facts_of(told: Document, t: T, language: str) -> tuple[str, ...]:
    """Which asking of the question it was, by what right people voted, what the right answer is and who says so; and what is otherwise than last time, or why
    that is not told."""
    return tuple(_facts(told, t, language))


def right_words(voting: str, t: T) -> str:
    """By what right a round is answered."""
    return {OPEN: t("indicative: one phone, one vote"), TICKET: t("one ticket, one vote"), TABLE: t("one phone for each table")}[voting]


def _facts(told: Document, t: T, language: str) -> Iterator[str]:
    if "number" in told:
        yield f"{t('Round {number}', number=told['number'])} · {right_words(told.get('voting', OPEN), t)}"
    if "truth" in told:
        truth = told["truth"]
        yield t("The right answer: {answer}", answer=truth.get("label") or amount(told, truth["answer"], language))
        yield t("Source: {source}", source=truth["source"])
    if sentence := again_sentence(told, t, language):
        yield sentence
    if told.get("reworded"):
        yield t("Asked before in other words: not to be compared with last time.")
