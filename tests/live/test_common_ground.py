"""Common ground over a real websocket: what the desk works out, the room is told when the desk lets it, and it is there after a restart."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from tests.support.client import Client
from tests.support.room import Room
from tests.support.server import Server
from tests.support.stage import PROGRAMME

PEOPLE = 36
ROLES = PROGRAMME["roles"]


async def choose(phones: list[Client], idea: int, agreeing: int) -> None:
    """So many of each role agree."""
    values = ["agree" if at // 2 < agreeing else "disagree" for at in range(PEOPLE)]
    acks = await asyncio.gather(*(phone.do("idea.support", idea=idea, value=value) for phone, value in zip(phones, values, strict=True)))
    assert all(ack["ok"] for ack in acks)


async def evening(server: Server, made: dict[str, Any]) -> None:
    async with Room(server, made) as room:
        desk, operator, screen = await room.surface("desk"), await room.surface("operator"), await room.surface("screen")
        phones = await room.phones(PEOPLE)
        await asyncio.gather(*(phone.do("me.describe", role=ROLES[at % 2]) for at, phone in enumerate(phones)))
        await desk.do("show.go", step="s4")
        await phones[0].until(lambda phone: phone.docs.docs.get("step", {}).get("id") == "s4")
        for number in (1, 2):
            assert (await phones[number].do("idea.add", step="s4", theme="oorzaak", text=f"Idee {number}"))["idea"] == number
            await desk.do("idea.show", idea=number)
        await choose(phones, 1, 13)
        await choose(phones, 2, 5)
        assert (await desk.do("ideas.split"))["code"] == "invalid", "people still choose"
        await desk.do("ideas.close")
        for client in (operator, phones[0]):
            assert (await client.do("ideas.split"))["code"] == "not_allowed"
        assert (await desk.do("ideas.split"))["ok"]
        assert (await desk.do("ideas.view", view="common_ground"))["ok"]
        for client in (screen, phones[0], operator):
            await client.until(lambda client: "ranking" in client.docs.docs)
            assert client.docs.docs["ranking"]["ideas"] == [{"id": 1, "votes": PEOPLE}]
        assert "ground" not in screen.docs.docs
        assert operator.docs.docs["ground"]["weighed"] == 2


def test_common_ground_is_worked_out_told_and_kept(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        made = server.make(PROGRAMME)
        asyncio.run(evening(server, made))

    async def after(server: Server) -> None:
        async with Room(server, made) as room:
            phone, desk = await room.phone(), await room.surface("desk")
            assert phone.docs.docs["ranking"]["ideas"] == [{"id": 1, "votes": PEOPLE}]
            await desk.do("idea.hide", idea=1)
            await phone.until(lambda phone: phone.docs.docs["ranking"]["ideas"] == [])

    with Server(tmp_path) as server:
        asyncio.run(after(server))
