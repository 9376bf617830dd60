"""Telling: what goes out to those who are connected. Everyone is brought from where they are in their stream to where it is now.

So what changes while a large hall is being told does not wait in a queue: who was not told yet gets both at once, and who was, soon after.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec
from engineio.exceptions import SocketIsClosedError
from socketio.packet import EVENT

from facilitator.home import Home, LiveMeetup
from facilitator.live.connections import Connection, Connections
from facilitator.live.transport import Frame

YIELD_EVERY = 250  # sends, so that acknowledgements pass through a push to many
LOOK_SECONDS = 0.5  # how often it is seen whether who was behind has caught up
BEHIND_SECONDS = 30.0  # in which it must


class Telling:
    """`spawn` starts a background task; `leave` cuts a socket that does not read."""

    def __init__(self, home: Home, connections: Connections, spawn: Callable[..., Any], leave: Callable[[str], None]) -> None:
        self.home, self.connections, self.spawn, self.leave = home, connections, spawn, leave
        self._news: set[tuple[str, str]] = set()  # (meetup, audience) of which somebody may not have heard yet
        self._telling: set[tuple[str, str]] = set()  # that are being told now
        self._behind: dict[str, tuple[Connection, float]] = {}  # and since when
        home.writer.publish = self.publish

    def send(self, connection: Connection, frame: Frame) -> None:
        with suppress(SocketIsClosedError):  # it is closing; `disconnect` is on its way
            connection.line.send(frame)

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
        if participant is not None:
            frame = _frame(b"mine", msgspec.json.encode(push), self.home.now())
            for connection in self.connections.of_participant(meetup, participant):
                if self._follows(connection):
                    connection.mine = push["seq"]
                    self.send(connection, frame)
            return
        whom = (meetup, audience)
        self._news.add(whom)
        if whom not in self._telling:
            self._telling.add(whom)
            self.spawn(self._tell, whom)

    def _tell(self, whom: tuple[str, str]) -> None:
        meetup, audience = whom
        try:
            while whom in self._news:
                self._news.discard(whom)
                live = self.home.writer.live.get(meetup)
                if live is None:
                    return  # it was deleted
                begun = time.perf_counter()
                self._tell_audience(live, audience)
                seconds = time.perf_counter() - begun
                live.told(audience, seconds)
                self.home.metrics.pushed(audience, seconds)
        finally:
            self._telling.discard(whom)

    def _tell_audience(self, live: LiveMeetup, audience: str) -> None:
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
            self._behind[connection.socket] = connection, time.monotonic()

    def forget(self, socket: str) -> None:
        """It left."""
        self._behind.pop(socket, None)

    def look(self, now: float) -> None:
        """Tells who has caught up, and cuts who does not."""
        for connection, since in list(self._behind.values()):
            if connection.line.clear:
                del self._behind[connection.socket]
                connection.behind = False
                self.everything(connection, {"seq": connection.docs, "mine": connection.mine})
            elif now - since > BEHIND_SECONDS:
                self.leave(connection.socket)


def _frame(event: bytes, push: bytes, now: float) -> Frame:
    """`push` is JSON, of an object that is not empty; the server's clock is added to it."""
    return Frame(b'%d["%b",%b,"now":%b}]' % (EVENT, event, push[:-1], msgspec.json.encode(now)))


def _cursor(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
