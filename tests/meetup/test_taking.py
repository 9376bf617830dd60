"""A condition or an agreement that the desk takes from an idea or a group: it says where it came from, and goes when the words of that idea go."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Closed, Invalid
from facilitator.meetup.agreements import AgreementErased
from facilitator.meetup.group_names import REMOVED
from tests.meetup.refused import refused
from tests.support.stage import Stage, events

STEPS = [
    {"kind": "ideas", "title": "Wat nu?", "ideas": {"screening": {"phones": False, "screen": False}}},
    {"kind": "agreements", "title": "Afspraken"},
]
DEAL = {"what": "Een mentor voor elk kind", "who": "scholen"}


@pytest.fixture
def stage() -> Stage:
    """Two ideas, in a group together."""
    stage = Stage({"title": "Klassen", "steps": STEPS})
    stage.desk("show.go")
    for person, text in (("p1", "Een mentor voor elk kind"), ("p2", "Iemand die luistert")):
        stage.phone(person, "idea.add", step="s1", text=text)
    stage.do("operator", "group.put", ideas=[1, 2], name="Mentoren")
    return stage


def told(stage: Stage, key: str) -> Any:
    stage.wait(1)
    return stage.docs("desk").get(key)


def test_an_agreement_says_which_idea_or_group_it_was_taken_from(stage: Stage) -> None:
    for source in ({"idea": 1}, {"group": "g1"}, {}):
        stage.do("operator", "agreement.add", deal=DEAL, **source)
    found = [told(stage, f"agreement/{number}") for number in (1, 2, 3)]
    assert [(each["idea"], each["group"], each["status"]) for each in found] == [(1, None, "listed"), (None, "g1", "listed"), (None, None, "listed")]
    assert "idea" not in stage.docs("phone")["agreement/1"], "the room reads what was agreed"


def test_a_condition_of_a_group_begins_with_its_name(stage: Stage) -> None:
    stage.desk("condition.add", level="zelf", group="g1")
    stage.desk("condition.add", level="zelf", group="g1", text="Geld voor mentoren")
    assert [(told(stage, f"condition/{n}")["text"], told(stage, f"condition/{n}")["group"]) for n in (1, 2)] == [
        ("Mentoren", "g1"),
        ("Geld voor mentoren", "g1"),
    ]


@pytest.mark.parametrize(("source", "path"), [({"idea": 9}, "idea"), ({"group": "g9"}, "group"), ({"idea": 1, "group": "g1"}, "group")])
def test_what_is_not_there_nothing_is_taken_from(stage: Stage, source: dict[str, Any], path: str) -> None:
    for verb, fields in (("agreement.add", {"deal": DEAL}), ("condition.add", {"level": "zelf", "text": "Tijd"})):
        with refused(Invalid, path):
            stage.desk(verb, **fields, **source)


def test_nor_from_what_its_author_took_back(stage: Stage) -> None:
    stage.phone("p1", "idea.withdraw", idea=1)
    with refused(Closed):
        stage.desk("agreement.add", deal=DEAL, idea=1)


def test_redacting_the_idea_takes_the_agreement_along_whatever_it_says_by_now(stage: Stage) -> None:
    stage.desk("agreement.add", deal=DEAL, idea=1)
    stage.desk("agreement.add", deal={"what": "Bellen"}, idea=2)
    stage.desk("agreement.edit", agreement=1, changes={"what": "Iets anders"})
    changes = stage.do("operator", "idea.redact", idea=1)
    assert (events(changes), all(change.final for change in changes)) == (["AgreementRedacted", "GroupNameRedacted", "IdeaRedacted"], True)  # type: ignore[union-attr]
    assert (told(stage, "agreement/1"), told(stage, "agreement/2")["what"]) == (None, "Bellen")
    with refused(Invalid, "agreement"):
        stage.desk("agreement.edit", agreement=1, changes={"what": "Terug"})
    assert DEAL["what"] not in str((vars(stage.meetup.past), stage.docs("desk")))


def test_who_forgets_an_idea_takes_back_the_agreement_that_was_made_of_it(stage: Stage) -> None:
    stage.desk("agreement.add", deal=DEAL, idea=1)
    for deal in (DEAL, {"what": "Samen luisteren"}):
        stage.desk("agreement.add", deal=deal, group="g1")
    changes = stage.phone("p1", "me.forget")
    assert [change for change in changes if isinstance(change, AgreementErased)] == [AgreementErased(1)]
    assert (told(stage, "agreement/1"), told(stage, "agreement/2"), told(stage, "agreement/3")["group"]) == (None, None, "g1")
    assert told(stage, "groups")["groups"][0]["name"] == REMOVED


def test_the_log_makes_the_same_again(stage: Stage) -> None:
    stage.desk("agreement.add", deal=DEAL, group="g1")
    stage.desk("condition.add", level="zelf", group="g1")
    again = stage.again()
    assert (again.agreements.by_id[1].group, again.conditions.by_id[1].group) == ("g1", "g1")
