"""The websocket transport under Engine.IO: its sockets, without the two greenlets and the queue that the library gives each of them.

`DirectSocket` is an Engine.IO socket over a `Wire`. Every `send`, emit and acknowledgement of the library goes its way, so that what stands
above uses the library's public interface. It leans on the inside of python-engineio; `leans_right` looks at start whether that is as
it was, and `tests/live/test_transport.py` fails when an upgrade moves it. Without a loop to lean on (another way of running the server)
the library's own transport serves, hardened by `PoliteSocket`.
"""

from __future__ import annotations

import inspect
import logging
import time
from collections import deque
from collections.abc import Callable
from typing import Any

import engineio.server
from engineio.exceptions import SocketIsClosedError
from engineio.packet import CLOSE, MESSAGE, PING, Packet
from engineio.socket import Socket

from facilitator.live.limits import BAD_MESSAGE, NEVER_ENTERED, SILENT, Limits
from facilitator.live.websocket import POLICY, BadHandshake, accept, text_frame
from facilitator.live.wire import Loop, Wire

FEW_SECONDS = 10.0
FEW = 20  # pongs and the like that a client sends in that time; one every 8 seconds is usual
MANY_WAITING, MANY_WAITING_BYTES = 100, 65_536  # unread messages or bytes of a client, from which on it is told no more until it caught up
MOST_WAITING_BYTES = 1_048_576  # unread bytes with which it is cut
LOOK_SECONDS = 0.25  # how exactly pings are sent
LATE_SECONDS = 1.0
ENTER_SECONDS = 15.0  # in which a socket must have said which meetup it wants

log = logging.getLogger(__name__)


class Frame(Packet):  # type: ignore[misc]
    """A message for any number of sockets, encoded once."""

    packet_type, binary = MESSAGE, False

    def __init__(self, text: bytes) -> None:
        # not the library's: it would hold the words a second time
        self.text, self.wire = text, text_frame(b"4" + text)

    @property
    def data(self) -> str:
        return self.text.decode()

    def encode(self, b64: bool = False) -> str:
        """As the library's own transport asks for it."""
        return f"{MESSAGE}{self.data}"


class PoliteSocket(Socket):  # type: ignore[misc]
    """The library's own socket, which lets others run after each packet, and closes on who sends packets that are no messages without end."""

    counted_from = 0.0
    counted = 0

    def receive(self, pkt: Packet) -> None:
        time.sleep(0)  # the read loop yields to nobody by itself
        if pkt.packet_type != MESSAGE and self.too_many():
            self.close(wait=False, abort=True)
            return
        super().receive(pkt)

    def too_many(self) -> bool:
        now = time.monotonic()
        if now - self.counted_from > FEW_SECONDS:
            self.counted_from, self.counted = now, 0
        self.counted += 1
        return self.counted > FEW

    def close(self, wait: bool = True, abort: bool = False, reason: str | None = None) -> None:
        """Without waiting: who does not read would be waited for without end."""
        super().close(wait=False, abort=abort, reason=reason)

    def push(self, frame: Frame) -> None:
        """One of many sends of the same. Nothing when it is closed."""
        if not self.closed:
            self.send(frame)

    @property
    def crowded(self) -> bool:
        return bool(self.queue.qsize() > MANY_WAITING)

    @property
    def clear(self) -> bool:
        return bool(self.queue.empty())

    @property
    def waiting_bytes(self) -> int:
        return 0  # the library's queue counts messages


