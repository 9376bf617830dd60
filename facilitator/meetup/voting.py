"""Who may vote: every device (what comes of it is indicative), who has a ticket, or one phone a table.

A round keeps the right by which it was asked, so that its result says later what it was. Where tables vote the ballot is the table's own and no
phone's: who takes up the pen finds it while the round is open, and whoever goes leaves it, so a table can't count twice. Once it is closed nobody sees it as
their own: who takes up the pen then may be of another table, or new to this one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from facilitator.errors import NotAllowed
from facilitator.meetup.fields import Fields
from facilitator.meetup.placing import CONDITIONS, collects
from facilitator.meetup.words import Actor, Document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

OPEN, TICKET, TABLE = "open", "ticket", "table"
RIGHTS = (OPEN, TICKET, TABLE)
TABLE_VOTER = "table "  # begins the voter of a table's ballots; no participant is called so
NOBODY = ""  # the voter of a ballot that is about a ticket


class Asked(Protocol):
    """What is put to the vote: a round, or a condition."""

    @property
    def voting(self) -> str:
        """The right by which it was asked."""
        ...

    @property
    def running(self) -> bool: ...


@dataclass
class Voting:
    """State: the right by which the next round is asked."""

    right: str = OPEN

    def describe(self, facts: Document) -> None:
        """Logs of before there was a choice know nothing of it."""
        self.right = facts.get("voting", OPEN)


def read_voting(fields: Fields) -> Document:
    return {"voting": fields.choice("voting", RIGHTS, OPEN)}


def voter_for(meetup: Meetup, found: Asked, actor: Actor) -> str:
    """Whose ballot this phone gives in a round; refused when it may not vote there."""
    me = meetup.voter(actor)
    if found.voting == TICKET and actor.ticket is None:
        raise NotAllowed("You need a ticket to vote here. Scan the code on your ticket, or type it in.")
    if found.voting != TABLE:
        return me
    voter = table_voter(meetup, me)
    if voter is None:
        raise NotAllowed("Here one phone votes for each table. Choose your table and take up its pen, or tell the phone that has it what you think.")
    return voter


def table_voter(meetup: Meetup, participant: str) -> str | None:
    """The voter that stands for the table for which this participant writes."""
    code = meetup.tables.written_by(participant)
    return None if code is None else TABLE_VOTER + code


def sees_ballot_of(meetup: Meetup, found: Asked, participant: str) -> str:
    """Whose ballot in a round this participant sees as their own; empty when they have none to see."""
    if found.voting != TABLE:
        return participant
    return (table_voter(meetup, participant) or "") if found.running else ""


def hand_of(meetup: Meetup, voter: str) -> str:
    """The participant who sees what this voter gave: themselves, or who writes for the table; empty when nobody does."""
    return meetup.tables.scribes.get(voter.removeprefix(TABLE_VOTER), "") if voter.startswith(TABLE_VOTER) else voter


def former_of(actor: Actor) -> tuple[str, ...]:
    """The participants that the ticket of this phone was in its former lives."""
    return actor.ticket.former if actor.ticket else ()


def is_person(voter: str) -> bool:
    """Whether a ballot was given by a participant, for themselves."""
    return voter != NOBODY and not voter.startswith(TABLE_VOTER)


def voters_in(meetup: Meetup, found: Asked) -> int | None:
    """How many there are that may vote, where it is not everyone who is there."""
    return {TABLE: len(meetup.tables.asked), TICKET: len(meetup.tickets.taken)}.get(found.voting)


def rounds_of_tables(meetup: Meetup) -> Iterable[str]:
    """The keys of what changes for a phone that takes up or lays down a pen."""
    rounds = [f"my/round/{found.id}" for found in meetup.rounds.by_id.values() if found.voting == TABLE and found.running and found.ballots]
    return [*rounds, "my/conditions"] if any(each.voting == TABLE and each.running for each in meetup.conditions.by_id.values()) else rounds


def tables_vote_now(meetup: Meetup) -> bool:
    """Whether one phone a table votes, or soon will: phones show then where one sits and who has the pen."""
    step = meetup.show.current()
    polled = step is not None and step.kind == "poll" and meetup.rounds.last_of(step.id) is None
    coming = meetup.voting.right == TABLE and (polled or (step is not None and collects(step, CONDITIONS)))
    asked: list[Asked] = [*meetup.rounds.by_id.values(), *meetup.conditions.by_id.values()]
    return coming or any(found.voting == TABLE and found.running for found in asked)


def told_right(found: Asked) -> Document:
    """What documents tell of it: nothing where everyone may vote."""
    return {} if found.voting == OPEN else {"voting": found.voting}
