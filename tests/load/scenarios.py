"""What else is done to a server. Each scenario starts one of its own and gives figures by name; table.py says their units and targets."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

from tests.load.evening import evening
from tests.load.hall import CALM_SECONDS, Hall, Measured, hall
from tests.load.past import past
from tests.load.servers import IDEAS, SCREENED, WELCOME, Ours, Served

JOIN_PHONES, JOIN_SECONDS = 2_000, 10
STORM_PHONES = 125
IDLE_PHONES, IDLE_SECONDS = 10_000, 60
RESTART_PHONES, RESTART_PATIENCE = 2_000, 90
SUPPORT_PHONES, SUPPORT_IDEAS, SUPPORT_VOTES, SUPPORT_SECONDS = 1_000, 100, 10, 60
IDEAS_PHONES, IDEAS_SECONDS = 400, 30
WALL_PHONES, WALL_IDEAS, WALL_CHANGES = 200, 5_000, 40
WALL_PAUSE_SECONDS = 0.3  # so that each change is a push of its own


async def join(kind: type[Served]) -> Measured:
    """A hall comes in: page, cookie, socket, first documents."""
    async with hall(kind) as room:
        before = room.served.cpu()
        told = await room.phones.ask("join", JOIN_PHONES, JOIN_SECONDS)
        refused = told["failed"] + told["unfinished"] + sum(told["refused"].values())
        cpu = room.served.cpu() - before
        room.measured.note(refused=refused, page_p95=told["page_ms"]["p95"], documents_p95=told["documents_ms"]["p95"], seconds=told["seconds"], cpu=cpu)
        return room.measured


async def storm(kind: type[Served]) -> Measured:
    """A meetup as we know them comes in within ten seconds, all from one address."""
    async with hall(kind) as room:
        told = await room.phones.ask("join", STORM_PHONES, JOIN_SECONDS)
        refused = told["failed"] + told["unfinished"] + sum(told["refused"].values())
        room.measured.note(refused=refused, documents_p95=told["documents_ms"]["p95"])
        return room.measured


async def idle(kind: type[Served], count: int = IDLE_PHONES) -> Measured:
    """Everybody is there and nothing happens."""
    async with hall(kind) as room:
        await room.fill(count)
        await room.phones.ask("stat")
        cpu, begun = room.served.cpu(), time.monotonic()
        await asyncio.sleep(IDLE_SECONDS)
        room.measured.note(core=100 * (room.served.cpu() - cpu) / (time.monotonic() - begun))
        told = await room.check_connections(count)
        room.measured.note(bytes=told["bytes_per_phone"])
        return room.measured


async def support(kind: type[Served]) -> Measured:
    """Ideas are on, and everybody weighs some of them."""
    async with hall(kind) as room:
        writers = SUPPORT_IDEAS * 4  # every fourth phone writes one
        await room.fill(writers)
        await room.do("show.go", step=IDEAS)
        await room.phones.ask("idea", 5, IDEAS)
        await room.fill(SUPPORT_PHONES - writers)
        await room.phones.ask("stat")
        cpu, begun = room.served.cpu(), time.monotonic()
        told = await room.phones.ask("support", SUPPORT_SECONDS, 1, SUPPORT_IDEAS, SUPPORT_VOTES)
        core = 100 * (room.served.cpu() - cpu) / (time.monotonic() - begun)
        room.check_commands(told, SUPPORT_PHONES * SUPPORT_VOTES)
        seen = await room.check_connections(SUPPORT_PHONES)
        room.measured.note(core=core, ack_p95=told["ack_ms"]["p95"], bytes=seen["bytes_per_phone"])
        return room.measured


async def ideas(kind: type[Served]) -> Measured:
    """A quarter of the phones write an idea; the desk lets each on as it comes."""
    async with hall(kind) as room:
        await room.fill(IDEAS_PHONES)
        await room.do("show.go", step=SCREENED)
        await room.phones.ask("stat")
        cpu, begun = room.served.cpu(), time.monotonic()
        approving = asyncio.create_task(approve(room, IDEAS_PHONES // 4))
        told = await room.phones.ask("idea", IDEAS_SECONDS, SCREENED)
        await approving
        core = 100 * (room.served.cpu() - cpu) / (time.monotonic() - begun)
        room.check_commands(told, IDEAS_PHONES // 4)
        await asyncio.sleep(CALM_SECONDS)
        seen = await room.check_connections(IDEAS_PHONES)
        room.measured.note(core=core, ack_p95=told["ack_ms"]["p95"], bytes=seen["bytes_per_phone"])
        return room.measured


async def wall(kind: type[Served]) -> Measured:
    """Ideas fill a wall; now and again one of them is hidden or shown. Does one change cost more when there are many?"""
    async with hall(kind) as room:
        await room.fill(WALL_PHONES)
        await room.do("show.go", step=IDEAS)
        written = (await room.phones.ask("idea", 1, IDEAS))["acked"]
        few, _, _ = await one_by_one(room)
        while written < WALL_IDEAS:
            told = await room.phones.ask("idea", 1, IDEAS)
            room.check_commands(told, WALL_PHONES // 4)
            written += told["acked"]
        await asyncio.sleep(CALM_SECONDS)
        many, on_phones, on_desk = await one_by_one(room)
        room.measured.note(change=many * 1000, growth=many / few, bytes=on_phones, desk_bytes=on_desk)
        return room.measured


async def one_by_one(room: Hall) -> tuple[float, float, float]:
    """Of one change: seconds of processor, bytes to a phone, bytes to the desk."""
    await room.phones.ask("stat")
    cpu, heard = room.served.cpu(), len(room.desk.received)
    for number in range(WALL_CHANGES):
        await room.do("idea.show" if number % 2 else "idea.hide", idea=1)
        await asyncio.sleep(WALL_PAUSE_SECONDS)
    cpu = room.served.cpu() - cpu
    seen = await room.check_connections(WALL_PHONES)
    told = sum(map(len, room.desk.received[heard:]))
    return cpu / WALL_CHANGES, seen["bytes_per_phone"] / WALL_CHANGES, told / WALL_CHANGES


async def approve(room: Hall, wanted: int) -> None:
    for number in range(1, wanted + 1):
        key = f"idea/{number}"
        await room.desk.until(lambda desk, key=key: key in desk.docs.docs, IDEAS_SECONDS * 2)
        await room.do("idea.show", idea=number)


async def restart(kind: type[Served]) -> Measured:
    """The server is killed and started again; every phone comes back by itself, 1 to 10 s after it lost its socket."""
    async with hall(kind) as room:
        assert isinstance(room.served, Ours)
        await room.fill(RESTART_PHONES)
        await room.do("show.go", step=WELCOME)
        await room.phones.ask("watch")
        killed = time.monotonic()
        await asyncio.to_thread(room.served.crash)
        started = time.monotonic() - killed
        told = await room.phones.ask("returned", RESTART_PATIENCE)
        room.measured.check(told["returned"] == RESTART_PHONES, f"{told['returned']} of {RESTART_PHONES} came back")
        room.measured.note(started=started, back_p95=told.get("p95", killed) - killed, back_all=told.get("last", killed) - killed)
        return room.measured


SCENARIOS: dict[str, Callable[[type[Served]], Coroutine[Any, Any, Measured]]] = {
    "idle": idle,
    "storm": storm,
    "join": join,
    "support": support,
    "ideas": ideas,
    "wall": wall,
    "restart": restart,
    "past": past,
    "evening": evening,
}
OF_ALL_SERVERS = {"idle"}
