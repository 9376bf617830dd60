"""The long evening of `make soak`, short: nothing fails, nobody is forgotten. Memory says nothing in so short a time; it is printed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from tests.faults.soak import Soak, slope
from tests.support.server import Server

SECONDS = 12.0


def test_a_long_evening_goes_on(server: Server, say: Callable[[str], None]) -> None:
    soak = Soak(server, phones=60, pace=(0.5, 3.0), sample_seconds=1.0, moving_share=1.0)
    asyncio.run(soak.run(SECONDS))
    assert soak.left > 5, "people left and others came"
    assert soak.samples[-1].commands > soak.phones, "and all had something to say"
    say(soak.figures())


def test_a_slope_is_what_grows_in_a_unit() -> None:
    assert slope([(0, 5), (1, 7), (2, 9)]) == 2
    assert slope([(3, 1), (3, 2)]) == 0
