"""What is to be seen in the sample clip at any second."""

from __future__ import annotations

from facilitator.example.clip.drawing import Shape
from facilitator.example.clip.land import LAMPS_HIGH, LAMPS_LOW, Road, doors, high, lamp, land, low, stone, years
from facilitator.example.clip.people import BLUE, ORANGE, blue, child, followers, helpers, orange
from facilitator.example.clip.story import HALF, STONES, part


def picture(second: float) -> list[Shape]:
    """The shapes of a moment, from the back to the front."""
    helped, time = second >= HALF, second % HALF
    return [
        *land(time),
        *years(time, helped),
        *doors(time, helped),
        *_lamps(high, LAMPS_HIGH, blue(helped)(time)[0]),
        *(_lamps(low, LAMPS_LOW, orange(helped)(time)[0]) if helped else []),
        *(helpers(time) if helped else [stone(low(place)) for place, _ in STONES]),
        *child(blue(helped), time, BLUE),
        *child(orange(helped), time, ORANGE, looks_up=0.0 if helped else part(time, 30, 31)),
        *(followers(time) if helped else []),
    ]


def _lamps(road: Road, places: tuple[float, ...], reached: float) -> list[Shape]:
    """Each lights up for who comes by."""
    return [shape for place in places for shape in lamp(road(place), part(reached, road(place)[0] - 35, road(place)[0] - 5))]
