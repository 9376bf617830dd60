"""What somebody wrote as an answer is removed for good, with keys alone, and their phone says so. And M: an idea that says the same as another."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.browser.look import look_at, look_at_phone
from tests.browser.moments import go, open_tool, press
from tests.support.browser import Hall
from tests.support.server import Server

PROGRAMME: dict[str, Any] = {
    "title": "Klassen Lelystad",
    "language": "nl",
    "steps": [
        {"kind": "poll", "title": "Vraag", "poll": {"kind": "text", "question": "Wat neemt u mee naar huis?"}},
        {"kind": "ideas", "title": "Wat nu?", "ideas": {"screening": {"phones": False, "screen": False}}},
    ],
}
NAMES = "Juf Anna moet het horen."


def test_a_name_in_an_answer_is_removed_by_a_key_and_the_phone_says_so(hall: Hall, server: Server) -> None:
    made = server.make(PROGRAMME)
    desk, author, other = hall.laptop(), hall.phone(), hall.phone()
    desk.goto(hall.address(made["desk_url"]))
    expect(desk.locator(".dot.online").first).to_be_visible()
    go(desk, "Vraag")
    for phone, text in ((author, NAMES), (other, "Samen beginnen")):
        phone.goto(hall.address(made["phone_url"]))
        phone.get_by_label("Uw antwoord").fill(text)
        warned = phone.get_by_role("main").get_by_text("Noemt u hier iemand?")
        expect(warned).to_be_visible() if text == NAMES else expect(warned).to_be_hidden()
        phone.get_by_role("button", name="Verstuur").tap()
        expect(phone.get_by_text("Ontvangen", exact=True)).to_be_visible()
    expect(desk.get_by_role("region", name="Wacht op u").get_by_role("listitem").first).to_contain_text("Let op: naam")
    desk.get_by_role("button", name=f"Toelaten: {NAMES}").focus()
    look_at(desk)
    press(desk, "x")
    expect(desk.get_by_role("dialog")).to_contain_text(NAMES)
    look_at(desk)
    desk.keyboard.press("Escape")
    expect(desk.locator("dialog[open]")).to_have_count(0)
    expect(desk.get_by_role("button", name=f"Toelaten: {NAMES}")).to_be_focused()
    press(desk, "h")
    expect(desk.get_by_role("region", name="Verborgen")).to_contain_text(NAMES)
    desk.get_by_role("button", name=f"Voorgoed verwijderen: {NAMES}").click()
    expect(desk.get_by_role("dialog").get_by_role("button", name="Annuleren")).to_be_focused()
    press(desk, "1")
    expect(desk.get_by_role("radio", name="noemt iemand")).to_be_checked()
    press(desk, "x")
    expect(desk.get_by_text("Voorgoed verwijderd: 1")).to_be_visible()
    expect(desk.get_by_text(NAMES)).to_have_count(0)
    expect(author.locator(".notice").get_by_text("Uw tekst is verwijderd door de zaalleiding.")).to_be_visible()
    expect(author.get_by_label("Uw antwoord")).to_have_value("")
    look_at_phone(author)
    assert NAMES not in author.evaluate("() => JSON.stringify(localStorage) + document.documentElement.outerHTML")
    author.get_by_label("Uw antwoord").fill("Iedereen moet het horen.")
    author.get_by_role("button", name="Verstuur").tap()
    expect(author.locator(".notice").get_by_text("Uw tekst is verwijderd")).to_be_hidden()
    expect(desk.get_by_role("region", name="Wacht op u")).to_contain_text("Iedereen moet het horen.")


def test_m_merges_the_selected_idea_with_one_that_says_the_same(hall: Hall, server: Server) -> None:
    made = server.make({**PROGRAMME, "steps": PROGRAMME["steps"][1:]})
    desk, phone = hall.laptop(), hall.phone()
    desk.goto(hall.address(made["desk_url"]))
    expect(desk.locator(".dot.online").first).to_be_visible()
    go(desk, "Wat nu?")
    phone.goto(hall.address(made["phone_url"]))
    for text in ("Later kiezen, pas op je veertiende", "Kleinere klassen", "Pas op je veertiende kiezen, later dus"):
        phone.get_by_label("Uw idee").fill(text)
        phone.get_by_role("button", name="Verstuur mijn idee").tap()
        expect(phone.locator(".mine").get_by_text(text, exact=True)).to_be_visible()
    desk.locator("#idea-3").click()
    press(desk, "m")
    dialog = desk.get_by_role("dialog")
    expect(dialog.get_by_role("option").first).to_contain_text("zegt misschien hetzelfde")
    look_at(desk)
    desk.keyboard.press("Enter")
    row = desk.get_by_role("listitem").filter(has=desk.locator("#idea-3"))
    expect(row).to_contain_text("hetzelfde als 1")
    expect(desk.locator("#idea-1")).to_have_attribute("aria-pressed", "true")
    press(desk, "z")
    expect(row).not_to_contain_text("hetzelfde als 1")
    desk.locator("#idea-3").click()
    press(desk, "m")
    expect(dialog.get_by_role("combobox")).to_be_focused()
    desk.keyboard.type("klein")
    expect(dialog.get_by_role("option")).to_have_count(1)
    desk.keyboard.press("Escape")
    expect(row).not_to_contain_text("hetzelfde als")
    tool = open_tool(desk, "Groepen")
    desk.keyboard.press("Escape")
    press(desk, "m")
    expect(tool.get_by_role("combobox", name="Groep: ")).to_have_value("=")
