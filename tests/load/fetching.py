"""Many browsers that fetch one file: a process that throws away what it hears (`fetch/fetch.c`)."""

from __future__ import annotations

import asyncio
import json

from tests.load.build import BUILT
from tests.load.phones import Told, Wrong


class Fetching:
    """`async with Fetching(port, path, count) as fetching:`; when it is entered the first bytes have come to all, who fetch it again and again until `end`."""

    def __init__(self, port: int, path: str, count: int) -> None:
        self.asked = (str(port), path, str(count))

    async def __aenter__(self) -> Fetching:
        pipe = asyncio.subprocess.PIPE
        self.process = await asyncio.create_subprocess_exec(str(BUILT / "fetch"), *self.asked, stdin=pipe, stdout=pipe)
        await self._line()
        self.once = asyncio.create_task(self._line())  # done when all have had the whole of it
        return self

    async def __aexit__(self, *error: object) -> None:
        self.once.cancel()
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()

    @property
    def pid(self) -> int:
        return self.process.pid

    async def end(self) -> Told:
        """What came: `whole`, how often, `failed`, `bytes`, `seconds`, `first_ms`, `whole_ms`."""
        await self.once
        assert self.process.stdin
        self.process.stdin.close()
        return await self._line()

    async def _line(self) -> Told:
        assert self.process.stdout
        line = await self.process.stdout.readline()
        if not line:
            raise Wrong(f"fetch ended: {self.asked}")
        told: Told = json.loads(line)
        return told
