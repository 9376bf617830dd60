"""Tickets: printed, used on one device at a time, freed by the desk, and needed to vote where the evening says so."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.errors import Invalid, NotAllowed, Refusal
from facilitator.meetup.answers import Answer
from facilitator.meetup.forgetting import ForgetMe
from facilitator.meetup.idea_verbs import AddIdea
from facilitator.meetup.people import DescribeMe
from facilitator.meetup.support import SupportIdea
from facilitator.meetup.tables import WriteForTable
from facilitator.meetup.tickets import MOST_TICKETS, TakeTicket, Ticket
from facilitator.meetup.words import DOOR, OFFICE, PHONE, Actor, Ballot
from tests.meetup.refused import refused
from tests.support.stage import PROGRAMME, Stage, ballots, events


def ticket(number: int, life: int, device: str) -> Ticket:
    """As the door makes it, with whom it was before."""
    return Ticket(number, life, device, tuple(participant(number, each) for each in range(life)))


def participant(number: int, life: int) -> str:
    return f"holder {number}.{life}"


FIRST, NEXT = ticket(1, 0, "device a"), ticket(1, 1, "device b")


@pytest.fixture
def stage() -> Stage:
    """Three tickets are printed, and a question is on air for which one needs one."""
    stage = Stage({**PROGRAMME, "voting": "ticket"})
    stage.do(OFFICE, "ticket.print", more=3)
    stage.desk("show.go", step="s2")
    return stage


def take(stage: Stage, ticket: Ticket) -> Any:
    return stage.carry_out(TakeTicket(ticket.number, ticket.life, ticket.device, ticket.former), Actor(DOOR))


def holder(ticket: Ticket) -> Actor:
    return Actor(PHONE, participant(ticket.number, ticket.life), ticket)


def answer(stage: Stage, ticket: Ticket, choice: str = "o1", round: str = "r1") -> Any:
    return stage.carry_out(Answer(round, choice), holder(ticket))


def own(stage: Stage, ticket: Ticket) -> dict[str, Any]:
    """What a ticket's holder sees as theirs."""
    stage.wait(1)
    return stage.mine(participant(ticket.number, ticket.life))


def counts(stage: Stage, round: str = "r1") -> Any:
    return stage.meetup.rounds.by_id[round].results()["counts"]


def close(stage: Stage) -> None:
    stage.desk("round.close")
    stage.wait(3)


def change_hands(stage: Stage) -> None:
    """The first ticket is freed and opened on another device."""
    stage.desk("ticket.free", number=1)
    take(stage, NEXT)


def test_a_phone_without_a_ticket_looks_on_and_writes_ideas(stage: Stage) -> None:
    with refused(NotAllowed):
        stage.phone("anna", "answer", round="r1", choice="o1")
    stage.desk("show.go", step="s7")
    assert events(stage.carry_out(AddIdea(step="s7", text="Loten", theme=None), Actor(PHONE, "anna"))) == ["IdeaAdded"]


def test_a_ticket_votes_once_whatever_device_it_is_on(stage: Stage) -> None:
    take(stage, FIRST)
    assert ballots(answer(stage, FIRST)) == [("r1", "holder 1.0", "o1")]
    stage.desk("ticket.free", number=1)
    assert counts(stage) == {"o1": 1, "o2": 0}, "it is nobody's yet"
    assert ballots(take(stage, NEXT)) == [("r1", "holder 1.0", None), ("1", "", [1, "device b"])]
    assert counts(stage) == {"o1": 0, "o2": 0}
    answer(stage, NEXT, "o2")
    assert counts(stage) == {"o1": 0, "o2": 1}


def test_who_opens_a_ticket_next_sees_nothing_of_who_had_it_and_what_is_closed_stays_counted(stage: Stage) -> None:
    take(stage, FIRST)
    answer(stage, FIRST)
    close(stage)
    assert own(stage, FIRST)["my/round/r1"] == {"choice": "o1"}
    change_hands(stage)
    assert own(stage, NEXT) == {"me": {"role": None, "table": None}}
    assert counts(stage) == {"o1": 1, "o2": 0}


