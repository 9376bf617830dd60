"""Agreements: what somebody in the room does, who that is (a role or an organisation), when, and the first step.

Offered from a phone it waits for the desk, which takes it, changes its words, parks it or leaves it out. A name stands there only when its owner typed it
on their own phone: the desk can't write one, and the room sees it only when its owner said so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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
from facilitator.meetup.words import AFTERWARDS, DESK, OPERATOR, PHONE, SCREEN, SEES_ALL, Document, Erasure, Event, document, own_document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

LIMITS = {"what": 200, "who": 80, "when": 60, "first_step": 140}  # characters
NAME_LIMIT = 60
WORDED = ("AgreementAdded", "AgreementEdited")  # events with the words of an agreement ...
NOTHING: Document = {"deal": {"what": ""}, "original": None, "flags": []}  # ... and what they say without


@dataclass(frozen=True)
class Deal:
    """The words of an agreement. `level` is who can act, as in a condition, where somebody said so."""

    what: str
    who: str = ""
    when: str = ""
    first_step: str = ""
    level: str | None = None

    def texts(self) -> tuple[str, ...]:
        return self.what, self.who, self.when, self.first_step


@dataclass
class Agreement(Item):
    """`original` is what was offered, once the desk has changed it. `name` is its owner's, `named` whether they said that the room may see it. `idea` and
    `group` are what the desk took it from."""

    deal: Deal
    name: str = ""
    named: bool = False
    original: Deal | None = None
    idea: int | None = None
    group: str | None = None

    def erase_words(self) -> None:
        self.deal, self.original, self.name, self.named, self.flags, self.said, self.erased = Deal(""), None, "", False, (), (), True

    @property
    def reworded(self) -> bool:
        """Whether it says something else than its owner did."""
        return self.original is not None and self.original.texts() != self.deal.texts()

    @property
    def shows_name(self) -> bool:
        """Whether the room may see the name: its owner said so, and nobody put other words beside it."""
        return self.named and not self.reworded


class Agreements(Items[Agreement]):
    """State: every agreement of the evening."""

    def find(self, number: int) -> Agreement:
        found = self.by_id.get(number)
        if found is None or found.place == GONE:
            raise Invalid("There is no such agreement.", faults=(Fault("agreement", "is not known"),))
        return found


@dataclass(frozen=True)
class AgreementEvent(Event):
    agreement: int

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return (f"agreement/{self.agreement}",)

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        author = meetup.agreements.by_id[self.agreement].author
        return ((author, f"my/agreement/{self.agreement}"),) if author else ()


@dataclass(frozen=True)
class AgreementAdded(AgreementEvent):
    """Written down by the desk, or `offered` by a phone: then it waits for the desk."""

    step: str
    deal: Deal
    author: str | None = None
    name: str = ""
    named: bool = False
    offered: bool = False
    idea: int | None = None
    group: str | None = None
    flags: tuple[str, ...] = ()

    def apply(self, meetup: Meetup, at: float) -> None:
        place = WAITING if self.offered else LISTED
        facts = self.agreement, self.step, self.author, self.offered, place, self.deal, self.name, self.named
        meetup.agreements.add(Agreement(*facts, idea=self.idea, group=self.group, flags=self.flags))

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (AgreementPlaced(self.agreement, GONE),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return ("Agreement {agreement} offered." if self.offered else "Agreement {agreement} written down."), {"agreement": self.agreement}


@dataclass(frozen=True)
class AgreementEdited(AgreementEvent):
    deal: Deal
    original: Deal | None = None

    def apply(self, meetup: Meetup, at: float) -> None:
        found = meetup.agreements.by_id[self.agreement]
        if not found.erased:
            found.said = (*found.said, *found.deal.texts())
            found.deal, found.original = self.deal, self.original

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        found = meetup.agreements.by_id[self.agreement]
        return (AgreementEdited(found.id, found.deal, found.original),)

    def is_barred(self, meetup: Meetup) -> bool:
        return meetup.agreements.by_id[self.agreement].erased

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Agreement {agreement} changed.", {"agreement": self.agreement}


@dataclass(frozen=True)
class AgreementPlaced(AgreementEvent):
    place: str

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.agreements.by_id[self.agreement].place = self.place

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        known = meetup.agreements.by_id.get(self.agreement)
        return (AgreementPlaced(self.agreement, known.place),) if known else ()

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return {
            LISTED: "Agreement {agreement} was taken.",
            PARKED: "Agreement {agreement} is parked.",
            HIDDEN: "Agreement {agreement} was taken off the list.",
            WAITING: "Agreement {agreement} waits again.",
        }.get(self.place, "Agreement {agreement} is gone again."), {"agreement": self.agreement}


@dataclass(frozen=True)
class AgreementWithdrawn(AgreementEvent):
    """By who offered it, or by who wrote the idea that it was taken from, with that (`with_idea`)."""

    with_idea: bool = False

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.agreements.by_id[self.agreement].withdrawn = True

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        if self.with_idea:
            return "Agreement {agreement} went with the idea that its author withdrew.", {"agreement": self.agreement}
        return "Agreement {agreement} withdrawn by who offered it.", {"agreement": self.agreement}


@dataclass(frozen=True)
class AgreementErased(AgreementEvent, final=True):
    """Who offered it, or wrote the idea it was taken from, forgot it: its words, its name and its author are gone, also from the log that is stored."""

    def apply(self, meetup: Meetup, at: float) -> None:
        found = meetup.agreements.by_id[self.agreement]
        meetup.agreements.let_go(found)
        found.withdrawn = True
        found.erase_words()
        meetup.past.forget_deeds("agreement", self.agreement)

    def rewrites(self, meetup: Meetup) -> Iterable[Erasure]:
        return (Erasure(WORDED, "agreement", self.agreement, {**NOTHING, "author": None, "name": "", "named": False}),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Agreement {agreement} erased by who offered it.", {"agreement": self.agreement}


def agreement_keys(meetup: Meetup) -> list[str]:
    return [f"agreement/{number}" for number in meetup.agreements.by_id]


@document("agreement", (PHONE, SCREEN, DESK, OPERATOR, AFTERWARDS), each=agreement_keys)
def agreement_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    found = meetup.agreements.by_id.get(int(key.removeprefix("agreement/")))
    if found is None or not found.is_there:
        return None
    facts: Document = {"id": found.id, "step": found.step, **vars(found.deal), "status": found.place}
    if audience in SEES_ALL:
        original = vars(found.original) if found.original else None
        told = {"offered": found.offered, "original": original, "name": found.name, "on_screen": found.shows_name}
        marks = {name: value for name, value in (("reworded", found.reworded), ("flags", [*found.flags])) if value}
        return facts | told | {"idea": found.idea, "group": found.group} | marks
    if not seen_by_room(meetup, found, audience):
        return None
    if audience == AFTERWARDS:  # its owner let the room see the name, and no more
        return facts | {"idea": found.idea, "group": found.group}
    return facts | {"name": found.name if found.shows_name else ""}


@own_document("my/agreement", each=lambda meetup, participant: meetup.agreements.keys_of("my/agreement", participant))
def my_agreement_document(meetup: Meetup, participant: str, key: str) -> Document | None:
    found = meetup.agreements.by_id.get(int(key.removeprefix("my/agreement/")))
    if found is None or not participant or found.author != participant:
        return None
    return {"id": found.id, "step": found.step, **vars(found.deal), "name": found.name, "on_screen": found.shows_name, "status": found.told}
