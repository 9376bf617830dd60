"""The room confirms conditions: all of them at once, secretly, and everyone sees what came of it when the vote is closed."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Closed, Invalid, NotAllowed, NotOnAir
from tests.meetup.refused import refused
from tests.support.stage import Stage, ballots, events

STEPS = [{"kind": "agreements", "title": "Voorwaarden"}, {"kind": "text", "title": "Klaar"}]
EVENING = {"title": "Klassen", "tables": 2, "steps": STEPS}


def at_step(**description: Any) -> Stage:
    """Two conditions are on the list, a third is parked."""
    stage = Stage({**EVENING, **description})
    stage.desk("show.go")
    for text in ("Tijd", "Geld", "Ruimte"):
        stage.desk("condition.add", level="zelf", text=text)
    stage.desk("condition.place", condition=3, to="parked")
    return stage


@pytest.fixture
def stage() -> Stage:
    """The vote is open."""
    stage = at_step()
    stage.desk("conditions.open")
    return stage


def told(stage: Stage, audience: str, number: int = 1) -> Any:
    stage.wait(0.5)
    return stage.docs(audience).get(f"condition/{number}")


def vote(stage: Stage, value: str | None, *people: str, condition: int = 1) -> None:
    for who in people:
        stage.phone(who, "condition.vote", condition=condition, value=value)


def test_all_that_stand_on_the_list_are_put_to_the_room_at_once() -> None:
    stage = at_step()
    assert events(stage.desk("conditions.open")) == ["VotesChanged"]
    assert [told(stage, "desk", number)["vote"] for number in (1, 2, 3)] == ["open", "open", None]
    assert stage.docs("phone")["step"]["agreements"]["vote"] == {"open": True}


def test_the_screen_shows_what_the_room_votes_on_also_when_it_showed_something_else() -> None:
    stage = at_step()
    stage.desk("agreements.view", view="agreements")
    assert events(stage.desk("conditions.open")) == ["VotesChanged", "ViewChosen"]
    assert stage.docs("screen")["screen"]["scene"] == "conditions"
    stage.desk("undo")
    assert stage.docs("screen")["screen"]["scene"] == "agreements"


def test_while_it_is_open_only_the_desk_sees_counts_and_other_phones_hear_nothing(stage: Stage) -> None:
    before = len(stage.told)
    vote(stage, "agree", "p1", "p2")
    vote(stage, "pass", "p3")
    stage.wait(1)
    assert told(stage, "desk")["counts"] == {"agree": 2, "disagree": 0, "pass": 1}
    for audience in ("screen", "phone"):
        assert (told(stage, audience)["counts"], told(stage, audience)["carried"]) == (None, None)
    assert stage.docs("screen")["crowd"]["answered"] == 3
    assert ("phone", None) not in stage.told[before:]
    assert stage.mine("p1")["my/conditions"] == {"1": "agree"}


def test_a_vote_is_a_ballot_and_is_changed_and_taken_back_while_it_is_open(stage: Stage) -> None:
    assert ballots(stage.phone("p1", "condition.vote", condition=1, value="agree")) == [("1", "p1", "agree")]
    vote(stage, "disagree", "p1")
    assert told(stage, "desk")["counts"] == {"agree": 0, "disagree": 1, "pass": 0}
    vote(stage, None, "p1")
    assert told(stage, "desk")["counts"] == {"agree": 0, "disagree": 0, "pass": 0}
    assert "my/conditions" not in stage.mine("p1")


def test_closed_everyone_sees_the_exact_counts_and_whether_it_is_carried(stage: Stage) -> None:
    vote(stage, "agree", "p1", "p2")
    vote(stage, "disagree", "p3")
    vote(stage, "disagree", "p1", condition=2)
    changes = stage.desk("conditions.close")
    assert [what for change in changes for what in change.settles(stage.meetup)] == [("condition", "1"), ("condition", "2")]  # type: ignore[union-attr]
    assert (told(stage, "screen")["counts"], told(stage, "screen")["carried"]) == ({"agree": 2, "disagree": 1, "pass": 0}, True)
    assert told(stage, "phone", 2)["carried"] is False
    with refused(Closed):
        vote(stage, "agree", "p4")
    assert stage.mine("p1")["my/conditions"] == {"1": "agree", "2": "disagree"}


def test_a_tie_and_a_vote_that_nobody_took_part_in_carry_nothing(stage: Stage) -> None:
    vote(stage, "agree", "p1")
    vote(stage, "disagree", "p2")
    stage.desk("conditions.close")
    assert [told(stage, "screen", number)["carried"] for number in (1, 2)] == [False, False]


def test_a_second_vote_is_on_what_came_since_and_one_alone_can_be_voted_on_again(stage: Stage) -> None:
    vote(stage, "agree", "p1")
    stage.desk("conditions.close")
    with refused(Invalid):
        stage.desk("conditions.open")
    stage.desk("condition.place", condition=3, to="listed")
    stage.desk("conditions.open")
    assert [told(stage, "desk", number)["vote"] for number in (1, 2, 3)] == ["closed", "closed", "open"]
    stage.desk("conditions.open", condition=1)
    vote(stage, "disagree", "p2")
    stage.desk("conditions.close")
    assert told(stage, "screen")["counts"] == {"agree": 1, "disagree": 1, "pass": 0}


@pytest.mark.parametrize(
    ("condition", "value", "kind", "paths"), [(1, "maybe", Invalid, ["value"]), (9, "agree", Invalid, ["condition"]), (3, "agree", NotOnAir, [])]
)
def test_what_is_no_vote_is_refused(stage: Stage, condition: int, value: str, kind: type, paths: list[str]) -> None:
    with refused(kind, *paths):
        stage.phone("p1", "condition.vote", condition=condition, value=value)


def test_what_is_parked_meanwhile_can_not_be_voted_on(stage: Stage) -> None:
    stage.desk("condition.place", condition=1, to="parked")
    with refused(Closed):
        vote(stage, "agree", "p1")


def test_there_is_a_vote_only_while_its_step_is_on_air(stage: Stage) -> None:
    vote(stage, "agree", "p1")
    stage.desk("show.go")
    assert told(stage, "screen")["vote"] == "closed"
    with refused(NotOnAir):
        stage.desk("conditions.open")
    stage.desk("show.back")
    assert told(stage, "screen")["vote"] == "open"
    vote(stage, "disagree", "p1")
    assert told(stage, "desk")["counts"]["disagree"] == 1


def test_what_the_desk_closed_stays_closed_when_the_air_comes_back(stage: Stage) -> None:
    stage.desk("conditions.close")
    stage.desk("show.go")
    stage.desk("show.back")
    assert told(stage, "screen")["vote"] == "closed"


def test_panic_pauses_it_and_the_end_of_the_evening_closes_it(stage: Stage) -> None:
    stage.desk("panic")
    stage.wait(0.5)
    assert stage.docs("phone")["step"]["agreements"]["vote"] == {"open": True, "paused": True}
    with refused(NotOnAir):
        vote(stage, "agree", "p1")
    stage.desk("restore")
    vote(stage, "agree", "p1")
    stage.desk("meetup.close")
    assert told(stage, "desk")["vote"] == "closed"


def test_a_closing_that_is_taken_back_lets_the_vote_go_on(stage: Stage) -> None:
    vote(stage, "agree", "p1")
    stage.desk("conditions.close")
    stage.desk("undo")
    vote(stage, "agree", "p2")
    assert told(stage, "desk")["counts"]["agree"] == 2


def test_with_tickets_only_who_has_one_votes() -> None:
    stage = at_step(voting="ticket")
    stage.desk("conditions.open")
    assert stage.docs("phone")["step"]["agreements"]["vote"] == {"open": True, "voting": "ticket"}
    with refused(NotAllowed):
        vote(stage, "agree", "p1")


def test_where_tables_vote_the_pen_votes_and_who_takes_it_up_finds_the_vote() -> None:
    stage = at_step(voting="table")
    stage.desk("conditions.open")
    stage.wait(0.5)
    assert stage.docs("phone")["step"]["seats"] is True
    for who in ("p1", "p2"):
        stage.phone(who, "me.describe", table="1")
    with refused(NotAllowed):
        vote(stage, "agree", "p1")
    stage.phone("p1", "table.scribe", on=True)
    vote(stage, "agree", "p1")
    assert stage.docs("desk")["crowd"]["voters"] == 2
    stage.phone("p2", "table.scribe", on=True)
    assert (stage.mine("p1").get("my/conditions"), stage.mine("p2")["my/conditions"]) == (None, {"1": "agree"})
    vote(stage, "disagree", "p2")
    stage.desk("conditions.close")
    assert told(stage, "screen")["counts"] == {"agree": 0, "disagree": 1, "pass": 0}
    assert "my/conditions" not in stage.mine("p2")


def test_who_forgets_takes_back_an_open_vote_and_not_a_closed_one(stage: Stage) -> None:
    vote(stage, "agree", "p1", "p2")
    stage.phone("p1", "me.forget")
    assert told(stage, "desk")["counts"]["agree"] == 1
    stage.desk("conditions.close")
    stage.phone("p2", "me.forget")
    assert told(stage, "screen")["counts"]["agree"] == 1
