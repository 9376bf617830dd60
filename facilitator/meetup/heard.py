"""Who is heard: of each role and each table how many said that they are of it, and how many of those wrote an idea. For the desk, which asks the others.

Of an idea nobody may see whose it is, nor of an answer: so these numbers move in steps of K people, never while a vote is open nor in the COUNT_SECONDS after a
question is closed, and no oftener than that; a number that went with one answer, or with somebody who takes theirs back, would tell which role gave it. What
was told is in the log (`RoomCounted`), so that it is the same after a restart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.figures.suppression import K
from facilitator.meetup.condition_votes import running
from facilitator.meetup.life import CLOSED, SEALED
from facilitator.meetup.words import SEES_ALL, TIMER, Actor, Ballot, Command, Document, Event, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

BY = ("role", "table")
COUNT_SECONDS = 15.0
There = dict[str, dict[str, int]]  # by property (role, table) and name: how many, K at least
Wrote = dict[str, dict[str, int | None]]  # the same of those who wrote; None: some. Who is not in it: nobody


@dataclass
class Heard:
    """State: what was last told, of how many `authors` in all, and when."""

    there: There = field(default_factory=lambda: {by: {} for by in BY})
    wrote: Wrote = field(default_factory=lambda: {by: {} for by in BY})
    authors: int = 0
    at: float = 0.0


@dataclass(frozen=True)
class RoomCounted(Event):
    """How many are of each role and table, and how many of those wrote, as it is told from now on."""

    there: There
    wrote: Wrote
    authors: int

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.heard = Heard(self.there, self.wrote, self.authors, at)

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("room",)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Counted who is in the room.", {}


@dataclass(frozen=True)
class CountRoom(Command, verb="timer.count_room", by=(TIMER,)):
    """The server's own: enough people came, left or wrote to tell so."""

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if is_to_count(meetup):
            yield counted(meetup)


def due(meetup: Meetup) -> Iterator[tuple[float, Command]]:
    if is_to_count(meetup):
        closed = max((each.closed_at or 0.0 for each in meetup.rounds.by_id.values()), default=0.0)
        yield max(meetup.heard.at, closed) + COUNT_SECONDS, CountRoom()


def is_to_count(meetup: Meetup) -> bool:
    """Whether a number is K off, and no answer can be given or taken back now."""
    if meetup.life.state in (CLOSED, SEALED) or any(each.running for each in meetup.rounds.by_id.values()) or running(meetup):
        return False
    there, heard = meetup.people.count, meetup.heard
    return is_off(authors(meetup), heard.authors) or any(is_off(there[by][name], heard.there[by].get(name, 0)) for by in BY for name in names(meetup, by))


def is_off(count: int, told: int) -> bool:
    return abs(count - told) >= K


def authors(meetup: Meetup) -> int:
    return sum(map(bool, meetup.ideas.of_author.values()))


def names(meetup: Meetup, by: str) -> list[str]:
    """Every role and table of the evening; where it has no tables, those that enough people said: one that comes or goes tells of one person."""
    asked = meetup.life.roles if by == "role" else [table["code"] for table in meetup.tables.asked]
    if asked or by == "role":
        return asked
    return sorted({name for name, count in meetup.people.count[by].items() if count >= K} | meetup.heard.there[by].keys())


def counted(meetup: Meetup) -> RoomCounted:
    """What is told from now on: a number that is not K off stays as it was; of those who wrote neither, where few more wrote and few came."""
    before, there, wrote = meetup.heard, dict[str, dict[str, int]](), dict[str, dict[str, int | None]]()
    more = is_off(authors(meetup), before.authors)
    for by in BY:
        there[by], wrote[by] = {}, {}
        of = Counter(name for voter, name in meetup.people.described[by].items() if meetup.ideas.of_author.get(voter))
        for name in names(meetup, by):
            now, then, wrote_then = meetup.people.count[by][name], before.there[by].get(name, 0), before.wrote[by].get(name, 0)
            moved = is_off(now, then)
            told = now if moved else then
            if told >= K:
                there[by][name] = told
            heard = step(of[name], wrote_then) if more or moved else wrote_then
            if heard != 0:
                wrote[by][name] = told_heard(heard or 0, told) or None
    return RoomCounted(there, wrote, authors(meetup) if more else before.authors)


def step(now: int, then: int | None) -> int | None:
    """How many wrote; None: some. Whoever was heard once is not unheard again."""
    return then if then and not is_off(now, then) else now or (0 if then == 0 else None)


@document("room", SEES_ALL)
def room_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    """As they were last counted. Absent while there is neither role nor table."""
    roles, tables = (list(groups(meetup, by)) for by in BY)
    return {"roles": roles, "tables": tables} if roles or tables else None


def groups(meetup: Meetup, by: str) -> Iterator[Document]:
    told = meetup.heard
    asked = names(meetup, by) if by == "role" or meetup.tables.asked else sorted(told.there[by])
    for name in asked:
        yield {"name": name, "there": told.there[by].get(name), "heard": told.wrote[by].get(name, 0)}


def told_heard(heard: int, there: int) -> int | None:
    """That nobody was heard is told of the smallest group, for it is to be asked."""
    return heard if heard == 0 or not (few(heard) or few(there - heard) or heard > there) else None


def few(count: int) -> bool:
    return 0 < count < K
