"""The burst: a poll opens, and everybody votes at once."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import AsyncExitStack

from tests.load.hall import Hall, Measured, hall
from tests.load.processor import CORES, seconds_of, seconds_of_all
from tests.load.servers import OPTIONS, Served

ARRIVAL_PATIENCE = 20  # seconds, for the opened poll
PAGES, PAGES_A_SECOND, PAGES_AT = 60, 20, 5_000


async def burst(kinds: Sequence[type[Served]], count: int, repeats: int) -> list[Measured]:
    """A poll opens and everybody votes at once; again in a new round for each repeat. The servers take turns, so that a machine whose speed
    comes and goes is as fast for the one as for the other. `count` must be a multiple of five: by so many the live totals of ours move."""
    async with AsyncExitStack() as stack:
        rooms = [await stack.enter_async_context(hall(kind)) for kind in kinds]
        empty = [room.served.memory() for room in rooms]
        for room, before in zip(rooms, empty, strict=True):
            await room.fill(count)
            room.measured.note(memory=(room.served.memory() - before) / count)
        for _ in range(repeats):
            for room in rooms:
                await one_burst(room, count)
        for room, before in zip(rooms, empty, strict=True):
            room.measured.note(memory_after=(room.served.memory() - before) / count)
            if room.served.whole and count == PAGES_AT:
                await pages_meanwhile(room, count)
            await room.check_connections(count)
        return [room.measured for room in rooms]


def vote_seconds(count: int) -> float:
    return 2 if count <= 1_000 else 3 if count <= 5_000 else 5


async def one_burst(room: Hall, count: int) -> None:
    await room.close_round()
    await room.phones.ask("stat")
    costs = Costs(room)
    await room.phones.ask("expect", "round")
    begun = time.monotonic()
    round_id = await room.open_round()
    opened = await room.phones.ask("arrived", ARRIVAL_PATIENCE)
    told = await room.phones.ask("vote", round_id, vote_seconds(count), OPTIONS)
    costs.note(count)
    room.measured.note(ack_p50=told["ack_ms"]["p50"], ack_p95=told["ack_ms"]["p95"], late_p99=told["late_ms"]["p99"])
    room.measured.note(opened=(opened.get("last", begun) - begun) * 1000, convergence=told["convergence_ms"])
    room.measured.check(opened["arrived"] == count, f"the opened poll came to {opened['arrived']} of {count}")
    room.measured.check(told["converged"] == count, f"{told['converged']} of {count} have the right total")
    room.check_commands(told, count)
    seen = await room.check_connections(count)
    room.measured.note(bytes=seen["bytes_per_phone"], pushes=seen["pushes_per_phone"])
    room.measured.note(cpu_per_push=room.measured.figures["cpu"][-1] / (seen["pushes_per_phone"] * count) * 1e6)


async def pages_meanwhile(room: Hall, count: int) -> None:
    """One burst more, in which others load the page; apart from the ones before, so that these are alike on every server."""
    await room.close_round()
    round_id = await room.open_round()
    await room.phones.ask("pages", PAGES, PAGES_A_SECOND)
    room.check_commands(await room.phones.ask("vote", round_id, vote_seconds(count), OPTIONS), count)
    told = await room.phones.ask("paged")
    room.measured.check(told["pages"] == PAGES, f"{told['pages']} of {PAGES} pages came")
    room.measured.note(page_p95=told["page_ms"]["p95"])


class Costs:
    """Processor from here until `note`: of the server, of the phones, and of whatever else this machine does."""

    def __init__(self, room: Hall) -> None:
        self.room, self.begun = room, time.monotonic()
        self.before = self.now()

    def now(self) -> tuple[float, float, float]:
        """Seconds of the server, of the generator, and of the others."""
        server, phones = self.room.served.cpu(), seconds_of(self.room.phones.pid)
        return server, phones, seconds_of_all() - server - phones - time.process_time()

    def note(self, votes: int) -> None:
        server, phones, others = (after - before for after, before in zip(self.now(), self.before, strict=True))
        measured = self.room.measured
        measured.note(cpu=server, cpu_per_vote=server / votes * 1e6, generator=phones / max(server, 0.01))
        measured.note(others=others / (time.monotonic() - self.begun) / len(CORES))
