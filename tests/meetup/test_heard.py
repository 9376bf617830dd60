"""Which roles and tables are in the room, and which of them wrote something: nothing of fewer than five, and nothing that goes with one answer."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.figures.suppression import K
from facilitator.meetup import views
from facilitator.meetup.heard import COUNT_SECONDS, RoomCounted, told_heard
from tests.support.stage import PROGRAMME, Stage, events


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
    stage.wait(COUNT_SECONDS)
    return {each["name"]: (each["there"], each["heard"]) for each in stage.docs("desk")["room"][of]}


def write(stage: Stage, who: str) -> None:
    stage.phone(who, "idea.add", step="s4", theme="oorzaak", text="Loten")


def come(stage: Stage, *people: str, role: str = "docent") -> None:
    for person in people:
        stage.phone(person, "me.describe", role=role)


def many(name: str, number: int) -> list[str]:
    return [f"{name}{each}" for each in range(number)]


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
    stage.desk("meetup.edit", changes={"tables": 4})
    for who in ("o0", "o1", "o2", "d0", "d1"):
        write(stage, who)
    assert room(stage, "tables") == {"1": (None, 0), "2": (None, 0), "3": (None, 0), "4": (None, None)}


def test_a_table_that_people_name_themselves_is_there_once_enough_do(stage: Stage) -> None:
    assert room(stage, "tables") == {}
    for person in many("d", 2):
        stage.phone(person, "me.describe", table="4")
    assert room(stage, "tables") == {"4": (5, 0)}
    stage.phone("d1", "me.forget")
    assert room(stage, "tables") == {"4": (5, 0)}


def test_how_many_wrote_is_not_told_where_it_tells_of_fewer_than_five_that_they_did_not(stage: Stage) -> None:
    come(stage, "e0")
    for person in many("d", 10):
        write(stage, person)
    assert room(stage)["docent"] == (11, None), "one did not"
    come(stage, *many("f", 5))
    assert room(stage)["docent"] == (16, 10)


@given(st.integers(0, 40), st.integers(0, 40))
def test_no_figure_and_no_difference_of_two_is_a_small_one(heard: int, there: int) -> None:
    told = told_heard(heard, there)
    assert told in (None, heard)
    assert not told or (not {told, there - told} & {1, 2, 3, 4} and told <= there)
    assert heard or told == 0, "who was not heard is to be asked"


def test_a_role_that_nobody_said_is_named(stage: Stage) -> None:
    stage.desk("meetup.edit", changes={"roles": ["docent", "raadslid"]})
    assert room(stage) == {"docent": (10, 0), "raadslid": (None, 0)}


def test_without_roles_and_tables_there_is_nothing_to_tell() -> None:
    stage = Stage({**PROGRAMME, "roles": []})
    assert "room" not in stage.docs("desk")
    for person in many("p", 5):
        stage.phone(person, "me.describe", table="2")
    assert room(stage, "tables") == {"2": (5, 0)}


def test_only_desk_and_operator_get_it(stage: Stage) -> None:
    assert [audience for audience in ("phone", "screen", "desk", "operator", "remote", "office") if "room" in stage.docs(audience)] == ["desk", "operator"]


# in steps


def test_who_comes_or_goes_is_told_five_at_a_time(stage: Stage) -> None:
    before = room(stage)
    come(stage, *many("e", 4))
    assert room(stage) == before
    come(stage, "e4")
    assert room(stage)["docent"] == (15, 0)
    for person in many("e", 4):
        stage.phone(person, "me.forget")
        assert room(stage)["docent"] == (15, 0)
    stage.phone("e4", "me.describe", role="ouder")
    assert room(stage) == {"docent": (10, 0), "ouder": (None, 0)}
    come(stage, "o9", role="ouder")
    assert room(stage)["ouder"] == (5, 0)


def test_when_a_group_becomes_small_its_number_goes_and_what_it_was_is_kept_nowhere(stage: Stage) -> None:
    room(stage)
    for person in many("d", 7):
        stage.phone(person, "me.forget")
    assert room(stage)["docent"] == (None, 0)
    assert stage.meetup.heard.there["role"] == {}


def test_while_a_vote_is_open_and_just_after_it_nothing_is_counted(stage: Stage) -> None:
    before = room(stage)
    stage.desk("round.open", step="s2")
    come(stage, *many("e", 7))
    assert room(stage) == before
    stage.desk("round.open", step="s6")
    stage.desk("round.close", round="r1")
    assert room(stage) == before, "another one is open"
    stage.desk("round.close", round="r2")
    stage.wait(2.0)
    stage.wait(COUNT_SECONDS - 0.1)
    assert stage.docs("desk")["room"]["roles"][0]["there"] == 10
    stage.wait(0.1)
    assert stage.docs("desk")["room"]["roles"][0]["there"] == 17


def test_while_conditions_are_voted_on_nothing_is_counted() -> None:
    stage = Stage({**PROGRAMME, "steps": [*PROGRAMME["steps"], {"kind": "agreements", "title": "Afspraken"}]})
    stage.desk("show.go", step="s9")
    stage.desk("condition.add", level="zelf", text="Tijd")
    stage.desk("conditions.open")
    come(stage, *many("e", 7))
    assert room(stage)["docent"] == (None, 0)
    stage.desk("conditions.close")
    assert room(stage)["docent"] == (7, 0)


def test_it_is_counted_no_oftener_than_every_so_many_seconds(stage: Stage) -> None:
    room(stage)
    come(stage, *many("e", 5))
    stage.wait(COUNT_SECONDS - 1)
    assert stage.docs("desk")["room"]["roles"][0]["there"] == 10
    assert room(stage)["docent"] == (15, 0)


def test_after_the_evening_nothing_is_counted(stage: Stage) -> None:
    stage.desk("meetup.close")
    assert room(stage)["docent"] == (None, 0)


def test_who_was_heard_is_not_unheard_when_somebody_is_forgotten(stage: Stage) -> None:
    """Else the idea that goes would tell of which role its author was."""
    for person in (*many("d", 4), "o0"):
        write(stage, person)
    assert room(stage) == {"docent": (10, None), "ouder": (None, None)}
    for person in ("o0", *many("d", 4)):
        stage.phone(person, "me.forget")
        assert room(stage)["ouder"] == (None, None)


def test_who_wrote_first_and_said_their_role_later_is_heard(stage: Stage) -> None:
    for person in many("e", 5):
        write(stage, person)
    assert room(stage)["docent"] == (10, 0)
    come(stage, *many("e", 5))
    assert room(stage)["docent"] == (15, 5)


def test_whoever_counts_gives_an_event_only_when_something_is_off(stage: Stage) -> None:
    assert events(stage.do("timer", "timer.count_room")) == ["RoomCounted"]
    assert stage.do("timer", "timer.count_room") == ()
    assert list(stage.meetup.due()) == []


def test_after_a_restart_it_is_the_same_also_when_authors_were_forgotten(stage: Stage) -> None:
    for number in range(9):
        write(stage, f"d{number}")
        if number in (3, 6):
            stage.phone(f"d{number}", "me.forget")
        room(stage)
    again = stage.again()
    assert views.render(again, "desk", "room") == views.render(stage.meetup, "desk", "room") == stage.docs("desk")["room"]
    assert list(again.due()) == list(stage.meetup.due()) == []


class Coming:
    """One that comes, goes, writes, changes or forgets themselves."""

    people = st.integers(0, 24)
    what = st.sampled_from(["docent", "docent", "ouder", "write", "me.forget", "vote", "close"])


@settings(deadline=None)
@given(st.lists(st.tuples(Coming.people, Coming.what), max_size=120))
def test_every_step_is_of_five_people_and_never_while_a_vote_is_open(deeds: list[tuple[int, str]]) -> None:
    stage = Stage()
    stage.desk("show.go", step="s4")
    told = room(stage)
    for person, what in deeds:
        if what in ("docent", "ouder"):
            come(stage, f"p{person}", role=what)
        elif what == "write":
            write(stage, f"p{person}")
        elif what == "me.forget":
            stage.phone(f"p{person}", what)
        elif what == "vote" and not any(each.running for each in stage.meetup.rounds.by_id.values()):
            stage.desk("round.open", step="s2")
        elif what == "close" and any(each.running for each in stage.meetup.rounds.by_id.values()):
            stage.desk("round.close", round=[*stage.meetup.rounds.by_id][-1])
        now = room(stage)
        assert now == told or not any(each.running for each in stage.meetup.rounds.by_id.values())
        for role, (there, _) in now.items():
            before = told[role][0]
            assert there is None or there >= K
            assert there == before or None in (there, before) or abs(there - before) >= K
        told = now
    counts = [entry.event for entry in stage.log if isinstance(entry.event, RoomCounted)]
    assert all(count >= K for event in counts for each in event.there.values() for count in each.values()), "the log keeps nothing of fewer"
