"""What the direct transport leans on inside the library, and that it is the one that serves."""

from __future__ import annotations

import inspect
from types import SimpleNamespace
from typing import Any, cast

import engineio.server
import pytest
from engineio.packet import MESSAGE, Packet
from engineio.socket import Socket

from facilitator.live import transport
from facilitator.live.limits import Limits
from facilitator.live.transport import ENTER_SECONDS, FEW, LOOK_SECONDS, Direct, DirectSocket, Frame
from facilitator.live.wire import Wire
from facilitator.metrics import Metrics
from tests.support.server import Server

INTERVAL, PATIENCE = 8.0, 6.0


def test_the_library_is_as_the_transport_needs_it() -> None:
    assert transport.leans_right() is None


@pytest.mark.parametrize("gone", ["s.schedule_ping()", "socket.Socket(self, sid)"])
def test_a_library_that_moved_is_noticed(gone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    source = inspect.getsource(engineio.server.Server._handle_connect)
    monkeypatch.setattr(inspect, "getsource", lambda function: source.replace(gone, "something else"))
    assert gone in str(transport.leans_right())


def test_a_library_whose_sockets_do_it_otherwise_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(Socket, "schedule_ping")
    assert transport.leans_right() == "Socket has other methods"


def test_the_direct_transport_serves(server: Server) -> None:
    assert "the direct transport serves" in server.log.read_text()


class FakeWire:
    """Remembers what is written."""

    waiting = 0

    def __init__(self) -> None:
        self.written: list[bytes] = []
        self.closed: int | None = None

    def write(self, frame: bytes) -> None:
        self.written.append(frame)

    write_soon = write

    def close(self, code: int) -> None:
        self.closed = code


class Line:
    """One direct socket on a library that only remembers. `at` is the time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at, self.left, self.heard, self.entered = 100.0, list[str](), list[str](), True
        monkeypatch.setattr("facilitator.live.transport.time.monotonic", lambda: self.at)
        loop: Any = None
        self.direct = Direct(loop, Limits(Metrics()), INTERVAL, PATIENCE, lambda sid: self.entered)
        server = SimpleNamespace(
            direct=self.direct, reason=engineio.server.Server.reason, sockets={}, _trigger_event=self.happened, handlers={"message": self.hear}
        )
        self.socket, self.wire = DirectSocket(server, "s"), FakeWire()
        self.socket.wire = cast(Wire, self.wire)
        self.socket.schedule_ping()

    def happened(self, event: str, sid: str, told: str, run_async: bool = False) -> None:
        assert event == "disconnect"
        self.left.append(told)

    def hear(self, sid: str, text: str) -> None:
        self.heard.append(text)

    def after(self, seconds: float) -> None:
        for _ in range(round(seconds / LOOK_SECONDS)):
            self.at += LOOK_SECONDS
            self.direct.look(self.at)

    def stands_still(self, seconds: float) -> None:
        """The loop has no time for anything."""
        self.at += seconds
        self.direct.look(self.at)


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Line:
    return Line(monkeypatch)


def test_a_message_is_encoded_once_and_as_the_library_would(line: Line) -> None:
    line.socket.send(Frame(b'2["docs",{}]'))
    line.socket.push(Frame(b'2["docs",{}]'))
    line.socket.send(Packet(MESSAGE, '2["docs",{}]'))
    assert line.wire.written == [b'\x81\x0d42["docs",{}]'] * 3


def test_nothing_is_pushed_to_who_was_left(line: Line) -> None:
    line.socket.close(wait=False, abort=True)
    line.socket.push(Frame(b'2["docs",{}]'))
    assert line.wire.written == []


def test_it_pings_and_goes_on_while_it_is_answered(line: Line) -> None:
    for _ in range(5):
        line.after(INTERVAL)
        assert line.wire.written.pop() == b"\x81\x012"
        line.at += PATIENCE - 1
        line.socket.take("3")
    assert line.left == []


def test_who_does_not_answer_is_left(line: Line) -> None:
    line.after(INTERVAL)
    line.after(PATIENCE)
    assert line.left == ["ping timeout"]
    assert line.wire.closed == 1000


def test_a_loop_that_stood_still_reads_answers_before_it_leaves_anybody(line: Line) -> None:
    line.after(INTERVAL)
    line.stands_still(PATIENCE + 1)
    assert line.left == []
    line.socket.take("3")
    line.after(1)
    assert line.left == []


def test_who_never_says_which_meetup_is_cut_though_it_answers(line: Line) -> None:
    line.entered = False
    line.after(INTERVAL)
    line.socket.take("3")
    line.after(ENTER_SECONDS - INTERVAL)
    assert (line.left, line.wire.closed) == (["server disconnect"], 1008)


def test_pongs_that_nobody_asked_for_are_cut(line: Line) -> None:
    for _ in range(FEW + 1):
        line.socket.take("3")
    assert line.left == ["server disconnect"]


@pytest.mark.parametrize("text", ["", "0", "2", "2probe", "5", "6", "9", "x", "b4YWJj"])
def test_a_packet_that_no_client_sends_is_cut(line: Line, text: str) -> None:
    line.socket.take(text)
    assert line.left == ["server disconnect"]
    assert line.heard == []


def test_a_message_is_passed_on_and_a_goodbye_ends_it(line: Line) -> None:
    line.socket.take('42["sync",{}]')
    line.socket.take("1")
    assert (line.heard, line.left) == (['2["sync",{}]'], ["client disconnect"])


def test_a_handshake_that_is_none_is_refused_and_forgotten(line: Line) -> None:
    line.socket.wire, answered = None, list[str]()
    line.socket.server.sockets["s"] = line.socket
    assert line.socket.handle_get_request({"REQUEST_METHOD": "GET"}, lambda status, headers: answered.append(status)) == [b""]
    assert (answered, line.left, line.socket.server.sockets) == (["400 Bad Request"], ["server disconnect"], {})
