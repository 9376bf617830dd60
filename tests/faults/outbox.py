"""A phone as the real one is (`static/js/live/`): it keeps a command with its id until that is acknowledged, notices a dead connection, comes
back by itself after a while, and goes on from its cursors."""

from __future__ import annotations

import asyncio
import json
import random
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import websockets

from tests.support.client import ACK, EVENT, MESSAGE, Client, Documents

AGAIN = ("storage", "too_fast")  # refusals after which the same command is sent again
AGAIN_SECONDS = 1.0
ANSWER_WITHIN_SECONDS = 8.0
SILENT_SECONDS = 14.0  # the server pings every 8
OPEN_WITHIN_SECONDS = 10.0
PAUSE_SECONDS = (1.0, 8.0)  # before it dials again: a hall does not come back all at once
LOOK_SECONDS = 0.5
LOST = (OSError, TimeoutError, websockets.WebSocketException)


class Line(Client):
    """One connection of a phone; tells of acknowledgements, whatever connection the command went out on."""

    def __init__(self, base: str, code: str, cookies: dict[str, str], acked: Callable[[dict[str, Any]], None]) -> None:
        super().__init__(base, code, "phone", cookies)
        self.acked, self.heard = acked, time.monotonic()

    async def _take(self, frame: str) -> None:
        self.heard = time.monotonic()
        if frame.startswith(MESSAGE + ACK):
            self.acked(json.loads(frame[frame.index("[") :])[0])
            return
        await super()._take(frame)
        self.received.clear()
        if self.docs.hole or self.mine.hole:
            self.docs.hole = self.mine.hole = False
            await self.sync()

    async def give(self, command: dict[str, Any]) -> None:
        self._next += 1
        await self.socket.send(f"{MESSAGE}{EVENT}{self._next}{json.dumps(['do', command])}")

    @property
    def open(self) -> bool:
        return self._reader is not None and not self._reader.done()

    async def closed_within(self, seconds: float) -> None:
        if self._reader:
            await asyncio.wait({self._reader}, timeout=seconds)

    async def leave(self) -> None:
        """At once: nobody says goodbye on a line that may be dead."""
        if hasattr(self, "socket"):
            self.socket.transport.abort()
        await self.closed_within(OPEN_WITHIN_SECONDS)
        if self._reader and self._reader.done():
            self._reader.result()  # raises what the phone did not understand


class Phone:
    """`live` runs until it is cancelled; meanwhile `say` may be called at any time."""

    def __init__(self, base: str, code: str, cookies: dict[str, str], chance: random.Random) -> None:
        self.base, self.code, self.cookies, self.chance = base, code, cookies, chance
        self.docs, self.mine = Documents(), Documents()
        self.said: dict[str, dict[str, Any]] = {}  # every command by its id, in order
        self.waiting: dict[str, float] = {}  # those without an answer, and when they were last sent
        self.answers: dict[str, dict[str, Any]] = {}
        self.connections = 0
        self.slowest = 0.0  # seconds from a command to its answer
        self._since: dict[str, float] = {}
        self._line: Line | None = None

    @property
    def online(self) -> bool:
        return self._line is not None

    @property
    def acked(self) -> set[str]:
        return {id for id, answer in self.answers.items() if answer["ok"]}

    async def say(self, verb: str, **fields: Any) -> None:
        id = str(uuid.uuid4())
        self.said[id] = {"id": id, "verb": verb, **fields}
        self.waiting[id], self._since[id] = 0.0, time.monotonic()
        await self._deliver(0.0)

    async def live(self) -> None:
        while True:
            with suppress(*LOST):
                await self._connected()
            await asyncio.sleep(self.chance.uniform(*PAUSE_SECONDS))

    def given(self, verb: str) -> list[dict[str, Any]]:
        """What was carried out, in the order in which it was said."""
        return [command for id, command in self.said.items() if command["verb"] == verb and id in self.acked]

    async def _connected(self) -> None:
        line = Line(self.base, self.code, self.cookies, self._hear)
        line.docs, line.mine = self.docs, self.mine
        had = {"epoch": self.docs.epoch, "seq": self.docs.seq} if self.docs.epoch else {}
        try:
            await asyncio.wait_for(line.connect(**had | ({"mine": self.mine.seq} if self.mine.epoch == self.docs.epoch else {})), OPEN_WITHIN_SECONDS)
            self._line, self.connections = line, self.connections + 1
            self.waiting = dict.fromkeys(self.waiting, 0.0)
            while line.open:
                await self._deliver(ANSWER_WITHIN_SECONDS)
                if time.monotonic() - line.heard > SILENT_SECONDS:
                    return
                await line.closed_within(LOOK_SECONDS)
        finally:
            self._line = None
            await line.leave()

    async def _deliver(self, older: float) -> None:
        """Sends, in order, what has waited longer than this for its answer; or was never sent."""
        line, now = self._line, time.monotonic()
        for id in list(self.waiting):
            sent = self.waiting.get(id)  # it may have been answered while another one was sent
            if line and line.open and sent is not None and (not sent or (older and now - sent > older)):
                self.waiting[id] = now
                with suppress(*LOST):
                    await line.give(self.said[id])

    def _hear(self, answer: dict[str, Any]) -> None:
        id = answer["id"]
        if id not in self.waiting:
            return
        if answer.get("code") in AGAIN:
            self.waiting[id] = time.monotonic() - ANSWER_WITHIN_SECONDS + AGAIN_SECONDS
            return
        del self.waiting[id]
        self.answers[id] = answer
        self.slowest = max(self.slowest, time.monotonic() - self._since.pop(id))
