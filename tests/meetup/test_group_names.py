"""The room reads no name of a group that has words which only an idea has that it does not read; the desk is told, and decides."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.meetup.group_names import REMOVED, published_name
from tests.support.stage import Stage

STEPS = [{"kind": "ideas", "title": "Wat nu?", "ideas": {"screening": {"phones": False, "screen": False, "flagged": False}}}]
IDEAS = ("Juf Kanarie luistert", "Later kiezen", "Iemand die luistert")


@pytest.fixture
def stage() -> Stage:
    stage = Stage({"title": "Klassen", "steps": STEPS})
    stage.desk("show.go")
    for number, text in enumerate(IDEAS, 1):
        stage.phone(f"p{number}", "idea.add", step="s1", text=text)
    stage.desk("ideas.view", view="groups")
    stage.desk("group.put", ideas=[1, 2, 3], name="Luisteren, kanarie")
    return stage


def read(stage: Stage) -> list[str]:
    stage.wait(1)
    return [stage.docs(audience)["groups"]["groups"][0]["name"] for audience in ("phone", "screen", "afterwards")]


def is_told(stage: Stage) -> Any:
    stage.wait(1)
    group = stage.docs("operator")["groups"]["groups"][0]
    assert group["name"] == stage.meetup.grouping.by_id["g1"].name, "the desk reads it"
    return group.get("kept", False)


def test_the_name_has_words_of_what_the_room_reads(stage: Stage) -> None:
    assert (read(stage), is_told(stage)) == (["Luisteren, kanarie"] * 3, False)


@pytest.mark.parametrize(
    ("by", "verb", "fields"), [("desk", "idea.hide", {}), ("phone", "idea.withdraw", {}), ("desk", "idea.edit", {"text": "Iemand luistert"})]
)
def test_words_that_the_room_reads_no_more_are_not_read_there_either(stage: Stage, by: str, verb: str, fields: dict[str, Any]) -> None:
    stage.do(by, verb, "p1" if by == "phone" else None, idea=1, **fields)
    assert (read(stage), is_told(stage), published_name(stage.meetup, "g1")) == ([REMOVED] * 3, True, REMOVED)
    stage.desk("group.name", group="g1", name="Luisteren")
    assert (read(stage), is_told(stage)) == (["Luisteren"] * 3, False)


def test_shown_again_it_is_read_again(stage: Stage) -> None:
    stage.desk("idea.hide", idea=1)
    stage.desk("undo")
    assert read(stage) == ["Luisteren, kanarie"] * 3


def test_what_others_say_too_is_no_secret(stage: Stage) -> None:
    stage.desk("group.name", group="g1", name="Luisteren")
    stage.desk("idea.hide", idea=1)
    assert (read(stage), is_told(stage)) == (["Luisteren"] * 3, False)


def test_the_desk_may_say_that_the_words_are_its_own_and_take_that_back(stage: Stage) -> None:
    stage.desk("idea.hide", idea=1)
    stage.desk("group.name", group="g1", name="Luisteren, kanarie")
    assert (read(stage), is_told(stage)) == (["Luisteren, kanarie"] * 3, False)
    assert stage.desk("group.name", group="g1", name="Luisteren, kanarie") == ()
    stage.desk("undo")
    assert (read(stage), is_told(stage)) == ([REMOVED] * 3, True)
    stage.desk("group.name", group="g1", name="Anders")
    stage.desk("undo")
    assert (read(stage), is_told(stage)) == ([REMOVED] * 3, True)


def test_a_name_that_was_given_after_it_was_hidden_is_the_desks_own(stage: Stage) -> None:
    stage.desk("idea.hide", idea=1)
    stage.desk("group.name", group="g1", name="Kanarie")
    assert read(stage) == ["Kanarie"] * 3


def test_words_of_what_waits_are_not_read_until_it_is_shown(stage: Stage) -> None:
    stage.desk("ideas.screen", phones=False, screen=True)
    stage.phone("p4", "idea.add", step="s1", text="Zwaluw")
    stage.desk("group.put", ideas=[4], group="g1", name="Zwaluw")
    assert (read(stage), is_told(stage), published_name(stage.meetup, "g1")) == (["Zwaluw", REMOVED, "Zwaluw"], True, "Zwaluw")
    stage.desk("group.name", group="g1", name="Zwaluw")
    assert (read(stage), is_told(stage)) == (["Zwaluw"] * 3, False), "the desk says that it is its own"
    stage.desk("undo")
    stage.desk("idea.show", idea=4)
    assert (read(stage), is_told(stage)) == (["Zwaluw"] * 3, False)


def test_the_log_makes_the_same_again(stage: Stage) -> None:
    stage.desk("idea.hide", idea=1)
    stage.desk("group.name", group="g1", name="Luisteren, kanarie")
    stage.desk("idea.show", idea=1)
    stage.desk("idea.hide", idea=1)
    assert read(stage) == [REMOVED] * 3
    assert vars(stage.again().grouping) == vars(stage.meetup.grouping)
