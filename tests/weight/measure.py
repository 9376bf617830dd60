"""All of docs/performance.md: an evening with a question on air, and what each surface costs in it."""

from __future__ import annotations

import datetime
import http.server
import os
import platform
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Playwright, sync_playwright

from facilitator import __version__
from tests.browser.evening import EVENING, QUESTION, YES
from tests.browser.moments import expect_title, go
from tests.support.browser import HOST, Hall, launch
from tests.support.server import HOUSE, Server
from tests.weight.loads import Load, Meter, Spread, new_context, slow_paint, slow_times
from tests.weight.taps import PROCESSORS, Taps, p95, vote_from

LANGUAGES = ("nl", "en")
PAGE = HOUSE / "docs" / "performance.md"
BEGIN, END = "<!-- measured: make weigh writes this -->", "<!-- /measured -->"
# Bytes at most; the targets for times are in docs/performance.md, and nothing fails on them.
BUDGET = {
    "phone": 40_000,
    "script": 30_000,
    "repeat": 5_000,
    "table": 3_000,
    "results": 7_500,
    "ideas": 7_000,
    "agreements": 8_000,
    "offering": 7_000,
    "answers": 7_000,
    "choosing": 9_100,
    "together": 10_000,
    "desk": 150_000,
    "screen": 200_000,
}
TARGET_MS = {"paint": 1_000, "ready": 2_000, "live": 2_500}


@dataclass(frozen=True)
class Phone:
    """A phone in one language: the first visit, the next one, and its times on a slow line."""

    first: Load
    repeat: Load
    times: dict[str, Spread]


@dataclass(frozen=True)
class Weight:
    """`word` is the first paint of a page with one word on it: what this machine and that line need at least."""

    word: Spread
    taps: dict[int, Taps]  # by how much slower the phone's processor is
    phones: dict[str, Phone]
    surfaces: dict[str, Load]
    browser: str


class OneWord(http.server.BaseHTTPRequestHandler):
    """A page that could not be lighter, to see what of the times is ours."""

    def do_GET(self) -> None:
        body = b"<!doctype html><html lang=nl><meta charset=utf-8><meta name=viewport content='width=device-width'><title>Hallo</title><h1>Hallo</h1>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *values: object) -> None:
        """Nothing is noted."""


class Scales:
    """A server with an evening that a question is on air in."""

    def __init__(self, playwright: Playwright, server: Server) -> None:
        self.browser: Browser = launch(playwright)
        self.hall = Hall(playwright, self.browser, server)
        self.made = server.make(EVENING)
        self.one_word = http.server.ThreadingHTTPServer(("127.0.0.1", 0), OneWord)
        threading.Thread(target=self.one_word.serve_forever, daemon=True).start()
        self.device: dict[str, Any] = playwright.devices["Moto G4"]
        desk = self.hall.laptop()
        desk.goto(self.hall.address(self.made["desk_url"]))
        go(desk, "Welkom")
        desk.wait_for_timeout(600)  # a thumb that trembles counts once
        go(desk, "Stelling")
        desk.close()  # it draws every second

    @property
    def phone_address(self) -> str:
        return self.hall.address(self.made["phone_url"])

    def cookies(self, language: str) -> list[dict[str, Any]]:
        return [{"name": "facilitator_language", "value": language, "url": self.hall.base}]

    def phone(self, language: str, runs: int) -> Phone:
        context = new_context(self.browser, self.device, self.cookies(language))
        meter = Meter(context.new_page())
        first, repeat = meter.visit(self.phone_address), meter.visit(self.phone_address)
        context.close()
        return Phone(first, repeat, slow_times(self.browser, self.device, self.cookies(language), self.phone_address, runs))

    def surface(self, audience: str) -> Load:
        return Meter(self.hall.laptop()).visit(self.hall.address(self.made[f"{audience}_url"]))

    def taps(self, phones: int) -> dict[int, Taps]:
        screen = self.hall.laptop()
        screen.goto(self.hall.address(self.made["screen_url"]))
        expect_title(screen, QUESTION)
        given = (self.browser, self.device, self.cookies("nl"), self.phone_address, screen, YES, phones)
        taps = {slower: vote_from(*given, slower) for slower in PROCESSORS}
        screen.close()
        return taps

    def weigh(self, runs: int, phones: int) -> Weight:
        """`runs` visits on the slow line, and a vote from each of `phones`."""
        weighed = {language: self.phone(language, runs) for language in LANGUAGES}
        taps = self.taps(phones)
        word = slow_paint(self.browser, self.device, f"http://{HOST}:{self.one_word.server_port}/", runs)
        return Weight(word, taps, weighed, {audience: self.surface(audience) for audience in ("desk", "screen")}, self.browser.version)


