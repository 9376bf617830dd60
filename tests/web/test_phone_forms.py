"""The forms of the phone page over real HTTP: what a person without a script may do counts once, and nothing they typed is lost."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from facilitator.access import Identity
from facilitator.errors import TooFast
from facilitator.web.floods import FORMS_AT_ONCE, FORMS_PER_SECOND, Floods
from tests.support.client import Client
from tests.support.room import Room
from tests.support.server import Server
from tests.support.stage import PROGRAMME
from tests.web.phone import Page, Phone, joined

ANSWER, ADD, SUPPORT, WITHDRAW, PRACTICE, ROLE = "answer", "idea.add", "idea.support", "idea.withdraw", "practice", "me.describe"
ELSEWHERE = {"Origin": "https://elsewhere.example"}


@asynccontextmanager
async def at_the_desk(server: Server, made: dict[str, Any], step: str | None = None) -> AsyncIterator[Client]:
    async with Room(server, made) as room:
        desk = await room.surface("desk")
        if step:
            assert (await desk.do("show.go", step=step))["ok"]
        yield desk


def with_desk(server: Server, made: dict[str, Any], step: str | None, story: Callable[[Client, Phone], Any]) -> None:
    """A story of a desk, with this step on air, and a phone without a script that was there before."""

    async def run() -> None:
        async with at_the_desk(server, made, step) as desk:
            await asyncio.sleep(0.3)  # phones are told at most four times a second
            await story(desk, joined(server, made["code"]))

    asyncio.run(run())


# taking part


def test_one_says_their_role_and_tries_the_practice_question(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        page = phone.do(phone.get().form(PRACTICE), choice="o2")
        assert ("Ontvangen" in page.text, PRACTICE in page.verbs()) == (True, False)
        page = phone.do(page.form(ROLE), role="docent")
        assert 'value="docent" aria-pressed="true"' in page.html
        assert 'http-equiv="refresh"' in page.html, "there is nothing left to do but wait"
        await desk.until(lambda desk: desk.docs.docs["practice"]["answered"] == 1)

    with_desk(server, made, None, story)


def test_who_would_rather_not_say_is_not_asked_again(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        page = phone.do(phone.get().form(ROLE), role="")
        assert 'value="" aria-pressed="true"' in page.html
        assert (await desk.do("show.go", step="s1"))["ok"]
        await asyncio.sleep(0.3)
        assert ROLE not in phone.get().verbs()

    with_desk(server, made, None, story)


def test_one_votes_and_changes_ones_vote(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        answer = phone.send(phone.get().form(ANSWER), choice="o1")
        assert (answer.status, answer.headers["Location"]) == (303, f"/{made['code']}#round-r1")
        page = phone.get()
        assert "Ontvangen" in page.text
        phone.do(phone.get(page.links["Wijzig"].partition("#")[0]).form(ANSWER), choice="o2")
        await desk.do("round.close")
        await desk.until(lambda desk: desk.docs.docs["round"]["state"] == "closed")
        assert desk.docs.docs["round"]["results"] == {"total": 1, "counts": {"o1": 0, "o2": 1}}

    with_desk(server, made, "s2", story)


def test_one_writes_an_idea_takes_it_back_and_supports_anothers(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        other = joined(server, made["code"])
        other.do(other.get().form(ADD), theme="oorzaak", text="Van een ander")
        await desk.until(lambda desk: "idea/1" in desk.docs.docs)
        await asyncio.sleep(0.3)
        answer = phone.send(phone.get().form(ADD), theme="oplossing", text="Twee\r\nregels")
        assert answer.headers["Location"].endswith("#mine-s4")
        page = phone.get()
        assert "Voor iedereen te zien" in page.text
        page = phone.do(page.form(SUPPORT, idea="1"), value="agree")
        assert 'value="" aria-pressed="true"' in page.html
        await desk.until(lambda desk: desk.docs.docs["support"]["counts"]["1"]["agree"] == 1)
        page = phone.do(page.form(SUPPORT, idea="1"), value="")
        await desk.until(lambda desk: desk.docs.docs["support"]["counts"]["1"]["agree"] == 0)
        page = phone.get(page.links["Trek in"].partition("#")[0])
        page = phone.do(page.form(WITHDRAW))
        assert "regels" not in page.text
        await desk.until(lambda desk: desk.docs.docs.get("idea/2", {}).get("status") == "withdrawn")
        assert desk.docs.docs["idea/2"]["text"] == "Twee\nregels"

    with_desk(server, made, "s4", story)


# each form counts once


def test_a_form_sent_twice_changes_nothing_and_shows_the_same_page(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        form = phone.get().form(ADD)
        first = phone.do(form, theme="oorzaak", text="Een keer")
        again = phone.do(form, theme="oorzaak", text="Een keer")
        assert again.text == first.text
        await asyncio.sleep(0.3)
        assert sum(key.startswith("idea/") for key in desk.docs.docs) == 1

    with_desk(server, made, "s4", story)


def test_an_old_form_that_arrives_late_does_not_undo_a_newer_one(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        old = phone.get().form(ANSWER)
        page = phone.do(old, choice="o1")
        phone.do(phone.get(page.links["Wijzig"].partition("#")[0]).form(ANSWER), choice="o2")
        assert "Niet mee eens" in phone.do(old, choice="o1").text
        await desk.do("round.close")
        await desk.until(lambda desk: desk.docs.docs["round"]["state"] == "closed")
        assert desk.docs.docs["round"]["results"]["counts"] == {"o1": 0, "o2": 1}

    with_desk(server, made, "s2", story)


def test_who_goes_back_and_fills_in_something_else_is_heard(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        form = phone.get().form(ANSWER)
        phone.do(form, choice="o1")
        phone.do(form, choice="o2")
        await desk.do("round.close")
        await desk.until(lambda desk: desk.docs.docs["round"]["state"] == "closed")
        assert desk.docs.docs["round"]["results"]["counts"] == {"o1": 0, "o2": 1}

    with_desk(server, made, "s2", story)


# refused, and nothing is lost

LONG = "woord " * 80


@pytest.mark.parametrize(
    ("filled", "sentence"),
    [
        ({"theme": "oorzaak", "text": LONG}, "400"),
        ({"text": "Zonder thema"}, "thema"),
        ({"theme": "oorzaak", "text": "  "}, "Schrijf eerst"),
        ({"theme": "gevolg dat er niet is", "text": "Een ander thema"}, "thema"),
    ],
    ids=["too long", "no theme", "nothing written", "another theme"],
)
def test_an_idea_that_is_refused_is_still_in_its_field(server: Server, made: dict[str, Any], filled: dict[str, str], sentence: str) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        status, page = phone.refused(phone.get().form(ADD), **filled)
        assert status == 422
        assert len(page.alerts) == 1
        assert sentence in page.alerts[0]
        form = page.form(ADD)
        assert form.fields["text"] == filled["text"]
        assert "Mijn ideeën" in phone.do(form, theme="oorzaak", text="Nu wel goed").text, "mended and sent from the same page"

    with_desk(server, made, "s4", story)


def test_who_chose_nothing_is_told_so_at_the_question(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        status, page = phone.refused(phone.get().form(ANSWER))
        assert (status, page.alerts) == (422, ["Kies eerst een antwoord."])
        assert page.links["EN"] == f"/{made['code']}?lang=en"

    with_desk(server, made, "s2", story)


def test_who_is_too_late_keeps_their_words(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        form = phone.get().form(ADD)
        await desk.do("ideas.close")
        await asyncio.sleep(0.3)
        status, page = phone.refused(form, theme="oorzaak", text="Net te laat")
        assert status == 409
        assert "Net te laat" in page.html
        await desk.do("show.go", step="s2")
        await asyncio.sleep(0.3)
        status, page = phone.refused(form, theme="oorzaak", text="Veel te laat")
        assert (status, len(page.alerts)) == (409, 1)
        assert "Veel te laat" in page.html
        assert "Loten?" in page.text, "with what the room is at now"

    with_desk(server, made, "s4", story)


def test_a_refused_form_sent_again_from_its_page_is_the_same_form(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        form = phone.get().form(ADD)
        _, page = phone.refused(form, ELSEWHERE, theme="oorzaak", text="Een keer")
        phone.do(form, theme="oorzaak", text="Een keer")
        phone.do(page.form(ADD))
        await asyncio.sleep(0.3)
        assert sum(key.startswith("idea/") for key in desk.docs.docs) == 1
        _, broken = phone.refused(form, id="no id", text="Een keer")
        assert uuid.UUID(broken.form(ADD).fields["id"]), "a form that brought no id gets one"

    with_desk(server, made, "s4", story)


def test_a_vote_after_the_close_is_refused_with_the_room_of_now(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        form = phone.get().form(ANSWER)
        await desk.do("round.close")
        await desk.until(lambda desk: desk.docs.docs["round"]["state"] == "closed")
        await asyncio.sleep(0.3)
        status, page = phone.refused(form, choice="o1")
        assert (status, page.alerts) == (409, ["Deze stemming is gesloten. Uw antwoord telt niet meer mee."])
        assert page.verbs() == {ROLE}

    with_desk(server, made, "s2", story)


def test_a_phone_without_its_cookie_is_told_and_may_send_again(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        form = phone.get().form(ADD)
        phone.cookies.clear()
        status, page = phone.refused(form, theme="oorzaak", text="Waar is mijn koekje")
        assert (status, len(page.alerts)) == (403, 1)
        assert "cookies" in page.alerts[0]
        assert page.form(ADD).fields["text"] == "Waar is mijn koekje"
        assert "Waar is mijn koekje" in phone.do(page.form(ADD)).text, "it got a new one"

    with_desk(server, made, "s4", story)


def test_a_form_of_another_site_changes_nothing(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        status, page = phone.refused(phone.get().form(ANSWER), ELSEWHERE, choice="o1")
        assert (status, len(page.alerts)) == (403, 1)
        status, _ = phone.refused(phone.get(f"/{made['code']}/me/forget").forms[0], ELSEWHERE)
        assert status == 403
        assert desk.docs.docs["round"]["answered"] == 0
        assert phone.send(phone.get().form(ANSWER), {"Origin": server.base}, choice="o1").status == 303

    with_desk(server, made, "s2", story)


@pytest.mark.parametrize(
    "filled",
    [
        {"verb": "show.go", "step": "s2"},
        {"verb": "me.forget"},
        {"verb": "no.such.verb"},
        {},
        {"verb": ANSWER, "round": "r1", "choice": "o1", "id": "1"},
        {"verb": ANSWER, "round": "r99", "choice": "o1"},
        {"verb": SUPPORT, "idea": "1e9", "value": "agree"},
        {"verb": SUPPORT, "idea": "99", "value": "agree"},
        {"verb": WITHDRAW, "idea": "x" * 5000},
    ],
    ids=str,
)
def test_what_is_no_form_of_ours_is_refused_as_a_page(server: Server, made: dict[str, Any], filled: dict[str, str]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        form = phone.get().form(ANSWER)
        form.fields = {"id": str(uuid.uuid4())}
        status, page = phone.refused(form, **filled)
        assert status in (403, 422)
        assert len(page.alerts) == 1
        assert page.form(ANSWER), "the page of now stands below it"

    with_desk(server, made, "s2", story)


def test_the_address_of_a_form_leads_back_to_the_page(server: Server, made: dict[str, Any]) -> None:
    phone = joined(server, made["code"])
    answer = phone.ask("GET", f"/{made['code']}/do")
    assert (answer.status, answer.headers["Location"]) == (303, f"/{made['code']}")


# floods


def test_a_flood_of_one_phone_is_refused_and_the_neighbour_is_not(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        neighbour = joined(server, made["code"])
        form = phone.get().form(ADD)
        told: list[int] = []
        while 429 not in told and len(told) < FORMS_AT_ONCE * 10:  # on a slow machine some are given back meanwhile
            told.append(phone.send(form, theme="oorzaak", text="").status)
        assert set(told[:FORMS_AT_ONCE]) == {422}
        assert 429 in told
        status, page = phone.refused(form, theme="oorzaak", text="Mijn woorden")
        if status == 429:
            assert page.form(ADD).fields["text"] == "Mijn woorden"
        neighbour.do(neighbour.get().form(ADD), theme="oorzaak", text="Ik was er ook")

    with_desk(server, made, "s4", story)


def test_a_phone_may_go_on_after_a_while_and_only_so_many_are_remembered() -> None:
    now = 0.0
    held = Floods(lambda: now, remembered=2)
    one, two, three = (Identity("m", "phone", b"", participant=f"p{number}") for number in range(3))
    for _ in range(FORMS_AT_ONCE):
        held.spend(one)
    with pytest.raises(TooFast):
        held.spend(one)
    now += 1 / FORMS_PER_SECOND
    held.spend(one)
    for phone in (two, three, two, three):
        held.spend(phone)
    assert len(held) == 2, "the longest silent one is forgotten"


# who is there


def test_a_phone_without_a_script_is_in_the_room_from_its_second_request(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        await asyncio.sleep(0.3)
        assert desk.docs.docs["crowd"]["present"] == 0, "whoever only tries a code is nobody yet"
        phone.get()
        await desk.until(lambda desk: desk.docs.docs["crowd"]["present"] == 1)
        phone.do(phone.get().form(ROLE), role="ouder")
        other = joined(server, made["code"])
        other.get(f"/{made['code']}/me")
        await desk.until(lambda desk: desk.docs.docs["crowd"]["present"] == 2)

    with_desk(server, made, None, story)


def test_a_full_meetup_says_so_and_lets_in_who_is_there(tmp_path: Any) -> None:
    async def story(server: Server) -> None:
        made, elsewhere = server.make(PROGRAMME), server.make(PROGRAMME)
        inside = [joined(server, made["code"]) for _ in range(2)]
        for stranger in [joined(server, elsewhere["code"]) for _ in range(3)]:
            stranger.get()  # pages fill no hall
        async with Room(server, made) as room:
            await room.phones(2)
            await asyncio.to_thread(is_full, server, made, inside)

    with Server(tmp_path, CONNECTIONS="2") as server:
        asyncio.run(story(server))


def is_full(server: Server, made: dict[str, Any], inside: list[Phone]) -> None:
    late = Phone(server, made["code"])
    answer = late.ask("GET", late.path)
    page = Page(answer.text)
    assert answer.status == 503
    assert "De bijeenkomst is vol" in page.text
    assert answer.headers["Refresh"] == "15"
    assert "Refresh" not in late.ask("GET", page.links["Niet meer vanzelf vernieuwen"]).headers
    assert late.cookies == {}
    for phone in inside:
        phone.do(phone.get().form(PRACTICE), choice="o1")
