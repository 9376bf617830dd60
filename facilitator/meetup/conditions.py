"""Conditions: what must change, and who can act. Called out and typed at the desk, offered from a phone, or taken from an idea."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid
from facilitator.meetup.placing import (
    GONE,
    HIDDEN,
    LISTED,
    PARKED,
    WAITING,
    Item,
    Items,
    seen_by_room,
)
from facilitator.meetup.voting import OPEN as EVERYONE
from facilitator.meetup.words import AFTERWARDS, DESK, OPERATOR, PHONE, SCREEN, SEES_ALL, Document, Erasure, Event, document, own_document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

OPEN, CLOSED = "open", "closed"  # the vote of the room on it; None before it
AGREE, DISAGREE, PASS = "agree", "disagree", "pass"
VALUES = (AGREE, DISAGREE, PASS)
WORDED = ("ConditionAdded", "ConditionEdited")  # events with the words of a condition
TEXT_LIMIT = 200  # characters: what is read from the last row, and nodded to


@dataclass
class Condition(Item):
    """`original` are the words as they were offered, once the desk has changed them; `idea` the number of the idea it was taken from, `reworded` that it
    says something else than that did; `group` the id of the group it was taken from."""

    level: str
    text: str
    idea: int | None = None
    reworded: bool = False
    original: str | None = None
    vote: str | None = None
    voting: str = EVERYONE  # by what right the room votes on it
    left: bool = False  # the vote is closed because the air left its step
    ballots: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(VALUES, 0))
    group: str | None = None

    @property
    def running(self) -> bool:
        return self.vote == OPEN

    def cast(self, voter: str, value: str | None) -> None:
        before = self.ballots.pop(voter, None)
        if value:
            self.ballots[voter] = value
        self.counts = {each: count - (each == before) + (each == value) for each, count in self.counts.items()}

    def carried(self) -> bool | None:
        """Whether more people agreed than did not; None while nobody knows."""
        return self.counts[AGREE] > self.counts[DISAGREE] if self.vote == CLOSED else None


class Conditions(Items[Condition]):
    """State: every condition of the evening."""

    def find(self, number: int) -> Condition:
        found = self.by_id.get(number)
        if found is None or found.place == GONE:
            raise Invalid("There is no such condition.", faults=(Fault("condition", "is not known"),))
        return found


@dataclass(frozen=True)
class ConditionEvent(Event):
    condition: int

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return (f"condition/{self.condition}", "step", "crowd")

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        author = meetup.conditions.by_id[self.condition].author
        return ((author, f"my/condition/{self.condition}"),) if author else ()


@dataclass(frozen=True)
class ConditionAdded(ConditionEvent):
    """By the desk, or offered by a phone (`offered`): then it waits for the desk."""

    step: str
    level: str
    text: str
    author: str | None = None
    idea: int | None = None
    offered: bool = False
    reworded: bool = False
    group: str | None = None
    flags: tuple[str, ...] = ()

    def apply(self, meetup: Meetup, at: float) -> None:
        place = WAITING if self.offered else LISTED
        facts = self.condition, self.step, self.author, self.offered, place, self.level, self.text, self.idea, self.reworded
        meetup.conditions.add(Condition(*facts, group=self.group, flags=self.flags))

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (ConditionPlaced(self.condition, GONE),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return ("Condition {condition} offered." if self.offered else "Condition {condition} written down."), {"condition": self.condition}


@dataclass(frozen=True)
class ConditionEdited(ConditionEvent):
    level: str
    text: str
    original: str | None = None

    def apply(self, meetup: Meetup, at: float) -> None:
        found = meetup.conditions.by_id[self.condition]
        if not found.erased:
            found.reworded, found.said = found.reworded or self.text != found.text, (*found.said, found.text)
            found.level, found.text, found.original = self.level, self.text, self.original

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        found = meetup.conditions.by_id[self.condition]
        return (ConditionEdited(found.id, found.level, found.text, found.original),)

    def is_barred(self, meetup: Meetup) -> bool:
        return meetup.conditions.by_id[self.condition].erased

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Condition {condition} changed.", {"condition": self.condition}


@dataclass(frozen=True)
class ConditionPlaced(ConditionEvent):
    place: str

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.conditions.by_id[self.condition].place = self.place

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        known = meetup.conditions.by_id.get(self.condition)
        return (ConditionPlaced(self.condition, known.place),) if known else ()

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return {
            LISTED: "Condition {condition} is on the list.",
            PARKED: "Condition {condition} is parked.",
            HIDDEN: "Condition {condition} was taken off the list.",
            WAITING: "Condition {condition} waits again.",
        }.get(self.place, "Condition {condition} is gone again."), {"condition": self.condition}


@dataclass(frozen=True)
class ConditionWithdrawn(ConditionEvent):
    """By who offered it, or by who wrote the idea that it was taken from, with that (`with_idea`)."""

    with_idea: bool = False

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.conditions.by_id[self.condition].withdrawn = True

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        if self.with_idea:
            return "Condition {condition} went with the idea that its author withdrew.", {"condition": self.condition}
        return "Condition {condition} withdrawn by who offered it.", {"condition": self.condition}


@dataclass(frozen=True)
class ConditionErased(ConditionEvent, final=True):
    """Who offered it forgot it. What the room voted on stays as the room's (`kept`), and nothing says any more whose it was; else its words go."""

    kept: bool = False

    def apply(self, meetup: Meetup, at: float) -> None:
        found = meetup.conditions.by_id[self.condition]
        meetup.conditions.let_go(found)
        if not self.kept:
            found.text, found.original, found.withdrawn, found.erased, found.flags, found.said = "", None, True, True, (), ()
            meetup.past.forget_deeds("condition", self.condition)

    def rewrites(self, meetup: Meetup) -> Iterable[Erasure]:
        blank: Document = {"author": None} if self.kept else {"author": None, "text": "", "original": None, "flags": []}
        return (Erasure(WORDED, "condition", self.condition, blank),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Condition {condition} erased by who offered it.", {"condition": self.condition}


@document("condition", (PHONE, SCREEN, DESK, OPERATOR, AFTERWARDS), each=lambda meetup: [f"condition/{number}" for number in meetup.conditions.by_id])
def condition_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    found = meetup.conditions.by_id.get(int(key.removeprefix("condition/")))
    if found is None or not found.is_there:
        return None
    facts: Document = {"id": found.id, "step": found.step, "level": found.level, "text": found.text, "status": found.place, "vote": found.vote}
    if found.vote and found.voting != EVERYONE:
        facts["voting"] = found.voting
    if audience in SEES_ALL:
        told = {"offered": found.offered, "original": found.original, "idea": found.idea, "group": found.group}
        flags = {"flags": [*found.flags]} if found.flags else {}
        return facts | told | flags | {"counts": found.counts if found.vote else None, "carried": found.carried()}
    if not seen_by_room(meetup, found, audience):
        return None
    source = {"idea": found.idea, "group": found.group} if audience == AFTERWARDS else {}
    return facts | source | {"counts": found.counts if found.vote == CLOSED else None, "carried": found.carried()}


@own_document("my/condition", each=lambda meetup, participant: meetup.conditions.keys_of("my/condition", participant))
def my_condition_document(meetup: Meetup, participant: str, key: str) -> Document | None:
    found = meetup.conditions.by_id.get(int(key.removeprefix("my/condition/")))
    if found is None or not participant or found.author != participant:
        return None
    return {"id": found.id, "step": found.step, "level": found.level, "text": found.text, "status": found.told, "vote": found.vote}
