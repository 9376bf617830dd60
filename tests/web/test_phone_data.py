"""My data: what is stored of one phone is told in sentences, and goes when its owner says so."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.privacy.test_data_folder import emptied
from tests.support.client import Client
from tests.support.server import Server
from tests.support.stage import PROGRAMME
from tests.web.phone import Page, Phone, joined
from tests.web.test_phone_forms import ADD, ANSWER, ROLE, SUPPORT, with_desk

CANARY = "kanarie-in-de-woorden"


def take_part(server: Server, made: dict[str, Any], desk: Client, phone: Phone) -> Any:
    """A role, an answer in a question that is closed since, an idea, and support for another's."""

    async def story() -> None:
        phone.do(phone.get().form(ROLE), role="docent")
        phone.do(phone.get().form(ANSWER), choice="o1")
        await desk.do("show.go", step="s4")
        await desk.until(lambda desk: desk.docs.docs["round/r1"]["state"] == "closed")
        other = joined(server, made["code"])
        other.do(other.get().form(ADD), theme="oorzaak", text="Van een ander")
        await asyncio.sleep(0.3)
        phone.do(phone.get().form(ADD), theme="oplossing", text=CANARY)
        phone.do(phone.get().form(SUPPORT, idea="1"), value="disagree")

    return story()


