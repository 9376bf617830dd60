"""Everyone can take part: each state of phone, screen, desk and remote, in both languages, light and dark, and in the colours of one's own machine.

The states are those of the style page, drawn by the real templates and scripts from documents of the rules. The stories look at what comes beside
(`look_at`): what only moves between two states, and the office. Usually each state is looked at in one of three ways; `make access` looks at all of
them in all three.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.look import NARROW_PHONE, check_both_schemes, check_in, check_sizes, look_at_each
from tests.support.axe import check_access, check_calm, check_forced_colours, check_keyboard, check_large_letters, small_letters
from tests.support.browser import LAPTOP, PROJECTOR, Hall
from tests.support.server import Server
from tests.support.style import log_in, open_style, states
from tests.support.thorough import ALL, LANGUAGES
from tests.support.untranslated import check_language

PHONE = (360, 640)
SIZES = {"phone": PHONE, "remote": PHONE, "screen": PROJECTOR, "desk": LAPTOP, "operator": LAPTOP}
LEAST_TYPE = 1 / 25  # of the screen's height
CUT = "document.querySelectorAll('[data-cut]').length"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(Path(tmp_path_factory.mktemp("server")), MODE="development") as running:
        yield running


@pytest.fixture
def organiser(hall: Hall) -> Page:
    return log_in(hall, hall.laptop())


def walk(hall: Hall, page: Page, surface: str, language: str, turn: int) -> Iterator[str]:
    """Opens each state of a surface on the size of its own device, ready to be looked at; every third one, from `turn` on, when not all are wanted."""
    open_style(hall, page, language)
    found = states(page, surface)
    assert found
    width, height = SIZES[surface]
    page.set_viewport_size({"width": width, "height": height})
    for address in found if ALL else found[turn::3]:
        page.goto(hall.base + address)
        page.evaluate("document.fonts.ready")
        page.wait_for_function("() => !document.querySelector('.tools:empty')")  # the parts of a desk come one after the other
        page.wait_for_timeout(50)  # a scene comes in
        yield address


def check_last_row(page: Page) -> None:
    """Every word on the stage is read in the last row, and none is cut off."""
    small = small_letters(page, LEAST_TYPE)
    assert not small, str(small)
    assert page.evaluate(CUT) == 0, "something is cut off"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("surface", SIZES)
def test_each_state_can_be_used_in_light_and_dark(hall: Hall, organiser: Page, surface: str, language: str) -> None:
    """Colours are the same in both languages, so one of them is looked at in both; the screen is dark in a room of any colour."""
    colours = check_both_schemes if language == LANGUAGES[0] and surface != "screen" else check_access
    look_at_each(
        organiser,
        walk(hall, organiser, surface, language, LANGUAGES.index(language)),
        check_language,
        colours,
        *([check_last_row] if surface == "screen" else []),
    )


@pytest.mark.parametrize("surface", SIZES)
def test_each_state_keeps_still_for_who_asks_shows_all_in_forced_colours_and_goes_by_keyboard(hall: Hall, organiser: Page, surface: str) -> None:
    fits = [] if surface == "screen" else [check_sizes, check_large_letters, check_in(NARROW_PHONE)]  # the screen has a wall to itself
    look_at_each(organiser, walk(hall, organiser, surface, "nl", 2), check_calm, check_forced_colours, *fits, check_keyboard)
