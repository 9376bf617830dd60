"""The room sits at tables: a card that says where, one phone that writes for its table, the way into the video room, and tables that are done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.look import look_at, look_at_phone, picture
from tests.browser.moments import expect_title, go
from tests.support.browser import PROJECTOR, Colours, Hall
from tests.support.server import Server
from tests.support.thorough import ONE_LANGUAGE

CALL = "https://video.example/klassen"
EVENINGS: dict[str, dict[str, Any]] = {
    language: {
        "title": "Klassen Lelystad",
        "language": language,
        "tables": [{"code": "1", "name": names[3]}, *({"code": f"{number}"} for number in range(2, 9)), {"code": "9", "link": "https://video.example/9"}],
        "call": CALL,
        "steps": [
            {"kind": "text", "title": names[0]},
            {"kind": "talk", "title": names[1], "minutes": 12, "talk": {"template": "1-2-4-all", "instruction": names[4]}},
            {"kind": "ideas", "title": names[2], "ideas": {"screening": {"phones": False, "screen": False}}},
        ],
    }
    for language, names in {
        "nl": ("Welkom", "Aan tafel", "Schrijf op", "Taal", "Wat kunt u morgen zelf doen?"),
        "en": ("Welcome", "At the tables", "Write it down", "Language", "What can you do yourself tomorrow?"),
    }.items()
}
WORDS = {
    "nl": {
        "choose": "Aan welke tafel zit u?",
        "here": "Ik zit aan deze tafel",
        "other": "Andere tafel",
        "write": "Ik schrijf voor onze tafel",
        "take over": "Het schrijven overnemen",
        "done": "Onze tafel is klaar",
        "is done": "Uw tafel is klaar.",
        "not done": "Toch nog niet klaar",
        "one": "1 van 9 tafels is klaar",
        "two": "2 van 9 tafels zijn klaar",
        "none": "0 van 9 tafels zijn klaar",
        "call": "Open het videogesprek",
        "room": "Open de videokamer van deze tafel",
        "table": "Tafel {}",
        "idea": "Uw idee",
        "send": "Stuur mijn idee",
    },
    "en": {
        "choose": "At which table are you?",
        "here": "I am at this table",
        "other": "Another table",
        "write": "I write for our table",
        "take over": "Take over the writing",
        "done": "Our table is done",
        "is done": "Your table is done.",
        "not done": "Not done yet after all",
        "one": "1 of 9 tables is done",
        "two": "2 of 9 tables are done",
        "none": "0 of 9 tables are done",
        "call": "Open the video call",
        "room": "Open the video room of this table",
        "table": "Table {}",
        "idea": "Your idea",
        "send": "Send my idea",
    },
}


@dataclass(frozen=True)
class Evening:
    """Anna scanned the card of table 1, Bram chooses it later; Carla sits at home."""

    hall: Hall
    language: str
    colours: Colours
    made: dict[str, Any]
    desk: Page
    screen: Page
    anna: Page
    bram: Page

    def words(self, name: str) -> str:
        return WORDS[self.language][name]

    def table(self, code: str) -> str:
        return self.words("table").format(code)

    def title(self, number: int) -> str:
        return str(EVENINGS[self.language]["steps"][number]["title"])

    def name(self, surface: str, moment: str) -> str:
        """Of a picture."""
        return f"{surface}-tables-{moment}-{self.language}-{self.colours}"


@pytest.fixture(params=[("nl", "light"), ("en", "dark")][: len(ONE_LANGUAGE)], ids=["Dutch", "English"][: len(ONE_LANGUAGE)])
def evening(request: pytest.FixtureRequest, hall: Hall, server: Server) -> Evening:
    language, colours = request.param
    made = server.make(EVENINGS[language])
    evening = Evening(hall, language, colours, made, hall.laptop(colours=colours), hall.laptop(PROJECTOR), hall.phone(colours), hall.phone(colours))
    evening.desk.goto(f"{hall.address(made['desk_url'])}?lang={language}")
    evening.screen.goto(f"{hall.address(made['screen_url'])}?lang={language}")
    evening.bram.goto(f"{hall.base}/{made['code']}?lang={language}")
    return evening


def test_tables_talk_write_and_are_done(evening: Evening) -> None:
    anna_scans_the_card_of_her_table(evening)
    the_room_talks_at_tables(evening)
    bram_chooses_his_table(evening)
    anna_writes_for_the_table(evening)
    bram_takes_over(evening)
    the_tables_are_done(evening)
    the_desk_counts_a_table_without_a_phone(evening)
    what_bram_writes_is_the_tables(evening)


def anna_scans_the_card_of_her_table(evening: Evening) -> None:
    evening.anna.goto(f"{evening.hall.base}/{evening.made['code']}/t/1")
    evening.anna.goto(f"{evening.hall.base}/{evening.made['code']}?lang={evening.language}")
    expect(evening.anna.locator("#table"), "not before they sit down").to_have_count(0)


def the_room_talks_at_tables(evening: Evening) -> None:
    go(evening.desk, evening.title(0))
    evening.desk.wait_for_timeout(600)  # a second GO within half a second is that of a trembling thumb
    go(evening.desk, evening.title(1))
    for page in (evening.screen, evening.anna, evening.bram):
        expect_title(page, evening.title(1))
    expect(evening.anna.locator("#table .between .label")).to_have_text(f"{evening.table('1')} · {EVENINGS[evening.language]['tables'][0]['name']}")
    expect(evening.anna.get_by_role("link", name=evening.words("call"))).to_have_attribute("href", CALL)
    expect(evening.screen.get_by_text(evening.words("none"))).to_be_visible()


def bram_chooses_his_table(evening: Evening) -> None:
    choice = evening.bram.get_by_label(evening.words("choose"))
    look_at_phone(evening.bram, evening.name("phone", "1-choosing"))
    choice.select_option("9")
    sit_down(evening)
    expect(evening.bram.locator("#table .between .label")).to_have_text(evening.table("9"))
    expect(evening.bram.get_by_role("link", name=evening.words("room"))).to_have_attribute("href", "https://video.example/9")
    evening.bram.get_by_role("button", name=evening.words("other")).tap()
    choice.select_option("1")
    sit_down(evening)
    expect(evening.bram.locator("#table .between .label")).to_contain_text(evening.table("1"))


def sit_down(evening: Evening) -> None:
    evening.bram.get_by_role("button", name=evening.words("here")).tap()


def anna_writes_for_the_table(evening: Evening) -> None:
    evening.anna.get_by_role("button", name=evening.words("write")).tap()
    expect(evening.anna.get_by_role("button", name=evening.words("done"))).to_be_visible()
    look_at_phone(evening.anna, evening.name("phone", "2-writing"))
    expect(evening.bram.get_by_role("button", name=evening.words("take over"))).to_be_visible()


def bram_takes_over(evening: Evening) -> None:
    evening.bram.get_by_role("button", name=evening.words("take over")).tap()
    expect(evening.bram.get_by_role("button", name=evening.words("done"))).to_be_visible()
    expect(evening.anna.get_by_role("button", name=evening.words("take over"))).to_be_visible()
    expect(evening.anna.get_by_role("button", name=evening.words("done"))).to_be_hidden()


def the_tables_are_done(evening: Evening) -> None:
    evening.bram.get_by_role("button", name=evening.words("done")).tap()
    expect(evening.bram.get_by_text(evening.words("is done"))).to_be_visible()
    for page in (evening.screen, evening.desk):
        expect(page.get_by_text(evening.words("one")).first).to_be_visible()
    look_at_phone(evening.bram, evening.name("phone", "3-done"))
    evening.bram.get_by_role("button", name=evening.words("not done")).tap()
    expect(evening.screen.get_by_text(evening.words("none"))).to_be_visible()
    evening.bram.get_by_role("button", name=evening.words("done")).tap()


def the_desk_counts_a_table_without_a_phone(evening: Evening) -> None:
    tables = evening.desk.get_by_role("tabpanel").get_by_role("button", name=re.compile(f"^{evening.table('')}"))
    expect(tables).to_have_count(9)
    expect(tables.first).to_have_attribute("aria-pressed", "true")
    tables.nth(4).click()
    expect(evening.screen.get_by_text(evening.words("two"))).to_be_visible()
    look_at(evening.desk, evening.name("desk", "4-done"))
    picture(evening.screen, evening.name("screen", "4-done"))


def what_bram_writes_is_the_tables(evening: Evening) -> None:
    go(evening.desk, evening.title(2))
    expect_title(evening.bram, evening.title(2))
    above = "([card, field]) => Boolean(card.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING)"
    evening.bram.get_by_label(evening.words("idea")).fill("Loten bij te veel aanmeldingen")
    card, field = evening.bram.locator("#table").element_handle(), evening.bram.get_by_label(evening.words("idea")).element_handle()
    assert evening.bram.evaluate(above, [card, field]), "he sees for whom he writes"
    look_at_phone(evening.bram, evening.name("phone", "5-ideas"))
    evening.bram.get_by_role("button", name=evening.words("send")).tap()
    expect(evening.screen.get_by_text("Loten bij te veel aanmeldingen")).to_be_visible()
    expect(evening.screen.get_by_text(evening.table("1"), exact=True)).to_have_count(0)  # of two people at it that would tell who wrote it
    expect(evening.desk.locator(".idea-row").get_by_text(evening.table("1"), exact=True)).to_be_visible()
    picture(evening.screen, evening.name("screen", "5-ideas"))
