"""Three browsers at different distances watch the same. Its limits are wide: the machine may be busy. `make together` is the long form, whose figures stand in
docs/performance.md."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Playwright

from tests.support.clip import Clip
from tests.support.server import Server
from tests.together.evening import measured

BROWSERS, SECONDS = 3, 6.0
SHARE = 0.8  # of the time within 120 ms; the target is 0.95
LATE_SECONDS = 5.0  # the target is 3


def test_people_at_home_see_the_same(playwright: Playwright, server: Server, small_clip: Clip, say: Callable[[str], None]) -> None:
    found = measured(playwright, server, small_clip, BROWSERS, SECONDS)
    say(f"{BROWSERS} browsers together\n{found}")
    assert len(found.all.spreads) > 3 * (SECONDS - 2) / 0.05, "it was looked at all the time"
    assert found.all.share >= SHARE
    assert max(found.stills) - min(found.stills) < 0.001, "after a pause the same frame"
    assert found.late <= LATE_SECONDS
