"""Conditions and agreements on a phone without a script: offering, voting, taking back, and what of it is stored and exported."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.client import Client
from tests.support.server import BEARER, Server
from tests.web.phone import Phone, joined
from tests.web.test_phone_forms import with_desk

CONDITION, AGREEMENT, VOTE = "condition.offer", "agreement.offer", "condition.vote"
STEPS = [{"kind": "agreements", "title": "Afspraken"}, {"kind": "text", "title": "Klaar"}]
EVENING = {"title": "Klassen Lelystad", "language": "nl", "roles": ["docent", "ouder"], "steps": STEPS}
NAME = "N. Voorbeeld"


@pytest.fixture
def made(server: Server) -> dict[str, Any]:
    return server.make(EVENING)


async def told() -> None:
    await asyncio.sleep(0.3)  # phones are told at most four times a second


def test_one_offers_a_condition_and_sees_what_becomes_of_it(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        answer = phone.send(phone.get().form(CONDITION), text="Geld voor jaren", level="Den Haag")
        assert (answer.status, answer.headers["Location"]) == (303, f"/{made['code']}#my-offers")
        assert "Geld voor jaren Den Haag Ontvangen. De gespreksleider bekijkt het eerst." in phone.get().text
        assert (await desk.do("condition.place", condition=1, to="listed"))["ok"]
        await told()
        assert "Staat op de lijst, voor iedereen te zien" in phone.get().text
        assert "Geld voor jaren" in joined(server, made["code"]).get().text

    with_desk(server, made, "s1", story)


def test_what_was_filled_in_stays_when_something_is_missing(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        status, page = phone.refused(phone.get().form(CONDITION), text="Geld voor jaren")
        assert (status, page.alerts, page.form(CONDITION).fields["text"]) == (422, ["Kies wie dit kan doen."], "Geld voor jaren")
        status, page = phone.refused(phone.get().form(AGREEMENT), what=" ", when="juni", name=NAME, on_screen="1")
        mended = page.form(AGREEMENT)
        assert (status, page.alerts, mended.fields["when"], mended.fields["name"]) == (422, ["Schrijf eerst op wat er gaat gebeuren."], "juni", NAME)
        assert 'name="on_screen" value="1" checked' in page.html
        assert "Bellen" in phone.do(mended, what="Bellen").text

    with_desk(server, made, "s1", story)


def test_ones_role_stands_in_the_form_already(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        phone.do(phone.get().form("me.describe"), role="docent")
        assert phone.get().form(AGREEMENT).fields["who"] == "docent"
        assert '<option value="ouder">' in phone.get().html

    with_desk(server, made, "s1", story)


def test_a_name_is_shown_to_others_only_when_its_owner_says_so(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        for what, on_screen in (("Zonder", ""), ("Met", "1")):
            phone.do(phone.get().form(AGREEMENT), what=what, name=f"{NAME} {what}", on_screen=on_screen)
        for number in (1, 2):
            assert (await desk.do("agreement.place", agreement=number, to="listed"))["ok"]
        await told()
        others = joined(server, made["code"]).get().text
        assert (f"{NAME} Met" in others, f"{NAME} Zonder" in others) == (True, False)
        mine = phone.get(f"/{made['code']}/me").text
        assert f"Met uw naam: {NAME} Zonder · alleen de gespreksleider ziet hem" in mine
        assert f"Met uw naam: {NAME} Met · hij mag op het scherm" in mine

    with_desk(server, made, "s1", story)


def test_one_takes_an_offer_back_by_two_taps(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        page = phone.do(phone.get().form(AGREEMENT), what="Bellen")
        assert "agreement.withdraw" not in page.verbs()
        page = phone.get(page.links["Trek in"].partition("#")[0])
        assert "Bellen" not in phone.do(page.form("agreement.withdraw")).text
        await desk.until(lambda desk: "agreement/1" not in desk.docs.docs)

    with_desk(server, made, "s1", story)


def test_one_votes_changes_it_and_takes_it_back_while_the_vote_is_open(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        for text in ("Tijd", "Geld"):
            assert (await desk.do("condition.add", level="zelf", text=text))["ok"]
        assert (await desk.do("conditions.open"))["ok"]
        await told()
        page = phone.get()
        assert "Bent u het eens met deze voorwaarden? (2)" in page.text
        page = phone.do(page.form(VOTE, condition="1"), value="agree")
        assert 'value="" aria-pressed="true"' in page.html
        page = phone.do(page.form(VOTE, condition="1"), value="disagree")
        phone.do(page.form(VOTE, condition="2"), value="pass")
        phone.do(phone.get().form(VOTE, condition="2"), value="")
        await desk.until(lambda desk: desk.docs.docs["condition/1"]["counts"] == {"agree": 0, "disagree": 1, "pass": 0})
        assert (await desk.do("conditions.close"))["ok"]
        await told()
        page = phone.get()
        assert "Tijd 0 van 1 eens · geen meerderheid" in page.text
        assert VOTE not in page.verbs()
        assert "Wat u van de voorwaarden vindt Tijd Oneens" in phone.get(f"/{made['code']}/me").text

    with_desk(server, made, "s1", story)


@pytest.mark.parametrize(("right", "says"), [("ticket", "Bij deze vraag stemt u met een kaartje."), ("table", "Bij deze vraag stemt één telefoon per tafel.")])
def test_who_may_not_vote_is_told_so_before_they_try(server: Server, right: str, says: str) -> None:
    evening = server.make({**EVENING, "voting": right, "tables": 2})

    async def story(desk: Client, phone: Phone) -> None:
        assert (await desk.do("condition.add", level="zelf", text="Tijd"))["ok"]
        assert (await desk.do("conditions.open"))["ok"]
        await told()
        page = phone.get()
        assert says in page.text
        assert page.html.count(" disabled>") >= 3
        status, refused = phone.refused(page.form(VOTE, condition="1"), value="agree")
        assert (status, len(refused.alerts)) == (403, 1)

    with_desk(server, evening, "s1", story)


def test_what_the_screen_shows_is_on_the_phone_too(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        assert (await desk.do("agreement.add", deal={"what": "Samen bellen", "first_step": "Een lijst"}))["ok"]
        assert (await desk.do("agreement.place", agreement=1, to="parked"))["ok"]
        assert (await desk.do("baton.pass", to="Almere", message="Hoe doen jullie dat?"))["ok"]
        await told()
        page = phone.get().text
        assert ("Samen bellen" in page, "Almere" in page) == (False, False)
        for view, words in (("parked", "Parkeerplaats Samen bellen"), ("baton", "Het stokje gaat naar Almere Hoe doen jullie dat?")):
            assert (await desk.do("agreements.view", view=view))["ok"]
            await told()
            assert words in phone.get().text

    with_desk(server, made, "s1", story)


def test_what_is_erased_is_told_before_and_gone_after(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        phone.do(phone.get().form(AGREEMENT), what="Bellen", name=NAME)
        page = phone.get(f"/{made['code']}/me/forget")
        assert "wat u aanbood, met alle woorden en uw naam" in page.text
        phone.send(next(form for form in page.forms if form.action.endswith("/forget")))
        await desk.until(lambda desk: "agreement/1" not in desk.docs.docs)
        assert NAME not in str(server.archive(made["id"]))

    with_desk(server, made, "s1", story)


# the export


def rows(files: zipfile.ZipFile, name: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(files.read(name).decode("utf-8-sig")))


def test_the_export_tells_what_was_agreed_and_no_name_that_is_not_to_be_told(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        for what, on_screen in (("Zonder", ""), ("Met", "1"), ("Gewacht", "1"), ("Terug", "1"), ("Zo gezegd", "1")):
            phone.do(phone.get().form(AGREEMENT), what=what, when="juni", name=f"{NAME} {what}", on_screen=on_screen)
        phone.do(phone.get(f"/{made['code']}?take-back=agreement-4").form("agreement.withdraw"))
        for number in (1, 2, 5):
            assert (await desk.do("agreement.place", agreement=number, to="listed"))["ok"]
        assert (await desk.do("agreement.edit", agreement=2, changes={"what": "=Samen"}))["ok"]
        phone.do(phone.get().form(CONDITION), text="Geld", level="Den Haag")
        assert (await desk.do("condition.place", condition=1, to="listed"))["ok"]
        assert (await desk.do("conditions.open"))["ok"]
        await told()
        phone.do(phone.get().form(VOTE, condition="1"), value="agree")
        assert (await desk.do("conditions.close"))["ok"]
        assert (await desk.do("baton.pass", to="Almere", message="Hoe?"))["ok"]

    with_desk(server, made, "s1", story)
    answer = server.request("GET", f"/office/api/meetups/{made['id']}/export.zip", headers=BEARER)
    with zipfile.ZipFile(io.BytesIO(answer.body)) as files:
        agreements, (condition,) = list(rows(files, "agreements.csv")), rows(files, "conditions.csv")
        (meetup,) = rows(files, "meetup.csv")
        meanings = {(row["file"], row["column"]): row["meaning"] for row in rows(files, "codebook.csv")}
        log = [json.loads(line) for line in files.read("log.ndjson").splitlines()]
    assert [(row["what"], row["name"], row["status"], row["edited"]) for row in agreements] == [
        ("Zonder", "", "listed", "no"),
        ("'=Samen", "", "listed", "yes"),
        ("", "", "waiting", "no"),
        ("", "", "withdrawn", "no"),
        ("Zo gezegd", f"{NAME} Zo gezegd", "listed", "no"),
    ]
    wanted = {
        "text": "Geld",
        "level": "Den Haag",
        "vote": "closed",
        "agree": "1",
        "disagree": "0",
        "pass": "0",
        "carried": "yes",
        "voting": "open",
        "offered": "yes",
        "edited": "no",
    }
    assert wanted.items() <= condition.items()
    assert (meetup["baton_to"], meetup["baton_message"]) == ("Almere", "Hoe?")
    assert {("agreements.csv", column) for column in agreements[0]} <= meanings.keys()
    told_of = str(log)
    assert [f"{NAME} {each}" in told_of for each in ("Zonder", "Met", "Gewacht", "Terug", "Zo gezegd")] == [False, False, False, False, True]
    assert ("Terug" in told_of, "author" in told_of) == (False, False)


def test_the_archive_brings_all_of_it_back(server: Server, made: dict[str, Any]) -> None:
    documents: dict[str, Any] = {}

    async def story(desk: Client, phone: Phone) -> None:
        phone.do(phone.get().form(AGREEMENT), what="Bellen", name=NAME)
        phone.do(phone.get().form(CONDITION), text="Geld", level="Den Haag")
        for verb, fields in (("condition.place", {"condition": 1, "to": "listed"}), ("conditions.open", {}), ("baton.pass", {"to": "Almere"})):
            assert (await desk.do(verb, **fields))["ok"]
        await told()
        phone.do(phone.get().form(VOTE, condition="1"), value="agree")
        await desk.until(lambda desk: desk.docs.docs["condition/1"]["counts"]["agree"] == 1)
        documents.update(desk.docs.docs)

    with_desk(server, made, "s1", story)
    archive = server.archive(made["id"])
    again = server.make(archive)

    async def compare(desk: Client, phone: Phone) -> None:
        for key in ("agreement/1", "condition/1", "baton", "step"):
            assert desk.docs.docs[key] == documents[key], key

    with_desk(server, again, None, compare)
    assert {**server.archive(again["id"]), "code": archive["code"]} == archive


def test_every_page_of_it_is_read_strictly_in_both_languages(server: Server, made: dict[str, Any]) -> None:
    async def story(desk: Client, phone: Phone) -> None:
        phone.do(phone.get().form(AGREEMENT), what="Bellen")
        for view in ("conditions", "agreements", "parked", "baton"):
            await desk.do("agreements.view", view=view)
            await told()
            for language in ("nl", "en"):
                phone.ask("GET", f"/{made['code']}?lang={language}")
                assert phone.get().lang == language

    with_desk(server, made, "s1", story)
