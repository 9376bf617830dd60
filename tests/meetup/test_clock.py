"""The room's clock: started, paused, made longer, taken away."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Invalid
from facilitator.meetup.clock import LONGEST
from facilitator.meetup.words import AUDIENCES
from tests.meetup.refused import refused
from tests.support.stage import BEGIN, Stage


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def running(stage: Stage) -> Stage:
    """A clock of three minutes, 60 seconds of which are gone."""
    stage.desk("clock.start", seconds=180.0)
    stage.wait(60)
    return stage


def clock(stage: Stage) -> Any:
    return stage.docs("screen").get("clock")


def test_there_is_no_clock_until_one_is_started(stage: Stage) -> None:
    assert clock(stage) is None
    stage.desk("clock.start", seconds=180.0)
    assert clock(stage) == {"running": True, "ends_at": BEGIN + 180, "left": 180, "total": 180}


def test_every_audience_sees_the_same_clock(running: Stage) -> None:
    assert [running.docs(audience)["clock"] for audience in AUDIENCES] == [clock(running)] * 5


def test_a_paused_clock_keeps_what_is_left_and_goes_on_from_there(running: Stage) -> None:
    running.desk("clock.pause")
    assert clock(running) == {"running": False, "ends_at": None, "left": 120, "total": 180}
    running.wait(1000)
    running.desk("clock.start")
    assert clock(running) == {"running": True, "ends_at": running.now + 120, "left": 120, "total": 180}


def test_pausing_twice_and_starting_a_running_clock_change_nothing(running: Stage) -> None:
    assert running.desk("clock.start") == ()
    running.desk("clock.pause")
    assert running.desk("clock.pause") == ()


def test_a_time_starts_the_clock_anew(running: Stage) -> None:
    running.desk("clock.start", seconds=60.0)
    assert clock(running) == {"running": True, "ends_at": running.now + 60, "left": 60, "total": 60}


@pytest.mark.parametrize(("seconds", "left", "total"), [(60, 180, 240), (-60, 60, 120), (-1000, 0, 1)])
def test_time_is_added_or_taken_but_never_below_nothing(running: Stage, seconds: float, left: float, total: float) -> None:
    running.desk("clock.add", seconds=float(seconds))
    assert clock(running) == {"running": True, "ends_at": running.now + left, "left": left, "total": total}


def test_time_is_added_to_a_paused_clock_that_stays_paused(running: Stage) -> None:
    running.desk("clock.pause")
    running.desk("clock.add", seconds=30.0)
    assert clock(running) == {"running": False, "ends_at": None, "left": 150, "total": 210}


def test_time_is_added_to_a_clock_that_has_run_out(running: Stage) -> None:
    running.wait(500)
    running.desk("clock.add", seconds=30.0)
    assert clock(running)["ends_at"] == running.now + 30


def test_the_clock_is_taken_away_once(running: Stage) -> None:
    running.desk("clock.clear")
    assert clock(running) is None
    assert running.desk("clock.clear") == ()


@pytest.mark.parametrize("seconds", [0.0, -5.0, LONGEST + 1.0])
def test_a_clock_runs_between_a_second_and_six_hours(stage: Stage, seconds: float) -> None:
    with refused(Invalid, "seconds"):
        stage.desk("clock.start", seconds=seconds)
    stage.desk("clock.start", seconds=float(LONGEST))
    with refused(Invalid, "seconds"):
        stage.desk("clock.add", seconds=1.0)


def test_without_a_clock_there_is_nothing_to_go_on_with_nor_to_add_to(stage: Stage) -> None:
    with refused(Invalid, "seconds"):
        stage.desk("clock.start")
    with refused(Invalid):
        stage.desk("clock.add", seconds=30.0)
    assert stage.desk("clock.pause") == ()


def test_the_operator_keeps_the_clock_too(stage: Stage) -> None:
    stage.do("operator", "clock.start", seconds=30.0)
    stage.do("operator", "clock.pause")
    assert clock(stage)["running"] is False
