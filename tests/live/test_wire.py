"""One websocket between a real pair of sockets, with a loop that turns when the test says so."""

from __future__ import annotations

import select
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from facilitator.live.websocket import CLOSE, PING, TEXT, close_frame, text_frame
from facilitator.live.wire import LINGER_SECONDS, MOST_HELD_BYTES, MOST_READS, Wire
from tests.live.test_websocket import frame

MOST_BYTES, MOST_WAITING = 16_384, 100_000


class Turning:
    """A loop of one socket. `turn` calls back whatever is due."""

    def __init__(self) -> None:
        self.reading: dict[socket.socket, Callable[[], None]] = {}
        self.writing: dict[socket.socket, Callable[[], None]] = {}
        self.timers: list[tuple[float, Callable[[], None]]] = []

    def take_over(self, environ: dict[str, Any]) -> socket.socket:
        raise NotImplementedError

    def on_readable(self, connection: socket.socket, call: Callable[[], None]) -> None:
        self.reading[connection] = call

    def on_writable(self, connection: socket.socket, call: Callable[[], None] | None) -> None:
        self.writing.pop(connection, None)
        if call:
            self.writing[connection] = call

    def forget(self, connection: socket.socket) -> None:
        self.reading.pop(connection, None)
        self.writing.pop(connection, None)

    def soon(self, call: Callable[[], None]) -> None:
        self.later(0, call)

    def later(self, seconds: float, call: Callable[[], None]) -> None:
        self.timers.append((seconds, call))

    def turn(self, passed: float = 0) -> None:
        due = [call for seconds, call in self.timers if seconds <= passed]
        self.timers = [each for each in self.timers if each[0] > passed]
        for call in due:
            call()
        readable, writable, _ = select.select(list(self.reading), list(self.writing), [], 0.05)
        for connection in readable:
            self.reading.get(connection, lambda: None)()
        for connection in writable:
            self.writing.get(connection, lambda: None)()


class Pair:
    """`far` is the client's end."""

    def __init__(self) -> None:
        near, self.far = socket.socketpair()
        near.setblocking(False)
        self.loop, self.heard, self.ended = Turning(), list[str](), 0
        self.wire = Wire(self.loop, near, MOST_BYTES, MOST_WAITING)
        self.wire.received, self.wire.ended = self.heard.append, self._end
        self.wire.open()

    def _end(self, reason: str | None) -> None:
        self.ended += 1
        self.reason = reason

    def say(self, data: bytes) -> None:
        self.far.sendall(data)
        self.loop.turn()

    def came(self) -> bytes:
        self.far.setblocking(False)
        data = b""
        try:
            while piece := self.far.recv(65_536):
                data += piece
        except BlockingIOError:
            pass
        self.far.setblocking(True)
        return data

    @property
    def over(self) -> bool:
        """Whether the other end has closed."""
        self.far.settimeout(0.05)
        try:
            return self.far.recv(1_048_576) == b"" or self.over
        except TimeoutError:
            return False
        except OSError:
            return True


@pytest.fixture
def pair() -> Iterator[Pair]:
    pair = Pair()
    yield pair
    pair.loop.turn(60)
    pair.wire.close()
    pair.loop.turn(60)
    pair.far.close()


def test_messages_are_heard_in_order_however_they_come(pair: Pair) -> None:
    data = b"".join(frame(TEXT, text.encode()) for text in ("een", "twee", "drie"))
    for byte in data:
        pair.say(bytes((byte,)))
    assert pair.heard == ["een", "twee", "drie"]


def test_a_ping_is_answered_and_a_few_are_no_attack(pair: Pair) -> None:
    pair.say(frame(PING, b"?") * 10)
    assert pair.came() == b"\x8a\x01?" * 10
    assert pair.ended == 0


@pytest.mark.parametrize("data", [frame(PING, b"") * 40, frame(0xA, b"") * 40], ids=["pings", "pongs"])
def test_pings_and_pongs_without_end_end_it(pair: Pair, data: bytes) -> None:
    pair.say(data)
    assert (pair.ended, pair.over) == (1, True)


def test_who_sends_byte_by_byte_without_end_is_cut(pair: Pair) -> None:
    pair.say(frame(TEXT, b"x" * 16_000)[:8])
    for _ in range(MOST_READS + 1):
        if not pair.ended:
            pair.say(b"x")
    assert (pair.ended, pair.heard, pair.over) == (1, [], True)


