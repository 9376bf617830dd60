"""How conditions come and go: written down by the desk, offered from a phone, taken from an idea; changed, placed and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import Closed, Fault, Invalid, NotAllowed
from facilitator.meetup.conditions import TEXT_LIMIT, Condition, ConditionAdded, ConditionEdited, ConditionPlaced, ConditionWithdrawn
from facilitator.meetup.fields import clean_text
from facilitator.meetup.flags import flags_of
from facilitator.meetup.ideas import may_write
from facilitator.meetup.placing import CONDITIONS, check_level, check_number, check_place, offer_step, place_for, says
from facilitator.meetup.taking import source
from facilitator.meetup.words import PHONE, SEES_ALL, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class OfferCondition(Command, verb="condition.offer", by=(PHONE,)):
    """A condition of 1 to TEXT_LIMIT characters and who can act (one of the step's levels). It waits for the desk. Refused beyond MOST_OFFERS."""

    step: str
    level: str
    text: str

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = offer_step(meetup, self.step, CONDITIONS)
        check_level(step, self.level)
        me = meetup.voter(actor)
        may_write(meetup, me)
        check_number(meetup.conditions.offered_by(me))
        text = words(self.text)
        yield ConditionAdded(meetup.conditions.new_id(), step.id, self.level, text, me, offered=True, flags=flags_of(text))

    def ack(self, changes: tuple[Event | Ballot, ...]) -> Document:
        return {"condition": next(change.condition for change in changes if isinstance(change, ConditionAdded))}


@dataclass(frozen=True)
class AddCondition(Command, verb="condition.add", by=SEES_ALL, undoable=True):
    """The desk writes down what is called out, or takes an idea or a group: its words or its name, unless others are given. It is on the list at once."""

    level: str
    text: str | None = None
    idea: int | None = None
    step: str | None = None
    group: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = place_for(meetup, self.step, CONDITIONS)
        check_level(step, self.level)
        idea, taken = source(meetup, self.idea, self.group)
        text = words(taken if self.text is None else self.text)
        reworded = idea is not None and not says(idea.text, text)
        yield ConditionAdded(meetup.conditions.new_id(), step.id, self.level, text, idea=self.idea, reworded=reworded, group=self.group)

    ack = OfferCondition.ack


@dataclass(frozen=True)
class EditCondition(Command, verb="condition.edit", by=SEES_ALL, undoable=True, after_close=True):
    """Other words, another level; what is left out stays. Refused once the room votes on it: it votes on these words."""

    condition: int
    text: str | None = None
    level: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        found = still_there(meetup, self.condition)
        if found.vote is not None:
            raise Closed("The room has voted on these words. Park it, and write down another one.")
        if self.level is not None:
            check_level(meetup.show.find(found.step), self.level)
        text, level = found.text if self.text is None else words(self.text), self.level or found.level
        original = (found.original or found.text) if found.offered and text != found.text else found.original
        if (text, level) != (found.text, found.level):
            yield ConditionEdited(found.id, level, text, original)


@dataclass(frozen=True)
class PlaceCondition(Command, verb="condition.place", by=SEES_ALL, undoable=True, after_close=True):
    """Puts it on the list (`listed`), in the parking lot (`parked`) or away (`hidden`). Its words and its votes are kept."""

    condition: int
    to: str

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        check_place(self.to)
        found = still_there(meetup, self.condition)
        if found.place != self.to:
            yield ConditionPlaced(found.id, self.to)


@dataclass(frozen=True)
class WithdrawCondition(Command, verb="condition.withdraw", by=(PHONE,), after_close=True, after_seal=False):
    """Takes back a condition that this phone offered; refused once the room votes on it: it is the room's then."""

    condition: int

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        found = meetup.conditions.find(self.condition)
        if found.author is None or found.author != meetup.voter(actor):
            raise NotAllowed("You can only take back what you offered yourself.")
        if found.vote is not None:
            raise Closed("The room has voted on this: it is the room's now.")
        if found.is_there:
            yield ConditionWithdrawn(found.id)


def words(text: str) -> str:
    """As they stand on the screen: on one line."""
    text = " ".join(clean_text(text, TEXT_LIMIT).split())
    if not text:
        raise Invalid("Write down first what must change.", faults=(Fault("text", "must not be empty"),))
    return text


def still_there(meetup: Meetup, number: int) -> Condition:
    found = meetup.conditions.find(number)
    if not found.is_there:
        raise Closed("Who offered this has taken it back.")
    return found
