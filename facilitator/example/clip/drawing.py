"""Drawing for the sample clip: shapes of one colour, and frames of them as a script of Advanced SubStation Alpha, which ffmpeg draws smoothly."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 854, 480
RATE = 25  # frames a second; one lasts four of the hundredths in which a script counts
FINE = 8  # steps a pixel, so that slow movement does not tremble
ROUND = 0.5523  # how far the handles of a curve reach to make a quarter of a circle
HEAD = f"""[Script Info]
ScriptType: v4.00+
PlayResX: {WIDTH}
PlayResY: {HEIGHT}
YCbCr Matrix: None

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, Bold, Italic, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Sans,20,&H00FFFFFF,0,0,1,0,0,7,0,0,0,1

[Events]
Format: Layer, Start, End, Style, Text
"""

Point = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """`path` is filled with a colour as in CSS (#rrggbb); `light` goes from 0, not to be seen, to 1."""

    path: str
    colour: str
    light: float = 1.0


Picture = Callable[[float], list[Shape]]  # what is to be seen at a second, from the back to the front


def polygon(points: Iterable[Point], colour: str, light: float = 1.0) -> Shape:
    first, *rest = (_point(point) for point in points)
    return Shape(f"m {first} l {' '.join(rest)}", colour, light)


def circle(at: Point, radius: float, colour: str, light: float = 1.0) -> Shape:
    (x, y), r, h = at, radius, radius * ROUND
    corners: list[tuple[Point, Point, Point]] = [
        ((x + h, y - r), (x + r, y - h), (x + r, y)),
        ((x + r, y + h), (x + h, y + r), (x, y + r)),
        ((x - h, y + r), (x - r, y + h), (x - r, y)),
        ((x - r, y - h), (x - h, y - r), (x, y - r)),
    ]
    curves = " ".join("b " + " ".join(_point(point) for point in corner) for corner in corners)
    return Shape(f"m {_point((x, y - r))} {curves}", colour, light)


def arch(at: Point, width: float, height: float, colour: str, light: float = 1.0) -> Shape:
    """A door with a round top; `at` is the middle of its foot."""
    (x, y), r = at, width / 2
    top, h = y - height + r, r * ROUND
    over = f"b {_point((x - r, top - h))} {_point((x - h, top - r))} {_point((x, top - r))} "
    down = f"b {_point((x + h, top - r))} {_point((x + r, top - h))} {_point((x + r, top))}"
    return Shape(f"m {_point((x - r, y))} l {_point((x - r, top))} {over}{down} l {_point((x + r, y))}", colour, light)


def band(points: Sequence[Point], width: float, colour: str, light: float = 1.0) -> Shape:
    """A line of some width along points that bend gently."""
    sides: list[tuple[Point, Point]] = []
    for number, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(0, number - 1)], points[min(len(points) - 1, number + 1)]
        far = math.hypot(bx - ax, by - ay) or 1.0
        dx, dy = (by - ay) / far * width / 2, (ax - bx) / far * width / 2
        sides.append(((x + dx, y + dy), (x - dx, y - dy)))
    return polygon([*(one for one, _ in sides), *(other for _, other in reversed(sides))], colour, light)


def script(picture: Picture, seconds: float) -> str:
    """The whole clip; what stands still over many frames is said once."""
    frames = round(seconds * RATE)
    return HEAD + "".join(_events([picture(frame / RATE) for frame in range(frames)]))


def _events(frames: list[list[Shape]]) -> Iterator[str]:
    for layer in range(max(map(len, frames))):
        start = 0
        for end in range(1, len(frames) + 1):
            shape = _of(frames, start, layer)
            if end == len(frames) or _of(frames, end, layer) != shape:
                if shape and shape.light > 0:
                    yield f"Dialogue: {layer},{_time(start)},{_time(end)},Default,{_text(shape)}\n"
                start = end


def _of(frames: list[list[Shape]], frame: int, layer: int) -> Shape | None:
    return frames[frame][layer] if layer < len(frames[frame]) else None


def _text(shape: Shape) -> str:
    red, green, blue = shape.colour[1:3], shape.colour[3:5], shape.colour[5:7]
    hidden = round((1 - min(1.0, shape.light)) * 255)
    return f"{{\\pos(0,0)\\p4\\1c&H{blue}{green}{red}&\\1a&H{hidden:02X}&}}{shape.path}"


def _point(point: Point) -> str:
    return f"{round(point[0] * FINE)} {round(point[1] * FINE)}"


def _time(frame: int) -> str:
    minutes, hundredths = divmod(frame * 100 // RATE, 6000)
    return f"0:{minutes:02}:{hundredths // 100:02}.{hundredths % 100:02}"
