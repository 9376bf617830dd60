"""Which roles and tables are in the room, and which of them wrote something: nothing of fewer than five."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.meetup.heard import told_heard
from tests.support.stage import PROGRAMME, Stage


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    for number in range(10):
        stage.phone(f"d{number}", "me.describe", role="docent")
    for number in range(3):
        stage.phone(f"o{number}", "me.describe", role="ouder", table="4")
    stage.desk("show.go", step="s4")
    return stage


def room(stage: Stage, of: str = "roles") -> dict[str, Any]:
    stage.wait(1)
    return {each["name"]: (each["there"], each["heard"]) for each in stage.docs("desk")["room"][of]}


def write(stage: Stage, who: str) -> None:
    stage.phone(who, "idea.add", step="s4", theme="oorzaak", text="Loten")


def test_of_a_role_one_sees_how_many_there_are_and_whether_some_wrote(stage: Stage) -> None:
    assert room(stage)["docent"] == (10, 0)
    for number in range(5):
        write(stage, f"d{number}")
    assert room(stage)["docent"] == (10, 5)
    assert room(stage)["ouder"] == (None, 0)


def test_authors_are_counted_five_at_a_time_so_that_no_idea_comes_with_whose_it_is(stage: Stage) -> None:
    before = room(stage)
    for who in ("d1", "d1", "d2", "o1", "o2"):
        write(stage, who)
        assert room(stage) == before, who
    write(stage, "d3")
    assert room(stage) == {"docent": (10, None), "ouder": (None, None)}


def test_of_fewer_than_five_nothing_is_told_but_that_there_are_some(stage: Stage) -> None:
    for who in ("o0", "o1", "o2", "d0", "d1"):
        write(stage, who)
    assert room(stage, "tables") == {"4": (None, None)}


def test_how_many_wrote_is_not_told_where_it_tells_of_fewer_than_five_that_they_did_not(stage: Stage) -> None:
    for number in range(10):
        write(stage, f"d{number}")
    assert room(stage)["docent"] == (10, 10), "there is nobody who did not"
    for more in range(1, 6):
        stage.phone(f"e{more}", "me.describe", role="docent")
        assert room(stage)["docent"] == (10 + more, None if more < 5 else 10)


@given(st.integers(0, 40), st.integers(0, 40))
def test_no_figure_and_no_difference_of_two_is_a_small_one(one: int, other: int) -> None:
    heard, there = sorted((one, other))
    told = told_heard(heard, there)
    assert told in (None, heard)
    assert not told or not {told, there - told} & {1, 2, 3, 4}
    assert heard or told == 0, "who was not heard is to be asked"


def test_a_role_that_nobody_said_is_named(stage: Stage) -> None:
    stage.desk("meetup.edit", changes={"roles": ["docent", "raadslid"]})
    assert room(stage) == {"docent": (10, 0), "raadslid": (0, 0)}


def test_who_forgets_themselves_is_not_there_and_not_heard(stage: Stage) -> None:
    for number in range(5):
        write(stage, f"d{number}")
    stage.phone("d1", "me.forget")
    assert room(stage)["docent"] == (9, None)


def test_without_roles_and_tables_there_is_nothing_to_tell() -> None:
    stage = Stage({**PROGRAMME, "roles": []})
    assert "room" not in stage.docs("desk")
    stage.phone("p", "me.describe", table="2")
    assert room(stage, "tables") == {"2": (None, 0)}


def test_only_desk_and_operator_get_it(stage: Stage) -> None:
    assert [audience for audience in ("phone", "screen", "desk", "operator", "remote", "office") if "room" in stage.docs(audience)] == ["desk", "operator"]
