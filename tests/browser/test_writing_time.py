"""First writing, then talking: phones, screen and desk count down together, nobody reads along, and then the wall is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.look import look_at, look_at_phone
from tests.browser.moments import go, open_tool, press
from tests.support.browser import Hall
from tests.support.server import Server

PROGRAMME: dict[str, Any] = {
    "title": "Klassen Lelystad",
    "language": "nl",
    "steps": [
        {
            "kind": "ideas",
            "title": "Wat zou u morgen veranderen?",
            "ideas": {"screening": {"phones": False, "screen": False}, "themes": ["oorzaak", "oplossing"], "writing": {"minutes": 3}},
        },
        {"kind": "text", "title": "Tot slot"},
    ],
}
HIDDEN = "Eerst schrijven, dan praten: de zaal leest uw ideeën als het schrijven klaar is. De zaalleiding leest wel mee."
TOO_LATE = "Uw tekst blijft op deze telefoon staan."
SOON = 15_000  # milliseconds: ten of them are the moment for the last sentence


@dataclass
class Room:
    hall: Hall
    made: dict[str, Any]
    desk: Page
    screen: Page
    author: Page
    other: Page


@pytest.fixture
def room(hall: Hall, server: Server) -> Room:
    """A screen, a desk and two phones, of which one has no script, and writing has begun."""
    made = server.make(PROGRAMME)
    desk, screen, author, other = hall.laptop(), hall.laptop((1280, 720)), hall.phone(), hall.phone()
    desk.goto(hall.address(made["desk_url"]))
    expect(desk.locator(".dot.online").first).to_be_visible()
    screen.goto(hall.address(made["screen_url"]))
    go(desk, "Wat zou u morgen veranderen?")
    for phone in (author, other):
        phone.goto(hall.address(made["phone_url"]))
        expect(phone.get_by_label("Uw idee")).to_be_visible()
    return Room(hall, made, desk, screen, author, other)


def note(phone: Page) -> Locator:
    return phone.locator(".step .notice").first


def write(phone: Page, text: str) -> None:
    phone.get_by_role("radio", name="oplossing").check()
    phone.get_by_label("Uw idee").fill(text)
    phone.get_by_role("button", name="Verstuur mijn idee").tap()
    expect(phone.locator(".mine").get_by_text(text, exact=True)).to_be_visible()


def test_everyone_writes_by_themselves_and_then_the_wall_is_there(room: Room) -> None:
    author, other, screen, desk = room.author, room.other, room.screen, room.desk
    expect(note(author)).to_have_text(HIDDEN)
    expect(author.locator(".clock")).to_contain_text("2:5")
    write(author, "Later kiezen")
    expect(author.get_by_text("Ontvangen. Anderen lezen het als het schrijven klaar is.")).to_be_visible()
    look_at_phone(author)
    expect(screen.get_by_text("idee geschreven")).to_be_visible()
    expect(screen.locator(".clock")).to_be_visible()
    look_at(screen, narrow=960)
    expect(screen.get_by_text("Later kiezen")).to_have_count(0)
    expect(other.get_by_text("Later kiezen")).to_have_count(0)
    expect(desk.locator(".idea-row").get_by_text("Later kiezen")).to_be_visible()
    expect(desk.get_by_text("verborgen tot de tijd om is; geschreven: 1").first).to_be_visible()
    look_at(desk)
    other.get_by_label("Uw idee").fill("Nog niet verst")
    desk.keyboard.press("Escape")
    for _ in range(3):
        press(desk, "-")
    expect(note(other)).to_have_text("De tijd is om. Verstuur nu wat u hebt.")
    write(author, "Op het nippertje")
    look_at_phone(other)
    expect(screen.get_by_text("Later kiezen")).to_be_visible(timeout=SOON)
    expect(screen.get_by_text("Op het nippertje")).to_be_visible()
    expect(other.get_by_text("Later kiezen")).to_be_visible()
    expect(note(other)).to_contain_text(TOO_LATE)
    expect(other.get_by_label("Uw idee")).to_have_value("Nog niet verst")
    look_at_phone(other)
    other.reload()
    expect(other.get_by_label("Uw idee")).to_have_value("Nog niet verst")


def test_the_desk_shows_it_early_and_gives_a_moment_more(room: Room) -> None:
    author, other, screen, desk = room.author, room.other, room.screen, room.desk
    write(author, "Later kiezen")
    other.get_by_label("Uw idee").fill("Ik ben nog")
    desk.get_by_role("button", name="Laat de zaal nu meelezen").click()
    expect(screen.get_by_text("Later kiezen")).to_be_visible()
    expect(note(author)).to_be_hidden()
    expect(other.get_by_label("Uw idee")).to_be_focused()
    press(desk, "c")
    expect(note(other)).to_contain_text(TOO_LATE)
    tool = open_tool(desk, "Ideeën")
    tool.get_by_text("Schrijftijd", exact=True).click()
    look_at(desk)
    tool.get_by_role("button", name="2 min").click()
    expect(note(other)).to_have_text(HIDDEN)
    expect(other.get_by_label("Uw idee")).to_have_value("Ik ben nog")
    expect(screen.get_by_text("Later kiezen")).to_have_count(0)
    open_tool(desk, "Klok")
    expect(desk.get_by_text("Na het einde zijn er tien seconden voor de laatste zin")).to_be_visible()


def test_a_phone_without_script_reads_the_same(room: Room) -> None:
    write(room.author, "Later kiezen")
    plain = room.hall.phone(script=False)
    plain.goto(room.hall.address(room.made["phone_url"]))
    expect(note(plain)).to_have_text(HIDDEN)
    expect(plain.locator(".clock")).to_be_visible()
    expect(plain.get_by_text("Later kiezen")).to_have_count(0)
    look_at_phone(plain)
