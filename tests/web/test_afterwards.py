"""The page of an evening that is over: who may read what of it, on which device, and until when."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest

from facilitator.meetup.words import AFTERWARDS, OFFICE
from facilitator.settings import Settings
from facilitator.web import afterwards
from facilitator.web.afterwards_sections import Afterwards
from tests.meetup.test_afterwards import chosen
from tests.support.harvest import CANARIES, EVENING, NEXT, Harvest, hold
from tests.support.office import Office
from tests.support.room import Room
from tests.support.server import Server
from tests.web.phone import Page, Phone, joined

DAY = 24 * 3600
DATE = re.compile(r"Deze pagina werkt tot \d+ [a-z]+ \d{4}\.")


@pytest.fixture(scope="module")
def harvest(server: Server) -> Harvest:
    """To be read."""
    return asyncio.run(hold(server))


@pytest.fixture
def fresh(server: Server) -> Harvest:
    """To do something with."""
    return asyncio.run(hold(server))


def ago(server: Server, harvest: Harvest, days: float) -> Harvest:
    """The same evening, but so long ago."""
    archive = server.archive(harvest.made["id"])
    for line in archive["log"]:
        line["at"] -= days * DAY
    made = server.make(archive)
    return Harvest(made, *({name.replace(harvest.made["id"], made["id"]): value for name, value in each.items()} for each in (harvest.own, harvest.other)))


def phone_of(server: Server, harvest: Harvest, cookies: dict[str, str] | None = None) -> Phone:
    phone = Phone(server, harvest.made["code"])
    phone.cookies = dict(cookies or {})
    return phone


def after(phone: Phone, query: str = "") -> Page:
    return phone.get(f"{phone.path}/after{query}")


def in_order(text: str, *words: str) -> None:
    places = [text.find(word) for word in words]
    assert places == sorted(places), dict(zip(words, places, strict=True))
    assert -1 not in places, dict(zip(words, places, strict=True))


def test_everything_that_the_room_saw_stands_there_once_and_in_order(server: Server, harvest: Harvest) -> None:
    text = after(phone_of(server, harvest)).text
    in_order(text, "24 februari 2021", "afspraken 2", "voorwaarden 2", "ideeën 4", "Afspraken", "Ik bel alle ouders van groep 8", "docent")
    in_order(text, "Een pilot met mentoren", "scholen en gemeente", "september", "Uit de ideeën over: Iemand die helpt", "Wat er moet veranderen")
    in_order(
        text,
        "Aan zet: gemeente",
        "Later kiezen",
        "De zaal stemde hier niet over.",
        "Uit een idee van de zaal",
        "Aan zet: Den Haag",
        "Subsidies duren vier jaar",
    )
    in_order(
        text,
        "De zaal bevestigde het: 2 van 2 eens.",
        "Wat er nu gebeurt",
        "Almere",
        "Wat kan er anders?",
        "Iemand die helpt 2 ideeën",
        "Iemand die na schooltijd",
    )
    in_order(
        text,
        "oorzaak · zonder groep 1 idee",
        "Ouders weten niet",
        "Wat de aanwezigen antwoordden",
        "Elke school neemt",
        "50%",
        "In totaal: 2",
        "taal",
        "Over deze pagina",
    )
    assert DATE.search(text)


def test_a_phone_that_took_part_finds_its_own_marked(server: Server, harvest: Harvest) -> None:
    page = after(phone_of(server, harvest, harvest.own))
    in_order(page.text, "Van u", "Uw afspraak Ik bel alle ouders van groep 8", "Uw ideeën Een mentor voor elk kind", "Ouders weten niet", "Afspraken", "van u")
    assert page.html.count('class="badge own"') == 3, "two ideas and an agreement"
    assert page.links["Ik bel alle ouders van groep 8"] == "#agreement-1"
    assert page.links["Mijn gegevens"].endswith("/me")
    assert "Iets van u staat niet op deze pagina" not in page.text, "what one took back oneself one knows"
    other = after(phone_of(server, harvest, harvest.other)).text
    in_order(other, "Van u", "Uw ideeën Iemand die na schooltijd luistert", "Iets van u staat niet op deze pagina", "Afspraken")
    assert "Iemand die na schooltijd luistert van u" in other, "it stands under an idea of somebody else"
    assert "uw antwoord" in other


def test_a_stranger_and_a_device_that_lost_its_cookie_read_the_same_without_it(server: Server, harvest: Harvest) -> None:
    stranger = phone_of(server, harvest)
    text = after(stranger).text
    assert not re.search(r"\bvan u\b(?! was| is)|[Uu]w antwoord|Mijn gegevens", text)
    assert not stranger.ask("GET", f"{stranger.path}/after").cookies, "reading makes nobody a participant"


def test_nothing_of_it_is_what_nobody_was_to_read(server: Server, harvest: Harvest) -> None:
    for cookies in (harvest.own, harvest.other, {}):
        for query in ("", "?lang=en"):
            phone = phone_of(server, harvest, cookies)
            answer = phone.ask("GET", f"{phone.path}/after{query}")
            if answer.status == 303:
                answer = phone.ask("GET", f"{phone.path}/after")
            assert "Een pilot met mentoren" in answer.text
            assert [word for word in CANARIES if word in answer.text] == [], "own words that the room did not see are on “my data”"


def test_who_erased_their_data_is_marked_no_more_and_their_words_are_gone(server: Server, fresh: Harvest) -> None:
    phone = phone_of(server, fresh, fresh.own)
    ask = phone.get(f"{phone.path}/me/forget")
    assert phone.send(ask.forms[-1]).status == 303
    for reader in (phone, phone_of(server, fresh, fresh.own), phone_of(server, fresh)):
        text = after(reader).text
        assert not re.search("Ik bel alle ouders|Een mentor voor elk kind|Uw afspraak", text)
        assert "Een pilot met mentoren" in text, "it is of the group, not of one idea"


def test_before_the_end_it_sends_on_to_the_evening_and_after_it_the_evening_leads_here(server: Server) -> None:
    made = server.make(EVENING)
    phone = joined(server, made["code"])
    answer = phone.ask("GET", f"{phone.path}/after")
    assert (answer.status, answer.headers["Location"]) == (303, phone.path)

    async def end() -> None:
        async with Room(server, made) as room:
            desk = await room.surface("desk")
            await desk.do("show.go")
            assert (await desk.do("meetup.close"))["ok"]
            await asyncio.sleep(0.4)

    asyncio.run(end())
    assert phone.get().links["Bekijk wat het opleverde"] == f"{phone.path}/after"
    page = after(phone)
    assert page.links["Gaat de avond verder? Terug"] == phone.path
    in_order(page.text, "Wat het opleverde", "Dank u wel", "Over deze pagina")


def test_an_evening_that_goes_on_takes_its_page_back(server: Server, fresh: Harvest) -> None:
    async def on() -> None:
        async with Room(server, fresh.made) as room:
            desk = await room.surface("desk")
            assert (await desk.do("meetup.reopen"))["ok"]
            await asyncio.sleep(0.4)

    asyncio.run(on())
    phone = phone_of(server, fresh, fresh.own)
    assert phone.ask("GET", f"{phone.path}/after").status == 303
    assert "Onderdeel 5 van 5 Afspraken" in phone.get().text


def test_a_wrong_code_leads_to_the_field_for_it(server: Server) -> None:
    answer = server.request("GET", "/999999/after")
    assert (answer.status, 'name="code"' in answer.text) == (404, True)


# the organiser


def test_the_organiser_writes_what_happens_next_during_and_after_the_evening(server: Server, harvest: Harvest) -> None:
    office = Office(server)
    path = f"/office/meetups/{harvest.made['id']}"
    assert Page(office.get(path).text).links["Bekijk de pagina"] == f"/{harvest.made['code']}/after"
    answer = office.post(f"{path}/follow-up", {"text": NEXT})
    assert "Uw woorden zijn bewaard." in office.follow(answer).text
    in_order(after(phone_of(server, harvest)).text, "Wat er nu gebeurt", "aan de wethouder.", "U hoort van ons in mei.", "Het stokje gaat naar")
    assert f">{NEXT}</textarea>" in office.get(path).text
    refused = office.post(f"{path}/follow-up", {"text": "x" * 1_001})
    assert (refused.status, f">{'x' * 1_001}</textarea>" in refused.text) == (422, True)
    assert "U hoort van ons in mei." in after(phone_of(server, harvest)).text


# until when


def test_two_weeks_later_it_is_what_the_code_leads_to_on_the_same_phone_and_can_be_erased_there(server: Server, harvest: Harvest) -> None:
    later = ago(server, harvest, 14)
    phone = phone_of(server, later, later.own)
    answer = phone.ask("GET", phone.path)
    assert (answer.status, answer.headers["Location"]) == (303, f"{phone.path}/after")
    page = after(phone)
    in_order(page.text, "Uw afspraak Ik bel alle ouders van groep 8", "Een pilot met mentoren")
    assert "Gaat de avond verder" not in page.text
    assert DATE.findall(page.text) != DATE.findall(after(phone_of(server, harvest)).text)
    assert phone.get(page.links["Mijn gegevens"]).links["Wis mijn gegevens"]


def test_after_its_last_day_it_shows_nothing_of_the_evening_to_anybody(server: Server, harvest: Harvest) -> None:
    later = ago(server, harvest, 30.01)
    for cookies in (later.own, {}):
        phone = phone_of(server, later, cookies)
        answer = phone.ask("GET", f"{phone.path}/after")
        assert (answer.status, "Deze pagina is niet meer te zien" in answer.text) == (410, True)
        assert not re.search("Een mentor|mentoren|Ik bel|Subsidies|Almere", answer.text)


def test_a_phone_is_known_for_a_day_longer_than_that(server: Server, harvest: Harvest) -> None:
    phone = phone_of(server, harvest, harvest.own)
    told = phone.ask("GET", f"{phone.path}/after").headers["Set-Cookie"]
    assert f"Max-Age={31 * DAY}" in told


MEETUP: dict[str, Any] = {"state": "closed", "closed_at": 1_000_000.0}


class Settled:
    """As much of a site as is asked."""

    def __init__(self, days: int) -> None:
        self.settings = Settings(seal_days=days)

    def language(self) -> str:
        return "nl"


def test_it_works_as_many_days_as_the_settings_say() -> None:
    site: Any = Settled(14)
    assert afterwards.works_until(site, MEETUP) == 1_000_000.0 + 14 * 86_400
    assert afterwards.until_words(site, MEETUP).endswith("januari 1970")
    assert afterwards.until_words(site, {**MEETUP, "closed_at": None}) == ""


@pytest.mark.parametrize(("seconds", "settled"), [(86_400, False), (86_401, True)])
def test_when_it_can_not_be_taken_up_again_the_evening_is_over_for_good(seconds: int, settled: bool) -> None:
    assert afterwards.is_settled(MEETUP, 1_000_000.0 + seconds) is settled
    assert not afterwards.is_settled({"state": "open", "closed_at": None}, 1_000_000.0 + seconds)


def test_what_the_room_chose_stands_with_what_it_brought() -> None:
    stage = chosen()
    for view in ("groups", "common_ground", "divided", "top"):
        stage.desk("ideas.view", view=view)
    stage.desk("dots.open", on="groups")
    for person in ("p1", "p2"):
        stage.phone(person, "dot.place", group="g1")
    stage.desk("dots.close")
    stage.desk("ideas.view", view="dots")
    stage.desk("ideas.reveal")
    stage.desk("meetup.close")
    stage.wait(1)
    (part,) = Afterwards(stage.docs(AFTERWARDS), stage.mine("p1"), stage.docs(OFFICE)["show"]["steps"], "nl").parts()
    assert [section["facts"]["ranking"]["measure"].split(":")[0] for section in part["rankings"]] == [
        "Gemeenschappelijk",
        "Verdeeld",
        "De meeste steun per thema",
    ]
    assert part["rankings"][0]["facts"]["ranking"]["lists"][0]["ideas"] == [{"text": "Idee 1", "weight": "29 van 40 eens"}]
    told = part["dots"]["facts"]["told"]
    assert [(row["words"], row["count"], row["own"]) for row in told["rows"]] == [("Later kiezen", 2, 1)]
    assert (told["voted"], told["without"], [group["name"] for group in part["groups"]]) == (2, 1, ["Later kiezen"])
