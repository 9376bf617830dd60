"""An attack, and the others of the hall meanwhile: afterwards they were not disturbed, nothing was told, and everything is as before."""

from __future__ import annotations

import asyncio
import re
import sys
import threading
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from tests.support.client import Client
from tests.support.raw import NONE, SOCKET_PATH, Headers, Tcp, WebSocket
from tests.support.room import Room
from tests.support.server import HOUSE, Server
from tests.support.stage import PROGRAMME

PATIENCE_SECONDS = 60.0
ACT_SECONDS = 0.01  # between two commands of the neighbour
SLOWEST_SECONDS = 4  # these machines are noisy; what is measured is printed
GHOST_SECONDS = 5.0  # until who is gone is counted no more
SETTLE_SECONDS = 10.0
MORE_MEGABYTES = 5.0
LAST_WORDS = 600  # of a traceback
WARM_CONNECTIONS, WARM_SECONDS = 400, 4.0  # and until the server has given back what they took
WARM_PHONES = 60  # a server that never had so many at once grows when it first has
LEAKS = ("Traceback", str(HOUSE), sys.prefix, "site-packages", "sqlite", "eventlet", "engineio", "Werkzeug")
A_SOURCE = re.compile(r"\.py(?![\w-])")  # and not the secret of a link, which begins with a dot and may go on so
T = TypeVar("T")


def leaks_nothing(text: str) -> None:
    assert not [leak for leak in LEAKS if leak in text] + A_SOURCE.findall(text), text


