"""The land of the sample clip: hills, the two roads, the sun that goes over, and what stands there."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from facilitator.example.clip.drawing import HEIGHT, WIDTH, Point, Shape, arch, band, circle, polygon
from facilitator.example.clip.story import DOOR_FOR_BOTH, HALF, HIGH_DOOR, LOW_DOOR, YEARS, YEARS_HELPED, bump, part, smooth

PAPER, CLAY, BARK = "#faf6ef", "#8a7f70", "#5c5347"  # of static/css/tokens.css
SUN, GLOW, FAR, HILL, FIELD, ROAD, STONE, WOOD, LEAF = "#f2b673", "#ffdf9e", "#f4ead9", "#e8dac1", "#d8c6a6", "#f8f0e2", "#9c9182", "#c79a63", "#e6d3ae"

FORK, TURN, LEVEL, TOP, LOW = 230.0, 620.0, 296.0, 186.0, 352.0  # where the roads part and run level again, and how high
DITCH, DITCH_HALF, DITCH_DEEP = 0.74, 0.085, 30.0
LAMPS_HIGH, LAMPS_LOW = (0.22, 0.52, 0.82), (0.1, 0.38, 0.62)
TREES = ((34.0, 26.0), (74.0, 17.0), (182.0, 21.0), (262.0, 15.0))
DOOR = 812.0

Road = Callable[[float], Point]


def high(place: float) -> Point:
    return _across(place), LEVEL - (LEVEL - TOP) * smooth(place)


def low(place: float) -> Point:
    x, y = over_the_ditch(place)
    return x, y + DITCH_DEEP * bump((place - DITCH) / DITCH_HALF)


def over_the_ditch(place: float) -> Point:
    return _across(place), LEVEL + (LOW - LEVEL) * smooth(place)


def _across(place: float) -> float:
    return FORK + place * (TURN - FORK)


def land(time: float) -> list[Shape]:
    sun = (-40 + (WIDTH + 80) * time / HALF, 190 - 85 * math.sin(math.pi * time / HALF))
    hills = [(x, 244 - 24 * math.sin(x / 150) - 12 * math.sin(x / 61 + 1)) for x in range(-20, WIDTH + 41, 20)]
    return [
        polygon([(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)], PAPER),
        circle(sun, 58, SUN, 0.18),
        circle(sun, 36, SUN, 0.9),
        _ground(hills, FAR),
        *(shape for x, size in TREES for shape in _tree((x, LEVEL - 4), size)),
        _ground(_along(high), HILL),
        band(_along(high), 9, ROAD),
        _ground(_along(low), FIELD),
        band(_along(low), 9, ROAD),
    ]


def _tree(foot: Point, size: float) -> list[Shape]:
    x, y = foot
    return [polygon([(x - 2, y), (x - 2, y - size * 1.4), (x + 2, y - size * 1.4), (x + 2, y)], WOOD, 0.6), circle((x, y - size * 2), size, LEAF)]


def _along(road: Road) -> list[Point]:
    return [road(step / 100) for step in range(-66, 166)]


def _ground(edge: Sequence[Point], colour: str) -> Shape:
    return polygon([(edge[0][0], HEIGHT), *edge, (edge[-1][0], HEIGHT)], colour)


def years(time: float, helped: bool) -> list[Shape]:
    """A dot for each year at school."""
    shapes = []
    for number, at in enumerate(YEARS_HELPED if helped else YEARS):
        place = (WIDTH / 2 + (number - 3.5) * 24, 34.0)
        there = 1.0 if number < len(YEARS) else part(time, at - 2.4, at - 1.8)
        shapes += [circle(place, 7, CLAY, 0.35 * there), circle(place, 7 * part(time, at, at + 0.4), BARK)]
    return shapes


def doors(time: float, helped: bool) -> list[Shape]:
    opened = DOOR_FOR_BOTH if helped else HIGH_DOOR
    small = 0.0 if helped else LOW_DOOR
    return [*_door((DOOR, TOP), 62, 92, part(time, opened, opened + 1.2)), *_door((DOOR, LOW), 36, 54, part(time, small, small + 1.2) if small else 0.0)]


def _door(at: Point, width: float, height: float, opened: float) -> list[Shape]:
    x, y = at
    return [
        circle((x, y - height / 2), height * 0.8, GLOW, 0.5 * opened),
        arch(at, width + 10, height + 6, BARK),
        arch(at, width, height, CLAY),
        arch(at, width, height, GLOW, opened),
        polygon([(x - width / 2, y), (x + width / 2, y), (x + width / 2 - 46 * opened, y + 5), (x - width / 2 - 46 * opened, y + 5)], GLOW, opened),
    ]


def lamp(foot: Point, lit: float) -> list[Shape]:
    x, y = foot
    post = polygon([(x - 1.5, y), (x - 1.5, y - 58), (x + 1.5, y - 58), (x + 1.5, y)], BARK)
    return [circle((x, y - 62), 26, GLOW, 0.55 * lit), post, circle((x, y - 62), 6.5, CLAY), circle((x, y - 62), 6.5, SUN, lit)]


def stone(at: Point) -> Shape:
    x, y = at
    return polygon([(x - 24, y + 3), (x - 20, y - 12), (x - 7, y - 21), (x + 9, y - 19), (x + 21, y - 8), (x + 24, y + 3)], STONE)
