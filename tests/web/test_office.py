"""The office over HTTP: three ways to a meetup, what is told of it, describing and copying it. All of it works without a script."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from facilitator import example
from tests.support.office import Office, media_of, meetup_in, text_of
from tests.support.room import Room
from tests.support.server import Server
from tests.support.stage import PROGRAMME


@pytest.fixture(scope="module")
def office(server: Server) -> Office:
    return Office(server)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Office]:
    """The office of a server on which nothing was made yet."""
    with Server(tmp_path) as server:
        yield Office(server)


# three ways to a new meetup


@pytest.mark.parametrize("way", ["/office/meetups/example", "/office/meetups/by-hand", "/office/meetups"])
def test_a_form_that_is_sent_twice_makes_one_meetup(fresh: Office, way: str) -> None:
    fields = {"form": "2f0c", "title": "Klassen Almere", "language": "nl", "text": json.dumps(PROGRAMME)}
    with ThreadPoolExecutor(3) as hands:
        made = {meetup_in(answer) for answer in hands.map(lambda _: fresh.post(way, fields), range(3))}
    assert len(made) == 1
    copies = {meetup_in(fresh.post(f"/office/meetups/{next(iter(made))}/copy", {"form": "2f0d", "title": "Kopie"})) for _ in range(2)}
    assert len(copies) == 1
    assert fresh.get("/office").text.count('class="card meetup"') == 2
    page = fresh.get("/office/new").text
    assert len(set(re.findall(r'name="form" value="([^"]+)"', page))) == page.count("<form"), "each form of a page is one of its own"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_example_works_at_once(fresh: Office, language: str) -> None:
    fresh.headers["Accept-Language"] = language
    page = fresh.follow(fresh.post("/office/meetups/example"))
    assert example.programme(language)["title"] in page.text
    assert 'class="ready__matter ready__matter--todo"' not in page.text, "nothing is left to be done"
    assert {name for name, _ in example.files(language)} == set(media_of(fresh))


def test_the_example_leaves_files_alone_that_are_there(fresh: Office) -> None:
    clip, captions = example.files("nl")
    own = b"\x00\x00\x00\x18ftypisom" + bytes(300)
    assert fresh.server.put_media(clip[0], own).status == 201
    fresh.follow(fresh.post("/office/meetups/example"))
    files = media_of(fresh)
    assert (files[clip[0]]["size"], files[captions[0]]["size"]) == (len(own), captions[1].stat().st_size)


def test_an_empty_office_offers_the_three_ways(fresh: Office) -> None:
    page = text_of(fresh.get("/office"))
    for way in ("Met het voorbeeld", "Zelf maken", "Uit een bestand"):
        assert way in page


def test_by_hand_leads_to_the_editor_with_one_step_to_begin_with(office: Office) -> None:
    answer = office.post("/office/meetups/by-hand", {"title": "Klassen Almere", "region": "Flevoland", "date": "3 maart 2021", "language": "en"})
    assert answer.headers["Location"] == f"/office/meetups/{meetup_in(answer)}/edit"
    programme = office.api("GET", f"/meetups/{meetup_in(answer)}/programme.json").json
    assert {name: programme[name] for name in ("title", "region", "date", "language")} == {
        "title": "Klassen Almere",
        "region": "Flevoland",
        "date": "3 maart 2021",
        "language": "en",
    }
    assert [(step["kind"], step["title"]) for step in programme["steps"]] == [("text", "Welcome")]


def test_by_hand_without_a_title_makes_nothing_and_keeps_what_was_filled_in(office: Office) -> None:
    before = office.get("/office").text.count('class="card meetup"')
    page = office.post("/office/meetups/by-hand", {"title": " ", "region": 'Een "regio"', "date": "x" * 41, "language": "en"})
    assert page.status == 422
    assert "Kijk de velden na die rood zijn. Er is niets gemaakt." in text_of(page)
    assert "Mag niet leeg zijn" in text_of(page)
    assert 'value="Een &#34;regio&#34;"' in page.text
    assert re.search(r'id="title"[^>]*aria-invalid="true"', page.text)
    assert re.search(r'id="date"[^>]*aria-invalid="true"', page.text)
    assert 'value="en" checked' in page.text
    assert office.get("/office").text.count('class="card meetup"') == before


def test_a_programme_file_becomes_a_meetup_and_its_faults_are_all_shown(office: Office) -> None:
    made = office.send("/office/meetups", {}, [("programme", "lelystad.json", json.dumps(PROGRAMME).encode())])
    assert "Klassen Lelystad" in office.follow(made).text
    broken = office.send("/office/meetups", {}, [("programme", "x.json", b'{"title": "", "steps": [{"kind": "dans", "title": "x"}]}')])
    assert broken.status == 422
    assert {"title", "steps[0].kind"} <= set(re.findall(r"<li>.*?<code>([^<]+)</code>", broken.text))
    assert "Onderdeel 1: steps[0].kind moet een van deze zijn" in text_of(broken), "as people count, beside the path of who writes the file"
    assert "&#34;dans&#34;" in broken.text, "the file stands there to be mended"


@pytest.mark.parametrize("text", ["", " \n"])
def test_without_a_file_or_a_text_nothing_is_made_and_nothing_stands_there_to_be_sent(office: Office, text: str) -> None:
    before = office.get("/office").text.count('class="card meetup"')
    assert re.search(r'<textarea[^>]*name="text"[^>]*></textarea>', office.get("/office/new").text)
    page = office.send("/office/meetups", {"text": text}, [("programme", "", b"")])
    assert page.status == 422
    assert "Kies eerst een bestand, of schrijf het programma. Er is niets gemaakt." in text_of(page)
    assert office.get("/office").text.count('class="card meetup"') == before


def test_what_a_programme_file_looks_like_is_shown(office: Office) -> None:
    shown = re.search(r'<pre class="looks[^>]*>(.*?)</pre>', office.get("/office/new").text, re.DOTALL)
    assert shown
    assert json.loads(unescape(shown[1])) == example.programme("nl")


def test_a_file_with_a_byte_order_mark_is_read(office: Office) -> None:
    assert office.send("/office/meetups", {}, [("programme", "x.json", b"\xef\xbb\xbf" + json.dumps(PROGRAMME).encode())]).status == 303


def test_the_archive_of_a_large_evening_goes_through_the_form_and_is_not_shown_again_when_it_is_refused(office: Office, made: dict[str, Any]) -> None:
    archive = office.server.archive(made["id"])
    large = json.dumps({**archive, "padding": "x" * 3_000_000}).encode()
    assert office.send("/office/meetups", {}, [("programme", "archive.json", large)]).status == 303
    refused = office.send("/office/meetups", {}, [("programme", "archive.json", large.replace(b'"version": 1', b'"version": 9'))])
    assert refused.status == 422
    assert len(refused.body) < 100_000


def test_a_meetup_that_is_put_back_from_an_archive_is_told_so_and_whether_its_code_is_new(office: Office, made: dict[str, Any]) -> None:
    archive = json.dumps(office.server.archive(made["id"])).encode()
    told = text_of(office.follow(office.send("/office/meetups", {}, [("programme", "archive.json", archive)])))
    assert "De bijeenkomst is teruggezet uit het archief, met alles erin. De code is nieuw" in told
    assert office.api("DELETE", f"/meetups/{made['id']}").status == 204
    told = text_of(office.follow(office.send("/office/meetups", {}, [("programme", "archive.json", archive)])))
    assert ("is teruggezet uit het archief" in told, "De code is nieuw" in told) == (True, False)


# the list and the overview


def test_the_list_tells_of_each_meetup_what_it_is(office: Office) -> None:
    meetup = meetup_in(office.post("/office/meetups/by-hand", {"title": "Klassen Zwolle", "region": "Overijssel", "date": "maandag", "language": "nl"}))
    row = next(row for row in office.get("/office").text.split('<li class="card meetup">') if meetup in row)
    told = " ".join(re.sub(r"<[^>]+>", " ", row).split())
    assert re.match(r"Klassen Zwolle Overijssel · maandag 1 onderdeel , 5 min Code: \d{3}&nbsp;\d{3} In voorbereiding", told), told


def test_the_list_follows_what_is_edited_later(office: Office) -> None:
    meetup = meetup_in(office.post("/office/meetups/by-hand", {"title": "Oud", "region": "", "date": "", "language": "nl"}))
    office.post(f"/office/meetups/{meetup}/describe", {"title": "Nieuw", "region": "Drenthe", "date": ""})
    row = next(row for row in office.get("/office").text.split('<li class="card meetup">') if meetup in row)
    assert ("Nieuw" in row, "Oud" in row, "Drenthe" in row) == (True, False, True)


def test_the_overview_says_what_is_not_ready(office: Office) -> None:
    fragments = [
        {"kind": "fragment", "title": "Zonder video", "fragment": {"file": None}},
        {"kind": "fragment", "title": "Weg", "fragment": {"file": "weg.mp4", "out": 3}},
    ]
    made = office.server.make({"title": "x", "steps": fragments})
    page = office.get(f"/office/meetups/{made['id']}")
    todo = [" ".join(re.sub(r"<[^>]+>", " ", matter).split()) for matter in page.text.split("ready__matter--todo")[1:]]
    assert "Zonder video : er is nog geen video gekozen" in todo[0]
    assert "Weg : er zijn geen ondertitels en er is geen uitgeschreven tekst" in todo[1]
    assert "Weg : er staat niet bij van wie het getoond mag worden" in todo[2]
    assert "het bestand weg.mp4 is er nog niet" in todo[3]
    assert "nog geen rollen" in todo[4]
    assert len(todo) == 5
    for place in (f"/office/meetups/{made['id']}/edit#s1", f"/office/meetups/{made['id']}/edit#s2", "/office/media"):
        assert f'href="{place}"' in page.text


def test_desk_and_screen_open_here_and_links_for_others_never_say_localhost(server: Server, made: dict[str, Any]) -> None:
    host = f"localhost:{server.port}"
    office = Office(server)
    page = server.request("GET", f"/office/meetups/{made['id']}", headers={**office.headers, "Host": host}).text
    assert page.count(f'href="http://{host}/link/') == 2, "this laptop opens its own desk and screen"
    shared = re.findall(r'id="link-\w+" value="([^"]+)"', page)
    assert len(shared) == 5
    assert not [link for link in shared if "localhost" in link]


def test_a_new_link_puts_the_old_one_out(office: Office, made: dict[str, Any]) -> None:
    old = made["desk_url"].removeprefix(office.server.base)
    page = office.follow(office.post(f"/office/meetups/{made['id']}/links/desk/renew"))
    assert "Er is een nieuwe link" in text_of(page)
    assert office.server.get(old).status == 403
    assert office.post(f"/office/meetups/{made['id']}/links/phone/renew").status == 403


# describing


def test_a_meetup_gets_another_title_and_everyone_hears_of_it(office: Office, made: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(office.server, made) as room:
            phone = await room.phone()
            fields = {"title": "Klassen Dronten", "region": "Flevoland", "date": "morgen"}
            answer = await asyncio.to_thread(office.post, f"/office/meetups/{made['id']}/describe", fields)
            assert "Uw wijzigingen zijn bewaard." in text_of(office.follow(answer))
            await phone.until(lambda phone: phone.docs.docs["meetup"]["title"] == "Klassen Dronten")

    asyncio.run(story())


def test_a_description_that_is_refused_is_kept_in_the_form(office: Office, made: dict[str, Any]) -> None:
    page = office.post(f"/office/meetups/{made['id']}/describe", {"title": "", "region": "Utrecht", "date": ""})
    assert page.status == 422
    assert "Er is niets veranderd." in text_of(page)
    assert 'value="Utrecht"' in page.text
    assert re.search(r'id="title"[^>]*aria-invalid="true"', page.text)


def test_a_closed_meetup_is_described_no_more(office: Office, made: dict[str, Any]) -> None:
    async def close() -> None:
        async with Room(office.server, made) as room:
            assert (await (await room.surface("desk")).do("meetup.close"))["ok"]

    asyncio.run(close())
    page = office.get(f"/office/meetups/{made['id']}")
    assert (f"/office/meetups/{made['id']}/describe" in page.text, "Gesloten" in page.text) == (False, True)
    assert office.post(f"/office/meetups/{made['id']}/describe", {"title": "x", "region": "", "date": ""}).status == 409


# copying


def test_a_copy_has_the_run_of_show_and_nothing_that_people_gave(office: Office, made: dict[str, Any]) -> None:
    async def evening() -> None:
        async with Room(office.server, made) as room:
            desk, phone = await room.surface("desk"), await room.phone()
            await desk.do("show.go", step="s2")
            assert (await phone.do("answer", round="r1", choice="o1"))["ok"]

    asyncio.run(evening())
    answer = office.post(f"/office/meetups/{made['id']}/copy", {"title": "Klassen Assen", "region": "Drenthe", "date": "april"})
    assert "Het draaiboek is meegekomen" in text_of(office.follow(answer))
    copy = meetup_in(answer)
    own, first = (office.api("GET", f"/meetups/{meetup}/programme.json").json for meetup in (copy, made["id"]))
    assert own == {**first, "title": "Klassen Assen", "region": "Drenthe", "date": "april"}
    archive = office.server.archive(copy)
    assert (archive["ballots"], archive["code"] != made["code"], archive["key"] != office.server.archive(made["id"])["key"]) == ([], True, True)


def test_one_is_told_as_one(office: Office) -> None:
    made = office.server.make({"title": "Kort", "steps": [{"kind": "text", "title": "Welkom", "minutes": 1}]})
    assert "Samen 1 minuut" in text_of(office.get(f"/office/meetups/{made['id']}"))
    assert "het draaiboek: 1 onderdeel," in text_of(office.get(f"/office/meetups/{made['id']}/copy"))


def test_the_copy_form_suggests_the_title_and_says_what_stays_behind(office: Office, made: dict[str, Any]) -> None:
    page = office.get(f"/office/meetups/{made['id']}/copy")
    assert 'value="Klassen Lelystad"' in page.text
    assert "antwoorden, ideeën en deelnemers" in text_of(page)
    refused = office.post(f"/office/meetups/{made['id']}/copy", {"title": "", "region": "Assen", "date": ""})
    assert (refused.status, 'value="Assen"' in refused.text) == (422, True)


def test_an_empty_run_of_show_is_not_copied_and_the_page_says_why(office: Office) -> None:
    made = office.server.make({"title": "Leeg", "steps": [{"kind": "text", "title": "Welkom"}]})

    async def clear() -> None:
        async with Room(office.server, made) as room:
            assert (await (await room.surface("desk")).do("show.remove", step="s1"))["ok"]

    asyncio.run(clear())
    assert "Er staat nog bijna niets in het draaiboek." in text_of(office.get(f"/office/meetups/{made['id']}"))
    refused = office.post(f"/office/meetups/{made['id']}/copy", {"title": "Leeg", "region": "", "date": ""})
    assert (refused.status, "steps moet 1 tot 200 items bevatten" in text_of(refused)) == (422, True)


# what is printed


def test_the_sheet_speaks_the_language_of_the_meetup(office: Office) -> None:
    made = office.server.make({**PROGRAMME, "language": "en"})
    page = office.get(f"/office/meetups/{made['id']}/sheet")
    assert "Take part with your phone" in page.text
    assert "Afdrukken" in page.text, "the page around it speaks to the organiser"
    assert "We keep your answers and ideas without your name." in page.text


@pytest.mark.parametrize(
    ("asked", "tables", "sheets"), [("", 8, 2), ("tables=3&size=4", 3, 1), ("tables=9&size=8", 9, 2), ("tables=999", 60, 15), ("tables=x&size=7", 8, 2)]
)
def test_there_is_a_card_for_each_table(office: Office, made: dict[str, Any], asked: str, tables: int, sheets: int) -> None:
    page = office.get(f"/office/meetups/{made['id']}/cards?{asked}").text
    assert re.findall(r'aria-label="Tafel (\d+)"', page) == [str(number) for number in range(1, tables + 1)]
    assert page.count('class="paper cards') == sheets