def test_it_tells_everything_that_is_stored(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        assert "nog niets bewaard" in phone.get(f"/{made['code']}/me").text
        await take_part(server, made, desk, phone)
        page = phone.get(f"/{made['code']}/me")
        for said in ("Uw rol: docent", "Loten?", "Mee eens", CANARY, "Voor iedereen te zien", "Van een ander", "Oneens"):
            assert said in page.text
        assert page.links["EN"] == f"/{made['code']}/me?lang=en"
        assert CANARY not in joined(server, made["code"]).get(f"/{made['code']}/me").text

    with_desk(server, made, "s2", story)


def test_a_role_that_was_said_can_be_another_one(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        phone.do(phone.get().form(ROLE), role="docent")
        phone.do(phone.get(f"/{made['code']}/me").form(ROLE), role="ouder")
        assert "Uw rol: ouder" in phone.get(f"/{made['code']}/me").text
        phone.do(phone.get(f"/{made['code']}/me").form(ROLE), role="")
        assert "Uw rol" not in phone.get(f"/{made['code']}/me").text
        await desk.do("meetup.close")
        await desk.until(lambda desk: desk.docs.docs["meetup"]["state"] == "closed")
        assert "Wie bent u?" not in phone.get(f"/{made['code']}/me").text

    with_desk(server, made, "s2", story)


def test_a_confirm_step_says_what_goes_and_what_stays(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        await take_part(server, made, desk, phone)
        page = phone.get(phone.get(f"/{made['code']}/me").links["Wis mijn gegevens"])
        goes, _, stays = page.text.partition("Dit blijft")
        assert all(said in goes for said in ("uw rol: docent", "uw idee, met alle woorden", "wat u van ideeën van anderen vond"))
        assert "nog open" not in goes, "there is no open question"
        assert "blijven meetellen" in stays
        assert CANARY in phone.get().text, "asking alone erases nothing"

    with_desk(server, made, "s2", story)


def test_what_is_erased_is_in_no_file_and_closed_answers_stay_counted(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        made = server.make(PROGRAMME)

        async def story(desk: Client, phone: Phone) -> None:
            await take_part(server, made, desk, phone)
            assert files_with(server, CANARY), "it was there before"
            answer = phone.send(phone.get(f"/{made['code']}/me/forget").forms[0])
            assert (answer.status, answer.headers["Location"]) == (303, f"/{made['code']}/me/forgotten")
            assert not any(name.startswith("facilitator_phone") for name in phone.cookies)
            page = phone.get(f"/{made['code']}/me/forgotten")
            assert "Uw gegevens zijn gewist" in page.text
            assert phone.cookies == {}, "and it gets no new one unasked"
            await desk.until(lambda desk: desk.docs.docs.get("idea/2", {}).get("status") == "withdrawn")
            assert desk.docs.docs["round/r1"]["results"] == {"total": 1, "counts": {"o1": 1, "o2": 0}}
            assert desk.docs.docs["support"]["counts"]["1"]["disagree"] == 0
            assert emptied(server.data / "facilitator.db-wal")
            assert files_with(server, CANARY) == []
            await asyncio.sleep(0.3)
            again = phone.get(page.links["Doe weer mee"])
            assert CANARY not in again.text
            assert ROLE in again.verbs()

        with_desk(server, made, "s2", story)


def test_what_one_gave_at_another_meetup_stays_theirs(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        before = joined(server, elsewhere["code"])
        before.do(before.get().form(ROLE), role="ouder")
        phone.cookies |= before.cookies
        phone.do(phone.get().form(ROLE), role="docent")
        phone.send(phone.get(f"/{made['code']}/me/forget").forms[0])
        assert "Uw rol: ouder" in phone.get(f"/{elsewhere['code']}/me").text
        assert "nog niets bewaard" in phone.get(f"/{made['code']}/me").text

    elsewhere = server.make(PROGRAMME)
    with_desk(server, made, None, story)


def test_what_is_open_in_another_tab_is_put_out(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        tab = await Client(server.base, made["code"], "phone", dict(phone.cookies)).connect()
        neighbour = await Client(server.base, made["code"], "phone", dict(joined(server, made["code"]).cookies)).connect()
        await asyncio.to_thread(phone.send, phone.get(f"/{made['code']}/me/forget").forms[0])
        await asyncio.wait_for(tab.closed(), 5)
        assert (await neighbour.do("idea.add", step="s4", theme="oorzaak", text="Hier nog"))["ok"]
        await neighbour.close()

    with_desk(server, made, "s4", story)


def test_the_same_form_again_shows_the_same_page(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        form = phone.get(f"/{made['code']}/me/forget").forms[0]
        first, second = phone.send(form), phone.send(form)
        assert (first.status, first.headers["Location"]) == (second.status, second.headers["Location"])

    with_desk(server, made, None, story)


def test_after_the_evening_it_works_too(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        await take_part(server, made, desk, phone)
        await desk.do("meetup.close")
        await asyncio.sleep(0.3)
        page = phone.get()
        assert "Dank u" in page.text
        page = phone.get(page.links["Mijn gegevens"])
        assert phone.send(phone.get(page.links["Wis mijn gegevens"]).forms[0]).status == 303
        await desk.until(lambda desk: desk.docs.docs.get("idea/2", {}).get("text") == "")

    with_desk(server, made, "s2", story)


def test_a_refusal_is_told_on_the_confirm_step(server: Server, made: dict[str, Any]) -> None:
    phone = joined(server, made["code"])
    status, page = phone.refused(phone.get(f"/{made['code']}/me/forget").forms[0], id="no id")
    assert (status, len(page.alerts)) == (422, 1)
    assert f"facilitator_phone_{made['id']}" in phone.cookies


@pytest.mark.parametrize("path", ["/me", "/me/forget", "/me/forgotten"])
def test_its_pages_are_told_in_both_languages_and_go_with_a_wrong_code(server: Server, made: dict[str, Any], path: str) -> None:
    phone = joined(server, made["code"])
    assert phone.get(f"/{made['code']}{path}").lang == "nl"
    phone.cookies["facilitator_language"] = "en"
    assert phone.get(f"/{made['code']}{path}").lang == "en"
    wrong = phone.ask("GET", f"/100001{path}")
    assert (wrong.status, Page(wrong.text).forms[0].action) == (404, "/")


def files_with(server: Server, word: str) -> list[str]:
    return [path.name for path in server.data.glob("facilitator.db*") if word.encode() in path.read_bytes()]


def test_the_moments_that_one_told_are_in_it(server: Server) -> None:
    """A form does not tap: such a phone has a script, and its owner looks at the page all the same."""
    made = server.make({**PROGRAMME, "steps": [{"kind": "fragment", "title": "Het advies", "fragment": {"file": "clip.mp4", "out": 48, "where": "home"}}]})

    async def story(desk: Client, phone: Phone) -> None:
        client = await Client(server.base, made["code"], "phone", dict(phone.cookies)).connect()
        for position in (1.0, 9.0):
            assert (await client.do("fragment.moment", step="s1", position=position))["ok"]
        await asyncio.sleep(0.3)
        await client.close()
        page = phone.get(f"/{made['code']}/me").text
        assert "Het advies" in page
        assert "2 momenten in dit fragment" in page

    with_desk(server, made, "s1", story)
