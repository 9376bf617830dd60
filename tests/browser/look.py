"""Looking at a page: can everyone use it, is it in one language, does it fit a narrow phone, and a picture of it for docs/screenshots when SCREENSHOTS=1."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable

from playwright.sync_api import Page

from tests.support.axe import check_access, check_colours
from tests.support.server import HOUSE
from tests.support.untranslated import check_language

FOLDER = HOUSE / "docs" / "screenshots"
NARROW_PHONE, NARROW_LAPTOP = 320, 1024
WIDTHS = {"phone": 540, "screen": 960}  # pixels of a picture, by the first word of its name
LARGEST = 1280
COLOURS = "split[a][b];[a]palettegen=max_colors=160:stats_mode=full[p];[b][p]paletteuse=dither=none"

TOO_SMALL = """() => {
    const named = (node) => (node.innerText || node.ariaLabel || node.name || node.tagName).trim().slice(0, 40);
    const target = (node) => (node.matches("input[type=radio], input[type=checkbox]") && node.closest("label")) || node;
    const covering = (node) => getComputedStyle(node, "::after").position === "absolute" && node.offsetParent;
    const seen = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && node.getBoundingClientRect().width > 2;
    const nodes = document.querySelectorAll("button, a[href], input:not([type=hidden]), select, textarea, summary, label.choice");
    return [...new Set([...nodes].map(target))].filter(seen).map((node) => {
        const { offsetWidth: width, offsetHeight: height } = covering(node) || node; // as laid out: a pressed button is drawn smaller for a moment
        const least = node.matches(".choice") ? 52 : 44;
        return height < least - 0.5 || width < 43.5 ? `${named(node)}: ${width} x ${height} px` : "";
    }).filter(Boolean);
}"""
SET_UP = "(how) => document.querySelectorAll('.set-up').forEach((node) => (node.style.visibility = how))"  # only whoever sets up the projector sees it
FULL_SCREEN = "Boolean(document.fullscreenElement)"  # such a window has one size
OVERFLOW = "() => document.documentElement.scrollWidth - innerWidth"


def look_at_phone(page: Page, name: str = "") -> None:
    """A phone in a state of the story."""
    look_at(page, name, NARROW_PHONE)


def look_at(page: Page, name: str = "", narrow: int = NARROW_LAPTOP) -> None:
    """A page in a state of the story: as it is, in the colours it has now, and in the narrowest window that it must do with."""
    check_access(page)
    check_language(page)
    check_sizes(page)
    if not page.evaluate(FULL_SCREEN):
        check_in(narrow)(page)
    picture(page, name)


def look_at_each(page: Page, places: Iterable[str], *checks: Callable[[Page], None]) -> None:
    """All that is wrong in any place, at once; the page is in a place when `places` gives its name."""
    faults = []
    for place in places:
        for check in checks:
            try:
                check(page)
            except AssertionError as fault:
                faults.append(f"{place}: {fault}")
    assert not faults, "\n".join(faults)


def check_both_schemes(page: Page) -> None:
    """A page that came in light colours."""
    check_access(page)
    page.emulate_media(color_scheme="dark")
    check_colours(page)
    page.emulate_media(color_scheme="light")


def check_in(*widths: int) -> Callable[[Page], None]:
    """A check that everything fits in windows of these widths."""

    def check(page: Page) -> None:
        usual = page.viewport_size
        assert usual
        for width in widths:
            page.set_viewport_size({"width": width, "height": usual["height"]})
            check_sizes(page)
        page.set_viewport_size(usual)

    return check


def check_sizes(page: Page) -> None:
    """Targets of 44 px at least, the rows of a ballot 52, and nothing beside the window."""
    small = page.evaluate(TOO_SMALL)
    assert not small, f"{page.url}: {small}"
    assert page.evaluate(OVERFLOW) <= 0, f"{page.url} is wider than its window"


def picture(page: Page, name: str) -> None:
    """`docs/screenshots/<name>.png`, with few colours and not too large."""
    if not name or os.environ.get("SCREENSHOTS") != "1":
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    page.evaluate(SET_UP, "hidden")
    shot = page.screenshot(animations="disabled")
    page.evaluate(SET_UP, "")
    how = f"scale='min({WIDTHS.get(name.split('-')[0], LARGEST)},iw)':-1:flags=lanczos,{COLOURS}"
    told = ["ffmpeg", "-v", "error", "-y", "-i", "-", "-vf", how, "-pred", "mixed", "-compression_level", "100", str(FOLDER / f"{name}.png")]
    subprocess.run(told, input=shot, check=True, timeout=60)
