"""Who is connected now: one Connection a socket, found by its socket, its audience, its participant or its link."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from facilitator.access import Identity
from facilitator.meetup.words import PHONE


@dataclass
class Budget:
    """Commands that may still be given: `most` at once, `rate` a second in the long run."""

    rate: float
    most: float
    now: Callable[[], float]
    left: float = field(init=False)
    seen: float = field(init=False)
    refused: int = 0

    def __post_init__(self) -> None:
        self.left, self.seen = self.most, self.now()

    def spend(self) -> bool:
        now = self.now()
        self.left, self.seen = min(self.most, self.left + (now - self.seen) * self.rate), now
        if self.left < 1:
            self.refused += 1
            return False
        self.left -= 1
        return True


@dataclass(eq=False)
class Connection:
    socket: str  # Engine.IO's id
    identity: Identity
    language: str
    budget: Budget
    welcomed: bool = False
    had: dict[str, object] = field(default_factory=dict)  # the cursors it came with


class Connections:
    def __init__(self) -> None:
        self._by_socket: dict[str, Connection] = {}
        self._audiences: dict[tuple[str, str], dict[str, Connection]] = {}
        self._participants: dict[tuple[str, str], dict[str, Connection]] = {}

    def __len__(self) -> int:
        return len(self._by_socket)

    def add(self, connection: Connection) -> None:
        who = connection.identity
        self._by_socket[connection.socket] = connection
        self._audiences.setdefault((who.meetup, who.audience), {})[connection.socket] = connection
        if who.participant:
            self._participants.setdefault((who.meetup, who.participant), {})[connection.socket] = connection

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
        return connection

    def of_socket(self, socket: str) -> Connection | None:
        return self._by_socket.get(socket)

    def of_audience(self, meetup: str, audience: str) -> list[Connection]:
        return list(self._audiences.get((meetup, audience), {}).values())

    def of_participant(self, meetup: str, participant: str) -> list[Connection]:
        return list(self._participants.get((meetup, participant), {}).values())

    def of_link(self, link: str) -> list[Connection]:
        return [connection for connection in self._by_socket.values() if connection.identity.link == link]

    def of_meetup(self, meetup: str) -> list[Connection]:
        return [connection for connection in self._by_socket.values() if connection.identity.meetup == meetup]

    def participants(self, meetup: str) -> set[str]:
        """Whose phones are connected."""
        return {str(connection.identity.participant) for connection in self.of_audience(meetup, PHONE)}