@contextmanager
def scales() -> Iterator[Scales]:
    with tempfile.TemporaryDirectory() as folder, Server(Path(folder)) as server, sync_playwright() as playwright:
        yield Scales(playwright, server)


def table(weight: Weight) -> str:
    """The figures as a table in Markdown."""
    rows = [row for language, phone in weight.phones.items() for row in phone_rows(language, phone)]
    rows += [
        (f"{name}, first load", kilobytes(load.total), f"{BUDGET[name] // 1000} kB", f"{len(load.asked)} requests") for name, load in weight.surfaces.items()
    ]
    rows += [row for slower, taps in weight.taps.items() for row in tap_rows("a vote" if slower == 1 else f"a vote, processor {slower} times slower", taps)]
    rows += [("a page with one word on it, first paint", seconds(weight.word.median), "", f"{slow(weight.word)}; what machine and line take by themselves")]
    head = "| what | measured | budget or target | |\n|---|---|---|---|\n"
    return head + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def tap_rows(name: str, taps: Taps) -> list[tuple[str, str, str, str]]:
    told = f"p95 of {len(taps.kept)} phones, without the line"
    return [
        (f"{name}: the tap is seen to work", f"{p95(taps.feedback):.0f} ms", "100 ms", told),
        (f"{name}: the phone says that it is kept", f"{p95(taps.kept):.0f} ms", "1,000 ms", told),
        (f"{name}: the screen counts it", f"{p95(taps.screen):.0f} ms", "1,000 ms", told),
    ]


def phone_rows(language: str, phone: Phone) -> list[tuple[str, str, str, str]]:
    name = f"phone ({language})"
    hosts = ", ".join(sorted(phone.first.hosts))
    return [
        (f"{name}, first load", kilobytes(phone.first.total), f"{BUDGET['phone'] // 1000} kB", f"{len(phone.first.asked)} requests to {hosts}"),
        (f"{name}, of that scripts", kilobytes(phone.first.script), f"{BUDGET['script'] // 1000} kB", ""),
        (f"{name}, next visit", kilobytes(phone.repeat.total), f"{BUDGET['repeat'] // 1000} kB", f"{len(phone.repeat.bytes_of)} over the wire"),
        *((f"{name}, {what}", seconds(phone.times[key].median), seconds(TARGET_MS[key]), slow(phone.times[key])) for key, what in TIMES.items()),
    ]


TIMES = {"paint": "first paint, forms usable", "ready": "ready", "live": "live"}


def kilobytes(size: int) -> str:
    return f"{size / 1000:.1f} kB"


def seconds(milliseconds: float) -> str:
    return f"{milliseconds / 1000:.2f} s"


def slow(times: Spread) -> str:
    return f"slow line, fastest {seconds(times.fastest)}"


def machine(weight: Weight) -> str:
    """Where the figures come from, so that others know what theirs may differ by."""
    today = datetime.date.today().isoformat()
    hardware = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    return f"{today}, facilitator {__version__}, Chromium {weight.browser}, Python {platform.python_version()}, {hardware}, host {HOST} on loopback."


def write(weight: Weight) -> None:
    """Puts the figures into docs/performance.md, between its two marks."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{table(weight)}\n{machine(weight)}\n\n{END}{after}", "utf-8")
