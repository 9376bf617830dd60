"""The clips bench in short: twenty fetch a small clip again and again while forty vote. What is right is asserted; times are printed, and fail nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from tests.load.build import compile_all
from tests.load.clips import ByProxy, Straight, clips, told
from tests.load.processor import LOAD_CORE, on_core
from tests.support.nginx import NEEDED

VOTERS, FETCHERS, BYTES = 40, 20, 5_000_000


@pytest.mark.parametrize("kind", [Straight, pytest.param(ByProxy, marks=NEEDED)])
def test_everybody_gets_the_clip_whole_and_every_vote_is_acknowledged(kind: type[Straight], say: Callable[[str], None]) -> None:
    compile_all()
    with on_core(LOAD_CORE):
        measured = asyncio.run(clips(kind, VOTERS, FETCHERS, BYTES, least=1))
    say(told(f"a clip of 5 MB, {kind.__name__}", measured, FETCHERS))
    assert measured.faults == []
    assert measured.figures["ack_p95"][0] > 0
