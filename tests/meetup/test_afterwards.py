"""What one reads when the evening is over: what phones were told, and no more."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import NotAllowed, TooLong
from facilitator.meetup import views
from facilitator.meetup.words import AFTERWARDS
from tests.meetup.refused import refused
from tests.meetup.test_common_ground import weighed
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


@pytest.mark.parametrize("then", ["wall", "top", "dots", "common_ground"])
def test_groups_that_the_room_saw_stay_to_be_read_whatever_it_saw_later(then: str) -> None:
    stage = chosen()
    stage.desk("ideas.view", view="groups")
    stage.desk("ideas.view", view=then)
    stage.desk("meetup.close")
    assert [group["name"] for group in read(stage)["groups"]["groups"]] == ["Later kiezen"]


def chosen() -> Stage:
    """Three ideas, one group, forty votes on each, and dots on groups; nothing of it is shown."""
    stage = weighed()
    stage.desk("group.put", ideas=[2, 3], name="Later kiezen")
    stage.desk("ideas.split")
    stage.desk("ideas.view", view="wall")
    return stage


def told_of(stage: Stage) -> dict[str, Any]:
    steps = read(stage).get("chosen", {"steps": []})["steps"]
    return dict(steps[0]) if steps else {}


def test_what_the_room_chose_is_to_be_read_as_far_as_it_was_told() -> None:
    stage = chosen()
    assert told_of(stage) == {}
    for view in ("top", "common_ground", "divided"):
        stage.desk("ideas.view", view=view)
    stage.desk("ideas.view", view="wall")
    told = told_of(stage)
    assert (told["step"], [each["view"] for each in told["rankings"]]) == ("s4", ["common_ground", "divided", "top"])
    assert [[each["id"] for each in ranking["ideas"]] for ranking in told["rankings"][:2]] == [[1], [2]]
    assert ("counts" in told, "dots" in told) == (False, False), "how many agreed, and dots, nobody was told"
    stage.desk("ideas.reveal")
    stage.desk("show.go", step="s1")
    stage.desk("meetup.close")
    assert told_of(stage)["counts"]["1"]["agree"] == 29
    stage.desk("idea.hide", idea=1)
    assert ([each["id"] for each in told_of(stage)["rankings"][0]["ideas"]], "1" in told_of(stage)["counts"]) == ([], False)


def test_how_the_dots_lay_is_to_be_read_when_the_room_was_told() -> None:
    stage = chosen()
    stage.desk("dots.open", on="groups")
    for person in ("p1", "p2"):
        stage.phone(person, "dot.place", group="g1")
    stage.desk("dots.close")
    stage.desk("show.go", step="s1")
    assert told_of(stage) == {}
    stage.desk("show.go", step="s4")
    stage.desk("ideas.view", view="dots")
    stage.desk("ideas.view", view="wall")
    stage.desk("meetup.close")
    assert told_of(stage)["dots"] == {"each": 3, "on": "groups", "voted": 2, "counts": {"1": 0, "g1": 2}}
    assert read(stage)["groups"], "dots were put on them"


def test_what_is_chosen_anew_must_be_told_anew() -> None:
    stage = chosen()
    stage.desk("ideas.view", view="top")
    stage.desk("ideas.view", view="wall")
    assert told_of(stage)["rankings"]
    stage.desk("ideas.open", weighing=True)
    assert told_of(stage) == {}
    stage.desk("ideas.close")
    assert told_of(stage) == {}


def test_the_log_tells_afterwards_what_was_told() -> None:
    stage = chosen()
    for view in ("groups", "top", "dots", "wall"):
        stage.desk("ideas.view", view=view)
    again = stage.again()
    assert {key: views.render(again, AFTERWARDS, key) for key in ("groups", "chosen")} == {key: read(stage)[key] for key in ("groups", "chosen")}


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
