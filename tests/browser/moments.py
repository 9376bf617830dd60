"""The moments of an evening, as the people at the pages do and see them. Dutch on desk, screen and phones; English where somebody asked for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from playwright.sync_api import Locator, Page, expect

# everyone


def reload_all(pages: Iterable[Page]) -> None:
    for page in pages:
        page.reload()


def expect_title(page: Page, title: str) -> None:
    """The heading of what is going on, on a phone or on the screen."""
    expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()


def expect_counts(place: Page | Locator, counts: dict[str, int]) -> None:
    """The table of a result, as who can't see the bars has it; by how much it changed since the last time may stand behind each share."""
    total = sum(counts.values())
    for label, count in counts.items():
        share = round(100 * count / total) if total else 0
        expect(place.get_by_role("row", name=re.compile(rf"^{re.escape(label)} {count} {share}%( =| [▲▼] \d+)?$"))).to_be_attached()


# the phone


def join_by_code(phone: Page, base: str, code: str) -> None:
    phone.goto(base)
    phone.get_by_label("Code van zes cijfers").fill(code)
    phone.get_by_role("button", name="Doe mee").tap()


def join_by_qr(phone: Page, address: str) -> None:
    phone.goto(address)


def say_role(phone: Page, role: str) -> None:
    button = phone.get_by_role("button", name=role, exact=True)
    button.tap()
    expect(button).to_have_attribute("aria-pressed", "true")


def choose(phone: Page, answer: str) -> None:
    phone.get_by_role("radio", name=answer, exact=True).tap()


def vote(phone: Page, answer: str, button: str = "Stem", received: str = "Ontvangen") -> None:
    choose(phone, answer)
    phone.get_by_role("button", name=button, exact=True).tap()
    expect_answer(phone, answer, received)


def change_vote(phone: Page, answer: str) -> None:
    phone.get_by_role("button", name="Wijzig", exact=True).tap()
    choose(phone, answer)
    phone.get_by_role("button", name="Wijzig mijn antwoord").tap()
    expect_answer(phone, answer)


def expect_answer(phone: Page, answer: str, received: str = "Ontvangen") -> None:
    expect(phone.get_by_text(received, exact=True)).to_be_visible()
    expect(phone.locator(".own-answer")).to_have_text(answer)


def expect_own_result(phone: Page, answer: str, percent: int) -> None:
    own = phone.get_by_role("listitem").filter(has_text=re.compile("uw antwoord|your answer"))
    expect(own).to_contain_text(answer)
    expect(own).to_contain_text(f"{percent}%")


def write_idea(phone: Page, theme: str, text: str) -> None:
    choose(phone, theme)
    phone.get_by_label("Uw idee").fill(text)
    phone.get_by_role("button", name="Verstuur mijn idee").tap()
    expect(phone.get_by_role("listitem").filter(has_text=text)).to_be_visible()
    expect(phone.get_by_label("Uw idee")).to_have_value("")


def idea(phone: Page, text: str) -> Locator:
    return phone.get_by_role("listitem").filter(has_text=text)


def weigh(phone: Page, text: str, word: str) -> None:
    """Agrees, disagrees or passes on somebody's idea."""
    button = idea(phone, text).get_by_role("button", name=word, exact=True)
    button.tap()
    expect(button).to_have_attribute("aria-pressed", "true")


# the desk

THUMB_MS = 600  # a second GO, or back, within half a second of the one before counts for nothing
BOUNCE_MS = 150  # a second press of black within 120 ms is a clicker that bounces


def drag(page: Page, row: Locator, before: Locator) -> None:
    """Takes a row with the mouse and lets it go on the upper half of another one."""
    row.scroll_into_view_if_needed()
    start, end = row.bounding_box(), before.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 150, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + 150, end["y"] + 30, steps=6)
    page.mouse.move(end["x"] + 150, end["y"] + 6, steps=3)
    expect(page.locator(".drop-here")).to_have_count(1)
    page.mouse.up()


def press(desk: Page, key: str) -> None:
    """A key of the desk. Whoever presses looks first: what the key is about must be there already."""
    desk.keyboard.press(key)


def go(desk: Page, title: str) -> None:
    """One key moves the evening on, once the desk is connected; it then says what is on air."""
    expect(desk.locator(".dot.online")).to_be_attached()
    expect(desk.get_by_role("button", name=re.compile("^GO"))).to_contain_text(title)
    press(desk, "Space")
    expect_on_air(desk, title)


def back(desk: Page, title: str) -> None:
    """The rescue from a wrong GO; a thumb that trembles within half a second of it counts for nothing."""
    desk.wait_for_timeout(THUMB_MS)
    press(desk, "p")
    expect_on_air(desk, title)


def expect_on_air(desk: Page, title: str) -> None:
    expect(desk.locator(".step[aria-current=step]")).to_contain_text(title)


def expect_pressed(desk: Page, name: str, on: bool) -> None:
    """The desk knows that this switch is on, or off: its key does the opposite from now on."""
    expect(desk.get_by_role("button", name=name, exact=True)).to_have_attribute("aria-pressed", "true" if on else "false")


def open_tool(desk: Page, name: str) -> Locator:
    desk.get_by_role("tab", name=re.compile(f"^{name}")).click()
    return desk.get_by_role("tabpanel")


def expect_online(*pages: Page) -> None:
    """Phones say it in their header, the screen by a dot, the desk in its top line."""
    for page in pages:
        expect(page.locator("#lost:visible, .lost, .dot.reconnecting")).to_have_count(0)


# the screen


def expect_black(screen: Page, on: bool) -> None:
    expect(screen.locator(".black")).to_have_count(1 if on else 0)
    expect(screen.locator("html[data-black]")).to_have_count(1 if on else 0)


WATCH = """() => {
    const video = document.querySelector("video");
    window.furthest = 0;
    window.cues = new Set();
    const look = () => {
        window.furthest = Math.max(window.furthest, video.currentTime);
        const shown = [...video.textTracks].filter((track) => track.kind === "captions" && track.mode === "showing");
        for (const track of shown) for (const cue of track.activeCues || []) window.cues.add(cue.text);
        requestAnimationFrame(look);
    };
    look();
}"""


def watch_clip(screen: Page) -> None:
    """From now on each frame is looked at: how far the clip came, and which captions stood under it."""
    screen.evaluate(WATCH)


def captions_seen(screen: Page) -> set[str]:
    return set(screen.evaluate("[...cues]"))


def clip_time(screen: Page) -> float:
    return float(screen.evaluate("document.querySelector('video').currentTime"))


def wait_playing(screen: Page, beyond: float) -> None:
    """The picture runs, and is beyond this second of the file."""
    screen.wait_for_function("(second) => { const v = document.querySelector('video'); return !v.paused && v.currentTime > second; }", arg=beyond)


def wait_still(screen: Page, near: float) -> None:
    """The picture stands still within a tenth of a second of this place in the file."""
    still = "(second) => { const v = document.querySelector('video'); return v.paused && !v.seeking && Math.abs(v.currentTime - second) <= 0.1; }"
    screen.wait_for_function(still, arg=near)
