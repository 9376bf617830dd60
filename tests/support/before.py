"""A port in front of the server, with a loop in a thread of its own: what is between phones and it is up to who makes one of this."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, Self, TypeVar

PIECE = 65_536
PATIENCE_SECONDS = 5
T = TypeVar("T")


class Before:
    """`with` it runs; who comes in by `port` is led to the server at `server_port` by `connect`."""

    def __init__(self, server_port: int) -> None:
        self.server_port, self.port = server_port, 0
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._listening = self.run(asyncio.start_server(self.connect, "127.0.0.1", 0))
        self.port = self._listening.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *error: object) -> None:
        self.run(self._end())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(PATIENCE_SECONDS)
        self.loop.close()

    async def connect(self, near_reader: asyncio.StreamReader, near: asyncio.StreamWriter) -> None:
        raise NotImplementedError

    async def end(self) -> None:
        """Lets go of every connection; when it returns no task of this goes on."""
        raise NotImplementedError

    async def others(self, *, cancelled: bool = False) -> None:
        """Waits for all that is under way."""
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks if cancelled else ():
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=cancelled)

    async def _end(self) -> None:
        self._listening.close()
        await self.end()

    def run(self, doing: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(doing, self.loop).result(PATIENCE_SECONDS)