def test_what_breaks_the_protocol_ends_it_once_with_the_code_of_why(pair: Pair) -> None:
    pair.say(frame(2, b"x") + frame(TEXT, b"more"))
    assert pair.came() == b"\x88\x02\x03\xeb"  # 1003
    assert (pair.ended, pair.heard, pair.over) == (1, [], True)


def test_a_goodbye_is_returned(pair: Pair) -> None:
    pair.say(frame(CLOSE, b""))
    assert pair.came().startswith(b"\x88\x02")
    assert (pair.ended, pair.over) == (1, True)


def test_who_is_gone_is_noticed(pair: Pair) -> None:
    pair.far.close()
    pair.loop.turn()
    assert pair.ended == 1


def test_nothing_more_is_heard_after_somebody_closed_it_in_the_middle(pair: Pair) -> None:
    pair.wire.received = lambda text: pair.heard.append(text) or pair.wire.close()  # type: ignore[func-returns-value]
    pair.say(frame(TEXT, b"een") + frame(TEXT, b"twee"))
    assert (pair.heard, pair.ended, pair.over) == (["een"], 0, True)


def test_what_is_not_taken_waits_and_comes_whole_and_in_order(pair: Pair) -> None:
    frames = [text_frame(f"{number} ".encode() * 300) for number in range(2_000)]
    sent = 0
    while pair.wire.waiting < MOST_WAITING // 2:
        pair.wire.write(frames[sent])
        sent += 1
    came = b""
    while pair.wire.waiting:
        came += pair.came()
        pair.loop.turn()
    came += pair.came()
    assert came == b"".join(frames[:sent])
    assert (pair.ended, pair.loop.writing) == (0, {})


def test_what_is_written_soon_comes_in_one_piece_when_the_loop_turns(pair: Pair) -> None:
    pair.wire.write_soon(b"one ")
    pair.wire.write_soon(b"two ")
    assert pair.came() == b""
    pair.loop.turn()
    assert pair.came() == b"one two "


def test_what_is_written_soon_is_not_overtaken(pair: Pair) -> None:
    pair.wire.write_soon(b"one ")
    pair.wire.write(b"two ")
    assert pair.came() == b"one two "
    pair.loop.turn()
    pair.wire.write_soon(b"three ")
    pair.wire.close(1000)
    assert pair.came() == b"three " + close_frame(1000)


def test_who_leaves_too_much_unread_is_cut(pair: Pair) -> None:
    for _ in range(2_000):
        pair.wire.write(text_frame(b"x" * 1_000))
    assert pair.wire.waiting < MOST_WAITING + 2_000
    pair.loop.turn()
    assert (pair.ended, pair.reason, pair.wire.waiting, pair.over) == (1, "not_reading", 0, True)


def test_one_frame_may_be_as_large_as_it_is(pair: Pair) -> None:
    whole = text_frame(b"x" * (3 * MOST_WAITING))
    pair.wire.write(whole)
    assert 0 < pair.wire.waiting < len(whole)
    came = b""
    while len(came) < len(whole):
        pair.loop.turn()
        came += pair.came()
    assert (came, pair.wire.waiting, pair.ended) == (whole, 0, 0)


def test_what_is_written_soon_is_counted_and_does_not_pile_up(pair: Pair) -> None:
    pair.wire.write_soon(b"x")
    assert pair.wire.waiting == 1
    for _ in range(MOST_HELD_BYTES // 1_000 + 1):
        pair.wire.write_soon(b"x" * 1_000)
    assert len(pair.came()) > MOST_HELD_BYTES
    pair.loop.turn()
    assert pair.wire.waiting == 0


def test_a_goodbye_waits_for_what_was_written_before_it(pair: Pair) -> None:
    while not pair.wire.waiting:
        pair.wire.write(text_frame(b"x" * 1_000))
    pair.wire.close(1001)
    came = b""
    while pair.loop.writing:
        came += pair.came()
        pair.loop.turn()
    assert (came + pair.came()).endswith(b"\x88\x02\x03\xe9")
    assert pair.over


def test_who_does_not_take_the_goodbye_is_dropped_after_a_moment(pair: Pair) -> None:
    while not pair.wire.waiting:
        pair.wire.write(text_frame(b"x" * 1_000))
    pair.wire.close(1001)
    pair.loop.turn(LINGER_SECONDS)
    assert pair.over
    assert pair.loop.reading == pair.loop.writing == {}


def test_writing_to_who_is_gone_ends_it_but_not_within_the_writing(pair: Pair) -> None:
    pair.far.close()
    pair.wire.write(text_frame(b"x"))
    assert pair.ended == 0
    pair.loop.turn()
    pair.loop.turn()
    assert pair.ended == 1
