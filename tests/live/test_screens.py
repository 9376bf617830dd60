"""What screens say of themselves is told to the desk while they are connected, and is kept nowhere."""

from __future__ import annotations

import asyncio
import uuid
from typing import Any

import pytest

from tests.support.client import Client
from tests.support.room import Room
from tests.support.server import Server

READY: dict[str, Any] = {"sign": "K7", "full": True, "sound": False, "wake": None, "clips": {"ready": 1, "of": 2}}


def signs(desk: Client) -> list[str]:
    return [screen["sign"] for screen in desk.docs.docs["screens"]["there"]]


def test_the_desk_and_the_operator_see_each_screen_for_as_long_as_it_is_connected(server: Server, made: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            desk, operator = await room.surface("desk"), await room.surface("operator")
            one, other = await room.surface("screen"), await room.surface("screen")
            assert signs(desk) == [], "it is told when a screen tells"
            assert (await one.do("screen.ready", **READY))["seq"] == 0
            assert (await other.do("screen.ready", **READY | {"sign": "M3"}))["ok"]
            await desk.until(lambda desk: signs(desk) == ["K7", "M3"])
            await operator.until(lambda operator: operator.docs.docs["screens"]["there"][0] == READY)
            assert (await one.do("screen.ready", **READY | {"sound": True}))["ok"]
            await desk.until(lambda desk: desk.docs.docs["screens"]["there"][0]["sound"])
            await one.close()
            await desk.until(lambda desk: signs(desk) == ["M3"])
            assert "screens" not in other.docs.docs

    asyncio.run(story())


def test_nothing_of_it_is_kept(server: Server, made: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            desk, screen = await room.surface("desk"), await room.surface("screen")
            before, commits = server.archive(made["id"]), server.get("/healthz").json["seq"]
            for _ in range(3):
                assert (await screen.do("screen.ready", **READY))["ok"]
            assert (await desk.do("screen.sign"))["ok"]
            await desk.until(lambda desk: signs(desk) == ["K7"])
            assert server.archive(made["id"]) == before
            assert server.get("/healthz").json["seq"] == commits
            assert "undo" not in desk.docs.docs

    asyncio.run(story())


def test_a_desk_has_every_screen_show_its_sign_for_a_moment(server: Server, made: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            desk, screens = await room.surface("desk"), [await room.surface("screen") for _ in range(2)]
            assert not any("signs" in screen.docs.docs for screen in screens)
            assert (await desk.do("screen.sign"))["ok"]
            for screen in screens:
                await screen.until(lambda screen: "signs" in screen.docs.docs)
            assert screens[0].docs.docs["signs"] == screens[1].docs.docs["signs"]
            assert "signs" not in desk.docs.docs
            assert (await screens[0].do("screen.sign"))["code"] == "not_allowed"

    asyncio.run(story())


WRONG: dict[str, dict[str, Any]] = {
    "no sign": {"sign": None},
    "a long sign": {"sign": "K7" * 4_000},
    "markup for a sign": {"sign": "<b>K7</b>"},
    "half a character": {"sign": "\ud800"},
    "a text for yes": {"full": "true"},
    "a number for yes": {"sound": 1},
    "a list of clips": {"clips": [1, 2]},
    "more clips than there are": {"clips": {"ready": 2, "of": 1}},
    "fewer than none": {"clips": {"ready": -1, "of": 1}},
    "more than anybody has": {"clips": {"ready": 0, "of": 2**40}},
    "no number": {"clips": {"ready": True, "of": 1}},
    "half a clip": {"clips": {"ready": 0.5, "of": 1}},
    "clips without end": {"clips": {"ready": 0, "of": 10**300}},
    "a deep hole": {"clips": {"ready": 0, "of": 1, "more": [[[[[[[[[[[[[[]]]]]]]]]]]]]]}},
}


@pytest.mark.parametrize("changes", WRONG.values(), ids=WRONG.keys())
def test_what_a_screen_can_not_say_is_refused_and_told_to_nobody(server: Server, made: dict[str, Any], changes: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            desk, screen = await room.surface("desk"), await room.surface("screen")
            ack = await screen.do("screen.ready", **READY | changes)
            assert (ack["ok"], ack["code"]) == (False, "invalid")
            assert ack["errors"]
            assert (await screen.do("screen.ready", **READY, name="Bram"))["ok"], "what nobody asks for is left out"
            await desk.until(lambda desk: desk.docs.docs["screens"]["there"] == [READY])
            for audience in ("desk", "operator", "remote"):
                assert (await (await room.surface(audience)).do("screen.ready", **READY))["code"] == "not_allowed"

    asyncio.run(story())
    assert "Traceback" not in server.log.read_text()


def test_who_tells_without_end_is_told_to_wait(server: Server, made: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            screen = await room.surface("screen")
            acks = await asyncio.gather(*(screen.do("screen.ready", **READY) for _ in range(700)))
            assert {ack.get("code") for ack in acks} == {None, "too_fast"}

    asyncio.run(story())


def test_of_a_crowd_of_screens_the_desk_is_told_of_twenty(server: Server, made: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            desk, cookies = await room.surface("desk"), await asyncio.to_thread(room.link_cookies, "screen")
            for number in range(23):
                screen = await room.enter("screen", cookies)
                assert (await screen.do("screen.ready", id=str(uuid.uuid4()), **READY | {"sign": f"{chr(65 + number)}2"}))["ok"]
            await desk.until(lambda desk: len(signs(desk)) == 20)
            assert signs(desk)[0] == "A2"

    asyncio.run(story())
