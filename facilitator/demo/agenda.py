"""What one simulated participant means to do, and when."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Generic, TypeVar

Does = TypeVar("Does", bound=Callable[..., object])
Seconds = tuple[float, float, float]  # the least, the most, and what is usual
AGAIN_AFTER: Seconds = (1, 10, 3)


@dataclass(order=True)
class Plan(Generic[Does]):
    at: float
    number: int
    do: Does = field(compare=False)


class Agenda(Generic[Does]):
    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self._plans: list[Plan[Does]] = []
        self._made = 0

    @property
    def next_at(self) -> float:
        return self._plans[0].at if self._plans else math.inf

    def plan(self, start: float, after: Seconds, do: Does) -> float:
        """Some time after `start`; says when."""
        return self.plan_at(start + self.chance.triangular(*after), do)

    def plan_at(self, at: float, do: Does) -> float:
        self._made += 1
        heapq.heappush(self._plans, Plan(at, self._made, do))
        return at

    def due(self, now: float) -> Iterator[Does]:
        """What should be done by now, in order; each once."""
        while self._plans and self._plans[0].at <= now:
            yield heapq.heappop(self._plans).do

    def sleep(self, until: float) -> None:
        """What falls before `until` is done a little after it."""
        late = [plan for plan in self._plans if plan.at < until]
        self._plans = [plan for plan in self._plans if plan.at >= until]
        heapq.heapify(self._plans)
        for plan in late:
            self.plan(until, AGAIN_AFTER, plan.do)
