"""Sealing: some time after the evening whatever leads from a device to words, or from one answer to another, is cut for good. The figures stay.

What is told by role and by table, and who moved, is worked out before (`unfinished`), for it can't be afterwards. The store then gives every ballot a voter
that is new on each question, and takes away who wrote what, what people said of themselves, tickets, receipts and the meetup's key (`store/sealing.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import Invalid
from facilitator.meetup.common_ground import SplitSupport
from facilitator.meetup.life import CLOSED, SEALED, CloseMeetup
from facilitator.meetup.splits import SplitAtTheEnd, can_split
from facilitator.meetup.steps import Step
from facilitator.meetup.support import counted, voters_of
from facilitator.meetup.weighing import fresh
from facilitator.meetup.words import FAMILIES, TIMER, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class Seal:
    """State, once there is one: when, and what can't be counted any more where one person was in it several times: how many took part, by step how many said
    what they think of its ideas, and the support of ideas under which others stand (`together`). `changed`: ideas of which what was told across the groups held
    no more."""

    at: float
    people: int
    voters: Mapping[str, int]
    together: Mapping[int, Mapping[str, int]]
    changed: frozenset[int]


@dataclass(frozen=True)
class MeetupSealed(Event, urgent=True, final=True, seals=True):
    """`by_hand`: an organiser did it, and not the date."""

    people: int
    voters: dict[str, int] | None = None
    together: dict[str, dict[str, int]] | None = None
    changed: list[int] | None = None
    by_hand: bool = False

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.life.state = SEALED
        together = {int(idea): counts for idea, counts in (self.together or {}).items()}
        meetup.seal = Seal(at, self.people, self.voters or {}, together, frozenset(self.changed or ()))
        meetup.past.deeds = []

    def touches(self, meetup: Meetup) -> Iterable[str]:
        """All there is: of most of it participants are told nothing any more."""
        return (key for family in FAMILIES.values() for key in family.keys(meetup))

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
        steps = [step.id for step in meetup.show.steps if step.kind == "ideas"]
        heads = {meetup.ideas.by_id[meetup.grouping.head(idea)].id for idea in meetup.grouping.under}
        together = {str(head): {**counted(meetup, meetup.ideas.by_id[head])} for head in sorted(heads)}
        told = (meetup.ideas.by_id[idea] for ground in meetup.common_ground.by_step.values() for idea in ground.ideas)
        changed = sorted(idea.id for idea in told if not meetup.common_ground.standing(meetup, idea))
        yield MeetupSealed(meetup.took_part(), {step: voters_of(meetup, step) for step in steps}, together, changed, self.by_hand)


@dataclass(frozen=True)
class SplitSupportAtTheEnd(SplitSupport, verb="timer.split_support", by=(TIMER,), after_close=True, after_seal=False, slow=True):
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
