"""The meetup's own life: preparing, open, closed, open again; and who may do what in it."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Closed, Invalid, NotAllowed
from facilitator.meetup.life import REOPEN_SECONDS, STORED
from facilitator.meetup.words import AUDIENCES, DOOR, OFFICE, TIMER, Actor, Command
from tests.meetup.refused import refused
from tests.support.stage import BEGIN, PROGRAMME, Stage, events


@pytest.fixture
def stage() -> Stage:
    return Stage()


def state(stage: Stage) -> Any:
    return stage.docs("phone")["meetup"]["state"]


def empty(verb: str) -> Command:
    """A command without fields, for refusals that come before anything is read of it."""
    return object.__new__(Command.known[verb])


def test_everyone_is_told_what_the_meetup_is(stage: Stage) -> None:
    expected = {
        "title": "Klassen Lelystad",
        "region": "Flevoland",
        "language": "nl",
        "state": "preparing",
        "code": "482913",
        "roles": ["docent", "ouder"],
        "stored": STORED["nl"],
    }
    assert [stage.docs(audience)["meetup"] for audience in AUDIENCES] == [expected] * 5


def test_what_is_stored_is_told_in_the_language_of_the_meetup() -> None:
    assert Stage({**PROGRAMME, "language": "en"}).docs("phone")["meetup"]["stored"] == STORED["en"]


def test_a_meetup_is_open_from_its_first_step(stage: Stage) -> None:
    assert (state(stage), stage.docs("desk")["show"]["opened_at"]) == ("preparing", None)
    stage.wait(5)
    stage.desk("show.go")
    assert (state(stage), stage.docs("desk")["show"]["opened_at"]) == ("open", BEGIN + 5)
    stage.wait(5)
    stage.desk("show.go")
    assert stage.docs("desk")["show"]["opened_at"] == BEGIN + 5


def test_a_first_step_that_was_taken_back_did_not_open_it(stage: Stage) -> None:
    stage.desk("show.go")
    stage.desk("undo")
    assert (state(stage), stage.docs("desk")["show"]["opened_at"]) == ("preparing", None)
    stage.wait(60)
    stage.desk("show.go")
    assert stage.docs("desk")["show"]["opened_at"] == BEGIN + 60


def test_closing_ends_whatever_is_still_open(stage: Stage) -> None:
    stage.desk("show.go", step="s2")
    stage.desk("ideas.open", step="s7")
    assert events(stage.desk("meetup.close")) == ["RoundClosed", "IdeasClosed", "StateChanged"]
    assert state(stage) == "closed"
    for verb, fields in (("answer", {"round": "r1", "choice": "o1"}), ("idea.add", {"step": "s7", "text": "Loten"})):
        with refused(Closed):
            stage.phone("p1", verb, **fields)


def test_a_closing_round_is_closed_at_once_and_its_timer_finds_nothing_to_do(stage: Stage) -> None:
    stage.desk("show.go", step="s2")
    stage.desk("round.close")
    stage.desk("meetup.close")
    assert [command.verb for _, command in stage.meetup.due()] == ["timer.split"]
    assert stage.do(TIMER, "timer.close_round", round="r1") == ()


def test_after_the_close_only_a_few_commands_are_taken(stage: Stage) -> None:
    stage.desk("meetup.close")
    taken = {verb for verb, command in Command.known.items() if command.after_close or TIMER in command.by}
    for verb in set(Command.known) - taken:
        with refused(Closed):
            stage.carry_out(empty(verb), Actor(min(Command.known[verb].by), "p1"))
    assert {verb for verb in taken if not verb.startswith("timer.")} == {
        *("round.reveal", "round.hide", "round.split", "round.view", "ideas.reveal", "ideas.hide", "answer.show", "answer.hide", "answer.redact"),
        *("ideas.view", "ideas.split", "idea.merge", "idea.ungroup", "group.put", "group.name", "groups.suggest"),
        *("idea.show", "idea.hide", "idea.edit", "idea.redact", "ideas.approve", "group.redact", "baton.redact"),
        *(f"{what}.{verb}" for what in ("condition", "agreement") for verb in ("edit", "place", "withdraw", "redact")),
        *("screen.black", "screen.freeze", "screen.join", "meetup.reopen", "undo", "me.forget", "panic", "restore", "screen.ready", "screen.sign"),
        *("meetup.follow_up", "fragment.progress"),
    }


def test_closing_the_meetup_settles_every_ballot(stage: Stage) -> None:
    stage.desk("show.go", step="s2")
    stage.phone("p1", "answer", round="r1", choice="o1")
    stage.phone("p1", "me.describe", role="docent")
    changes = stage.desk("meetup.close")
    settled = [what for change in changes for what in change.settles(stage.meetup)]  # type: ignore[union-attr]
    assert set(settled) == {("answer", "r1"), ("describe", "role")}


def test_a_closed_meetup_is_reopened_within_24_hours(stage: Stage) -> None:
    stage.desk("show.go")
    stage.desk("meetup.close")
    stage.wait(REOPEN_SECONDS)
    stage.desk("meetup.reopen")
    assert (state(stage), stage.docs("desk")["show"]["opened_at"]) == ("open", BEGIN)
    stage.desk("show.go")
    assert stage.docs("phone")["step"]["id"] == "s2"


def test_after_24_hours_it_is_not(stage: Stage) -> None:
    stage.desk("meetup.close")
    stage.wait(REOPEN_SECONDS + 1)
    with refused(Closed):
        stage.desk("meetup.reopen")
    assert state(stage) == "closed"


def test_only_a_closed_meetup_is_reopened(stage: Stage) -> None:
    with refused(Invalid):
        stage.desk("meetup.reopen")
    stage.desk("meetup.close")
    stage.desk("meetup.reopen")
    assert state(stage) == "preparing"  # it never was open
    with refused(Invalid):
        stage.desk("meetup.reopen")


def test_a_round_that_the_close_ended_stays_closed_when_it_is_reopened(stage: Stage) -> None:
    stage.desk("show.go", step="s2")
    stage.desk("meetup.close")
    stage.desk("meetup.reopen")
    assert stage.docs("phone")["round"]["state"] == "closed"
    stage.desk("round.again")
    stage.phone("p1", "answer", round="r2", choice="o1")


@pytest.mark.parametrize("audience", [*AUDIENCES, TIMER, DOOR, "stranger"])
def test_who_may_not_is_refused(stage: Stage, audience: str) -> None:
    not_theirs = [verb for verb, command in Command.known.items() if audience not in command.by]
    assert not_theirs
    for verb in not_theirs:
        with refused(NotAllowed):
            stage.carry_out(empty(verb), Actor(audience, "p1"))
    assert len(stage.log) == 1


def test_the_office_arranges_and_describes_and_does_not_lead(stage: Stage) -> None:
    arranging = {"show.add", "show.edit", "show.move", "show.skip", "show.remove"}
    assert {verb for verb, command in Command.known.items() if OFFICE in command.by} == {
        *arranging,
        "meetup.edit",
        "meetup.follow_up",
        "ticket.print",
        "ticket.free",
        "undo",
    }
    stage.do(OFFICE, "show.remove", step="s1")
    assert stage.log[-1].by == "office"
