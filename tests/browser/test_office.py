"""The organiser in the office: in by the printed link, a meetup made of a programme file, its faults shown, and everything to start the evening with."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.evening import EVENING
from tests.browser.look import look_at, picture
from tests.support.browser import Hall
from tests.support.clip import Clip


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
    a_wrong_link_is_refused(hall, office)
    the_printed_link_lets_in_once(hall, office)
    faults_are_shown_and_nothing_is_made(hall, office, broken_programme)
    a_meetup_is_made(office, programme)
    its_clip_is_uploaded(office, clip)
    the_desk_opens(hall, office)
    a_link_is_copied_on_plain_http(office)
    the_sheet_is_ready_to_print(hall, office)
    everything_can_be_downloaded(office)
    the_office_speaks_english_and_has_a_dark_side(office)


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
    expect(office.get_by_role("heading", name="Bijeenkomsten", exact=True)).to_be_visible()
    expect(office.get_by_text("Nog geen bijeenkomsten")).to_be_visible()
    look_at(office)
    with hall.expecting("403"):
        other = hall.laptop()
        other.goto(link)
        expect(other.get_by_text("Deze link is al gebruikt")).to_be_visible()
    office.goto(f"{hall.base}/office")


def faults_are_shown_and_nothing_is_made(hall: Hall, office: Page, broken: Path) -> None:
    office.get_by_label("Programmabestand").set_input_files(broken)
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
    expect(office.get_by_text("Nog geen bijeenkomsten")).to_be_visible()


def a_meetup_is_made(office: Page, programme: Path) -> None:
    office.get_by_label("Programmabestand").set_input_files(programme)
    office.get_by_role("button", name="Maak de bijeenkomst").click()
    expect(office.get_by_role("heading", name="Klassen Lelystad", exact=True)).to_be_visible()
    expect(office.get_by_text("Samen 34 minuten")).to_be_visible()
    expect(office.get_by_text("klas.mp4"), "the clip is missing still").to_be_visible()


def its_clip_is_uploaded(office: Page, clip: Clip) -> None:
    office.get_by_role("link", name="← Bijeenkomsten").click()
    for file in (clip.video, clip.captions):
        office.get_by_label("Filmpje (MP4, WebM) of ondertiteling (VTT)").set_input_files(file)
        office.get_by_role("button", name="Uploaden").click()
        expect(office.get_by_role("rowheader", name=file.name)).to_be_visible()
    look_at(office)
    office.get_by_role("link", name="Klassen Lelystad").click()
    expect(office.get_by_text("klas.mp4")).to_have_count(0)
    look_at(office, "office-03-meetup")


def the_desk_opens(hall: Hall, office: Page) -> None:
    with office.context.expect_page() as opened:
        office.get_by_role("link", name="Open de regietafel").click()
    desk = hall.watch(opened.value)
    expect(desk).to_have_url(re.compile(r"/desk/\d{6}$"), timeout=5_000)
    expect(desk.get_by_role("button", name=re.compile("^GO"))).to_contain_text("Welkom")
    desk.close()


def a_link_is_copied_on_plain_http(office: Page) -> None:
    assert not office.evaluate("isSecureContext")
    office.get_by_role("button", name="Kopieer: Scherm").click()
    expect(office.get_by_role("status")).to_have_text("Gekopieerd")
    office.get_by_role("button", name="Kopieer: Regietafel").click()
    assert office.evaluate("getSelection().toString()") == office.get_by_label("Link: Regietafel").input_value()


def the_sheet_is_ready_to_print(hall: Hall, office: Page) -> None:
    address = office.get_by_label("Link: Telefoons in de zaal").input_value()
    office.get_by_role("link", name="Vel met QR-code").click()
    expect(office.get_by_role("img", name="QR-code om mee te doen op uw telefoon")).to_be_visible()
    expect(office.get_by_text(hall.base.removeprefix("http://"), exact=True)).to_be_visible()
    code = address.rpartition("/")[2]
    expect(office.get_by_text(f"{code[:3]}\u00a0{code[3:]}")).to_be_visible()
    look_at(office, "office-04-sheet")
    office.emulate_media(media="print")
    expect(office.get_by_role("button", name="Afdrukken")).to_be_hidden()
    office.emulate_media(media="screen")
    office.get_by_role("link", name="← Klassen Lelystad").click()


def everything_can_be_downloaded(office: Page) -> None:
    for name, ending in (("Download de tabellen", "zip"), ("Download het archief", "json")):
        with office.expect_download() as download:
            office.get_by_role("link", name=name).click()
        assert re.fullmatch(rf"meetup-\d{{6}}\.{ending}", download.value.suggested_filename)
        assert download.value.path().stat().st_size > 1_000


def the_office_speaks_english_and_has_a_dark_side(office: Page) -> None:
    office.get_by_role("link", name="EN, English").click()
    expect(office.get_by_role("heading", name="Ways in")).to_be_visible()
    office.emulate_media(color_scheme="dark")
    picture(office, "office-05-meetup-english-dark")
