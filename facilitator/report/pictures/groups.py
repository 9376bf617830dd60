"""A bar for each group, as long as the others, divided over the answers; what is too few to tell is hatched. Bars of a scale diverge from its middle.

In black and white a part is known by its letter, which stands in the legend too, by its order, and by the figure inside. There is room for some ten groups,
the largest; the table has them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.meetup.polls.scale import UNSURE
from facilitator.meetup.words import Document
from facilitator.report.pictures.figures import T
from facilitator.report.pictures.splits import Group, groups_of, hue_of, place_of
from facilitator.report.pictures.svg import (
    BEHIND,
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
    picture,
    rectangle,
    width_of,
    words,
)
from facilitator.report.pictures.untold import untold_words

LETTERS = "ABCDEFGHIJ"
BAR, GAP = 28, 10
BOLD = 1.15  # times as wide
APART = 18  # from one entry of the legend to the next
LEGEND = TALLEST / 2  # at most
MOST_LINES = 3
BESIDE = 150  # names that fit in this stand beside their bars, longer ones above them
TRACK = "#f1eae0"


@dataclass(frozen=True)
class Frame:
    """Where bars are: from `x` on, `width` long, one every `step`. `sides`: they diverge from the middle; `few`: the fill of what is too few to tell."""

    x: float
    width: float
    step: float
    sides: bool
    few: str


def groups(told: Document, by: str, t: T) -> str:
    every = groups_of(told, by, t)
    seen, untold = [group for group in every if group.told], [group.name for group in every if not group.told]
    pattern = id_of("too-few", by, told)
    frame = _frame(told, seen, f"url(#{pattern})")
    parts, y = _legend(told, not untold and not all(group.whole for group in seen), frame, t)
    few = lines_of(f"{untold_words(t)}: {', '.join(untold)}", WIDTH - SWATCH - BEHIND, MOST_LINES) if untold else []
    drawn = _fitting(len(seen), TALLEST - y - LINE * len(few), frame.step)
    for group in largest(seen, drawn):
        parts += _bar(group, y, frame)
        y += frame.step
    if drawn < len(seen):
        parts.append(words("picture__more", frame.x, y + LETTER - 4, t("and {n} more", n=len(seen) - drawn)))
        y += LINE
    if few:
        parts += entry(0, y, few, "", frame.few, "picture__few")
        y += LINE * len(few)
    hatched = any(frame.few in part for part in parts)
    return picture("groups", y, [hatch(pattern), *parts] if hatched else parts)


def largest(seen: list[Group], most: int) -> list[Group]:
    """As many of the groups, the largest; of as large ones the first. In their order."""
    ranked = sorted(range(len(seen)), key=lambda at: (-(seen[at].total or 0), at))[:most]
    return [seen[at] for at in sorted(ranked)]


def _fitting(number: int, room: float, step: float) -> int:
    """How many of so many bars; else a line says how many there are besides."""
    return number if number * step <= room else int((room - LINE) // step)


def _frame(told: Document, seen: list[Group], few: str) -> Frame:
    sides = told["kind"] == "scale" and all(group.whole for group in seen)
    names = max((width_of(_title(group), LETTER) for group in seen), default=0)
    x = names + BEHIND if names <= BESIDE else 0
    aside = max((width_of(_unsure(group), LETTER) + BEHIND for group in seen if _unsure(group)), default=0) if sides else 0
    return Frame(x, WIDTH - x - aside, BAR + GAP + (0 if x else LINE), sides, few)


def _legend(told: Document, hatched: bool, frame: Frame, t: T) -> tuple[list[str], float]:
    """Its parts, and where it ends. `hatched`: it says too what that means."""
    entries = [(row["label"], LETTERS[at], hue(hue_of(told, row["id"], at))[1]) for at, row in enumerate(told["rows"])]
    if hatched:
        entries.append((untold_words(t), "", frame.few))
    most = int(max(1, min(MOST_LINES, LEGEND // (LINE * len(entries)))))
    parts, x, y, below = list[str](), 0.0, 0.0, 0.0
    for label, letter, fill in entries:
        lines = lines_of(label, WIDTH - SWATCH - BEHIND, most)
        wide = SWATCH + BEHIND + max(width_of(line, LETTER) for line in lines)
        if x + wide > WIDTH:
            x, y = 0.0, below
        parts += entry(x, y, lines, letter, fill)
        x, below = x + wide + APART, max(below, y + LINE * len(lines))
    return parts, below + GAP


def _bar(group: Group, y: float, frame: Frame) -> Iterator[str]:
    if not frame.x:
        yield words("picture__group", 0, y + LETTER - 2, lines_of(_title(group), WIDTH, 1)[0])
        y += LINE
    else:
        yield words("picture__group", frame.x - BEHIND, y + LETTER, _title(group), anchor="end")
    if frame.sides:
        start, size = place_of(group)
        yield rectangle("picture__track", frame.x, y, frame.width, BAR, TRACK, 3)
        yield rectangle("picture__middle", frame.x + frame.width / 2 - 1, y - 4, 2, BAR + 8, "currentColor")
        yield from _parts(group, y, frame.x + start / 100 * frame.width, size / 100 * frame.width, frame)
        if _unsure(group):
            yield words("picture__label", WIDTH, y + LETTER, _unsure(group), anchor="end")
    else:
        yield from _parts(group, y, frame.x, frame.width, frame)


def _parts(group: Group, y: float, x: float, width: float, frame: Frame) -> Iterator[str]:
    """Each as wide as its share of what is drawn of the group."""
    drawn = [(LETTERS[at], part) for at, part in enumerate(group.parts) if part.count and not (frame.sides and part.id == UNSURE)]
    whole = sum(part.share for _, part in drawn) + group.rest
    for letter, part in drawn:
        look, fill = hue(part.hue)
        wide = part.share / whole * width
        yield rectangle(f"picture__part {look}", x, y, wide, BAR, fill, 3, PAPER)
        inside = next((text for text in (f"{letter} {part.count}", f"{part.count}") if width_of(text, LETTER) * BOLD <= wide - 4), "")
        if inside:
            yield words("picture__inside", x + wide / 2, y + LETTER, inside, anchor="middle", bold=True, fill=PAPER)
        x += wide
    if group.rest:
        yield rectangle("picture__part picture__part--few", x, y, group.rest / whole * width, BAR, frame.few, 3, PAPER)


def _title(group: Group) -> str:
    return f"{group.name} ({group.total})"


def _unsure(group: Group) -> str:
    """Who does not know, beside the bar of a scale."""
    return next((f"{LETTERS[at]} {part.count}" for at, part in enumerate(group.parts) if part.id == UNSURE and part.count), "")
