"""The room talks: phases that the desk leads by one key, a clock that the last row reads, phones with and without a script that read along; and a silence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.look import look_at, look_at_phone, picture
from tests.browser.moments import back, expect_title, go, press
from tests.support.axe import check_calm, check_forced_colours, small_letters
from tests.support.browser import PROJECTOR, Colours, Hall
from tests.support.server import Server
from tests.support.thorough import ONE_LANGUAGE

TALKS: dict[str, dict[str, Any]] = {
    "nl": {
        "title": "Klassen Lelystad",
        "language": "nl",
        "steps": [
            {"kind": "text", "title": "Welkom", "body": "Fijn dat u er bent."},
            {"kind": "talk", "title": "Aan tafel", "minutes": 12, "talk": {"template": "1-2-4-all", "instruction": "Wat kunt u morgen zelf doen?"}},
            {"kind": "talk", "title": "Minuut stilte", "minutes": 1, "talk": {"template": "silence", "instruction": "Aan welk kind denkt u nu?"}},
            {"kind": "text", "title": "Tot slot"},
        ],
    },
    "en": {
        "title": "Klassen Lelystad",
        "language": "en",
        "steps": [
            {"kind": "text", "title": "Welcome", "body": "Good to have you here."},
            {"kind": "talk", "title": "At the tables", "minutes": 12, "talk": {"template": "1-2-4-all", "instruction": "What can you do yourself tomorrow?"}},
            {"kind": "talk", "title": "Minute of silence", "minutes": 1, "talk": {"template": "silence", "instruction": "Which child do you think of now?"}},
            {"kind": "text", "title": "To end with"},
        ],
    },
}
WORDS = {
    "nl": {
        "first": "Ieder voor zich",
        "second": "Met z'n tweeën",
        "now": "Nu: Met z'n tweeën (2 van 4)",
        "refresh": "Vernieuw",
        "left": "Nog 1:5",
        "silence": "Stilte",
    },
    "en": {"first": "By yourself", "second": "In pairs", "now": "Now: In pairs (2 of 4)", "refresh": "Refresh", "left": "1:5", "silence": "Silence"},
}
SETTLED_MS = 400  # phones are told at most four times a second
LEAST_TYPE = 1 / 25


@dataclass(frozen=True)
class Evening:
    """Sien's phone runs no scripts, Anna's does."""

    language: str
    colours: Colours
    desk: Page
    operator: Page
    screen: Page
    anna: Page
    sien: Page

    @property
    def titles(self) -> list[str]:
        return [step["title"] for step in TALKS[self.language]["steps"]]

    def words(self, name: str) -> str:
        return WORDS[self.language][name]

    def name(self, surface: str, moment: str) -> str:
        """Of a picture."""
        return f"{surface}-talk-{moment}-{self.language}-{self.colours}"


@pytest.fixture(params=[("nl", "light"), ("en", "dark")][: len(ONE_LANGUAGE)], ids=["Dutch", "English"][: len(ONE_LANGUAGE)])
def evening(request: pytest.FixtureRequest, hall: Hall, server: Server) -> Evening:
    language, colours = request.param
    made = server.make(TALKS[language])
    evening = Evening(
        language,
        colours,
        hall.laptop(colours=colours),
        hall.laptop(colours=colours),
        hall.laptop(PROJECTOR),
        hall.phone(colours),
        hall.phone(colours, script=False),
    )
    for page, name in ((evening.desk, "desk_url"), (evening.operator, "operator_url"), (evening.screen, "screen_url")):
        page.goto(f"{hall.address(made[name])}?lang={language}")
    for page in (evening.anna, evening.sien):
        page.goto(f"{hall.base}/{made['code']}?lang={language}")
    return evening


def test_the_room_talks_by_the_clock_and_is_silent(evening: Evening) -> None:
    the_evening_begins(evening)
    the_talk_waits_for_its_clock(evening)
    the_next_phase_begins(evening)
    the_operator_goes_on(evening)
    the_room_is_silent(evening)
    the_clock_goes_with_the_talk(evening)


def read_on(evening: Evening) -> None:
    evening.sien.wait_for_timeout(SETTLED_MS)
    evening.sien.get_by_role("link", name=evening.words("refresh"), exact=True).tap()


def the_evening_begins(evening: Evening) -> None:
    go(evening.desk, evening.titles[0])
    for page in (evening.screen, evening.anna):
        expect_title(page, evening.titles[0])
    picture(evening.desk, evening.name("desk", "1-next"))
    expect_a_second_on_air(evening.desk)


def expect_a_second_on_air(desk: Page) -> None:
    """A second GO within half a second is that of a trembling thumb."""
    expect(desk.locator(".step[aria-current=step] .step__time b")).not_to_have_text("0:00")


def the_talk_waits_for_its_clock(evening: Evening) -> None:
    go(evening.desk, evening.titles[1])
    for page in (evening.screen, evening.anna):
        expect_title(page, evening.titles[1])
    expect(evening.screen.get_by_role("timer")).to_have_text("1:00")
    expect(evening.screen.get_by_role("timer"), "not in the corner too").to_have_count(1)
    expect(evening.screen.locator("[aria-current=step]")).to_contain_text(evening.words("first"))
    expect(evening.desk.get_by_role("tab", selected=True), "its tool comes forward").to_have_attribute("id", "tab-talk")
    press(evening.desk, "t")
    expect(evening.screen.get_by_role("timer")).to_have_text(re.compile("0:5"))
    for page, surface in ((evening.screen, "screen"), (evening.desk, "desk"), (evening.anna, "phone")):
        picture(page, evening.name(surface, "2-first"))


def the_next_phase_begins(evening: Evening) -> None:
    press(evening.desk, "n")
    expect(evening.screen.locator("[aria-current=step]")).to_contain_text(evening.words("second"))
    expect(evening.screen.get_by_role("timer")).to_have_text(re.compile("1:5"))
    expect(evening.anna.get_by_text(evening.words("now"))).to_be_visible()
    expect(evening.anna.get_by_role("timer")).to_contain_text(evening.words("left"))
    read_on(evening)
    expect_title(evening.sien, evening.titles[1])
    expect(evening.sien.get_by_text(evening.words("now"))).to_be_visible()
    expect(evening.sien.get_by_role("timer")).to_contain_text(evening.words("left"))
    look(evening, "3-second")
    press(evening.desk, "z")
    expect(evening.screen.locator("[aria-current=step]"), "taken back").to_contain_text(evening.words("first"))


def the_operator_goes_on(evening: Evening) -> None:
    evening.operator.locator("#tab-talk").click()
    following = evening.operator.get_by_role("tabpanel").locator("button", has=evening.operator.locator("kbd", has_text=re.compile("^N$")))
    for _ in range(3):
        expect(following).not_to_have_attribute("aria-disabled", "true")
        number = evening.operator.locator(".phases__phase--done").count()
        following.click()
        expect(evening.operator.locator(".phases__phase--done")).to_have_count(number + 1)
    expect(following, "this is the last phase").to_have_attribute("aria-disabled", "true")
    expect(evening.screen.get_by_role("timer")).to_have_text(re.compile("[45]:"))
    look_at(evening.operator)


def the_room_is_silent(evening: Evening) -> None:
    go(evening.desk, evening.titles[2])
    expect_title(evening.screen, "Aan welk kind denkt u nu?" if evening.language == "nl" else "Which child do you think of now?")
    ring = evening.screen.locator(".ring__gone")
    expect(ring).to_be_visible()
    begun = closed(evening.screen)
    evening.screen.wait_for_function("(part) => parseFloat(document.querySelector('.ring__gone').getAttribute('stroke-dasharray')) > part + 0.01", arg=begun)
    expect(evening.screen.locator(".clock, .phases"), "no figures run").to_have_count(0)
    expect(evening.anna.get_by_text(evening.words("silence"), exact=True)).to_be_visible()
    look(evening, "4-silence")
    evening.screen.emulate_media(reduced_motion="reduce")
    evening.screen.reload()
    expect(ring).to_be_visible()
    assert (closed(evening.screen) * 10) % 1 == 0, "in ten steps for who asked for no movement"
    evening.screen.emulate_media(reduced_motion="no-preference")


def closed(screen: Page) -> float:
    """The part of the ring that is closed."""
    return float((screen.locator(".ring__gone").get_attribute("stroke-dasharray") or "").split()[0])


def the_clock_goes_with_the_talk(evening: Evening) -> None:
    go(evening.desk, evening.titles[3])
    expect_title(evening.screen, evening.titles[3])
    expect(evening.screen.get_by_role("timer")).to_have_count(0)
    expect(evening.anna.get_by_role("timer")).to_be_hidden()
    back(evening.desk, evening.titles[2])
    expect(evening.screen.locator(".ring__gone"), "its clock is there again").to_be_visible()


def look(evening: Evening, moment: str) -> None:
    """What everybody sees now, for everyone, and read from the last row."""
    look_at(evening.screen, evening.name("screen", moment))
    assert small_letters(evening.screen, LEAST_TYPE) == []
    check_calm(evening.screen)
    check_forced_colours(evening.screen)
    look_at(evening.desk, evening.name("desk", moment))
    look_at_phone(evening.anna, evening.name("phone", moment))
    look_at_phone(evening.sien, evening.name("phone", f"{moment}-without-script"))
