"""What names somebody goes from what was agreed: a phone is warned before it sends it, the desk sees a mark, and `X` takes it away for good. And a group whose
name has the words of an idea that goes."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.look import look_at, look_at_phone
from tests.browser.moments import go, open_tool, press
from tests.support.browser import Hall
from tests.support.server import Server

PROGRAMME: dict[str, Any] = {
    "title": "Klassen Lelystad",
    "language": "nl",
    "roles": ["docent", "ouder"],
    "steps": [
        {"kind": "ideas", "title": "Wat nu?", "ideas": {"screening": {"phones": False, "screen": False, "flagged": False}}},
        {"kind": "agreements", "title": "Afspraken", "agreements": {"levels": ["zelf", "gemeente"]}},
    ],
}
REMOVED = "Deze tekst is door de zaalleiding verwijderd."
EVERYTHING_KEPT = "() => JSON.stringify(localStorage) + document.documentElement.outerHTML"


def begin(hall: Hall, server: Server, step: int, colours: Any = "light") -> tuple[Page, Page, dict[str, Any]]:
    made = server.make({**PROGRAMME, "steps": [PROGRAMME["steps"][step]]})
    desk, phone = hall.laptop(colours=colours), hall.phone(colours)
    desk.goto(hall.address(made["desk_url"]))
    expect(desk.locator(".dot.online").first).to_be_visible()
    phone.goto(hall.address(made["phone_url"]))
    return desk, phone, made


def test_an_offer_that_names_somebody_is_warned_of_marked_and_removed_by_a_key(hall: Hall, server: Server) -> None:
    desk, phone, made = begin(hall, server, 1)
    go(desk, "Afspraken")
    form = phone.locator("form").filter(has=phone.locator("#offer-agreement"))
    form.get_by_label("Wat gaat u doen?").fill("Ik help met voorlezen")
    form.get_by_label("Wie?").fill("juf Anna")
    expect(form.locator(".notice:visible")).to_contain_text("Noemt u hier iemand?")
    form.get_by_label("Uw naam").fill("Fatima")
    expect(form.locator(".notice:visible")).to_have_count(1)
    look_at_phone(phone)
    form.get_by_role("button", name="Bied dit aan").tap()
    condition = phone.locator("form").filter(has=phone.locator("#offer-condition"))
    condition.get_by_label("Wat moet er veranderen?").fill("Juf Anna krijgt tijd")
    expect(condition.locator(".notice:visible")).to_be_visible()
    condition.get_by_role("radio", name="zelf").tap()
    condition.get_by_role("button", name="Stuur mijn voorwaarde").tap()
    expect(phone.locator("#my-offers .mine")).to_have_count(2)
    desk.locator("#tool").get_by_role("button", name="Afspraken").click()
    row = desk.locator(".agreed-row").filter(has_text="voorlezen")
    expect(row).to_contain_text("Let op: naam")
    desk.get_by_role("button", name="Voorgoed verwijderen: Ik help met voorlezen").focus()
    look_at(desk)
    press(desk, "x")
    dialog = desk.locator("dialog[open]")
    expect(dialog).to_contain_text("Fatima")
    look_at(desk)
    desk.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(row).to_be_visible()
    desk.get_by_role("button", name="Voorgoed verwijderen: Ik help met voorlezen").focus()
    press(desk, "x")
    expect(dialog.get_by_role("button", name="Annuleren")).to_be_focused()
    for key in ("1", "x"):
        press(desk, key)
    expect(row).to_have_count(0)
    expect(phone.locator("#my-offers")).to_contain_text(REMOVED)
    assert not re.search("voorlezen|Fatima", phone.evaluate(EVERYTHING_KEPT))
    look_at_phone(phone)
    desk.locator("#tool").get_by_role("button", name="Voorwaarden").click()
    desk.get_by_role("button", name="Verbergen: Juf Anna krijgt tijd").focus()
    press(desk, "a")
    expect(desk.locator(".agreed-row--listed")).to_contain_text("Juf Anna")
    desk.get_by_role("button", name="Voorgoed verwijderen: Juf Anna krijgt tijd").focus()
    press(desk, "x")
    expect(dialog.get_by_role("button", name="Annuleren")).to_be_focused()
    press(desk, "x")
    expect(desk.locator(".agreed-row")).to_have_count(0)
    plain = hall.phone(script=False)
    plain.context.add_cookies(phone.context.cookies())  # type: ignore[arg-type]
    plain.goto(hall.address(made["phone_url"]))
    expect(plain.locator("#my-offers").get_by_text(REMOVED)).to_have_count(2)
    plain.goto(hall.address(made["phone_url"]) + "/me")
    expect(plain.get_by_text(REMOVED)).to_have_count(2)


def test_the_name_of_a_group_goes_with_the_idea_or_by_itself(hall: Hall, server: Server) -> None:
    desk, phone, _ = begin(hall, server, 0, "dark")
    go(desk, "Wat nu?")
    for text in ("Juf Zwaluw luistert goed", "Samen luisteren"):
        phone.get_by_label("Uw idee").fill(text)
        phone.get_by_role("button", name="Verstuur mijn idee").tap()
        expect(phone.locator(".mine").get_by_text(text, exact=True)).to_be_visible()
    tool = open_tool(desk, "Groepen")
    group = tool.locator(".board__group").first
    for at, name in enumerate(("luistert, zwaluw", "luistert"), 1):
        tool.get_by_role("combobox", name="Groep: ").fill(name)
        desk.keyboard.press("Enter")
        expect(group.locator(".board__idea")).to_have_count(at)
    desk.get_by_role("tab", name="Ideeën").click()
    desk.locator("#idea-1").click()
    press(desk, "h")
    desk.get_by_role("tab", name="Groepen").click()
    expect(group).to_contain_text("De zaal leest deze naam niet")
    look_at(desk)
    group.get_by_role("button", name="Toch tonen").click()
    expect(group).not_to_contain_text("De zaal leest deze naam niet")
    desk.get_by_role("tab", name="Ideeën").click()
    desk.locator("#idea-1").click()
    press(desk, "x")
    expect(desk.get_by_role("dialog")).to_contain_text("De naam van de groep gaat mee")
    look_at(desk)
    press(desk, "x")
    desk.get_by_role("tab", name="Groepen").click()
    expect(group.locator(".board__title")).to_have_text("[…]")
    look_at(desk)
    group.locator(".board__title").click()
    desk.keyboard.type("Luisteren")
    desk.keyboard.press("Enter")
    expect(group.locator(".board__title")).to_have_text("Luisteren")
    group.get_by_role("button", name="Verwijder de naam Luisteren voorgoed").click()
    expect(desk.get_by_role("dialog")).to_contain_text("Ook eerdere namen")
    press(desk, "x")
    expect(group.locator(".board__title")).to_have_text("[…]")
