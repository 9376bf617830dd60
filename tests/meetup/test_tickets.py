"""Tickets: printed, used on one device at a time, freed by the desk, and needed to vote where the evening says so."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.errors import Invalid, NotAllowed, Refusal
from facilitator.meetup.answers import Answer
from facilitator.meetup.forgetting import ForgetMe
from facilitator.meetup.ideas import AddIdea
from facilitator.meetup.tickets import MOST_TICKETS, TakeTicket, Ticket
from facilitator.meetup.words import DOOR, OFFICE, PHONE, Actor, Ballot
from tests.meetup.refused import refused
from tests.support.stage import PROGRAMME, Stage, ballots, events

FIRST = Ticket(1, 0, "device a")


@pytest.fixture
def stage() -> Stage:
    """Three tickets are printed, and a question is on air for which one needs one."""
    stage = Stage({**PROGRAMME, "voting": "ticket"})
    stage.do(OFFICE, "ticket.print", more=3)
    stage.desk("show.go", step="s2")
    return stage


def take(stage: Stage, ticket: Ticket) -> Any:
    return stage.carry_out(TakeTicket(ticket.number, ticket.life, ticket.device), Actor(DOOR))


def holder(ticket: Ticket) -> Actor:
    return Actor(PHONE, f"holder of {ticket.number}", ticket)


def answer(stage: Stage, ticket: Ticket, choice: str = "o1") -> Any:
    return stage.carry_out(Answer("r1", choice), holder(ticket))


def test_a_phone_without_a_ticket_looks_on_and_writes_ideas(stage: Stage) -> None:
    with refused(NotAllowed):
        stage.phone("anna", "answer", round="r1", choice="o1")
    stage.desk("show.go", step="s7")
    assert events(stage.carry_out(AddIdea(step="s7", text="Loten", theme=None), Actor(PHONE, "anna"))) == ["IdeaAdded"]


def test_a_ticket_votes_once_whatever_device_it_is_on(stage: Stage) -> None:
    take(stage, FIRST)
    assert ballots(answer(stage, FIRST)) == [("r1", "holder of 1", "o1")]
    stage.desk("ticket.free", number=1)
    later = Ticket(1, 1, "device b")
    take(stage, later)
    answer(stage, later, "o2")
    stage.wait(1)
    assert stage.docs("desk")["round"]["results"] == {"total": 1, "counts": {"o1": 0, "o2": 1}}


def test_a_ticket_in_use_opens_on_no_other_device_and_again_on_its_own(stage: Stage) -> None:
    assert take(stage, FIRST)
    assert take(stage, FIRST) == ()
    with refused(NotAllowed):
        take(stage, Ticket(1, 0, "device b"))
    with refused(NotAllowed):
        answer(stage, Ticket(1, 0, "device b"))


def test_a_ticket_that_was_freed_puts_the_old_device_out_for_good(stage: Stage) -> None:
    take(stage, FIRST)
    assert events(stage.desk("ticket.free", number=1)) == ["TicketFreed"]
    with refused(NotAllowed):
        answer(stage, FIRST)
    with refused(NotAllowed):
        take(stage, FIRST)  # it would need the paper
    take(stage, Ticket(1, 1, "device a"))
    answer(stage, Ticket(1, 1, "device a"))


def test_the_log_says_which_ticket_was_freed_and_not_which_were_opened(stage: Stage) -> None:
    before = len(stage.log)
    take(stage, FIRST)
    assert len(stage.log) == before
    stage.desk("ticket.free", number=1)
    assert [entry.event.sentence(stage.meetup) for entry in stage.log[before:]] == [("Ticket {number} was freed.", {"number": 1})]


def test_what_is_kept_of_a_ticket_in_use_names_nobody_who_voted(stage: Stage) -> None:
    take(stage, FIRST)
    answer(stage, FIRST)
    kept = {(ballot.kind, ballot.about, ballot.voter, ballot.value) for ballot in stage.meetup.ballots()}
    assert kept == {("ticket", "1", "", "device a"), ("answer", "r1", "holder of 1", "o1")}
    assert stage.meetup.participants() == {"holder of 1"}


@pytest.mark.parametrize("number", [0, 4])
def test_only_a_ticket_that_is_in_use_is_freed(stage: Stage, number: int) -> None:
    with refused(Invalid, "number"):
        stage.desk("ticket.free", number=number)
    with refused(Invalid):
        stage.desk("ticket.free", number=2)


def test_more_tickets_go_on_where_the_numbers_were(stage: Stage) -> None:
    stage.do(OFFICE, "ticket.print", more=40)
    take(stage, FIRST)
    stage.wait(1)
    assert stage.docs("desk")["tickets"] == stage.docs("office")["tickets"] == {"printed": 43, "taken": 1}
    for audience in ("phone", "screen", "operator"):
        assert "tickets" not in stage.docs(audience)
    for more in (0, -1, MOST_TICKETS - 42):
        with refused(Invalid, "more"):
            stage.do(OFFICE, "ticket.print", more=more)


def test_the_screen_counts_the_tickets_that_are_in_use(stage: Stage) -> None:
    take(stage, FIRST)
    take(stage, Ticket(2, 0, "device b"))
    answer(stage, FIRST)
    stage.wait(1)
    assert stage.docs("screen")["crowd"] == {"present": 0, "answered": 1, "voters": 2}


def test_who_forgets_themselves_leaves_their_ticket_to_who_opens_it_next(stage: Stage) -> None:
    take(stage, FIRST)
    answer(stage, FIRST)
    stage.carry_out(ForgetMe(), holder(FIRST))
    assert list(stage.meetup.ballots()) == []
    with refused(NotAllowed):
        answer(stage, FIRST)
    take(stage, Ticket(1, 0, "device b"))


def test_where_everyone_may_vote_a_ticket_does_no_harm() -> None:
    stage = Stage()
    stage.do(OFFICE, "ticket.print", more=1)
    stage.desk("show.go", step="s2")
    take(stage, FIRST)
    answer(stage, FIRST)
    stage.phone("anna", "answer", round="r1", choice="o1")
    stage.wait(1)
    assert stage.docs("desk")["round"]["results"]["total"] == 2


deed = st.tuples(
    st.sampled_from(["take", "answer", "free", "forget"]), st.builds(Ticket, st.integers(1, 2), st.integers(0, 2), st.sampled_from(["a", "b", "c"]))
)


@settings(max_examples=150, deadline=None)
@given(st.lists(deed, max_size=40))
def test_a_ticket_never_counts_twice_and_is_on_one_device_at_a_time(asked: list[tuple[str, Ticket]]) -> None:
    stage = Stage({**PROGRAMME, "voting": "ticket"})
    stage.do(OFFICE, "ticket.print", more=2)
    stage.desk("show.go", step="s2")
    for what, ticket in asked:
        held = stage.meetup.tickets.taken.get(ticket.number)
        try:
            if what == "take":
                take(stage, ticket)
                assert held in (None, ticket.device)
            elif what == "answer":
                answer(stage, ticket)
                assert held == ticket.device
            elif what == "free":
                stage.desk("ticket.free", number=ticket.number)
            else:
                stage.carry_out(ForgetMe(), holder(ticket))
        except Refusal:
            continue
        assert set(stage.meetup.rounds.by_id["r1"].ballots) <= {"holder of 1", "holder of 2"}
    assert set(map(as_kept, stage.again().ballots())) == set(map(as_kept, stage.meetup.ballots()))
    assert stage.again().tickets == stage.meetup.tickets


def as_kept(ballot: Ballot) -> tuple[str, str, str, str]:
    return ballot.kind, ballot.about, ballot.voter, ballot.value
