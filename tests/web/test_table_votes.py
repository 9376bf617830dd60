"""One phone votes for each table: on phones without a script, and over the live protocol."""

from __future__ import annotations

import asyncio
import csv
import io
import zipfile
from typing import Any

import pytest

from tests.support.room import Room
from tests.support.server import BEARER, Server
from tests.support.stage import PROGRAMME
from tests.web.phone import joined

SETTLED_SECONDS = 0.4
BARRED = "Bij deze vraag stemt één telefoon per tafel."


@pytest.fixture
def made(server: Server) -> dict[str, Any]:
    return server.make({**PROGRAMME, "tables": 3, "voting": "table"})


def test_a_phone_without_a_script_takes_up_the_pen_and_votes_for_its_table(server: Server, made: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            desk = await room.surface("desk")
            assert (await desk.do("show.go", step="s2"))["ok"]
            await asyncio.sleep(SETTLED_SECONDS)
            anna, bram = joined(server, made["code"]), joined(server, made["code"])
            for phone in (anna, bram):
                page = phone.get()
                assert BARRED in page.text
                assert "answer" not in page.verbs()
                page = phone.do(page.form("me.describe", table=""), table="1")
                assert BARRED in page.text
            page = anna.do(anna.get().form("table.scribe"))
            assert BARRED not in page.text
            assert "Deze telefoon stemt voor de tafel." in page.text
            held = page.form("answer")
            assert "Ontvangen" in anna.do(held, choice="o1").text
            await asyncio.sleep(SETTLED_SECONDS)
            bram.do(bram.get().form("table.scribe"))
            page = bram.get()
            assert "Ontvangen" in page.text, "he finds what the table answered"
            status, page = anna.refused(held, choice="o2")
            assert status == 403
            assert page.alerts[0].startswith(BARRED)
            page = bram.get(page_of_change(bram.path))
            assert "Ontvangen" in bram.do(page.form("answer"), choice="o2").text
            await desk.until(lambda desk: desk.docs.docs["round"]["results"] == {"total": 1, "counts": {"o1": 0, "o2": 1}})
            assert desk.docs.docs["crowd"]["voters"] == 3
            page = bram.get(f"{bram.path}/me/forget")
            assert "Wat uw tafel antwoordde, is van de tafel en blijft." in page.text
            assert "uw antwoord op de vraag die nog open is" not in page.text
            assert (await desk.do("round.hide"))["ok"]
            assert (await desk.do("round.close"))["ok"]
            await desk.until(lambda desk: desk.docs.docs["round"]["state"] == "closed")
            await asyncio.sleep(SETTLED_SECONDS)
            page = bram.get()
            assert "De stemming is gesloten. Kijk naar het scherm." in page.text
            assert 'class="own-answer"' not in page.html, "his table's, and not his: he may have taken up the pen of another one since"
            assert "U hebt deze keer niet geantwoord." not in page.text
            assert "Niet mee eens" not in bram.get(f"{bram.path}/me").text

    asyncio.run(story())


def test_the_waiting_page_says_that_tables_vote_and_lets_one_sit_down(server: Server, made: dict[str, Any]) -> None:
    phone = joined(server, made["code"])
    page = phone.get()
    assert "In deze bijeenkomst stemt één telefoon per tafel." in page.text
    page = phone.do(page.form("me.describe", table=""), table="2")
    assert "Tafel 2" in page.text
    page = phone.do(page.form("table.scribe"))
    assert "Niet meer schrijven voor de tafel" in page.text
    other = joined(server, server.make({**PROGRAMME, "tables": 3})["code"]).get()
    assert ("per tafel" in other.text, 'id="table"' in other.html) == (False, False)


def page_of_change(path: str) -> str:
    return f"{path}?change=r1"


def test_over_a_socket_the_pen_brings_the_answer_of_the_table(server: Server, made: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            desk, anna, bram = await room.surface("desk"), await room.phone(), await room.phone()
            assert (await desk.do("show.go", step="s2"))["ok"]
            for phone in (anna, bram):
                assert (await phone.do("me.describe", table="2"))["ok"]
            await anna.until(lambda anna: anna.docs.docs["round"].get("voting") == "table" and anna.docs.docs["step"]["seats"])
            refused = await anna.do("answer", round="r1", choice="o1")
            assert (refused["code"], refused["message"].startswith(BARRED)) == ("not_allowed", True)
            assert (await anna.do("table.scribe", on=True))["ok"]
            assert (await anna.do("answer", round="r1", choice="o1"))["ok"]
            await anna.until(lambda anna: anna.mine.docs.get("my/round/r1") == {"choice": "o1"})
            assert (await bram.do("table.scribe", on=True))["ok"]
            await bram.until(lambda bram: bram.mine.docs.get("my/round/r1") == {"choice": "o1"})
            await anna.until(lambda anna: "my/round/r1" not in anna.mine.docs)
            assert (await anna.do("answer", round="r1", choice="o2"))["code"] == "not_allowed"
            assert (await bram.do("answer", round="r1", choice="o2"))["ok"]
            await desk.until(lambda desk: desk.docs.docs["round"]["results"] == {"total": 1, "counts": {"o1": 0, "o2": 1}})

    asyncio.run(story())


def test_after_a_restart_the_table_still_has_one_vote(server: Server, made: dict[str, Any]) -> None:
    async def before() -> None:
        async with Room(server, made) as room:
            desk, anna = await room.surface("desk"), await room.phone()
            assert (await desk.do("show.go", step="s2"))["ok"]
            assert (await anna.do("me.describe", table="2"))["ok"]
            assert (await anna.do("table.scribe", on=True))["ok"]
            assert (await anna.do("answer", round="r1", choice="o1"))["ok"]

    async def after() -> None:
        async with Room(server, made) as room:
            desk, bram = await room.surface("desk"), await room.phone()
            assert (await bram.do("me.describe", table="2"))["ok"]
            assert (await bram.do("table.scribe", on=True))["ok"]
            await bram.until(lambda bram: bram.mine.docs.get("my/round/r1") == {"choice": "o1"})
            assert (await bram.do("answer", round="r1", choice="o2"))["ok"]
            await desk.until(lambda desk: desk.docs.docs["round"]["results"] == {"total": 1, "counts": {"o1": 0, "o2": 1}})

    asyncio.run(before())
    export = server.request("GET", f"/office/api/meetups/{made['id']}/export.zip", headers=BEARER).body
    with zipfile.ZipFile(io.BytesIO(export)) as files:
        told = {name: list(csv.DictReader(io.StringIO(files.read(name).decode("utf-8-sig")))) for name in ("results.csv", "meetup.csv")}
    assert {row["voting"] for row in told["results.csv"]} == {"table"}
    assert told["meetup.csv"][0]["participants"] == "1", "the table is nobody beside who writes for it"
    server.kill()
    server.start()
    asyncio.run(after())
