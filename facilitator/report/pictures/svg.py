"""Elements of a picture. Lengths are in units of its own; `LETTER` is the size of a letter, and a picture is as wide as its place."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from hashlib import sha256
from html import escape

WIDTH = 400
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # characters that no XML file may have
MARGIN = 16  # around a picture in a file of its own
LETTER = 20
LINE = 24
TALLEST = 25 * LETTER  # so that a letter is at least 1/25 of the height
LETTER_WIDTH = 0.53  # of its size, on average; what is bold is a little wider
SWATCH, BEHIND = 24, 8  # of a legend: a colour, and its label behind it
PAPER = "#fff"  # the figure inside a part of a bar, and what parts it from the next
HUES = ("#0b5cad", "#a84e09", "#0a6b3d", "#7a3e9d", "#b3261e", "#5a6070")  # as in tokens.css, for a report without a style sheet


def picture(name: str, height: float, parts: list[str]) -> str:
    """The whole picture. It is not read out: its sentence and its table are."""
    view = f"0 0 {WIDTH} {number(height)}"
    return f'<svg class="picture picture--{name}" viewBox="{view}" width="{WIDTH}" height="{number(height)}" aria-hidden="true">{"".join(parts)}</svg>'


def alone(svg: str, title: str, words: str, facts: tuple[str, ...], language: str) -> str:
    """A picture as a file of its own, on white paper, with the `facts` below it; `title` and `words` are for who does not see it."""
    inner = float(svg.partition('viewBox="0 0 ')[2].partition('"')[0].split()[1])
    foot, below = _foot(facts, inner + MARGIN / 2)
    width, height = WIDTH + 2 * MARGIN, below + 2 * MARGIN
    view = f'viewBox="{-MARGIN} {-MARGIN} {number(width)} {number(height)}" width="{number(width)}" height="{number(height)}"'
    paper = rectangle("picture__paper", -MARGIN, -MARGIN, width, height, PAPER)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {view} role="img" aria-labelledby="title words" lang="{language}" font-family="sans-serif">'
    return NO_XML.sub("\ufffd", f'{head}<title id="title">{escape(title)}</title><desc id="words">{escape(words)}</desc>{paper}{svg}{foot}</svg>')


def _foot(facts: tuple[str, ...], y: float) -> tuple[str, float]:
    """Lines of text from `y` on, and where they end."""
    lines = [line for fact in facts for line in lines_of(fact, WIDTH, len(fact))]
    return "".join(words("picture__fact", 0, y + LETTER + LINE * at, line) for at, line in enumerate(lines)), y + LINE * len(lines)


def rectangle(look: str, x: float, y: float, width: float, height: float, fill: str, round: float = 0, edge: str = "") -> str:
    more = f' rx="{number(round)}"' if round else ""
    more += f' stroke="{edge}" stroke-width="2"' if edge else ""
    return f'<rect class="{look}" x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"{more} fill="{fill}"/>'


def hatch(id: str, thick: int = 2) -> str:
    """What is too few to tell is filled with this: `url(#id)`. An id is one picture's own."""
    lines = f'<path d="M-2 10L10 -2M4 16L16 4" stroke="currentColor" stroke-width="{thick}"/>'
    return f'<defs class="picture__defs"><pattern id="{id}" width="12" height="12" patternUnits="userSpaceOnUse">{lines}</pattern></defs>'


def id_of(name: str, *drawn: object) -> str:
    """Of a hatch; only the same picture again has it too."""
    return f"{name}-{sha256(repr(drawn).encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def entry(x: float, y: float, lines: list[str], letter: str, fill: str, look: str = "picture__label") -> Iterator[str]:
    """Of a legend: a colour with its letter, and its label."""
    yield rectangle("picture__swatch", x, y + 1, SWATCH, LINE - 2, fill, 3)
    if letter:
        yield words("picture__inside", x + SWATCH / 2, y + LETTER - 1, letter, anchor="middle", bold=True, fill=PAPER)
    yield from (words(look, x + SWATCH + BEHIND, y + LETTER - 1 + LINE * at, line) for at, line in enumerate(lines))


def path(look: str, shape: str, fill: str, opacity: float = 1) -> str:
    sheer = f' fill-opacity="{number(opacity)}"' if opacity < 1 else ""
    return f'<path class="{look}" d="{shape}"{sheer} fill="{fill}"/>'


def words(look: str, x: float, y: float, text: str, *, size: float = LETTER, anchor: str = "start", bold: bool = False, fill: str = "currentColor") -> str:
    """A line of text; `y` is its base line."""
    weight = ' font-weight="700"' if bold else ""
    aside = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text class="{look}" x="{number(x)}" y="{number(y)}" font-size="{number(size)}"{aside}{weight} fill="{fill}">{escape(text)}</text>'


def figures(x: float, y: float, value: str, note: str) -> str:
    """What stands at the end of a line: a figure, and a smaller one behind it."""
    behind = f' <tspan class="picture__note" font-weight="400">{escape(note)}</tspan>' if note else ""
    where = f'x="{number(x)}" y="{number(y)}" font-size="{LETTER}" text-anchor="end"'
    return f'<text class="picture__figure" {where} fill="currentColor"><tspan font-weight="700">{escape(value)}</tspan>{behind}</text>'


def lines_of(text: str, width: float, most: int, size: float = LETTER) -> list[str]:
    """The text in lines of at most this width, `most` of them; what does not fit ends in dots (the table has it whole)."""
    letters = max(1, int(width / (size * LETTER_WIDTH)))
    return textwrap.wrap(text, letters, max_lines=most, placeholder="…", break_on_hyphens=False) or [""]


def width_of(text: str, size: float) -> float:
    return len(text) * size * LETTER_WIDTH


def hue(at: int) -> tuple[str, str]:
    """Class and colour of a series, from 0 on; there are six."""
    return f"series-{at % len(HUES) + 1}", HUES[at % len(HUES)]


def number(value: float) -> str:
    """At most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
