"""A clip that plays on the screen goes on when its address becomes another one, and nothing of it jumps."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.moments import clip_time, wait_playing
from tests.support.browser import Hall
from tests.support.clip import Clip

COUNT = """() => {
    const video = document.querySelector("video");
    window.jumps = 0;
    for (const name of ["seeking", "emptied", "waiting"]) video.addEventListener(name, () => (window.jumps += 1));
    return video.currentSrc;
}"""


def test_a_clip_that_plays_does_not_notice_a_fresh_address(hall: Hall, clip: Clip) -> None:
    server = hall.server
    server.put_media("klas.mp4", clip.video.read_bytes())
    made = server.make({"title": "Klassen", "steps": [{"kind": "fragment", "title": "Fragment", "fragment": {"file": "klas.mp4", "in": 1, "out": 14}}]})
    screen, desk = hall.laptop(), hall.laptop()
    screen.goto(hall.address(made["screen_url"]))
    desk.goto(hall.address(made["desk_url"]))
    expect(desk.get_by_role("heading", name="Regietafel").or_(desk.get_by_text("GO", exact=True)).first).to_be_visible()
    expect(desk.locator(".dot.online")).to_be_attached()
    desk.keyboard.press("Space")
    expect(screen.locator("video")).to_be_attached()
    expect(desk.get_by_role("button", name="Afspelen").first).to_be_visible()  # whoever presses looks first
    desk.keyboard.press("k")
    wait_playing(screen, 1.5)
    source = screen.evaluate(COUNT)
    server.put_media("klas.mp4", clip.video.read_bytes() + bytes(8))  # another file: every address of it is another one
    before = clip_time(screen)
    wait_playing(screen, before + 2)
    assert (screen.evaluate("document.querySelector('video').currentSrc"), screen.evaluate("window.jumps")) == (source, 0)
