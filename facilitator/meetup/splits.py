"""Splits: the answers of a closed round by role, by table, and beside those of the last time the question was asked; of small groups nothing is told.

They are taken from the final answers and from what people said of themselves until then, and never again: of two that differ by one answer, the difference
would tell whose it was. So a round whose answers were split can't be open again, and only what may be told is kept, in the log and anywhere else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from facilitator.errors import Invalid
from facilitator.figures.shift import SHIFT
from facilitator.meetup.life import CLOSED as OVER
from facilitator.meetup.life import REOPEN_SECONDS
from facilitator.meetup.rounds import CLOSED, EVERYONE, Round, RoundEvent
from facilitator.meetup.splitting import Split, splitting
from facilitator.meetup.voting import TABLE
from facilitator.meetup.words import DESK, SEES_ALL, TIMER, Actor, Ballot, Command, Document, Event, Stale

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

BY = ("role", "table")
OVER_SECONDS = 60.0
DECIMAL_MARKS, DECIMAL_POINT = {"nl": ","}, re.compile(r"(?<=\d)\.(?=\d)")  # a unit may have points of its own
VIEWS = (EVERYONE, *BY, SHIFT)


class Grouped(Ballot, kind="group"):
    """The role and table of a voter, as they were when the answers of a round (`about`) were split."""

    def apply(self, meetup: Meetup) -> None:
        groups = meetup.rounds.by_id[self.about].groups
        groups.pop(self.voter, None)
        if self.value is not None:
            groups[self.voter] = self.value

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ()

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return ()


@dataclass(frozen=True)
class RoundSplit(RoundEvent, urgent=True):
    """What may be told of the answers of a round by role, by table and as a shift, for good; None: there is nothing to split by. `cuts`: where numbers were
    cut into rows; `room`: how many of the whole room are in each row, where its results do not say so."""

    role: dict[str, Any] | None = None
    table: dict[str, Any] | None = None
    shift: dict[str, Any] | None = None
    cuts: list[float] | None = None
    room: dict[str, int] | None = None

    def apply(self, meetup: Meetup, at: float) -> None:
        found = meetup.rounds.by_id[self.round]
        found.split, found.final = {"role": self.role, "table": self.table, SHIFT: self.shift}, True
        found.cuts, found.room = self.cuts or [], self.room
        if self.shift:
            meetup.rounds.by_id[self.shift["from"]].final = True

    def settles(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return ((Grouped.kind, self.round),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Answers split by role and table: {question}", self.question(meetup)


@dataclass(frozen=True)
class ResultsViewed(RoundEvent, urgent=True):
    """The room sees the results of a round as a whole, or split."""

    view: str

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.rounds.by_id[self.round].view = self.view

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (ResultsViewed(self.round, meetup.rounds.by_id[self.round].view),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return {
            EVERYONE: "Results of the whole room: {question}",
            "role": "Results by role: {question}",
            "table": "Results by table: {question}",
            SHIFT: "Who changed their mind: {question}",
        }[self.view], self.question(meetup)


@dataclass(frozen=True)
class SplitAnswers(Command, verb="round.split", by=(DESK,), after_close=True, after_seal=False, slow=True):
    """Splits the answers of a closed round by role and table, and lays them beside the last time; once, and for good: the round can't be open again."""

    round: str | None = None

    def work(self, meetup: Meetup) -> Callable[[], Split | None]:
        return work_on(meetup, meetup.rounds.find(meetup, self.round))

    def decide_after(self, meetup: Meetup, actor: Actor, now: float, done: Split | None) -> Iterator[Event | Ballot]:
        yield from take(meetup, meetup.rounds.find(meetup, self.round), done)


