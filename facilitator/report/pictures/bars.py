"""A bar for each option; of a ranking the highest first. The right answer has a sign."""

from __future__ import annotations

from facilitator.meetup.words import Document
from facilitator.report.pictures.figures import T, figure_of
from facilitator.report.pictures.svg import LETTER, LINE, TALLEST, WIDTH, figures, hue, lines_of, picture, rectangle, width_of, words
from facilitator.report.pictures.tally import Tally

BAR, GAP = 12, 10
MOST_LINES = 3  # of a label
BESIDE = 16  # between a label and its figures
TRACK = "#e6e0d6"


def bars(told: Document, tally: Tally, t: T, language: str) -> str:
    right = told.get("truth", {}).get("answer")
    rows = sorted(tally.rows, key=lambda row: -row.count) if told["kind"] == "rank" else list(tally.rows)
    room = (TALLEST / max(1, len(rows)) - BAR - GAP) // LINE
    parts, y = list[str](), 0.0
    for at, row in enumerate(rows):
        value, note = figure_of(told, row, t, language)
        beside = width_of(f"{value} {note}", LETTER) + BESIDE
        label = lines_of(f"✓ {row.label}" if row.id == right else row.label, WIDTH - beside, int(max(1, min(MOST_LINES, room))))
        base = y + LINE * len(label) - (LINE - LETTER)
        parts += [words("picture__label", 0, y + LINE * (line + 1) - (LINE - LETTER), text, bold=row.leads) for line, text in enumerate(label)]
        parts.append(figures(WIDTH, base, value, note))
        y += LINE * len(label) + 2
        look, fill = hue(at)
        parts.append(rectangle("picture__track", 0, y, WIDTH, BAR, TRACK, BAR / 2))
        parts.append(rectangle(f"picture__bar {look}", 0, y, row.share * WIDTH, BAR, fill, BAR / 2))
        y += BAR + GAP - 2
    return picture("bars", max(LINE, y - GAP + 2), parts)
