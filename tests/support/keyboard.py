"""Hands that hold no mouse: Tab to what is called so, and a key to use it."""

from __future__ import annotations

from playwright.sync_api import Page

MOST_STOPS = 60
POINTER = """for (const kind of ["pointermove", "pointerdown", "mousedown", "touchstart", "wheel"]) addEventListener(kind, () => pointed(kind), true)"""
NAME = """() => {
    const node = document.activeElement;
    const label = node.labels && node.labels.length ? node.labels[0].innerText : "";
    return (node.ariaLabel || label || node.innerText || "").trim().replace(/\\s+/g, " ");
}"""


def without_pointer(page: Page) -> list[str]:
    """Before the page opens. Whatever a mouse or a finger does there is written down: nothing may be."""
    seen: list[str] = []
    page.expose_function("pointed", lambda kind: seen.append(kind))
    page.add_init_script(POINTER)
    return seen


def to(page: Page, name: str, key: str = "Tab") -> None:
    """Tab (or Shift+Tab) until the focus is on what is called so."""
    passed = []
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        passed.append(page.evaluate(NAME))
        if passed[-1].startswith(name):
            return
    raise AssertionError(f"Tab never comes to {name!r} on {page.url}: {passed}")


def past_the_end(page: Page) -> None:
    """Tab until nothing has the focus: the next Tab begins anew."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            return
    raise AssertionError(f"Tab never comes to the end of {page.url}")


def go(page: Page, key: str = "Enter") -> None:
    """To where this leads."""
    with page.expect_navigation():
        page.keyboard.press(key)
