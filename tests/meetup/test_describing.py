"""Describing the evening as a whole, before it and while it runs."""

from __future__ import annotations

import pytest

from facilitator.errors import Invalid, NotAllowed
from facilitator.meetup.practice import USUAL
from facilitator.meetup.words import OFFICE
from tests.meetup.refused import refused
from tests.support.stage import Stage


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_what_is_named_changes_and_the_rest_stays(stage: Stage) -> None:
    stage.do(OFFICE, "meetup.edit", changes={"title": "Klassen Almere", "date": "3 maart 2021"})
    told = stage.docs(OFFICE)["meetup"]
    assert (told["title"], told["date"], told["region"], told["roles"]) == ("Klassen Almere", "3 maart 2021", "Flevoland", ["docent", "ouder"])
    assert stage.docs("phone")["meetup"]["title"] == "Klassen Almere"


def test_every_fault_has_its_path_and_nothing_changes(stage: Stage) -> None:
    with pytest.raises(Invalid) as refusal:
        stage.do(OFFICE, "meetup.edit", changes={"title": "", "language": "fr", "roles": "docent"})
    assert {fault.path for fault in refusal.value.faults} == {"changes.title", "changes.language", "changes.roles"}
    assert len(stage.log) == 1


def test_what_is_as_it_was_leaves_no_line(stage: Stage) -> None:
    assert stage.do(OFFICE, "meetup.edit", changes={"title": "Klassen Lelystad"}) == ()


def test_with_another_language_the_usual_practice_question_goes_along(stage: Stage) -> None:
    stage.do(OFFICE, "meetup.edit", changes={"language": "en"})
    assert stage.docs(OFFICE)["meetup"]["practice"] == USUAL["en"]
    stage.do(OFFICE, "meetup.edit", changes={"practice": {"question": "Ready?", "options": ["Yes", "No"]}})
    stage.do(OFFICE, "meetup.edit", changes={"language": "nl"})
    assert stage.docs(OFFICE)["meetup"]["practice"]["question"] == "Ready?"


def test_an_answer_to_a_practice_question_that_lost_its_option_is_not_told(stage: Stage) -> None:
    stage.phone("p1", "practice", choice="o4")
    stage.do(OFFICE, "meetup.edit", changes={"practice": {"question": "Klaar?", "options": ["Ja", "Nee"]}})
    assert "my/practice" not in stage.mine("p1")


def test_phones_and_screens_describe_nothing(stage: Stage) -> None:
    for audience in ("phone", "screen", "operator", "remote"):
        with refused(NotAllowed):
            stage.do(audience, "meetup.edit", "p1", changes={"title": "Van mij"})
