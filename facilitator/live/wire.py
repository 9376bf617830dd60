"""One websocket: it reads when the loop says that something came, and writes straight to the socket; what the kernel does not take is kept, up to a limit.

No greenlet waits for a phone, so a phone costs little, and nobody who sends without end keeps the loop to themselves: one turn of the
loop reads one piece of one socket.
"""

from __future__ import annotations

import socket
from collections import deque
from collections.abc import Callable
from typing import Any, Protocol

from facilitator.live.limits import BAD_MESSAGE, NOT_READING
from facilitator.live.websocket import CLOSE, GOING_AWAY, PING, TEXT, BadFrame, FrameReader, close_frame, pong_frame

READ_BYTES = 16_384  # of one socket in one turn of the loop
MOST_READS = 1_000  # that complete nothing, after which a socket is cut: it sends byte by byte
MOST_CONTROLS = 20  # websocket pings and pongs between two messages; browsers send none
MOST_HELD_BYTES = 65_536  # of what is written soon
LINGER_SECONDS = 2.0  # for what is still to be written when a socket is closed

Message = Callable[[str], None]
Nothing = Callable[[], None]


class Loop(Protocol):
    """What is asked of the event loop. Callbacks run in the loop itself: they must not wait for anything."""

    def take_over(self, environ: dict[str, Any]) -> socket.socket:
        """The socket of a request, which the HTTP server lets go of without closing it. It does not block."""

    def on_readable(self, connection: socket.socket, call: Nothing) -> None:
        """Calls whenever there is something to read, until `forget`."""

    def on_writable(self, connection: socket.socket, call: Nothing | None) -> None:
        """Calls whenever something can be written; None ends that."""

    def forget(self, connection: socket.socket) -> None:
        """Before the socket is closed."""

    def soon(self, call: Nothing) -> None:
        """Calls when what runs now lets go."""

    def later(self, seconds: float, call: Nothing) -> None: ...


class Wire:
    """`received` gets each message. `ended` is called once, when it was not closed from here, with the reason: one of `limits`, or None when
    the other side left."""

    __slots__ = ("_connection", "_held", "_loop", "_out", "_reader", "_reads", "closing", "ended", "most_waiting", "received", "waiting")

    def __init__(self, loop: Loop, connection: socket.socket, most_bytes: int, most_waiting: int) -> None:
        self._loop, self._connection = loop, connection
        self._reader = FrameReader(most_bytes)
        self._reads = 0
        self._held: list[bytes] = []  # what `write_soon` got
        self._out: deque[memoryview] | None = None
        self.waiting = 0  # bytes that the kernel did not take yet, or was not given
        self.most_waiting = most_waiting
        self.closing = False
        self.received: Message = _nobody_hears
        self.ended: Callable[[str | None], None] = _nobody_cares

    def open(self) -> None:
        self._loop.on_readable(self._connection, self._read)

    # reading

    def _read(self) -> None:
        try:
            data = self._connection.recv(READ_BYTES)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            data = b""
        if not data:
            self._end(None)
            return
        if self.closing:
            return
        self._reads += 1
        try:
            for kind, payload in self._reader.feed(data):
                if kind == TEXT:
                    self._reads = 0
                    self.received(payload)  # type: ignore[arg-type]  # the words of a TEXT
                else:
                    self._control(kind, payload)  # type: ignore[arg-type]  # the bytes of the others
                if self._was_closed():
                    return
        except BadFrame as bad:
            self.close(bad.code)
            self.ended(BAD_MESSAGE)
            return
        if self._reads > MOST_READS:
            self._end(BAD_MESSAGE)

    def _was_closed(self) -> bool:
        """Whether what was received made somebody close it."""
        return self.closing

    def _control(self, kind: int, payload: bytes) -> None:
        if kind == CLOSE:
            self.close(GOING_AWAY)
            self.ended(None)
            return
        self._reads += MOST_READS // MOST_CONTROLS
        if kind == PING:
            self.write(pong_frame(payload))

    # writing

    def write_soon(self, frame: bytes) -> None:
        """A whole frame, in one piece with what else comes this way before the loop turns: a write costs more than all that is done for it."""
        if not self._held:
            self._loop.soon(self._release)
        self._held.append(frame)
        self.waiting += len(frame)
        if self.waiting > MOST_HELD_BYTES:
            self._release()

    def _release(self) -> None:
        if self._held:
            self.write(b"")

    def write(self, frame: bytes) -> None:
        """A whole frame, now, after what is held. Whoever leaves too much unread is cut."""
        if self._held:
            self.waiting -= sum(map(len, self._held))
            frame, self._held = b"".join((*self._held, frame)), []
        if self.closing:
            return
        if self._out is not None:
            self._keep(memoryview(frame))
            return
        try:
            sent = self._connection.send(frame)
        except (BlockingIOError, InterruptedError):
            sent = 0
        except OSError:
            self._later_end(None)
            return
        if sent < len(frame):
            self._out = deque()
            self._keep(memoryview(frame)[sent:])
            self._loop.on_writable(self._connection, self._flush)

    def _keep(self, rest: memoryview) -> None:
        """However large one frame is, it is kept: who is told all of a large evening must be able to take it."""
        assert self._out is not None
        if self.waiting > self.most_waiting:
            self._later_end(NOT_READING)
            return
        self._out.append(rest)
        self.waiting += len(rest)

    def _flush(self) -> None:
        while self._out:
            try:
                sent = self._connection.send(self._out[0])
            except (BlockingIOError, InterruptedError):
                return
            except OSError:
                self._end(None)
                return
            self.waiting -= sent
            if sent < len(self._out[0]):
                self._out[0] = self._out[0][sent:]
                return
            self._out.popleft()
        self._out = None
        self._loop.on_writable(self._connection, None)
        if self.closing:
            self._drop()

    # ending

    def close(self, code: int = GOING_AWAY) -> None:
        """Says goodbye, writes what waits for a moment, and closes. `ended` is not called."""
        if self.closing:
            return
        self.write(close_frame(code))
        self.closing = True
        if self._out is None:
            self._drop()
        else:
            self._loop.later(LINGER_SECONDS, self._drop)

    def _later_end(self, reason: str | None) -> None:
        """Not at once: who writes may be in the middle of a list of sockets."""
        if not self.closing:
            self.closing = True
            self._loop.later(0, lambda: self._gone(reason))

    def _end(self, reason: str | None) -> None:
        """Without a word."""
        if self.closing:
            self._drop()
        else:
            self.closing = True
            self._gone(reason)

    def _gone(self, reason: str | None) -> None:
        self._drop()
        self.ended(reason)

    def _drop(self) -> None:
        if self._connection.fileno() < 0:
            return
        self._loop.forget(self._connection)
        self._connection.close()
        self._out, self._held, self.waiting = None, [], 0


def _nobody_hears(message: str) -> None:
    return None


def _nobody_cares(reason: str | None) -> None:
    return None
