"""The run of show: GO, back, and arranging the steps while the evening goes on."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Invalid, NotAllowed
from facilitator.meetup.arranging import AddStep
from facilitator.meetup.run_of_show import Go
from facilitator.meetup.steps import StepKind
from facilitator.meetup.words import AUDIENCES
from tests.meetup.refused import refused
from tests.support.stage import BEGIN, EVERY_KIND, Stage, events

NEW = {"kind": "text", "title": "Erbij", "body": "Nog iets."}
CONTROL = ("desk", "operator", "remote")


@pytest.fixture
def stage() -> Stage:
    return Stage()


def order(stage: Stage) -> list[str]:
    return [step["id"] for step in stage.docs("desk")["show"]["steps"]]


def on_air(stage: Stage) -> Any:
    told = {audience: stage.docs(audience).get("step", {}).get("id") for audience in AUDIENCES}
    assert len(set(told.values())) == 1, told
    assert stage.docs("desk")["show"]["on_air"] == told["phone"]
    return told["phone"]


def step(stage: Stage, step_id: str) -> Any:
    return next(each for each in stage.docs("desk")["show"]["steps"] if each["id"] == step_id)


# GO


def test_the_first_go_opens_the_meetup_and_shows_the_first_step(stage: Stage) -> None:
    assert (on_air(stage), stage.docs("phone")["meetup"]["state"]) == (None, "preparing")
    changes = stage.desk("show.go")
    assert events(changes) == ["StateChanged", "StepAired"]
    assert Go().ack(changes) == {"on_air": "s1"}
    assert (on_air(stage), stage.docs("phone")["meetup"]["state"]) == ("s1", "open")


def test_go_takes_the_next_step_or_the_named_one(stage: Stage) -> None:
    for fields, expected in (({}, "s1"), ({}, "s2"), ({"step": "s5"}, "s5"), ({}, "s6"), ({"step": "s1"}, "s1"), ({}, "s2")):
        stage.desk("show.go", **fields)
        assert on_air(stage) == expected


def test_after_the_last_step_there_is_no_next(stage: Stage) -> None:
    stage.desk("show.go", step="s8")
    assert stage.docs("desk")["show"]["next"] is None
    with refused(Invalid):
        stage.desk("show.go")
    assert on_air(stage) == "s8"


def test_go_to_the_step_on_air_or_to_none_that_there_is(stage: Stage) -> None:
    stage.desk("show.go", step="s2")
    with refused(Invalid):
        stage.desk("show.go", step="s2")
    with refused(Invalid, "step"):
        stage.desk("show.go", step="s99")
    assert on_air(stage) == "s2"


def test_the_remote_goes_forward_only_and_the_operator_not_at_all(stage: Stage) -> None:
    with refused(NotAllowed):
        stage.do("remote", "show.go", step="s2")
    stage.do("remote", "show.go")
    assert on_air(stage) == "s1"
    stage.desk("show.go", step="s2")
    with refused(NotAllowed):
        stage.do("remote", "show.go", step="s2")  # the desk was a moment earlier: it does not go on twice
    stage.desk("show.go", step="s1")
    stage.do("remote", "show.go", step="s2")
    stage.desk("show.go", step="s1")
    for fields in ({}, {"step": "s2"}):
        with refused(NotAllowed):
            stage.do("operator", "show.go", **fields)
    assert on_air(stage) == "s1"


def test_the_show_says_what_is_done_on_air_and_next(stage: Stage) -> None:
    stage.desk("show.go", step="s1")
    stage.wait(60)
    stage.desk("show.go")
    show = stage.docs("remote")["show"]
    assert {name: show[name] for name in ("on_air", "next", "back", "opened_at", "aired_at")} == {
        "on_air": "s2",
        "next": "s3",
        "back": True,
        "opened_at": BEGIN,
        "aired_at": BEGIN + 60,
    }
    assert [(each["done"], each["aired"]) for each in show["steps"][:3]] == [(True, True), (False, True), (False, False)]
    assert [audience for audience in AUDIENCES if "show" in stage.docs(audience)] == ["desk", "operator", "remote"]


def test_the_script_is_for_who_leads_and_not_for_the_room(stage: Stage) -> None:
    stage.desk("show.go")
    assert {audience for audience in AUDIENCES if "script" in stage.docs(audience)["step"]} == set(CONTROL)
    assert stage.docs("desk")["step"]["script"] == "Vertel wat er gebeurt."
    assert stage.docs("phone")["step"] == {
        "id": "s1",
        "kind": "text",
        "title": "Welkom",
        "minutes": 5,
        "number": 1,
        "of": 8,
        "body": "Fijn dat u er bent.",
        "waiting": False,
    }


def test_every_kind_of_step_can_be_on_air() -> None:
    stage = Stage(EVERY_KIND)
    kinds = set()
    for each in order(stage):
        stage.desk("show.go", step=each)
        kinds.add(stage.docs("phone")["step"]["kind"])
    assert kinds == set(StepKind.known)


# back


def test_back_goes_the_way_that_was_come(stage: Stage) -> None:
    for each in ("s1", "s4", "s2"):
        stage.desk("show.go", step=each)
    stage.desk("show.back")
    assert on_air(stage) == "s4"
    stage.do("remote", "show.back")
    assert on_air(stage) == "s1"
    assert stage.docs("desk")["show"]["back"] is False
    with refused(Invalid):
        stage.desk("show.back")


def test_there_is_nothing_before_the_first_step(stage: Stage) -> None:
    with refused(Invalid):
        stage.desk("show.back")
    stage.desk("show.go")
    with refused(Invalid):
        stage.do("remote", "show.back")
    assert on_air(stage) == "s1"


@pytest.mark.parametrize("shown", [True, False])
def test_back_opens_no_new_round_and_leaves_results_as_visible_as_they_were(stage: Stage, shown: bool) -> None:
    stage.desk("show.go", step="s2")
    stage.desk("round.close")
    stage.wait(2)
    stage.desk("round.reveal" if shown else "round.hide")
    before = {audience: stage.docs(audience)["round"] for audience in AUDIENCES}
    stage.desk("show.go")
    assert "round" not in stage.docs("screen")
    changes = stage.desk("show.back")
    assert events(changes) == ["StepAired"]
    assert {audience: stage.docs(audience)["round"] for audience in AUDIENCES} == before
    assert (before["screen"]["results"] is not None) is shown


def test_going_on_after_back_asks_the_question_again(stage: Stage) -> None:
    stage.desk("show.go", step="s1")
    stage.desk("show.go")
    stage.desk("show.back")
    stage.wait(2)
    stage.desk("show.go")
    assert stage.docs("phone")["round"]["number"] == 2


# arranging


def test_a_step_is_added_before_another_or_at_the_end(stage: Stage) -> None:
    changes = stage.desk("show.add", step=NEW, before="s2")
    assert AddStep(NEW).ack(changes) == {"step": "s9"}
    assert order(stage)[:3] == ["s1", "s9", "s2"]
    stage.desk("show.add", step=NEW)
    assert order(stage)[-1] == "s10"
    assert step(stage, "s9")["title"] == "Erbij"


def test_an_added_step_is_checked_as_in_a_programme_file(stage: Stage) -> None:
    with refused(Invalid, "step.title", "step.fragment.in", "step.fragment.file"):
        stage.desk("show.add", step={"kind": "fragment", "fragment": {"in": 9, "out": 4}})
    with refused(Invalid, "step"):
        stage.desk("show.add", step=NEW, before="s99")
    assert order(stage) == [f"s{number}" for number in range(1, 9)]


def test_a_step_is_edited_until_it_was_on_air(stage: Stage) -> None:
    stage.desk("show.edit", step="s2", changes={"title": "Anders", "kind": "text"})
    assert (step(stage, "s2")["title"], step(stage, "s2")["kind"]) == ("Anders", "poll")
    assert step(stage, "s2")["own"]["poll"]["question"] == "Loten?"
    with refused(Invalid, "changes.title", "changes.poll.options"):
        stage.desk("show.edit", step="s2", changes={"title": "", "poll": {"kind": "choice", "question": "Een?", "options": ["a"]}})
    with refused(Invalid, "step"):
        stage.desk("show.edit", step="s99", changes={})
    assert step(stage, "s2")["title"] == "Anders"


@pytest.mark.parametrize(("verb", "fields"), [("show.edit", {"changes": {"title": "Anders"}}), ("show.remove", {})])
def test_what_was_on_air_is_neither_edited_nor_removed(stage: Stage, verb: str, fields: dict[str, Any]) -> None:
    stage.desk("show.go")
    with refused(Invalid):  # on air
        stage.desk(verb, step="s1", **fields)
    stage.desk("show.go")
    with refused(Invalid):  # it was on air
        stage.desk(verb, step="s1", **fields)
    stage.desk("round.open", step="s6")
    with refused(Invalid):  # it was asked without being on air
        stage.desk(verb, step="s6", **fields)
    assert step(stage, "s1")["title"] == "Welkom"


def test_a_step_that_people_wrote_ideas_for_is_not_removed(stage: Stage) -> None:
    stage.desk("ideas.open", step="s7")
    stage.phone("p1", "idea.add", step="s7", text="Loten")
    assert step(stage, "s7")["aired"] is False
    with refused(Invalid):
        stage.desk("show.remove", step="s7")


def test_a_step_that_people_can_write_in_is_not_removed_until_it_is_closed(stage: Stage) -> None:
    stage.desk("ideas.open", step="s7")
    with refused(Invalid):
        stage.desk("show.remove", step="s7")
    stage.desk("ideas.close", step="s7")
    stage.desk("show.remove", step="s7")
    stage.desk("meetup.close")
    assert "s7" not in order(stage)


def test_a_step_is_moved_before_another_or_to_the_end(stage: Stage) -> None:
    stage.desk("show.move", step="s3", before="s1")
    assert order(stage)[:4] == ["s3", "s1", "s2", "s4"]
    stage.desk("show.move", step="s3")
    assert order(stage) == ["s1", "s2", "s4", "s5", "s6", "s7", "s8", "s3"]
    assert stage.desk("show.move", step="s3", before="s3") == ()
    for fields in ({"step": "s99"}, {"step": "s1", "before": "s99"}):
        with refused(Invalid, "step"):
            stage.desk("show.move", **fields)


def test_moving_the_step_on_air_changes_what_is_next(stage: Stage) -> None:
    stage.desk("show.go")
    assert stage.docs("desk")["show"]["next"] == "s2"
    stage.desk("show.move", step="s1", before="s4")
    assert (on_air(stage), stage.docs("desk")["show"]["next"], stage.docs("phone")["step"]["number"]) == ("s1", "s4", 3)


def test_go_passes_a_skipped_step_by_until_it_is_taken_again(stage: Stage) -> None:
    stage.desk("show.go")
    stage.desk("show.skip", step="s2", on=True)
    assert (step(stage, "s2")["skipped"], stage.docs("desk")["show"]["next"]) == (True, "s3")
    stage.desk("show.skip", step="s2", on=False)
    assert (step(stage, "s2")["skipped"], stage.docs("desk")["show"]["next"]) == (False, "s2")
    stage.desk("show.skip", step="s2", on=True)
    stage.desk("show.go")
    assert on_air(stage) == "s3"
    stage.desk("show.go", step="s2")  # by name it still can be
    assert on_air(stage) == "s2"
    with refused(Invalid, "step"):
        stage.desk("show.skip", step="s99", on=True)


def test_a_skipped_step_stays_skipped_when_it_is_edited(stage: Stage) -> None:
    stage.desk("show.skip", step="s2", on=True)
    stage.desk("show.edit", step="s2", changes={"title": "Anders"})
    assert (step(stage, "s2")["skipped"], step(stage, "s2")["title"]) == (True, "Anders")


def test_a_step_is_removed_and_its_id_is_not_missed(stage: Stage) -> None:
    stage.desk("show.remove", step="s3")
    assert order(stage) == ["s1", "s2", "s4", "s5", "s6", "s7", "s8"]
    with refused(Invalid, "step"):
        stage.desk("show.go", step="s3")
    stage.desk("show.go", step="s2")
    stage.desk("show.go")
    assert on_air(stage) == "s4"


def test_arranging_keeps_what_was_on_air_so(stage: Stage) -> None:
    stage.desk("show.go")
    stage.desk("show.go")
    stage.desk("show.add", step=NEW, before="s1")
    assert [each["id"] for each in stage.docs("desk")["show"]["steps"] if each["aired"]] == ["s1", "s2"]


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("show.add", {"step": NEW}),
        ("show.edit", {"step": "s1", "changes": {}}),
        ("show.move", {"step": "s1"}),
        ("show.skip", {"step": "s1", "on": True}),
        ("show.remove", {"step": "s1"}),
    ],
)
def test_only_the_desk_arranges(stage: Stage, verb: str, fields: dict[str, Any]) -> None:
    for audience in ("operator", "remote", "screen", "phone"):
        with refused(NotAllowed):
            stage.do(audience, verb, **fields)
    stage.desk(verb, **fields)


def test_the_programme_of_these_tests_holds_every_kind_of_step() -> None:
    assert {each["kind"] for each in EVERY_KIND["steps"]} == set(StepKind.known)


def show(stage: Stage) -> dict[str, Any]:
    stage.wait(0.2)
    told: dict[str, Any] = stage.docs("desk")["show"]
    return told


def spent(stage: Stage) -> dict[str, float]:
    return {each["id"]: round(each["spent"]) for each in show(stage)["steps"] if each["spent"]}


def test_before_the_evening_there_is_no_plan_by_the_clock(stage: Stage) -> None:
    assert (show(stage)["opened_at"], show(stage)["ends_at"]) == (None, None)
    assert {each["planned_at"] for each in show(stage)["steps"]} == {None}


def test_the_evening_is_to_end_when_its_minutes_are_over_as_it_was_opened(stage: Stage) -> None:
    stage.desk("show.skip", step="s7", on=True)
    stage.desk("show.go")
    began = stage.now
    assert show(stage)["ends_at"] == began + (5 + 3 + 6 + 10 + 5 + 5 + 7) * 60
    stage.desk("show.add", step=NEW)
    stage.desk("show.skip", step="s4", on=True)
    assert show(stage)["ends_at"] == began + (5 + 3 + 6 + 10 + 5 + 5 + 7) * 60


def test_a_step_is_planned_after_those_before_it_that_are_not_passed_by(stage: Stage) -> None:
    stage.desk("show.go")
    began = stage.now
    planned = {each["id"]: (each["planned_at"] - began) / 60 for each in show(stage)["steps"]}
    assert [planned[each] for each in ("s1", "s2", "s3", "s4")] == [0, 5, 8, 14]
    stage.desk("show.skip", step="s2", on=True)
    planned = {each["id"]: (each["planned_at"] - began) / 60 for each in show(stage)["steps"]}
    assert [planned[each] for each in ("s1", "s3", "s4")] == [0, 5, 11]


def test_the_time_that_steps_took_is_counted_also_over_several_times_on_air(stage: Stage) -> None:
    stage.desk("show.go")
    stage.wait(100)
    stage.desk("show.go")
    stage.wait(50)
    assert spent(stage) == {"s1": 100}
    stage.desk("show.back")
    stage.wait(20)
    stage.desk("show.go", step="s3")
    assert spent(stage) == {"s1": 120, "s2": 50}
    assert show(stage)["aired_at"] == pytest.approx(stage.now, abs=1)


def test_a_step_whose_first_time_on_air_was_taken_back_took_no_time(stage: Stage) -> None:
    stage.desk("show.go")
    stage.wait(100)
    stage.desk("show.go")
    stage.wait(30)
    stage.desk("undo")
    assert spent(stage) == {"s1": 100}


def test_while_the_evening_is_closed_no_time_goes_by(stage: Stage) -> None:
    stage.desk("show.go")
    stage.wait(100)
    stage.desk("meetup.close")
    stage.wait(1_000)
    assert show(stage)["aired_at"] is None
    assert spent(stage) == {"s1": 100}
    stage.desk("meetup.reopen")
    stage.wait(10)
    stage.desk("show.go")
    assert spent(stage) == {"s1": 110}


def test_taking_back_the_first_go_makes_a_new_plan_at_the_next(stage: Stage) -> None:
    stage.desk("show.go")
    stage.desk("undo")
    assert show(stage)["ends_at"] is None
    stage.desk("show.skip", step="s4", on=True)
    stage.wait(60)
    stage.desk("show.go")
    assert show(stage)["ends_at"] == pytest.approx(stage.now + (5 + 3 + 6 + 5 + 5 + 5 + 7) * 60, abs=1)


def test_a_step_may_be_marked_as_one_to_leave_out(stage: Stage) -> None:
    added = stage.desk("show.add", step={**NEW, "droppable": True})
    step = show(stage)["steps"][-1]
    assert step["droppable"]
    assert not any(each["droppable"] for each in show(stage)["steps"][:-1])
    stage.desk("show.edit", step=step["id"], changes={"title": "Anders"})
    assert show(stage)["steps"][-1]["droppable"]
    assert stage.again().show.steps[-1].droppable
    assert added


# back by the way one went: what ended only because the air left goes on


def results(stage: Stage, audience: str = "screen") -> Any:
    return stage.docs(audience)["round"]["results"]


def test_back_to_a_question_that_was_left_open_shows_no_results_and_goes_on(stage: Stage) -> None:
    stage.desk("show.go", step="s2")
    stage.phone("p1", "answer", round="r1", choice="o1")
    stage.desk("show.go")
    stage.wait(3)
    stage.desk("show.back")
    assert (stage.docs("screen")["screen"]["scene"], results(stage)) == ("round", None)
    assert stage.docs("phone")["round"]["state"] == "open"
    stage.phone("p2", "answer", round="r1", choice="o2")
    stage.wait(1)
    assert stage.docs("desk")["round"]["answered"] == 2


def test_back_before_the_last_votes_are_in_goes_on_too(stage: Stage) -> None:
    stage.desk("show.go", step="s2")
    stage.desk("show.go")
    stage.desk("show.back")
    assert stage.docs("phone")["round"]["state"] == "open"
    stage.wait(5)
    assert stage.docs("phone")["round"]["state"] == "open"


def test_back_to_a_question_that_was_closed_keeps_its_results(stage: Stage) -> None:
    stage.desk("show.go", step="s2")
    stage.phone("p1", "answer", round="r1", choice="o1")
    stage.desk("round.close")
    stage.wait(3)
    stage.desk("show.go")
    stage.desk("show.back")
    assert (stage.docs("screen")["screen"]["scene"], results(stage)["total"]) == ("results", 1)


@pytest.mark.parametrize(("verb", "seen"), [("round.reveal", True), ("round.hide", False)])
def test_what_the_desk_said_of_the_results_meanwhile_stands(stage: Stage, verb: str, seen: bool) -> None:
    stage.desk("show.go", step="s2")
    stage.phone("p1", "answer", round="r1", choice="o1")
    stage.desk("show.go")
    stage.wait(3)
    stage.desk(verb, round="r1")
    stage.desk("show.back")
    assert (stage.docs("phone")["round"]["state"], results(stage) is not None) == ("closed", seen)


@pytest.mark.parametrize("verb", ["round.reveal", "round.hide"])
def test_what_the_desk_said_of_the_results_before_it_left_changes_nothing(stage: Stage, verb: str) -> None:
    """Shown is shown after the close: the room saw nothing yet, and sees nothing when the vote goes on."""
    stage.desk("show.go", step="s2")
    stage.phone("p1", "answer", round="r1", choice="o1")
    stage.desk(verb)
    before = {audience: stage.docs(audience)["round"] for audience in AUDIENCES}
    stage.desk("show.go")
    stage.wait(3)
    stage.desk("show.back")
    assert {audience: stage.docs(audience)["round"] for audience in AUDIENCES} == before


def test_support_that_was_to_be_shown_after_the_close_is_not_shown_by_going_away_and_back(stage: Stage) -> None:
    stage.desk("show.go", step="s4")
    stage.phone("p1", "idea.add", step="s4", theme="oplossing", text="Loten")
    stage.phone("p2", "idea.support", idea=1, value="agree")
    stage.desk("ideas.reveal")
    assert "support" not in stage.docs("phone")
    stage.desk("show.go")
    stage.wait(1)
    stage.desk("show.back")
    assert stage.docs("phone")["step"]["open"]
    assert "support" not in stage.docs("phone")


def test_back_taken_back_and_gone_again_is_the_same(stage: Stage) -> None:
    stage.desk("show.go", step="s2")
    stage.desk("show.go")
    stage.wait(3)
    for _ in range(2):
        stage.desk("show.back")
        assert stage.docs("phone")["round"]["state"] == "open"
        stage.desk("undo")
        assert "round" not in stage.docs("phone") or stage.docs("phone")["round"]["state"] == "closed"


def test_back_to_ideas_that_were_left_open_lets_people_write_on(stage: Stage) -> None:
    stage.desk("show.go", step="s4")
    stage.desk("show.go")
    assert not stage.meetup.collecting.of("s4").open
    stage.desk("show.back")
    assert stage.docs("phone")["step"]["open"]
    stage.desk("ideas.close")
    stage.desk("show.go")
    stage.desk("show.back")
    assert not stage.docs("phone")["step"]["open"], "the desk closed them"


def test_back_to_a_talk_brings_its_clock_which_ran_on(stage: Stage) -> None:
    stage.desk("show.go", step="s8")
    stage.desk("clock.start")
    ends_at = stage.docs("screen")["clock"]["ends_at"]
    stage.desk("show.go", step="s1")
    assert "clock" not in stage.docs("screen")
    stage.wait(4)
    stage.desk("show.back")
    assert stage.docs("screen")["clock"]["ends_at"] == ends_at
    stage.desk("clock.clear")
    stage.desk("show.go", step="s1")
    stage.desk("show.back")
    assert "clock" not in stage.docs("screen"), "the desk took it away"
