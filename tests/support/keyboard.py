"""Hands that hold no mouse: Tab to what is called so, and a key to use it."""

from __future__ import annotations

from playwright.sync_api import Page

MOST_STOPS = 60
NAME = """() => {
    const node = document.activeElement;
    const label = node.labels && node.labels.length ? node.labels[0].innerText : "";
    return (node.ariaLabel || label || node.innerText || "").trim().replace(/\\s+/g, " ");
}"""


def to(page: Page, name: str) -> None:
    """Tab until the focus is on what is called so."""
    passed = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(NAME))
        if passed[-1].startswith(name):
            return
    raise AssertionError(f"Tab never comes to {name!r} on {page.url}: {passed}")


def go(page: Page, key: str = "Enter") -> None:
    """To where this leads."""
    with page.expect_navigation():
        page.keyboard.press(key)
