"""What a page costs: its bytes as they come over the wire, its requests and hosts, and on a slow line when it is seen, usable and live.

Measured by the browser itself (CDP `encodedDataLength`: headers and compressed body) on the real server, at a name of the network over plain HTTP.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

# "Slow 3G" of Chrome's own tools: 400 kbit/s each way, 400 ms there and back; and a processor six times slower, as in a phone of years ago.
SLOW_BYTES_A_SECOND, SLOW_LATENCY_MS, SLOW_CPU = 400_000 / 8, 400, 6
MARKS = ("ready", "live")  # set by static/js/phone: the script took the page over; the first live documents are there
PATIENCE_MS = 30_000
UNTOUCHED_SECONDS = 4.0  # whoever asks the page something before has a third of a megabyte of tools run in it, and with a slow processor that is seen
FOR_LATER_MS = 500  # in which a browser begins to fetch what it was told it will need
FIRST_PAINT = "() => (performance.getEntriesByName('first-contentful-paint')[0] || {}).startTime || null"
MARKED = "(name) => (performance.getEntriesByName(name)[0] || {}).startTime || null"

T = TypeVar("T")


@dataclass
class Load:
    """One load of a page. `bytes_of` by address; a resource from the browser's own store costs nothing and is not in it."""

    bytes_of: dict[str, int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    sockets: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(self.bytes_of.values())

    @property
    def script(self) -> int:
        return sum(size for address, size in self.bytes_of.items() if urlsplit(address).path.endswith(".js"))

    @property
    def hosts(self) -> set[str]:
        return {str(urlsplit(address).hostname) for address in (*self.asked, *self.sockets) if urlsplit(address).scheme != "data"}


@dataclass(frozen=True)
class Times:
    """Milliseconds from the tap on the link."""

    paint: float
    ready: float
    live: float


@dataclass(frozen=True)
class Spread:
    """Some visits, in milliseconds: the median, and the fastest, which a busy machine disturbed least."""

    median: float
    fastest: float


def spread(found: list[float]) -> Spread:
    return Spread(statistics.median(found), min(found))


class Meter:
    """Counts what a page loads, one visit after the other."""

    def __init__(self, page: Page) -> None:
        self.page, self.load = page, Load()
        self._addresses: dict[str, str] = {}
        session: CDPSession = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._finished)
        session.on("Network.webSocketCreated", lambda told: self.load.sockets.append(told["url"]))

    def visit(self, address: str) -> Load:
        """Until nothing more is asked for."""
        self.load = Load()
        self.page.goto(address, timeout=PATIENCE_MS)
        self.page.wait_for_load_state("networkidle", timeout=PATIENCE_MS)
        self.page.wait_for_timeout(FOR_LATER_MS)
        return self.load

    def _asked(self, told: dict[str, Any]) -> None:
        self._addresses[told["requestId"]] = told["request"]["url"]
        self.load.asked.append(told["request"]["url"])

    def _finished(self, told: dict[str, Any]) -> None:
        address = self._addresses.get(told["requestId"], "")
        if told["encodedDataLength"] and not address.startswith("data:"):
            self.load.bytes_of[address] = self.load.bytes_of.get(address, 0) + int(told["encodedDataLength"])


def slow_times(browser: Browser, context_of: dict[str, Any], cookies: list[dict[str, Any]], address: str, runs: int) -> dict[str, Spread]:
    """By the name of the moment: first visits on a slow line with a slow processor."""
    found = counted(lambda: _slow_visit(new_context(browser, context_of, cookies), address), runs)
    return {name: spread([getattr(each, name) for each in found]) for name in ("paint", "ready", "live")}


def slow_paint(browser: Browser, context_of: dict[str, Any], address: str, runs: int) -> Spread:
    """The same of a page that is only painted."""
    return spread(counted(lambda: _slow_paint(new_context(browser, context_of, []), address), runs))


def counted(visit: Callable[[], T], runs: int) -> list[T]:
    """What `runs` visits were. When there are more than one, another goes before them that is not counted, in which the browser itself starts."""
    return [visit() for _ in range(runs + (runs > 1))][-runs:]


def new_context(browser: Browser, context_of: dict[str, Any], cookies: list[dict[str, Any]]) -> BrowserContext:
    context = browser.new_context(**context_of)
    context.add_cookies(cookies)  # type: ignore[arg-type]
    return context


def _slow_visit(context: BrowserContext, address: str) -> Times:
    page = _open_slowly(context, address)
    page.wait_for_function("() => performance.getEntriesByName('live').length > 0", timeout=PATIENCE_MS)
    times = Times(page.evaluate(FIRST_PAINT), *(page.evaluate(MARKED, name) for name in MARKS))
    context.close()
    return times


def _slow_paint(context: BrowserContext, address: str) -> float:
    page = _open_slowly(context, address)
    painted = float(page.wait_for_function(FIRST_PAINT, timeout=PATIENCE_MS).json_value())
    context.close()
    return painted


def _open_slowly(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    session = context.new_cdp_session(page)
    line = {"offline": False, "latency": SLOW_LATENCY_MS, "downloadThroughput": SLOW_BYTES_A_SECOND, "uploadThroughput": SLOW_BYTES_A_SECOND}
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", line)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_CPU})
    page.goto(address, timeout=PATIENCE_MS, wait_until="commit")
    time.sleep(UNTOUCHED_SECONDS)
    return page
