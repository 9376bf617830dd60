"""The room confirms conditions: all that stand on the list are put to it at once, each with agree, disagree or no opinion.

Open, a vote may be changed; closed, its totals are told to everyone. The words that the room votes on stay as they are (`conditions`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import Closed, Fault, Invalid, NotOnAir
from facilitator.meetup.board import View, show
from facilitator.meetup.conditions import CLOSED, OPEN, VALUES, Condition
from facilitator.meetup.panic import no_panic
from facilitator.meetup.placing import CONDITIONS, LISTED, seen_by_room
from facilitator.meetup.steps import Step
from facilitator.meetup.voting import former_of, hand_of, sees_ballot_of, voter_for
from facilitator.meetup.words import DESK, PHONE, Actor, Ballot, Command, Document, Event, own_document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


class Confirmed(Ballot, kind="condition", stays=True):
    """What a voter thinks of one condition (`about` is its number): agree, disagree or pass."""

    def apply(self, meetup: Meetup) -> None:
        meetup.conditions.by_id[int(self.about)].cast(self.voter, self.value)

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return (f"condition/{self.about}", "crowd")

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return ((hand_of(meetup, self.voter), "my/conditions"),)


@dataclass(frozen=True)
class VotesChanged(Event, urgent=True, weight=1):
    """How it stands from now on with the vote on some conditions, by number: `[state, right, left]`; state is None before the vote, `left` that it closed
    because the air left its step. The vote on one that is gone opens no more, also when its close is taken back."""

    votes: dict[str, tuple[str | None, str, bool]]

    def apply(self, meetup: Meetup, at: float) -> None:
        for number, (state, right, left) in self.votes.items():
            found = meetup.conditions.by_id[int(number)]
            if found.is_there or state != OPEN:
                found.vote, found.voting, found.left = state, right, left

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return (*(f"condition/{number}" for number in self.votes), "step", "crowd")

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        """What a table voted its phone sees as its own only while it is open; and who offered a condition, that it is put to the room."""
        found = [meetup.conditions.by_id[int(number)] for number in self.votes]
        voters = {hand_of(meetup, voter) for each in found for voter in each.ballots} - {""}
        return [*((voter, "my/conditions") for voter in voters), *((each.author, f"my/condition/{each.id}") for each in found if each.author)]

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (VotesChanged({number: standing(meetup.conditions.by_id[int(number)]) for number in self.votes}),)

    def settles(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return [(Confirmed.kind, number) for number, (state, _, _) in self.votes.items() if state == CLOSED]

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        states = {state for state, _, _ in self.votes.values()}
        if OPEN in states:
            return "The room votes on the conditions: {n}.", {"n": len(self.votes)}
        return ("The vote on the conditions is closed." if CLOSED in states else "The vote on the conditions was taken back."), {}


def standing(found: Condition) -> tuple[str | None, str, bool]:
    return found.vote, found.voting, found.left


@dataclass(frozen=True)
class OpenVote(Command, verb="conditions.open", by=(DESK,), undoable=True):
    """Puts all conditions on the list to the room that it has not voted on; or one of them (`condition`), also again: then what was chosen stands, and
    may be changed. By the right to vote of this moment. The screen shows them."""

    condition: int | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = meetup.show.current()
        if step is None or step.kind != "agreements":
            raise NotOnAir("This part of the evening is not on air now.")
        if self.condition is None:
            put = [each for each in listed(meetup) if each.vote is None]
        else:
            put = [each for each in listed(meetup) if each.id == self.condition and not each.running]
        if not put:
            raise Invalid("There is no condition on the list that the room has not voted on.")
        yield VotesChanged({f"{each.id}": (OPEN, meetup.voting.right if each.vote is None else each.voting, False) for each in put})
        yield from show(meetup, step, View(CONDITIONS))


@dataclass(frozen=True)
class CloseVote(Command, verb="conditions.close", by=(DESK,), undoable=True):
    """Ends the vote; everyone sees what came of it."""

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        yield from close_votes(meetup)


@dataclass(frozen=True)
class Vote(Command, verb="condition.vote", by=(PHONE,)):
    """Agree, disagree or pass; `null` takes it back. May be changed while it is open. Refused before and after, and of a phone that may not vote here."""

    condition: int
    value: str | None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        found = meetup.conditions.find(self.condition)
        if self.value is not None and self.value not in VALUES:
            raise Invalid("This can't be chosen here.", faults=(Fault("value", "is not one of the choices"),))
        if found.vote is None:
            raise NotOnAir("The vote on this is not open.")
        if not found.running or not seen_by_room(meetup, found):
            raise Closed("The vote on this is closed. Your choice does not count any more.")
        no_panic(meetup)
        voter = voter_for(meetup, found, actor)
        yield from (Confirmed(f"{found.id}", former, None) for former in former_of(actor) if former in found.ballots)
        yield Confirmed(f"{found.id}", voter, self.value)


def listed(meetup: Meetup) -> list[Condition]:
    return [each for each in meetup.conditions.by_id.values() if each.is_there and each.place == LISTED]


def running(meetup: Meetup) -> list[Condition]:
    return [each for each in meetup.conditions.by_id.values() if each.running]


def close_votes(meetup: Meetup, left: bool = False) -> Iterator[Event]:
    """`left`: because the air leaves."""
    if running(meetup):
        yield VotesChanged({f"{each.id}": (CLOSED, each.voting, left) for each in running(meetup)})


def take_up_votes(meetup: Meetup) -> Iterator[Event]:
    """The air comes back: what closed only because it left goes on."""
    ended = [each for each in meetup.conditions.by_id.values() if each.left and each.vote == CLOSED and each.is_there]
    if ended:
        yield VotesChanged({f"{each.id}": (OPEN, each.voting, False) for each in ended})


def answered(meetup: Meetup) -> int | None:
    """How many voted on any of what is put to the room now; None when nothing is."""
    found = running(meetup)
    return len(set[str]().union(*(each.ballots for each in found))) if found else None


def vote_facts(meetup: Meetup, step: Step) -> Document:
    """What the step document says of the vote."""
    found = [each for each in running(meetup) if seen_by_room(meetup, each)]
    facts: Document = {"open": bool(found)}
    if found and found[0].voting != "open":
        facts["voting"] = found[0].voting
    if found and meetup.panic.on:
        facts["paused"] = True
    return facts


@own_document("my/conditions")
def my_conditions_document(meetup: Meetup, participant: str, key: str) -> Document | None:
    """What this participant chose, by the number of the condition."""
    chosen = {}
    for found in meetup.conditions.by_id.values():
        value = found.ballots.get(sees_ballot_of(meetup, found, participant)) if found.vote else None
        if value and participant:
            chosen[f"{found.id}"] = value
    return chosen or None
