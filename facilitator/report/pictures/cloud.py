"""Words, the larger the more often they were given; in the order of the alphabet, line by line. Of too many those given least go, and a line says so."""

from __future__ import annotations

import math

from facilitator.meetup.words import Document
from facilitator.report.pictures.figures import T
from facilitator.report.pictures.numbers import rounded
from facilitator.report.pictures.svg import LETTER, LINE, WIDTH, picture, width_of, words
from facilitator.report.pictures.tally import Row, Tally, by_unit

LARGEST = 3.2  # times the smallest
MOST = 40  # more than these nobody reads at a glance
SPACE = 14  # between words
COUNT = 0.7  # of a letter


def cloud(told: Document, tally: Tally, t: T, language: str) -> str:
    seen = sorted(tally.rows[:MOST], key=lambda row: by_unit(row.label))
    left = left_words(told, tally, t)
    parts, y = list[str](), 0.0
    for line in _lines(seen):
        y += max(size_of(row.share) * LETTER for row in line) * 1.15
        x = (WIDTH - sum(_width(row) for row in line) - SPACE * (len(line) - 1)) / 2
        for row in line:
            size = size_of(row.share) * LETTER
            parts.append(words("picture__word", x, y, row.label, size=size, bold=row.leads))
            if row.count > 1:
                parts.append(words("picture__count", x + width_of(row.label, size) + 3, y - size * 0.3, f"{row.count}", size=LETTER * COUNT))
            x += _width(row) + SPACE
    if left:
        y += LINE * 1.5
        parts.append(words("picture__more", WIDTH / 2, y, left, anchor="middle"))
    return picture("cloud", y + LETTER * 0.6, parts)


def left_words(told: Document, tally: Tally, t: T) -> str:
    """How many words are not in the picture, and how often each of them was given at most; those given least are not. Empty where all are."""
    left = max(0, len(tally.rows) - MOST) + told["results"].get("further", 0)
    if not left:
        return ""
    each = tally.rows[min(MOST, len(tally.rows) - 1)].count
    if each == 1:
        return t("and 1 more word, given once") if left == 1 else t("and {n} more words, each given once", n=left)
    if left == 1:
        return t("and 1 more word, given {m} times at most", m=each)
    return t("and {n} more words, each given {m} times at most", n=left, m=each)


def size_of(share: float) -> float:
    """Its area grows as its count does."""
    return rounded((1 + (LARGEST - 1) * math.sqrt(share)) * 100) / 100


def _lines(rows: list[Row]) -> list[list[Row]]:
    lines: list[list[Row]] = []
    for row in rows:
        if lines and sum(_width(each) + SPACE for each in lines[-1]) + _width(row) <= WIDTH:
            lines[-1].append(row)
        else:
            lines.append([row])
    return lines


def _width(row: Row) -> float:
    count = width_of(f"{row.count}", LETTER * COUNT) + 3 if row.count > 1 else 0
    return width_of(row.label, size_of(row.share) * LETTER) + count
