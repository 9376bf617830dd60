"""The end of the evening: the room names conditions and confirms them, people offer what they will do, and the baton goes on. With desk, operator, screen, a
phone and one without a script; desk and operator by their keyboard."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.look import look_at, look_at_phone, picture
from tests.browser.moments import expect_title, go, press
from tests.browser.test_without_script import DRAWN, SCRIPT_CAME
from tests.support.axe import check_calm, check_forced_colours, small_letters
from tests.support.browser import PROJECTOR, Colours, Hall
from tests.support.server import Server
from tests.support.thorough import ONE_LANGUAGE

LEVELS = {"nl": ["zelf", "gemeente", "Den Haag"], "en": ["ourselves", "municipality", "The Hague"]}
TITLES = {"nl": ["Voorwaarden", "Afspraken", "Stokje"], "en": ["Conditions first", "Agreements now", "Baton on"]}
COLLECTS = ["conditions", "agreements", "baton"]
WORDS = {
    "nl": {
        "first": "Er is een zaal die elke middag open is",
        "second": "Subsidies duren vier jaar",
        "third": "Iedereen leert lezen",
        "carried not": "0 van 1 eens · geen meerderheid",
        "what change": "Wat moet er veranderen?",
        "send": "Stuur mijn voorwaarde",
        "waits": "Ontvangen. De gespreksleider bekijkt het eerst.",
        "listed": "Staat op de lijst, voor iedereen te zien",
        "place": "Plaats",
        "agree": "Eens",
        "disagree": "Oneens",
        "agreed": "2 van 2 eens",
        "not": "1 van 2 eens · geen meerderheid",
        "what": "Wat gaat u doen?",
        "when": "Wanneer?",
        "name": "Uw naam (hoeft niet)",
        "on screen": "Mijn naam mag op het scherm",
        "offer": "Bied dit aan",
        "deal": "Ik bel alle ouders",
        "moment": "voor de zomer",
        "take": "Neem over",
        "hide": "Verbergen",
        "refresh": "Vernieuw",
        "back": "Trek in",
        "again": "Tik nog eens om in te trekken",
        "message": "Hoe doen jullie dat?",
        "pass": "Geef het stokje door",
        "to": "Naar welke plaats of bijeenkomst?",
        "with": "Met één vraag of wens",
        "parked": "Parkeer",
        "lot": "Parkeerplaats",
        "show": "Toon dit op het scherm",
    },
    "en": {
        "first": "There is a room that is open every afternoon",
        "second": "Subsidies last four years",
        "third": "Everyone learns to read",
        "carried not": "0 of 1 agree · not carried",
        "what change": "What must change?",
        "send": "Send my condition",
        "waits": "Received. It waits for the moderator.",
        "listed": "On the list, for everyone to see",
        "place": "Place",
        "agree": "Agree",
        "disagree": "Disagree",
        "agreed": "2 of 2 agree",
        "not": "1 of 2 agree · not carried",
        "what": "What will you do?",
        "when": "When?",
        "name": "Your name (not required)",
        "on screen": "My name may be on the screen",
        "offer": "Offer this",
        "deal": "I call all parents",
        "moment": "before the summer",
        "take": "Take",
        "hide": "Hide",
        "refresh": "Refresh",
        "back": "Take back",
        "again": "Tap again to take it back",
        "message": "How do you do that?",
        "pass": "Pass the baton",
        "to": "To which place or meetup?",
        "with": "With one question or wish",
        "parked": "Park",
        "lot": "Parking lot",
        "show": "Show this on the screen",
    },
}
LEAST_TYPE = 1 / 25
NAME = "N. Voorbeeld"


def programme(language: str) -> dict[str, Any]:
    steps = [
        {"kind": "agreements", "title": title, "agreements": {"collect": collect, "levels": LEVELS[language], "offers": collect != "baton"}}
        for title, collect in zip(TITLES[language], COLLECTS, strict=True)
    ]
    return {"title": "Klassen Lelystad", "language": language, "steps": steps}


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
        return TITLES[self.language]

    @property
    def levels(self) -> list[str]:
        return LEVELS[self.language]

    def words(self, name: str) -> str:
        return WORDS[self.language][name]

    def name(self, surface: str, moment: str) -> str:
        """Of a picture."""
        return f"{surface}-agreed-{moment}-{self.language}-{self.colours}"


@pytest.fixture(params=[("nl", "light"), ("en", "dark")][: len(ONE_LANGUAGE)], ids=["Dutch", "English"][: len(ONE_LANGUAGE)])
def evening(request: pytest.FixtureRequest, hall: Hall, server: Server) -> Evening:
    language, colours = request.param
    made = server.make(programme(language))
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


def test_the_room_agrees_on_what_must_change_and_on_who_does_what(evening: Evening) -> None:
    conditions_are_written_down_and_offered(evening)
    the_room_confirms_them(evening)
    agreements_are_offered_and_taken(evening)
    one_is_taken_back_and_one_is_parked(evening)
    the_baton_goes_on(evening)


def test_the_script_draws_what_stands_there_already(evening: Evening, hall: Hall) -> None:
    """Word for word and place for place, so that nothing moves under a finger when it takes the page over."""
    go(evening.desk, evening.titles[0])
    expect_title(evening.anna, evening.titles[0])
    expect_same(evening.anna, hall, "nothing yet")
    press(evening.desk, "w")
    expect(evening.desk.get_by_label(evening.words("what change"))).to_be_focused()
    for text in ("first", "second"):
        evening.desk.keyboard.type(evening.words(text))
        evening.desk.keyboard.press("Enter")
        expect(evening.anna.get_by_text(evening.words(text))).to_be_visible()
    offer_condition(evening, "third")
    expect_same(evening.anna, hall, "a list, and an offer of one's own")
    press(evening.desk, "Escape")
    press(evening.desk, "c")
    card(evening.anna, evening.words("second")).get_by_role("button", name=evening.words("disagree"), exact=True).tap()
    expect_same(evening.anna, hall, "voting")
    press(evening.desk, "c")
    expect(evening.anna.get_by_text(evening.words("carried not"))).to_be_visible()
    expect_same(evening.anna, hall, "voted")
    go(evening.desk, evening.titles[1])
    evening.anna.get_by_label(evening.words("what")).fill(evening.words("deal"))
    evening.anna.get_by_label(evening.words("name")).fill(NAME)
    evening.anna.get_by_role("button", name=evening.words("offer")).tap()
    row(evening.desk, evening.words("deal")).get_by_role("button", name=re.compile(f"^{evening.words('take')}: ")).click()
    expect(evening.anna.get_by_text(evening.words("listed"))).to_be_visible()
    expect_same(evening.anna, hall, "agreements")


def expect_same(anna: Page, hall: Hall, state: str) -> None:
    """Anna's page as the server made it, and as her script draws it."""
    anna.wait_for_timeout(400)
    twin = hall.phone(script=False)
    twin.context.add_cookies([{"name": cookie["name"], "value": cookie["value"], "url": anna.url} for cookie in anna.context.cookies()])
    twin.goto(anna.url)
    twin.evaluate(SCRIPT_CAME)
    anna.reload()
    expect(anna.locator("#dot.online")).to_be_attached()
    assert anna.evaluate(DRAWN) == twin.evaluate(DRAWN), state
    twin.close()


