"""When things happen in the sample clip, and where each of the two is on the road. The picture and the sound both follow this."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

HALF = 34.0  # seconds of each telling; all other times count from the start of one

Keys = Sequence[tuple[float, float]]  # (second, place): 0 is where the roads part, 1 where they run level again

YEARS = tuple(4.6 + 2.5 * year for year in range(8))
YEARS_HELPED = (*(4.2 + 1.9 * year for year in range(8)), 21.6, 24.6)
HIGH_DOOR, LOW_DOOR, DOOR_FOR_BOTH = 23.6, 29.4, 27.2  # open
STONES = ((0.24, 7.4), (0.5, 11.0))  # a place on the low road, and when somebody lifts the stone there
SLIDES = (9.8, 11.4, 16.4, 18.0, 22.6)  # back from a stone, or into the ditch
PLANK, STAIRS, STAIR_EACH = 13.8, 18.6, 0.3
STEPS = 7
CLIMB = (21.4, 25.2)
FOLLOW = 24.0  # others take the road

BLUE_ALONE: Keys = ((0, -0.66), (2.8, -0.24), (4.0, -0.24), (6.8, 0.02), (22.5, 1.0), (26.0, 1.32))
BLUE_HELPED: Keys = ((0, -0.24), (1.6, -0.24), (4.4, 0.02), (18.0, 1.0), (20.5, 1.32))
ORANGE_ALONE: Keys = (
    (0, -0.79), (2.8, -0.37), (4.0, -0.37), (7.6, -0.04), (9.8, 0.19), (10.4, 0.15), (11.4, 0.2), (12.0, 0.155), (13.8, 0.31), (16.4, 0.45), (17.0, 0.405),
    (18.0, 0.46), (18.6, 0.415), (20.4, 0.57), (22.2, 0.66), (23.0, 0.735), (25.0, 0.74), (26.2, 0.84), (29.2, 1.32),
)  # fmt: skip
ORANGE_HELPED: Keys = ((0, -0.37), (1.6, -0.37), (5.4, -0.02), (8.0, 0.17), (8.6, 0.18), (11.6, 0.44), (12.2, 0.45), (15.4, 0.64), (18.8, 0.8), (21.0, 0.83))
ORANGE_AT_THE_DOOR: Keys = ((25.2, 1.15), (26.4, 1.2))


def where(keys: Keys, time: float) -> float:
    """The place at a time; between two keys it goes smoothly."""
    for (start, one), (end, other) in pairwise(keys):
        if time < end:
            return one + (other - one) * part(time, start, end)
    return keys[-1][1]


def part(value: float, start: float, end: float) -> float:
    """How far between start and end, from 0 to 1, slower at both ends."""
    return smooth((value - start) / (end - start))


def smooth(value: float) -> float:
    value = min(1.0, max(0.0, value))
    return value * value * (3 - 2 * value)


def bump(far: float) -> float:
    """1 in the middle, 0 at a distance of 1."""
    return math.cos(math.pi / 2 * far) ** 2 if abs(far) < 1 else 0.0


def joy(time: float, height: float) -> float:
    """How high everybody jumps when the door is open for both."""
    return height * abs(math.sin((time - DOOR_FOR_BOTH) * 4)) * part(time, DOOR_FOR_BOTH + 0.8, DOOR_FOR_BOTH + 1.6) * (1 - part(time, 32.0, 33.0))