class Witness:
    """The desk, and a neighbour on the attacker's address that acts without a pause; both in a thread of their own."""

    def __init__(self, server: Server, programme: dict[str, Any] = PROGRAMME) -> None:
        self.server, self.made = server, server.make(programme)
        self.room = Room(server, self.made)
        self.waits: list[float] = []  # seconds each ack took
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._leaving = False

    def __enter__(self) -> Witness:
        self._thread.start()
        self.desk = self.run(self.room.surface("desk"))
        self._neighbour = self.run(self.room.phone())
        self._acting = asyncio.run_coroutine_threadsafe(self._act(), self._loop)
        return self

    def __exit__(self, *error: object) -> None:
        self._leaving = True
        with suppress(ConnectionError):
            self._acting.result(PATIENCE_SECONDS)
        self.run(self.room.__aexit__())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE_SECONDS)
        self._loop.close()

    def run(self, doing: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(doing, self._loop).result(PATIENCE_SECONDS)

    def do(self, verb: str, **fields: Any) -> dict[str, Any]:
        """The desk does something; it must succeed."""
        told = self.run(self.desk.do(verb, **fields))
        assert told["ok"], told
        return told

    @property
    def present(self) -> int:
        return int(self.desk.docs.docs["crowd"]["present"])

    @property
    def alone(self) -> bool:
        """Nobody is there but the neighbour."""
        return self.present == 1

    def acts_on(self) -> bool:
        """Whether the neighbour, from now on, is acknowledged: twice, for one command may be under way."""
        count = len(self.waits)
        return until(lambda: len(self.waits) > count + 1 or self._acting.done(), PATIENCE_SECONDS) and not self._acting.done()

    async def _act(self) -> None:
        number = 0
        while not self._leaving:
            number += 1
            begun = time.monotonic()
            ack = await self._neighbour.do("me.describe", role=("ouder", "docent")[number % 2])
            self.waits.append(time.monotonic() - begun)
            assert ack["ok"], ack
            await asyncio.sleep(ACT_SECONDS)


class Attack:
    """`with Attack(witness) as attack:`. What it opened is closed at the end; then all must be as it was before."""

    def __init__(self, witness: Witness) -> None:
        self.witness, self.server, self.made = witness, witness.server, witness.made
        self.port, self.code = witness.server.port, str(witness.made["code"])
        self.opened: list[Tcp] = []

    def __enter__(self) -> Attack:
        until(lambda: self.witness.alone, PATIENCE_SECONDS)  # ghosts of an attack that failed are not this one's
        self._lines = len(self.server.log.read_text())
        self._first = len(self.witness.waits)
        self._memory = memory(self.server)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for each in self.opened:
            each.close()
        if kind is None:
            self.check()

    def check(self) -> None:
        """What must hold after whatever came in."""
        assert self.witness.acts_on(), "the neighbour was put out"
        slowest = p99(self.witness.waits[self._first :])
        assert slowest <= SLOWEST_SECONDS, f"the neighbour waited {slowest:.1f} s"
        assert self.server.get("/healthz").json["writer"] == "alive"
        _, traceback, told = self.server.log.read_text()[self._lines :].partition("Traceback")
        assert not traceback, told[-LAST_WORDS:]
        for each in self.opened:
            leaks_nothing(each.heard.decode("latin-1"))
        assert until(lambda: self.witness.alone, GHOST_SECONDS), f"{self.witness.present - 1} ghosts"
        assert until(lambda: self.more_memory() <= MORE_MEGABYTES, SETTLE_SECONDS), f"{self.more_memory():.1f} MB more than before"

    def more_memory(self) -> float:
        """Megabytes that the server has more than before."""
        return memory(self.server) - self._memory

    # what attackers open

    def tcp(self, receive_buffer: int | None = None) -> Tcp:
        self.opened.append(Tcp(self.port, receive_buffer))
        return self.opened[-1]

    def websocket(self, cookie: str = "", receive_buffer: int | None = None, path: str = SOCKET_PATH, headers: Headers = NONE) -> WebSocket:
        """One that shook hands, or tried to."""
        socket = WebSocket(self.port, cookie, receive_buffer, path, headers)
        self.opened.append(socket)
        return socket

    def phone(self, receive_buffer: int | None = None) -> WebSocket:
        """One that came in, and knows its documents."""
        socket = self.websocket(self.cookie(), receive_buffer)
        assert socket.shaken.status == 101, socket.shaken
        told = socket.enter(self.auth())
        assert told.startswith("40{"), told
        return socket

    def auth(self, **changes: Any) -> dict[str, Any]:
        return {"code": self.code, "audience": "phone", "language": "nl", **changes}

    def cookie(self) -> str:
        """Of a new phone."""
        return "; ".join(f"{name}={value}" for name, value in self.server.cookies(f"/{self.code}").items())

    def others_come_in(self) -> float:
        """A page, and a phone that is there; gives the seconds that took."""
        begun = time.monotonic()
        client: Client = self.witness.run(self.witness.room.phone())
        self.witness.run(client.close())
        return time.monotonic() - begun


def warm(witness: Witness) -> None:
    """A server takes what it takes once: code that is loaded late, caches, room for connections."""
    attack = Attack(witness)
    for path in (f"/{attack.code}", "/", "/nowhere"):
        witness.server.get(path)
    phones = [attack.phone() for _ in range(WARM_PHONES)]
    assert until(lambda: witness.present == WARM_PHONES + 1, PATIENCE_SECONDS)
    for phone in phones:
        phone.close()
    crowd = [Tcp(attack.port) for _ in range(WARM_CONNECTIONS)]
    for each in crowd:
        each.send(b"GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n")
    for each in crowd:
        each.close()
    assert until(lambda: witness.alone, PATIENCE_SECONDS)
    time.sleep(WARM_SECONDS)


def p99(waits: list[float]) -> float:
    return sorted(waits)[min(len(waits) - 1, len(waits) * 99 // 100)]


def memory(server: Server) -> float:
    """Megabytes that the server has in the machine's memory."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{server.process.pid}/status").read_text())
    assert found
    return int(found[1]) / 1024


def until(holds: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not (held := holds()) and time.monotonic() < end:
        time.sleep(0.02)
    return held