def row(page: Page, text: str) -> Locator:
    return page.locator(".agreed-row").filter(has_text=text)


def card(phone: Page, text: str) -> Locator:
    return phone.get_by_role("listitem").filter(has_text=text)


def read_on(evening: Evening) -> None:
    evening.sien.wait_for_timeout(400)  # phones are told at most four times a second
    evening.sien.get_by_role("link", name=evening.words("refresh"), exact=True).tap()


def conditions_are_written_down_and_offered(evening: Evening) -> None:
    go(evening.desk, evening.titles[0])
    for page in (evening.screen, evening.anna):
        expect_title(page, evening.titles[0])
    expect(evening.screen.locator(".fields__level"), "a field for each of who can act").to_have_count(len(evening.levels))
    where = [place(evening.screen, level) for level in evening.levels]
    press(evening.desk, "w")
    expect(evening.desk.get_by_label(evening.words("what change"))).to_be_focused()
    evening.desk.keyboard.type(evening.words("first"))
    evening.desk.keyboard.press("Enter")
    expect(evening.screen.get_by_text(evening.words("first"))).to_be_visible()
    expect(evening.desk.get_by_label(evening.words("what change")), "ready for the next").to_have_value("")
    offer_condition(evening)
    expect(evening.screen.get_by_text(evening.words("second")), "nobody looked at it yet").to_have_count(0)
    row(evening.operator, evening.words("second")).get_by_role("button", name=re.compile(f"^{evening.words('place')}: ")).press("Enter")
    expect(evening.screen.get_by_text(evening.words("second"))).to_be_visible()
    expect(card(evening.anna, evening.words("second")).filter(has_text=evening.words("listed"))).to_be_visible()
    assert [place(evening.screen, level) for level in evening.levels] == where, "nothing moved when something came"
    look(evening, "1-conditions")