@dataclass(frozen=True)
class ViewResults(Command, verb="round.view", by=(DESK,), undoable=True, after_close=True, slow=True):
    """The room sees the results of a closed round as a whole (`all`), by `role`, by `table`, or as a `shift`. Splits its answers first, when that is to do."""

    view: str
    round: str | None = None

    def work(self, meetup: Meetup) -> Callable[[], Split | None]:
        found = meetup.rounds.find(meetup, self.round)
        return work_on(meetup, found) if self.view in VIEWS and self.view not in (found.view, EVERYONE) else _nothing

    def decide_after(self, meetup: Meetup, actor: Actor, now: float, done: Split | None) -> Iterator[Event | Ballot]:
        found = meetup.rounds.find(meetup, self.round)
        if self.view not in VIEWS:
            raise Invalid("Results can be seen as a whole, by role, by table, or as a shift.")
        if self.view == found.view:
            return
        told = found.split or {}
        if self.view != EVERYONE and found.split is None:
            taken = list(take(meetup, found, done))
            told = {name: getattr(event, name) for event in taken if isinstance(event, RoundSplit) for name in (*BY, SHIFT)}
            yield from taken
        if self.view != EVERYONE and not told.get(self.view):
            raise Invalid("There is nothing to split these answers by.")
        yield ResultsViewed(found.id, self.view)


@dataclass(frozen=True)
class SplitAtTheEnd(Command, verb="timer.split", by=(TIMER,), after_close=True, after_seal=False, slow=True):
    """The server's own: after the evening the answers of each round are split, for whoever takes the figures out."""

    round: str

    def work(self, meetup: Meetup) -> Callable[[], Split | None]:
        found = meetup.rounds.find(meetup, self.round)
        return work_on(meetup, found) if can_split(found) else _nothing

    def decide_after(self, meetup: Meetup, actor: Actor, now: float, done: Split | None) -> Iterator[Event | Ballot]:
        found = meetup.rounds.find(meetup, self.round)
        if can_split(found) and found.split is None:
            yield from take(meetup, found, done)


def can_split(found: Round) -> bool:
    return found.state == CLOSED and not found.taken_back and found.voting != TABLE and found.kind.can_be_split


def must_be_closed(found: Round) -> None:
    if found.state != CLOSED or found.taken_back:
        raise Invalid("Close this question first. While people answer, nothing is split.")
    if found.voting == TABLE or not found.kind.can_be_split:
        raise Invalid("Answers of tables, or to this kind of question, can't be split.")


def work_on(meetup: Meetup, found: Round) -> Callable[[], Split | None]:
    """The long part of a split, beside which the evening goes on."""
    must_be_closed(found)
    return splitting(meetup, found).make if found.split is None else _nothing


def _nothing() -> None:
    return None


def take(meetup: Meetup, found: Round, made: Split | None) -> Iterator[Event | Ballot]:
    """`made`: Stale when somebody said another role since, or answered (it was open again), or a table that this one must be safe beside was taken."""
    must_be_closed(found)
    if found.split is None:
        if made is None or not made.is_of(splitting(meetup, found)):
            raise Stale
        yield RoundSplit(found.id, **made.told, cuts=made.cuts or None, room=made.room)
        yield from (Grouped(found.id, voter, group) for voter, group in made.groups.items())


def due(meetup: Meetup) -> Iterator[tuple[float, Command]]:
    """A minute after the evening, when it was no slip; a round that was closed with it can be open again for a day, and its turn comes then."""
    over = meetup.life.closed_at
    if meetup.life.state == OVER and over is not None:
        for found in meetup.rounds.by_id.values():
            if can_split(found) and found.split is None:
                yield over + (REOPEN_SECONDS if found.closed_at == over else OVER_SECONDS), SplitAtTheEnd(found.id)


def rows_told(meetup: Meetup, found: Round) -> list[Document]:
    """What its answers are laid side by side by, with how many of the whole room are in each where its results do not say so; of numbers none until then."""
    if found.split is None and found.kind.counted_apart:
        return []
    rows = found.kind.rows(found.asked | {"cuts": found.cuts})
    if found.room is None:
        return rows
    mark = DECIMAL_MARKS.get(meetup.life.language, ".") if "decimals" in found.asked else "."
    return [row | {"label": DECIMAL_POINT.sub(mark, row["label"]), "count": found.room[row["id"]]} for row in rows]


def told(meetup: Meetup, found: Round, audience: str) -> Document:
    """What the `round` document has of it for an audience that sees its results: of the room what the desk lets it view."""
    if not can_split(found):
        return {}
    facts: Document = {"view": found.view, "rows": rows_told(meetup, found)}
    if audience in SEES_ALL:
        return facts | {"split": found.split}
    return facts | {"split": {found.view: found.split[found.view]}} if found.split and found.view != EVERYONE else {}
