"""The example evening led with a presenter's clicker: it has Page Down, Page Up, and a key for a black screen, which is B or a full stop."""

from __future__ import annotations

from tests.browser.example import open_example
from tests.browser.moments import BOUNCE_MS, expect_black, expect_pressed, press
from tests.support.browser import Hall
from tests.support.keyboard import without_pointer


def test_a_moderator_leads_the_evening_with_a_clicker(hall: Hall) -> None:
    desk = hall.laptop()
    pointed = without_pointer(desk)
    evening = open_example(hall, desk)
    numbers = range(1, len(evening.steps) + 1)
    for number in numbers:
        evening.wait_for_thumb()
        press(desk, "PageDown")
        evening.expect(number)
    for key in ("b", "."):
        for black in (True, False):
            press(desk, key)
            expect_black(evening.screen, black)
            expect_pressed(desk, "Zwart", black)
            desk.wait_for_timeout(BOUNCE_MS)
    for number in reversed(numbers[:-1]):
        evening.wait_for_thumb()
        press(desk, "PageUp")
        evening.expect(number)
    assert not pointed
