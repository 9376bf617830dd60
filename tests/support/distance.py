"""A long way: a port in front of the server over which everything takes its time, there and back, each piece another one; in order, as TCP has it."""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress

from tests.support.before import PIECE, Before

Span = tuple[float, float]


class Distance(Before):
    """`with Distance(server.port, there=(0.03, 0.05), back=(0.1, 0.2)) as way:`; who comes in by `way.port` is that far away, in seconds from least to most."""

    def __init__(self, server_port: int, there: Span, back: Span, seed: int = 1) -> None:
        super().__init__(server_port)
        self.there, self.back = there, back
        self._chance = random.Random(seed)

    async def connect(self, near_reader: asyncio.StreamReader, near: asyncio.StreamWriter) -> None:
        far_reader, far = await asyncio.open_connection("127.0.0.1", self.server_port)
        with suppress(asyncio.CancelledError):  # it is over
            await asyncio.gather(self._carry(near_reader, far, self.there), self._carry(far_reader, near, self.back))
        for end in (near, far):
            end.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, span: Span) -> None:
        """Many pieces may be under way at once: it is far, not narrow."""
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        delivering = asyncio.create_task(self._deliver(under_way, writer))
        with suppress(OSError):  # either end may go at any moment
            while piece := await reader.read(PIECE):
                under_way.put_nowait((self.loop.time() + self._chance.uniform(*span), piece))
        under_way.put_nowait((self.loop.time() + span[1], b""))
        await delivering

    async def _deliver(self, under_way: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while True:
                arrives, piece = await under_way.get()
                await asyncio.sleep(max(0.0, arrives - self.loop.time()))
                if not piece:
                    break
                writer.write(piece)
                await writer.drain()
        writer.close()

    async def end(self) -> None:
        await self.others(cancelled=True)
        await asyncio.sleep(0)  # what was closed is let go in the next turn
