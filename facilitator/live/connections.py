"""Who is connected now: one Connection a socket, found by its socket, its audience, its participant or its link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from facilitator.access import Identity
from facilitator.meetup.words import LISTENERS


@dataclass
class Budget:
    """Commands that may still be given: `most` at once, `rate` a second in the long run. `refused` counts since it was full last."""

    rate: float
    most: float
    now: Callable[[], float]
    left: float = field(init=False)
    seen: float = field(init=False)
    refused: int = 0

    def __post_init__(self) -> None:
        self.left, self.seen = self.most, self.now()

    @property
    def rested(self) -> bool:
        """Whether it is as good as a new one."""
        return self.left + (self.now() - self.seen) * self.rate >= self.most

    def spend(self) -> bool:
        now = self.now()
        self.left, self.seen = min(self.most, self.left + (now - self.seen) * self.rate), now
        if self.left == self.most:
            self.refused = 0
        if self.left < 1:
            self.refused += 1
            return False
        self.left -= 1
        return True


class Line(Protocol):
    """An Engine.IO socket; see `facilitator.live.transport`."""

    closed: bool

    @property
    def crowded(self) -> bool:
        """Whether so much of what was sent is unread that more should wait."""

    @property
    def clear(self) -> bool:
        """Whether all that was sent is taken."""

    @property
    def waiting_bytes(self) -> int:
        """What it has not taken yet."""

    def send(self, packet: Any) -> None:
        """Something for this one. Raises SocketIsClosedError."""

    def push(self, frame: Any) -> None:
        """The same as for many others. Nothing when it is closed."""


@dataclass(eq=False, slots=True)
class Connection:
    """`budgets`: of this socket, and of its owner, who may have several. `docs` and `mine` are the seqs that were sent last."""

    socket: str  # Engine.IO's id
    line: Line
    identity: Identity
    language: str
    budgets: tuple[Budget, ...]
    welcomed: bool = False
    behind: bool = False  # it has more unread than is good: what changes is told when it has caught up
    docs: int = 0
    mine: int = 0
    synced_at: float = 0.0  # when it asked for everything

    def spend(self) -> bool:
        """Whether one command more is within what it may."""
        spent = [budget.spend() for budget in self.budgets]
        return all(spent)

    @property
    def refused(self) -> int:
        return max(budget.refused for budget in self.budgets)


class Connections:
    def __init__(self) -> None:
        self._by_socket: dict[str, Connection] = {}
        self._people: Counter[str] = Counter()  # participants with a connection, by meetup
        self._budgets: dict[tuple[str, str], Budget] = {}  # of owners; they outlive a connection
        self._audiences: dict[tuple[str, str], dict[str, Connection]] = {}
        self._participants: dict[tuple[str, str], dict[str, Connection]] = {}

    def __len__(self) -> int:
        return len(self._by_socket)

    def add(self, connection: Connection) -> None:
        who = connection.identity
        self._by_socket[connection.socket] = connection
        self._audiences.setdefault((who.meetup, who.audience), {})[connection.socket] = connection
        if who.participant:
            tabs = self._participants.setdefault((who.meetup, who.participant), {})
            self._people[who.meetup] += not tabs
            tabs[connection.socket] = connection

    def remove(self, socket: str) -> Connection | None:
        connection = self._by_socket.pop(socket, None)
        if connection is None:
            return None
        who = connection.identity
        self._audiences[who.meetup, who.audience].pop(socket, None)
        if who.participant:
            tabs = self._participants[who.meetup, who.participant]
            tabs.pop(socket, None)
            if not tabs:
                del self._participants[who.meetup, who.participant]
                self._people[who.meetup] -= 1
        return connection

    def budget_of(self, who: Identity, make: Callable[[], Budget]) -> Budget:
        """Of the owner, however many sockets they have."""
        return self._budgets.setdefault(owner_of(who), make())

    def forget_rested(self) -> None:
        """The budgets that are as good as new ones, of who is not there: else each new socket of theirs had one of its own."""
        here = {owner_of(connection.identity) for connection in self._by_socket.values()}
        for owner in [owner for owner, budget in self._budgets.items() if budget.rested and owner not in here]:
            del self._budgets[owner]

    def waiting_bytes(self) -> int:
        """What was sent and is not taken yet, of all of them."""
        return sum(connection.line.waiting_bytes for connection in self._by_socket.values())

    def by_audience(self) -> dict[str, int]:
        """How many there are, all meetups together."""
        found = dict.fromkeys(LISTENERS, 0)
        for (_, audience), connections in self._audiences.items():
            found[audience] += len(connections)
        return found

    def of_socket(self, socket: str) -> Connection | None:
        return self._by_socket.get(socket)

    def of_audience(self, meetup: str, audience: str) -> list[Connection]:
        return list(self._audiences.get((meetup, audience), {}).values())

    def of_participant(self, meetup: str, participant: str) -> list[Connection]:
        return list(self._participants.get((meetup, participant), {}).values())

    def of_link(self, link: str) -> list[Connection]:
        return [connection for connection in self._by_socket.values() if connection.identity.link == link]

    def of_ticket(self, meetup: str, number: int) -> list[Connection]:
        return [each for each in self.of_meetup(meetup) if each.identity.ticket and each.identity.ticket.number == number]

    def of_meetup(self, meetup: str) -> list[Connection]:
        return [connection for connection in self._by_socket.values() if connection.identity.meetup == meetup]

    def people(self, meetup: str) -> int:
        """How many participants are connected."""
        return self._people[meetup]

    def has(self, meetup: str, participant: str) -> bool:
        return (meetup, participant) in self._participants


def owner_of(who: Identity) -> tuple[str, str]:
    """Whose budget it is: a participant's, or a link's."""
    return who.meetup, who.participant or who.link or ""
