"""Sealing by the rules: when it may be, what is worked out before, and what can still be done afterwards."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Closed, Invalid, Sealed
from facilitator.meetup.ranking import ranked
from facilitator.meetup.sealing import unfinished
from facilitator.meetup.words import TIMER, Ballot
from tests.meetup.refused import refused
from tests.support.stage import PROGRAMME, Stage, events

EVENING: dict[str, Any] = {**PROGRAMME, "tables": 3, "steps": PROGRAMME["steps"][:4]}


def held(programme: dict[str, Any] = EVENING) -> Stage:
    """Forty people of two roles answered, wrote and chose."""
    stage = Stage(programme)
    people = [f"p{number}" for number in range(40)]
    for at, each in enumerate(people):
        stage.phone(each, "me.describe", role=["docent", "ouder"][at % 2])
    stage.wait(20)
    stage.desk("show.go", step="s2")
    for at, each in enumerate(people):
        stage.phone(each, "answer", round="r1", choice=["o1", "o2"][at // 20])
    stage.desk("round.close")
    stage.desk("show.go", step="s4")
    stage.phone("p0", "idea.add", step="s4", theme="oorzaak", text="Loten")
    stage.phone("p1", "idea.add", step="s4", theme="oorzaak", text="Er om loten")
    for at, each in enumerate(people):
        stage.phone(each, "idea.support", idea=1, value=["agree", "disagree"][at // 30])
        stage.phone(each, "idea.support", idea=2, value="agree")
    stage.desk("idea.merge", idea=2, into=1)
    stage.desk("meetup.close")
    return stage


def work_out(stage: Stage) -> list[str]:
    """As the server does before it seals; gives the verbs."""
    commands = unfinished(stage.meetup)
    for command in commands:
        stage.do(TIMER, command.verb, **vars(command))
    return [command.verb for command in commands]


def sealed() -> Stage:
    stage = held()
    work_out(stage)
    stage.do(TIMER, "timer.seal")
    return stage


def test_only_an_evening_that_is_over_is_sealed() -> None:
    stage = Stage()
    with refused(Invalid):
        stage.do(TIMER, "timer.seal")
    stage.desk("show.go")
    assert unfinished(stage.meetup) == ()
    with refused(Invalid):
        stage.do(TIMER, "timer.seal")


def test_a_rehearsal_is_not_sealed() -> None:
    stage = held({**EVENING, "title": "Proef"})
    stage.meetup.life.rehearsal = True
    work_out(stage)
    with refused(Invalid):
        stage.do(TIMER, "timer.seal")


def test_what_can_not_be_worked_out_afterwards_is_worked_out_before() -> None:
    stage = held()
    with refused(Invalid):
        stage.do(TIMER, "timer.seal")
    assert work_out(stage) == ["timer.split", "timer.split_support"]
    assert work_out(stage) == []
    assert stage.meetup.rounds.by_id["r1"].split
    assert stage.meetup.common_ground.by_step["s4"].ideas[1]["counts"]["agree"] == 30
    assert events(stage.do(TIMER, "timer.seal", by_hand=True)) == ["MeetupSealed"]
    assert stage.docs("phone")["meetup"]["state"] == "sealed"


def test_said_twice_it_changes_nothing() -> None:
    stage = sealed()
    assert stage.do(TIMER, "timer.seal") == ()


def test_how_many_took_part_and_who_was_there_stays_told() -> None:
    stage = held()
    work_out(stage)
    room = stage.docs("desk")["room"]
    stage.do(TIMER, "timer.seal")
    assert (stage.meetup.took_part(), stage.meetup.participants()) == (40, set())
    assert stage.docs("desk")["room"] == room
    assert room["roles"][0]["there"] == 20


def test_the_support_of_ideas_that_stand_together_and_how_many_gave_it_is_told_as_it_was() -> None:
    stage = held()
    work_out(stage)
    before = ranked(stage.meetup, stage.meetup.show.find("s4"), "screen", "top")
    stage.do(TIMER, "timer.seal")
    for idea in stage.meetup.ideas.by_id.values():
        idea.support = {f"{idea.id}-{voter}": value for voter, value in idea.support.items()}  # as the store renames them
    assert ranked(stage.meetup, stage.meetup.show.find("s4"), "screen", "top") == before
    assert before["voters"] == 40
    assert stage.docs("desk")["support"]["counts"]["1"] == {"agree": 30, "disagree": 10, "pass": 0}
    stage.desk("ideas.view", step="s4", view="wall")
    assert stage.meetup.common_ground.standing(stage.meetup, stage.meetup.ideas.by_id[1])


@pytest.mark.parametrize(
    ("audience", "verb", "fields"),
    [
        ("desk", "meetup.reopen", {}),
        ("desk", "round.split", {"round": "r1"}),
        ("desk", "ideas.split", {"step": "s4"}),
        ("desk", "panic", {}),
        ("desk", "idea.ungroup", {"idea": 2}),
        ("operator", "idea.merge", {"idea": 1, "into": 2}),
        ("phone", "me.forget", {}),
        ("phone", "agreement.withdraw", {"agreement": 1}),
        ("phone", "condition.withdraw", {"condition": 1}),
        ("timer", "timer.split", {"round": "r1"}),
        ("timer", "timer.split_support", {"step": "s4"}),
    ],
)
def test_what_needs_to_know_whose_something_is_is_refused(audience: str, verb: str, fields: dict[str, Any]) -> None:
    stage = sealed()
    with refused(Sealed):
        stage.do(audience, verb, "p0" if audience == "phone" else None, **fields)


def test_what_no_closed_evening_takes_no_sealed_one_does() -> None:
    stage = sealed()
    with refused(Sealed):
        stage.phone("p0", "answer", round="r1", choice="o1")
    with refused(Sealed):
        stage.desk("show.go", step="s1")


def test_nothing_of_before_can_be_taken_back_and_what_is_done_now_can() -> None:
    stage = sealed()
    with refused(Invalid):
        stage.desk("undo")
    stage.desk("idea.hide", idea=1)
    stage.desk("undo")
    assert not stage.meetup.ideas.by_id[1].hidden


def test_words_can_still_be_taken_away_and_what_happens_next_be_told() -> None:
    stage = sealed()
    assert "IdeaRedacted" in events(stage.desk("idea.redact", idea=1))
    stage.do("office", "meetup.follow_up", text="In juni hoort u van ons.")
    assert stage.docs("office")["meetup"]["follow_up"] == "In juni hoort u van ons."


def test_an_evening_that_nobody_closed_is_closed_by_the_server() -> None:
    stage = Stage()
    stage.desk("show.go", step="s2")
    assert events(stage.do(TIMER, "timer.close_meetup")) == ["RoundClosed", "StateChanged"]
    with refused(Closed):
        stage.desk("show.go", step="s1")


def test_ballots_say_of_themselves_whether_they_stay() -> None:
    """A kind that says nothing goes: the safe way round."""
    assert {kind: known.stays for kind, known in Ballot.known.items()} == {
        "answer": True,
        "support": True,
        "dots": True,
        "condition": True,
        "moment": True,
        "describe": False,
        "group": False,
        "practice": False,
        "scribe": False,
        "ticket": False,
    }


def test_who_took_part_is_told_that_it_is_sealed_and_nothing_else() -> None:
    stage = held()
    work_out(stage)
    assert "idea/1" in stage.docs("phone")
    stage.do(TIMER, "timer.seal")
    assert [stage.docs(audience).keys() for audience in ("phone", "afterwards")] == [{"meetup"}] * 2
    assert "idea/1" in stage.docs("desk")
