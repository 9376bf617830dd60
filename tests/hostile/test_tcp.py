"""Connections that say nothing, or too little, or too slowly: others come in as before, and the silent are closed on. All are silent at the same time."""

from __future__ import annotations

import os
import select
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from tests.hostile.attack import SETTLE_SECONDS, Attack, Witness
from tests.support.raw import PONG, TEXT, Tcp, WebSocket, frame, handshake, request

LONG = "HOSTILE_LONG" in os.environ
SILENT = 3_000 if LONG else 1_100  # eventlet's own limit is 1,024
DRIP_SECONDS = 2.0
WATCHED_SECONDS = 28.0
SILENT_SECONDS = 22.0  # 20, and when that is looked at
SLOW_SECONDS = 25.0
MUTE_SECONDS = 15.0  # one that answers no pings
AT_ONCE_SECONDS = 2.0
Say = Callable[[str], None]

STOPPED: dict[str, bytes] = {
    "nothing": b"",
    "one byte": b"G",
    "half a request line": b"GET / HT",
    "a request line": b"GET / HTTP/1.1\r\n",
    "half a header": b"GET / HTTP/1.1\r\nHost: 127",
    "headers without an end": b"GET / HTTP/1.1\r\nHost: a\r\n",
    "half a body": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\ncode=",
    "half a chunk": b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nabc",
    "a chunk without its length": b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1",
    "a body that waits to be asked for": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n",
    "half a handshake": handshake(1)[:60],
    "one whole request": request("GET", "/healthz", 1),
    "line ends only": b"\r\n\r\n",
}
DRIPPED: dict[str, tuple[bytes, bytes]] = {
    "a request line": (b"GET /", b"a"),
    "a header": (b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ", b"a"),
    "headers, each in time": (b"GET / HTTP/1.1\r\nHost: a\r\n", b"X-Slow: a\r\n"),
    "a body": (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\ncode=", b"a"),
    "a chunk": (b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n100\r\n", b"a"),
    "chunks, each in time": (b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
}
BEFORE_LOGIN: dict[str, bytes] = {
    "nothing after the handshake": b"",
    "half a frame": frame(b"40{}", length=100),
    "the head of a frame": frame(b"40{}")[:1],
    "half a fragmented message": frame(b"40", TEXT, fin=False),
}
IN_THE_HALL: dict[str, bytes] = {
    "nothing": b"",
    "half a frame": frame(b"42", length=100),
    "the head of a frame": frame(b"42")[:1],
    "half a fragmented message": frame(b"42", TEXT, fin=False),
    "a pong of the websocket": frame(b"", PONG),
}


@dataclass
class Silence:
    """What became of each: the seconds until it was closed, None when it was not."""

    attack: Attack
    held: list[tuple[str, Tcp, float]] = field(default_factory=list)
    closed: dict[str, list[float | None]] = field(default_factory=dict)
    came_in: list[float] = field(default_factory=list)

    def hold(self, name: str, line: Tcp, sent: bytes = b"") -> None:
        self.held.append((name, line, time.monotonic()))
        line.send(sent)

    def watch(self) -> None:
        """For a while: drips, answers pings where that is the silence, and notes who was closed on."""
        begun, dripped, last = time.monotonic(), time.monotonic(), time.monotonic()
        poll = select.poll()
        by_file = {line.socket.fileno(): (name, line, opened) for name, line, opened in self.held}
        for file in by_file:
            poll.register(file, select.POLLIN)
        while by_file and time.monotonic() - begun < WATCHED_SECONDS:
            for file, _ in poll.poll(100):
                name, line, opened = by_file[file]
                line.hear()
                if line.ended:
                    poll.unregister(file)
                    del by_file[file]
                    self.closed.setdefault(name, []).append(time.monotonic() - opened)
                elif name.startswith("pongs") and isinstance(line, WebSocket) and line.next_text("2", 0):
                    line.say("3")
            if time.monotonic() - dripped > DRIP_SECONDS:
                dripped += DRIP_SECONDS
                for name, line, _ in by_file.values():
                    line.send(DRIPPED[name][1] if name in DRIPPED else b"")
            if time.monotonic() - last > 5:
                last = time.monotonic()
                self.came_in.append(self.attack.others_come_in())
        for name, _, _ in by_file.values():
            self.closed.setdefault(name, []).append(None)

    def is_closed_within(self, name: str, seconds: float) -> bool:
        times = self.closed[name]
        assert all(each is not None and each <= seconds for each in times), [each for each in times if each is None or each > seconds][:10]
        return bool(times)


def a_crowd_comes_and_goes(witness: Witness) -> None:
    """What the server keeps of a first crowd for the next one is not what an attack costs."""
    crowd = [Tcp(witness.server.port) for _ in range(SILENT)]
    for each in crowd:
        each.close()
    time.sleep(SETTLE_SECONDS)


@pytest.fixture(scope="module")
def silence(witness: Witness, many_files: None) -> Iterator[Silence]:
    a_crowd_comes_and_goes(witness)
    with Attack(witness) as attack:
        silence = Silence(attack)
        for name, sent in STOPPED.items():
            silence.hold(f"stopped: {name}", attack.tcp(), sent)
        for name, (sent, _) in DRIPPED.items():
            silence.hold(name, attack.tcp(), sent)
        for name, sent in BEFORE_LOGIN.items():
            silence.hold(f"before login: {name}", attack.websocket(), sent)
        silence.hold("pongs before login", attack.websocket())
        for name, sent in IN_THE_HALL.items():
            silence.hold(f"in the hall: {name}", attack.phone(), sent)
        silence.hold("pongs in the hall", attack.phone())
        for _ in range(SILENT):
            silence.hold("one of many", attack.tcp())
        silence.came_in.append(attack.others_come_in())
        silence.watch()
        yield silence


def test_others_come_in_while_many_connections_are_silent(silence: Silence, say: Say) -> None:
    assert len(silence.came_in) > 2
    say(f"a page and a socket beside {SILENT} silent connections: {max(silence.came_in) * 1000:.0f} ms at most")
    assert max(silence.came_in) < AT_ONCE_SECONDS


def test_many_silent_connections_are_closed_on(silence: Silence) -> None:
    assert len(silence.closed["one of many"]) == SILENT
    assert silence.is_closed_within("one of many", SILENT_SECONDS)


@pytest.mark.parametrize("name", STOPPED)
def test_who_stops_in_the_middle_of_a_request_is_closed_on(silence: Silence, name: str) -> None:
    assert silence.is_closed_within(f"stopped: {name}", SILENT_SECONDS)


@pytest.mark.parametrize("name", DRIPPED)
def test_who_sends_a_byte_now_and_then_is_closed_on_all_the_same(silence: Silence, name: str) -> None:
    assert silence.is_closed_within(name, SLOW_SECONDS)


@pytest.mark.parametrize("name", BEFORE_LOGIN)
def test_a_websocket_that_never_says_where_to_is_closed_on(silence: Silence, name: str) -> None:
    assert silence.is_closed_within(f"before login: {name}", SILENT_SECONDS)


def test_answering_pings_is_no_substitute_for_saying_where_to(silence: Silence) -> None:
    assert silence.is_closed_within("pongs before login", SILENT_SECONDS)


@pytest.mark.parametrize("name", IN_THE_HALL)
def test_a_phone_that_answers_no_pings_is_closed_on(silence: Silence, name: str) -> None:
    assert silence.is_closed_within(f"in the hall: {name}", MUTE_SECONDS)


def test_a_phone_that_answers_pings_and_says_nothing_else_stays(silence: Silence) -> None:
    assert silence.closed["pongs in the hall"] == [None]
