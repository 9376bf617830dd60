"""What one simulated participant thinks of a question: it depends on their role, and a fragment may move it."""

from __future__ import annotations

from random import Random

# so that of a room of 125 something can be told by role, by table, and of who moved
SPREAD = 0.35  # how much people of one role differ
UNSURE = 0.12  # part of the people who don't know yet
MOVABLE = 0.5  # part of the people whom a fragment moves
STEP = 0.5  # how far it moves them, on the scale from -1 to 1


class Opinion:
    """From -1, wholly against the first option, to 1, wholly for it."""

    def __init__(self, chance: Random, leaning: float) -> None:
        self.chance = chance
        self.value = leaning + chance.gauss(0, SPREAD)
        self.unsure = chance.random() < UNSURE

    def see_fragment(self) -> None:
        """Some are moved, and most of those who did not know make up their minds."""
        if self.chance.random() < MOVABLE:
            self.value += STEP
            self.unsure = False

    def answer(self, options: list[str]) -> str:
        """Options go from for to against; where their number is odd and more than one, the last is for who does not know."""
        scale = options[:-1] if len(options) % 2 and len(options) > 1 else options
        if self.unsure and scale != options:
            return options[-1]
        place = int((1 - self.value) / 2 * len(scale))
        return scale[min(len(scale) - 1, max(0, place))]

    def second_thought(self, options: list[str], first: str) -> str:
        """The option beside the one that was chosen."""
        at = options.index(first)
        return self.chance.choice([options[place] for place in (at - 1, at + 1) if 0 <= place < len(options)])