def test_a_round_that_is_open_again_hears_a_ticket_once_whoever_had_it_meanwhile(stage: Stage) -> None:
    take(stage, FIRST)
    answer(stage, FIRST)
    close(stage)
    change_hands(stage)
    stage.desk("ticket.free", number=1)
    last = ticket(1, 2, "device a")
    take(stage, last)
    stage.desk("undo", line=next(line["seq"] for line in stage.docs("desk")["log"]["entries"] if line["verb"] == "round.close"))
    assert counts(stage) == {"o1": 1, "o2": 0}
    assert "my/round/r1" not in own(stage, last)
    answer(stage, last, "o2")
    assert counts(stage) == {"o1": 0, "o2": 1}


def test_role_table_and_pen_go_with_the_life_and_so_does_support_while_it_is_open() -> None:
    stage = Stage({**PROGRAMME, "voting": "ticket", "tables": 2})
    stage.do(OFFICE, "ticket.print", more=1)
    take(stage, FIRST)
    stage.desk("show.go", step="s7")
    stage.phone("anna", "idea.add", step="s7", text="Loten", theme=None)
    stage.desk("idea.show", idea=1)
    for command in (DescribeMe(role="docent", table="1"), WriteForTable(on=True), SupportIdea(idea=1, value="agree")):
        stage.carry_out(command, holder(FIRST))
    change_hands(stage)
    told = stage.meetup.people.described
    assert (told["role"], told["table"], stage.meetup.tables.scribes, stage.meetup.ideas.by_id[1].support) == ({}, {}, {}, {})
    stage.carry_out(SupportIdea(idea=1, value="agree"), holder(NEXT))
    stage.desk("ideas.close")
    stage.desk("ticket.free", number=1)
    last = ticket(1, 2, "device a")
    take(stage, last)
    assert stage.meetup.ideas.by_id[1].support == {"holder 1.1": "agree"}, "what is closed stays counted"
    stage.desk("ideas.open")
    stage.carry_out(SupportIdea(idea=1, value="agree"), holder(last))
    assert stage.meetup.ideas.by_id[1].support == {"holder 1.2": "agree"}


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
    take(stage, ticket(1, 1, "device a"))
    answer(stage, ticket(1, 1, "device a"))


def test_the_log_says_which_ticket_was_freed_and_not_which_were_opened(stage: Stage) -> None:
    before = len(stage.log)
    take(stage, FIRST)
    assert len(stage.log) == before
    stage.desk("ticket.free", number=1)
    assert [entry.event.sentence(stage.meetup) for entry in stage.log[before:]] == [("Ticket {number} was freed.", {"number": 1})]


def test_what_is_kept_of_a_ticket_in_use_names_nobody_who_voted(stage: Stage) -> None:
    take(stage, FIRST)
    answer(stage, FIRST)
    kept = set(map(as_kept, stage.meetup.ballots()))
    assert kept == {("ticket", "1", "", (0, "device a")), ("answer", "r1", "holder 1.0", "o1")}
    assert stage.meetup.participants() == {"holder 1.0"}


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


def test_what_a_device_gave_before_it_had_a_ticket_is_taken_back(stage: Stage) -> None:
    stage.desk("meetup.edit", changes={"voting": "open"})
    stage.desk("round.again")
    stage.phone("device a", "answer", round="r2", choice="o1")
    stage.phone("device a", "me.describe", role="docent")
    stage.carry_out(TakeTicket(1, 0, "device a", ("device a",)), Actor(DOOR))
    assert counts(stage, "r2") == {"o1": 0, "o2": 0}
    assert stage.meetup.people.described["role"] == {}
    answer(stage, FIRST, "o2", "r2")
    assert counts(stage, "r2") == {"o1": 0, "o2": 1}


