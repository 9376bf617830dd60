"""Screening in the room: one key each at the desk, the same under an operator's thumb, and what an author's phone says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.look import look_at, look_at_phone
from tests.browser.moments import go, press
from tests.support.browser import Hall
from tests.support.server import Server

PROGRAMME: dict[str, Any] = {
    "title": "Klassen Lelystad",
    "language": "nl",
    "steps": [
        {"kind": "ideas", "title": "Wat nu?", "ideas": {"screening": {"phones": False, "screen": True}, "support": "agree"}},
        {"kind": "text", "title": "Tot slot"},
    ],
}
NAMES = "Juf Anna schreeuwt altijd."
NEATER = "Een leerkracht schreeuwt altijd."
REMOVED = "Deze tekst is door de zaalleiding verwijderd."
EVERYTHING_KEPT = "() => JSON.stringify(localStorage) + document.documentElement.outerHTML"


@dataclass
class Room:
    hall: Hall
    made: dict[str, Any]
    desk: Page
    author: Page
    other: Page


@pytest.fixture
def room(hall: Hall, server: Server) -> Room:
    """Ideas are on air, a desk in the ideas tab, and two phones."""
    made = server.make(PROGRAMME)
    desk, author, other = hall.laptop(), hall.phone(), hall.phone()
    desk.goto(hall.address(made["desk_url"]))
    expect(desk.locator(".dot.online").first).to_be_visible()
    go(desk, "Wat nu?")
    for phone in (author, other):
        phone.goto(hall.address(made["phone_url"]))
        expect(phone.get_by_label("Uw idee")).to_be_visible()
    return Room(hall, made, desk, author, other)


def write(phone: Page, text: str) -> None:
    phone.get_by_label("Uw idee").fill(text)
    phone.get_by_role("button", name="Verstuur mijn idee").tap()
    expect(phone.locator(".mine").get_by_text(text, exact=True)).to_be_visible()


def choose(desk: Page, idea: int) -> None:
    desk.locator(f"#idea-{idea}").click()
    expect(desk.locator(f"#idea-{idea}")).to_have_attribute("aria-pressed", "true")


def row(desk: Page, idea: int) -> Any:
    return desk.get_by_role("listitem").filter(has=desk.locator(f"#idea-{idea}"))


def test_a_name_is_warned_of_edited_and_then_shown(room: Room) -> None:
    author, desk = room.author, room.desk
    author.get_by_label("Uw idee").fill(NAMES)
    expect(author.locator(".notice").get_by_text("Noemt u hier iemand?")).to_be_visible()
    look_at_phone(author)
    write(author, NAMES)
    expect(author.locator(".notice").get_by_text("Noemt u hier iemand?")).to_be_hidden()
    expect(row(desk, 1)).to_contain_text("Let op: naam")
    expect(room.other.get_by_text(NAMES)).to_have_count(0)
    choose(desk, 1)
    look_at(desk)
    press(desk, "e")
    expect(desk.get_by_label("Wat de zaal leest")).to_be_focused()
    look_at(desk)
    desk.get_by_label("Wat de zaal leest").fill(NEATER)
    desk.keyboard.press("Control+Enter")
    expect(row(desk, 1)).to_contain_text(f"Zoals het geschreven was: {NAMES}")
    expect(desk.locator("dialog[open]")).to_have_count(0)
    press(desk, "a")
    expect(room.other.get_by_text(NEATER)).to_be_visible()
    expect(author.get_by_text(NAMES)).to_be_visible()
    expect(author.locator(".edited")).to_contain_text("Aangepast door de zaalleiding")
    expect(author.locator(".edited")).to_contain_text(NEATER)
    look_at_phone(author)


def test_all_that_wait_but_for_what_stands_out_are_approved_by_one_key_and_taken_back_by_one(room: Room) -> None:
    author, desk = room.author, room.desk
    for text in ("Loten", "Later kiezen", NAMES):
        write(author, text)
    screened = desk.locator(".ideas > li")
    expect(screened.first).to_contain_text(NAMES)
    press(desk, "y")
    asked = desk.get_by_role("dialog")
    expect(asked).to_contain_text("2 ideeën toelaten?")
    expect(asked).to_contain_text("1 idee dat opvalt, blijft wachten.")
    look_at(desk)
    desk.keyboard.press("Escape")
    expect(desk.locator("dialog[open]")).to_have_count(0)
    expect(desk.get_by_text("3 wachten op u")).to_be_visible()
    press(desk, "y")
    expect(asked.get_by_role("button", name="2 ideeën toelaten")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("1 wacht op u")).to_be_visible()
    expect(screened.first).to_contain_text(NAMES)
    expect(row(desk, 1)).to_contain_text("zichtbaar")
    press(desk, "z")
    expect(desk.get_by_text("3 wachten op u")).to_be_visible()


def test_words_that_are_removed_for_good_are_asked_about_once_more_and_leave_the_phone(room: Room) -> None:
    author, desk = room.author, room.desk
    write(author, NAMES)
    choose(desk, 1)
    press(desk, "x")
    expect(desk.get_by_role("dialog")).to_contain_text(NAMES)
    look_at(desk)
    desk.keyboard.press("Escape")
    expect(desk.locator("dialog[open]")).to_have_count(0)
    expect(row(desk, 1)).to_contain_text(NAMES)
    choose(desk, 1)
    press(desk, "x")
    expect(desk.get_by_role("dialog")).to_be_visible()
    press(desk, "1")
    expect(desk.get_by_role("radio", name="noemt iemand")).to_be_checked()
    press(desk, "x")
    expect(row(desk, 1)).to_contain_text("De woorden zijn voorgoed verwijderd · Nummer 1 · noemt iemand")
    expect(author.get_by_text(REMOVED)).to_be_visible()
    expect(author.get_by_role("button", name="Trek in")).to_have_count(0)
    assert NAMES not in author.evaluate(EVERYTHING_KEPT)
    look_at_phone(author)
    author.goto(author.url.partition("?")[0] + "/me")
    expect(author.get_by_text(REMOVED)).to_be_visible()
    look_at_phone(author)


def test_a_silenced_phone_keeps_its_words_and_hears_what_to_do(room: Room) -> None:
    author, desk = room.author, room.desk
    write(author, "Onzin.")
    choose(desk, 1)
    press(desk, "s")
    expect(row(desk, 1)).to_contain_text("schrijver stil")
    press(desk, "h")
    row(desk, 1).get_by_label("Waarom verborgen").select_option("insult")
    expect(row(desk, 1)).to_contain_text("verborgen: belediging")
    author.get_by_label("Uw idee").fill("Nog meer onzin.")
    author.get_by_role("button", name="Verstuur mijn idee").tap()
    expect(author.locator("#warning")).to_contain_text("Spreek dan de zaalleiding aan")
    expect(author.get_by_label("Uw idee")).to_have_value("Nog meer onzin.")
    write(room.other, "Loten")
    choose(desk, 1)
    press(desk, "s")
    expect(row(desk, 1)).not_to_contain_text("schrijver stil")
    author.get_by_role("button", name="Verstuur mijn idee").tap()
    expect(author.locator(".mine").get_by_text("Nog meer onzin.")).to_be_visible()


def test_what_waits_is_set_live_and_what_waits_already_goes_on_waiting(room: Room) -> None:
    desk = room.desk
    write(room.author, "Eerst")
    desk.get_by_role("checkbox", name="Scherm").uncheck()
    write(room.author, "Daarna")
    expect(row(desk, 2)).to_contain_text("zichtbaar")
    expect(row(desk, 1)).to_contain_text("nog niet op het scherm")
    desk.get_by_role("checkbox", name="Telefoons").check()
    write(room.author, "Ten slotte")
    expect(row(desk, 3)).to_contain_text("wacht")
    room.other.get_by_role("button", name="1 nieuw idee – tonen").tap()
    expect(room.other.get_by_text("Daarna")).to_be_visible()
    expect(room.other.get_by_text("Ten slotte")).to_have_count(0)


def test_an_operator_with_a_phone_has_it_all_under_the_thumb(room: Room) -> None:
    operator = room.hall.laptop((390, 844))
    operator.goto(room.hall.address(room.made["operator_url"]))
    write(room.author, NAMES)
    top = row(operator, 1).bounding_box()
    assert top
    assert top["y"] < 844, "the first idea is seen without scrolling"
    operator.locator("#idea-1").click()
    look_at(operator, narrow=320)
    row(operator, 1).get_by_role("button", name="Verwijderen …").click()
    expect(operator.get_by_role("dialog")).to_be_visible()
    look_at(operator, narrow=320)
    operator.get_by_role("button", name="Voorgoed verwijderen").click()
    expect(room.author.get_by_text(REMOVED)).to_be_visible()


def test_an_operator_with_a_phone_shows_hides_and_silences_with_one_tap(room: Room) -> None:
    operator = room.hall.laptop((390, 844))
    operator.goto(room.hall.address(room.made["operator_url"]))
    screen = room.hall.laptop((1280, 720))
    screen.goto(room.hall.address(room.made["screen_url"]))
    write(room.author, "Loten")
    row(operator, 1).get_by_role("button", name="Toelaten: Loten").click()
    expect(screen.get_by_text("Loten")).to_be_visible()
    row(operator, 1).get_by_role("button", name="Verbergen: Loten").click()
    expect(screen.get_by_text("Loten")).to_have_count(0)
    operator.locator("#idea-1").click()
    row(operator, 1).get_by_role("button", name="Schrijver stil").click()
    expect(row(operator, 1)).to_contain_text("schrijver stil")
    row(operator, 1).get_by_role("button", name="Aanpassen").click()
    operator.get_by_label("Wat de zaal leest").fill("Loten, maar eerlijk")
    operator.get_by_role("button", name="Bewaar").click()
    row(operator, 1).get_by_role("button", name="Toelaten: Loten, maar eerlijk").click()
    expect(screen.get_by_text("Loten, maar eerlijk")).to_be_visible()
    operator.get_by_role("checkbox", name="Telefoons").check()
    write(room.other, "Later kiezen")
    expect(row(operator, 2)).to_contain_text("wacht")
    look_at(operator, narrow=320)
