"""From ideas to agreements, the last hour of an evening: twenty phones write, an operator sorts by keyboard alone, the room puts dots, names its conditions,
agrees on who does what, and takes home a page that says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.look import look_at, look_at_phone
from tests.browser.moments import go, press, write_idea
from tests.support.browser import PROJECTOR, Hall
from tests.support.server import Server

PHONES = 20
THEMES = ["oorzaak", "oplossing"]
LEVELS = ["zelf", "school of bestuur", "gemeente of regio", "Den Haag"]
TITLES = ["Wat kan er morgen anders?", "Voorwaarden", "Afspraken", "Stokje"]
SAID = {
    "Later kiezen": [
        "Schooladvies pas op vijftien",
        "Een brugklas van drie jaar",
        "Niet op elfjarige leeftijd al kiezen",
        "Later selecteren, zoals in andere landen",
    ],
    "Geld": [
        "Lagere schoolkosten",
        "Een laptop voor ieder kind van school",
        "Geen vrijwillige ouderbijdrage meer",
        "Gratis reizen naar school",
    ],
    "Hulp na school": [
        "Een huiswerkklas in elke wijk",
        "Studenten die bijles geven",
        "De bibliotheek open tot negen uur",
        "Gratis bijles op school",
    ],
    "Ouders": [
        "Eerder met ouders praten",
        "Tolken bij het adviesgesprek",
        "Een contactpersoon voor ouders",
        "Koffieochtenden op school",
    ],
    "Verwachtingen": [
        "Hoger durven verwachten van ieder kind",
        "Trainingen over vooroordelen",
        "Kinderen horen te vaak wat ze niet kunnen",
        "Twee leraren kijken naar elk advies",
    ],
}
WRITTEN = [text for texts in zip(*SAID.values(), strict=True) for text in texts]
GROUP_OF = {text: group for group, texts in SAID.items() for text in texts}
OFFERED = ["Ik bel alle ouders van groep 8", "Wij openen de bibliotheek tot negen uur", "Ik vraag de raad om een potje"]
EVENING: dict[str, Any] = {
    "title": "Klassen Lelystad",
    "language": "nl",
    "practice": None,
    "steps": [
        {
            "kind": "ideas",
            "title": TITLES[0],
            "minutes": 15,
            "ideas": {"themes": THEMES, "screening": {"phones": False, "screen": False}, "support": "agree", "close": "by_hand"},
        },
        *(
            {"kind": "agreements", "title": title, "agreements": {"collect": collect, "levels": LEVELS, "offers": collect != "baton"}}
            for title, collect in zip(TITLES[1:], ["conditions", "agreements", "baton"], strict=True)
        ),
    ],
}


@dataclass(frozen=True)
class Room:
    desk: Page
    operator: Page
    screen: Page
    phones: list[Page]


@pytest.fixture
def room(hall: Hall, server: Server) -> Room:
    assert len(WRITTEN) == PHONES
    made = server.make(EVENING)
    room = Room(hall.laptop(), hall.laptop(), hall.laptop(PROJECTOR), [hall.phone() for _ in range(PHONES)])
    for page, name in ((room.desk, "desk_url"), (room.operator, "operator_url"), (room.screen, "screen_url")):
        page.goto(hall.address(made[name]))
    for phone in room.phones:
        phone.goto(f"{hall.base}/{made['code']}")
    return room


def test_hundreds_of_sentences_become_a_handful_of_things_that_people_will_do(room: Room) -> None:
    everybody_writes(room)
    the_operator_sorts_by_keyboard_alone(room)
    the_room_sees_the_groups(room)
    the_room_puts_dots(room)
    the_room_names_its_conditions(room)
    people_say_what_they_will_do(room)
    everybody_takes_home_what_came_of_it(room)


def everybody_writes(room: Room) -> None:
    go(room.desk, TITLES[0])
    for phone, text in zip(room.phones, WRITTEN, strict=True):
        write_idea(phone, THEMES[1], text)
    expect(room.screen.get_by_text(f"{PHONES} ideeën")).to_be_visible()
    look_at(room.screen, "ideas-01-wall")
    look_at_phone(room.phones[0], "ideas-02-written")


def the_operator_sorts_by_keyboard_alone(room: Room) -> None:
    """Not one click: the tab by its key, each idea by the letters or the number of its group."""
    keys = room.operator.keyboard
    tab_to(room.operator, "tab", "Ideeën")
    keys.press("ArrowRight")
    expect(room.operator.get_by_role("tab", name="Groepen en stippen")).to_have_attribute("aria-selected", "true")
    expect(room.operator.get_by_role("combobox")).to_be_visible()
    tab_to(room.operator, "combobox")
    numbers: dict[str, int] = {}
    card = room.operator.get_by_role("article").first.locator(".sorter__text")
    for left in range(PHONES, 0, -1):
        expect(room.operator.get_by_text(f"{left} van {PHONES} ideeën zonder groep")).to_be_visible()
        group = GROUP_OF[card.inner_text()]
        if group in numbers:
            keys.press(str(numbers[group]))
        else:
            numbers[group] = len(numbers) + 1
            keys.type(group)
            expect(room.operator.get_by_role("option", name=f"Nieuwe groep: {group}")).to_be_visible()
            keys.press("Enter")
    for group, texts in SAID.items():
        stack = room.operator.locator(".board__group").filter(has=room.operator.get_by_role("button", name=group, exact=True))
        for text in texts:
            expect(stack).to_contain_text(text)
    look_at(room.operator, "ideas-03-sorted")


def tab_to(page: Page, role: Any, name: str | None = None) -> None:
    """With the Tab key, as far as it takes."""
    there = page.get_by_role(role, name=name) if name else page.get_by_role(role)
    for _ in range(40):
        if there.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no Tab leads to {role} {name}")


def the_room_sees_the_groups(room: Room) -> None:
    room.desk.get_by_role("tab", name="Groepen en stippen").click()
    room.desk.get_by_role("button", name="de groepen").click()
    for group in SAID:
        expect(room.screen.get_by_role("heading", name=group)).to_be_visible()
    look_at(room.screen, "ideas-04-groups")


def the_room_puts_dots(room: Room) -> None:
    """Two each, on groups: the first ten phones on money and parents, the others on money and help."""
    room.desk.get_by_text("Stippen geven").click()
    room.desk.get_by_label("Stippen per persoon").select_option("2")
    room.desk.get_by_role("button", name="geef voor groepen").click()
    expect(room.screen.get_by_text("Zet uw 2 stippen op uw telefoon")).to_be_visible()
    for at, phone in enumerate(room.phones):
        for group in ("Geld", "Ouders" if at < PHONES // 2 else "Hulp na school"):
            option(phone, group).get_by_role("button", name="Zet een stip").tap()
        expect(phone.get_by_role("strong").filter(has_text="U hebt alle 2 stippen gezet")).to_be_visible()
    orders = {tuple(phone.locator("li.idea[id^=dot-]").evaluate_all("(nodes) => nodes.map((node) => node.id)")) for phone in room.phones}
    assert len(orders) > PHONES // 4, "an order for each phone"
    expect(room.screen.get_by_text(f"{PHONES} mensen zetten stippen")).to_be_visible()
    expect(room.screen.locator(".dotted__row"), "nobody sees them before the close").to_have_count(0)
    look_at_phone(room.phones[0], "ideas-05-dots")
    press(room.desk, "c")
    room.desk.get_by_role("button", name="Toon de zaal waar ze liggen").click()
    rows = room.screen.locator(".dotted__row")
    expect(rows.first).to_contain_text("Geld")
    expect(rows.first).to_contain_text(str(PHONES))
    look_at(room.screen, "ideas-06-dots")
    look_at_phone(room.phones[0], "ideas-07-dots-shown")


def option(phone: Page, group: str) -> Locator:
    return phone.locator("li.idea[id^=dot-]").filter(has_text=group).first


def the_room_names_its_conditions(room: Room) -> None:
    """One is called out, one offered on a phone, one taken from a group; the room votes on all of them at once."""
    go(room.desk, TITLES[1])
    press(room.desk, "w")
    expect(room.desk.get_by_label("Wat moet er veranderen?")).to_be_focused()
    room.desk.keyboard.type("Subsidies duren vier jaar")
    room.desk.keyboard.press("Enter")
    expect(room.screen.get_by_text("Subsidies duren vier jaar")).to_be_visible()
    phone = room.phones[3]
    phone.get_by_label("Wat moet er veranderen?").fill("Scholen vragen geen eigen bijdrage")
    phone.get_by_role("radio", name=LEVELS[1], exact=True).tap()
    phone.get_by_role("button", name="Stuur mijn voorwaarde").tap()
    press(room.desk, "Escape")
    room.desk.locator(".agreed-row").filter(has_text="eigen bijdrage").get_by_role("button", name=re.compile("^Plaats: ")).click()
    room.desk.get_by_role("tab", name="Groepen en stippen").click()
    room.desk.get_by_role("button", name="Als voorwaarde: Ouders").click()
    expect(room.desk.get_by_text("Uit de groep Ouders")).to_be_visible()
    room.desk.get_by_label("Wat moet er veranderen?").press("Enter")
    expect(room.screen.locator(".fields__condition")).to_have_count(3)
    press(room.desk, "Escape")
    press(room.desk, "c")
    for at, each in enumerate(room.phones):
        for condition in ("Subsidies", "eigen bijdrage", "Ouders"):
            word = "Oneens" if condition == "Ouders" and at % 2 else "Eens"
            each.get_by_role("listitem").filter(has_text=condition).get_by_role("button", name=word, exact=True).tap()
    expect(room.screen.locator(".answered__words")).to_contain_text(str(PHONES))
    press(room.desk, "c")
    expect(room.screen.locator(".fields__condition").filter(has_text="Subsidies")).to_contain_text(f"{PHONES} van {PHONES} eens")
    expect(room.screen.locator(".fields__condition").filter(has_text="Ouders")).to_contain_text(f"{PHONES // 2} van {PHONES} eens · geen meerderheid")
    look_at(room.screen, "ideas-08-conditions")


def people_say_what_they_will_do(room: Room) -> None:
    go(room.desk, TITLES[2])
    for phone, what in zip(room.phones, OFFERED, strict=False):
        phone.get_by_label("Wat gaat u doen?").fill(what)
        phone.get_by_label("Wanneer?").fill("voor de zomer")
        phone.get_by_role("button", name="Bied dit aan").tap()
        expect(phone.get_by_role("listitem").filter(has_text=what)).to_be_visible()
    for what in OFFERED:
        room.desk.locator(".agreed-row").filter(has_text=what).get_by_role("button", name=re.compile("^Neem over: ")).click()
        expect(room.screen.get_by_text(what)).to_be_visible()
    look_at(room.screen, "ideas-09-agreements")
    look_at(room.desk, "ideas-10-agreements")
    go(room.desk, TITLES[3])
    press(room.desk, "w")
    expect(room.desk.get_by_label("Naar welke plaats of bijeenkomst?")).to_be_focused()
    room.desk.keyboard.type("Almere")
    room.desk.get_by_role("button", name="Geef het stokje door").click()
    expect(room.screen.get_by_role("heading", name="Almere")).to_be_visible()


def everybody_takes_home_what_came_of_it(room: Room) -> None:
    ending = room.desk.get_by_role("button", name=re.compile("^Beëindigen"))
    ending.hover()
    room.desk.mouse.down()
    room.desk.wait_for_timeout(2500)
    room.desk.mouse.up()
    for at, phone in enumerate(room.phones):
        phone.get_by_role("link", name="Bekijk wat het opleverde").tap()
        own = phone.get_by_role("region", name="Van u", exact=True)
        expect(own).to_contain_text(WRITTEN[at])
        for what in OFFERED:
            expect(phone.get_by_text(what).first).to_be_visible()
        expect(own.get_by_text(OFFERED[0])).to_have_count(1 if at == 0 else 0)
        for group in SAID:
            expect(phone.get_by_role("heading", name=group)).to_be_visible()
    look_at_phone(room.phones[0], "ideas-11-afterwards")
