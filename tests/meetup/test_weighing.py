"""Weighing ideas when writing is over: phones agree or not with what is there, and nobody writes."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Closed, Invalid, NotOnAir
from tests.meetup.refused import refused
from tests.support.stage import PROGRAMME, Stage, ballots, events


def written() -> Stage:
    """Two ideas that the room sees, and writing closed."""
    stage = Stage()
    stage.desk("show.go", step="s4")
    for number in (1, 2):
        stage.phone(f"p{number}", "idea.add", step="s4", theme="oorzaak", text=f"Idee {number}")
        stage.desk("idea.show", idea=number)
    stage.desk("ideas.close")
    return stage


def weighing() -> Stage:
    stage = written()
    stage.desk("ideas.open", weighing=True)
    return stage


def step(stage: Stage, audience: str = "phone") -> Any:
    stage.wait(1)
    return stage.docs(audience)["step"]


def test_phones_weigh_what_is_there_and_write_no_more() -> None:
    stage = written()
    with refused(Closed):
        stage.phone("p3", "idea.support", idea=1, value="agree")
    assert events(stage.desk("ideas.open", weighing=True)) == ["IdeasOpened"]
    assert ballots(stage.phone("p3", "idea.support", idea=1, value="agree")) == [("1", "p3", "agree")]
    with refused(Closed):
        stage.phone("p3", "idea.add", step="s4", theme="oorzaak", text="Te laat")
    for audience in ("phone", "screen", "desk", "operator"):
        assert (step(stage, audience)["open"], step(stage, audience)["weighing"]) == (True, True)
    assert stage.desk("ideas.open", weighing=True) == ()


@pytest.mark.parametrize("close", ["ideas.close", "show.go", "meetup.close"])
def test_it_is_closed_as_writing_is(close: str) -> None:
    stage = weighing()
    stage.desk(close, **({"step": "s1"} if close == "show.go" else {}))
    with refused(NotOnAir if close == "show.go" else Closed):
        stage.phone("p3", "idea.support", idea=1, value="agree")
    assert "weighing" not in step(stage)


def test_while_people_weigh_nothing_of_it_is_told() -> None:
    stage = weighing()
    stage.desk("ideas.reveal")
    stage.desk("ideas.view", view="top")
    stage.phone("p3", "idea.support", idea=1, value="agree")
    stage.wait(1)
    for audience in ("phone", "screen"):
        assert not {"support", "ranking"} & stage.docs(audience).keys()
    with refused(Invalid):
        stage.desk("ideas.split")
    stage.desk("ideas.close")
    stage.desk("ideas.split")
    stage.wait(1)
    assert stage.docs("phone")["support"]["counts"]["1"]["agree"] == 1


def test_from_writing_it_is_one_step_and_what_was_hidden_is_read() -> None:
    stage = Stage()
    stage.desk("show.go", step="s4")
    stage.desk("ideas.open", seconds=60)
    stage.phone("p1", "idea.add", step="s4", theme="oorzaak", text="Idee 1")
    assert events(stage.desk("ideas.open", weighing=True)) == ["WritingSet", "ClockSet", "IdeasOpened"]
    assert "writing" not in step(stage)
    assert stage.phone("p2", "idea.support", idea=1, value="pass")
    assert events(stage.desk("ideas.open")) == ["IdeasOpened"]
    assert stage.phone("p2", "idea.add", step="s4", theme="oorzaak", text="Idee 2")


def test_undo_brings_back_what_was() -> None:
    stage = weighing()
    stage.desk("undo")
    assert (step(stage)["open"], "weighing" in step(stage)) == (False, False)
    stage.desk("ideas.open")
    stage.desk("ideas.open", weighing=True)
    stage.desk("undo")
    assert (step(stage)["open"], "weighing" in step(stage)) == (True, False)
    stage.desk("ideas.open", weighing=True)
    stage.desk("ideas.close")
    stage.desk("undo")
    assert step(stage)["weighing"]


def test_back_to_it_goes_on_with_weighing_and_going_there_opens_nothing() -> None:
    stage = weighing()
    stage.desk("show.go", step="s1")
    stage.desk("show.back")
    assert step(stage)["weighing"]
    stage.desk("show.go", step="s1")
    stage.desk("show.go", step="s4")
    assert not step(stage)["open"]


def test_dots_end_it_and_it_ends_dots() -> None:
    stage = weighing()
    assert events(stage.desk("dots.open")) == ["IdeasClosed", "DotsOpened"]
    assert events(stage.desk("ideas.open", weighing=True)) == ["DotsClosed", "IdeasOpened"]


@pytest.mark.parametrize("also", [{"seconds": 60.0}, {"hidden": True}, {"then": "open"}])
def test_there_is_no_time_to_write_for_it(also: dict[str, Any]) -> None:
    with refused(Invalid):
        written().desk("ideas.open", weighing=True, **also)


def test_where_people_cannot_choose_there_is_nothing_to_weigh() -> None:
    stage = Stage({**PROGRAMME, "steps": [{"kind": "ideas", "title": "Schrijven"}]})
    stage.desk("show.go")
    with refused(Invalid):
        stage.desk("ideas.open", weighing=True)


def test_the_log_makes_the_same_again() -> None:
    stage = weighing()
    assert stage.again().collecting == stage.meetup.collecting
