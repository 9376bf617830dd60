"""Tables: where people sit, which phone writes for each, and which are done with the talk on air."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Invalid, NotAllowed, NotOnAir
from facilitator.figures.suppression import K
from facilitator.meetup import programme
from facilitator.meetup.tables import MOST_TABLES, Scribing, TableDone
from facilitator.report.tables.ideas import idea_rows
from tests.meetup.refused import refused
from tests.support.stage import PROGRAMME, Stage, ballots, events

CALL = "https://video.example/klassen"
OWN_ROOM = "https://video.example/taal"
TABLES = [{"code": "1", "name": "Taal", "link": OWN_ROOM}, {"code": "2"}, {"code": "ouders"}]


def read(tables: object, call: object = None) -> Any:
    return programme.read({"title": "Klassen", "tables": tables, "call": call, "steps": [{"kind": "text", "title": "Welkom"}]})


@pytest.fixture
def stage() -> Stage:
    """Three tables; Anna and Bram sit at the first, Carla at the second. The talk of the programme is on air."""
    stage = Stage({**PROGRAMME, "tables": TABLES, "call": CALL})
    stage.desk("show.go", step="s8")
    for who, table in (("anna", "1"), ("bram", "1"), ("carla", "2")):
        stage.phone(who, "me.describe", table=table)
    return stage


def me(stage: Stage, who: str) -> dict[str, Any]:
    stage.wait(1)
    found: dict[str, Any] = stage.mine(who)["me"]
    return found


def writes(stage: Stage, who: str) -> bool:
    return bool(me(stage, who).get("scribe"))


def told(stage: Stage, audience: str = "phone") -> dict[str, Any]:
    stage.wait(1)
    found: dict[str, Any] = stage.docs(audience)["tables"]
    return found


def done(stage: Stage, audience: str = "screen") -> Any:
    stage.wait(1)
    return stage.docs(audience)["step"]["talk"]["tables"]


# programme files


def test_tables_have_a_code_and_perhaps_a_name_and_a_video_room() -> None:
    assert read(TABLES, CALL)["tables"] == [{"name": "", "link": "", **table} for table in TABLES]
    assert read(TABLES, CALL)["call"] == CALL
    assert (read(None)["tables"], read(None)["call"]) == ([], "")


def test_a_number_makes_so_many_tables() -> None:
    assert [table["code"] for table in read(12)["tables"]] == [f"{number}" for number in range(1, 13)]
    assert read(0)["tables"] == []
    assert read(12.0) == read(12), "as some programs write it"


@pytest.mark.parametrize(
    ("tables", "path"),
    [
        (MOST_TABLES + 1, "tables"),
        (-1, "tables"),
        (True, "tables"),
        ("twelve", "tables"),
        ([{"code": f"{number}"} for number in range(MOST_TABLES + 1)], "tables"),
        ([{"code": ""}], "tables[0].code"),
        ([{"code": "x" * 21}], "tables[0].code"),
        ([{"code": "1"}, {"code": " 1 "}], "tables[1].code"),
        ([{"code": "1", "name": "x" * 61}], "tables[0].name"),
        ([{"code": "1", "link": "javascript:alert(1)"}], "tables[0].link"),
        (["1"], "tables[0]"),
    ],
)
def test_what_is_wrong_with_tables_is_named(tables: object, path: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read(tables)
    assert path in [fault.path for fault in refusal.value.faults]


@pytest.mark.parametrize(
    "call", ["javascript:alert(1)", "video.example", "https://", "ftp://video.example", "https://a b.example", "https://[", "https://me@video.example"]
)
def test_a_link_that_no_person_should_be_sent_to_is_refused(call: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read([], call)
    assert [fault.path for fault in refusal.value.faults] == ["call"]


def test_a_programme_file_comes_back_with_its_tables(stage: Stage) -> None:
    written = programme.write(stage.meetup)
    assert (written["tables"], written["call"]) == (read(TABLES)["tables"], CALL)


# sitting down


def test_one_sits_at_a_table_of_the_evening(stage: Stage) -> None:
    assert me(stage, "anna") == {"role": None, "table": "1"}
    with refused(Invalid, "table"):
        stage.phone("anna", "me.describe", table="99")
    assert ballots(stage.phone("anna", "me.describe", table="  ouders ")) == [("table", "anna", "ouders")]


def test_phones_and_the_desk_hear_of_the_tables_and_the_screen_does_not(stage: Stage) -> None:
    assert told(stage)["call"] == CALL
    assert told(stage, "desk")["tables"][0] == {"code": "1", "name": "Taal", "link": OWN_ROOM, "scribe": False}
    assert "tables" not in stage.docs("screen")
    assert "tables" not in Stage().docs("phone")


def test_tables_that_are_changed_during_the_evening_are_told(stage: Stage) -> None:
    stage.phone("anna", "table.scribe", on=True)
    stage.desk("meetup.edit", changes={"tables": 2})
    assert [table["code"] for table in told(stage)["tables"]] == ["1", "2"]
    assert done(stage)["of"] == 2
    assert writes(stage, "anna"), "table 1 is still there"
    stage.desk("meetup.edit", changes={"tables": [{"code": "z"}]})
    assert not writes(stage, "anna")
    stage.desk("undo")
    assert told(stage)["tables"][0]["scribe"]


# writing for a table


def test_one_phone_writes_for_a_table_and_another_can_take_over(stage: Stage) -> None:
    assert ballots(stage.phone("anna", "table.scribe", on=True)) == [("scribe", "anna", "1")]
    assert (writes(stage, "anna"), writes(stage, "bram")) == (True, False)
    assert [table["scribe"] for table in told(stage)["tables"]] == [True, False, False]
    stage.phone("bram", "table.scribe", on=True)
    assert (writes(stage, "anna"), writes(stage, "bram")) == (False, True)
    assert stage.phone("bram", "table.scribe", on=True) == ()
    stage.phone("bram", "table.scribe", on=False)
    assert not any(table["scribe"] for table in told(stage)["tables"])
    assert stage.phone("bram", "table.scribe", on=False) == ()


def test_who_sits_nowhere_writes_for_nobody(stage: Stage) -> None:
    with refused(Invalid):
        stage.phone("dora", "table.scribe", on=True)


def test_who_goes_to_another_table_leaves_the_pen_behind(stage: Stage) -> None:
    stage.phone("anna", "table.scribe", on=True)
    stage.phone("anna", "me.describe", table="1")
    assert writes(stage, "anna")
    stage.phone("anna", "me.describe", table="2")
    assert not writes(stage, "anna")
    assert not told(stage)["tables"][0]["scribe"]


def test_who_forgets_themselves_writes_for_no_table(stage: Stage) -> None:
    stage.phone("anna", "table.scribe", on=True)
    stage.phone("anna", "me.forget")
    assert not any(ballot.voter == "anna" for ballot in stage.meetup.ballots())
    assert not told(stage)["tables"][0]["scribe"]


def test_ideas_of_the_phone_that_writes_are_the_tables(stage: Stage) -> None:
    stage.phone("anna", "table.scribe", on=True)
    stage.desk("show.go", step="s4")
    stage.phone("anna", "idea.add", step="s4", theme="oorzaak", text="Loten")
    stage.phone("bram", "idea.add", step="s4", theme="oorzaak", text="Toetsen")
    stage.wait(1)
    assert [stage.docs("desk")[f"idea/{number}"].get("table") for number in (1, 2)] == ["1", None]
    assert stage.mine("anna")["my/idea/1"]["table"] == "1"
    stage.phone("anna", "table.scribe", on=False)
    assert stage.docs("desk")["idea/1"]["table"] == "1", "it stays what it was"


def test_the_room_is_told_of_which_table_an_idea_is_where_so_many_sit_that_it_leads_to_nobody(stage: Stage) -> None:
    stage.phone("anna", "table.scribe", on=True)
    stage.desk("show.go", step="s4")
    stage.desk("ideas.screen", screen=False)
    stage.phone("anna", "idea.add", step="s4", theme="oorzaak", text="Met weinigen")
    for number in range(K):
        stage.phone(f"buur{number}", "me.describe", table="1")
    stage.phone("anna", "idea.add", step="s4", theme="oorzaak", text="Met velen")
    stage.wait(1)
    for audience in ("screen", "phone"):
        assert [stage.docs(audience)[f"idea/{number}"].get("table") for number in (1, 2)] == [None, "1"]
    assert [stage.docs("operator")[f"idea/{number}"].get("table") for number in (1, 2)] == ["1", "1"]
    rows = list(idea_rows(stage.meetup))
    assert [row[3] for row in rows] == ["", "1"], "the export names it where the room was told"


def test_a_table_is_a_ballot_so_the_log_names_nobody(stage: Stage) -> None:
    before = len(stage.log)
    stage.phone("anna", "table.scribe", on=True)
    assert len(stage.log) == before
    stage.phone("anna", "table.done", step="s8")
    assert [entry.event for entry in stage.log[before:]] == [TableDone("s8", "1", True)]


def test_a_restart_knows_who_writes(stage: Stage) -> None:
    stage.phone("anna", "table.scribe", on=True)
    stage.phone("carla", "table.scribe", on=True)
    stage.phone("bram", "table.scribe", on=True)
    assert sorted((ballot.voter, ballot.value) for ballot in stage.meetup.ballots() if isinstance(ballot, Scribing)) == [("bram", "1"), ("carla", "2")]


# done


def test_the_room_sees_how_many_tables_are_done(stage: Stage) -> None:
    for who in ("carla", "anna"):
        stage.phone(who, "table.scribe", on=True)
        stage.phone(who, "table.done", step="s8")
    assert done(stage) == {"done": ["1", "2"], "of": 3}
    assert stage.phone("anna", "table.done", step="s8") == ()
    assert events(stage.phone("anna", "table.done", step="s8", done=False)) == ["TableDone"]
    assert done(stage, "phone") == {"done": ["2"], "of": 3}


def test_only_the_phone_that_writes_says_that_its_table_is_done(stage: Stage) -> None:
    with refused(NotAllowed):
        stage.phone("anna", "table.done", step="s8")


def test_a_table_is_done_with_the_talk_on_air_only(stage: Stage) -> None:
    stage.phone("anna", "table.scribe", on=True)
    stage.desk("show.go", step="s1")
    with refused(NotOnAir):
        stage.phone("anna", "table.done", step="s8")
    with refused(Invalid):
        stage.phone("anna", "table.done", step="s1")


def test_a_talk_that_is_on_air_again_begins_with_no_table_done(stage: Stage) -> None:
    stage.desk("table.mark", table="1")
    stage.desk("show.go", step="s1")
    stage.desk("show.back")
    assert stage.docs("desk")["step"]["talk"]["tables"]["done"] == ["1"], "back is where one was"
    stage.desk("show.go", step="s1")
    stage.desk("show.go", step="s8")
    assert stage.docs("desk")["step"]["talk"]["tables"]["done"] == []
    stage.desk("undo")
    stage.desk("show.back")
    assert stage.docs("desk")["step"]["talk"]["tables"]["done"] == ["1"]


def test_the_desk_puts_down_a_table_without_a_phone_and_takes_it_back(stage: Stage) -> None:
    stage.desk("table.mark", table="ouders")
    assert done(stage)["done"] == ["ouders"]
    stage.do("operator", "table.mark", table="ouders", done=False)
    assert done(stage)["done"] == []
    stage.desk("undo")
    assert done(stage)["done"] == ["ouders"]
    with refused(Invalid, "table"):
        stage.desk("table.mark", table="99")


def test_what_a_phone_said_is_not_what_the_desk_takes_back(stage: Stage) -> None:
    stage.phone("anna", "table.scribe", on=True)
    stage.phone("anna", "table.done", step="s8")
    assert stage.docs("desk")["undo"]["verb"] == "show.go"


@pytest.mark.parametrize(("template", "there"), [("1-2-4-all", True), ("tables", True), ("free", False), ("silence", False)])
def test_a_talk_of_the_whole_room_says_nothing_of_tables(template: str, there: bool) -> None:
    stage = Stage({"title": "Klassen", "tables": 2, "steps": [{"kind": "talk", "title": "Praten", "talk": {"template": template}}]})
    stage.desk("show.go")
    assert ("tables" in stage.docs("phone")["step"]["talk"]) is there


def test_a_video_call_without_tables_is_told_at_tables_too() -> None:
    stage = Stage({"title": "Klassen", "call": CALL, "steps": [{"kind": "talk", "title": "Praten", "talk": {"template": "tables"}}]})
    stage.desk("show.go")
    assert (told(stage), done(stage)) == ({"call": CALL, "tables": []}, {"done": [], "of": 0})


def test_every_table_is_in_the_room_also_where_nobody_sits(stage: Stage) -> None:
    stage.wait(1)
    assert [(table["name"], table["there"]) for table in stage.docs("desk")["room"]["tables"]] == [("1", None), ("2", None), ("ouders", None)]
