"""Who may vote: everyone, who has a ticket, or one phone a table; and a result says by which right it came."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.errors import Invalid, NotAllowed, Refusal
from facilitator.meetup import programme
from facilitator.meetup.rounds import CLOSED, RoundOpened
from facilitator.meetup.voting import RIGHTS, TABLE_VOTER
from facilitator.store import wire
from tests.meetup.refused import refused
from tests.support.stage import PROGRAMME, Stage, ballots

TABLES = ["1", "2"]
SEATS = {"anna": "1", "bram": "1", "carla": "2"}


def at_tables() -> Stage:
    """Anna and Bram sit at the first table, Carla at the second. A question is on air that tables answer."""
    stage = Stage({**PROGRAMME, "tables": len(TABLES), "voting": "table"})
    for who, table in SEATS.items():
        stage.phone(who, "me.describe", table=table)
    stage.desk("show.go", step="s2")
    return stage


@pytest.fixture
def stage() -> Stage:
    return at_tables()


def write(stage: Stage, who: str, on: bool = True) -> None:
    stage.phone(who, "table.scribe", on=on)


def answer(stage: Stage, who: str, choice: str = "o1") -> Any:
    return stage.phone(who, "answer", round="r1", choice=choice)


def own(stage: Stage, who: str) -> Any:
    stage.wait(1)
    return stage.mine(who).get("my/round/r1", {}).get("choice")


def total(stage: Stage) -> int:
    found = stage.meetup.rounds.last_of(stage.meetup.show.on_air)
    assert found
    return len(found.ballots)


# the description


def test_everyone_may_vote_unless_the_organiser_says_otherwise() -> None:
    assert programme.read({"title": "Klassen", "steps": [{"kind": "text", "title": "Welkom"}]})["voting"] == "open"
    with pytest.raises(Invalid) as refusal:
        programme.read({"title": "Klassen", "voting": "king", "steps": [{"kind": "text", "title": "Welkom"}]})
    assert [fault.path for fault in refusal.value.faults] == ["voting"]


@pytest.mark.parametrize("right", RIGHTS)
def test_a_programme_file_comes_back_with_the_right(right: str) -> None:
    stage = Stage({**PROGRAMME, "voting": right})
    assert programme.write(stage.meetup)["voting"] == right
    assert stage.docs("office")["meetup"]["voting"] == right


def test_a_log_of_before_there_was_a_choice_is_of_an_evening_at_which_everyone_votes() -> None:
    stage = Stage()
    del stage.log[0].event.programme["voting"]  # type: ignore[attr-defined]
    stage.desk("show.go", step="s2")
    assert stage.again().voting.right == "open"
    old = {"seq": 2, "at": 1.0, "by": "desk", "verb": "show.go", "first": 2, "event": "RoundOpened", "body": {"round": "r1", "step": "s2", "asked": {}}}
    assert wire.entry_from_wire(old).event == RoundOpened("r1", "s2", {}, "open")


# a round keeps its right


def test_a_round_keeps_the_right_by_which_it_was_asked(stage: Stage) -> None:
    stage.desk("meetup.edit", changes={"voting": "open"})
    for audience in ("phone", "screen", "desk"):
        stage.wait(1)
        assert stage.docs(audience)["round"]["voting"] == "table"
    with refused(NotAllowed):
        answer(stage, "dora")
    stage.desk("round.again")
    stage.wait(1)
    assert "voting" not in stage.docs("screen")["round"], "where everyone may vote nothing is told"
    assert stage.docs("desk")["round/r1"]["voting"] == "table"
    stage.phone("dora", "answer", round="r2", choice="o1")
    stage.desk("undo", line=next(line["seq"] for line in stage.docs("desk")["log"]["entries"] if line["verb"] == "meetup.edit"))
    stage.desk("round.again")
    assert stage.docs("desk")["round"]["voting"] == "table"


def test_the_screen_counts_the_tables_and_not_the_people(stage: Stage) -> None:
    write(stage, "anna")
    answer(stage, "anna")
    stage.wait(1)
    assert stage.docs("screen")["crowd"] == {"present": 0, "answered": 1, "voters": 2}
    stage.desk("meetup.edit", changes={"tables": 3})
    stage.wait(1)
    assert stage.docs("screen")["crowd"]["voters"] == 3


# one phone a table


@pytest.mark.parametrize("who", ["bram", "dora"])
def test_only_the_phone_that_writes_for_a_table_may_answer(stage: Stage, who: str) -> None:
    write(stage, "anna")
    with refused(NotAllowed):
        answer(stage, who)
    assert ballots(answer(stage, "anna")) == [("r1", f"{TABLE_VOTER}1", "o1")]
    assert (own(stage, "anna"), own(stage, "bram"), total(stage)) == ("o1", None, 1)


def test_where_everyone_votes_a_pen_changes_nothing() -> None:
    stage = Stage({**PROGRAMME, "tables": 2})
    stage.phone("anna", "me.describe", table="1")
    stage.desk("show.go", step="s2")
    write(stage, "anna")
    assert ballots(answer(stage, "anna")) == [("r1", "anna", "o1")]


def test_who_takes_over_the_pen_finds_the_answer_of_the_table_and_may_change_it(stage: Stage) -> None:
    write(stage, "anna")
    answer(stage, "anna")
    write(stage, "bram")
    assert (own(stage, "anna"), own(stage, "bram"), total(stage)) == (None, "o1", 1)
    answer(stage, "bram", "o2")
    with refused(NotAllowed):
        answer(stage, "anna")
    assert (total(stage), stage.docs("desk")["round"]["results"]["counts"]) == (1, {"o1": 0, "o2": 1})


@pytest.mark.parametrize("leave", [("table.scribe", {"on": False}), ("me.describe", {"table": "2"}), ("me.describe", {"table": None}), ("me.forget", {})])
def test_the_answer_of_a_table_stays_when_its_phone_leaves_and_the_next_one_finds_it(stage: Stage, leave: tuple[str, dict[str, Any]]) -> None:
    write(stage, "anna")
    answer(stage, "anna")
    verb, fields = leave
    stage.phone("anna", verb, **fields)
    assert (own(stage, "anna"), total(stage)) == (None, 1)
    write(stage, "bram")
    assert (own(stage, "bram"), total(stage)) == ("o1", 1)


def test_another_role_changes_nothing(stage: Stage) -> None:
    write(stage, "anna")
    answer(stage, "anna")
    stage.phone("anna", "me.describe", role="ouder")
    assert (own(stage, "anna"), total(stage)) == ("o1", 1)


def test_a_closed_round_stays_as_it_is_and_one_that_is_opened_again_goes_on(stage: Stage) -> None:
    write(stage, "anna")
    answer(stage, "anna")
    stage.desk("round.close")
    stage.wait(3)
    assert own(stage, "anna") is None, "what it answered is nobody's to see any more"
    write(stage, "bram")
    stage.phone("carla", "me.describe", table="1")
    write(stage, "carla")
    assert (own(stage, "bram"), own(stage, "carla"), total(stage)) == (None, None, 1)
    write(stage, "bram")
    stage.desk("undo")
    assert stage.meetup.rounds.by_id["r1"].state != CLOSED
    assert own(stage, "bram") == "o1"
    answer(stage, "bram", "o2")
    assert total(stage) == 1


def test_a_table_that_goes_from_the_evening_can_not_vote_any_more(stage: Stage) -> None:
    write(stage, "carla")
    answer(stage, "carla")
    stage.desk("meetup.edit", changes={"tables": 1})
    assert own(stage, "carla") is None
    with refused(NotAllowed):
        answer(stage, "carla")
    stage.desk("undo")
    assert own(stage, "carla") == "o1"


def test_a_table_that_saw_the_results_sees_them_with_its_next_phone() -> None:
    stage = Stage({**PROGRAMME, "tables": 5, "voting": "table"})
    stage.desk("show.go", step="s6")
    stage.desk("round.open")
    for number in range(1, 6):
        stage.phone(f"p{number}", "me.describe", table=f"{number}")
        write(stage, f"p{number}")
        answer(stage, f"p{number}")
    stage.wait(1)
    assert stage.mine("p5")["my/round/r1"]["results"]["total"] == 5
    stage.phone("q5", "me.describe", table="5")
    write(stage, "q5")
    stage.wait(1)
    assert stage.mine("q5")["my/round/r1"]["results"]["total"] == 5
    stage.desk("round.close")
    stage.wait(3)
    assert "my/round/r1" not in stage.mine("q5")


def test_phones_show_where_one_sits_as_long_as_tables_vote(stage: Stage) -> None:
    assert stage.docs("phone")["step"]["seats"]
    assert "seats" not in stage.docs("screen")["step"]
    stage.desk("round.close")
    stage.wait(3)
    assert "seats" not in stage.docs("phone")["step"]
    stage.desk("show.go", step="s6")
    assert stage.docs("phone")["step"]["seats"], "before it opens, so that each table has its pen by then"
    stage.desk("round.open")
    stage.desk("show.go", step="s1")
    assert stage.docs("phone")["step"]["seats"], "that question is still open"
    assert "seats" not in Stage({**PROGRAMME, "voting": "table"}).docs("phone").get("step", {})


def test_while_people_come_in_for_an_evening_in_which_tables_vote_phones_show_where_one_sits() -> None:
    welcome = {"kind": "text", "title": "Inloop", "waiting": True}
    coming = Stage({**PROGRAMME, "voting": "table", "tables": 2, "steps": [welcome, *PROGRAMME["steps"]]})
    assert [bool(coming.docs(audience)["meetup"].get("seats")) for audience in ("phone", "screen", "desk")] == [True, False, False]
    coming.desk("show.go", step="s1")
    assert coming.docs("phone")["step"]["seats"]
    coming.desk("meetup.edit", changes={"voting": "open"})
    assert ["seats" in coming.docs("phone")[key] for key in ("meetup", "step")] == [False, False]
    coming.desk("undo")
    coming.desk("meetup.close")
    assert "seats" not in coming.docs("phone")["meetup"]


# never two ballots of one table

deeds = st.lists(
    st.tuples(
        st.sampled_from(["anna", "bram", "carla", "dora"]),
        st.one_of(
            st.tuples(st.just("table.scribe"), st.fixed_dictionaries({"on": st.booleans()})),
            st.tuples(st.just("me.describe"), st.fixed_dictionaries({"table": st.sampled_from([None, *TABLES])})),
            st.tuples(st.just("answer"), st.fixed_dictionaries({"round": st.just("r1"), "choice": st.sampled_from(["o1", "o2"])})),
            st.tuples(st.just("me.forget"), st.just({})),
        ),
    ),
    max_size=40,
)


@settings(max_examples=150, deadline=None)
@given(deeds)
def test_a_table_never_has_two_ballots_in_a_round(asked: list[tuple[str, tuple[str, dict[str, Any]]]]) -> None:
    stage = at_tables()
    voted: set[str] = set()
    for who, (verb, fields) in asked:
        try:
            stage.phone(who, verb, **fields)
        except Refusal:
            continue
        if verb == "answer":
            voted.add(str(stage.meetup.people.described["table"][who]))
        counted = list(stage.meetup.rounds.by_id["r1"].ballots)
        assert sorted(counted) == sorted(TABLE_VOTER + table for table in voted), "each that voted counts once, whoever has its pen by now"
        for table, scribe in stage.meetup.tables.scribes.items():
            assert (stage.mine(scribe).get("my/round/r1") is not None) == (table in voted), "and who has its pen sees so"
    assert set(stage.again().rounds.by_id["r1"].ballots) == set(stage.meetup.rounds.by_id["r1"].ballots)
