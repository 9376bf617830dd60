"""The style page of a server that runs for development: an organiser's laptop at it, and the addresses of all states that it shows."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.support.browser import Hall
from tests.support.server import TOKEN

STYLE = "/office/style"
STATES = "(frames) => frames.map((frame) => new URL(frame.src).pathname + new URL(frame.src).search.replace(/(theme|contrast)=&?/g, ''))"


def log_in(hall: Hall, page: Page) -> Page:
    page.goto(f"{hall.base}/office/login")
    page.locator("input[name=token]").fill(TOKEN)
    page.locator("button[type=submit]").click()
    page.wait_for_url(re.compile("/office$"))
    return page


def open_style(hall: Hall, page: Page, language: str = "nl", **chosen: str) -> None:
    """The page, with `theme` and `contrast` as chosen."""
    page.goto(f"{hall.base}{STYLE}?" + "&".join(f"{name}={value}" for name, value in {**chosen, "lang": language}.items()))


def states(page: Page, surface: str) -> list[str]:
    """Path and query of every state of a surface that stands on the page."""
    found: list[str] = page.locator("iframe[data-state]").evaluate_all(STATES)
    return [address for address in found if address.startswith(f"{STYLE}/{surface}/")]
