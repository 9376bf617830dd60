"""A hall under load: a server of its own, its phones and its desk, and what is measured of them.

Whatever is wrong beside the figures (a vote without an acknowledgement, a phone that was put out) is a fault, and faults are told apart.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.load.phones import Phones, Told
from tests.load.servers import POLL, Served
from tests.support.client import Client

AT_ONCE = 20  # phones on their way, where their coming in is not what is measured
CALM_SECONDS = 2.0  # after which what a crowd's arrival left to do is done


@dataclass
class Measured:
    """`figures` by name, one a repeat; `faults` in words."""

    figures: dict[str, list[float]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def note(self, **figures: float) -> None:
        for name, value in figures.items():
            self.figures.setdefault(name, []).append(value)

    def check(self, holds: bool, fault: str) -> None:
        if not holds:
            self.faults.append(fault)

    @property
    def medians(self) -> dict[str, float]:
        return {name: statistics.median(values) for name, values in self.figures.items()}


class Hall:
    """A server, its phones, its desk, and what is measured."""

    def __init__(self, served: Served, phones: Phones, desk: Client) -> None:
        self.served, self.phones, self.desk, self.measured = served, phones, desk, Measured()

    async def fill(self, count: int) -> None:
        """`count` phones more arrive, and stay."""
        told = await self.phones.ask("fill", count, AT_ONCE)
        self.measured.check(not told["failed"] and not told["unfinished"] and not told["refused"], f"not everybody came in: {told}")
        await asyncio.sleep(CALM_SECONDS)

    async def do(self, verb: str, **fields: Any) -> None:
        told = await self.desk.do(verb, **fields)
        self.measured.check(told["ok"], f"the desk was refused {verb}: {told}")

    async def open_round(self) -> str:
        """A new round of the poll; gives its id when the desk was told."""
        before = self.round_id()
        await self.do("round.again" if before else "show.go", step=POLL)
        await self.desk.until(lambda desk: self.round_id() != before)
        return str(self.round_id())

    async def close_round(self) -> None:
        """The question before is over, as it is on an evening when the next one comes."""
        if self.served.whole and self.round_id():
            await self.do("round.close")
            await self.desk.until(lambda desk: desk.docs.docs["round"]["state"] == "closed")

    def round_id(self) -> str | None:
        told = self.desk.docs.docs.get("round")
        return told["id"] if told else None

    def check_commands(self, told: Told, wanted: int) -> None:
        self.measured.check(told["acked"] == wanted, f"{told['acked']} of {wanted} were acknowledged: {told}")

    async def check_connections(self, wanted: int) -> Told:
        told = await self.phones.ask("stat")
        self.measured.check(told["live"] == wanted and not told["lost"], f"{told['lost']} phones lost their socket, {told['live']} of {wanted} are there")
        return told


@asynccontextmanager
async def hall(kind: type[Served]) -> AsyncIterator[Hall]:
    with tempfile.TemporaryDirectory() as folder, kind(Path(folder)) as served:
        async with Phones(served.port, served.code) as phones:
            desk = await served.desk()
            try:
                yield Hall(served, phones, desk)
            finally:
                await desk.close()
