"""A column for each point of a scale or bin of a histogram, side by side in their order; who does not know stands apart. The highest fills the height."""

from __future__ import annotations

from facilitator.meetup.polls.scale import UNSURE
from facilitator.meetup.words import Document
from facilitator.report.pictures.figures import T
from facilitator.report.pictures.numbers import number_text
from facilitator.report.pictures.svg import HUES, LETTER, LETTER_WIDTH, LINE, WIDTH, hue, lines_of, picture, rectangle, words
from facilitator.report.pictures.tally import Row, Tally

LETTERS = 56  # that have room below all bins together, with both bounds of each
TRACK = 160.0
BETWEEN, APART = 6, 20
MOST_LINES = 3
SMALLEST = 12


def columns(told: Document, tally: Tally, t: T, language: str) -> str:
    most = max([1, *(row.count for row in tally.rows)])
    apart = APART if any(row.id == UNSURE for row in tally.rows) else 0
    width = (WIDTH - apart) / max(1, len(tally.rows))
    floor = LINE + TRACK
    parts, lines, ends = list[str](), 1, _ends(told, t)
    size = _size(told, tally, language, width)
    for at, row in enumerate(tally.rows):
        x = at * width + (apart if row.id == UNSURE else 0)
        look, fill = hue(len(HUES) - 1) if row.id == UNSURE else hue(0)
        high = row.count / most * TRACK
        parts.append(rectangle(f"picture__bar {look}", x + BETWEEN / 2, floor - high, width - BETWEEN, high, fill, min(4, high / 2)))
        if row.count > 0:
            parts.append(words("picture__figure", x + width / 2, floor - high - 6, f"{row.count}", anchor="middle", bold=True))
        label = lines_of(short_label(told, row, tally, language), width, MOST_LINES, size)
        lines = max(lines, len(label))
        parts += [
            words("picture__label", x + width / 2, floor + LINE * (line + 1), text, size=size, anchor="middle", bold=row.leads)
            for line, text in enumerate(label)
        ]
    parts.append(rectangle("picture__floor", 0, floor, WIDTH, 2, "currentColor"))
    height = floor + LINE * lines + (LINE - LETTER) * 2
    last = width * sum(row.id != UNSURE for row in tally.rows)  # where the points end, beside which nobody stands who does not know
    sides = [lines_of(side, last * 0.45, 2) for side in ends]
    for at, side in enumerate(sides):
        parts += [words("picture__end", last * at, height + LINE * (line + 1), text, anchor="end" if at else "start") for line, text in enumerate(side)]
    return picture("columns", height + LINE * max(map(len, sides), default=0) + 6, parts)


def short_label(told: Document, row: Row, tally: Tally, language: str) -> str:
    """The names of the ends of a scale stand below all columns; of many bins, or of long numbers, each says where it begins."""
    if "scale" in told:
        return row.label if told["scale"]["named"] or row.id == UNSURE else row.id
    letters = max(len(each.label) for each in tally.rows) * len(tally.rows)
    return number_text(float(row.id), language) if letters > LETTERS else row.label


def _size(told: Document, tally: Tally, language: str, width: float) -> float:
    """Of the letters below columns: smaller where a word would not fit its column."""
    longest = max((len(word) for row in tally.rows for word in short_label(told, row, tally, language).split()), default=1)
    return max(SMALLEST, min(LETTER, (width - BETWEEN) / (longest * LETTER_WIDTH)))


def _ends(told: Document, t: T) -> tuple[str, ...]:
    """Low and high, where nobody named them."""
    scale = told.get("scale")
    if not scale or scale["named"]:
        return ()
    return (scale["low"], scale["high"]) if scale["low"] or scale["high"] else (t("low"), t("high"))
