"""Groups are suggested for a thousand ideas while phones go on: what they send is taken meanwhile. How long it takes is printed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from facilitator.store import wire
from tests.figures.speed import own
from tests.support.room import Room
from tests.support.server import Server
from tests.support.stage import PROGRAMME, Stage

AUTHORS = 10


def thousand() -> list[dict[str, Any]]:
    """The log of an evening with as many ideas."""
    stage = Stage()
    stage.desk("show.go", step="s4")
    for number, text in own().items():
        stage.phone(f"p{number % AUTHORS}", "idea.add", step="s4", theme="oplossing", text=text)
    return [wire.entry_to_wire(entry) for entry in stage.log]


async def suggesting(server: Server, made: dict[str, Any]) -> tuple[float, list[float]]:
    """Seconds until the desk had the groups, and until a phone had each of its acknowledgements meanwhile."""
    async with Room(server, made) as room:
        desk, phone = await room.surface("desk"), await room.phone()
        begun, waits = time.perf_counter(), list[float]()
        suggestion = asyncio.ensure_future(desk.do("groups.suggest", step="s4"))
        while not suggestion.done():
            sent = time.perf_counter()
            assert (await phone.do("idea.support", idea=1 + len(waits), value="agree"))["ok"]
            waits.append(time.perf_counter() - sent)
        assert (await suggestion)["ok"]
        took = time.perf_counter() - begun
        await desk.until(lambda desk: desk.docs.docs.get("suggested"))
        return took, waits


def test_phones_are_heard_while_groups_of_a_thousand_ideas_are_suggested(tmp_path: Path, say: Callable[[str], None]) -> None:
    log = thousand()
    with Server(tmp_path) as server:
        archive = server.archive(server.make(PROGRAMME)["id"])
        made = server.make({**archive, "log": log, "ballots": [], "receipts": []})
        took, waits = asyncio.run(suggesting(server, made))
    say(f"1,000 ideas: groups suggested in {took:.2f} s; {len(waits)} votes taken meanwhile, in {1000 * max(waits):.0f} ms at most")
    assert len(waits) >= 3, "the loop went on"
    assert max(waits) < took, "none waited for the groups"