def place(screen: Page, level: str) -> tuple[float, float]:
    box = screen.locator(".fields__level").filter(has_text=re.compile(level, re.IGNORECASE)).bounding_box()
    assert box
    return round(box["x"]), round(box["y"])


def offer_condition(evening: Evening, text: str = "second") -> None:
    evening.operator.locator("#tab-agreements").click()
    field = evening.anna.get_by_label(evening.words("what change"))
    field.fill(evening.words(text))
    evening.anna.reload()
    expect(field, "the draft is kept").to_have_value(evening.words(text))
    evening.anna.get_by_role("radio", name=evening.levels[2], exact=True).tap()
    evening.anna.get_by_role("button", name=evening.words("send")).tap()
    expect(card(evening.anna, evening.words(text))).to_contain_text(evening.words("waits"))
    expect(field).to_have_value("")


def the_room_confirms_them(evening: Evening) -> None:
    press(evening.operator, "c")
    expect(evening.desk.get_by_label(evening.words("what change")), "the keys are off while somebody types").to_be_focused()
    press(evening.desk, "Escape")
    press(evening.desk, "c")
    choices = ((evening.anna, "agree", "disagree"), (evening.sien, "agree", "agree"))
    read_on(evening)
    for phone, first, second in choices:
        for text, choice in ((evening.words("first"), first), (evening.words("second"), second)):
            card(phone, text).get_by_role("button", name=evening.words(choice), exact=True).tap()
            expect(card(phone, text).get_by_role("button", name=evening.words(choice), exact=True)).to_have_attribute("aria-pressed", "true")
    expect(evening.screen.locator(".answered__words")).to_contain_text("2")
    expect(evening.screen.locator(".verdict"), "nothing is told before the close").to_have_count(0)
    look(evening, "2-voting")
    press(evening.desk, "c")
    expect(evening.screen.locator(".fields__condition").filter(has_text=evening.words("first"))).to_contain_text(evening.words("agreed"))
    expect(evening.screen.locator("[data-cut]")).to_have_count(0)
    expect(evening.screen.locator(".fields__condition").filter(has_text=evening.words("second"))).to_contain_text(evening.words("not"))
    expect(evening.anna.get_by_text(evening.words("agreed"))).to_be_visible()
    read_on(evening)
    expect(evening.sien.get_by_text(evening.words("not"))).to_be_visible()
    look(evening, "3-voted")


