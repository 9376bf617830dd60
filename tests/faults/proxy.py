"""A bad network: a port in front of the server that is slow, drops connections, and is gone for a while. Ours, so that a seed makes the same weather again.

Unlike `tests.support.wire`, which cuts what a test wants cut, this one has weather of its own. It lives in the loop that uses it.
"""

from __future__ import annotations

import asyncio
import random
import socket
import struct
from contextlib import suppress
from dataclasses import dataclass

PIECE = 65_536
DELAY_SECONDS = (0.05, 0.35)  # each way: 200 ms, 150 more or less
RESET_SHARE = 0.05  # of the connections ...
RESET_EVERY_SECONDS = 5.0
RESET_NOW = struct.pack("ii", 1, 0)  # SO_LINGER: the other end gets a reset, not an end


@dataclass(eq=False)
class Line:
    near: asyncio.StreamWriter
    far: asyncio.StreamWriter

    def reset(self) -> None:
        for end in (self.near, self.far):
            with suppress(OSError):
                end.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_NOW)
            end.transport.abort()


class Proxy:
    """`async with Proxy(server.port, seed) as network:`; clients come in by `network.port`. Calm at first."""

    def __init__(self, server_port: int, seed: int) -> None:
        self.server_port, self.port, self.resets = server_port, 0, 0
        self._chance = random.Random(seed)
        self._lines: set[Line] = set()
        self._there = asyncio.Event()
        self._there.set()
        self._slow = False

    async def __aenter__(self) -> Proxy:
        self._listening = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        self.port = self._listening.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *error: object) -> None:
        self._there.set()
        self._listening.close()
        for line in list(self._lines):
            line.reset()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def storm(self, seconds: float, *, blackout: float, blackout_every: float) -> None:
        """Bad weather for a while, with a blackout in the middle of each stretch; then calm."""
        self._slow = True
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await asyncio.gather(self._reset_some(), self._black_out(blackout, blackout_every))
        self.calm()

    def calm(self) -> None:
        self._slow = False
        self._there.set()

    async def _reset_some(self) -> None:
        while True:
            await asyncio.sleep(RESET_EVERY_SECONDS)
            for line in list(self._lines):
                if self._chance.random() < RESET_SHARE:
                    line.reset()
                    self.resets += 1

    async def _black_out(self, seconds: float, every: float) -> None:
        """What is under way waits, and so does who wants to connect."""
        while True:
            await asyncio.sleep((every - seconds) / 2)
            self._there.clear()
            await asyncio.sleep(seconds)
            self._there.set()
            await asyncio.sleep((every - seconds) / 2)

    async def _connect(self, near_reader: asyncio.StreamReader, near: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            await self._travel()
            far_reader, far = await asyncio.open_connection("127.0.0.1", self.server_port)
            line = Line(near, far)
            self._lines.add(line)
            await asyncio.gather(self._carry(near_reader, far), self._carry(far_reader, near))
            self._lines.discard(line)
        near.close()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):  # either end may go at any moment
            while piece := await reader.read(PIECE):
                await self._travel()
                writer.write(piece)
                await writer.drain()
        writer.close()

    async def _travel(self) -> None:
        if self._slow:
            await asyncio.sleep(self._chance.uniform(*DELAY_SECONDS))
        await self._there.wait()
