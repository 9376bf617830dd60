"""From ideas to agreements, the last hour of an evening: twenty phones write, an operator sorts by keyboard alone, the room puts dots, names its conditions,
agrees on who does what, and takes home a page that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.look import look_at, look_at_phone
from tests.browser.moments import go, write_idea
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
    expect(room.operator.get_by_role("tab", name="Groepen")).to_have_attribute("aria-selected", "true")
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
    room.desk.get_by_role("tab", name="Groepen").click()
    room.desk.get_by_role("button", name="de groepen").click()
    for group in SAID:
        expect(room.screen.get_by_role("heading", name=group)).to_be_visible()
    look_at(room.screen, "ideas-04-groups")
