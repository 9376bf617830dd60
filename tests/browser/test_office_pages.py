"""Every page of the office can be used by everyone: in both languages, light and dark, narrow, in large letters, by keyboard, and without a script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.evening import EVENING
from tests.browser.look import NARROW_LAPTOP, NARROW_PHONE, check_both_schemes, check_in, check_sizes, look_at_each
from tests.support.axe import check_calm, check_forced_colours, check_keyboard, check_large_letters
from tests.support.browser import Hall
from tests.support.server import BEARER, Server
from tests.support.style import log_in
from tests.support.untranslated import check_language

CLIP = b"\x00\x00\x00\x18ftypisom" + bytes(3000)
CAPTIONS = b"WEBVTT\n\n00:01.000 --> 00:02.000\nHallo\n"
OF_A_MEETUP = ("", "/copy", "/delete", "/sheet", "/cards")
OF_ALL = ("", "/new", "/media", "/media/film.mp4", "/media/film.vtt", "/questions", "/questions/new")
OF_A_QUESTION = ("", "/edit", "/compare")


@pytest.fixture(scope="module")
def pages(server: Server) -> list[str]:
    """Addresses of all pages, with something on each."""
    for name, body in (("film.mp4", CLIP), ("film.vtt", CAPTIONS)):
        assert server.put_media(name, body).status == 201
    extra: list[dict[str, Any]] = [
        {"kind": "fragment", "title": "Film", "fragment": {"file": "film.mp4", "out": 3, "captions": "film.vtt"}},
        {"kind": "fragment", "title": "Later", "fragment": {"file": None}},
    ]
    made = server.make({**EVENING, "roles": [], "steps": EVENING["steps"] + extra})
    server.make({**EVENING, "title": "Een lange titel over oorzaken, gevolgen en vooral over oplossingen voor kansenongelijkheid", "language": "en"})
    made_question = question(server)
    of_question = [f"/office/questions/{made_question}{page}" for page in OF_A_QUESTION]
    return ["/office" + page for page in OF_ALL] + [f"/office/meetups/{made['id']}{page}" for page in OF_A_MEETUP] + of_question


def question(server: Server) -> str:
    """One of the bank, in two versions and in the run of show of a meetup."""
    words = {"kind": "scale", "question": "Hoeveel vertrouwen hebt u in het advies van de basisschool?", "low": "Helemaal geen", "unsure": "Weet ik niet"}
    made = server.request("POST", "/office/api/questions", json.dumps(words).encode(), BEARER).json["id"]
    other = json.dumps({**words, "question": "Hoeveel vertrouwen hebt u in het schooladvies?"}).encode()
    assert server.request("POST", f"/office/api/questions/{made}/versions", other, BEARER).status == 201
    server.make({"title": "Klassen Heerenveen", "language": "nl", "steps": [{"kind": "poll", "title": "Vertrouwen", "poll": {**words, "bank": {"id": made}}}]})
    return str(made)


def walk(hall: Hall, page: Page, pages: list[str], language: str = "nl") -> Iterator[str]:
    for address in pages:
        page.goto(f"{hall.base}{address}?lang={language}")
        yield address


@pytest.fixture
def organiser(hall: Hall) -> Page:
    return log_in(hall, hall.laptop())


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_page_can_be_used_in_light_and_dark_and_speaks_one_language(hall: Hall, organiser: Page, pages: list[str], language: str) -> None:
    look_at_each(organiser, walk(hall, organiser, pages, language), check_language, check_both_schemes)


def test_each_page_fits_keeps_still_shows_all_in_forced_colours_and_goes_by_keyboard(hall: Hall, organiser: Page, pages: list[str]) -> None:
    fits = (check_sizes, check_large_letters, check_in(NARROW_LAPTOP, NARROW_PHONE))
    look_at_each(organiser, walk(hall, organiser, pages), *fits, check_calm, check_forced_colours, check_keyboard)


def test_the_office_works_without_a_script(hall: Hall, pages: list[str]) -> None:
    office = hall.watch(hall.browser.new_context(locale="nl-NL", java_script_enabled=False).new_page())
    log_in(hall, office)
    an_evening_is_made_by_hand(office)
    a_file_is_uploaded_and_deleted(hall, office)
    the_evening_is_deleted(hall, office)


def an_evening_is_made_by_hand(office: Page) -> None:
    office.get_by_role("link", name="Nieuwe bijeenkomst").click()
    office.get_by_label("Titel").fill("Klassen Emmen")
    office.get_by_label("Regio of plaats").fill("Drenthe")
    office.get_by_role("button", name="Maken en draaiboek schrijven").click()
    expect(office).to_have_url(re.compile("/edit$"))
    expect(office.locator("noscript .notice")).to_be_visible()
    expect(office.get_by_text("Laden…")).to_be_hidden()


def a_file_is_uploaded_and_deleted(hall: Hall, office: Page) -> None:
    office.goto(f"{hall.base}/office/media")
    office.get_by_label("Upload video's").set_input_files({"name": "Zonder script.mp4", "mimeType": "video/mp4", "buffer": CLIP})
    office.get_by_role("button", name="Uploaden").click()
    office.get_by_role("link", name="Zonder-script.mp4").click()
    office.get_by_role("button", name="Verwijder dit bestand").click()
    expect(office.get_by_text("Het bestand is verwijderd.")).to_be_visible()
    expect(office.get_by_text("Zonder-script.mp4")).to_have_count(0)


def the_evening_is_deleted(hall: Hall, office: Page) -> None:
    office.goto(f"{hall.base}/office")
    office.get_by_role("link", name="Klassen Emmen").click()
    code = office.locator(".way__code").inner_text()
    office.get_by_role("link", name="Verwijder deze bijeenkomst").click()
    office.get_by_label("Typ de code").fill(code)
    office.get_by_role("button", name="Verwijder voorgoed").click()
    expect(office.get_by_text("De bijeenkomst is verwijderd, met alles erin.")).to_be_visible()
    expect(office.get_by_text("Klassen Emmen")).to_have_count(0)