def agreements_are_offered_and_taken(evening: Evening) -> None:
    go(evening.desk, evening.titles[1])
    expect_title(evening.anna, evening.titles[1])
    read_on(evening)
    for phone, end, named in ((evening.anna, "1", True), (evening.sien, "2", False)):
        phone.get_by_label(evening.words("what")).fill(f"{evening.words('deal')} {end}")
        phone.get_by_label(evening.words("when")).fill(evening.words("moment"))
        if named:
            phone.get_by_label(evening.words("name")).fill(NAME)
            phone.get_by_label(evening.words("on screen")).check()
        phone.get_by_role("button", name=evening.words("offer")).tap()
        expect(card(phone, f"{evening.words('deal')} {end}")).to_contain_text(evening.words("waits"))
    for end in ("1", "2"):
        row(evening.desk, f"{evening.words('deal')} {end}").get_by_role("button", name=re.compile(f"^{evening.words('take')}: ")).click()
        expect(evening.screen.locator(".deal").filter(has_text=f"{evening.words('deal')} {end}")).to_be_visible()
    expect(evening.screen.locator(".deal").filter(has_text=NAME)).to_have_count(1)
    expect(evening.sien.get_by_text(evening.words("listed"))).to_have_count(0)
    read_on(evening)
    expect(evening.sien.get_by_text(evening.words("listed"))).to_be_visible()
    look(evening, "4-agreements")


def one_is_taken_back_and_one_is_parked(evening: Evening) -> None:
    own = evening.anna.locator("#my-offers").get_by_role("listitem").filter(has_text=evening.words("deal"))
    own.get_by_role("button", name=evening.words("back")).tap()
    own.get_by_role("button", name=evening.words("again")).tap()
    expect(evening.screen.locator(".deal").filter(has_text=NAME)).to_have_count(0)
    row(evening.desk, f"{evening.words('deal')} 2").get_by_role("button", name=re.compile(f"^{evening.words('parked')}: ")).click()
    expect(evening.screen.locator(".deal")).to_have_count(0)
    evening.desk.get_by_role("button", name=re.compile(f"^{evening.words('lot')}")).click()
    expect(evening.screen.locator(".deal"), "looking changes nothing").to_have_count(0)
    evening.desk.get_by_role("button", name=evening.words("show")).click()
    expect(evening.screen.locator(".deal")).to_contain_text(f"{evening.words('deal')} 2")
    press(evening.desk, "z")
    expect(evening.screen.locator(".deal"), "taken back").to_have_count(0)
    evening.desk.get_by_role("button", name=re.compile(f"^{evening.words('lot')}")).click()


def the_baton_goes_on(evening: Evening) -> None:
    """The desk looked elsewhere; with another step its tool is at what the screen shows."""
    go(evening.desk, evening.titles[2])
    expect_title(evening.screen, evening.titles[2])
    press(evening.desk, "w")
    expect(evening.desk.get_by_label(evening.words("to"))).to_be_focused()
    evening.desk.keyboard.type("Almere")
    evening.desk.get_by_label(evening.words("with")).fill(evening.words("message"))
    evening.desk.get_by_role("button", name=evening.words("pass")).press("Enter")
    expect_title(evening.screen, "Almere")
    expect(evening.screen.get_by_text(evening.words("message"))).to_be_visible()
    expect(evening.anna.get_by_text(evening.words("message"))).to_be_visible()
    read_on(evening)
    expect(evening.sien.get_by_text(evening.words("message"))).to_be_visible()
    look(evening, "5-baton")


def look(evening: Evening, moment: str) -> None:
    for phone, of in ((evening.anna, "phone"), (evening.sien, "phone-without-script")):
        look_at_phone(phone, evening.name(of, moment))
    look_at(evening.desk, evening.name("desk", moment))
    assert not small_letters(evening.screen, LEAST_TYPE)
    check_calm(evening.screen)
    check_forced_colours(evening.screen)
    picture(evening.screen, evening.name("screen", moment))
