"""The example evening of 120 minutes, as a desk leads it and a screen shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, expect

from facilitator import example
from tests.browser.moments import THUMB_MS, expect_on_air, expect_title
from tests.support.browser import PROJECTOR, Hall


@dataclass
class Example:
    """Its steps are numbered from 1. The screen is another machine than the desk: what it is told comes from the server."""

    desk: Page
    screen: Page
    made: dict[str, Any]
    programme: dict[str, Any]

    @property
    def title(self) -> str:
        return str(self.programme["title"])

    @property
    def steps(self) -> list[dict[str, Any]]:
        steps: list[dict[str, Any]] = self.programme["steps"]
        return steps

    def step(self, number: int) -> str:
        return str(self.steps[number - 1]["title"])

    def heading(self, number: int) -> str:
        """What the screen says of a step."""
        step = self.steps[number - 1]
        if step.get("waiting"):
            return self.title
        return str(step["poll"]["question"] if "poll" in step else step["title"])

    def expect(self, number: int) -> None:
        """The desk and the screen are at this step."""
        expect_on_air(self.desk, self.step(number))
        expect(self.screen.locator("footer [role=status]")).to_have_text(self.heading(number))
        expect(self.screen.get_by_role("main").get_by_role("heading").first).to_be_visible()

    def wait_for_thumb(self) -> None:
        self.desk.wait_for_timeout(THUMB_MS)


def open_example(hall: Hall, desk: Page, language: str = "nl", numbers: Sequence[int] = ()) -> Example:
    """With all its steps, or those with these numbers."""
    for name, path in example.files(language):
        assert hall.server.put_media(name, path.read_bytes()).status in (200, 201)
    programme = example.programme(language)
    if numbers:
        programme["steps"] = [programme["steps"][number - 1] for number in numbers]
    evening = Example(desk, hall.laptop(PROJECTOR), hall.server.make(programme), programme)
    for page, name in ((desk, "desk_url"), (evening.screen, "screen_url")):
        page.goto(f"{hall.address(evening.made[name])}?lang={language}")
    expect_title(evening.screen, evening.title)
    desk.bring_to_front()
    return evening
