"""Tables on a phone over real HTTP, without a script: the card of a table, writing for it, the video room, and saying that it is done."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

from tests.support.client import Client
from tests.support.room import Room
from tests.support.server import Server
from tests.web.phone import Page, Phone, joined

CALL = "https://video.example/klassen"
OWN_ROOM = "https://video.example/taal"
EVENING: dict[str, Any] = {
    "title": "Klassen",
    "roles": ["ouder"],
    "tables": [{"code": "1", "name": "Taal", "link": OWN_ROOM}, {"code": "2"}, {"code": "A/B ü"}],
    "call": CALL,
    "steps": [
        {"kind": "text", "title": "Welkom"},
        {"kind": "talk", "title": "Aan tafel", "talk": {"template": "tables", "instruction": "Wat kan er morgen anders?"}},
        {"kind": "ideas", "title": "Opschrijven", "ideas": {"screening": {"phones": False, "screen": False}}},
    ],
}


@pytest.fixture
def made(server: Server) -> dict[str, Any]:
    return server.make(EVENING)


def story(server: Server, made: dict[str, Any], step: str | None, told: Callable[[Client, Phone], Any]) -> None:
    async def run() -> None:
        async with Room(server, made) as room:
            desk = await room.surface("desk")
            if step:
                assert (await desk.do("show.go", step=step))["ok"]
            await asyncio.sleep(0.3)
            await told(desk, joined(server, made["code"]))

    asyncio.run(run())


def scan(phone: Phone, code: str) -> Page:
    """The QR code of a card, followed as a browser would."""
    path = f"{phone.path}/t/{quote(code, safe='')}"
    for _ in range(3):
        answer = phone.ask("GET", path)
        if answer.status != 303:
            return Page(answer.text)
        path = str(answer.headers["Location"])
    raise AssertionError("sent on for ever")


@pytest.mark.parametrize("code", ["1", "A/B ü"])
def test_who_scans_the_card_of_a_table_sits_there_also_with_a_new_phone(server: Server, made: dict[str, Any], code: str) -> None:
    async def told(desk: Client, phone: Phone) -> None:
        for one in (phone, Phone(server, made["code"])):
            assert f"Tafel {code}" in scan(one, code).text
            assert f"Tafel {code}" in one.get().text
            assert f"Tafel {code}" in scan(one, code).text, "the same card again changes nothing"
            assert scan(one, "2").text.count("Tafel 2") == 1

    story(server, made, "s2", told)


def test_a_card_without_cookies_leads_to_the_evening_and_of_no_table_says_so(server: Server, made: dict[str, Any]) -> None:
    forgetful = server.request("GET", f"/{made['code']}/t/1?again=1")
    assert (forgetful.status, forgetful.headers["Location"]) == (303, f"/{made['code']}")
    phone = joined(server, made["code"])
    answer = phone.ask("GET", f"{phone.path}/t/99")
    assert answer.status == 422
    assert Page(answer.text).alerts == ["Deze tafel is er niet. Kijk op het kaartje op uw tafel."]


def test_a_table_is_chosen_and_changed(server: Server, made: dict[str, Any]) -> None:
    async def told(desk: Client, phone: Phone) -> None:
        page = phone.get()
        assert "Aan welke tafel zit u?" in page.text
        assert page.links["Open het videogesprek"] == CALL
        page = phone.do(page.form("me.describe", table=""), table="2")
        assert "Kies daar kamer 2." in page.text
        page = phone.get(page.links["Andere tafel"].partition("#")[0])
        page = phone.do(page.form("me.describe", table=""), table="1")
        assert "Tafel 1 · Taal" in page.text
        assert page.links["Open de videokamer van deze tafel"] == OWN_ROOM
        assert "Kies daar kamer" not in page.text

    story(server, made, "s2", told)


def test_choosing_no_table_asks_again(server: Server, made: dict[str, Any]) -> None:
    async def told(desk: Client, phone: Phone) -> None:
        assert "Aan welke tafel zit u?" in phone.do(phone.get().form("me.describe", table="")).text

    story(server, made, "s2", told)


def test_a_phone_writes_for_its_table_and_says_that_it_is_done(server: Server, made: dict[str, Any]) -> None:
    async def told(desk: Client, phone: Phone) -> None:
        neighbour = Phone(server, made["code"])
        for one in (phone, neighbour):
            scan(one, "1")
        page = phone.do(phone.get().form("table.scribe"))
        assert "Deze telefoon schrijft voor de tafel" in page.text
        await asyncio.sleep(0.3)
        assert "Een andere telefoon schrijft voor deze tafel." in neighbour.get().text
        assert "table.done" not in neighbour.get().verbs()
        page = phone.do(page.form("table.done"))
        await desk.until(lambda desk: desk.docs.docs["step"]["talk"]["tables"]["done"] == ["1"])
        await asyncio.sleep(0.3)
        page = phone.get()
        assert "Uw tafel is klaar." in page.text
        phone.do(page.form("table.done"))
        await desk.until(lambda desk: desk.docs.docs["step"]["talk"]["tables"]["done"] == [])
        neighbour.do(neighbour.get().form("table.scribe"))
        await asyncio.sleep(0.3)
        assert "Een andere telefoon schrijft voor deze tafel." in phone.get().text

    story(server, made, "s2", told)


def test_what_the_writing_phone_sends_is_the_tables(server: Server, made: dict[str, Any]) -> None:
    async def told(desk: Client, phone: Phone) -> None:
        scan(phone, "2")
        page = phone.do(phone.get().form("table.scribe"))
        assert page.html.index('id="table"') < page.html.index("idea.add"), "above the field, where one sees for whom one writes"
        phone.do(page.form("idea.add"), text="Loten bij te veel aanmeldingen")
        await desk.until(lambda desk: desk.docs.docs.get("idea/1", {}).get("table") == "2")
        assert phone.get(f"{phone.path}/me").text.count("Uw tafel: 2") == 1

    story(server, made, "s3", told)


def test_at_other_moments_nobody_is_asked_for_a_table(server: Server, made: dict[str, Any]) -> None:
    async def told(desk: Client, phone: Phone) -> None:
        page = phone.get()
        assert "Aan welke tafel" not in page.text
        assert "Wie bent u?" in page.text

    story(server, made, "s1", told)


def test_saying_a_role_and_a_table_are_two_things(server: Server, made: dict[str, Any]) -> None:
    async def told(desk: Client, phone: Phone) -> None:
        page = phone.do(phone.get().form("me.describe", table=""), table="2")
        forms = [form for form in page.forms if form.fields.get("verb") == "me.describe" and "table" not in form.fields]
        page = phone.do(forms[0], role="")
        assert "Tafel 2" in page.text
        assert "Wie bent u?" not in page.text

    story(server, made, "s2", told)
