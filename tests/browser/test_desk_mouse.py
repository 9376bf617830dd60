"""The desk with a mouse and keys by turns: what a click leaves behind decides nothing, and nothing is asked twice by accident."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.look import look_at
from tests.browser.moments import expect_on_air, go, open_tool, press, vote
from tests.support.browser import Hall
from tests.support.server import Server

POLL = {"kind": "choice", "question": "Loten?", "options": ["Ja", "Nee"], "close": "by_hand"}
SCALE = {"kind": "scale", "question": "Kansen?", "close": "by_hand"}
EVENING: dict[str, Any] = {
    "title": "Klassen",
    "language": "nl",
    "steps": [
        {"kind": "text", "title": "Welkom"},
        {"kind": "poll", "title": "Loten", "poll": POLL},
        {"kind": "poll", "title": "Kansen", "poll": SCALE},
        {"kind": "text", "title": "Einde"},
    ],
}
SETTLED_MS = 4_500  # two seconds for votes in flight, two in which a closed vote is not asked again


def at_desk(hall: Hall, server: Server, *steps: str) -> Page:
    desk = hall.laptop()
    desk.goto(hall.address(server.make(EVENING)["desk_url"]))
    expect(desk.get_by_role("banner").locator(".dot.online")).to_have_count(1)
    for step in steps:
        go(desk, step)
        desk.wait_for_timeout(600)
    return desk


def test_enter_presses_the_button_that_has_the_focus_wherever_the_mouse_was_and_space_goes_on(hall: Hall, server: Server) -> None:
    desk = at_desk(hall, server, "Welkom")
    desk.locator(".step", has_text="Einde").click()
    quick = desk.get_by_role("button", name="Snelle vraag")
    quick.click()
    expect(desk.get_by_role("dialog", name="Snelle vraag")).to_be_visible()
    press(desk, "Escape")
    desk.wait_for_timeout(200)
    expect(quick, "the page brought the focus back, and not Tab").to_be_focused()
    press(desk, "Enter")
    expect(desk.get_by_role("dialog", name="Snelle vraag")).to_be_visible()
    press(desk, "Escape")
    expect_on_air(desk, "Welkom")
    press(desk, "Space")
    expect_on_air(desk, "Loten")


def test_the_list_of_keys_opens_at_its_top_however_it_was_left(hall: Hall, server: Server) -> None:
    desk = at_desk(hall, server, "Welkom")
    desk.set_viewport_size({"width": 1024, "height": 600})
    for _ in range(2):
        press(desk, "?")
        dialog = desk.get_by_role("dialog", name="Toetsen")
        expect(dialog.get_by_role("button", name="Sluit")).to_be_focused()
        assert dialog.evaluate("(node) => node.scrollTop") == 0
        expect(dialog.get_by_text("na het sluiten: een nieuwe ronde")).to_be_attached()
        dialog.evaluate("(node) => (node.scrollTop = 10_000)")
        expect(dialog.get_by_role("button", name="Sluit")).to_be_in_viewport()
        press(desk, "Escape")
        desk.wait_for_timeout(200)
        expect(dialog).to_have_count(0)
    press(desk, "?")
    look_at(desk)


def test_the_key_that_closed_a_vote_asks_it_again_only_after_a_moment_and_says_so(hall: Hall, server: Server) -> None:
    desk = at_desk(hall, server, "Welkom", "Loten")
    again = desk.get_by_role("button", name="Nieuwe ronde").first
    press(desk, "c")
    expect(again).to_be_visible()
    for _ in range(4):
        press(desk, "c")
        desk.wait_for_timeout(500)
    expect(desk.get_by_text("Ronde 2")).to_have_count(0)
    desk.wait_for_timeout(SETTLED_MS)
    expect(again).not_to_have_attribute("aria-disabled", "true")
    press(desk, "c")
    expect(desk.get_by_text("Ronde 2")).to_be_visible()


def test_steps_are_called_by_their_kind_of_question_and_old_rounds_are_folded(hall: Hall, server: Server) -> None:
    desk = at_desk(hall, server, "Welkom", "Loten")
    assert desk.locator(".step__kind").all_inner_texts()[1].startswith("één antwoord")
    assert desk.locator(".step__kind").all_inner_texts()[2].startswith("schaal")
    for number in (2, 3, 4, 5):
        desk.get_by_role("button", name="Nieuwe ronde").click()
        expect(desk.locator(".poll__head")).to_contain_text(f"Ronde {number}")
    desk.wait_for_timeout(600)
    more = desk.get_by_text("en nog 2")
    expect(desk.locator(".earlier__round:visible")).to_have_count(2)
    look_at(desk)
    more.focus()
    press(desk, "Enter")
    expect(desk.locator(".earlier__round:visible")).to_have_count(4)


def test_a_vote_that_stays_open_when_the_room_goes_on_is_closed_from_the_list(hall: Hall, server: Server) -> None:
    desk, anna = at_desk(hall, server, "Welkom", "Loten"), hall.phone()
    anna.goto(f"{hall.base}/{desk.url.split('/')[-1]}")
    vote(anna, "Ja")
    go(desk, "Kansen")
    open_tool(desk, "Stemming")
    round = desk.locator(".earlier__round")
    expect(round).to_contain_text("Stemming open")
    round.locator("summary").click()
    expect(round).to_contain_text("1 antwoord")
    expect(round, "counts come in steps of five").not_to_contain_text("Nog geen antwoorden")
    close = round.get_by_role("button", name="Sluit de stemming")
    expect(close).to_be_visible()
    look_at(desk)
    close.click()
    expect(round).not_to_contain_text("Stemming open")
    expect(round.get_by_role("button", name="Sluit de stemming")).to_have_count(0)
    expect(desk.locator(".poll__head"), "the one on air goes on").to_contain_text("Stemming open")
