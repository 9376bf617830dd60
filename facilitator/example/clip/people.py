"""Who is in the sample clip: the two on the road, those who help, and those who come after."""

from __future__ import annotations

import math

from facilitator.example.clip.drawing import Point, Shape, band, circle, polygon
from facilitator.example.clip.land import DITCH, DITCH_HALF, LOW, PAPER, ROAD, TOP, WOOD, Road, high, low, over_the_ditch, stone
from facilitator.example.clip.story import (
    BLUE_ALONE,
    BLUE_HELPED,
    CLIMB,
    FOLLOW,
    ORANGE_ALONE,
    ORANGE_AT_THE_DOOR,
    ORANGE_HELPED,
    PLANK,
    STAIR_EACH,
    STAIRS,
    STEPS,
    STONES,
    bump,
    joy,
    part,
    smooth,
    where,
)

COAL, BLUE, ORANGE, GREEN, PURPLE, SLATE = "#211d18", "#0b5cad", "#b4540a", "#0a6b3d", "#7a3e9d", "#5a6070"  # of static/css/tokens.css
SIZE, SMALLER = 21.0, 16.0  # of the two, and of the others
STAIRS_FROM, STAIR = 574.0, 16.0


def blue(helped: bool) -> Road:
    if not helped:
        return lambda time: high(where(BLUE_ALONE, time))
    return lambda time: _lifted(high(where(BLUE_HELPED, time)), joy(time, 9))


def orange(helped: bool) -> Road:
    if not helped:
        return lambda time: _over_stones(where(ORANGE_ALONE, time))

    def walks(time: float) -> Point:
        if time < CLIMB[0]:
            return over_the_ditch(where(ORANGE_HELPED, time))
        if time < CLIMB[1]:
            return _up_the_stairs(part(time, *CLIMB))
        return _lifted(high(where(ORANGE_AT_THE_DOOR, time)), joy(time + 0.25, 9))

    return walks


def child(walks: Road, time: float, colour: str, looks_up: float = 0.0) -> list[Shape]:
    x, y = walks(time)
    speed = min(1.0, abs(walks(time + 0.04)[0] - walks(time - 0.04)[0]) / 1.5)
    return _body((x, y - SIZE - 4 - speed * 5 * abs(math.sin(x / 11))), SIZE, colour, 1.0, looks_up)


def _body(at: Point, size: float, colour: str, there: float, looks_up: float = 0.0) -> list[Shape]:
    """Round, with a bag on the back and two eyes."""
    (x, y), eye = at, size * 0.15
    eyes = [circle((x + size * side, y - size * (0.22 + 0.3 * looks_up)), eye, PAPER, there) for side in (0.2, 0.62)]
    return [circle((x - size * 0.85, y + size * 0.2), size * 0.46, COAL, 0.55 * there), circle(at, size, colour, there), *eyes]


def _over_stones(place: float) -> Point:
    x, y = low(place)
    return x, y - sum(24 * bump((place - lies) / 0.09) for lies, _ in STONES)


def _up_the_stairs(climbed: float) -> Point:
    step = min(STEPS - 1, int(climbed * STEPS))
    within = climbed * STEPS - step
    rise = (LOW - TOP) / STEPS
    return STAIRS_FROM - STAIR / 2 + STAIR * climbed * STEPS, LOW - rise * (step + smooth(within * 2)) - 6 * math.sin(math.pi * within)


def _lifted(at: Point, by: float) -> Point:
    return at[0], at[1] - by


# help


def helpers(time: float) -> list[Shape]:
    shapes = [shape for (place, comes), colour in zip(STONES, (GREEN, PURPLE), strict=True) for shape in _lifts(low(place), comes, time, colour)]
    return [*shapes, *_plank(time), *_stairs(time)]


def _lifts(at: Point, comes: float, time: float, colour: str) -> list[Shape]:
    """Somebody comes from behind the road, and takes the stone off it."""
    x, y = at
    walked = part(time, comes - 2.6, comes - 0.6)
    raised = part(time, comes, comes + 1.2)
    stands = (x + 70 * (1 - walked), y - 50 - 3 * abs(math.sin(walked * 12)) - joy(time, 4))
    taken, helper = stone((x, y - 68 * raised - joy(time, 4) * raised)), _body(stands, SMALLER, colour, walked)
    return [*helper, taken] if raised else [taken, *helper]


def _plank(time: float) -> list[Shape]:
    (ax, ay), (bx, by) = over_the_ditch(DITCH - DITCH_HALF * 1.1), over_the_ditch(DITCH + DITCH_HALF * 1.1)
    stands = (bx + 26 + 170 * part(time, 15.8, 18.4), by - 46 - joy(time, 4))  # and out of the way of the stairs
    turn = math.pi / 2 * (1 - part(time, PLANK, PLANK + 1.2))
    long = math.hypot(bx - ax, by - ay)
    end = (bx - long * math.cos(turn), by - 4 - long * math.sin(turn) + (ay - by) * math.cos(turn))
    there = part(time, PLANK - 1.4, PLANK - 0.6)
    return [*_body(stands, SMALLER, SLATE, there), band([(bx, by - 4), end], 7, WOOD, there)]


def _stairs(time: float) -> list[Shape]:
    shapes = []
    for number in range(STEPS):
        x, height = STAIRS_FROM + STAIR * number, (LOW - TOP) / STEPS * (number + 1)
        up = height * part(time, STAIRS + STAIR_EACH * number, STAIRS + STAIR_EACH * number + 0.7)
        shapes += [
            polygon([(x, LOW), (x, LOW - up), (x + STAIR + 0.5, LOW - up), (x + STAIR + 0.5, LOW)], WOOD, min(1.0, up)),
            polygon([(x, LOW - up), (x, LOW - up - 4), (x + STAIR + 0.5, LOW - up - 4), (x + STAIR + 0.5, LOW - up)], ROAD, min(1.0, up)),
        ]
    return shapes


def followers(time: float) -> list[Shape]:
    """Now that the road is open, others take it too."""
    shapes = []
    for number, colour in enumerate((PURPLE, ORANGE, GREEN, BLUE)):
        x, y = over_the_ditch(-0.8 + 0.14 * max(0.0, time - FOLLOW - 0.75 * number))
        shapes += _body((x, y - SMALLER - 4 - 4 * abs(math.sin(x / 9 + number))), SMALLER, colour, 1.0)
    return shapes
