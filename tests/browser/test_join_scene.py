"""A hall of 125 joins within seconds: the code on the screen is read from the last row, and in the small picture of a video call."""

from __future__ import annotations

import pytest
import segno
from playwright.sync_api import Page, expect

from tests.browser.evening import EVENING
from tests.browser.look import look_at
from tests.support.browser import Hall
from tests.support.camera import read_qr

# A screen of 3.5 m wide at 16 m fills 12 degrees: of the 65 that a phone sees in 3,000 pixels that is some 560; a cheap one gives 480 or 320.
LAST_ROW, CHEAP_PHONE = 480, 320
THUMBNAIL = 320  # of a shared window in a video call, looked at through another screen
LONG_TITLE = "Gelijke kansen voor ieder kind: wat kunnen scholen, gemeenten en ouders samen doen, in Flevoland en in Noord-Holland?"
# How much of the screen's height the code itself takes: of the picture that is all but a quiet zone of four modules on each side.
SYMBOL = """(modules) => {
    const { height, width } = document.querySelector(".join__qr").getBoundingClientRect();
    return { height: (height / innerHeight) * (modules / (modules + 8)), ratio: width / height };
}"""


@pytest.fixture
def screen(hall: Hall) -> Page:
    return hall.laptop((1920, 1080))


def open_join(hall: Hall, screen: Page, **described: object) -> str:
    """The screen of a new meetup; gives the address for phones."""
    made = hall.server.make({**EVENING, **described})
    screen.goto(hall.address(made["screen_url"]))
    expect(screen.locator(".join__qr")).to_be_visible()
    screen.evaluate("document.fonts.ready")
    return hall.address(made["phone_url"])


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1024, 768)])
@pytest.mark.parametrize("seen", [LAST_ROW, CHEAP_PHONE])
def test_a_phone_in_the_last_row_reads_the_code(hall: Hall, screen: Page, size: tuple[int, int], seen: int) -> None:
    screen.set_viewport_size({"width": size[0], "height": size[1]})
    address = open_join(hall, screen)
    assert read_qr(screen.screenshot(animations="disabled"), seen, seen * size[1] // size[0]) == [address]


def test_the_code_is_read_in_the_thumbnail_of_a_video_call(hall: Hall, screen: Page) -> None:
    screen.set_viewport_size({"width": THUMBNAIL, "height": THUMBNAIL * 9 // 16})
    address = open_join(hall, screen)
    assert read_qr(screen.screenshot(animations="disabled"), THUMBNAIL, THUMBNAIL * 9 // 16) == [address]


@pytest.mark.parametrize("title", ["Klassen", LONG_TITLE])
def test_the_code_is_as_large_as_the_screen_allows_however_long_the_title(hall: Hall, screen: Page, title: str) -> None:
    address = open_join(hall, screen, title=title)
    shown = screen.evaluate(SYMBOL, segno.make(address, error="m").symbol_size(border=0)[0])
    assert shown["height"] >= 0.65
    assert shown["ratio"] == pytest.approx(1, abs=0.01)
    assert read_qr(screen.screenshot(animations="disabled"), LAST_ROW, LAST_ROW * 9 // 16) == [address]
    digits = screen.locator(".join__code")
    expect(digits).to_be_in_viewport(ratio=1)
    assert digits.evaluate("(node) => parseFloat(getComputedStyle(node).fontSize) / innerHeight") >= 1 / 7


def test_the_screen_counts_who_is_there_and_who_tried_the_practice_question(hall: Hall, screen: Page) -> None:
    address = open_join(hall, screen)
    expect(screen.get_by_text("Oefenvraag beantwoord")).to_have_count(0)
    phone = hall.phone()
    phone.goto(address)
    expect(screen.get_by_text("Nu aanwezig: 1")).to_be_visible()
    look_at(screen)
