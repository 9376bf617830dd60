"""Many ideas approved at once."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Invalid
from facilitator.meetup.past import Undo
from tests.meetup.refused import refused
from tests.support.stage import PROGRAMME, Stage, events

SCREENED: dict[str, Any] = {"screening": {"phones": True, "screen": True}, "support": "agree"}
TEXTS = ["Loten", "Later kiezen", "Gratis bijles", "Langer bij elkaar"]


@pytest.fixture
def stage() -> Stage:
    """Four ideas wait for screen and phones; the last was hidden."""
    stage = Stage({**PROGRAMME, "steps": [{"kind": "ideas", "title": "Wat nu?", "ideas": SCREENED}, PROGRAMME["steps"][1]]})
    stage.desk("show.go")
    for author, text in enumerate(TEXTS):
        stage.phone(f"p{author}", "idea.add", step="s1", text=text)
    stage.desk("idea.hide", idea=4)
    return stage


def told(stage: Stage, audience: str) -> list[int]:
    stage.wait(1)
    return [idea for idea in range(1, 5) if f"idea/{idea}" in stage.docs(audience)]


def statuses(stage: Stage) -> list[str]:
    stage.wait(1)
    return [stage.docs("desk")[f"idea/{idea}"]["status"] for idea in range(1, 5)]


def test_those_that_are_named_and_wait_are_seen_by_everyone_at_once(stage: Stage) -> None:
    assert told(stage, "phone") == told(stage, "screen") == []
    assert events(stage.do("operator", "ideas.approve", ideas=[1, 2, 2])) == ["IdeasApproved"]
    assert statuses(stage) == ["shown", "shown", "waiting", "hidden"]
    assert told(stage, "phone") == told(stage, "screen") == [1, 2]


def test_what_was_decided_meanwhile_stays_as_it_is(stage: Stage) -> None:
    stage.phone("p2", "idea.withdraw", idea=3)
    stage.desk("ideas.approve", ideas=[1, 2, 3, 4])
    assert statuses(stage) == ["shown", "shown", "withdrawn", "hidden"]
    assert stage.desk("ideas.approve", ideas=[1, 4]) == (), "nothing of it waits"


def test_all_of_it_is_one_deed_and_taken_back_by_one_undo(stage: Stage) -> None:
    stage.wait(1)
    before = stage.docs("desk")["undo"]
    stage.desk("idea.show", idea=2)
    stage.desk("ideas.approve", ideas=[1, 2, 3])
    stage.wait(1)
    undo = stage.docs("desk")["undo"]
    assert (undo["verb"], undo["text"], undo["values"]) == ("ideas.approve", "Ideas approved: {n}.", {"n": 2})
    assert Undo().ack(stage.desk("undo")) == {"undone": "ideas.approve"}
    assert statuses(stage) == ["waiting", "shown", "waiting", "hidden"], "what was shown before stays"
    stage.desk("undo")
    stage.wait(1)
    assert stage.docs("desk")["undo"] == before


def test_it_can_be_taken_back_later_unless_one_of_them_was_judged_again(stage: Stage) -> None:
    stage.desk("ideas.approve", ideas=[1, 2])
    stage.wait(1)
    line = stage.docs("desk")["undo"]["line"]
    stage.desk("screen.black", on=True)
    stage.desk("undo", line=line)
    assert statuses(stage)[:2] == ["waiting", "waiting"]
    stage.desk("ideas.approve", ideas=[1, 2])
    stage.wait(1)
    line = stage.docs("desk")["undo"]["line"]
    stage.desk("idea.hide", idea=2)
    with refused(Invalid):
        stage.desk("undo", line=line)


@pytest.mark.parametrize(("ideas", "path"), [([], "ideas"), ([1] * 1_001, "ideas"), ([1, 99], "idea")])
def test_what_is_refused(stage: Stage, ideas: list[int], path: str) -> None:
    with refused(Invalid, path):
        stage.desk("ideas.approve", ideas=ideas)
    assert statuses(stage) == ["waiting", "waiting", "waiting", "hidden"]
