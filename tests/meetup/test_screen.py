"""What the screen shows: the scene that follows from what is on air, and what the desk lays over it."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import NotAllowed
from tests.meetup.refused import refused
from tests.support.stage import Stage


@pytest.fixture
def stage() -> Stage:
    return Stage()


def screen(stage: Stage) -> Any:
    return stage.docs("screen")["screen"]


def scene_at(stage: Stage, step: str) -> str:
    stage.desk("show.go", step=step)
    return str(screen(stage)["scene"])


def test_before_the_first_step_the_screen_shows_how_to_join(stage: Stage) -> None:
    assert screen(stage) == {"scene": "join", "black": False, "frozen": False, "join": False}


def test_the_scene_follows_the_step_on_air(stage: Stage) -> None:
    assert [scene_at(stage, step) for step in ("s1", "s2", "s3", "s4", "s6")] == ["text", "round", "fragment", "ideas", "poll"]


def test_the_scene_of_a_question_becomes_its_results_when_the_room_may_see_them(stage: Stage) -> None:
    assert scene_at(stage, "s2") == "round"
    stage.desk("round.close")
    assert screen(stage)["scene"] == "round"
    stage.wait(2)
    assert screen(stage)["scene"] == "results"
    stage.desk("round.hide")
    assert screen(stage)["scene"] == "round"
    stage.desk("round.reveal")
    assert screen(stage)["scene"] == "results"


def test_live_results_are_shown_as_soon_as_there_are_enough(stage: Stage) -> None:
    assert scene_at(stage, "s5") == "round"
    for number in range(5):
        stage.phone(f"p{number}", "answer", round="r1", choice="o1")
    stage.wait(1)
    assert screen(stage)["scene"] == "results"


def test_the_evening_is_over_when_the_meetup_is_closed(stage: Stage) -> None:
    stage.desk("show.go")
    assert screen(stage)["scene"] == "text"
    stage.desk("meetup.close")
    assert screen(stage)["scene"] == "over"


SWITCHES = [("screen.black", "black"), ("screen.freeze", "frozen"), ("screen.join", "join")]


@pytest.mark.parametrize(("verb", "switch"), SWITCHES)
def test_a_switch_goes_on_and_off_and_leaves_the_scene_alone(stage: Stage, verb: str, switch: str) -> None:
    stage.desk("show.go")
    before = screen(stage)
    stage.desk(verb, on=True)
    assert screen(stage) == {**before, switch: True}
    stage.desk(verb, on=False)
    assert screen(stage) == before


@pytest.mark.parametrize(("verb", "switch"), SWITCHES)
def test_switching_on_what_is_on_changes_nothing(stage: Stage, verb: str, switch: str) -> None:
    assert stage.desk(verb, on=False) == ()
    stage.desk(verb, on=True)
    assert stage.desk(verb, on=True) == ()


@pytest.mark.parametrize(("verb", "switch"), SWITCHES)
def test_the_screen_can_still_be_switched_when_the_meetup_is_closed(stage: Stage, verb: str, switch: str) -> None:
    stage.desk("meetup.close")
    stage.desk(verb, on=True)
    assert screen(stage)[switch] is True


def test_operator_remote_and_a_screens_own_keyboard_may_make_it_black_and_no_more(stage: Stage) -> None:
    for audience in ("operator", "remote", "screen"):
        stage.do(audience, "screen.black", on=audience != "remote")
        assert screen(stage)["black"] is (audience != "remote")
        with refused(NotAllowed):
            stage.do(audience, "screen.freeze", on=True)
        with refused(NotAllowed):
            stage.do(audience, "screen.join", on=True)


def test_phones_are_told_nothing_of_the_screen(stage: Stage) -> None:
    stage.desk("screen.black", on=True)
    assert "screen" not in stage.docs("phone")
