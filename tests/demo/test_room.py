"""A sped-up room on a real server: it joins, answers, writes, supports, drops out and comes back, while the test leads the evening at the desk."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from facilitator import example
from facilitator.demo.evening import evening
from tests.support.client import Client
from tests.support.room import Room
from tests.support.server import Server
from tests.support.simulated import simulated

PEOPLE, HASTE = 12, 25
CLIP_SECONDS = 6.0
PATIENCE_SECONDS = 30.0
STAYS_SECONDS = 1.0


async def go_to(desk: Client, title: str) -> dict[str, Any]:
    steps = desk.docs.docs["show"]["steps"]
    assert (await desk.do("show.go", step=next(step["id"] for step in steps if step["title"].startswith(title))))["ok"]
    await desk.until(lambda desk: desk.docs.docs.get("step", {}).get("title", "").startswith(title))
    told: dict[str, Any] = desk.docs.docs["step"]
    return told


async def until(desk: Client, holds: Callable[[dict[str, Any]], bool]) -> None:
    await desk.until(lambda desk: holds(desk.docs.docs), PATIENCE_SECONDS)


def ideas(docs: dict[str, Any], step: dict[str, Any]) -> list[dict[str, Any]]:
    return [doc for key, doc in docs.items() if key.startswith("idea/") and doc["step"] == step["id"]]


def agreed(docs: dict[str, Any], step: dict[str, Any]) -> int:
    support = docs.get("support", {"step": None})
    return sum(counts["agree"] for counts in support["counts"].values()) if support["step"] == step["id"] else 0


async def watch(desk: Client, present: list[int]) -> None:
    """Writes down how many are there, each time that changes."""
    while True:
        await desk.until(lambda desk: desk.docs.docs["crowd"]["present"] != present[-1], seconds=600)
        present.append(desk.docs.docs["crowd"]["present"])


def somebody_came_back(present: list[int]) -> bool:
    full = present.index(PEOPLE)
    return any(later > earlier for earlier, later in pairwise(present[full:]))


def test_a_room_takes_part_in_an_evening_over_a_restart_of_the_server(tmp_path: Path, say: Callable[[str], None]) -> None:
    with Server(tmp_path) as server:
        made = server.make(example.programme("nl"))

        async def first_half() -> None:
            async with Room(server, made) as room:
                desk = await room.surface("desk")
                watching = asyncio.create_task(watch(desk, present := [0]))
                await until(desk, lambda docs: max(present) == PEOPLE)
                words = await go_to(desk, "Check-in")
                await until(desk, lambda docs: len(ideas(docs, words)) >= PEOPLE // 2)
                await go_to(desk, "Stelling, eerste")
                await until(desk, lambda docs: docs["round"].get("answered", 0) >= PEOPLE // 2)
                tables = await go_to(desk, "Aan tafel")
                await until(desk, lambda docs: len(ideas(docs, tables)) >= 4 and agreed(docs, tables) >= 4)
                await until(desk, lambda docs: somebody_came_back(present))
                watching.cancel()

        async def second_half() -> None:
            async with Room(server, made) as room:
                desk = await room.surface("desk")
                await until(desk, lambda docs: docs["crowd"]["present"] >= PEOPLE // 2)
                await go_to(desk, "Dezelfde stelling")
                await until(desk, lambda docs: docs["round"].get("answered", 0) >= PEOPLE // 2)
                dots = await go_to(desk, "Stippen")
                await until(desk, lambda docs: len(ideas(docs, dots)) >= 3)
                assert (await desk.do("dots.open", each=2))["ok"]
                await until(desk, lambda docs: docs.get("dots", {}).get("voted", 0) >= PEOPLE // 2)
                await go_to(desk, "Voorwaarden")
                assert (await desk.do("condition.add", level="zelf", text="Er is een zaal die elke middag open is"))["ok"]
                assert (await desk.do("conditions.open"))["ok"]
                await until(desk, lambda docs: sum(docs.get("condition/1", {}).get("counts", {}).values()) >= PEOPLE // 2)
                await go_to(desk, "Afspraken")
                await until(desk, lambda docs: any(key.startswith("agreement/") for key in docs))

        with simulated(server, made["code"], PEOPLE, HASTE, "--seed", "4"):
            asyncio.run(first_half())
            server.kill()
            server.start()
            asyncio.run(second_half())

        archive = server.archive(made["id"])
        voters = {ballot["voter"] for ballot in archive["ballots"]}
        assert len(voters) <= PEOPLE, "whoever came back was the same participant"
        say(f"demo room: {len(voters)} of {PEOPLE} took part, {len(archive['ballots'])} ballots")


def test_the_desk_sees_who_is_ready_who_saw_the_end_and_what_touched_them(server: Server) -> None:
    for name, file in example.files("nl"):
        assert server.put_media(name, file.read_bytes()).status in (200, 201)
    told = evening("nl")
    for step in told["steps"]:
        if step["kind"] == "fragment":
            step["fragment"]["out"] = step["fragment"]["in"] + CLIP_SECONDS
    made = server.make(told)

    async def home() -> None:
        async with Room(server, made) as room:
            desk = await room.surface("desk")
            await until(desk, lambda docs: docs["progress"]["step"] is None and docs["progress"]["ready"] >= PEOPLE // 2)
            step = await go_to(desk, "Fragment 1")
            await until(desk, lambda docs: docs["progress"]["step"] == step["id"] and docs["progress"]["ready"] >= PEOPLE // 2)
            assert (await desk.do("fragment.play"))["ok"]
            await until(desk, lambda docs: docs["progress"]["playing"] >= PEOPLE // 3)
            await until(desk, lambda docs: docs["progress"]["ended"] >= PEOPLE // 3)
            assert desk.docs.docs["moments"]["counted"]
            assert desk.docs.docs["moments"]["voted"] >= PEOPLE // 3

    with simulated(server, made["code"], PEOPLE, HASTE):
        asyncio.run(home())


def test_who_is_turned_away_says_why_and_stays_away(server: Server) -> None:
    with simulated(server, "999999", 1, HASTE) as room:
        assert room.stderr
        assert room.stderr.readline() == b"turned away: unknown_code\n"


def test_a_room_of_nobody_stays_until_it_is_ended(server: Server) -> None:
    with simulated(server, "999999", 0, HASTE) as room, pytest.raises(subprocess.TimeoutExpired):
        room.wait(STAYS_SECONDS)
