"""Every kind of question without touching the phone, on the narrowest one, with letters twice as large; and what a screen reader has of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.test_kinds import KINDS, OPTIONS, Kind, programme
from tests.browser.test_phone_keyboard import HEARD, SEEN
from tests.support.axe import bring
from tests.support.browser import Hall
from tests.support.crowd import Crowd
from tests.support.keyboard import to, without_pointer

NARROW: ViewportSize = {"width": 320, "height": 640}
LARGE = "document.documentElement.style.fontSize = '200%'"
BY_NAME = {kind.name: kind for kind in KINDS}
CHOICE = Kind("choice", "Wie kiest?", {"options": OPTIONS[:3]}, lambda page, script: None, OPTIONS[1], [], "")


def choice(phone: Page) -> None:
    to(phone, OPTIONS[0])
    phone.keyboard.press("ArrowDown")


def choices(phone: Page) -> None:
    for label in OPTIONS[1:3]:
        to(phone, label)
        phone.keyboard.press("Space")


def scale(phone: Page) -> None:
    to(phone, "1 ")
    for _ in range(3):
        phone.keyboard.press("ArrowDown")


def rank(phone: Page) -> None:
    for at in (2, 0, 1, 3):
        to(phone, OPTIONS[at], "Shift+Tab" if at in (0, 1) else "Tab")
        phone.keyboard.press("Enter")


def words(phone: Page) -> None:
    for label, word in (("Woord 1", "Kansen"), ("Woord 2", "lef")):
        to(phone, label)
        phone.keyboard.type(word)


def number(phone: Page) -> None:
    to(phone, "Een getal van 0")
    phone.keyboard.type("12,5")


def text(phone: Page) -> None:
    to(phone, "Uw antwoord")
    phone.keyboard.type("Een juf die niet opgaf.")


def points(phone: Page) -> None:
    for at, given in ((0, "60"), (2, "40")):
        to(phone, OPTIONS[at])
        phone.keyboard.type(given)


# kind -> how it is answered by keys, and what its form is to a screen reader: a role and a name that must be there
ANSWERED: dict[str, tuple[Callable[[Page], None], list[str]]] = {
    "choice": (choice, ['group "Wie kiest?"', f'radio "{OPTIONS[0]}"']),
    "choices": (choices, ['group "Wat helpt het meest?"', f'checkbox "{OPTIONS[1]}"']),
    "scale": (scale, ['group "Het schooladvies moet later komen."', 'radio "1 · Helemaal niet mee eens"', 'radio "Weet ik niet"']),
    "rank": (rank, ['group "Wat moet eerst?"', f'button "{OPTIONS[2]}"']),
    "words": (words, ['textbox "Woord 1"']),
    "number": (number, ['textbox "Een getal van 0 tot en met 100 %"']),
    "text": (text, ['textbox "Uw antwoord, hoogstens 200 tekens"']),
    "points": (points, [f'textbox "{OPTIONS[0]}"']),
}


@pytest.mark.parametrize("name", ANSWERED)
def test_a_question_is_answered_by_keys_alone_on_a_narrow_phone_with_large_letters(hall: Hall, name: str) -> None:
    kind = BY_NAME.get(name, CHOICE)
    made = hall.server.make(programme(kind))
    phone = hall.phone()
    phone.set_viewport_size(NARROW)
    pointed = without_pointer(phone)
    phone.goto(hall.address(made["phone_url"]))
    with Crowd(hall.server, made) as crowd:
        crowd.desk("show.go", step="s1")
        expect(phone.get_by_role("button", name=kind.button, exact=True)).to_be_visible()
        phone.evaluate(LARGE)
        phone.evaluate(HEARD)
        press, spoken = ANSWERED[name]
        told = phone.locator("main").aria_snapshot()
        assert all(each in told for each in spoken), told
        nothing_beside(phone)
        press(phone)
        to(phone, kind.button)
        assert phone.evaluate(SEEN), "the focus is seen"
        nothing_beside(phone)
        phone.keyboard.press("Enter")
        expect(phone.locator(".own-answer")).to_contain_text(kind.said)
        nothing_beside(phone)
        phone.wait_for_function("() => heard.length > 0")  # that it was received is said
        change(phone, crowd, kind)
    assert pointed == []


def nothing_beside(phone: Page) -> None:
    bring(phone, "looking")
    beside: list[Any] = phone.evaluate("looking.beside()")
    assert not beside, f"too wide: {beside}"


def change(phone: Page, crowd: Crowd, kind: Kind) -> None:
    """The answer is taken up again and given as it was; then the result can be read, too."""
    to(phone, "Wijzig", "Shift+Tab")
    phone.keyboard.press("Enter")
    to(phone, "Wijzig mijn antwoord")
    phone.keyboard.press("Enter")
    expect(phone.locator(".own-answer")).to_contain_text(kind.said)
    crowd.desk("round.close")
    expect(phone.get_by_role("figure")).to_be_visible()
    nothing_beside(phone)