class DirectSocket(PoliteSocket):
    """`server.direct` is the `Direct` that all of them share."""

    wire: Wire | None = None
    asked_at = 0.0  # when it was pinged last

    def __init__(self, server: Any, sid: str) -> None:
        # not the library's: its queue is what we do without
        self.server, self.sid = server, sid
        self.direct: Direct = server.direct
        self.early: list[bytes] | None = []  # what is sent before there is a wire
        self.last_ping: float | None = None
        self.connected = self.upgrading = self.upgraded = self.closing = self.closed = False
        self.session: dict[str, Any] = {}

    @property
    def crowded(self) -> bool:
        return self.wire is not None and self.wire.waiting > MANY_WAITING_BYTES

    @property
    def clear(self) -> bool:
        return self.waiting_bytes == 0

    @property
    def waiting_bytes(self) -> int:
        return self.wire.waiting if self.wire else 0

    def handle_get_request(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        try:
            answer = accept(environ)
        except BadHandshake as bad:
            self.close(wait=False, abort=True)
            start_response(bad.status, [("Content-Length", "0"), ("Connection", "close"), *bad.headers.items()])
            return [b""]
        connection = self.direct.loop.take_over(environ)
        self.wire = wire = Wire(self.direct.loop, connection, self.server.max_http_buffer_size, MOST_WAITING_BYTES)
        wire.received, wire.ended = self.take, self.gone
        self.connected = self.upgraded = True
        early, self.early = self.early or [], None
        wire.write(answer + b"".join(early))
        wire.open()
        return []

    # receiving

    def take(self, text: str) -> None:
        """One packet. In the loop: it must not wait."""
        kind = text[:1]
        if kind == "4":
            try:
                self.server.handlers["message"](self.sid, text[1:])
            except Exception:
                log.exception("a message could not be taken")
                self.close(wait=False, abort=True)
        elif kind == "3" and not self.too_many():
            self.direct.answered(self)
        elif kind == "1":
            self.close(wait=False, abort=True, reason=self.server.reason.CLIENT_DISCONNECT)
        else:
            self.cut(BAD_MESSAGE)

    def gone(self, limit: str | None) -> None:
        if limit:
            self.direct.limits.cut(limit)
        self.close(wait=False, abort=True, reason=self.server.reason.TRANSPORT_CLOSE)

    def cut(self, limit: str) -> None:
        self.direct.limits.cut(limit)
        self.close(wait=False, abort=True)

    # sending

    def send(self, pkt: Packet) -> None:
        if self.closed:
            raise SocketIsClosedError()
        frame = pkt.wire if isinstance(pkt, Frame) else text_frame(pkt.encode().encode())
        if self.wire:
            self.wire.write_soon(frame)
        elif self.early is not None:
            self.early.append(frame)

    def push(self, frame: Frame) -> None:
        if self.wire and not self.closed:
            self.wire.write(frame.wire)

    def close(self, wait: bool = True, abort: bool = False, reason: str | None = None) -> None:
        if self.closed or self.closing:
            return
        self.closing = True
        self.server._trigger_event("disconnect", self.sid, reason or self.server.reason.SERVER_DISCONNECT, run_async=False)
        if not abort:
            self.send(Packet(CLOSE))
        self.closed = True
        self.server.sockets.pop(self.sid, None)
        if self.wire:
            self.wire.close(POLICY if abort else 1000)

    def schedule_ping(self) -> None:
        self.direct.ping_later(self)


class Direct:
    """What direct sockets share: the loop, and one task that pings all of them. `known` tells whether a socket has entered a meetup."""

    def __init__(self, loop: Loop, limits: Limits, interval: float, patience: float, known: Callable[[str], bool]) -> None:
        self.loop, self.limits, self.interval, self.patience, self.known = loop, limits, interval, patience, known
        self._to_ping: deque[tuple[float, DirectSocket]] = deque()  # all three in the order of time
        self._to_answer: deque[tuple[float, DirectSocket]] = deque()
        self._to_enter: deque[tuple[float, DirectSocket]] = deque()
        self._looked = 0.0
        self._ping = text_frame(str(PING).encode())

    def ping_later(self, socket: DirectSocket) -> None:
        now = time.monotonic()
        if not socket.asked_at:
            self._to_enter.append((now + ENTER_SECONDS, socket))
        socket.asked_at = -1.0
        self._to_ping.append((now + self.interval, socket))

    def answered(self, socket: DirectSocket) -> None:
        if socket.asked_at > 0:
            self.ping_later(socket)

    def look(self, now: float) -> None:
        late, self._looked = now - self._looked > LATE_SECONDS, now
        for socket in _due(self._to_ping, now):
            if not socket.closed and socket.wire:
                socket.asked_at = now
                socket.wire.write(self._ping)
                self._to_answer.append((now + self.patience, socket))
        for socket in () if late else _due(self._to_answer, now):  # when this comes late, so does the reading of answers
            if socket.asked_at > 0 and now - socket.asked_at >= self.patience and not socket.closed:
                self.limits.cut(SILENT)
                socket.close(wait=False, abort=False, reason=socket.server.reason.PING_TIMEOUT)
        for socket in _due(self._to_enter, now):
            if not socket.closed and not self.known(socket.sid):
                socket.cut(NEVER_ENTERED)


def _due(waiting: deque[tuple[float, DirectSocket]], now: float) -> list[DirectSocket]:
    found = []
    while waiting and waiting[0][0] <= now:
        found.append(waiting.popleft()[1])
    return found


def leans_right() -> str | None:
    """What is not as it was inside the library that the direct transport leans on, or None."""
    connect = inspect.getsource(engineio.server.Server._handle_connect)
    wanted = (
        "socket.Socket(self, sid)",
        "s.send(pkt)",
        "s.schedule_ping()",
        "s.handle_get_request(environ, start_response)",
        "if s.closed and sid in self.sockets",
    )
    missing = next((each for each in wanted if each not in connect), None)
    if missing:
        return f"Server._handle_connect does without {missing!r}"
    if set(vars(Socket)) & {"send", "close", "schedule_ping", "handle_get_request"} != {"send", "close", "schedule_ping", "handle_get_request"}:
        return "Socket has other methods"
    return None


def install(server: Any, loop: Loop | None, limits: Limits, known: Callable[[str], bool]) -> Direct | None:
    """Chooses the transport of an Engine.IO server, before its first socket, and says which. `look` of what it gives must be called every LOOK_SECONDS."""
    moved = leans_right() if loop else None
    if loop is None or moved:
        if moved:
            log.warning("the library's own transport serves, which is slower and less hardened: %s", moved)
        engineio.server.socket.Socket = PoliteSocket
        return None
    server.direct = Direct(loop, limits, server.ping_interval, server.ping_timeout, known)
    server.start_service_task = False  # `Direct.look` does its work
    engineio.server.socket.Socket = DirectSocket
    log.info("the direct transport serves")
    direct: Direct = server.direct
    return direct
