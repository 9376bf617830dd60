"""Undo: each desk command that can be taken back is remembered with the events that would do it. Nothing of the log is rewritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from facilitator.errors import Closed, Invalid
from facilitator.meetup.life import CLOSED, CloseMeetup
from facilitator.meetup.words import DESK, OFFICE, OPERATOR, Actor, Ballot, Command, Document, Entry, Event, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

REMEMBERED = 100
LINES_TOLD, DEEDS_TOLD = 30, 20


@dataclass
class Deed:
    """One command that can be taken back: the seq of its first log line, who gave it, its verb, what is said of it (by its weightiest event), and the
    events that take it back. `left` tells how the deed left what it changed: what would take its taking back back; when that is otherwise
    now, somebody has changed it since. That is asked of every deed but the last; of that too when it is `overtaken`: since it was done an earlier one was taken
    back, or what the clock promised happened."""

    first: int
    by: str
    verb: str
    sentence: str
    values: Document
    inverse: list[Event] = field(default_factory=list)
    left: list[object] = field(default_factory=list)
    weight: int = 0
    overtaken: bool = False

    def stands(self, meetup: Meetup) -> bool:
        """Whether what it changed is still as it left it."""
        return self.left == redone(meetup, self.inverse)

    def is_out_of_reach(self, meetup: Meetup) -> bool:
        """Whether nothing that would take it back can happen any more."""
        return bool(self.inverse) and all(event.is_barred(meetup) for event in self.inverse)


def redone(meetup: Meetup, inverse: Iterable[Event]) -> list[object]:
    return [back for event in inverse for back in (*event.inverse(meetup), event.ground(meetup))]


def _names(event: Event, group: str) -> bool:
    return getattr(event, "group", None) == group and hasattr(event, "name")


@dataclass
class Past:
    """State: the deeds that can be taken back, oldest first; for the desk the last lines of the log, and the first of each of the last deeds, however
    much was written since."""

    deeds: list[Deed] = field(default_factory=list)
    lines: list[Document] = field(default_factory=list)

    def remember(self, meetup: Meetup, entry: Entry, inverse: Iterable[Event]) -> None:
        command = Command.known.get(entry.verb)
        sentence, values = entry.event.sentence(meetup)
        self.lines = [*self.lines, {"seq": entry.seq, "at": entry.at, "by": entry.by, "verb": entry.verb, "text": sentence, "values": values}]
        if command and command.undoable:
            self._remember_deed(meetup, entry, sentence, values, inverse)
        if command and command.overtakes:
            self.overtake()
        takes_back = {deed.first for deed in self.deeds[-DEEDS_TOLD:]}
        self.lines = [line for line in self.lines[:-LINES_TOLD] if line["seq"] in takes_back] + self.lines[-LINES_TOLD:]

    def _remember_deed(self, meetup: Meetup, entry: Entry, sentence: str, values: Document, inverse: Iterable[Event]) -> None:
        if entry.seq == entry.first:
            self.deeds = [*self.deeds[-(REMEMBERED - 1) :], Deed(entry.seq, entry.by, entry.verb, sentence, values)]
        deed = self.deeds[-1]
        if entry.event.weight >= deed.weight:
            deed.sentence, deed.values, deed.weight = sentence, values, entry.event.weight
        deed.inverse[:0] = inverse
        deed.left = redone(meetup, deed.inverse)

    def erase_words(self, idea: int) -> None:
        """The words of an idea go from the lines too, and whatever was done to it can't be taken back any more: that may hold them."""
        self.forget_deeds("idea", idea)
        self.lines = [
            {**line, "values": {**line["values"], "text": ""}} if line["values"].get("idea") == idea and "text" in line["values"] else line
            for line in self.lines
        ]

    def forget_deeds(self, of: str, number: int | str) -> None:
        """What was done to an idea, a condition, an agreement or an answer (`of`) can't be taken back any more: it may hold its words."""
        self.deeds = [deed for deed in self.deeds if not any(getattr(event, of, None) == number for event in deed.inverse)]

    def erase_names(self, group: str, kept: str, instead: str) -> None:
        """The names of a group but for one go from the lines, and whatever named it can't be taken back any more."""

        def erased(values: Document) -> Document:
            return {**values, "name": instead} if values.get("group") == group and values.get("name", kept) != kept else values

        self.lines = [{**line, "values": erased(line["values"])} for line in self.lines]
        self.deeds = [replace(deed, values=erased(deed.values)) for deed in self.deeds if not any(_names(event, group) for event in deed.inverse)]

    def forget_batons(self) -> None:
        """What was said of the baton goes from the lines, and can't be taken back any more: it may say what was said first."""
        self.lines = [{**line, "values": {"to": ""}} if "baton" in line["values"] else line for line in self.lines]
        self.deeds = [deed for deed in self.deeds if deed.verb != "baton.pass"]

    def find(self, line: int | None, by: str | None = None) -> Deed:
        """The deed whose first log line this is; without one the last, of this audience or of any."""
        found = self.last(by) if line is None else next((deed for deed in reversed(self.deeds) if deed.first == line), None)
        if found is None:
            raise Invalid("This can't be taken back.")
        return found

    def last(self, by: str | None = None) -> Deed | None:
        return next((deed for deed in reversed(self.deeds) if by in (None, deed.by)), None)

    def overtake(self, first: int = 0) -> None:
        """What was done since this line is asked from now on whether it stands."""
        for deed in self.deeds:
            deed.overtaken |= deed.first > first

    def forget(self, first: int) -> None:
        self.deeds = [deed for deed in self.deeds if deed.first != first]
        self.overtake(first)


