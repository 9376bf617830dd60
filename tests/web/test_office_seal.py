"""Sealing a meetup in the office: told what goes and what stays, confirmed with the code, and shown from then on."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.support.harvest import hold
from tests.support.office import Office, text_of
from tests.support.room import Room
from tests.support.server import BEARER, Server


@pytest.fixture(scope="module")
def office(server: Server) -> Office:
    return Office(server, "en")


@pytest.fixture
def over(server: Server) -> dict[str, Any]:
    return asyncio.run(hold(server)).made


def page_of(made: dict[str, Any]) -> str:
    return f"/office/meetups/{made['id']}"


def test_while_it_goes_on_there_is_nothing_to_seal(office: Office, made: dict[str, Any]) -> None:
    assert "Seal this meetup" not in office.get(page_of(made)).text
    page = office.get(f"{page_of(made)}/seal")
    assert "This meetup is not over. Close it first, at the desk." in page.text
    assert "Seal it for good" not in page.text
    refused = office.server.request("PUT", f"/office/api/meetups/{made['id']}/seal", b"", BEARER)
    assert (refused.status, refused.json["code"]) == (422, "invalid")


def test_the_page_says_what_goes_what_stays_and_when_it_happens_by_itself(office: Office, over: dict[str, Any]) -> None:
    text = text_of(office.get(f"{page_of(over)}/seal"))
    for told in ("(2 took part)", "This goes", "This stays", "It happens by itself on", "An archive that you took out before"):
        assert told in text


def test_another_code_seals_nothing(office: Office, over: dict[str, Any]) -> None:
    answer = office.post(f"{page_of(over)}/seal", {"code": "000000"})
    assert answer.status == 422
    assert "This is not the code of this meetup. Nothing was sealed." in answer.text
    assert 'value="000000"' in answer.text
    assert "Closed" in text_of(office.get(page_of(over)))


def test_with_the_code_it_is_sealed_and_says_so_everywhere(office: Office, over: dict[str, Any]) -> None:
    code = f" {over['code'][:3]} {over['code'][3:]} "
    answer = office.post(f"{page_of(over)}/seal", {"code": code})
    assert (answer.status, answer.headers["Location"]) == (303, f"{page_of(over)}?told=sealed")
    page = text_of(office.get(f"{page_of(over)}?told=sealed"))
    assert "The meetup is sealed. Nobody can find out any more who said what." in page
    assert ("It works until" in page, "Put this on the page" in page) == (False, False), "the page on the phones is gone"
    assert "/after" not in office.server.get(f"/{over['code']}").text, "and no phone is led there"
    assert "Sealed" in text_of(office.get("/office"))
    assert "Seal it for good" not in office.get(f"{page_of(over)}/seal").text
    assert office.server.get(f"/{over['code']}/after").status == 410
    assert f"/{over['code']}/after" not in office.server.get(f"/{over['code']}").text, "no phone is sent there"


def test_a_desk_that_is_there_sees_it_at_once(office: Office, over: dict[str, Any]) -> None:
    async def story() -> dict[str, Any]:
        async with Room(office.server, over) as room:
            desk = await room.surface("desk")
            await asyncio.to_thread(office.post, f"{page_of(over)}/seal", {"code": over["code"]})
            await desk.until(lambda desk: desk.docs.docs["meetup"]["state"] == "sealed")
            return await desk.do("meetup.reopen")

    refused = asyncio.run(story())
    assert (refused["ok"], refused["code"]) == (False, "sealed")
