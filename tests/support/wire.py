"""The network of a hall, to be cut and silenced: a port of its own in front of the server that passes on what it hears."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass

from tests.support.before import PIECE, Before


@dataclass(eq=False)
class Line:
    """One connection. A direction that is off swallows what comes; nobody at either end is told."""

    near: asyncio.StreamWriter
    far: asyncio.StreamWriter
    to_server: bool = True
    to_phone: bool = True


class Wire(Before):
    """`with Wire(server.port) as wire:`; phones come in by `wire.port`."""

    def __init__(self, server_port: int) -> None:
        super().__init__(server_port)
        self._lines: set[Line] = set()
        self._works = True

    # what may happen to a network

    def go_deaf(self) -> None:
        """What phones say still arrives, what the server answers is lost; on the connections that are there."""
        for line in list(self._lines):
            line.to_phone = False

    def fall_silent(self) -> None:
        """The connections that are there carry nothing any more; new ones work. So it is after another address, or a long sleep."""
        for line in list(self._lines):
            line.to_phone = line.to_server = False

    def go_away(self) -> None:
        """No network: nothing gets through, on new connections neither."""
        self.fall_silent()
        self._works = False

    def come_back(self) -> None:
        """New connections work again."""
        self._works = True

    def cut(self) -> None:
        """Every connection is closed, and both ends hear it."""
        self.run(self._cut())

    # passing on

    async def connect(self, near_reader: asyncio.StreamReader, near: asyncio.StreamWriter) -> None:
        far_reader, far = await asyncio.open_connection("127.0.0.1", self.server_port)
        line = Line(near, far, self._works, self._works)
        self._lines.add(line)
        await asyncio.gather(self._pass_on(line, "to_server", near_reader, far), self._pass_on(line, "to_phone", far_reader, near))
        near.close()
        far.close()
        self._lines.discard(line)

    async def _pass_on(self, line: Line, direction: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):  # either end may go at any moment
            while piece := await reader.read(PIECE):
                if getattr(line, direction):
                    writer.write(piece)
                    await writer.drain()
        if getattr(line, direction):
            writer.close()

    async def _cut(self) -> None:
        for line in list(self._lines):
            line.near.close()
            line.far.close()

    async def end(self) -> None:
        await self._cut()
        await self.others()
