"""The participants: what each said of themselves, and how many are there. Never a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid
from facilitator.figures.suppression import K
from facilitator.meetup.condition_votes import answered, running
from facilitator.meetup.fields import clean_text
from facilitator.meetup.tables import CODE_LIMIT, lay_down
from facilitator.meetup.text import coming_in
from facilitator.meetup.voting import voters_in
from facilitator.meetup.words import PHONE, Actor, Ballot, Command, Document, Event, document, own_document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass
class People:
    """State: role and table by participant, and how many are of each. `present` counts phones that are connected now; the home sets it, it is in no log;
    `present_calm` is the same, at most every ten seconds."""

    described: dict[str, dict[str, str]] = field(default_factory=lambda: {"role": {}, "table": {}})
    count: dict[str, Counter[str]] = field(default_factory=lambda: {"role": Counter(), "table": Counter()})
    present: int = 0
    present_calm: int = 0

    def are_enough_at(self, table: str | None) -> bool:
        """Whether so many said that they sit at this table that what it wrote leads to nobody."""
        return table is not None and self.count["table"][table] >= K

    def describe(self, about: str, participant: str, value: str | None) -> None:
        told, count = self.described[about], self.count[about]
        before = told.pop(participant, None)
        if before is not None:
            count[before] -= 1
            if not count[before]:
                del count[before]  # what nobody says any more is not kept
        if value is not None:
            told[participant] = value
            count[value] += 1


class Described(Ballot, kind="describe"):
    """What a participant is (`about` role) or where they sit (`about` table)."""

    def apply(self, meetup: Meetup) -> None:
        meetup.people.describe(self.about, self.voter, self.value)

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ()

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return ((self.voter, "me"),)


UNSAID = "\x00"  # left out of the command, while null takes back


@dataclass(frozen=True)
class DescribeMe(Command, verb="me.describe", by=(PHONE,)):
    """Role (one of the meetup's) and table (one of the meetup's by its code; any code where it has none); `null` takes back, what is left out stays."""

    role: str | None = UNSAID
    table: str | None = UNSAID

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if self.role not in (UNSAID, None, *meetup.life.roles):
            raise Invalid("Choose one of the roles.", faults=(Fault("role", "is not one of the roles"),))
        if self.role != UNSAID:
            yield Described("role", meetup.voter(actor), self.role)
        if self.table != UNSAID:
            yield from self._sit_down(meetup, meetup.voter(actor))

    def _sit_down(self, meetup: Meetup, me: str) -> Iterator[Ballot]:
        table = clean_text(self.table or "", CODE_LIMIT, "table") or None
        if table and meetup.tables.asked and not meetup.tables.has(table):
            raise Invalid("There is no such table. Look at the card on your table.", faults=(Fault("table", "is not one of the tables"),))
        if table != meetup.people.described["table"].get(me):
            yield from lay_down(meetup, me)
        yield Described("table", me, table)


@document("crowd")
def crowd_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    if audience == PHONE:
        return {"present": meetup.people.present_calm} if coming_in(meetup) else None
    last = meetup.rounds.last_of(meetup.show.on_air)
    facts: Document = {"present": meetup.people.present, "answered": len(last.ballots) if last else answered(meetup)}
    asked = last or next(iter(running(meetup)), None)
    voters = voters_in(meetup, asked) if asked else None
    return facts if voters is None else facts | {"voters": voters}


@own_document("me")
def me_document(meetup: Meetup, participant: str, key: str) -> Document:
    """With `scribe` this phone writes for its table."""
    told = meetup.people.described
    me: Document = {"role": told["role"].get(participant), "table": told["table"].get(participant)}
    return me | {"scribe": True} if meetup.tables.written_by(participant) else me
