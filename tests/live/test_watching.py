"""A room that watches at home: the desk's meter and the curve are exact, who left is not counted, and everyone can ask what time it is."""

from __future__ import annotations

import asyncio
import random
import time
from typing import Any

import pytest

from facilitator.meetup.progress import STATES
from tests.support.client import Client
from tests.support.room import Room
from tests.support.server import Server
from tests.support.stage import PROGRAMME

PHONES = 30
IN, OUT = 0.0, 48.0
EVENING = {
    **PROGRAMME,
    "steps": [PROGRAMME["steps"][0], {"kind": "fragment", "title": "Thuis", "fragment": {"file": "clip.mp4", "in": IN, "out": OUT, "where": "home"}}],
}


@pytest.fixture
def evening(server: Server) -> dict[str, Any]:
    server.put_media("clip.mp4", b"\0\0\0\x18ftypisom" + bytes(100))
    return server.make(EVENING)


def meter(desk: Client) -> dict[str, int]:
    told = desk.docs.docs["progress"]
    return {name: count for name, count in told.items() if name != "step" and count}


async def phones_of(room: Room, number: int) -> list[Client]:
    return [await room.phone() for _ in range(number)]


def test_the_meter_counts_who_is_there_and_each_once(server: Server, evening: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, evening) as room:
            desk, phones = await room.surface("desk"), await phones_of(room, PHONES)
            assert phones[0].docs.docs["preload"]["url"].endswith(".mp4")
            states = ["ready"] * 21 + ["loading"] * 4 + ["armed"] * 2
            for phone, state in zip(phones, states, strict=False):
                assert (await phone.do("fragment.progress", state=state))["seq"] == 0
            await desk.until(lambda desk: meter(desk) == {"phones": 30, "ready": 21, "loading": 4, "armed": 2})
            second = await room.enter("phone", phones[0].cookies)
            await second.do("fragment.progress", state="loading")
            await phones[1].close()
            await phones[29].close()
            await desk.until(lambda desk: meter(desk) == {"phones": 28, "ready": 20, "loading": 4, "armed": 2})

            await desk.do("show.go", step="s2")
            await desk.until(lambda desk: desk.docs.docs["progress"]["step"] == "s2")
            assert meter(desk)["ready"] == 20, "nobody has to say it again"
            for phone in phones[2:20]:
                await phone.do("fragment.progress", state="playing", step="s2")
            for phone in phones[2:17]:
                await phone.do("fragment.progress", state="ended", step="s2")
            await phones[19].do("fragment.progress", state="cannot", step="s2")
            await desk.until(lambda desk: meter(desk) == {"phones": 28, "ended": 15, "playing": 2, "cannot": 1, "ready": 2, "loading": 4, "armed": 2})

    asyncio.run(story())


def test_nothing_of_it_is_kept_and_only_phones_say_it(server: Server, evening: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, evening) as room:
            desk, phone = await room.surface("desk"), await room.phone()
            before, commits = server.archive(evening["id"]), server.get("/healthz").json["seq"]
            for state in STATES:
                assert (await phone.do("fragment.progress", state=state))["ok"]
            assert (await phone.do("fragment.progress", state="asleep"))["code"] == "invalid"
            assert (await desk.do("fragment.progress", state="ready"))["code"] == "not_allowed"
            assert (server.archive(evening["id"]), server.get("/healthz").json["seq"]) == (before, commits)

    asyncio.run(story())


def test_the_curve_is_of_all_who_tapped(server: Server, evening: dict[str, Any]) -> None:
    async def story() -> None:
        chance = random.Random(8)
        async with Room(server, evening) as room:
            desk, screen, phones = await room.surface("desk"), await room.surface("screen"), await phones_of(room, PHONES)
            await desk.do("show.go", step="s2")
            await desk.do("fragment.play")
            taps = [sorted({chance.choice((3, 3, 3, 10, 10, 17, 20)) for _ in range(3)}) for _ in phones]
            await asyncio.gather(
                *(phone.do("fragment.moment", step="s2", position=2.0 * each) for phone, mine in zip(phones, taps, strict=True) for each in mine)
            )
            await desk.do("fragment.pause")
            assert (await desk.do("moments.reveal"))["ok"]
            await screen.until(lambda screen: screen.docs.docs["screen"]["scene"] == "moments" and "moments" in screen.docs.docs)
            told = screen.docs.docs["moments"]
            counts = [sum(stretch in mine for mine in taps) for stretch in range(24)]
            assert min(counts[3], counts[10], counts[17]) >= 5
            assert (told["voted"], told["counts"]) == (PHONES, [count if count >= 5 else None for count in counts])
            assert (await phones[0].do("fragment.moment", step="s2", position=1.0))["code"] == "closed"
            kept = [ballot for ballot in server.archive(evening["id"])["ballots"] if ballot["kind"] == "moment"]
            assert sorted(ballot["value"] for ballot in kept) == sorted(taps)
            assert all(set(ballot) == {"kind", "about", "voter", "value"} for ballot in kept), "without time or order"

    asyncio.run(story())


def test_everyone_can_ask_what_time_it_is(server: Server, evening: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, evening) as room:
            for client in (await room.phone(), await room.surface("screen")):
                asked = time.time()
                told = await client.ask("time")
                assert asked - 0.01 <= told <= time.time() + 0.01
            commits = server.get("/healthz").json["seq"]
            answers = await asyncio.gather(*(client.ask("time") for _ in range(700)))
            assert any(isinstance(answer, float) for answer in answers)
            assert any(isinstance(answer, dict) and answer["code"] == "too_fast" for answer in answers), "not without end"
            assert server.get("/healthz").json["seq"] == commits

    asyncio.run(story())
