"""The practice question: tried on the waiting page, over when the evening starts, and counted for nothing."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Closed, Invalid
from facilitator.meetup import programme
from facilitator.meetup.practice import USUAL
from tests.meetup.refused import refused
from tests.support.stage import PROGRAMME, Stage, ballots

OWN = {"question": "Zit u goed?", "options": ["Ja", "Nee"]}


@pytest.fixture
def stage() -> Stage:
    return Stage()


def with_practice(practice: Any) -> dict[str, Any]:
    return {**PROGRAMME, "practice": practice}


def test_the_usual_question_is_there_while_the_room_comes_in(stage: Stage) -> None:
    told = stage.docs("phone")["practice"]
    assert told["question"] == USUAL["nl"]["question"]
    assert [option["label"] for option in told["options"]] == USUAL["nl"]["options"]


def test_an_answer_is_ones_own_and_may_be_changed(stage: Stage) -> None:
    stage.phone("p1", "practice", choice="o1")
    assert ballots(stage.phone("p1", "practice", choice="o2")) == [("practice", "p1", "o2")]
    assert stage.mine("p1")["my/practice"] == {"choice": "o2"}
    assert "my/practice" not in stage.mine("p2")


def test_phones_hear_nothing_of_the_answers_of_others_and_the_screen_how_many(stage: Stage) -> None:
    before = stage.docs("phone")["practice"]
    stage.phone("p1", "practice", choice="o1")
    stage.wait(1)
    assert (stage.docs("phone")["practice"], stage.told) == (before, [(audience, None) for audience in ("screen", "desk", "operator")] + [("phone", "p1")])
    assert stage.docs("screen")["practice"]["answered"] == 1


def test_what_is_no_option_is_refused(stage: Stage) -> None:
    with refused(Invalid, "choice"):
        stage.phone("p1", "practice", choice="o9")


def test_it_is_over_when_the_evening_starts_and_back_when_that_is_taken_back(stage: Stage) -> None:
    stage.phone("p1", "practice", choice="o1")
    opening = stage.desk("show.go")
    assert [what for change in opening for what in change.settles(stage.meetup)] == [("practice", "practice")]  # type: ignore[union-attr]
    assert not any("practice" in stage.docs(audience) for audience in ("phone", "screen", "desk"))
    assert stage.mine("p1")["my/practice"] == {"told": {"question": USUAL["nl"]["question"], "answer": "Lopend of met de fiets"}}
    with refused(Closed):
        stage.phone("p2", "practice", choice="o1")
    stage.desk("undo")
    assert stage.mine("p1")["my/practice"] == {"choice": "o1"}


def test_it_goes_on_during_a_step_that_keeps_the_waiting_page() -> None:
    stage = Stage({**PROGRAMME, "steps": [{"kind": "text", "title": "Inloop", "waiting": True}, *PROGRAMME["steps"]]})
    stage.desk("show.go")
    assert (stage.docs("screen")["screen"]["scene"], stage.docs("phone")["step"]["waiting"], stage.docs("phone")["crowd"]) == ("join", True, {"present": 0})
    stage.phone("p1", "practice", choice="o1")
    over = stage.desk("show.go")
    assert [what for change in over for what in change.settles(stage.meetup)] == [("practice", "practice")]  # type: ignore[union-attr]
    assert stage.docs("screen")["screen"]["scene"] == "text"
    assert not {"practice", "crowd"} & set(stage.docs("phone"))


def test_an_organiser_asks_their_own_or_none() -> None:
    assert Stage(with_practice(OWN)).docs("phone")["practice"]["question"] == "Zit u goed?"
    none = Stage(with_practice(None))
    assert "practice" not in none.docs("phone")
    with refused(Closed):
        none.phone("p1", "practice", choice="o1")


def test_faults_have_their_path() -> None:
    with pytest.raises(Invalid) as refusal:
        programme.read(with_practice({"question": "", "options": ["Ja"]}))
    assert {fault.path for fault in refusal.value.faults} == {"practice.question", "practice.options"}


def test_a_log_of_before_there_was_one_has_none() -> None:
    read = programme.read(PROGRAMME)
    del read["practice"]
    stage = Stage()
    stage.meetup.practice.asked = read.get("practice")
    assert stage.meetup.practice.asked is None
