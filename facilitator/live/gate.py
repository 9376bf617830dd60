"""The gate: every message of every socket comes in here. It limits, parses, refuses or passes on to the writer, in that order.

Of Socket.IO's packets only CONNECT, DISCONNECT and the events `do` and `sync` are let in; the library's own dispatch, which starts a
greenlet a message and takes `connect` for an event's name, sees nothing but the first two. An acknowledgement is sent by the writer
when the commit is done, so that no vote holds a greenlet.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

import socketio
from engineio.exceptions import SocketIsClosedError
from engineio.packet import MESSAGE
from engineio.packet import Packet as Frame
from socketio.packet import ACK, CONNECT, DISCONNECT, EVENT, Packet

from facilitator.access import Access, Identity
from facilitator.errors import NotAllowed, NotFound, Refusal, TooFast, UnknownCode
from facilitator.home import Home, Order
from facilitator.live import protocol
from facilitator.live.connections import Budget, Connection
from facilitator.live.presence import Presence
from facilitator.settings import Settings
from facilitator.store import Receipt

REFUSALS_BEFORE_CUT = 200  # commands beyond the budget, after which the socket is closed
MOST_WAITING = 1_000  # messages a socket may leave unread
YIELD_EVERY = 250  # sends, so that acknowledgements pass through a push to many

log = logging.getLogger(__name__)


class Gate:
    """Between the sockets of `server` and the home. `spawn` starts a background task."""

    def __init__(self, server: socketio.Server, home: Home, access: Access, presence: Presence, settings: Settings, spawn: Callable[..., Any]) -> None:
        self.server, self.home, self.access, self.settings, self.spawn = server, home, access, settings, spawn
        self.presence, self.connections = presence, presence.connections
        self._library = server._handle_eio_message
        server.eio.on("message", self.receive)
        home.writer.publish = self.publish
        access.on_revoked = self.put_out
        access.on_parted = self.part
        home.on_deleted = self.put_everyone_out

    # connecting

    def connect(self, sid: str, cookies: dict[str, str], address: str, auth: object) -> None:
        """Lets a socket in, or raises ConnectionRefusedError with the code why not."""
        asked = auth if isinstance(auth, dict) else {}
        try:
            row = self.access.join(str(asked.get("code")), address)
            identity = self.access.surface(row, str(asked.get("audience")), cookies)
        except Refusal as refusal:
            code = "unknown_code" if isinstance(refusal, UnknownCode | TooFast) else "not_allowed"
            raise socketio.exceptions.ConnectionRefusedError(code) from None
        if len(self.connections) >= self.settings.connections:
            raise socketio.exceptions.ConnectionRefusedError("full")
        live = self.home.live(row.id)
        language = asked.get("language")
        budget = Budget(self.settings.commands_per_second, self.settings.commands_at_once, time.monotonic)
        socket = self.server.manager.eio_sid_from_sid(sid, "/")
        told = str(language) if language in ("nl", "en") else live.meetup.life.language
        self.connections.add(Connection(socket, identity, told, budget, had=asked))
        self.presence.connected(identity)

    def disconnect(self, socket: str) -> None:
        connection = self.connections.remove(socket)
        if connection:
            self.presence.left(connection.identity)

    def put_out(self, link: str) -> None:
        """Closes every socket that came by a link."""
        for connection in self.connections.of_link(link):
            self._cut(connection.socket)

    def part(self, who: Identity) -> None:
        """Closes every socket of a phone that threw its cookie away: what came over it now could never be found again by its owner."""
        for connection in self.connections.of_participant(who.meetup, who.participant or ""):
            self._cut(connection.socket)

    def put_everyone_out(self, meetup: str) -> None:
        """Closes every socket of a meetup that was deleted."""
        for connection in self.connections.of_meetup(meetup):
            self._cut(connection.socket)

    # receiving

    def receive(self, socket: str, data: object) -> None:
        """One message of a socket."""
        try:
            packet = Packet(encoded_packet=data) if isinstance(data, str) else None
            kind = packet.packet_type if packet else None
        except (ValueError, TypeError, IndexError, AttributeError, RecursionError):
            packet = kind = None
        connection = self.connections.of_socket(socket)
        if connection and not connection.budget.spend():
            self._too_fast(connection, packet)
        elif packet and kind == EVENT and connection and packet.namespace in (None, "/"):
            self._event(connection, packet.data, packet.id)
        elif packet and kind == CONNECT and packet.namespace in (None, "/") and not connection:
            self._library(socket, data)
            self._welcome(socket)
        elif packet and kind == DISCONNECT:
            self._cut(socket)
        else:
            log.debug("a socket sent what is no message of ours")
            self._cut(socket)

    def _event(self, connection: Connection, data: Any, ack: int | None) -> None:
        name = data[0] if isinstance(data, list) and data else None
        message = data[1] if isinstance(data, list) and len(data) > 1 else None
        if name == "do" and ack is not None:
            self._do(connection, message, ack)
        elif name == "sync" and not self._waiting(connection):
            try:
                self._tell_all(connection, message if isinstance(message, dict) else {})
            except NotFound:  # the meetup was deleted; the socket is about to be closed
                self._cut(connection.socket)

    def _too_fast(self, connection: Connection, packet: Packet | None) -> None:
        """Beyond the budget: a command is told so; who goes on all the same is cut."""
        if packet and packet.packet_type == EVENT and packet.id is not None:
            refusal = TooFast("That is more than one person can do. Wait a moment and try again.")
            self._reply(connection, packet.id, protocol.echo(packet.data[1] if len(packet.data) > 1 else None), refusal)
        if connection.budget.refused > REFUSALS_BEFORE_CUT:
            self._cut(connection.socket)

    def _do(self, connection: Connection, message: Any, ack: int) -> None:
        reply = partial(self._reply, connection, ack, protocol.echo(message))
        try:
            id_text, command = protocol.parse(message)
            who = connection.identity
            if who.audience not in command.by:
                raise NotAllowed("This can't be done from here.")
        except Refusal as refusal:
            reply(refusal)
            return
        id = protocol.id_bytes(id_text) or b""
        self.home.writer.submit(Order(who.meetup, command, who.actor, id, protocol.digest(message, who.stamp), reply))

    # sending

    def _reply(self, connection: Connection, ack: int, id: str | None, outcome: Receipt | Refusal) -> None:
        told = protocol.answer(id, outcome, connection.language)
        self._send(connection, Frame(MESSAGE, Packet(ACK, id=ack, data=[told]).encode()))

    def _welcome(self, socket: str) -> None:
        connection = self.connections.of_socket(socket)
        if connection is None:
            self._cut(socket)  # it was refused
            return
        self._tell_all(connection, connection.had)
        connection.had, connection.welcomed = {}, True

    def _tell_all(self, connection: Connection, had: dict[str, Any]) -> None:
        """What changed since the cursors it has, or everything."""
        who = connection.identity
        live = self.home.live(who.meetup)
        epoch = had.get("epoch", self.home.epoch if connection.welcomed else None)
        self._send(connection, _frame("docs", live.streams[who.audience].since(epoch, _cursor(had.get("seq"))), self.home.now()))
        if who.participant:
            self._send(connection, _frame("mine", live.own_stream(who.participant).since(epoch, _cursor(had.get("mine"))), self.home.now()))

    def publish(self, meetup: str, audience: str, participant: str | None, push: dict[str, Any]) -> None:
        """One encoded packet to all of an audience, or to the tabs of one participant."""
        if participant is None:
            frame, listeners = _frame("docs", push, self.home.now()), self.connections.of_audience(meetup, audience)
        else:
            frame, listeners = _frame("mine", push, self.home.now()), self.connections.of_participant(meetup, participant)
        for number, connection in enumerate(listeners, 1):
            if connection.welcomed:
                self._send(connection, frame)
            if number % YIELD_EVERY == 0:
                time.sleep(0)

    def _send(self, connection: Connection, frame: Frame) -> None:
        if self._waiting(connection) > MOST_WAITING:  # it does not read
            self._cut(connection.socket)
            return
        with suppress(SocketIsClosedError):  # it is closing; `disconnect` is on its way
            self.server.eio.send_packet(connection.socket, frame)

    def _waiting(self, connection: Connection) -> int:
        """Messages that this socket has not taken yet."""
        socket = self.server.eio.sockets.get(connection.socket)
        return socket.queue.qsize() if socket else 0

    def _cut(self, socket: str) -> None:
        self.spawn(self.server.eio.disconnect, socket)


def _frame(event: str, push: dict[str, Any], now: float) -> Frame:
    return Frame(MESSAGE, Packet(EVENT, data=[event, {**push, "now": now}]).encode())


def _cursor(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
