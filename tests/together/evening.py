"""The story that is measured: begin, pause, go on, somebody comes late, jump. What came of it, as figures."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, Playwright, expect

from tests.browser.moments import THUMB_MS, go
from tests.support.browser import Hall, launch
from tests.support.clip import Clip
from tests.support.server import Server
from tests.together.room import NEAR, PLACE, Together, Watcher, apart, evening, load, now, watching

LEAD = 2.0
OUT = 58.0
SETTLED = 0.2  # after a pause: word of it is under way this much longer than the longest distance


@dataclass(frozen=True)
class Figures:
    """`stills` are the places of all after the pause; `late` the seconds until the latecomer was in step."""

    begun: Together
    on: Together
    jumped: Together
    stills: tuple[float, ...]
    late: float
    load: float

    @property
    def all(self) -> Together:
        return Together(self.begun.spreads + self.on.spreads + self.jumped.spreads)

    def __str__(self) -> str:
        return "\n".join(
            [
                f"from the beginning: {self.begun}",
                f"after the pause:    {self.on}",
                f"after the jump:     {self.jumped}",
                f"all:                {self.all}",
                f"still at:           {', '.join(f'{place:.3f}' for place in self.stills)} s",
                f"the late one was in step after {self.late:.1f} s; load of the machine {self.load:.1f}",
            ]
        )


def measured(playwright: Playwright, server: Server, clip: Clip, number: int, seconds: float) -> Figures:
    """`number` browsers, the last of which comes late; each part takes so many seconds."""
    for file in (clip.video, clip.captions):
        assert server.put_media(file.name, file.read_bytes()).status == 201
    made = server.make(evening(clip, OUT))
    desk_browser = launch(playwright)
    try:
        desk = Hall(playwright, desk_browser, server).laptop()
        desk.goto(made["desk_url"])
        with watching(playwright, server, made["code"], number) as watchers:
            return _evening(desk, made, watchers, seconds)
    finally:
        desk_browser.close()


def _evening(desk: Page, made: dict[str, Any], watchers: list[Watcher], seconds: float) -> Figures:
    *early, late = watchers
    go(desk, "Welkom")
    for watcher in early:
        watcher.arm()
    for watcher in early:
        watcher.ready()
    desk.wait_for_timeout(THUMB_MS)  # phones that are quick are ready within the half second in which a second GO counts for nothing
    go(desk, "Het fragment")
    for watcher in early:
        watcher.page.get_by_role("heading", name="Het fragment").wait_for()
        watcher.note()
    _press(desk, "Afspelen")
    begun = (now() + LEAD + 0.1, now() + LEAD + seconds)
    time.sleep(LEAD + seconds + 0.5)
    _press(desk, "Pauzeren")
    time.sleep(1.0 + SETTLED)
    stills = tuple(watcher.page.evaluate(PLACE) for watcher in early)
    _press(desk, "Afspelen")
    on = (now() + LEAD + 0.1, now() + LEAD + seconds)
    time.sleep(LEAD + seconds / 2)
    came = now()
    late.arm()
    late.note()
    time.sleep(max(0.0, on[1] - now()) + 1.0)
    jumps = now()
    desk.get_by_role("slider").first.fill("12")
    jumped = (jumps + LEAD + 0.4, jumps + LEAD + seconds)
    time.sleep(LEAD + seconds + 1)
    busy = load()
    for watcher in watchers:
        watcher.read()
    return Figures(apart(early, *begun), apart(early, *on), apart(watchers, *jumped), stills, _in_step(early, late, came, jumps), busy)


def _press(desk: Page, says: str) -> None:
    """K, which does what its button says."""
    expect(desk.get_by_role("button", name=says).first).to_be_visible()
    desk.keyboard.press("k")


def _in_step(early: list[Watcher], late: Watcher, came: float, until: float) -> float:
    """Seconds from the tap until the latecomer is near all others, and stays so for a second."""
    moment = came
    while moment < until - 1:
        if apart([*early, late], moment, moment + 1).spreads and max(apart([*early, late], moment, moment + 1).spreads) <= NEAR:
            return moment - came
        moment += 0.05
    return until - came
