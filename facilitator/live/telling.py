"""Telling: what goes out to those who are connected. Everyone is brought from where they are in their stream to where it is now.

So what changes while a large hall is being told does not wait in a queue: who was not told yet gets both at once, and who was, soon after.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import msgspec
from engineio.exceptions import SocketIsClosedError
from socketio.packet import ACK, EVENT

from facilitator.errors import NotFound
from facilitator.home import Home, LiveMeetup
from facilitator.live.connections import Connection, Connections
from facilitator.live.transport import Frame

YIELD_EVERY = 100  # sends, so that acknowledgements pass through a push to many
MANY_TABS = 10  # of one participant, from which on they are told one after the other, now and then
TABS_SECONDS = 1.0
LOOK_SECONDS = 0.5  # how often it is seen whether who was behind has caught up
BEHIND_SECONDS, BEHIND_BYTES = 30.0, 30_000  # in which it must, or take at least so much


@dataclass
class Behind:
    """One that has much unread: `waiting` bytes at `since`."""

    connection: Connection
    since: float
    waiting: int

    def moves(self, now: float) -> bool:
        """Whether it takes what it was sent, however slowly."""
        if self.connection.line.waiting_bytes <= self.waiting - BEHIND_BYTES:
            self.since, self.waiting = now, self.connection.line.waiting_bytes
        return now - self.since <= BEHIND_SECONDS


class Telling:
    """`spawn` starts a background task; `leave` cuts a socket that does not read."""

    def __init__(self, home: Home, connections: Connections, spawn: Callable[..., Any], leave: Callable[[str], None]) -> None:
        self.home, self.connections, self.spawn, self.leave = home, connections, spawn, leave
        self._news: set[tuple[str, str]] = set()  # (meetup, audience or participant) of which somebody may not have heard yet
        self._telling: set[tuple[str, str]] = set()  # that are being told now
        self._behind: dict[str, Behind] = {}
        home.writer.publish = self.publish

    def send(self, connection: Connection, frame: Frame) -> None:
        with suppress(SocketIsClosedError):  # it is closing; `disconnect` is on its way
            connection.line.send(frame)

    def time(self, connection: Connection, ack: int) -> None:
        """What time it is here, to who asked, at once: from when it asked and when it hears this it works out what time it is."""
        self.send(connection, Frame(b"%d%d[%b]" % (ACK, ack, msgspec.json.encode(self.home.now()))))

    def everything(self, connection: Connection, had: dict[str, Any]) -> None:
        """What changed since the cursors it has, or all there is."""
        who = connection.identity
        live = self.home.live(who.meetup)
        epoch, now = had.get("epoch", self.home.epoch if connection.welcomed else None), self.home.now()
        docs = live.streams[who.audience]
        connection.docs = docs.seq
        self.send(connection, _frame(b"docs", docs.encoded_since(epoch, _cursor(had.get("seq"))), now))
        if who.participant:
            mine = live.own_stream(who.participant)
            connection.mine = mine.seq
            self.send(connection, _frame(b"mine", mine.encoded_since(epoch, _cursor(had.get("mine"))), now))

    def publish(self, meetup: str, audience: str, participant: str | None, push: dict[str, Any]) -> None:
        """The writer says what changed: for the tabs of one participant, who get it now, or for an audience, which is told beside the
        writer, so that it goes on acknowledging meanwhile."""
        if participant is None:
            self._tell_soon(self._tell_audience, meetup, audience)
            return
        tabs = self.connections.of_participant(meetup, participant)
        if len(tabs) > MANY_TABS:
            self._tell_soon(self._tell_tabs, meetup, participant)
            return
        frame = _frame(b"mine", msgspec.json.encode(push), self.home.now())
        for connection in tabs:
            if self._follows(connection):
                connection.mine = push["seq"]
                self.send(connection, frame)

    def _tell_soon(self, tell: Callable[[LiveMeetup, str], None], meetup: str, who: str) -> None:
        self._news.add((meetup, who))
        if (meetup, who) not in self._telling:
            self._telling.add((meetup, who))
            self.spawn(self._tell, tell, meetup, who)

    def _tell(self, tell: Callable[[LiveMeetup, str], None], meetup: str, who: str) -> None:
        """Until there is no more news for them."""
        try:
            while (meetup, who) in self._news:
                self._news.discard((meetup, who))
                live = self.home.in_memory(meetup)
                if live is None:
                    return  # it was deleted
                tell(live, who)
        finally:
            self._telling.discard((meetup, who))

    def _tell_tabs(self, live: LiveMeetup, participant: str) -> None:
        """One who has as many tabs as no person has: for them it goes slowly, and for nobody else."""
        for number, connection in enumerate(self.connections.of_participant(live.meetup.id, participant), 1):
            mine = live.own_stream(participant)
            if connection.mine < mine.seq and self._follows(connection):
                self.send(connection, _frame(b"mine", mine.encoded_since(self.home.epoch, connection.mine), self.home.now()))
                connection.mine = mine.seq
            if number % YIELD_EVERY == 0:
                time.sleep(0)
        time.sleep(TABS_SECONDS)

    def _tell_audience(self, live: LiveMeetup, audience: str) -> None:
        begun = time.perf_counter()
        self._tell_all(live, audience)
        seconds = time.perf_counter() - begun
        live.told(audience, seconds)
        self.home.metrics.pushed(audience, seconds)

    def _tell_all(self, live: LiveMeetup, audience: str) -> None:
        stream = live.streams[audience]
        seq, frames = stream.seq, dict[int, Frame]()  # by the cursor from which they lead to `seq`
        for number, connection in enumerate(self.connections.of_audience(live.meetup.id, audience), 1):
            if connection.docs < seq and self._follows(connection):
                frame = frames.get(connection.docs)
                if frame is None:
                    frame = frames[connection.docs] = _frame(b"docs", stream.encoded_since(self.home.epoch, connection.docs), self.home.now())
                connection.docs = seq
                connection.line.push(frame)
            if number % YIELD_EVERY == 0:
                time.sleep(0)
                if stream.seq != seq:
                    seq, frames = stream.seq, {}

    # who does not keep up

    def _follows(self, connection: Connection) -> bool:
        """Whether it gets what changes; who does not read gets it later, in one piece."""
        if connection.welcomed and not connection.behind and connection.line.crowded:
            self.falls_behind(connection)
        return connection.welcomed and not connection.behind

    def falls_behind(self, connection: Connection) -> None:
        if not connection.behind:
            connection.behind = True
            self._behind[connection.socket] = Behind(connection, time.monotonic(), connection.line.waiting_bytes)

    def forget(self, socket: str) -> None:
        """It left."""
        self._behind.pop(socket, None)

    def look(self, now: float) -> None:
        """Tells who has caught up, and cuts who does not."""
        for number, (socket, behind) in enumerate(list(self._behind.items()), 1):
            connection = behind.connection
            if connection.line.clear:
                self._behind.pop(socket, None)
                connection.behind = False
                with suppress(NotFound):  # the meetup was deleted; the socket is about to be closed
                    self.everything(connection, {"seq": connection.docs, "mine": connection.mine})
            elif not behind.moves(now):
                self.leave(socket)
            if number % YIELD_EVERY == 0:
                time.sleep(0)


def _frame(event: bytes, push: bytes, now: float) -> Frame:
    """`push` is JSON, of an object that is not empty; the server's clock is added to it."""
    return Frame(b'%d["%b",%b,"now":%b}]' % (EVENT, event, push[:-1], msgspec.json.encode(now)))


def _cursor(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
