"""The tables: where people sit in the hall, or which room of the video call they are in. One phone of each may write for it, and say that it is done.

A table is known by its code: what stands on its card, and what its room in the video call is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid, NotAllowed
from facilitator.meetup.fields import Fields
from facilitator.meetup.steps import Step
from facilitator.meetup.talk import talk_on_air, talks_at_tables
from facilitator.meetup.text import keeps_waiting
from facilitator.meetup.voting import TABLE, rounds_of_tables, tables_vote_now
from facilitator.meetup.words import DESK, OPERATOR, PHONE, SEES_ALL, Actor, Ballot, Command, Document, Event, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

MOST_TABLES, CODE_LIMIT, NAME_LIMIT = 60, 20, 60


def read_tables(fields: Fields) -> Document:
    """`tables`: a list of code, name (of a theme, say) and link (a video room of its own), or how many there are; `call`: the link of the video call."""
    given = fields.given.get("tables")
    if isinstance(given, int | float) and not isinstance(given, bool):
        tables = [{"code": f"{number}", "name": "", "link": ""} for number in range(1, fields.whole("tables", least=0, most=MOST_TABLES) + 1)]
    else:
        tables = [] if given is None else [read_table(table) for table in fields.objects("tables", 0, MOST_TABLES)]
    for at, table in enumerate(tables):
        if table["code"] and table["code"] in (earlier["code"] for earlier in tables[:at]):
            fields.fault(f"tables[{at}].code", "stands there twice")
    return {"tables": tables, "call": fields.link("call")}


def read_table(table: Fields) -> Document:
    return {"code": " ".join(table.text("code", limit=CODE_LIMIT).split()), "name": table.text("name", "", limit=NAME_LIMIT), "link": table.link("link")}


@dataclass
class Tables:
    """State: the tables in order, the link of the video call, which participant writes for which table, and, of each talk, the tables that are done."""

    asked: list[Document] = field(default_factory=list)
    call: str = ""
    scribes: dict[str, str] = field(default_factory=dict)
    done: dict[str, list[str]] = field(default_factory=dict)

    def describe(self, facts: Document) -> None:
        """Logs of before there were tables know nothing of them."""
        self.asked, self.call = list(facts.get("tables", ())), facts.get("call", "")

    def has(self, code: str | None) -> bool:
        return any(table["code"] == code for table in self.asked)

    def written_by(self, participant: str) -> str | None:
        """The table that this participant writes for."""
        return next((code for code, scribe in self.scribes.items() if scribe == participant and self.has(code)), None)

    def is_done(self, step_id: str, code: str) -> bool:
        return code in self.done.get(step_id, ())

    def begin_anew(self, step_id: str) -> Iterator[Event]:
        """A talk is on air again: no table is done with it yet."""
        for code in self.done.get(step_id, ()):
            yield TableDone(step_id, code, False)

    def of_step(self, step_id: str) -> Document:
        """How far the tables are with a talk: the codes of those that are done, in the order of the tables, of how many."""
        return {"done": [table["code"] for table in self.asked if self.is_done(step_id, table["code"])], "of": len(self.asked)}


def at_tables(meetup: Meetup, step: Step) -> bool:
    """Whether the room talks, writes or votes at tables now, or comes in for an evening in which tables vote: phones show where one sits and who writes."""
    if keeps_waiting(step):
        return bool(meetup.tables.asked) and meetup.voting.right == TABLE
    writes = step.kind == "ideas" and meetup.collecting.of(step.id).open
    return talks_at_tables(meetup, step) or (bool(meetup.tables.asked) and (writes or tables_vote_now(meetup)))


class Scribing(Ballot, kind="scribe"):
    """For which table a participant writes. A command that gives one the pen takes it from who had it, in this order."""

    def apply(self, meetup: Meetup) -> None:
        scribes = meetup.tables.scribes
        for code in [code for code, scribe in scribes.items() if scribe == self.voter]:
            del scribes[code]
        if self.value is not None:
            scribes[self.value] = self.voter

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("tables",)

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return tuple((self.voter, key) for key in ("me", *rounds_of_tables(meetup)))


def lay_down(meetup: Meetup, participant: str) -> Iterator[Ballot]:
    """Whoever leaves a table, or forgets themselves, writes for it no more."""
    if participant in meetup.tables.scribes.values():
        yield Scribing(Scribing.kind, participant, None)


@dataclass(frozen=True)
class TableDone(Event, weight=1):
    """A table said that it is done with a talk, or that it is not after all."""

    step: str
    table: str
    done: bool

    def apply(self, meetup: Meetup, at: float) -> None:
        others = [code for code in meetup.tables.done.get(self.step, ()) if code != self.table]
        meetup.tables.done[self.step] = [*others, self.table] if self.done else others

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("step",)

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return () if meetup.tables.is_done(self.step, self.table) == self.done else (TableDone(self.step, self.table, not self.done),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return ("Table {table} is done." if self.done else "Table {table} is not done yet."), {"table": self.table}


@dataclass(frozen=True)
class WriteForTable(Command, verb="table.scribe", by=(PHONE,)):
    """Writes for the table at which one said to sit (`on`), instead of the phone that did, or no more. Its ideas are the table's from then on."""

    on: bool

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        me = meetup.voter(actor)
        if not self.on:
            yield from lay_down(meetup, me)
            return
        code = meetup.people.described["table"].get(me)
        if code is None or not meetup.tables.has(code):
            raise Invalid("Choose your table first.")
        scribe = meetup.tables.scribes.get(code)
        if scribe and scribe != me:
            yield Scribing(Scribing.kind, scribe, None)
        if scribe != me:
            yield Scribing(Scribing.kind, me, code)


@dataclass(frozen=True)
class SayDone(Command, verb="table.done", by=(PHONE,)):
    """The phone that writes for a table says that it is done with the talk on air, or (`done` false) not after all."""

    step: str
    done: bool = True

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        code = meetup.tables.written_by(meetup.voter(actor))
        if code is None:
            raise NotAllowed("Only the phone that writes for a table says that it is done.")
        yield from decide_done(meetup, talk_on_air(meetup, self.step), code, self.done)


@dataclass(frozen=True)
class MarkDone(Command, verb="table.mark", by=(DESK, OPERATOR), undoable=True):
    """Puts a table down as done with the talk on air, or (`done` false) not after all: for a table without a phone."""

    table: str
    done: bool = True
    step: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if not meetup.tables.has(self.table):
            raise Invalid("There is no such table.", faults=(Fault("table", "is not known"),))
        yield from decide_done(meetup, talk_on_air(meetup, self.step), self.table, self.done)


def decide_done(meetup: Meetup, step: Step, code: str, done: bool) -> Iterator[Event]:
    if meetup.tables.is_done(step.id, code) != done:
        yield TableDone(step.id, code, done)


@document("tables", (PHONE, *SEES_ALL))
def tables_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    """Absent where there are no tables and no video call. `scribe`: some phone writes for it."""
    tables = meetup.tables
    if not tables.asked and not tables.call:
        return None
    return {"call": tables.call, "tables": [{**table, "scribe": table["code"] in tables.scribes} for table in tables.asked]}
