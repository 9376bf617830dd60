"""Who is there: live phones, and for a minute after a request those without a script. Each once."""

from __future__ import annotations

from typing import Any, cast

from facilitator.access import Identity
from facilitator.home import Home
from facilitator.live.connections import Budget, Connection, Connections
from facilitator.live.presence import VISIT_SECONDS, Presence


class Counting:
    """A home that only remembers what it was told."""

    def __init__(self) -> None:
        self.present: dict[str, int] = {}

    def count_present(self, meetup: str, present: int) -> None:
        self.present[meetup] = present


class Hall:
    def __init__(self) -> None:
        self.now, self.home, self.connections = 0.0, Counting(), Connections()
        self.presence = Presence(self.connections, cast(Home, self.home), lambda: self.now)

    def connect(self, socket: str, who: Identity) -> None:
        self.connections.add(Connection(socket, cast(Any, None), who, "nl", (Budget(1, 1, lambda: 0.0),)))
        self.presence.connected(who)

    def disconnect(self, socket: str) -> None:
        left = self.connections.remove(socket)
        assert left
        self.presence.left(left.identity)

    @property
    def present(self) -> int:
        return self.home.present["m"]


def phone(name: str) -> Identity:
    return Identity("m", "phone", b"", participant=name)


def test_a_phone_without_a_script_is_there_for_a_minute_after_each_request() -> None:
    hall = Hall()
    hall.presence.visited(phone("p1"))
    hall.now += VISIT_SECONDS - 1
    hall.presence.visited(phone("p1"))
    hall.now += VISIT_SECONDS - 1
    hall.presence.look()
    assert hall.present == 1
    hall.now += 2
    hall.presence.look()
    assert hall.present == 0


def test_a_phone_whose_script_runs_is_counted_by_its_connection_only() -> None:
    hall = Hall()
    hall.presence.visited(phone("p1"))
    hall.connect("s1", phone("p1"))
    assert hall.present == 1
    hall.disconnect("s1")
    assert hall.present == 0


def test_each_participant_counts_once() -> None:
    hall = Hall()
    hall.connect("s1", phone("p1"))
    hall.presence.visited(phone("p1"))
    hall.connect("s2", phone("p1"))
    hall.presence.visited(phone("p2"))
    assert hall.present == 2


def test_a_desk_is_nobody_in_the_room() -> None:
    hall = Hall()
    hall.connect("s1", Identity("m", "desk", b""))
    hall.presence.visited(Identity("m", "desk", b""))
    assert hall.present == 0


def test_a_phone_that_is_somebody_else_from_now_on_is_not_there_twice() -> None:
    hall = Hall()
    hall.presence.visited(phone("p1"))
    hall.presence.parted(phone("p1"))
    hall.connect("s1", phone("ticket 1"))
    assert hall.present == 1
    hall.presence.parted(phone("nobody who ever came"))
    assert hall.present == 1
