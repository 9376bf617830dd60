"""The participants: what each says of themselves, and how many are there."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Invalid, NotAllowed, TooLong
from facilitator.meetup.people import DescribeMe
from facilitator.meetup.words import Actor
from tests.meetup.refused import refused
from tests.support.stage import Stage, ballots


@pytest.fixture
def stage() -> Stage:
    return Stage()


def me(stage: Stage, participant: str = "p1") -> Any:
    return stage.mine(participant)["me"]


def crowd(stage: Stage, audience: str) -> Any:
    stage.wait(10)
    return stage.docs(audience).get("crowd")


def arrive(stage: Stage, present: int) -> None:
    """The home counts phones and says so."""
    stage.meetup.people.present = present
    stage.live.touch(("crowd",))


def test_role_and_table_are_told_to_oneself_only(stage: Stage) -> None:
    assert me(stage) == {"role": None, "table": None}
    stage.phone("p1", "me.describe", role="docent", table=" 3 ")
    assert me(stage) == {"role": "docent", "table": "3"}
    assert me(stage, "p2") == {"role": None, "table": None}


def test_what_is_left_out_stays_and_null_takes_back(stage: Stage) -> None:
    stage.phone("p1", "me.describe", role="docent", table="3")
    stage.phone("p1", "me.describe", role="ouder")
    assert me(stage) == {"role": "ouder", "table": "3"}
    stage.phone("p1", "me.describe", role=None)
    assert me(stage) == {"role": None, "table": "3"}
    stage.phone("p1", "me.describe", table="  ")
    assert me(stage) == {"role": None, "table": None}


def test_saying_nothing_changes_nothing(stage: Stage) -> None:
    assert stage.phone("p1", "me.describe") == ()


def test_a_role_is_one_of_the_meetups(stage: Stage) -> None:
    with refused(Invalid, "role"):
        stage.phone("p1", "me.describe", role="koning", table="3")
    assert me(stage) == {"role": None, "table": None}


def test_a_table_has_at_most_twenty_characters_that_can_be_shown(stage: Stage) -> None:
    stage.phone("p1", "me.describe", table="t" * 20)
    assert me(stage)["table"] == "t" * 20
    with refused(TooLong, "table"):
        stage.phone("p1", "me.describe", table="t" * 21)
    with refused(Invalid, "table"):
        stage.phone("p1", "me.describe", table="3\x07")


def test_what_one_says_of_oneself_is_a_ballot_and_no_line_in_the_log(stage: Stage) -> None:
    assert ballots(stage.phone("p1", "me.describe", role="docent")) == [("role", "p1", "docent")]
    assert [entry.verb for entry in stage.log] == [""]


def test_only_a_phone_describes_itself(stage: Stage) -> None:
    with refused(NotAllowed):
        stage.desk("me.describe", role="docent")
    with refused(NotAllowed):
        stage.carry_out(DescribeMe(role="docent"), Actor("phone"))


def test_waiting_phones_hear_calmly_how_many_are_there(stage: Stage) -> None:
    assert crowd(stage, "phone") == {"present": 0}
    arrive(stage, 83)
    assert crowd(stage, "phone") == {"present": 83}
    arrive(stage, 84)
    stage.wait(9)
    assert (stage.docs("phone")["crowd"], stage.docs("desk")["crowd"]["present"]) == ({"present": 83}, 84)
    stage.wait(1)
    assert stage.docs("phone")["crowd"] == {"present": 84}


def test_phones_are_not_told_any_more_once_something_was_on_air(stage: Stage) -> None:
    assert crowd(stage, "phone") is not None
    stage.desk("show.go")
    assert crowd(stage, "phone") is None
    assert crowd(stage, "desk") == {"present": 0, "answered": None}


def test_the_desk_sees_how_many_answered_the_question_on_air(stage: Stage) -> None:
    stage.desk("show.go", step="s2")
    assert crowd(stage, "desk")["answered"] == 0
    for choice in ("o1", "o2"):  # a changed answer counts once
        stage.phone("p1", "answer", round="r1", choice=choice)
    assert [crowd(stage, audience)["answered"] for audience in ("desk", "operator", "remote", "screen")] == [1] * 4
    stage.desk("show.go")
    assert crowd(stage, "desk")["answered"] is None
