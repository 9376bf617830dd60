"""The pace at which an audience is told: as fast as it may, slower when telling it takes long, and at once what is urgent."""

from __future__ import annotations

import pytest

from facilitator.home.live_meetup import PUSH_SECONDS, SLOWEST_PUSH_SECONDS
from tests.support.stage import Stage

ALL = ("phone", None)  # as it is told to the hall, and not to one phone
LIVE_POLL = "s5"


@pytest.fixture
def stage() -> Stage:
    """A poll with a live tally is on, and some have voted."""
    stage = Stage()
    stage.desk("show.go", step=LIVE_POLL)
    return stage


def vote(stage: Stage, first: int) -> None:
    """Five, so that the tally moves."""
    for number in range(first, first + 5):
        stage.phone(f"p{number}", "answer", round="r1", choice="o1")


@pytest.mark.parametrize(
    ("took", "pace"), [(0.01, PUSH_SECONDS["phone"]), (0.2, 0.4), (30.0, SLOWEST_PUSH_SECONDS)], ids=["a small hall", "a large one", "a stalled machine"]
)
def test_the_longer_a_push_takes_the_rarer_it_is(stage: Stage, took: float, pace: float) -> None:
    stage.wait(10)
    stage.live.told("phone", took)
    vote(stage, 0)
    stage.told.clear()
    vote(stage, 5)
    stage.wait(pace - 0.01)
    assert ALL not in stage.told
    assert min(stage.live.moments()) == pytest.approx(stage.now + 0.01)
    stage.wait(0.02)
    assert stage.told.count(ALL) == 1


def test_a_clock_that_is_set_back_stops_nothing(stage: Stage) -> None:
    vote(stage, 0)
    stage.wait(10)
    vote(stage, 5)
    stage.told.clear()
    stage.wait(-3600)
    assert stage.told.count(ALL) == 1


def test_what_is_urgent_does_not_wait(stage: Stage) -> None:
    stage.live.told("phone", 30.0)
    stage.told.clear()
    stage.desk("round.again", step=LIVE_POLL)
    assert stage.told.count(ALL) == 1
