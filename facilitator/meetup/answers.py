"""Answering: what a participant chose in a round, and what they see of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from facilitator.errors import Closed
from facilitator.meetup.panic import no_panic
from facilitator.meetup.rounds import AFTER_VOTE, CLOSED, Answered
from facilitator.meetup.voting import former_of, sees_ballot_of, voter_for
from facilitator.meetup.words import PHONE, Actor, Ballot, Command, Document, Event, own_document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class Answer(Command, verb="answer", by=(PHONE,)):
    """Gives or changes an answer. Refused once the round is closed, while there is panic, and of who may not vote in it. In a round that was closed when
    its ticket changed hands and is open again, it comes instead of what the ticket answered then."""

    round: str
    choice: Any

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        found = meetup.rounds.find(meetup, self.round)
        if found.state == CLOSED:
            raise Closed("This vote is closed. Your answer can't be counted any more.")
        no_panic(meetup)
        voter, choice = voter_for(meetup, found, actor), found.kind.check(found.asked, self.choice)
        yield from (Answered(self.round, former, None) for former in former_of(actor) if former in found.ballots)
        yield Answered(self.round, voter, choice)


@own_document("my/round", each=lambda meetup, participant: [f"my/round/{round_id}" for round_id in meetup.rounds.by_id])
def my_round_document(meetup: Meetup, participant: str, key: str) -> Document | None:
    found = meetup.rounds.by_id.get(key.removeprefix("my/round/"))
    voter = sees_ballot_of(meetup, found, participant) if found else ""
    if found is None or voter not in found.ballots:
        return None
    mine: Document = {"choice": found.ballots[voter]}
    if found.asked["results"] == AFTER_VOTE and found.state != CLOSED and found.will_show():
        seen = found.totals.seen.get(voter)
        mine["results"] = found.totals.results(seen) if seen else None
    return mine
