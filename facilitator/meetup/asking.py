"""Asking: opening a round of a question, asking it again, closing it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import Invalid
from facilitator.meetup.questions import asked_now
from facilitator.meetup.rounds import GRACE_SECONDS, OPEN, RoundClosed, RoundClosing, RoundOpened
from facilitator.meetup.words import DESK, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class OpenRound(Command, verb="round.open", by=(DESK,), undoable=True):
    """Opens a round of the poll on air. Refused while one is open."""

    step: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = meetup.show.of_kind("poll", self.step, "This step is not a question.")
        if meetup.rounds.running(step.id):
            raise Invalid("This question is open already.")
        yield from meetup.opening()
        yield RoundOpened(meetup.rounds.new_id(), step.id, asked_now(meetup.bank, step.own["poll"]), meetup.voting.right)

    def ack(self, changes: tuple[Event | Ballot, ...]) -> Document:
        return {"round": next(change.round for change in changes if isinstance(change, RoundOpened))}


@dataclass(frozen=True)
class AskAgain(Command, verb="round.again", by=(DESK,), undoable=True):
    """A new round of the same question; the old one is closed at once and kept."""

    step: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = meetup.show.of_kind("poll", self.step, "This step is not a question.")
        running = meetup.rounds.running(step.id)
        if running:
            yield RoundClosed(running.id, replaced=running.state == OPEN)
        yield from meetup.opening()
        yield RoundOpened(meetup.rounds.new_id(), step.id, asked_now(meetup.bank, step.own["poll"]), meetup.voting.right)

    ack = OpenRound.ack


@dataclass(frozen=True)
class CloseRound(Command, verb="round.close", by=(DESK,), undoable=True):
    """The round becomes closing; the timer closes it. Closing twice changes nothing."""

    round: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        found = meetup.rounds.find(meetup, self.round)
        if found.state == OPEN:
            yield RoundClosing(found.id, now + GRACE_SECONDS)
