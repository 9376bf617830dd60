"""What conditions and agreements have in common: people call out or offer them, and the desk gives each its place.

What a phone offers waits for the desk. What stands on the list the room sees; what is parked it sees only while the screen is asked to show the parking lot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from facilitator.errors import Fault, Invalid, NotOnAir
from facilitator.meetup.steps import Step
from facilitator.meetup.words import AFTERWARDS, PHONE

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

WAITING, LISTED, PARKED, HIDDEN = "waiting", "listed", "parked", "hidden"
GONE = "gone"  # its adding was taken back
WITHDRAWN, REDACTED = "withdrawn", "redacted"  # as its author is told
PLACES = (LISTED, PARKED, HIDDEN)  # where the desk puts it
CONDITIONS, AGREEMENTS, BOTH, BATON = "conditions", "agreements", "both", "baton"
COLLECTS = (CONDITIONS, AGREEMENTS, BOTH, BATON)  # what such a step is for
MOST_OFFERS = 20  # of each sort, of one phone in an evening
NO_STEP = "There is no part in this evening for this. Add one to the run of show first."


@dataclass
class Item:
    """`author` is the participant id of who offered it, until the seal; `offered`: by a phone. `erased`: its words are gone for good. `flags` are what the word
    list and the patterns found in what was offered; `why` it was redacted, where somebody said so; `said` is what it said before, which stands in the log."""

    id: int
    step: str
    author: str | None
    offered: bool
    place: str
    withdrawn: bool = field(default=False, kw_only=True)
    erased: bool = field(default=False, kw_only=True)
    flags: tuple[str, ...] = field(default=(), kw_only=True)
    why: str | None = field(default=None, kw_only=True)
    said: tuple[str, ...] = field(default=(), kw_only=True)

    @property
    def is_there(self) -> bool:
        return not self.withdrawn and self.place != GONE

    @property
    def told(self) -> str:
        """How it stands with it, as its author is told."""
        return WITHDRAWN if self.withdrawn else REDACTED if self.erased else self.place


Some = TypeVar("Some", bound=Item)


@dataclass
class Items(Generic[Some]):
    """State: all of one sort by number, and what each participant offered."""

    by_id: dict[int, Some] = field(default_factory=dict)
    of_author: dict[str, list[int]] = field(default_factory=dict)

    def add(self, item: Some) -> None:
        self.by_id[item.id] = item
        if item.author:
            self.of_author.setdefault(item.author, []).append(item.id)

    def new_id(self) -> int:
        return len(self.by_id) + 1

    def let_go(self, item: Some) -> None:
        """Nothing says any more whose it was."""
        if item.author:
            self.of_author[item.author].remove(item.id)
        item.author = None

    def offered_by(self, participant: str) -> int:
        return len(self.of_author.get(participant, ()))

    def keys_of(self, family: str, participant: str) -> list[str]:
        return [f"{family}/{number}" for number in self.of_author.get(participant, ())]


def says(words: str, text: str) -> bool:
    """Whether this text says what an idea said, or as much of it as fits."""
    return bool(text) and " ".join(words.split()).startswith(text)


def seen_by_room(meetup: Meetup, item: Item, audience: str = PHONE) -> bool:
    """Whether phones and screen see it, and whether one reads it afterwards: what is parked not, by then."""
    return item.is_there and (item.place == LISTED or (item.place == PARKED and audience != AFTERWARDS and meetup.board.shows_parked(meetup)))


def collects(step: Step, sort: str) -> bool:
    """Whether this step is for conditions, for agreements (`sort`)."""
    return step.kind == "agreements" and step.own["agreements"]["collect"] in (sort, BOTH)


def place_for(meetup: Meetup, step_id: str | None, sort: str) -> Step:
    """The step that something the desk wrote belongs to: the named one; else the one on air, else the first, that is for it; else any of the kind."""
    if step_id:
        return meetup.show.of_kind("agreements", step_id, NO_STEP)
    steps = [step for step in (meetup.show.current(), *meetup.show.steps) if step and step.kind == "agreements"]
    if not steps:
        raise Invalid(NO_STEP)
    return next((step for step in steps if collects(step, sort)), steps[0])


def offer_step(meetup: Meetup, step_id: str, sort: str) -> Step:
    """The step in which a phone offers something; refused when it is not on air, or takes nothing of the kind."""
    step = meetup.show.of_kind("agreements", step_id, NO_STEP)
    if step.id != meetup.show.on_air:
        raise NotOnAir("This part of the evening is not on air now.")
    if not collects(step, sort) or not step.own["agreements"]["offers"]:
        raise Invalid("Nothing is taken from phones here. Say it aloud.")
    return step


def check_level(step: Step, level: str | None) -> None:
    if level not in step.own["agreements"]["levels"]:
        raise Invalid("Choose who can do this.", faults=(Fault("level", "is not one of the levels"),))


def check_number(offered: int) -> None:
    if offered >= MOST_OFFERS:
        raise Invalid("This phone has offered {most} of them, and that is as many as are taken from one phone.", most=MOST_OFFERS)


def check_place(to: str) -> None:
    if to not in PLACES:
        raise Invalid("This can't be chosen here.", faults=(Fault("to", "is not one of the choices"),))


def parked_keys(meetup: Meetup) -> Iterator[str]:
    """The documents that come and go with the parking lot on the screen."""
    yield from (f"condition/{item.id}" for item in meetup.conditions.by_id.values() if item.place == PARKED)
    yield from (f"agreement/{item.id}" for item in meetup.agreements.by_id.values() if item.place == PARKED)


def gathered_in(meetup: Meetup, step: Step) -> bool:
    """Whether people gave something in this step."""
    items: Iterable[Item] = (*meetup.conditions.by_id.values(), *meetup.agreements.by_id.values())
    return any(item.step == step.id for item in items)
