"""What people wrote and the desk has shown, a card each."""

from __future__ import annotations

from facilitator.meetup.words import Document
from facilitator.report.pictures.figures import T
from facilitator.report.pictures.svg import LETTER, LINE, WIDTH, lines_of, picture, rectangle, words
from facilitator.report.pictures.tally import Tally

INSIDE, BETWEEN = 12, 10
CARD = "#f1eae0"
MOST_LINES = 12


def texts(told: Document, tally: Tally, t: T, language: str) -> str:
    parts, y = list[str](), 0.0
    if not tally.rows:
        parts, y = [words("picture__label", 0, LETTER, t("Nothing of what was written is shown yet."))], float(LINE + BETWEEN)
    for row in tally.rows:
        text = f"{row.label} {row.count} ×" if row.count > 1 else row.label
        lines = [line for paragraph in text.split("\n") for line in lines_of(paragraph, WIDTH - 2 * INSIDE, MOST_LINES)]
        parts.append(rectangle("picture__card", 0, y, WIDTH, LINE * len(lines) + 2 * INSIDE, CARD, 8))
        parts += [words("picture__text", INSIDE, y + INSIDE + LINE * (at + 1) - (LINE - LETTER) - 2, line) for at, line in enumerate(lines)]
        y += LINE * len(lines) + 2 * INSIDE + BETWEEN
    return picture("texts", y - BETWEEN, parts)
