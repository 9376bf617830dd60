"""Chromium as in a hall: pages at a name of the network over plain HTTP, phones apart from each other, and no page fails in silence."""

from __future__ import annotations

import os
import re
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, StorageState, ViewportSize

from tests.support.server import Server

HOST = "facilitator.test"
FLAGS = "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync --no-first-run --disable-quic"
SOUND_AT_ONCE = "--autoplay-policy=no-user-gesture-required"
Colours = Literal["light", "dark"]
LAPTOP, PROJECTOR = (1440, 900), (1280, 720)


def launch(playwright: Playwright, *, sound_at_once: bool = True) -> Browser:
    """Chromium; where its package without windows is installed, that one: the same pages for less work. `sound_at_once`: pages make sound without a click."""
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert path, "chromium is not installed: make tools"
    sound = [SOUND_AT_ONCE] if sound_at_once else []
    return playwright.chromium.launch(executable_path=path, args=[*FLAGS.split(), *sound, f"--host-resolver-rules=MAP {HOST} 127.0.0.1"])


class Hall:
    """The machines of one evening. `faults` is what their pages complained of; `close` fails when there is any."""

    def __init__(self, playwright: Playwright, browser: Browser, server: Server) -> None:
        self.playwright, self.browser, self.server = playwright, browser, server
        self.pages: list[Page] = []
        self.faults: list[str] = []
        self.expected: list[re.Pattern[str]] = []

    @property
    def base(self) -> str:
        return f"http://{HOST}:{self.server.port}"

    def address(self, url: str) -> str:
        """The address, given or printed by the server, as the people in the hall have it."""
        return url.replace(self.server.base, self.base)

    def laptop(self, size: tuple[int, int] = LAPTOP, colours: Colours = "light", *, new: bool = False) -> Page:
        """A laptop on which a screen was set up before, if it is not `new`."""
        kept: StorageState = {"cookies": [], "origins": [{"origin": self.base, "localStorage": [{"name": "screen/set-up", "value": "yes"}]}]}
        viewport: ViewportSize = {"width": size[0], "height": size[1]}
        context = self.browser.new_context(locale="nl-NL", viewport=viewport, color_scheme=colours, storage_state=None if new else kept)
        return self._watched(context.new_page())

    def beside(self, page: Page, size: tuple[int, int] = PROJECTOR) -> Page:
        """Another window of the same browser, as of a laptop whose second screen is the projector."""
        with page.context.expect_page() as opened:
            page.evaluate("([width, height]) => { window.open('about:blank', '', `popup,width=${width},height=${height}`); }", list(size))
        opened.value.set_viewport_size({"width": size[0], "height": size[1]})
        return self._watched(opened.value)

    def phone(self, colours: Colours = "light", *, script: bool = True) -> Page:
        """A phone with a cookie jar of its own."""
        device = self.playwright.devices["Moto G4"]
        return self._watched(self.browser.new_context(**device, locale="nl-NL", color_scheme=colours, java_script_enabled=script).new_page())

    def let_static_through(self, page: Page) -> None:
        """For a page whose HTML the test hands it: Chromium does not let such a page ask a server on this machine itself."""
        page.route("**/static/**", lambda route: route.fulfill(response=route.fetch(url=route.request.url.replace(self.base, self.server.base))))

    @contextmanager
    def expecting(self, complaint: str) -> Iterator[None]:
        """In here the browser may complain of this (a regular expression): a person is about to be refused, or the server is away."""
        self.expected.append(re.compile(complaint))
        yield
        self.expected.pop()

    def close(self) -> None:
        for page in self.pages:
            page.context.close()
        assert not self.faults, "\n".join(self.faults)

    def watch(self, page: Page) -> Page:
        """Notes every error of the page and of its console."""
        self.pages.append(page)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error.stack or error}"))
        page.on("crash", lambda page: self.faults.append(f"{page.url}: crashed"))
        page.on("console", lambda message: self._heard(page, message))
        return page

    def _watched(self, page: Page) -> Page:
        page.set_default_timeout(15_000)
        return self.watch(page)

    def _heard(self, page: Page, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning") or any(known.search(message.text) for known in self.expected):
            return
        self.faults.append(f"{page.url}: {message.type}: {message.text}")


class Device:
    """The phone under a page: it can sleep, and its network can change. All pages of the browser sleep along."""

    def __init__(self, page: Page) -> None:
        browser = page.context.browser
        assert browser
        self.browser, self.session = browser.new_browser_cdp_session(), page.context.new_cdp_session(page)

    @contextmanager
    def asleep(self) -> Iterator[None]:
        """In here no script of a page runs and nobody may ask a page anything. The network goes on: that is another process."""
        processes = self.browser.send("SystemInfo.getProcessInfo")["processInfo"]
        drawing = [process["id"] for process in processes if process["type"] == "renderer"]
        assert drawing
        try:
            for process in drawing:
                os.kill(process, signal.SIGSTOP)
            yield
        finally:
            for process in drawing:
                os.kill(process, signal.SIGCONT)

    def offline(self, on: bool) -> None:
        """What a phone does when its network goes or comes back: sockets fail, and the page is told."""
        self.session.send("Network.emulateNetworkConditions", {"offline": on, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1})