@dataclass(frozen=True)
class Undone(Event, urgent=True):
    """The command whose first log line is `first` was taken back; the events that follow do it."""

    first: int
    verb: str

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.past.forget(self.first)

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ()

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Taken back: {verb}", {"verb": self.verb}


@dataclass(frozen=True)
class Undo(Command, verb="undo", by=(DESK, OPERATOR, OFFICE), after_close=True):
    """Takes back the last command, of desk, operator, remote or office, that can be taken back, or the one whose first log line is `line`: refused when
    what that changed was changed again since. Undoing the opening of a round closes it and keeps its ballots. The operator takes back only what an
    operator did, and the office what it did itself, as long as nothing was done since: it does not see the room."""

    line: int | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if not meetup.past.deeds:
            raise Invalid("There is nothing to take back.")
        meetup.may_reopen(now)
        deed = meetup.past.find(self.line, OPERATOR if actor.audience == OPERATOR else None)
        if meetup.life.state == CLOSED and deed.verb != CloseMeetup.verb and not Command.known[deed.verb].after_close:
            raise Closed("This meetup is closed. Go on with it to take this back.")
        asked = deed.overtaken or deed is not meetup.past.deeds[-1]
        if (asked and not deed.stands(meetup)) or deed.is_out_of_reach(meetup):
            raise Invalid("This can't be taken back any more: what it changed was changed again since.")
        if actor.audience != DESK and deed.by != actor.audience:
            raise Invalid("The desk has done something since. It can be taken back there.")
        yield Undone(deed.first, deed.verb)
        yield from deed.inverse

    def ack(self, changes: tuple[Event | Ballot, ...]) -> Document:
        return {"undone": next(change.verb for change in changes if isinstance(change, Undone))}


@document("undo", (DESK, OPERATOR, OFFICE))
def undo_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    deed = meetup.past.last(OPERATOR if audience == OPERATOR else None)
    if deed is None or (audience == OFFICE and deed.by != OFFICE):
        return None
    return {"verb": deed.verb, "text": deed.sentence, "values": deed.values, "line": deed.first}


@document("log", (DESK, OPERATOR))
def log_document(meetup: Meetup, audience: str, key: str) -> Document:
    """The last lines, and older ones of deeds. With `undo` those of which `undo {line}` can be tried."""
    deeds = {deed.first for deed in meetup.past.deeds} if audience == DESK else set[int]()
    return {"entries": [{**line, "undo": True} if line["seq"] in deeds else line for line in meetup.past.lines]}
