"""Sealing: some time after the evening whatever leads from a device to words, or from one answer to another, is cut for good. The figures stay.

What is told by role and by table, and who moved, is worked out before (`unfinished`), for it can't be afterwards. The store then gives every ballot a voter
that is new on each question, and takes away who wrote what, what people said of themselves, tickets, receipts and the meetup's key (`store/sealing.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import Invalid
from facilitator.meetup.common_ground import SplitSupport
from facilitator.meetup.life import CLOSED, SEALED, CloseMeetup
from facilitator.meetup.splits import SplitAtTheEnd, can_split
from facilitator.meetup.steps import Step
from facilitator.meetup.weighing import fresh
from facilitator.meetup.words import TIMER, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class Seal:
    """State, once there is one: when, and how many people took part."""

    at: float
    people: int


@dataclass(frozen=True)
class MeetupSealed(Event, urgent=True, final=True, seals=True):
    """`by_hand`: an organiser did it, and not the date."""

    people: int
    by_hand: bool = False

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.life.state = SEALED
        meetup.seal = Seal(at, self.people)
        meetup.past.deeds = []

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("meetup", "screen", "show", "crowd", "step", "room")

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "The meetup is sealed: nothing leads from a device to words or answers any more.", {}


@dataclass(frozen=True)
class SealMeetup(Command, verb="timer.seal", by=(TIMER,), after_close=True):
    """The server's own, by date or for an organiser. Refused of an evening that is not over, of a rehearsal, and while something is to be worked out before.
    Said twice it changes nothing."""

    by_hand: bool = False

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if meetup.life.state == SEALED:
            return
        if meetup.life.rehearsal:
            raise Invalid("A rehearsal is not sealed: it leaves nothing behind.")
        if meetup.life.state != CLOSED:
            raise Invalid("This meetup is not over. Close it first, at the desk.")
        if any(unsplit(meetup)):
            raise Invalid("The results by role and table are not worked out yet. Try again in a moment.")
        yield MeetupSealed(meetup.took_part(), self.by_hand)


@dataclass(frozen=True)
class SplitSupportAtTheEnd(SplitSupport, verb="timer.split_support", by=(TIMER,), after_close=True, slow=True):
    """The server's own: what all agree on, and what divides, of ideas of which the desk did not ask it."""


@dataclass(frozen=True)
class CloseForgotten(CloseMeetup, verb="timer.close_meetup", by=(TIMER,)):
    """The server's own: an evening that nobody closed, and in which nothing happened for as long as a closed one is kept unsealed."""


def unfinished(meetup: Meetup) -> tuple[Command, ...]:
    """What must be worked out of a meetup that is over while it is still known who gave which answer."""
    if meetup.life.state != CLOSED:
        return ()
    weighed = (step.id for step in meetup.show.steps if is_weighed(step) and next(fresh(meetup, step.id), None) is not None)
    return (*unsplit(meetup), *(SplitSupportAtTheEnd(step) for step in weighed))


def unsplit(meetup: Meetup) -> Iterator[Command]:
    return (SplitAtTheEnd(found.id) for found in meetup.rounds.by_id.values() if can_split(found) and found.split is None)


def is_weighed(step: Step) -> bool:
    return step.kind == "ideas" and step.own["ideas"]["support"] == "agree_disagree_pass"
