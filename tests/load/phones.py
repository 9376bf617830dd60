"""The hall of phones: one generator process, told what to do a line at a time. `generator/generator.c` says which lines there are."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from tests.load.build import BUILT

Told = dict[str, Any]
ENDING_SECONDS = 5


class Wrong(Exception):
    """The generator did not understand a line, or ended."""


class Phones:
    """`async with Phones(port, code) as phones:`; all times are as generator.c gives them: milliseconds, moments in seconds."""

    def __init__(self, port: int, code: str) -> None:
        self.port, self.code = port, code

    async def __aenter__(self) -> Phones:
        pipe = asyncio.subprocess.PIPE
        self.process = await asyncio.create_subprocess_exec(str(BUILT / "generator"), str(self.port), self.code, stdin=pipe, stdout=pipe)
        return self

    async def __aexit__(self, *error: object) -> None:
        if self.process.returncode is None:
            assert self.process.stdin
            self.process.stdin.close()
        await asyncio.wait_for(self.process.wait(), ENDING_SECONDS)

    @property
    def pid(self) -> int:
        return self.process.pid

    async def ask(self, *words: object) -> Told:
        """Carries out one line and gives its answer, when it is done."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write((" ".join(map(str, words)) + "\n").encode())
        line = await self.process.stdout.readline()
        if not line:
            raise Wrong(f"the generator ended at: {words}")
        told: Told = json.loads(line)
        if "error" in told:
            raise Wrong(f"{words}: {told['error']}")
        return told
