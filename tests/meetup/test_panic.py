"""Panic: black, voting paused, ideas waiting; and one command to go on as before."""

from __future__ import annotations

import pytest

from facilitator.errors import NotAllowed, NotOnAir
from tests.meetup.refused import refused
from tests.support.stage import Stage, events


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_the_screen_is_black_and_a_second_panic_changes_nothing(stage: Stage) -> None:
    assert events(stage.desk("panic")) == ["PanicChanged", "ScreenSwitched"]
    assert stage.docs("screen")["screen"]["black"]
    assert stage.docs("desk")["panic"] == {"since": stage.now}
    assert stage.desk("panic") == ()
    stage.desk("restore")
    assert not stage.docs("screen")["screen"]["black"]
    assert "panic" not in stage.docs("desk")
    assert stage.desk("restore") == ()


def test_what_was_black_before_stays_black(stage: Stage) -> None:
    stage.desk("screen.black", on=True)
    stage.desk("panic")
    stage.desk("restore")
    assert stage.docs("screen")["screen"]["black"]


def test_the_screen_can_come_back_before_the_room_goes_on(stage: Stage) -> None:
    stage.desk("panic")
    stage.desk("screen.black", on=False)
    assert not stage.docs("screen")["screen"]["black"]
    assert stage.docs("desk")["panic"]
    stage.desk("restore")
    assert not stage.docs("screen")["screen"]["black"]


def test_no_answer_is_taken_and_the_round_stays_open(stage: Stage) -> None:
    stage.desk("show.go", step="s2")
    stage.phone("p1", "answer", round="r1", choice="o1")
    stage.desk("panic")
    assert stage.docs("phone")["round"] | {"state": "open", "paused": True} == stage.docs("phone")["round"]
    with refused(NotOnAir):
        stage.phone("p2", "answer", round="r1", choice="o2")
    with refused(NotOnAir):
        stage.phone("p1", "answer", round="r1", choice="o2")
    stage.desk("restore")
    assert "paused" not in stage.docs("phone")["round"]
    stage.phone("p2", "answer", round="r1", choice="o2")
    stage.wait(1)
    assert stage.meetup.rounds.by_id["r1"].results()["counts"] == {"o1": 1, "o2": 1}


def test_a_round_that_was_closing_ends_without_the_votes_in_flight(stage: Stage) -> None:
    stage.desk("show.go", step="s2")
    stage.desk("round.close")
    stage.desk("panic")
    with refused(NotOnAir):
        stage.phone("p1", "answer", round="r1", choice="o1")
    stage.wait(3)
    assert stage.docs("phone")["round"]["state"] == "closed"


def test_ideas_wait_also_where_nobody_screens_and_still_do_afterwards(stage: Stage) -> None:
    stage.desk("show.go", step="s4")  # screened for the screen only
    stage.phone("p1", "idea.add", step="s4", theme="oorzaak", text="Van voor de paniek")
    stage.desk("panic")
    stage.phone("p1", "idea.add", step="s4", theme="oorzaak", text="Midden in de paniek")
    stage.wait(1)
    assert "idea/1" in stage.docs("phone")
    assert "idea/2" not in stage.docs("phone")
    assert stage.mine("p1")["my/idea/2"]["status"] == "waiting"
    stage.desk("restore")
    stage.wait(1)
    assert "idea/2" not in stage.docs("phone")
    stage.desk("idea.show", idea=2)
    assert "idea/2" in stage.docs("phone")
    assert stage.again().ideas.by_id[2].held


def test_no_support_is_taken(stage: Stage) -> None:
    stage.desk("show.go", step="s4")
    stage.phone("p1", "idea.add", step="s4", theme="oorzaak", text="Loten")
    stage.desk("panic")
    with refused(NotOnAir):
        stage.phone("p2", "idea.support", idea=1, value="agree")
    stage.desk("restore")
    stage.phone("p2", "idea.support", idea=1, value="agree")


def test_the_evening_can_go_on_meanwhile(stage: Stage) -> None:
    """Whoever panics may choose another step before the room sees anything again."""
    stage.desk("show.go", step="s2")
    stage.desk("panic")
    stage.desk("show.go", step="s5")
    assert stage.docs("phone")["round"]["paused"]
    assert stage.docs("screen")["screen"]["black"]
    stage.desk("restore")
    assert "paused" not in stage.docs("phone")["round"]


def test_taken_back_it_is_as_restored(stage: Stage) -> None:
    stage.desk("panic")
    stage.desk("undo")
    assert not stage.docs("screen")["screen"]["black"]
    assert "panic" not in stage.docs("desk")


@pytest.mark.parametrize("audience", ["operator", "remote", "screen", "office"])
def test_only_the_desk_may(stage: Stage, audience: str) -> None:
    with refused(NotAllowed):
        stage.do(audience, "panic")
    with refused(NotAllowed):
        stage.do(audience, "restore")
