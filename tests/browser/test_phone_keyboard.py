"""An evening on a phone without touching it: Tab, the arrows, Space and Enter alone, with the focus always to be seen."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.evening import EVENING, HOMEWORK, NO, QUESTION, YES
from tests.browser.moments import expect_answer, expect_title, go, press
from tests.support.browser import Hall
from tests.support.keyboard import go as follow
from tests.support.keyboard import to

# an outline or a ring of its own on the focused element, or on the label that holds it
SEEN = """() => {
    const ring = (node) => {
        const s = getComputedStyle(node);
        return (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none";
    };
    const node = document.activeElement;
    return ring(node) || Boolean(node.closest("label") && ring(node.closest("label")));
}"""
HEARD = """() => {
    window.heard = [];
    const region = document.getElementById("live");
    new MutationObserver(() => region.textContent && heard.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
}"""
PRACTICE = "Hoe bent u vandaag gekomen?"


@pytest.fixture
def made(hall: Hall) -> dict[str, Any]:
    return hall.server.make({**EVENING, "steps": [EVENING["steps"][0], EVENING["steps"][1], EVENING["steps"][3]]})


def test_a_participant_takes_part_by_keyboard_alone(hall: Hall, made: dict[str, Any]) -> None:
    desk, phone, other = hall.laptop(), hall.phone(), hall.phone()
    desk.goto(hall.address(made["desk_url"]))
    one_comes_in(hall, phone, made["code"])
    the_practice_question_is_tried(phone)
    go(desk, "Welkom")
    expect(phone.get_by_role("heading", name="Welkom")).to_be_focused()
    expect(desk.locator("[aria-current=step] .step__time b")).not_to_have_text("0:00")
    go(desk, "Stelling")
    expect(phone.get_by_role("heading", name=QUESTION)).to_be_focused()
    one_votes_and_changes_it(phone)
    others_are_not_announced(hall, phone, other, made)
    press(desk, "c")
    expect(phone.get_by_role("figure")).to_be_visible()
    go(desk, "Wat moet er anders?")
    one_writes_an_idea(phone)
    one_supports_an_idea(phone, other)
    one_reads_in_english_and_sees_what_is_stored(phone)


def reach(phone: Page, name: str) -> None:
    to(phone, name)
    assert phone.evaluate(SEEN), f"nobody sees that the focus is on {name!r}"


def one_comes_in(hall: Hall, phone: Page, code: str) -> None:
    phone.goto(hall.base)
    expect(phone.get_by_label("Code van zes cijfers")).to_be_focused()
    phone.keyboard.type(code)
    phone.keyboard.press("Enter")
    expect_title(phone, "U bent erbij")
    phone.wait_for_function("() => performance.getEntriesByName('ready').length > 0")  # until then a vote loads the page anew
    phone.evaluate(HEARD)


def the_practice_question_is_tried(phone: Page) -> None:
    expect(phone.get_by_role("heading", name=PRACTICE)).to_be_visible()
    reach(phone, "Lopend of met de fiets")
    phone.keyboard.press("ArrowDown")
    expect(phone.get_by_role("radio", name="Met de auto")).to_be_checked()
    reach(phone, "Stem")
    phone.keyboard.press("Enter")
    expect(phone.locator(".own-answer").first).to_have_text("Met de auto")


def one_votes_and_changes_it(phone: Page) -> None:
    reach(phone, YES)
    phone.keyboard.press("Space")
    reach(phone, "Stem")
    phone.keyboard.press("Enter")
    expect_answer(phone, YES)
    reach(phone, "Wijzig")
    phone.keyboard.press("Space")
    expect(phone.get_by_role("radio", name=YES, exact=True)).to_be_focused()
    phone.keyboard.press("ArrowDown")
    reach(phone, "Wijzig mijn antwoord")
    phone.keyboard.press("Enter")
    expect_answer(phone, NO)
    assert any(NO in text for text in phone.evaluate("heard")), "one's own receipt is said"


def others_are_not_announced(hall: Hall, phone: Page, other: Page, made: dict[str, Any]) -> None:
    before = phone.evaluate("heard.length")
    other.goto(hall.address(made["phone_url"]))
    other.get_by_role("radio", name=YES, exact=True).tap()
    other.get_by_role("button", name="Stem", exact=True).tap()
    expect_answer(other, YES)
    assert phone.evaluate("heard.length") == before


def one_writes_an_idea(phone: Page) -> None:
    expect(phone.get_by_role("heading", name="Wat moet er anders?")).to_be_focused()
    reach(phone, "oorzaak")
    phone.keyboard.press("ArrowRight")
    reach(phone, "Uw idee")
    phone.keyboard.type(HOMEWORK)
    reach(phone, "Verstuur mijn idee")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("listitem").filter(has_text=HOMEWORK)).to_contain_text("gevolg")


def one_supports_an_idea(phone: Page, other: Page) -> None:
    other.get_by_role("radio", name="oplossing", exact=True).tap()
    other.get_by_label("Uw idee").fill("Kleinere klassen")
    other.get_by_role("button", name="Verstuur mijn idee").tap()
    fresh = phone.get_by_role("listitem").filter(has_text="Kleinere klassen")
    expect(fresh.or_(phone.get_by_role("button", name=re.compile("nieuw idee"))).first).to_be_visible()
    if not fresh.is_visible():
        reach(phone, "1 nieuw idee")
        phone.keyboard.press("Enter")
    reach(phone, "Eens")
    phone.keyboard.press("Space")
    expect(fresh.get_by_role("button", name="Eens", exact=True)).to_have_attribute("aria-pressed", "true")


def one_reads_in_english_and_sees_what_is_stored(phone: Page) -> None:
    reach(phone, "Mijn gegevens")
    follow(phone)
    expect(phone.get_by_text(HOMEWORK)).to_be_visible()
    reach(phone, "EN")
    follow(phone)
    expect(phone.get_by_role("heading", name=re.compile("data", re.IGNORECASE)).first).to_be_visible()
