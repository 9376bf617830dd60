"""How long it takes from a key on one page until another page has changed, by the clock that all pages of a machine share."""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

NOTE_KEY = """() => addEventListener("keydown", (event) => (window.pressedAt = performance.timeOrigin + event.timeStamp), { capture: true })"""
WATCH = """() => {
    const holds = () => Boolean(%s);
    window.changedAt = null;
    const watch = new MutationObserver(() => {
        if (!holds()) return;
        watch.disconnect();
        window.changedAt = performance.timeOrigin + performance.now();
    });
    watch.observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true });
    return holds();
}"""


class Stopwatch:
    """`times` are milliseconds, by what was waited for."""

    def __init__(self, pressed: Page, shown: Page) -> None:
        self.pressed, self.shown = pressed, shown
        self.times: dict[str, list[float]] = defaultdict(list)
        pressed.evaluate(NOTE_KEY)

    @contextmanager
    def until(self, what: str, holds: str) -> Iterator[None]:
        """In here a key is pressed, the last one counts; `holds`, a JavaScript expression, becomes true in the page that shows it."""
        assert not self.shown.evaluate(WATCH % holds), f"{holds} before the key"
        yield
        self.shown.wait_for_function("() => window.changedAt")
        self.times[what].append(self.shown.evaluate("window.changedAt") - self.pressed.evaluate("window.pressedAt"))

    def figures(self) -> Iterator[str]:
        for what, times in self.times.items():
            yield f"{what}: median {statistics.median(times):.0f} ms, p95 {p95(times):.0f} ms of {len(times)}"


def p95(times: list[float]) -> float:
    return sorted(times)[math.ceil(0.95 * len(times)) - 1]
