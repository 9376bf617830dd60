"""Effort: how much work may go into what a split may tell, so that nobody waits for it."""

from __future__ import annotations

MOST_STEPS = 120_000  # cells that are passed on ways round, a tenth of a second or two; a table that needs more is not told at all


class Effort:
    """How much work there is left for several tables together: what comes when it is spent is not told."""

    def __init__(self, steps: int = MOST_STEPS) -> None:
        self.steps = steps

    @property
    def is_spent(self) -> bool:
        return self.steps < 0
