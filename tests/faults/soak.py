"""A long evening: hundreds of phones, some leave and others come, everybody votes and writes. Does the server keep its memory?

`python -m tests.faults.soak MINUTES [PHONES]`, or `make soak`. Receipts and ideas are kept for the whole evening, so memory grows with
what people do; what must not grow is the rest. So it is told a minute, and for each command too.
"""

from __future__ import annotations

import asyncio
import random
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.faults import people
from tests.faults.model import PROGRAMME
from tests.faults.outbox import Phone
from tests.support.room import Room
from tests.support.server import Server

PHONES, MINUTES = 500, 30.0
PACE = (10.0, 70.0)  # seconds between two commands of one phone
LED_EVERY = 60.0
MOVING_SHARE = 0.05  # of the phones leave in a minute, and as many come
SAMPLE_SECONDS = 10.0
WARM_SHARE = 1 / 3  # of the time, before memory is looked at
EVENING_MINUTES = 240


@dataclass(frozen=True)
class Sample:
    seconds: float
    kilobytes: float
    commands: int


@dataclass
class Soak:
    """`run` for so many seconds; `samples` are of the server's memory."""

    server: Server
    phones: int = PHONES
    pace: tuple[float, float] = PACE
    sample_seconds: float = SAMPLE_SECONDS
    moving_share: float = MOVING_SHARE
    samples: list[Sample] = field(default_factory=list)
    left: int = 0
    told: list[Phone] = field(default_factory=list)  # all that ever came
    _here: dict[Phone, list[asyncio.Task[None]]] = field(default_factory=dict)

    async def run(self, seconds: float, *, aloud: bool = False) -> None:
        made, chance = self.server.make(PROGRAMME), random.Random(1)
        async with Room(self.server, made) as room:
            desk = await people.begin(room)
            await self._come(made, self.phones, chance)
            going_on = [asyncio.create_task(doing) for doing in (self._move(made, chance), self._sample(aloud), people.lead(desk, chance, LED_EVERY))]
            await asyncio.wait(going_on, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            await people.stop(*going_on)
            await self._calm()
            await people.stop(*(task for tasks in self._here.values() for task in tasks))
        people.nothing_lost_nothing_twice(self.server.data, made["id"], self.told)

    def figures(self) -> str:
        """Slopes by least squares, after the first third."""
        warm = [sample for sample in self.samples if sample.seconds >= self.samples[-1].seconds * WARM_SHARE]
        minutely = 60 * slope([(sample.seconds, sample.kilobytes) for sample in warm])
        each = slope([(sample.commands, sample.kilobytes) for sample in warm])
        now = self.samples[-1].kilobytes / 1024
        return (
            f"{self.phones} phones, {self.left} left and as many came, {self.samples[-1].commands} commands in {self.samples[-1].seconds / 60:.1f} min;"
            f" memory {now:.0f} MB, {minutely:+.0f} kB/min after the first third ({each:+.2f} kB for each command),"
            f" so {minutely * EVENING_MINUTES / 1024:+.0f} MB in four hours"
        )

    async def _come(self, made: dict[str, Any], number: int, chance: random.Random) -> None:
        for phone in await people.come(self.server, self.server.base, made["code"], number, chance):
            self._here[phone] = [asyncio.create_task(phone.live()), asyncio.create_task(people.act(phone, self.pace))]
            self.told.append(phone)

    async def _move(self, made: dict[str, Any], chance: random.Random) -> None:
        while True:
            await asyncio.sleep(60 / (self.phones * self.moving_share))
            phone = chance.choice([phone for phone in self._here if not phone.waiting])
            await people.stop(*self._here.pop(phone))
            self.left += 1
            await self._come(made, 1, chance)

    async def _sample(self, aloud: bool) -> None:
        begun = time.monotonic()
        while True:
            commands = sum(len(phone.answers) for phone in self.told)
            self.samples.append(Sample(time.monotonic() - begun, resident_kilobytes(self.server.process.pid), commands))
            if aloud:
                print(f"{self.samples[-1].seconds:6.0f} s {self.samples[-1].kilobytes / 1024:7.1f} MB {commands:7} commands", flush=True)
            await asyncio.sleep(self.sample_seconds)

    async def _calm(self) -> None:
        """Nobody says anything any more; what waits is answered."""
        await people.stop(*(tasks.pop() for tasks in self._here.values()))
        async with asyncio.timeout(30):
            while any(phone.waiting or not people.sees_its_own(phone) for phone in self._here):
                await asyncio.sleep(0.1)


def resident_kilobytes(pid: int) -> float:
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return float(line.split()[1])


def slope(points: list[tuple[float, float]]) -> float:
    """By least squares; 0 when there is nothing to tell."""
    x, y = (sum(values) / len(points) for values in zip(*points, strict=True))
    spread = sum((point[0] - x) ** 2 for point in points)
    return sum((point[0] - x) * (point[1] - y) for point in points) / spread if spread else 0.0


def main(minutes: float, phones: int) -> None:
    with TemporaryDirectory(prefix="facilitator-soak-") as folder, Server(Path(folder)) as server:
        soak = Soak(server, phones)
        asyncio.run(soak.run(minutes * 60, aloud=True))
        print(soak.figures())


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else MINUTES, int(sys.argv[2]) if len(sys.argv) > 2 else PHONES)