def test_who_forgets_themselves_leaves_their_ticket_to_who_opens_it_next(stage: Stage) -> None:
    take(stage, FIRST)
    answer(stage, FIRST)
    close(stage)
    stage.desk("round.again")
    answer(stage, FIRST, round="r2")
    stage.carry_out(ForgetMe(), holder(FIRST))
    assert set(map(as_kept, stage.meetup.ballots())) == {("ticket", "1", "", (1, None)), ("answer", "r1", "holder 1.0", "o1")}
    with refused(NotAllowed):
        answer(stage, FIRST, round="r2")
    with refused(NotAllowed):
        take(stage, FIRST)
    take(stage, NEXT)
    assert own(stage, NEXT) == {"me": {"role": None, "table": None}}


def test_where_everyone_may_vote_a_ticket_does_no_harm() -> None:
    stage = Stage()
    stage.do(OFFICE, "ticket.print", more=1)
    stage.desk("show.go", step="s2")
    take(stage, FIRST)
    answer(stage, FIRST)
    stage.phone("anna", "answer", round="r1", choice="o1")
    stage.wait(1)
    assert stage.docs("desk")["round"]["answered"] == 2


deed = st.tuples(
    st.sampled_from(["take", "take", "take old", "answer", "answer", "free", "forget", "close", "again", "reopen"]),
    st.builds(ticket, st.integers(1, 2), st.integers(0, 3), st.sampled_from(["a", "b"])),
    st.sampled_from(["o1", "o2"]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(deed, min_size=10, max_size=60))
def test_a_ticket_never_counts_twice_is_on_one_device_and_each_life_sees_its_own_only(asked: list[tuple[str, Ticket, str]]) -> None:
    stage = Stage({**PROGRAMME, "voting": "ticket"})
    stage.do(OFFICE, "ticket.print", more=2)
    stage.desk("show.go", step="s2")
    gave: dict[str, dict[str, str]] = {}
    for what, shown, choice in asked:
        tickets = stage.meetup.tickets
        mine, held = ticket(shown.number, tickets.life(shown.number), shown.device), tickets.taken.get(shown.number)
        open_rounds = {found.id for found in stage.meetup.rounds.by_id.values() if found.running}
        last = list(stage.meetup.rounds.by_id)[-1]
        try:
            if what == "take":
                take(stage, mine)
                assert held in (None, mine.device)
                for round in open_rounds if held is None else ():
                    assert not {*mine.former} & {*stage.meetup.rounds.by_id[round].ballots}, "what it gave before is taken back"
            elif what == "take old":
                take(stage, shown)
                assert shown.life == mine.life
            elif what == "answer":
                answer(stage, mine, choice, last)
                assert held == mine.device
                gave.setdefault(participant(mine.number, mine.life), {})[last] = choice
            elif what == "free":
                stage.desk("ticket.free", number=shown.number)
                assert stage.meetup.tickets.life(shown.number) == mine.life + 1
            elif what == "forget":
                stage.carry_out(ForgetMe(), holder(mine))
                assert stage.meetup.tickets.life(shown.number) == mine.life + 1
            elif what == "close":
                close(stage)
            elif what == "again":
                stage.desk("round.again")
            else:
                stage.desk("undo", line=next((line["seq"] for line in stage.docs("desk")["log"]["entries"] if line["verb"] == "round.close"), 0))
        except Refusal:
            continue
        for found in stage.meetup.rounds.by_id.values():
            numbers = [voter.partition(".")[0] for voter in found.ballots]
            assert len(numbers) == len(set(numbers)), "a ticket has one voice, whoever held it"
        for number in (1, 2):
            for life in range(stage.meetup.tickets.life(number) + 1):
                who = participant(number, life)
                seen = {key.removeprefix("my/round/"): told["choice"] for key, told in stage.mine(who).items() if key.startswith("my/round/")}
                assert seen.items() <= gave.get(who, {}).items(), "nobody sees what was answered in another life"
    again = stage.again()
    assert set(map(as_kept, again.ballots())) == set(map(as_kept, stage.meetup.ballots()))
    assert again.tickets == stage.meetup.tickets


def as_kept(ballot: Ballot) -> tuple[str, str, str, Any]:
    return ballot.kind, ballot.about, ballot.voter, tuple(ballot.value) if isinstance(ballot.value, list) else ballot.value
