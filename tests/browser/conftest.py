"""What the stories in a browser share: one Chromium a module, a hall of pages a test, and one clip for all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.support.browser import Hall, launch
from tests.support.clip import Clip, make_clip
from tests.support.server import Server

PATIENCE_MS = 12_000  # a phone comes back within ten seconds of a restart


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Clip:
    return make_clip(tmp_path_factory.mktemp("clip"))


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Ended with the module: while it runs, no other test could start an event loop."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = launch(playwright)
    yield browser
    browser.close()


@pytest.fixture
def hall(playwright: Playwright, browser: Browser, server: Server) -> Iterator[Hall]:
    hall = Hall(playwright, browser, server)
    yield hall
    hall.close()
