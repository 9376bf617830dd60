"""A long way: a port in front of the server over which everything takes its time, there and back, each piece another one; in order, as TCP has it."""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

PIECE = 65_536
PATIENCE_SECONDS = 5
Span = tuple[float, float]


class Distance:
    """`with Distance(server.port, there=(0.03, 0.05), back=(0.1, 0.2)) as way:`; who comes in by `way.port` is that far away, in seconds from least to most.
    It runs in a thread of its own."""

    def __init__(self, server_port: int, there: Span, back: Span, seed: int = 1) -> None:
        self.server_port, self.there, self.back, self.port = server_port, there, back, 0
        self._chance = random.Random(seed)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Distance:
        self._thread.start()
        self._listening = self._run(asyncio.start_server(self._connect, "127.0.0.1", 0))
        self.port = self._listening.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *error: object) -> None:
        self._run(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE_SECONDS)
        self._loop.close()

    async def _connect(self, near_reader: asyncio.StreamReader, near: asyncio.StreamWriter) -> None:
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
                under_way.put_nowait((self._loop.time() + self._chance.uniform(*span), piece))
        under_way.put_nowait((self._loop.time() + span[1], b""))
        await delivering

    async def _deliver(self, under_way: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while True:
                arrives, piece = await under_way.get()
                await asyncio.sleep(max(0.0, arrives - self._loop.time()))
                if not piece:
                    break
                writer.write(piece)
                await writer.drain()
        writer.close()

    async def _end(self) -> None:
        self._listening.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0)  # what was closed is let go in the next turn

    def _run(self, doing: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(doing, self._loop).result(PATIENCE_SECONDS)
