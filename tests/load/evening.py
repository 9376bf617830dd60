"""The example evening of two hours, faster: what a phone receives in all of it."""

from __future__ import annotations

import asyncio
import math
from typing import Any

from tests.load.hall import Hall, Measured, hall
from tests.load.servers import Evening, Served

PHONES, HASTE = 150, 60
SUPPORTED = 10  # ideas that each phone weighs, on every wall
CLOSING_SECONDS = 2.5  # a closing round takes votes for two


async def evening(kind: type[Served]) -> Measured:
    """The example evening of two hours, HASTE times as fast: every poll answered, every wall of ideas filled and weighed."""
    assert kind.whole
    async with hall(Evening) as room:
        await room.fill(PHONES)
        cpu = room.served.cpu()
        for number, step in enumerate(Evening.programme["steps"], 1):
            await room.do("show.go")
            await take_part(room, f"s{number}", step, step["minutes"] * 60 / HASTE)
        seen = await room.check_connections(PHONES)
        room.measured.note(bytes=seen["bytes_per_phone"], pushes=seen["pushes_per_phone"], cpu=room.served.cpu() - cpu)
        return room.measured


async def take_part(room: Hall, step_id: str, step: dict[str, Any], seconds: float) -> None:
    """What a hall does in one step, within these seconds."""
    if step["kind"] == "poll":
        await room.desk.until(lambda desk: desk.docs.docs.get("round", {}).get("step") == step_id)
        options = ",".join(f"o{number}" for number in range(1, len(step["poll"]["options"]) + 1))
        room.check_commands(await room.phones.ask("answer", room.round_id(), seconds, options), PHONES)
        await room.do("round.close")
        await asyncio.sleep(CLOSING_SECONDS)
    elif step["kind"] == "ideas":
        await write_and_weigh(room, step_id, step["ideas"], seconds)
    else:
        await asyncio.sleep(seconds)


async def write_and_weigh(room: Hall, step_id: str, asked: dict[str, Any], seconds: float) -> None:
    before = len(ideas_of(room))
    told = await room.phones.ask("idea", seconds / 2, step_id, *asked["themes"][:1])
    room.check_commands(told, math.ceil(PHONES / 4))
    if asked["support"] == "none":
        await asyncio.sleep(seconds / 2)
    else:
        first, last = before + 1, before + told["acked"]
        await room.desk.until(lambda desk: f"idea/{last}" in desk.docs.docs)
        told = await room.phones.ask("support", seconds / 2, first, last, SUPPORTED)
        room.check_commands(told, PHONES * SUPPORTED)


def ideas_of(room: Hall) -> list[str]:
    return [key for key in room.desk.docs.docs if key.startswith("idea/")]
