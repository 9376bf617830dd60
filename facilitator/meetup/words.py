"""The vocabulary: what a command, an event, a ballot and a document are.

Each noun of the meetup (rounds, ideas, clock ...) is one file that declares its own commands, events and documents with these classes;
declaring one is enough to be known by its verb, wire name or key. Nothing here knows a particular noun.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from facilitator.meetup import Meetup
    from facilitator.meetup.questions import Version
    from facilitator.meetup.tickets import Ticket

PHONE, SCREEN, DESK, OPERATOR, REMOTE = "phone", "screen", "desk", "operator", "remote"
AUDIENCES = (PHONE, SCREEN, DESK, OPERATOR, REMOTE)
SEES_ALL = (DESK, OPERATOR)  # results, ideas and support before the room does
OFFICE = "office"  # where an evening is prepared: listens too, but is not in the room
LISTENERS = (*AUDIENCES, OFFICE)
AFTERWARDS = "afterwards"  # who reads the page of the evening when it is over: is told what phones were, and nothing live
READERS = (*LISTENERS, AFTERWARDS)
TIMER, DOOR = "timer", "door"  # the server itself: it acts without listening
ITSELF = (TIMER, DOOR)

Document = dict[str, Any]


@dataclass(frozen=True)
class Erasure:
    """Somebody's words that must go from the stored log too: in the lines of these `events` in which `field` is `value`, or in all of them where it is empty,
    the fields of `blank` are what it says; but not where a field has the value of `but`, and only where a second field has the value of `within`."""

    events: tuple[str, ...]
    field: str
    value: int | str
    blank: Document
    but: tuple[str, Any] | None = None
    within: tuple[str, str] | None = None


@dataclass(frozen=True)
class Actor:
    """Who gives a command: an audience (or office, timer, door); for a phone also its participant id within this meetup, and the ticket it came with."""

    audience: str
    participant: str | None = None
    ticket: Ticket | None = None


class Command:
    """A wish, checked for its types but not yet against the state. Subclasses are frozen dataclasses of plain values.

    `decide` yields what follows from it, or raises a Refusal; it reads the meetup and changes nothing. One that is not `kept` is about
    who is connected now: the gate hears it, nothing of it is stored, and `decide` yields nothing.
    """

    verb: ClassVar[str]
    by: ClassVar[frozenset[str]]
    undoable: ClassVar[bool]
    after_close: ClassVar[bool]
    after_seal: ClassVar[bool]  # usually as after the close; not what needs to know whose something is
    kept: ClassVar[bool]
    slow: ClassVar[bool]  # deciding it takes the processor so long that the others must go on meanwhile
    overtakes: ClassVar[bool]  # what was done before it is taken back only where it stands still
    known: ClassVar[dict[str, type[Command]]] = {}

    def __init_subclass__(
        cls,
        *,
        verb: str,
        by: Iterable[str],
        undoable: bool = False,
        after_close: bool = False,
        after_seal: bool | None = None,
        kept: bool = True,
        slow: bool = False,
        overtakes: bool = False,
    ) -> None:
        cls.verb, cls.by, cls.undoable, cls.kept, cls.slow, cls.overtakes = verb, frozenset(by), undoable, kept, slow, overtakes
        cls.after_close, cls.after_seal = after_close, after_close if after_seal is None else after_seal
        Command.known[verb] = cls

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        """Of a slow one `work` and `decide_after` say it."""
        yield from self.decide_after(meetup, actor, now, self.work(meetup)())

    def work(self, meetup: Meetup) -> Callable[[], Any]:
        """What takes long, on copies of the state: it is done while the evening goes on."""
        raise NotImplementedError

    def decide_after(self, meetup: Meetup, actor: Actor, now: float, done: Any) -> Iterator[Event | Ballot]:
        """What follows from it; raises Stale when what it was made of is another by now."""
        raise NotImplementedError

    def ack(self, changes: tuple[Event | Ballot, ...]) -> Document:
        """Fields that the acknowledgement carries beside ok, id and seq."""
        return {}


class Stale(Exception):
    """What a slow command has worked out is of a state that is gone."""


class Event:
    """What happened, in the past tense: one line of the session log. Subclasses are frozen dataclasses of plain values.

    Their wire name is the class name; fields are only ever added, with a default: a stored event of any earlier version must load.
    """

    urgent: ClassVar[bool]  # is told at once, not at the next push
    weight: ClassVar[int]  # of the events of one command, the weightiest says what it did
    final: ClassVar[bool]  # what it took away must be in no backup either
    seals: ClassVar[bool]  # the store cuts whatever leads from a device to words or answers
    known: ClassVar[dict[str, type[Event]]] = {}

    def __init_subclass__(cls, *, urgent: bool = False, weight: int = 0, final: bool = False, seals: bool = False) -> None:
        cls.urgent, cls.weight, cls.final, cls.seals = urgent, weight, final, seals
        Event.known[cls.__name__] = cls

    def apply(self, meetup: Meetup, at: float) -> None:
        raise NotImplementedError

    def touches(self, meetup: Meetup) -> Iterable[str]:
        """Keys of the documents, of any audience, that this event may have changed; called after `apply`."""
        raise NotImplementedError

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        """(participant, key) of the documents of single participants that it may have changed; called after `apply`."""
        return ()

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        """What would take it back; asked before `apply`. Empty: it can't be taken back."""
        return ()

    def ground(self, meetup: Meetup) -> object:
        """What it stands on beside what it changes: an event that takes something back fits only while that is as it was."""
        return None

    def is_barred(self, meetup: Meetup) -> bool:
        """Whether it can't happen any more, for good."""
        return False

    def settles(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        """(kind, about) of ballots that are final now: the store rewrites them, so that not even the layout of its pages tells their order."""
        return ()

    def erases(self, meetup: Meetup) -> Iterable[int]:
        """Numbers of ideas whose words, and author, must go from the stored log too."""
        return ()

    def redacts(self, meetup: Meetup) -> Iterable[int]:
        """The same, of ideas of which only the words must go."""
        return ()

    def rewrites(self, meetup: Meetup) -> Iterable[Erasure]:
        """The same of other words that somebody takes away for good."""
        return ()

    def versions(self) -> Iterable[Version]:
        """Versions of questions of the bank that stand in it; the bank keeps those that it did not have."""
        return ()

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        """An English sentence with names to fill in, for the log that people read."""
        raise NotImplementedError


class Ballot:
    """What one participant chose. Kept as a row that replaces the voter's earlier one, without time or order, and never in the log. At the seal it goes, or
    `stays`, with a voter that is new on each `about`."""

    kind: ClassVar[str]
    stays: ClassVar[bool]
    known: ClassVar[dict[str, type[Ballot]]] = {}
    about: str
    voter: str
    value: Any  # plain JSON; None takes the row away

    def __init_subclass__(cls, *, kind: str, stays: bool = False) -> None:
        cls.kind, cls.stays = kind, stays
        Ballot.known[kind] = cls

    def __init__(self, about: str, voter: str, value: Any) -> None:
        self.about, self.voter, self.value = about, voter, value

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def apply(self, meetup: Meetup) -> None:
        raise NotImplementedError

    def touches(self, meetup: Meetup) -> Iterable[str]:
        raise NotImplementedError

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        raise NotImplementedError


@dataclass(frozen=True)
class Entry:
    """One line of the session log. `seq` counts from 1 per meetup; `at` is seconds since 1970; `first` is the seq of the command's first line."""

    seq: int
    at: float
    by: str
    verb: str
    first: int
    event: Event


@dataclass(frozen=True)
class Family:
    """A sort of document for audiences: `render(meetup, audience, key)` gives it or None; `keys(meetup)` lists every key it may have now."""

    render: Callable[[Meetup, str, str], Document | None]
    keys: Callable[[Meetup], Iterable[str]]
    audiences: frozenset[str]


@dataclass(frozen=True)
class OwnFamily:
    """A sort of document for one participant: `render(meetup, participant, key)` and `keys(meetup, participant)`."""

    render: Callable[[Meetup, str, str], Document | None]
    keys: Callable[[Meetup, str], Iterable[str]]


FAMILIES: dict[str, Family] = {}
OWN_FAMILIES: dict[str, OwnFamily] = {}
Render = Callable[["Meetup", str, str], Document | None]


def document(name: str, audiences: Iterable[str] = AUDIENCES, each: Callable[[Meetup], Iterable[str]] | None = None) -> Callable[[Render], Render]:
    """Declares how a document is made. Who is not among `audiences` never gets it. With `each`, one document per key `name/<id>`."""

    def declare(render: Render) -> Render:
        keys = each or (lambda meetup: (name,))
        FAMILIES[name + "/" if each else name] = Family(render, keys, frozenset(audiences))
        return render

    return declare


def own_document(name: str, each: Callable[[Meetup, str], Iterable[str]] | None = None) -> Callable[[Render], Render]:
    """Declares a document that goes to one participant only."""

    def declare(render: Render) -> Render:
        keys = each or (lambda meetup, participant: (name,))
        OWN_FAMILIES[name + "/" if each else name] = OwnFamily(render, keys)
        return render

    return declare
