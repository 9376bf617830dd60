"""The gate: every message of every socket comes in here. It limits, parses, refuses or passes on to the writer, in that order.

Of Socket.IO's packets only CONNECT, DISCONNECT and the events `do`, `sync` and `time` are let in; the library's own dispatch, which starts a
greenlet a message and takes `connect` for an event's name, sees nothing but the first two. An acknowledgement is sent by the writer
when the commit is done, so that no vote holds a greenlet.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec
import socketio
from socketio.packet import ACK, CONNECT, CONNECT_ERROR, DISCONNECT, EVENT, Packet

from facilitator.access import Access, Identity
from facilitator.errors import NotAllowed, NotFound, NotSent, Refusal, StorageFailed, TooFast, UnknownCode
from facilitator.home import Home, Order
from facilitator.live import protocol
from facilitator.live.connections import Budget, Connection
from facilitator.live.limits import BAD_MESSAGE, NOT_READING, PUT_OUT, TOO_FAST, Limits
from facilitator.live.presence import Presence
from facilitator.live.screens import Screens
from facilitator.live.telling import Telling
from facilitator.live.transport import Frame
from facilitator.live.watching import Watching
from facilitator.meetup.tickets import TicketFreed
from facilitator.meetup.words import Event
from facilitator.settings import Settings
from facilitator.store import MeetupRow, Receipt

AGAIN = "again"  # why it was not let in: no fault of its own, and it may come back at once
SYNC_SECONDS = 1.0  # after which one may ask for everything again; who asks sooner gets it a little later
REFUSALS_BEFORE_CUT = 200  # commands beyond the budget, after which the socket is closed

log = logging.getLogger(__name__)


class Gate:
    """Between the sockets of `server` and the home. `spawn` starts a background task."""

    def __init__(self, server: socketio.Server, home: Home, access: Access, presence: Presence, settings: Settings, spawn: Callable[..., Any]) -> None:
        self.server, self.home, self.access, self.settings, self.spawn = server, home, access, settings, spawn
        self.presence, self.connections, self.here_now = presence, presence.connections, (Screens(home), Watching(home))
        self.metrics, self.limits = home.metrics, Limits(home.metrics)
        self.metrics.waiting_bytes = self.connections.waiting_bytes
        self.stopping = False
        self._entering: set[str] = set()  # sockets that are being let in ...
        self._closing: set[str] = set()  # ... and put out
        self.telling = Telling(home, self.connections, spawn, partial(self._cut, reason=NOT_READING))
        self._library = server._handle_eio_message
        server.eio.on("message", self.receive)
        access.on_revoked = self.put_out
        access.on_parted = self.part
        home.on_deleted = self.put_everyone_out
        home.writer.logged = self.look_at

    # connecting

    def connect(self, sid: str, cookies: dict[str, str], address: str, auth: object) -> None:
        """Lets a socket in, or raises ConnectionRefusedError with the code why not."""
        asked = auth if isinstance(auth, dict) else {}
        try:
            row = self.access.join(str(asked.get("code")), address)
            if len(self.connections) >= self.settings.connections:
                raise self._turned_away("full")
            live = self.home.live(row.id)  # may wait; so who they are is looked at after it
            identity = self.access.surface(row, str(asked.get("audience")), cookies)
        except (UnknownCode, TooFast, NotFound):
            raise self._turned_away("unknown_code") from None
        except StorageFailed:
            raise self._turned_away(AGAIN) from None
        except Refusal:
            raise self._turned_away("not_allowed") from None
        language = asked.get("language")
        socket = self.server.manager.eio_sid_from_sid(sid, "/")
        line = self.server.eio.sockets.get(socket)
        if line is None or line.closed or self.stopping:  # it left while the meetup was read
            raise self._turned_away(AGAIN)
        told = str(language) if language in ("nl", "en") else live.meetup.life.language
        budgets = (self._budget(), self.connections.budget_of(identity, self._budget))
        self.connections.add(Connection(socket, line, identity, told, budgets))
        self._let_in(row, identity, socket)
        self.presence.connected(identity)

    def _let_in(self, row: MeetupRow, who: Identity, socket: str) -> None:
        """Not before it is known as a connection: a ticket that is freed while this waits puts it out."""
        try:
            holds = self.access.holds(row, who)
        except Refusal:
            self.connections.remove(socket)
            raise self._turned_away(AGAIN) from None
        if not holds:
            self.connections.remove(socket)
            raise self._turned_away("not_allowed")

    def _turned_away(self, code: str) -> Exception:
        self.metrics.turned_away(code)
        refusal: Exception = socketio.exceptions.ConnectionRefusedError(code)
        return refusal

    def _budget(self) -> Budget:
        return Budget(self.settings.commands_per_second, self.settings.commands_at_once, time.monotonic)

    def disconnect(self, socket: str) -> None:
        self.telling.forget(socket)
        self._closing.discard(socket)
        connection = self.connections.remove(socket)
        if connection:
            self.presence.left(connection.identity)
            for each in self.here_now:
                each.left(connection)

    def knows(self, socket: str) -> bool:
        """Whether it was let in."""
        return self.connections.of_socket(socket) is not None

    def put_out(self, link: str) -> None:
        """Closes every socket that came by a link."""
        for connection in self.connections.of_link(link):
            self._put_out(connection, "not_allowed")

    def part(self, who: Identity) -> None:
        """Closes every socket of a phone that threw its cookie away, or has a ticket now: what came over it now could never be found again by its owner."""
        self.presence.parted(who)
        for connection in self.connections.of_participant(who.meetup, who.participant or ""):
            self._cut(connection.socket, PUT_OUT)

    def look_at(self, meetup: str, event: Event) -> None:
        """Something is in the log: a ticket that was freed puts out the device that used it."""
        if isinstance(event, TicketFreed):
            for connection in self.connections.of_ticket(meetup, event.number):
                self._put_out(connection, "not_allowed")

    def put_everyone_out(self, meetup: str) -> None:
        """Closes every socket of a meetup that was deleted."""
        for connection in self.connections.of_meetup(meetup):
            self._put_out(connection, "unknown_code")

    def _put_out(self, connection: Connection, code: str) -> None:
        """Says why, as to who is not let in, so that they need not come back to hear it."""
        self.telling.send(connection, Frame(b"%d%b" % (CONNECT_ERROR, msgspec.json.encode({"message": code}))))
        self._cut(connection.socket, PUT_OUT)

    # receiving

    def receive(self, socket: str, data: object) -> None:
        """One message of a socket. In the event loop itself: nothing here may wait."""
        try:
            packet = Packet(encoded_packet=data) if isinstance(data, str) else None
            kind = packet.packet_type if packet else None
        except (ValueError, TypeError, IndexError, AttributeError, RecursionError):
            packet = kind = None
        connection = self.connections.of_socket(socket)
        if self.stopping or socket in self._closing:
            return
        if connection and not connection.spend():
            self._too_fast(connection, packet)
        elif packet and kind == EVENT and connection and packet.namespace in (None, "/"):
            self._event(connection, packet.data, packet.id)
        elif packet and kind == CONNECT and packet.namespace in (None, "/") and not connection and socket not in self._entering:
            self._entering.add(socket)
            self.spawn(self._enter, socket, data, packet.data)
        elif packet and kind == DISCONNECT:
            self._close(socket)
        else:
            self._cut(socket, BAD_MESSAGE)

    def _enter(self, socket: str, data: object, asked: object) -> None:
        """May wait: for a meetup that must be read first."""
        try:
            if socket in self.server.environ:
                self._library(socket, data)
                self._welcome(socket, asked if isinstance(asked, dict) else {})
        finally:
            self._entering.discard(socket)

    def _event(self, connection: Connection, data: Any, ack: int | None) -> None:
        name, message = _said(data)
        if name == "do" and ack is not None:
            self._do(connection, message, ack)
        elif name == "time" and ack is not None:
            self.telling.time(connection, ack)
        elif name == "sync" and (not connection.line.clear or time.monotonic() - connection.synced_at < SYNC_SECONDS):
            connection.docs = connection.mine = 0  # it is told everything when it has taken what it was sent
            self.telling.falls_behind(connection)
        elif name == "sync":
            connection.synced_at = time.monotonic()
            try:
                self.telling.everything(connection, message if isinstance(message, dict) else {})
            except NotFound:  # the meetup was deleted; the socket is about to be closed
                self._cut(connection.socket, PUT_OUT)

    def _too_fast(self, connection: Connection, packet: Packet | None) -> None:
        """Beyond the budget: a command is told so; who goes on all the same is cut."""
        if packet and packet.packet_type == EVENT and packet.id is not None:
            refusal = TooFast("That is more than one person can do. Wait a moment and try again.")
            self.metrics.refused(refusal)
            self._reply(connection, packet.id, protocol.echo(_said(packet.data)[1]), refusal)
        if connection.refused > REFUSALS_BEFORE_CUT:
            self._cut(connection.socket, TOO_FAST)

    def _do(self, connection: Connection, message: Any, ack: int) -> None:
        reply = partial(self._reply, connection, ack, protocol.echo(message))
        try:
            id, command = protocol.parse(message)
            who = connection.identity
            late = protocol.is_late(message)
            if who.audience not in command.by:
                raise NotAllowed("This can't be done from here.")
            if late and not command.kept:
                raise NotSent.late()
        except Refusal as refusal:
            self.metrics.refused(refusal)
            reply(refusal)
            return
        if not command.kept:  # about who is here now
            for each in self.here_now:
                each.hear(connection, command)
            reply(Receipt(id, b""))
            return
        self.home.inbox.put(Order(who.meetup, command, who.actor, id, protocol.digest(message, who.stamp), reply, late, final=True))

    # answering

    def _reply(self, connection: Connection, ack: int, id: str | None, outcome: Receipt | Refusal) -> None:
        told = protocol.answer(id, outcome, connection.language)
        self.telling.send(connection, Frame(b"%d%d%b" % (ACK, ack, msgspec.json.encode([told]))))

    def _welcome(self, socket: str, had: dict[str, Any]) -> None:
        connection = self.connections.of_socket(socket)
        if connection is None:
            self._close(socket)  # it was refused
            return
        self.server.environ.pop(socket, None)  # of all this nothing is asked any more
        self.telling.everything(connection, had)
        connection.welcomed = True

    def _cut(self, socket: str, reason: str) -> None:
        self.limits.cut(reason)
        self._close(socket)

    def _close(self, socket: str) -> None:
        if socket not in self._closing:
            self._closing.add(socket)
            self.spawn(self.server.eio.disconnect, socket)


def _said(data: Any) -> tuple[Any, Any]:
    """The name of an event and what came with it."""
    told = [*data, None, None] if isinstance(data, list) else [None, None]
    return told[0], told[1]
