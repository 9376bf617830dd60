"""A talk: an instruction, phases that the room's clock counts down, and templates that bring their own."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Closed, Invalid, NotAllowed, NotOnAir
from facilitator.meetup import programme
from facilitator.meetup.talk import MOST_PHASES, TEMPLATES, USUAL
from facilitator.meetup.words import AUDIENCES
from tests.meetup.refused import refused
from tests.support.stage import BEGIN, PROGRAMME, Stage, events, views

PHASES = [{"title": "Alleen", "minutes": 1}, {"title": "Samen", "minutes": 2}, {"title": "De hele zaal", "minutes": 4}]
STARTED = {"running": True, "ends_at": BEGIN + 60, "left": 60, "total": 60}


def of(talk: object, language: str = "nl", **rest: Any) -> dict[str, Any]:
    return {"title": "Klassen", "language": language, "steps": [{"kind": "talk", "title": "Praten", "talk": talk, **rest}]}


def read(talk: object, language: str = "nl", **rest: Any) -> Any:
    return programme.read(of(talk, language, **rest))["steps"][0]["own"]["talk"]


def on_air(talk: object, language: str = "nl") -> Stage:
    stage = Stage(of(talk, language))
    stage.desk("show.go")
    return stage


@pytest.fixture
def stage() -> Stage:
    """The talk of the programme is on air; before it a text was."""
    stage = Stage()
    stage.desk("show.go", step="s1")
    stage.desk("show.go", step="s8")
    return stage


def clock(stage: Stage) -> Any:
    return stage.docs("screen").get("clock")


def phase(stage: Stage) -> Any:
    stage.wait(0.5)
    return stage.docs("screen")["step"]["talk"]["phase"]


# programme files


def test_a_talk_without_anything_said_of_it_is_free_and_has_no_phases() -> None:
    assert read({}) == {"template": "free", "instruction": "", "phases": []}
    assert programme.read({"title": "Klassen", "steps": [{"kind": "talk", "title": "Praten"}]})["steps"][0]["own"]["talk"]["template"] == "free"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("template", "minutes"), [("free", []), ("1-2-4-all", [1, 2, 4, 13]), ("tables", [20]), ("silence", [1])])
def test_a_template_brings_its_phases_in_the_language_of_the_programme(language: str, template: str, minutes: list[float]) -> None:
    for left_out in ({}, {"phases": None}):
        phases = read({"template": template, **left_out}, language, minutes=20)["phases"]
        assert [phase["minutes"] for phase in phases] == minutes
        assert [phase["title"] for phase in phases] == [phase["title"] for phase in USUAL[language][template]]


def test_every_template_is_told_in_both_languages_alike() -> None:
    minutes = [[(name, [phase["minutes"] for phase in phases]) for name, phases in USUAL[language].items()] for language in ("nl", "en")]
    assert minutes[0] == minutes[1]
    assert [len([phase for phase in phases if not phase["minutes"]]) for phases in USUAL["nl"].values()] == [0, 1, 1, 0]
    assert list(USUAL["nl"]) == list(TEMPLATES)


@pytest.mark.parametrize(("minutes", "length"), [({}, 5), ({"minutes": 0}, 5), ({"minutes": 300}, 5), ({"minutes": 0.5}, 0.5)])
def test_a_round_of_tables_takes_as_long_as_its_step_when_that_can_be(minutes: dict[str, float], length: float) -> None:
    assert read({"template": "tables"}, "nl", **minutes)["phases"][0]["minutes"] == length


@pytest.mark.parametrize(("minutes", "last"), [(None, 5), (12, 5), (30, 23), (5, 1), (0, 5), (0.5, 0.5)])
def test_at_the_end_of_one_two_four_the_room_has_what_is_left_of_the_step(minutes: float | None, last: float) -> None:
    phases = read({"template": "1-2-4-all"}, "nl", **({} if minutes is None else {"minutes": minutes}))["phases"]
    assert [phase["minutes"] for phase in phases] == [1, 2, 4, last]


def test_phases_of_ones_own_are_kept_whatever_the_template() -> None:
    for template in TEMPLATES:
        assert read({"template": template, "phases": PHASES})["phases"] == PHASES
        assert read({"template": template, "phases": []})["phases"] == []


def test_what_was_read_is_written_and_reads_the_same_again() -> None:
    for template in TEMPLATES:
        given = of({"template": template, "instruction": "Wat nu?"}, minutes=8)
        written = programme.write(Stage(given).meetup)
        assert programme.read(written) == programme.read(given)


@pytest.mark.parametrize(
    ("talk", "path"),
    [
        ("x", "talk"),
        ({"template": "fishbowl"}, "talk.template"),
        ({"instruction": "x" * 1001}, "talk.instruction"),
        ({"instruction": 5}, "talk.instruction"),
        ({"phases": "x"}, "talk.phases"),
        ({"phases": [PHASES[0]] * (MOST_PHASES + 1)}, "talk.phases"),
        ({"phases": ["x"]}, "talk.phases[0]"),
        ({"phases": [*PHASES, {"minutes": 2}]}, "talk.phases[3].title"),
        ({"phases": [{"title": " ", "minutes": 2}]}, "talk.phases[0].title"),
        ({"phases": [{"title": "t" * 61, "minutes": 2}]}, "talk.phases[0].title"),
        ({"phases": [PHASES[0], {"title": "Samen"}]}, "talk.phases[1].minutes"),
        ({"phases": [{"title": "Kort", "minutes": 0.2}]}, "talk.phases[0].minutes"),
        ({"phases": [{"title": "Lang", "minutes": 120.5}]}, "talk.phases[0].minutes"),
        ({"phases": [{"title": "Tekst", "minutes": "2"}]}, "talk.phases[0].minutes"),
    ],
)
def test_a_fault_is_named_by_its_path(talk: object, path: str) -> None:
    with pytest.raises(Invalid) as refusal:
        programme.read(of(talk))
    assert f"steps[0].{path}" in [fault.path for fault in refusal.value.faults]
    stage = Stage()
    with pytest.raises(Invalid) as refusal:
        stage.desk("show.add", step={"kind": "talk", "title": "Praten", "talk": talk})
    assert f"step.{path}" in [fault.path for fault in refusal.value.faults]


def test_what_is_undone_meanwhile_leaves_the_clock_of_a_talk_alone() -> None:
    stage = Stage(PROGRAMME)
    stage.desk("show.add", step={"kind": "talk", "title": "Nog een", "minutes": 9, "talk": {"template": "tables"}})
    stage.desk("show.go", step="s8")
    clock = stage.docs("desk")["clock"]
    stage.desk("show.go", step="s1")
    for verb, fields in (("clock.start", {"seconds": 600.0}), ("show.go", {"step": "s9"})):
        stage.desk(verb, **fields)
        stage.desk("undo")
        assert "clock" not in stage.docs("desk")
    stage.desk("show.back")
    assert stage.docs("desk")["clock"] == clock


def test_the_least_and_the_most_can_be_written() -> None:
    phases = [{"title": "t" * 60, "minutes": 0.25}, *[{"title": "Lang", "minutes": 120}] * (MOST_PHASES - 1)]
    assert read({"instruction": "x" * 1000, "phases": phases})["phases"] == phases


def test_a_talk_that_is_added_or_edited_speaks_the_language_of_the_meetup() -> None:
    stage = Stage({**PROGRAMME, "language": "en"})
    stage.desk("show.add", step={"kind": "talk", "title": "Talk", "talk": {"template": "silence"}})
    assert stage.docs("desk")["show"]["steps"][-1]["own"]["talk"]["phases"] == [{"title": "Silence", "minutes": 1}]
    stage.desk("show.edit", step="s9", changes={"talk": {"template": "tables"}, "minutes": 9})
    assert stage.docs("desk")["show"]["steps"][-1]["own"]["talk"]["phases"] == [{"title": "At your table", "minutes": 9}]


def test_the_phases_of_a_template_follow_the_minutes_of_the_step_and_others_stay() -> None:
    stage = Stage({**PROGRAMME, "language": "nl"})

    def phases(changes: dict[str, Any]) -> list[dict[str, Any]]:
        stage.desk("show.edit", step="s9", changes=changes)
        told: list[dict[str, Any]] = stage.docs("desk")["show"]["steps"][-1]["own"]["talk"]["phases"]
        return told

    stage.desk("show.add", step={"kind": "talk", "title": "Ronde", "minutes": 5, "talk": {"template": "tables"}})
    assert phases({"minutes": 12}) == [{"title": "Aan tafel", "minutes": 12}]
    talk = stage.docs("desk")["show"]["steps"][-1]["own"]["talk"]
    assert phases({"minutes": 8, "talk": {**talk, "instruction": "Praat."}}) == [{"title": "Aan tafel", "minutes": 8}]
    assert phases({"minutes": 200})[0]["minutes"] == 8, "longer than a phase may be"
    assert phases({"minutes": 8}) == [{"title": "Aan tafel", "minutes": 8}]
    assert phases({"minutes": 9, "talk": {**talk, "phases": [{"title": "Kort", "minutes": 2}]}}) == [{"title": "Kort", "minutes": 2}]
    assert phases({"minutes": 10}) == [{"title": "Kort", "minutes": 2}]
    assert [phase["minutes"] for phase in phases({"minutes": 12, "talk": {"template": "1-2-4-all"}})] == [1, 2, 4, 5]
    assert [phase["minutes"] for phase in phases({"minutes": 20})] == [1, 2, 4, 13]
    assert phases({"minutes": 15, "title": "Langer"})[3] == {"title": "Met de hele zaal", "minutes": 8}


# on air


def test_on_air_everyone_is_told_what_the_talk_is_and_in_which_phase(stage: Stage) -> None:
    talk = {"template": "1-2-4-all", "instruction": "Wat kunt u morgen doen?", "phases": PHASES, "phase": 0}
    assert [stage.docs(audience)["step"]["talk"] for audience in AUDIENCES] == [talk] * len(AUDIENCES)
    assert stage.docs("screen")["screen"]["scene"] == "talk"


def test_a_phone_reads_it_as_a_text_with_the_phase_that_goes_on(stage: Stage) -> None:
    assert [audience for audience in AUDIENCES if "body" in stage.docs(audience)["step"]] == ["phone"]
    assert stage.docs("phone")["step"]["body"] == "Nu: Alleen (1 van 3)\n\nWat kunt u morgen doen?"
    stage.desk("talk.phase", phase=2)
    assert stage.docs("phone")["step"]["body"] == "Nu: De hele zaal (3 van 3)\n\nWat kunt u morgen doen?"


@pytest.mark.parametrize(
    ("talk", "language", "body"),
    [
        ({"instruction": "Wat zag u?"}, "nl", "Wat zag u?"),
        ({}, "nl", ""),
        ({"template": "silence", "instruction": "Wat zag u?"}, "nl", "Stilte\n\nWat zag u?"),
        ({"template": "tables"}, "en", "At your table"),
        ({"template": "1-2-4-all", "instruction": "Why?\n\nAnd now?"}, "en", "Now: By yourself (1 of 4)\n\nWhy?\n\nAnd now?"),
        ({"phases": [{"title": "{n}", "minutes": 1}]}, "nl", "{n}"),
    ],
)
def test_what_a_phone_reads_of_each_template(talk: object, language: str, body: str) -> None:
    assert on_air(talk, language).docs("phone")["step"]["body"] == body


def test_go_sets_the_clock_to_the_first_phase_and_lets_it_wait(stage: Stage) -> None:
    assert clock(stage) == {"running": False, "ends_at": None, "left": 60, "total": 60}
    stage.desk("clock.start")
    assert clock(stage) == STARTED


def test_a_silence_begins_at_once() -> None:
    assert clock(on_air({"template": "silence"})) == STARTED


def test_a_talk_without_phases_leaves_the_clock_alone() -> None:
    stage = Stage(of({}))
    stage.desk("clock.start", seconds=60.0)
    assert events(stage.desk("show.go")) == ["StateChanged", "StepAired"]
    assert clock(stage) == STARTED
    assert phase(stage) is None
    with refused(Invalid, "phase"):
        stage.desk("talk.phase", phase=0)


def test_the_clock_of_the_talk_takes_the_place_of_the_one_before() -> None:
    stage = Stage()
    stage.desk("clock.start", seconds=600.0)
    stage.desk("show.go", step="s8")
    assert clock(stage)["total"] == 60


# phases


def test_a_phase_begins_with_its_own_clock(stage: Stage) -> None:
    assert events(stage.desk("talk.phase", phase=1)) == ["PhaseBegun", "ClockSet"]
    assert phase(stage) == 1
    assert clock(stage) == {"running": True, "ends_at": BEGIN + 120, "left": 120, "total": 120}
    stage.do("operator", "talk.phase", phase=2, step="s8")
    assert phase(stage) == 2
    stage.desk("talk.phase", phase=0)
    assert phase(stage) == 0
    assert clock(stage)["total"] == 60


def test_a_phase_that_goes_on_is_not_begun_again(stage: Stage) -> None:
    with refused(Invalid):
        stage.desk("talk.phase", phase=0)
    stage.desk("talk.phase", phase=2)
    with refused(Invalid):
        stage.desk("talk.phase", phase=2)
    stage.wait(1000)
    with refused(Invalid):
        stage.desk("talk.phase", phase=2)


@pytest.mark.parametrize("number", [-1, 3, 99])
def test_a_phase_that_is_not_there_is_refused(stage: Stage, number: int) -> None:
    with refused(Invalid, "phase"):
        stage.desk("talk.phase", phase=number)


def test_a_phase_whose_clock_is_gone_begins_again(stage: Stage) -> None:
    stage.desk("talk.phase", phase=1)
    stage.desk("clock.clear")
    assert events(stage.desk("talk.phase", phase=1)) == ["ClockSet"]
    assert (phase(stage), clock(stage)["running"]) == (1, True)


def test_only_the_talk_on_air_has_phases_to_go_to(stage: Stage) -> None:
    stage.desk("show.go", step="s1")
    with refused(NotOnAir):
        stage.desk("talk.phase", phase=1, step="s8")
    with refused(Invalid):
        stage.desk("talk.phase", phase=1)
    with refused(Invalid):
        stage.desk("talk.phase", phase=1, step="s2")
    with refused(Invalid, "step"):
        stage.desk("talk.phase", phase=1, step="s99")


def test_desk_and_operator_lead_a_talk_and_only_while_the_evening_goes_on(stage: Stage) -> None:
    for audience in ("phone", "screen", "remote", "office"):
        with refused(NotAllowed):
            stage.do(audience, "talk.phase", phase=1)
    stage.desk("meetup.close")
    with refused(Closed):
        stage.desk("talk.phase", phase=1)


def test_the_log_names_the_phase_and_undo_says_what_it_takes_back(stage: Stage) -> None:
    stage.desk("talk.phase", phase=1)
    assert stage.docs("desk")["undo"] == {"verb": "talk.phase", "text": "Phase {number} of {title}", "values": {"number": 2, "title": "Aan tafel"}, "line": 6}


# leaving, and coming back


def test_leaving_takes_the_clock_of_the_talk_away(stage: Stage) -> None:
    stage.desk("talk.phase", phase=1)
    stage.desk("clock.add", seconds=60.0)
    stage.desk("clock.pause")
    stage.desk("clock.start")
    stage.desk("show.go", step="s1")
    assert clock(stage) is None


def test_leaving_leaves_a_clock_that_was_started_by_hand(stage: Stage) -> None:
    stage.desk("clock.start", seconds=600.0)
    assert events(stage.desk("show.go", step="s1")) == ["StepAired"]
    assert clock(stage)["total"] == 600


def test_go_to_a_talk_begins_with_its_first_phase_and_back_keeps_where_it_was(stage: Stage) -> None:
    stage.desk("talk.phase", phase=2)
    stage.desk("show.go", step="s1")
    stage.desk("show.back")
    assert (phase(stage), clock(stage)["total"]) == (2, 240)
    stage.desk("show.go", step="s1")
    stage.desk("show.go", step="s8")
    assert (phase(stage), clock(stage)["total"], clock(stage)["running"]) == (0, 60, False)


def test_from_one_talk_to_the_next_the_clock_is_that_of_the_next() -> None:
    talk = {"kind": "talk", "title": "Praten", "talk": {"template": "1-2-4-all"}}
    stage = Stage({"title": "Klassen", "steps": [talk, {**talk, "talk": {"template": "tables"}, "minutes": 9}]})
    stage.desk("show.go")
    stage.desk("talk.phase", phase=3)
    stage.desk("show.go")
    assert (phase(stage), clock(stage)["total"]) == (0, 540)
    stage.desk("undo")
    assert (phase(stage), clock(stage)["total"], clock(stage)["running"]) == (3, 300, True)


def test_a_talk_can_be_removed_until_it_was_on_air(stage: Stage) -> None:
    with refused(Invalid):
        stage.desk("show.remove", step="s8")
    Stage().desk("show.remove", step="s8")


def test_a_talk_with_the_number_of_one_that_is_gone_has_its_own_phases(stage: Stage) -> None:
    stage.desk("show.add", step={"kind": "talk", "title": "Erbij", "talk": {"template": "1-2-4-all"}})
    stage.desk("show.go", step="s9")
    stage.desk("talk.phase", phase=3)
    for _ in range(2):
        stage.desk("undo")
    stage.desk("undo")
    stage.desk("show.add", step={"kind": "talk", "title": "Anders", "talk": {"template": "silence"}})
    stage.desk("show.go", step="s9")
    assert phase(stage) == 0


def test_the_log_makes_the_same_talk_again(stage: Stage) -> None:
    stage.desk("talk.phase", phase=1)
    stage.wait(5)
    stage.desk("clock.pause")
    stage.wait(1)
    for audience in AUDIENCES:
        assert views.documents(stage.again(), audience) == stage.docs(audience)
