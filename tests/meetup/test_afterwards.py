"""What one reads when the evening is over: what phones were told, and no more."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import NotAllowed, TooLong
from facilitator.meetup.words import AFTERWARDS
from tests.meetup.refused import refused
from tests.support.stage import EVERY_KIND, Stage


@pytest.fixture
def stage() -> Stage:
    return Stage(EVERY_KIND)


def read(stage: Stage) -> dict[str, Any]:
    stage.wait(1)
    return stage.docs(AFTERWARDS)


def asked(stage: Stage) -> None:
    """A question was asked, and three answered."""
    stage.desk("show.go", step="s2")
    for person in ("p1", "p2", "p3"):
        stage.phone(person, "answer", round="r1", choice="o1")


def closed(stage: Stage) -> None:
    asked(stage)
    stage.desk("round.close")
    stage.wait(3)


def test_a_result_that_phones_had_stays_to_be_read_when_the_evening_went_on(stage: Stage) -> None:
    closed(stage)
    stage.desk("show.go", step="s1")
    assert read(stage)["round/r1"]["results"] == {"total": 3, "counts": {"o1": 3, "o2": 0}}
    assert "round/r1" not in stage.docs("phone")
    stage.desk("meetup.close")
    assert read(stage)["round/r1"]["results"]["total"] == 3


def test_a_round_that_the_air_left_told_phones_nothing_nor_does_it_later(stage: Stage) -> None:
    asked(stage)
    stage.desk("show.go", step="s1")
    stage.desk("meetup.close")
    assert stage.meetup.rounds.by_id["r1"].results()["total"] == 3
    assert not [key for key in read(stage) if key.startswith("round/")]


def test_nor_does_one_that_is_revealed_when_nobody_looks_any_more(stage: Stage) -> None:
    asked(stage)
    stage.desk("show.go", step="s1")
    stage.desk("meetup.close")
    stage.desk("round.reveal", round="r1")
    assert "round/r1" not in read(stage)


def test_a_result_that_the_evening_ended_with_was_told(stage: Stage) -> None:
    asked(stage)
    stage.desk("meetup.close")
    assert stage.docs("phone")["round"]["results"]
    assert "round/r1" in read(stage)


def test_what_the_desk_hid_is_hidden_here_too(stage: Stage) -> None:
    closed(stage)
    stage.desk("show.go", step="s1")
    stage.desk("round.hide", round="r1")
    assert "round/r1" not in read(stage)
    stage.desk("round.reveal", round="r1")
    assert "round/r1" in read(stage)


def test_what_was_opened_again_must_be_told_again(stage: Stage) -> None:
    closed(stage)
    stage.desk("undo")
    assert stage.docs("phone")["round"]["state"] == "open"
    stage.desk("show.go", step="s1")
    assert "round/r1" not in read(stage)


def test_what_people_are_of_stands_in_no_result(stage: Stage) -> None:
    closed(stage)
    assert {"view", "split", "rows"}.isdisjoint(read(stage)["round/r1"])


def test_ideas_are_those_that_phones_see_in_groups_that_they_saw(stage: Stage) -> None:
    stage.desk("show.go", step="s4")
    for number, text in enumerate(("Loten", "Later kiezen", "Verborgen", "Weg"), 1):
        stage.phone(f"p{number}", "idea.add", step="s4", theme="oplossing", text=text)
    stage.desk("group.put", ideas=[1, 2, 3], name="Schooladvies")
    stage.desk("idea.hide", idea=3)
    stage.desk("idea.redact", idea=4)
    assert ({key for key in read(stage) if key.startswith("idea/")}, "groups" in stage.docs(AFTERWARDS)) == ({"idea/1", "idea/2"}, False)
    stage.desk("ideas.view", view="groups", step="s4")
    assert read(stage)["groups"]["groups"] == [{"id": "g1", "step": "s4", "name": "Schooladvies", "ideas": [1, 2]}]


def test_agreements_and_conditions_are_those_on_the_list_and_the_baton_was_given(stage: Stage) -> None:
    stage.desk("show.go", step="s9")
    stage.phone("p1", "agreement.offer", step="s9", what="Ik bel", name="Naam", on_screen=True)
    for what in ("Bellen", "Later"):
        stage.desk("agreement.add", deal={"what": what}, group=None)
    stage.desk("agreement.place", agreement=3, to="parked")
    stage.desk("condition.add", level="zelf", text="Tijd")
    stage.desk("agreements.view", view="parked")
    stage.desk("baton.pass", to="Almere", message="Hoe doen jullie dat?")
    told = read(stage)
    assert {key for key in told if key.startswith(("agreement/", "condition/"))} == {"agreement/2", "condition/1"}
    assert "agreement/3" in stage.docs("phone"), "the screen shows the parking lot now"
    assert told["baton"]["to"] == "Almere"
    stage.desk("agreement.place", agreement=1, to="listed")
    assert "name" not in read(stage)["agreement/1"], "its owner let the room see the name, and no more"
    assert stage.docs("phone")["agreement/1"]["name"] == "Naam"


def test_the_organiser_says_what_happens_next_also_when_it_is_over(stage: Stage) -> None:
    stage.desk("show.go")
    stage.desk("meetup.close")
    stage.do("office", "meetup.follow_up", text="U hoort\n\nin mei van ons. ")
    assert (read(stage)["meetup"]["follow_up"], stage.docs("office")["meetup"]["follow_up"]) == ("U hoort\n\nin mei van ons.",) * 2
    assert "follow_up" not in stage.docs("phone")["meetup"]
    assert read(stage)["meetup"]["closed_at"] == stage.meetup.life.closed_at
    assert stage.do("office", "meetup.follow_up", text="U hoort\n\nin mei van ons.") == ()
    stage.do("office", "meetup.follow_up", text="")
    assert read(stage)["meetup"]["follow_up"] == ""
    with refused(TooLong, "text"):
        stage.do("office", "meetup.follow_up", text="x" * 1_001)
    with refused(NotAllowed):
        stage.desk("meetup.follow_up", text="x")


def test_nobody_listens_to_it(stage: Stage) -> None:
    closed(stage)
    stage.desk("meetup.close")
    stage.wait(1)
    assert read(stage)
    assert {audience for audience, _ in stage.told} == {"phone", "screen", "desk", "operator", "remote", "office"}
