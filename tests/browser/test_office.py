"""The organiser in the office: in by the printed link, a meetup made of a programme file, its faults shown, and everything to start the evening with."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.evening import EVENING
from tests.browser.look import look_at, picture
from tests.support.browser import PROJECTOR, Hall
from tests.support.camera import read_qr
from tests.support.clip import Clip
from tests.support.style import log_in


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    file = tmp_path / "lelystad.json"
    file.write_text(json.dumps(EVENING), "utf-8")
    return file


@pytest.fixture
def broken_programme(tmp_path: Path) -> Path:
    """Two faults: a poll with one option, a fragment that ends before it begins."""
    poll = {"kind": "poll", "title": "Stelling", "poll": {"kind": "choice", "question": "Loten?", "options": ["Ja"]}}
    fragment = {"kind": "fragment", "title": "Fragment", "fragment": {"file": "klas.mp4", "in": 9, "out": 4}}
    file = tmp_path / "broken.json"
    file.write_text(json.dumps({**EVENING, "steps": [poll, fragment]}), "utf-8")
    return file


def test_an_organiser_prepares_an_evening(hall: Hall, clip: Clip, programme: Path, broken_programme: Path) -> None:
    office = hall.laptop((1280, 900))
    office.on("filechooser", lambda chooser: None)  # from now on the browser asks us, also the first time
    a_wrong_link_is_refused(hall, office)
    the_printed_link_lets_in_once(hall, office)
    faults_are_shown_and_nothing_is_made(hall, office, broken_programme)
    a_meetup_is_made(office, programme)
    its_clip_is_uploaded(hall, office, clip)
    it_gets_a_date(office)
    desk_and_screen_open(hall, office)
    a_link_is_copied_on_plain_http(office)
    the_sheet_is_ready_to_print(hall, office)
    there_are_cards_for_the_tables(office)
    everything_can_be_downloaded(office)
    the_office_speaks_english_and_has_a_dark_side(office)


def test_the_example_is_on_the_screen_within_a_minute(hall: Hall) -> None:
    office = hall.laptop((1280, 900))
    begun = time.monotonic()
    log_in(hall, office)
    office.goto(f"{hall.base}/office/new")
    office.get_by_role("button", name="Begin met het voorbeeld").click()
    expect(office.get_by_text("Alles staat klaar", exact=True)).to_be_visible()
    look_at(office)
    with office.context.expect_page() as opened:
        office.get_by_role("link", name="Open het scherm").click()
    screen = hall.watch(opened.value)
    expect(screen.get_by_role("heading", name="Voorbeeldavond Klassen")).to_be_visible()
    assert time.monotonic() - begun < 60


def test_an_evening_is_copied_and_an_old_one_deleted_while_people_are_there(hall: Hall) -> None:
    made = hall.server.make(EVENING)
    office, phone, desk, screen = hall.laptop((1280, 900)), hall.phone(), hall.laptop(), hall.laptop(PROJECTOR)
    log_in(hall, office)
    it_is_copied_for_the_next_town(hall, office, made)
    desk.goto(hall.address(made["desk_url"]))
    screen.goto(hall.address(made["screen_url"]))
    phone.goto(hall.address(made["phone_url"]))
    desk.get_by_role("button", name=re.compile("^GO")).click()
    expect(phone.get_by_text("Fijn dat u er bent.")).to_be_visible()
    what_goes_is_told(hall, office, made)
    with hall.expecting("404|403|422|ERR_|WebSocket"):
        another_code_deletes_nothing(office)
        office.get_by_label("Typ de code").fill(made["code"])
        office.get_by_role("button", name="Verwijder voorgoed").click()
        expect(office.locator(".notice", has_text="De bijeenkomst is verwijderd")).to_be_visible()
        expect(office.get_by_role("link", name="Klassen Assen")).to_be_visible()
        expect(office.get_by_text(code_of(made))).to_have_count(0)
        everyone_is_put_out(hall, made, phone, desk, screen)


def it_is_copied_for_the_next_town(hall: Hall, office: Page, made: dict[str, Any]) -> None:
    office.goto(f"{hall.base}/office/meetups/{made['id']}")
    office.get_by_role("link", name="Kopieer deze bijeenkomst").click()
    look_at(office)
    office.get_by_label("Titel").fill("Klassen Assen")
    office.get_by_label("Regio of plaats").fill("Drenthe")
    office.get_by_role("button", name="Maak de kopie").click()
    expect(office.get_by_role("heading", name="Klassen Assen")).to_be_visible()
    expect(office.locator(".notice", has_text="Het draaiboek is meegekomen")).to_be_visible()
    expect(office.get_by_text("Samen 34 minuten")).to_be_visible()
    assert "told" not in office.url, "loaded again, it is no news"


def what_goes_is_told(hall: Hall, office: Page, made: dict[str, Any]) -> None:
    office.goto(f"{hall.base}/office/meetups/{made['id']}")
    office.get_by_role("link", name="Verwijder deze bijeenkomst").click()
    expect(office.get_by_text("Deze bijeenkomst is nu bezig.")).to_be_visible()
    expect(office.get_by_text("Er is 1 telefoon in de zaal.")).to_be_visible()
    look_at(office, "office-07-delete")
    with office.expect_download():
        office.get_by_role("link", name="Download het archief").click()


def another_code_deletes_nothing(office: Page) -> None:
    office.get_by_label("Typ de code").fill("123456")
    with office.expect_response(lambda response: response.status == 422):
        office.get_by_role("button", name="Verwijder voorgoed").click()
    expect(office.get_by_role("alert")).to_contain_text("Er is niets verwijderd.")
    expect(office.get_by_label("Typ de code")).to_be_focused()


def everyone_is_put_out(hall: Hall, made: dict[str, Any], phone: Page, *surfaces: Page) -> None:
    phone.reload()
    expect(phone.get_by_text("Er is geen bijeenkomst met deze code.")).to_be_visible()
    for surface in surfaces:
        surface.goto(hall.address(made["desk_url"]))
        expect(surface.get_by_text("Deze link werkt niet.")).to_be_visible()


def code_of(made: dict[str, Any]) -> str:
    """As people read it."""
    return f"{made['code'][:3]}\u00a0{made['code'][3:]}"


def a_wrong_link_is_refused(hall: Hall, office: Page) -> None:
    office.goto(f"{hall.base}/office")
    expect(office).to_have_url(f"{hall.base}/office/login")
    office.get_by_label("Link of organisatorcode").fill(f"{hall.base}/office/login/geraden")
    with hall.expecting("403"):
        office.get_by_role("button", name="Naar binnen").click()
        expect(office.get_by_role("alert")).to_contain_text("Start de server opnieuw")
    look_at(office, "office-01-login")


def the_printed_link_lets_in_once(hall: Hall, office: Page) -> None:
    link = hall.address(re.findall(r"http\S+/office/login/\S+", hall.server.log.read_text())[-1])
    office.goto(link)
    expect(office.get_by_role("heading", name="Uw eerste bijeenkomst", exact=True)).to_be_visible()
    look_at(office)
    with hall.expecting("403"):
        other = hall.laptop()
        other.goto(link)
        expect(other.get_by_text("Deze link is al gebruikt")).to_be_visible()
    office.goto(f"{hall.base}/office")


def faults_are_shown_and_nothing_is_made(hall: Hall, office: Page, broken: Path) -> None:
    office.get_by_label("Programmabestand of archief").set_input_files(broken)
    with hall.expecting("422"):
        office.get_by_role("button", name="Maak de bijeenkomst").click()
        faults = office.get_by_role("alert")
        expect(faults).to_contain_text("Er is niets gemaakt.")
    expect(faults.get_by_role("listitem")).to_have_count(2)
    expect(faults).to_contain_text("steps[0].poll.options")
    expect(faults).to_contain_text("steps[1].fragment.in")
    expect(faults).to_be_focused()
    expect(office.get_by_label("Programma als JSON")).to_contain_text('"Loten?"')
    look_at(office, "office-02-faults")
    office.goto(f"{hall.base}/office")
    expect(office.get_by_text("Er zijn nog geen bijeenkomsten.")).to_be_visible()


def a_meetup_is_made(office: Page, programme: Path) -> None:
    office.get_by_label("Programmabestand of archief").set_input_files(programme)
    office.get_by_role("button", name="Maak de bijeenkomst").click()
    expect(office.get_by_role("heading", name="Klassen Lelystad", exact=True)).to_be_visible()
    expect(office.get_by_text("Samen 34 minuten")).to_be_visible()
    expect(office.get_by_text("het bestand klas.mp4 is er nog niet")).to_be_visible()
    look_at(office)


def its_clip_is_uploaded(hall: Hall, office: Page, clip: Clip) -> None:
    office.get_by_role("link", name="Uploaden: Het advies").first.click()
    expect(office.get_by_role("button", name="Kies dit bestand: klas.mp4")).to_be_visible()
    look_at(office)
    with office.expect_file_chooser() as chooser:
        office.get_by_role("button", name="Kies dit bestand: klas.mp4").click()
    chooser.value.set_files({"name": "IMG 2041.MOV", "mimeType": "video/quicktime", "buffer": clip.video.read_bytes()})
    expect(office.get_by_role("link", name="klas.mp4", exact=True)).to_be_visible()
    office.get_by_label("Upload video's").set_input_files(clip.captions)
    expect(office.get_by_role("link", name="klas.vtt", exact=True)).to_be_visible()
    expect(office.get_by_role("heading", name="Ontbreekt nog")).to_have_count(0)
    look_at(office, "office-06-media")
    office.get_by_role("link", name="klas.mp4", exact=True).click()
    expect(office.locator("video")).to_have_js_property("readyState", 4)
    look_at(office)
    office.get_by_role("link", name="Klassen Lelystad").click()
    expect(office.get_by_text("Alle video's staan klaar: te zien, mee te lezen, en ze mogen getoond worden")).to_be_visible()
    look_at(office, "office-03-meetup")


def it_gets_a_date(office: Page) -> None:
    office.get_by_text("Titel, regio of datum wijzigen").click()
    office.get_by_label("Datum").fill("10 februari 2021")
    office.get_by_role("button", name="Bewaar").click()
    expect(office.get_by_text("Flevoland · 10 februari 2021")).to_be_visible()
    expect(office.get_by_role("status")).to_have_text("Uw wijzigingen zijn bewaard.")


def desk_and_screen_open(hall: Hall, office: Page) -> None:
    for name, path in (("Open het scherm", "screen"), ("Open de regietafel", "desk")):
        with office.context.expect_page() as opened:
            office.get_by_role("link", name=name).click()
        page = hall.watch(opened.value)
        expect(page).to_have_url(re.compile(rf"/{path}/\d{{6}}$"), timeout=5_000)
        if path == "desk":
            expect(page.get_by_role("button", name=re.compile("^GO"))).to_contain_text("Welkom")
        page.close()


def a_link_is_copied_on_plain_http(office: Page) -> None:
    assert not office.evaluate("isSecureContext")
    office.get_by_role("button", name="Kopieer: Scherm").click()
    expect(office.get_by_role("status")).to_have_text("Gekopieerd")
    office.get_by_role("button", name="Kopieer: Regietafel").click()
    assert office.evaluate("getSelection().toString()") == office.get_by_role("textbox", name="Link: Regietafel").input_value()


def the_sheet_is_ready_to_print(hall: Hall, office: Page) -> None:
    address = office.get_by_label("Link: Telefoons in de zaal").input_value()
    office.get_by_role("link", name="Open het vel").click()
    expect(office.get_by_role("img", name="QR-code om mee te doen op uw telefoon")).to_be_visible()
    expect(office.get_by_text(hall.base.removeprefix("http://"), exact=True)).to_be_visible()
    expect(office.get_by_text(code_of({"code": address.rpartition("/")[2]}))).to_be_visible()
    look_at(office, "office-04-sheet")
    office.emulate_media(media="print")
    expect(office.get_by_role("button", name="Afdrukken")).to_be_hidden()
    assert pages_of(office) == 1
    office.emulate_media(media="null")
    assert read_qr(office.locator(".sheet").screenshot(), 600, 848) == [address]
    office.get_by_role("link", name="← Klassen Lelystad").click()


def there_are_cards_for_the_tables(office: Page) -> None:
    office.get_by_role("link", name="Open de kaartjes").click()
    expect(office.get_by_role("region", name="Tafel 8")).to_be_visible()
    office.get_by_label("Aantal tafels").fill("11")
    office.get_by_label("Aantal tafels").press("Tab")
    expect(office.get_by_role("region", name="Tafel 11")).to_be_visible()
    what_is_changed_before_the_script_ran_is_shown(office)
    office.get_by_label("8", exact=True).check()
    expect(office.locator(".paper")).to_have_count(2)
    look_at(office, "office-08-cards")
    assert pages_of(office) == 2
    office.get_by_role("link", name="← Klassen Lelystad").click()


def what_is_changed_before_the_script_ran_is_shown(office: Page) -> None:
    late: list[Route] = []
    office.route("**/office/main.js", lambda route: late.append(route), times=1)
    office.reload(wait_until="commit")
    office.get_by_label("Aantal tafels").fill("12")
    office.get_by_label("Aantal tafels").press("Tab")
    expect(office.get_by_role("button", name="Tonen")).to_be_visible()
    late.pop().continue_()
    expect(office.get_by_role("region", name="Tafel 12")).to_be_visible()
    office.get_by_label("Aantal tafels").fill("11")
    office.get_by_label("Aantal tafels").press("Tab")
    expect(office.get_by_role("region", name="Tafel 12")).to_have_count(0)


def pages_of(page: Page) -> int:
    """On how many sheets of paper a page comes out."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def everything_can_be_downloaded(office: Page) -> None:
    for name, file in (
        ("Download de tabellen", r"meetup-\d{6}\.zip"),
        ("Download het archief", r"meetup-\d{6}\.json"),
        ("Download het programma", r"programme-\d{6}\.json"),
    ):
        with office.expect_download() as download:
            office.get_by_role("link", name=name).click()
        assert re.fullmatch(file, download.value.suggested_filename)
        assert download.value.path().stat().st_size > 1_000


def the_office_speaks_english_and_has_a_dark_side(office: Page) -> None:
    office.get_by_role("link", name="EN, English").click()
    expect(office.get_by_role("heading", name="Ways in")).to_be_visible()
    look_at(office)
    office.emulate_media(color_scheme="dark")
    picture(office, "office-05-meetup-english-dark")
