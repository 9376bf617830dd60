"""The run of show on the desk, changed by hand while the evening runs."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.look import look_at, picture
from tests.browser.moments import THUMB_MS, drag, expect_on_air, go, press
from tests.support.browser import Hall
from tests.support.server import Server

TITLES = ["Welkom", "Vraag", "Ronde", "Slot"]
PROGRAMME: dict[str, Any] = {
    "title": "Klassen Lelystad",
    "language": "nl",
    "practice": None,
    "steps": [{"kind": "text", "title": title, "minutes": 5, "body": "Tot zo."} for title in TITLES],
}


def row(desk: Page, title: str) -> Locator:
    return desk.locator(".steps > li").filter(has_text=title)


def expect_order(desk: Page, *titles: str) -> None:
    expect(desk.locator(".step__title")).to_contain_text(list(titles))


def test_a_step_is_dragged_by_mouse_and_by_finger(hall: Hall, server: Server) -> None:
    made = server.make(PROGRAMME)
    desk = hall.laptop()
    desk.goto(hall.address(made["desk_url"]))
    go(desk, "Welkom")
    drag(desk, row(desk, "Slot"), row(desk, "Vraag"))
    expect_order(desk, "Welkom", "Slot", "Vraag", "Ronde")
    expect(row(desk, "Slot").get_by_role("button"), "letting go is no click").to_have_attribute("aria-pressed", "false")
    expect_on_air(desk, "Welkom")
    to_the_end(desk, row(desk, "Slot"))
    expect_order(desk, *TITLES)
    press(desk, "z")
    expect_order(desk, "Welkom", "Slot", "Vraag", "Ronde")


def to_the_end(desk: Page, row: Locator) -> None:
    """Below the last row; what is on air can't be taken along, and Escape leaves all as it was."""
    start, end = row.bounding_box(), desk.locator(".steps > li").last.bounding_box()
    assert start
    assert end
    x, below = start["x"] + 150, end["y"] + end["height"] + 20
    desk.mouse.move(x, start["y"] + start["height"] / 2)
    desk.mouse.down()
    desk.mouse.move(x, below, steps=6)
    expect(desk.locator(".drop-last")).to_have_count(1)
    picture(desk, "desk-drag")
    press(desk, "Escape")
    expect(desk.locator(".drop-last")).to_have_count(0)
    desk.mouse.up()
    air = desk.locator(".steps > li").first.bounding_box()
    assert air
    desk.mouse.move(x, air["y"] + air["height"] / 2)
    desk.mouse.down()
    desk.mouse.move(x, below, steps=6)
    expect(desk.locator(".drop-last")).to_have_count(0)
    desk.mouse.up()
    desk.mouse.move(x, start["y"] + start["height"] / 2)
    desk.mouse.down()
    desk.mouse.move(x, below, steps=6)
    desk.mouse.up()


def test_a_round_at_tables_is_added_on_air_and_takes_all_its_minutes(hall: Hall, server: Server) -> None:
    """What was typed is kept when Escape closes the form; phases come with the form of the talk, and follow its minutes."""
    made = server.make(PROGRAMME)
    desk, phone = hall.laptop(), hall.phone()
    desk.goto(hall.address(made["desk_url"]))
    phone.goto(hall.address(made["phone_url"]))
    go(desk, "Welkom")
    row(desk, "Vraag").get_by_role("button").click()
    dialog = new_talk(desk)
    dialog.get_by_label("Titel").fill("Extra ronde")
    press(desk, "Escape")
    expect(dialog).to_have_count(0)
    dialog = new_talk(desk)
    expect(dialog.get_by_label("Titel")).to_have_value("Extra ronde")
    dialog.get_by_label("Minuten").fill("7")
    dialog.get_by_label("Vorm van het gesprek").select_option(label="Aan tafels")
    look_at(desk, "desk-new-talk")
    dialog.get_by_role("button", name="Voeg toe aan het draaiboek").click()
    expect_order(desk, "Welkom", "Vraag", "Extra ronde", "Ronde", "Slot")
    desk.get_by_role("button", name="Wijzig").click()
    dialog.get_by_label("Minuten").fill("12")
    dialog.get_by_role("button", name="Bewaar").click()
    expect(row(desk, "Extra ronde")).to_contain_text("12")
    press(desk, "3")
    press(desk, "Enter")  # the number's, though the focus is on the button that opened the form
    expect_on_air(desk, "Extra ronde")
    expect(phone.get_by_text("12:00")).to_be_visible()


def test_a_form_asked_for_the_moment_another_closes_comes(hall: Hall, server: Server) -> None:
    """The browser tells of a closed dialog later; by then the next one was asked for."""
    made = server.make(PROGRAMME)
    desk = hall.laptop()
    desk.goto(hall.address(made["desk_url"]))
    go(desk, "Welkom")
    row(desk, "Vraag").get_by_role("button").click()
    new_talk(desk)
    expect(desk.get_by_role("dialog").get_by_label("Titel")).to_be_focused()
    desk.evaluate("""() => {
        const dialog = document.querySelector("dialog[aria-labelledby=writing]");
        const again = [...document.querySelectorAll("[aria-describedby=insert]")].pop();
        new MutationObserver((_, watch) => { watch.disconnect(); again.click(); }).observe(dialog, { attributeFilter: ["open"] });
        dialog.querySelector(".writing__foot button:last-child").click();
    }""")
    desk.wait_for_timeout(500)
    expect(desk.get_by_role("dialog").get_by_label("Titel")).to_be_focused()
    desk.get_by_role("button", name="Annuleren").click()
    expect(desk.get_by_role("dialog")).to_have_count(0)


def test_a_quick_question_is_asked_in_two_keys_and_the_evening_goes_on_as_planned(hall: Hall, server: Server) -> None:
    made = server.make(PROGRAMME)
    desk, phone, screen = hall.laptop(), hall.phone(), hall.laptop()
    for page, url in ((desk, "desk_url"), (phone, "phone_url"), (screen, "screen_url")):
        page.goto(hall.address(made[url]))
    go(desk, "Welkom")
    press(desk, "q")
    expect(desk.get_by_role("dialog")).to_be_visible()
    look_at(desk, "desk-quick-question")
    press(desk, "2")
    expect_on_air(desk, "Eens of oneens?")
    expect(desk.get_by_role("dialog")).to_have_count(0)
    expect(screen.get_by_role("heading", name="Eens of oneens?")).to_be_visible()
    phone.get_by_role("radio", name="4", exact=True).tap()
    phone.get_by_role("button", name="Stem", exact=True).tap()
    expect(phone.get_by_text("Ontvangen", exact=True)).to_be_visible()
    press(desk, "c")
    expect(screen.get_by_role("figure")).to_contain_text("1 antwoord")
    expect_order(desk, "Welkom", "Eens of oneens?", "Vraag", "Ronde", "Slot")
    press(desk, "q")
    expect(desk.get_by_role("dialog")).to_be_visible()
    press(desk, "Escape")
    expect(desk.get_by_role("dialog")).to_have_count(0)
    desk.get_by_role("button", name="Snelle vraag").click()
    desk.get_by_role("button", name="In één woord").click()
    expect_on_air(desk, "In één woord")
    expect(phone.get_by_label("Uw woord")).to_be_visible()
    desk.wait_for_timeout(THUMB_MS)
    press(desk, "Space")
    expect_on_air(desk, "Vraag")


def new_talk(desk: Page) -> Locator:
    desk.locator(".arrange").get_by_role("button", name="gesprek", exact=True).click()
    return desk.get_by_role("dialog")
