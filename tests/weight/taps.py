"""A vote on a phone, as its owner and the room see it: how soon the tap shows, how soon the vote is known to be kept, how soon the screen counts it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.moments import choose
from tests.weight.loads import PATIENCE_MS, new_context

PROCESSORS = (1, 4)  # times slower than this machine's: a new phone, an old one
CALM_MS = 1_500  # after somebody came in, until the screen has said so

# Moments are milliseconds since 1970, which all pages of one machine share. `seen`: what changed is in a frame that was painted.
WATCH_PHONE = """() => {
  window.taps = {};
  addEventListener("click", (event) => {
    if (!event.target.closest("form button[type=submit]")) return;
    taps.tapped = performance.timeOrigin + event.timeStamp;
    const watcher = new MutationObserver(() => {
      const told = document.querySelector("#stage").innerText;
      requestAnimationFrame(() => setTimeout(() => {
        taps.seen ??= Date.now();
        if (told.includes("Ontvangen")) taps.kept ??= Date.now();
      }));
    });
    watcher.observe(document.querySelector("#stage"), { subtree: true, childList: true, characterData: true, attributes: true });
  }, { capture: true });
}"""
WATCH_SCREEN = """() => {
  window.changes = [];
  let before = document.body.innerText;
  new MutationObserver(() => {
    if (document.body.innerText === before) return;
    before = document.body.innerText;
    requestAnimationFrame(() => setTimeout(() => changes.push(Date.now())));
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""


@dataclass(frozen=True)
class Taps:
    """Milliseconds from the tap on the button, one of each for a phone."""

    feedback: list[float]
    kept: list[float]
    screen: list[float]


def p95(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]


def vote_from(
    browser: Browser, device: dict[str, Any], cookies: list[dict[str, Any]], address: str, screen: Page, answer: str, phones: int, slower: int
) -> Taps:
    """One new phone after the other votes in the question that is on air; `screen` shows how many have. The line adds nothing: Chrome can't slow
    a live connection."""
    taps = Taps([], [], [])
    screen.evaluate(WATCH_SCREEN)
    for _ in range(phones):
        context = new_context(browser, device, cookies)
        phone = context.new_page()
        session = context.new_cdp_session(phone)
        session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        phone.goto(address, timeout=PATIENCE_MS)
        phone.wait_for_function("() => performance.getEntriesByName('live').length > 0", timeout=PATIENCE_MS)
        phone.evaluate(WATCH_PHONE)
        phone.wait_for_timeout(CALM_MS)
        choose(phone, answer)
        phone.get_by_role("button", name="Stem", exact=True).tap()
        moments: dict[str, float] = phone.wait_for_function("() => taps.kept && taps", timeout=PATIENCE_MS).json_value()
        tapped = moments["tapped"]
        counted = screen.wait_for_function("(tapped) => changes.find((at) => at >= tapped)", arg=tapped, timeout=PATIENCE_MS).json_value()
        taps.feedback.append(moments["seen"] - tapped)
        taps.kept.append(moments["kept"] - tapped)
        taps.screen.append(counted - tapped)
        context.close()
    return taps
