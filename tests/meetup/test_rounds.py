"""Rounds: a question asked, answered, closed and asked again; and who may see its results, and when."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Closed, Invalid, NotAllowed, NotOnAir
from facilitator.meetup import views
from facilitator.meetup.answers import Answer
from facilitator.meetup.rounds import GRACE_SECONDS, RoundClosed
from facilitator.meetup.words import AUDIENCES, TIMER, Actor, Command, Event
from tests.meetup.refused import refused
from tests.support.stage import PROGRAMME, Stage, ballots, events

SEES_ALL = ("desk", "operator")
ROOM = [audience for audience in AUDIENCES if audience not in SEES_ALL]
VOTES = {f"p{number}": "o2" if number < 2 else "o1" for number in range(7)}
FINAL = {"total": 7, "counts": {"o1": 5, "o2": 2}}
STEPPED = {"total": 5, "counts": {"o1": 3, "o2": 2}}  # as they were when the fifth ballot changed


@pytest.fixture
def stage() -> Stage:
    """The first question is on air; its round r1 is open."""
    stage = Stage()
    stage.desk("show.go", step="s2")
    return stage


def asked(results: str, state: str) -> Stage:
    """Round r1 of a poll with these results, with seven votes, in this state."""
    poll = {"kind": "choice", "question": "Loten?", "options": ["Mee eens", "Niet mee eens"], "results": results}
    stage = Stage({**PROGRAMME, "steps": [{"kind": "poll", "title": "Stelling", "poll": poll}]})
    stage.desk("show.go")
    for voter, choice in VOTES.items():
        stage.phone(voter, "answer", round="r1", choice=choice)
    if state != "open":
        stage.desk("round.close")
    stage.wait(GRACE_SECONDS if state == "closed" else 1)
    assert stage.docs("desk")["round"]["state"] == state
    return stage


def round_of(stage: Stage, audience: str = "phone") -> Any:
    return stage.docs(audience).get("round")


def state(stage: Stage, round_id: str = "r1") -> str:
    return stage.meetup.rounds.by_id[round_id].state


def total(stage: Stage, round_id: str = "r1") -> dict[str, int]:
    counts: dict[str, int] = stage.meetup.rounds.by_id[round_id].results()["counts"]
    return counts


# opening


def test_go_to_a_question_opens_a_round(stage: Stage) -> None:
    assert round_of(stage) == {
        "id": "r1",
        "step": "s2",
        "poll": "p2",
        "number": 1,
        "question": "Loten?",
        "kind": "choice",
        "options": [{"id": "o1", "label": "Mee eens"}, {"id": "o2", "label": "Niet mee eens"}],
        "state": "open",
        "results": None,
        "when": "after_close",
    }


def test_a_question_that_is_opened_by_hand_waits_for_it(stage: Stage) -> None:
    stage.desk("show.go", step="s6")
    assert round_of(stage) is None
    assert events(stage.desk("round.open")) == ["RoundOpened"]
    assert round_of(stage)["id"] == "r2"


def test_a_question_that_is_open_is_not_opened_again(stage: Stage) -> None:
    with refused(Invalid):
        stage.desk("round.open")
    stage.desk("round.close")
    with refused(Invalid):  # it is closing
        stage.desk("round.open")
    stage.wait(GRACE_SECONDS)
    stage.desk("round.open")
    assert (round_of(stage)["id"], round_of(stage)["number"]) == ("r2", 2)


def test_opening_a_named_question_opens_the_meetup() -> None:
    stage = Stage()
    assert stage.meetup.life.state == "preparing"
    stage.desk("round.open", step="s2")
    assert stage.meetup.life.state == "open"


@pytest.mark.parametrize("verb", ["round.open", "round.again"])
def test_only_a_question_can_be_asked(verb: str) -> None:
    stage = Stage()
    with refused(Invalid):
        stage.desk(verb)  # nothing is on air
    with refused(Invalid):
        stage.desk(verb, step="s1")  # a text
    with refused(Invalid, "step"):
        stage.desk(verb, step="s99")
    stage.desk(verb, step="s2")


def test_the_acknowledgement_names_the_round() -> None:
    stage = Stage()
    for verb, made in (("round.open", "r1"), ("round.again", "r2")):
        changes = stage.desk(verb, step="s2")
        assert Command.known[verb]().ack(changes) == {"round": made}


# answering


def test_an_answer_counts_and_a_changed_one_counts_once(stage: Stage) -> None:
    stage.phone("p1", "answer", round="r1", choice="o1")
    stage.phone("p2", "answer", round="r1", choice="o1")
    assert total(stage) == {"o1": 2, "o2": 0}
    stage.phone("p1", "answer", round="r1", choice="o2")
    assert total(stage) == {"o1": 1, "o2": 1}
    assert stage.mine("p1")["my/round/r1"] == {"choice": "o2"}
    assert "my/round/r1" not in stage.mine("p3")


def test_an_answer_is_a_ballot_and_no_line_in_the_log(stage: Stage) -> None:
    lines = len(stage.log)
    assert ballots(stage.phone("p1", "answer", round="r1", choice="o1")) == [("r1", "p1", "o1")]
    assert len(stage.log) == lines


@pytest.mark.parametrize("choice", ["o3", "", None, 1, ["o1"], {"o1": 1}])
def test_an_answer_is_one_of_the_options(stage: Stage, choice: object) -> None:
    with refused(Invalid, "choice"):
        stage.phone("p1", "answer", round="r1", choice=choice)
    assert total(stage) == {"o1": 0, "o2": 0}


def test_an_answer_is_to_a_round_that_there_is_and_from_a_phone(stage: Stage) -> None:
    with refused(Invalid):
        stage.phone("p1", "answer", round="r9", choice="o1")
    with refused(NotAllowed):
        stage.desk("answer", round="r1", choice="o1")
    with refused(NotAllowed):
        stage.carry_out(Answer("r1", "o1"), Actor("phone"))


@pytest.mark.parametrize("step", ["s2", "s5", "s6"])
def test_while_others_vote_a_phone_and_the_screen_hear_nothing_of_it(step: str) -> None:
    stage = Stage()
    stage.desk("round.open", step=step)
    stage.desk("show.go", step=step)
    stage.wait(10)
    stage.told.clear()
    for number in range(4):  # of a question with live results: less than a step
        stage.phone(f"p{number}", "answer", round="r1", choice="o1")
    stage.wait(10)
    assert {audience for audience, participant in stage.told if participant is None} == {"desk", "operator", "remote", "screen"}
    assert {participant for audience, participant in stage.told if audience == "phone"} == {"p0", "p1", "p2", "p3"}
    assert round_of(stage, "screen")["results"] is None


# closing


def test_votes_in_flight_are_taken_for_two_seconds(stage: Stage) -> None:
    stage.desk("round.close")
    assert round_of(stage)["state"] == "closing"
    stage.wait(GRACE_SECONDS - 0.1)
    stage.phone("p1", "answer", round="r1", choice="o1")
    assert total(stage)["o1"] == 1
    stage.wait(0.1)
    assert round_of(stage)["state"] == "closed"
    with refused(Closed):
        stage.phone("p1", "answer", round="r1", choice="o2")
    assert total(stage) == {"o1": 1, "o2": 0}


def test_the_timer_that_closes_is_a_line_in_the_log(stage: Stage) -> None:
    stage.desk("round.close")
    assert [moment for moment, _ in stage.meetup.due()] == [stage.now + GRACE_SECONDS]
    stage.wait(GRACE_SECONDS)
    assert (stage.log[-1].by, stage.log[-1].verb) == ("timer", "timer.close_round")
    assert list(stage.meetup.due()) == []


def test_a_timer_that_comes_too_late_changes_nothing(stage: Stage) -> None:
    assert stage.do(TIMER, "timer.close_round", round="r1") == ()  # it is open
    stage.desk("round.again")
    assert state(stage) == "closed"
    assert stage.do(TIMER, "timer.close_round", round="r1") == ()


def test_closing_twice_changes_nothing(stage: Stage) -> None:
    assert events(stage.desk("round.close")) == ["RoundClosing"]
    assert stage.desk("round.close") == ()
    stage.wait(GRACE_SECONDS)
    assert stage.desk("round.close") == ()


def test_going_away_closes_a_round(stage: Stage) -> None:
    stage.desk("show.go")
    assert state(stage) == "closing"
    stage.wait(GRACE_SECONDS)
    assert state(stage) == "closed"


def test_a_round_that_is_closed_by_hand_stays_open_when_one_goes_away(stage: Stage) -> None:
    stage.desk("show.go", step="s6")
    stage.desk("round.open")
    stage.desk("show.go", step="s1")
    stage.wait(10)
    assert stage.docs("phone")["round/r2"]["state"] == "open"
    stage.phone("p1", "answer", round="r2", choice="o1")
    stage.desk("round.close", round="r2")
    stage.wait(GRACE_SECONDS)
    assert "round/r2" not in stage.docs("phone")
    assert stage.docs("desk")["round/r2"]["results"]["total"] == 1


def test_a_closed_round_settles_its_ballots(stage: Stage) -> None:
    stage.desk("round.close")
    closed = RoundClosed("r1")
    assert list(closed.settles(stage.meetup)) == [("answer", "r1")]


@pytest.mark.parametrize("verb", ["round.close", "round.reveal", "round.hide"])
def test_a_round_is_named_or_on_air(stage: Stage, verb: str) -> None:
    with refused(Invalid):
        stage.desk(verb, round="r9")
    stage.desk("show.go", step="s1")
    with refused(NotOnAir):
        stage.desk(verb)
    stage.desk(verb, round="r1")


# again


def test_asking_again_is_a_new_round_and_keeps_the_old_one(stage: Stage) -> None:
    stage.phone("p1", "answer", round="r1", choice="o1")
    stage.desk("round.again")
    assert state(stage) == "closed"
    assert (round_of(stage)["id"], round_of(stage)["number"], round_of(stage)["state"]) == ("r2", 2, "open")
    stage.phone("p1", "answer", round="r2", choice="o2")
    assert (total(stage, "r1"), total(stage, "r2")) == ({"o1": 1, "o2": 0}, {"o1": 0, "o2": 1})
    assert stage.mine("p1")["my/round/r1"] == {"choice": "o1"}
    with refused(Closed):
        stage.phone("p2", "answer", round="r1", choice="o1")


def test_desk_and_operator_see_every_round_and_the_room_those_that_are_open_elsewhere(stage: Stage) -> None:
    stage.desk("round.again")
    stage.desk("round.open", step="s6")
    told = {audience: [key for key in stage.docs(audience) if key.startswith("round/")] for audience in AUDIENCES}
    assert told == {audience: ["round/r1", "round/r2", "round/r3"] if audience in SEES_ALL else ["round/r3"] for audience in AUDIENCES}


def test_the_desk_knows_since_when_a_round_is_closed(stage: Stage) -> None:
    assert all("closed_at" not in stage.docs(audience)["round"] for audience in SEES_ALL)
    stage.desk("round.close")
    stage.wait(GRACE_SECONDS)
    assert {audience: stage.docs(audience).get("round", {}).get("closed_at") for audience in AUDIENCES} == {
        audience: stage.now if audience in SEES_ALL else None for audience in AUDIENCES
    }


# results: what the poll says, in every state, for every audience


SEEN_BY_THE_ROOM = {
    ("after_close", "open"): None,
    ("after_close", "closing"): None,
    ("after_close", "closed"): FINAL,
    ("after_vote", "open"): None,
    ("after_vote", "closing"): None,
    ("after_vote", "closed"): FINAL,
    ("live", "open"): STEPPED,
    ("live", "closing"): STEPPED,
    ("live", "closed"): FINAL,
    ("never", "open"): None,
    ("never", "closing"): None,
    ("never", "closed"): None,
}


@pytest.mark.parametrize(("results", "state"), SEEN_BY_THE_ROOM)
def test_who_sees_results_when(results: str, state: str) -> None:
    stage = asked(results, state)
    for audience in SEES_ALL:
        assert round_of(stage, audience)["results"] == (FINAL if state == "closed" else STEPPED)
        assert round_of(stage, audience).get("answered") == (None if state == "closed" else 7)
        assert round_of(stage, audience)["shown"] == (results != "never")
    for audience in ROOM:
        assert round_of(stage, audience)["results"] == SEEN_BY_THE_ROOM[results, state], audience
        assert "shown" not in round_of(stage, audience)


def test_while_a_vote_is_open_the_desk_too_sees_its_counts_in_steps_and_how_many_answered_at_once() -> None:
    stage = asked("after_close", "open")
    stage.phone("p1", "me.forget")
    stage.wait(1)
    assert (round_of(stage, "desk")["results"], round_of(stage, "desk")["answered"]) == (STEPPED, 6)
    assert stage.docs("desk")["crowd"]["answered"] == 6
    stage.desk("round.close")
    stage.wait(GRACE_SECONDS)
    assert round_of(stage, "desk")["results"]["total"] == 6
    stage.desk("undo")
    for number in range(4):
        stage.phone(f"n{number}", "answer", round="r1", choice="o1")
        stage.wait(1)
        assert round_of(stage, "desk")["results"] == STEPPED, "of what was told at the close so few have changed"
    stage.phone("n4", "answer", round="r1", choice="o1")
    stage.wait(1)
    assert round_of(stage, "desk")["results"]["total"] == 11


def test_what_people_write_the_desk_has_at_once() -> None:
    words = {"kind": "poll", "title": "W", "poll": {"kind": "words", "question": "Wat?"}}
    stage = Stage({**PROGRAMME, "steps": [words]})
    stage.desk("show.go")
    stage.phone("p1", "answer", round="r1", choice=["taal"])
    stage.wait(1)
    assert round_of(stage, "desk")["results"]["total"] == 1


@pytest.mark.parametrize(("results", "state"), SEEN_BY_THE_ROOM)
def test_what_the_desk_hides_nobody_in_the_room_sees(results: str, state: str) -> None:
    stage = asked(results, state)
    stage.desk("round.hide")
    stage.wait(1)
    for audience in ROOM:
        assert round_of(stage, audience)["results"] is None, audience
    assert (round_of(stage, "desk")["results"], round_of(stage, "desk")["shown"]) == (STEPPED if state == "open" else FINAL, False)


@pytest.mark.parametrize(("results", "state"), SEEN_BY_THE_ROOM)
def test_what_the_desk_reveals_the_room_sees_when_the_round_is_closed(results: str, state: str) -> None:
    stage = asked(results, state)
    stage.desk("round.reveal")
    stage.wait(0.5)
    expected = FINAL if state == "closed" else SEEN_BY_THE_ROOM[results, state]
    for audience in ROOM:
        assert round_of(stage, audience)["results"] == expected, audience


def test_what_was_revealed_early_is_shown_at_the_close() -> None:
    stage = asked("never", "open")
    stage.desk("round.reveal")
    assert round_of(stage, "screen")["results"] is None
    stage.desk("round.close")
    stage.wait(GRACE_SECONDS)
    assert round_of(stage, "screen")["results"] == FINAL


def test_live_totals_move_in_steps_of_five_changed_ballots(stage: Stage) -> None:
    stage.desk("show.go", step="s5")

    def vote(voter: int, choice: str) -> Any:
        stage.phone(f"p{voter}", "answer", round="r2", choice=choice)
        stage.wait(1)
        told = {str(round_of(stage, audience)["results"]) for audience in ROOM}
        assert len(told) == 1
        return round_of(stage)["results"]

    assert [vote(voter, "o1") for voter in range(4)] == [None] * 4
    first = vote(4, "o1")
    assert first == {"total": 5, "counts": {"o1": 5, "o2": 0, "o3": 0}}
    # one who votes again and again is one, and back where one stood is none: nobody can find out another's vote that way
    assert [vote(0, "o2"), vote(0, "o3"), vote(0, "o1"), vote(0, "o1"), vote(0, "o3")] == [first] * 5
    assert [vote(5, "o1"), vote(1, "o2"), vote(2, "o3")] == [first] * 3
    assert vote(6, "o3") == {"total": 7, "counts": {"o1": 3, "o2": 1, "o3": 3}}


def test_after_a_restart_no_live_totals_are_shown_until_enough_has_changed_again(stage: Stage) -> None:
    stage.desk("show.go", step="s5")
    for voter in range(7):
        stage.phone(f"p{voter}", "answer", round="r2", choice="o1")
    stage.meetup.rounds.loaded()
    for voter in range(7, 11):
        stage.phone(f"p{voter}", "answer", round="r2", choice="o2")
        assert views.documents(stage.meetup, "phone")["round"]["results"] is None
    stage.phone("p11", "answer", round="r2", choice="o2")
    assert views.documents(stage.meetup, "phone")["round"]["results"]["total"] == 12


def test_after_ones_vote_one_sees_the_totals_as_they_stood_then() -> None:
    stage = asked("after_vote", "open")
    assert stage.mine("p3")["my/round/r1"] == {"choice": "o1", "results": None}  # the fourth: too few to show
    assert stage.mine("p4")["my/round/r1"] == {"choice": "o1", "results": STEPPED}
    assert stage.mine("p6")["my/round/r1"] == {"choice": "o1", "results": STEPPED}
    assert "my/round/r1" not in stage.mine("p9")  # who did not vote sees nothing
    stage.phone("p3", "answer", round="r1", choice="o1")
    assert stage.mine("p3")["my/round/r1"]["results"] == STEPPED


def test_who_voted_sees_nothing_more_when_the_desk_hides_it_or_the_round_is_closed() -> None:
    stage = asked("after_vote", "open")
    assert "results" in stage.mine("p4")["my/round/r1"]
    stage.desk("round.hide")
    assert stage.mine("p4")["my/round/r1"] == {"choice": "o1"}
    stage.desk("round.reveal")
    assert "results" in stage.mine("p4")["my/round/r1"]
    stage.desk("round.close")
    stage.wait(GRACE_SECONDS)
    assert stage.mine("p4")["my/round/r1"] == {"choice": "o1"}  # `round` tells the whole room now


@pytest.mark.parametrize("results", ["after_close", "live", "never"])
def test_ones_own_receipt_tells_no_results_in_other_polls(results: str) -> None:
    for when in ("open", "closing", "closed"):
        assert asked(results, when).mine("p4")["my/round/r1"] == {"choice": "o1"}


def test_results_can_still_be_shown_and_hidden_when_the_meetup_is_closed() -> None:
    stage = asked("never", "open")
    stage.desk("meetup.close")
    assert state(stage) == "closed"
    stage.desk("round.reveal")
    assert round_of(stage, "screen")["results"] == FINAL
    stage.desk("round.hide")
    assert round_of(stage, "screen")["results"] is None


def test_every_event_of_rounds_is_told_at_once() -> None:
    assert all(event.urgent for name, event in Event.known.items() if name.startswith("Round") and name != "RoundEvent")


@pytest.mark.parametrize("verb", ["round.hide", "round.reveal"])
def test_what_is_said_of_results_twice_is_said_once(stage: Stage, verb: str) -> None:
    assert events(stage.desk(verb)) == ["ResultsShown"]
    assert events(stage.desk(verb)) == []
