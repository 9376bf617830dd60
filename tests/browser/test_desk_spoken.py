"""The desk as a screen reader has it, in both languages: all is named, a name is enough to use it, and what happens is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, expect

from facilitator.language import translate
from tests.browser.example import Example, open_example
from tests.browser.moments import BOUNCE_MS, expect_black
from tests.support.browser import Hall
from tests.support.crowd import Crowd
from tests.support.spoken import Spoken
from tests.support.thorough import ONE_LANGUAGE

STEPS = (2, 4, 5, 7, 8, 10)  # of the example: every kind, and the same question twice
TABS = ("Voting", "Ideas", "Fragment", "Talk", "Agreements", "Clock", "Room", "Log")
PARTS = {"banner", "main", "region", "heading", "tablist", "tab", "tabpanel", "status"}
IDEAS = ["Een gesprek", "Huiswerkhulp", "Later kiezen"]


@dataclass
class Listener:
    """Somebody who hears the desk."""

    language: str
    evening: Example
    crowd: Crowd

    def t(self, text: str, /, **values: object) -> str:
        return translate(self.language, text, **values)

    def button(self, text: str, /, **values: object) -> Locator:
        """By the beginning of its name."""
        return self.evening.desk.get_by_role("button", name=re.compile(f"^{re.escape(self.t(text, **values))}"))

    def use(self, text: str, /, **values: object) -> None:
        self.button(text, **values).first.press("Enter")

    def hears(self, text: str) -> None:
        expect(self.evening.desk.get_by_role("status")).to_contain_text(text)

    def looks_around(self) -> None:
        """All is named, whichever tool is open."""
        for name in TABS:
            tab = self.evening.desk.get_by_role("tab", name=re.compile(f"^{self.t(name)}"))
            tab.press("Enter")
            expect(tab).to_have_attribute("aria-selected", "true")
            self.listens()

    def listens(self) -> None:
        Spoken(self.evening.desk).check()


@pytest.fixture(params=ONE_LANGUAGE)
def listener(request: pytest.FixtureRequest, hall: Hall) -> Iterator[Listener]:
    evening = open_example(hall, hall.laptop(), request.param, STEPS)
    with Crowd(hall.server, evening.made) as crowd:
        crowd.come(3)
        yield Listener(request.param, evening, crowd)


def test_a_desk_is_led_by_what_it_says(listener: Listener) -> None:
    listener.listens()
    goes_on_by_name(listener, 1)
    assert Spoken(listener.evening.desk).roles() >= PARTS
    the_rescues_are_named(listener)
    goes_on_by_name(listener, 2)
    the_room_votes(listener)
    for number in (3, 4):
        goes_on_by_name(listener, number)
    steps_are_written(listener)
    goes_on_by_name(listener, 5)
    the_room_writes(listener)
    dialogs_open_and_close(listener)
    goes_on_by_name(listener, 6)
    goes_back_by_name(listener)
    the_evening_ends(listener)


def goes_on_by_name(listener: Listener, number: int) -> None:
    evening = listener.evening
    evening.wait_for_thumb()
    listener.use("GO")
    listener.hears(listener.t("On air: {title}", title=evening.step(number)))
    evening.expect(number)
    expect(listener.button("GO"), "the focus stays").to_be_focused()
    listener.listens()


def goes_back_by_name(listener: Listener) -> None:
    listener.evening.wait_for_thumb()
    listener.use("Back")
    listener.hears(listener.t("On air: {title}", title=listener.evening.step(5)))
    listener.evening.expect(5)


def the_rescues_are_named(listener: Listener) -> None:
    screen = listener.evening.screen
    goes_black_and_back(listener)
    for told in ("The screen is frozen", "The screen follows again"):
        listener.use("Freeze")
        listener.hears(listener.t(told))
    listener.use("Panic")
    expect_black(screen, True)
    listener.hears(listener.t("Panic: the screen is black, voting is paused, ideas wait"))
    listener.listens()
    listener.use("Restore: go on as before")
    expect_black(screen, False)
    listener.hears(listener.t("Everything goes on as before"))
    goes_black_and_back(listener)  # for the log, which has the same twice now
    listener.use("Joining")
    expect(screen.get_by_role("region", name=listener.t("Join"))).to_be_visible()
    listener.use("Undo")
    expect(screen.get_by_role("region", name=listener.t("Join"))).to_have_count(0)
    listener.hears(listener.t("Taken back: {what}", what=""))


def goes_black_and_back(listener: Listener) -> None:
    for on in (True, False):
        listener.button("Black").last.press("Enter")
        expect_black(listener.evening.screen, on)
        listener.hears(listener.t("The screen is black" if on else "The screen shows its picture again"))
        listener.evening.desk.wait_for_timeout(BOUNCE_MS)


def the_room_votes(listener: Listener) -> None:
    listener.crowd.each("answer", round="r1", choice=["o1", "o2"])
    listener.use("Close")
    listener.hears(listener.t("The vote closes"))
    expect(listener.evening.screen.get_by_role("figure")).to_be_visible()
    listener.looks_around()


def the_room_writes(listener: Listener) -> None:
    theme = listener.evening.steps[4]["ideas"]["themes"][0]
    listener.crowd.each("idea.add", step="s5", theme=theme, text=IDEAS)
    listener.evening.desk.get_by_role("tab", name=re.compile(f"^{listener.t('Ideas')}")).press("Enter")
    listener.listens()
    listener.use("Approve: {text}", text=IDEAS[0])
    listener.hears(listener.t("Idea approved: {text}", text=""))
    expect(listener.evening.screen.get_by_text(IDEAS[0])).to_be_visible()
    listener.use("Hide: {text}", text=IDEAS[0])
    listener.hears(listener.t("Idea hidden: {text}", text=""))
    listener.looks_around()


def steps_are_written(listener: Listener) -> None:
    desk = listener.evening.desk
    desk.get_by_role("listitem").get_by_role("button", name=listener.evening.step(6)).press("Enter")
    listener.listens()
    listener.use("Change")
    expect(desk.get_by_role("dialog", name=re.compile("."))).to_be_visible()
    listener.listens()
    listener.use("Cancel")
    expect(desk.get_by_role("dialog")).to_have_count(0)
    kinds = desk.locator("[aria-describedby=insert]")
    for number in range(kinds.count()):
        kinds.nth(number).press("Enter")
        expect(desk.get_by_role("dialog", name=re.compile("."))).to_be_visible()
        listener.listens()
        listener.use("Cancel")
        expect(desk.get_by_role("dialog")).to_have_count(0)
        expect(kinds.nth(number), "the focus is where it was").to_be_focused()
    listener.use("Duplicate")
    listener.hears(listener.t("The step was added"))
    listener.listens()
    listener.use("Undo")
    listener.use("See next")


def dialogs_open_and_close(listener: Listener) -> None:
    for name in ("Keys", "Screen"):
        listener.use(name)
        expect(listener.evening.desk.get_by_role("dialog", name=re.compile("."))).to_be_visible()
        listener.listens()
        listener.evening.desk.get_by_role("dialog").get_by_role("button", name=listener.t("Close")).press("Enter")
        expect(listener.button(name).first).to_be_focused()


def the_evening_ends(listener: Listener) -> None:
    listener.button("End (hold 2 s)").evaluate("(button) => button.click()")  # as a screen reader presses it
    listener.listens()
    listener.use("End the evening all the same")
    listener.hears(listener.t("The evening is over"))
    expect(listener.evening.screen.locator(".scene--over")).to_be_visible()
    listener.looks_around()
