"""Deleting a meetup: told exactly what goes, confirmed with the code, and gone to the last byte, also for who is there."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from tests.support.client import Refused
from tests.support.office import Office, text_of
from tests.support.room import Room
from tests.support.server import BEARER, Server
from tests.support.stage import PROGRAMME

CANARY = "kanarie-in-een-idee"
TITLE = "Kanarie Lelystad"
PATIENCE_SECONDS = 10


def in_database(folder: Path, word: str) -> list[str]:
    return [path.name for path in folder.glob("facilitator.db*") if word.encode() in path.read_bytes()]


def until_gone(folder: Path, words: tuple[str, ...]) -> dict[str, list[str]]:
    """Where the words still stand in the database or its write-ahead log, after some patience: that is emptied when nobody reads."""
    for _ in range(PATIENCE_SECONDS * 10):
        found = {word: places for word in words if (places := in_database(folder, word))}
        if not found:
            return {}
        time.sleep(0.1)
    return found


async def give(room: Room, idea: str = "een idee") -> None:
    """Two votes, an idea and support for it, of two phones that are there."""
    desk, phone, other = await room.surface("desk"), await room.phone(), await room.phone()
    await room.surface("screen")
    await desk.do("show.go", step="s2")
    for each in (phone, other):
        assert (await each.do("answer", round="r1", choice="o1"))["ok"]
    await desk.do("show.go", step="s4")
    assert (await phone.do("idea.add", step="s4", theme="oorzaak", text=idea))["ok"]
    assert (await phone.do("idea.add", step="s4", theme="oorzaak", text="en nog een"))["ok"]
    assert (await phone.do("idea.withdraw", idea=2))["ok"]
    assert (await other.do("idea.support", idea=1, value="agree"))["ok"]
    await desk.until(lambda desk: desk.docs.docs["crowd"]["present"] == 2)


@pytest.fixture(scope="module")
def office(server: Server) -> Office:
    return Office(server)


def test_the_page_says_what_is_lost_and_that_people_are_there(office: Office, made: dict[str, Any]) -> None:
    async def story() -> str:
        async with Room(office.server, made) as room:
            await give(room)
            return text_of(await asyncio.to_thread(office.get, f"/office/meetups/{made['id']}/delete"))

    page = asyncio.run(story())
    assert "Deze bijeenkomst is nu bezig. Er zijn 2 telefoons in de zaal." in page
    for lost in (
        "deelnemers die iets inbrachten 2",
        "antwoorden 2",
        "idee 1",
        "keer steun voor een idee 1",
        f"onderdelen van het draaiboek {len(PROGRAMME['steps'])}",
    ):
        assert lost in page
    assert "Download het archief" in page


def test_a_meetup_that_nobody_came_to_is_deleted_without_alarm(office: Office, made: dict[str, Any]) -> None:
    page = text_of(office.get(f"/office/meetups/{made['id']}/delete"))
    assert ("nu bezig" in page, "telefoon" in page) == (False, False)


@pytest.mark.parametrize("typed", ["", "000000", "{code}1", "een code"])
def test_another_code_deletes_nothing(office: Office, made: dict[str, Any], typed: str) -> None:
    page = office.post(f"/office/meetups/{made['id']}/delete", {"code": typed.format(code=made["code"])})
    assert (page.status, "Er is niets verwijderd." in page.text) == (422, True)
    assert office.server.get(f"/{made['code']}").status == 200


def test_everyone_is_put_out_and_no_byte_of_it_is_left(office: Office) -> None:
    made, kept = office.server.make({**PROGRAMME, "title": TITLE}), office.server.make({**PROGRAMME, "title": "Deze blijft"})
    words = (made["code"], TITLE, CANARY, made["id"])

    async def story() -> None:
        async with Room(office.server, made) as room, Room(office.server, kept) as others:
            neighbour = await others.phone()
            await give(room, CANARY)
            assert [word for word in words if not in_database(office.server.data, word)] == [], "it was there before"
            spaced = f"{made['code'][:3]} {made['code'][3:]}"
            answer = await asyncio.to_thread(office.post, f"/office/meetups/{made['id']}/delete", {"code": spaced})
            assert "De bijeenkomst is verwijderd" in text_of(await asyncio.to_thread(office.follow, answer))
            for client in room.clients:
                await client.closed()
            assert {client.put_out for client in room.clients} == {"unknown_code"}
            with pytest.raises(Refused, match="unknown_code"):
                await room.enter("phone", room.clients[1].cookies)
            assert (await neighbour.do("me.describe", role="ouder"))["ok"], "the others go on"

    asyncio.run(story())
    server = office.server
    assert server.get(f"/{made['code']}").status == 404
    assert server.get(made["desk_url"].removeprefix(server.base)).status == 403
    assert [office.get(f"/office/meetups/{made['id']}{page}").status for page in ("", "/edit", "/delete", "/sheet")] == [404] * 4
    assert TITLE not in office.get("/office").text
    assert until_gone(server.data, words) == {}
    assert in_database(server.data, "Deze blijft")


def test_it_stays_gone_when_the_server_starts_again(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        made = server.make({**PROGRAMME, "title": TITLE})
        assert server.request("DELETE", f"/office/api/meetups/{made['id']}", headers=BEARER).status == 204
        server.kill()
        server.start()
        assert server.get(f"/{made['code']}").status == 404
        assert until_gone(server.data, (TITLE, made["code"])) == {}
