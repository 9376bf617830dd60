"""Who moved: ribbons from what people said first to what they say now; where too little of that is told a bar of who stayed, and how many came to each answer.

In black and white who stayed is pale and who moved is dark, and a ribbon has its figure where it begins. Who is in no cell that is told lies hatched below
the ribbons, so that the whole is as high as all who answered twice.
"""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.figures.shift import SHIFT
from facilitator.meetup.words import Document
from facilitator.report.pictures.figures import T
from facilitator.report.pictures.ribbons import MOVED, OTHERS, STAYED, Band, Place, Ribbon, ribbons_of, untold_of
from facilitator.report.pictures.splits import came_text, hue_of, told_moves
from facilitator.report.pictures.svg import (
    BEHIND,
    HUES,
    LETTER,
    LINE,
    PAPER,
    SWATCH,
    TALLEST,
    WIDTH,
    entry,
    hatch,
    hue,
    id_of,
    lines_of,
    path,
    picture,
    rectangle,
    width_of,
    words,
)

END, FLOW = 120, 140  # how wide: the words on either side, and the ribbons between
BESIDE = (WIDTH - 2 * END - FLOW) / 2
A_ROW, LEAST, MOST = 70, 200, 400  # how high the ribbons are
TOP = LINE + 8  # above them: first, now
BAR = 28
MOST_LINES = 3
APART, MOST_WORDS = 8, 2  # between the ribbons and the words of bands; lines of these
PALE = "#c9bfb1"


def moves(told: Document, t: T) -> str:
    if any(move.start != move.end for move in told_moves(told)):
        return _flow(told, t)
    return _bar(told, t)


def height_of(told: Document) -> float:
    """Of the ribbons; below them is room for the words of each band."""
    room = TALLEST - TOP - 2 * APART - LINE * MOST_WORDS * len(untold_of(told))
    return min(MOST, room, max(LEAST, A_ROW * len(told["rows"])))


def _flow(told: Document, t: T) -> str:
    found, high = ribbons_of(told), height_of(told)
    left, right = END + BESIDE, WIDTH - END - BESIDE
    parts = [words("picture__note", END, LETTER, t("first"), anchor="end"), words("picture__note", WIDTH - END, LETTER, t("now"))]
    for ribbon in sorted(found.ribbons, key=lambda ribbon: ribbon.move.start != ribbon.move.end):  # who moved over who stayed
        parts += _ribbon(told, ribbon, high, left, right)
    bottom = float(TOP + high)
    for places, x, anchor in ((found.before, END, "end"), (found.after, WIDTH - END, "start")):
        for y, lines in _labels(places, high):
            parts += [words("picture__label", x, y + LETTER - 2 + LINE * at, line, anchor=anchor) for at, line in enumerate(lines)]
            bottom = max(bottom, y + LINE * len(lines))
    bottom += APART if found.bands else 0
    for band in found.bands:
        pattern, lines = id_of(f"untold-{band.kind}", told), lines_of(untold_words(band, t), WIDTH - SWATCH - BEHIND, MOST_WORDS)
        parts = [hatch(pattern, 7 if band.kind == MOVED else 2), *parts, *_band(band, high, left, right, f"url(#{pattern})")]
        parts += entry(0, bottom, lines, "", f"url(#{pattern})", "picture__untold")
        bottom += LINE * len(lines)
    return picture("moves", bottom + 4, parts)


def untold_words(band: Band, t: T) -> str:
    if band.count is None:
        return t("A few others: too few to show apart")
    return {
        OTHERS: t("{n} others: too few to show apart", n=band.count),
        STAYED: t("{n} others stayed: too few to show apart", n=band.count),
        MOVED: t("{n} others moved: too few to show apart", n=band.count),
    }[band.kind]


def _band(band: Band, high: float, left: float, right: float, fill: str) -> Iterator[str]:
    """Straight from left to right; its figure stands on paper."""
    y, height, figure = TOP + band.y * high / 100, band.height * high / 100, f"{band.count}"
    yield rectangle(f"picture__band picture__band--{band.kind}", left, y, right - left, height, fill)
    if height >= LETTER and band.count:
        yield rectangle("picture__behind", left + 2, y + height / 2 - LETTER / 2, width_of(figure, LETTER) * 1.15 + 4, LETTER, PAPER)
        yield words("picture__inside", left + 4, y + height / 2 + LETTER * 0.35, figure, bold=True)


def _ribbon(told: Document, ribbon: Ribbon, high: float, left: float, right: float) -> Iterator[str]:
    move, half = ribbon.move, (left + right) / 2
    start, end, height = TOP + ribbon.left * high / 100, TOP + ribbon.right * high / 100, ribbon.height * high / 100
    stayed = move.start == move.end
    look, fill = hue(hue_of(told, told["rows"][move.start]["id"], move.start))
    there = f"M{left:g} {start:.3f} C{half:g} {start:.3f} {half:g} {end:.3f} {right:g} {end:.3f}"
    back = f"V{end + height:.3f} C{half:g} {end + height:.3f} {half:g} {start + height:.3f} {left:g} {start + height:.3f} Z"
    yield path(f"picture__ribbon {look}", f"{there} {back}", fill, 0.3 if stayed else 1)
    if height >= LETTER:
        inside = "currentColor" if stayed else PAPER
        yield words("picture__inside", left + 4, start + height / 2 + LETTER * 0.35, f"{move.count}", bold=True, fill=inside)


def _labels(places: tuple[Place, ...], high: float) -> Iterator[tuple[float, list[str]]]:
    """Where the lines of each row begin that anybody was at: at the middle of its place, or as near below it as there is room."""
    below = 0.0
    for at, place in enumerate(places):
        if place.height:
            end = places[at + 1].y if at + 1 < len(places) else 100
            lines = lines_of(place.label, END * 0.9, int(max(1, min(MOST_LINES, (end - place.y) * high / 100 // LINE))))
            y = max(below, TOP + (place.y + place.height / 2) * high / 100 - LINE * len(lines) / 2)
            below = y + LINE * len(lines)
            yield y, lines


def _bar(told: Document, t: T) -> str:
    shift = told["split"][SHIFT]
    parts, y = _stayed(shift, t) if shift["stayed"] is not None else ([], 0.0)
    for row in told["rows"]:
        if shift["to"][row["id"]] is not None:
            lines = lines_of(came_text(told, row, t), WIDTH, 2)
            parts += [words("picture__label", 0, y + LETTER + LINE * at, line) for at, line in enumerate(lines)]
            y += LINE * len(lines)
    return picture("moves", y + 8, parts)


def _stayed(shift: Document, t: T) -> tuple[list[str], float]:
    """The bar with its words, and how high they are."""
    stayed = shift["stayed"] / shift["matched"] * WIDTH
    parts = [
        rectangle("picture__part picture__part--stayed", 0, 0, stayed, BAR, PALE, 3, PAPER),
        rectangle("picture__part series-2", stayed, 0, WIDTH - stayed, BAR, HUES[1], 3, PAPER),
        words("picture__label", 0, BAR + LINE, t("{n} stayed", n=shift["stayed"])),
        words("picture__label", WIDTH, BAR + LINE, t("{n} changed", n=shift["changed"]), anchor="end", bold=True),
    ]
    return parts, float(BAR + LINE + 16)
