"""People at home: each in a browser of their own, at their own distance from the server, watching the same clip. How far apart are they?

All browsers run on one machine, so `Date.now()` is one clock, by which each notes where its clip is.
"""

from __future__ import annotations

import os
import time
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, Playwright, expect

from tests.support.browser import HOST, Hall, launch
from tests.support.clip import Clip
from tests.support.distance import Distance
from tests.support.server import Server

STEP_SECONDS = 0.05  # between two looks at how far apart they are
NEAR = 0.12
# seconds there and back, each from least to most: from 30 to 400 ms, not the same both ways, and never the same twice
DISTANCES = (
    ((0.015, 0.03), (0.015, 0.03)),
    ((0.03, 0.09), (0.04, 0.12)),
    ((0.1, 0.2), (0.1, 0.2)),
    ((0.05, 0.15), (0.15, 0.3)),
    ((0.2, 0.4), (0.2, 0.4)),
    ((0.15, 0.35), (0.05, 0.15)),
)
NOTE = """() => {
    const video = document.querySelector("video.clip");
    window.notes = [];
    window.noting = setInterval(() => window.notes.push([Date.now() / 1000, video.currentTime, video.paused, video.playbackRate]), 20);
}"""
PLACE = '() => document.querySelector("video.clip").currentTime'


def evening(clip: Clip, out: float) -> dict[str, Any]:
    fragment = {"file": clip.video.name, "captions": clip.captions.name, "in": 2.0, "out": out, "where": "home", "before": "Let op de teller."}
    welcome = {"kind": "text", "title": "Welkom", "body": "Fijn dat u er bent.", "waiting": True}
    return {"title": "Samen kijken", "language": "nl", "steps": [welcome, {"kind": "fragment", "title": "Het fragment", "fragment": fragment}]}


@dataclass
class Watcher:
    """One browser."""

    page: Page
    notes: list[tuple[float, float, bool, float]] = field(default_factory=list)

    def arm(self) -> None:
        self.page.get_by_role("button", name="Zet het geluid aan").click()

    def ready(self) -> None:
        expect(self.page.locator("#together .state-title")).to_have_text("Deze telefoon is klaar", timeout=30_000)

    def note(self) -> None:
        self.page.evaluate(NOTE)

    def read(self) -> None:
        self.notes = [(at, place, paused, rate) for at, place, paused, rate in self.page.evaluate("() => window.notes")]

    def place_at(self, moment: float) -> float | None:
        """Where its clip was; None before it was noted."""
        after = bisect_left(self.notes, (moment,))
        if after in (0, len(self.notes)):
            return None
        (t0, p0, *_), (t1, p1, *_) = self.notes[after - 1], self.notes[after]
        return p0 + (p1 - p0) * (moment - t0) / (t1 - t0) if t1 > t0 and abs(p1 - p0) < 1 else p0


@dataclass(frozen=True)
class Together:
    """How far apart they were, in seconds, at each look."""

    spreads: tuple[float, ...]

    @property
    def share(self) -> float:
        return sum(spread <= NEAR for spread in self.spreads) / len(self.spreads)

    def at(self, share: float) -> float:
        return sorted(self.spreads)[min(len(self.spreads) - 1, int(share * len(self.spreads)))]

    def __str__(self) -> str:
        p50, p95, most = (1000 * self.at(share) for share in (0.5, 0.95, 1.0))
        return f"{self.share:.1%} of the time within {NEAR * 1000:.0f} ms; p50 {p50:.0f} p95 {p95:.0f} max {most:.0f} ms"


def apart(watchers: Sequence[Watcher], start: float, end: float) -> Together:
    """From the moment `start` to `end`."""
    looks = [start + number * STEP_SECONDS for number in range(int((end - start) / STEP_SECONDS))]
    places = [[watcher.place_at(look) for watcher in watchers] for look in looks]
    known = [[place for place in row if place is not None] for row in places]
    return Together(tuple(max(row) - min(row) for row in known if len(row) == len(watchers)))


@contextmanager
def watching(playwright: Playwright, server: Server, code: str, number: int) -> Iterator[list[Watcher]]:
    """So many people with the page open, each at their own distance."""
    with ExitStack() as stack:
        watchers = []
        for seed, (there, back) in zip(range(number), DISTANCES * 2, strict=False):
            way = stack.enter_context(Distance(server.port, there, back, seed))
            browser = launch(playwright, sound_at_once=False)
            stack.callback(browser.close)
            hall = Hall(playwright, browser, server)
            stack.callback(hall.close)
            page = hall.phone()
            page.goto(f"http://{HOST}:{way.port}/{code}")
            watchers.append(Watcher(page))
        yield watchers


def load() -> float:
    """How busy the machine was in the last minute."""
    return os.getloadavg()[0]


def now() -> float:
    return time.time()
