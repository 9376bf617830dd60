"""Can everyone use this page as it is now? axe-core says what it can see, and looking.js what it can't: motion, forced colours, the focus, large letters."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOUR_RULES = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
# A frame in a page is a page of its own here: the small picture of the room on the desk is the screen, and is looked at as the screen.
# What lies half under a bar of a phone is brought out by scrolling: meanwhile those bars stand at their own places.
RUN = """async (rules) => {
    const bars = document.querySelectorAll(".sticky, .top");
    bars.forEach((bar) => (bar.style.position = "static"));
    const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ["violations"], iframes: false });
    bars.forEach((bar) => (bar.style.position = ""));
    const told = (rule, node) => `${rule.id}: ${node.target.join(" ")} (${node.failureSummary.replace(/\\s+/g, " ")})`;
    return violations.flatMap((rule) => rule.nodes.map((node) => told(rule, node)));
}"""
# With scripts switched off axe-core can't run; the same page is looked at with them.
SCRIPTS_RUN = """() => {
    const probe = document.createElement("div");
    probe.innerHTML = "<noscript><i></i></noscript>";
    return !probe.querySelector("i");
}"""
LIVE_REGIONS = "document.querySelectorAll('[role=status], [role=alert], [role=log], [aria-live=polite]').length"
MOST_STOPS = 120


def check_access(page: Page) -> None:
    """As it is now, in the colours it has now; without movement, so that no colour is on its way to another."""
    if not page.evaluate(SCRIPTS_RUN):
        return
    run_axe(page, RULES)
    if page.locator("#boot").count():
        assert page.evaluate(LIVE_REGIONS) >= 1, f"{page.url} has nothing that speaks"


def check_colours(page: Page) -> None:
    """Only what other colours can change: of a page that was looked at in its usual ones."""
    run_axe(page, COLOUR_RULES)


def run_axe(page: Page, rules: dict[str, Any]) -> None:
    bring(page, "axe")
    page.emulate_media(reduced_motion="reduce")
    faults = page.evaluate(RUN, rules)
    page.emulate_media(reduced_motion="no-preference")
    assert not faults, f"{page.url}:\n" + "\n".join(faults)


def check_calm(page: Page) -> None:
    """Nothing moves for who asked for no movement."""
    bring(page, "looking")
    page.emulate_media(reduced_motion="reduce")
    moving = page.evaluate("looking.moving()")
    page.emulate_media(reduced_motion="no-preference")
    assert not moving, f"{page.url} moves: {moving}"


def check_forced_colours(page: Page) -> None:
    """With the machine's own colours every word is there, and what is chosen looks chosen."""
    bring(page, "looking")
    page.emulate_media(forced_colors="active")
    gone, alike = page.evaluate("looking.gone()"), page.evaluate("looking.alike()")
    page.emulate_media(forced_colors="none")
    assert not gone, f"{page.url} loses in forced colours: {gone}"
    assert not alike, f"{page.url} shows no choice in forced colours: {alike}"


def check_keyboard(page: Page) -> None:
    """From the first stop to the last by Tab alone, with the focus in sight at each."""
    bring(page, "looking")
    page.evaluate("looking.forget()")
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop: dict[str, Any] | None = page.evaluate("looking.focus()")
        if stop is None or stop["again"]:
            return
        assert stop["seen"], f"{page.url}: the focus on {stop['name']} is not seen"
        assert stop["inside"], f"{page.url}: the focus on {stop['name']} is out of sight"
    raise AssertionError(f"{page.url}: the keyboard never comes round")


def check_large_letters(page: Page) -> None:
    """With letters twice as large nothing stands beside the window."""
    bring(page, "looking")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    beside = page.evaluate("looking.beside()")
    page.evaluate("document.documentElement.style.fontSize = ''")
    assert not beside, f"{page.url} is too wide with letters of 200 %: {beside}"


def small_letters(page: Page, least: float) -> list[str]:
    """What on the stage has letters of less than this share of the screen's height."""
    bring(page, "looking")
    found: list[str] = page.evaluate("(least) => looking.small(least)", least)
    return found


def bring(page: Page, name: str) -> None:
    """Brings axe-core or looking.js into the page; evaluated, since the page's policy lets in no script of others."""
    if not page.evaluate(f"typeof {name} === 'object'"):
        page.evaluate(source(name))


@cache
def source(name: str) -> str:
    if name == "axe":
        return (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    return (Path(__file__).parent / f"{name}.js").read_text("utf-8")
