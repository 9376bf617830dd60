"""Every kind of question, from the phone, with and without script, to the screen and the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.look import look_at, look_at_phone, picture
from tests.support.browser import Hall
from tests.support.crowd import Crowd
from tests.support.server import Server

OPTIONS = ["Loten bij te weinig plaats", "Een brugklas van twee jaar", "Gemengde klassen", "Meer tijd voor ieder kind"]
IDS = ["o1", "o2", "o3", "o4"]
WORDS = [
    "kansen",
    "kansen",
    "thuistaal",
    "ongelijkheid",
    "vertrouwen",
    "tijd",
    "advies",
    "ouders",
    "kansen",
    "vertrouwen",
    "leraren",
    "later kiezen",
    "gemengd",
    "lef",
]
TEXTS = ["Dat mijn zoon een half jaar te jong was voor de toets.", "Een juf die niet opgaf.", "De lijst stond online, maar alleen in het Nederlands."]
PEOPLE = 24


@dataclass(frozen=True)
class Kind:
    """`answer` fills in a form of a page, `said` is how its receipt tells it; `others` are what the room sends."""

    name: str
    question: str
    poll: dict[str, Any]
    answer: Callable[[Page, bool], None]
    said: str
    others: list[Any]
    seen: str  # on the screen, in the end

    @property
    def button(self) -> str:
        """What sends it: one votes for what others wrote, and sends what is one's own."""
        return "Stem" if self.name in ("choice", "choices", "scale") else "Verstuur"


def check(phone: Page, script: bool) -> None:
    for label in OPTIONS[1:3]:
        phone.get_by_role("checkbox", name=label).check()


def point(phone: Page, script: bool) -> None:
    phone.get_by_role("radio", name="4", exact=True).check()


def rank(phone: Page, script: bool) -> None:
    for place, at in enumerate((2, 0, 1, 3), 1):
        if script:
            phone.get_by_role("button", name=OPTIONS[at], exact=True).tap()
        else:
            phone.get_by_label(f"Plaats {place}").select_option(label=OPTIONS[at])


def words(phone: Page, script: bool) -> None:
    phone.get_by_label("Woord 1").fill("Kansen")
    phone.get_by_label("Woord 2").fill("lef")


def number(phone: Page, script: bool) -> None:
    phone.get_by_label("Een getal van 0 tot en met 100").fill("12,5")


def text(phone: Page, script: bool) -> None:
    phone.get_by_label("Uw antwoord").fill("Een juf die niet opgaf.")


def points(phone: Page, script: bool) -> None:
    for at, given in ((0, "60"), (2, "40")):
        phone.get_by_label(OPTIONS[at], exact=True).fill(given)


KINDS = [
    Kind(
        "choices",
        "Wat helpt het meest?",
        {"options": OPTIONS, "most": 2},
        check,
        f"{OPTIONS[1]}, {OPTIONS[2]}",
        [["o1", "o2"], ["o2"], ["o3", "o2"]],
        OPTIONS[1],
    ),
    Kind(
        "scale",
        "Het schooladvies moet later komen.",
        {"to": 5, "low": "Helemaal niet mee eens", "high": "Helemaal mee eens", "unsure": "Weet ik niet"},
        point,
        "4",
        [4, 5, 4, 2, 3, 5, "unsure", 4, 1],
        "Helemaal mee eens",
    ),
    Kind(
        "rank",
        "Wat moet eerst?",
        {"options": OPTIONS},
        rank,
        f"1. {OPTIONS[2]}, 2. {OPTIONS[0]}",
        [["o2", "o1", "o3", "o4"], ["o2", "o3", "o1", "o4"], ["o4", "o2", "o1", "o3"]],
        OPTIONS[1],
    ),
    Kind("words", "Welk woord blijft hangen?", {}, words, "Kansen, lef", [[word] for word in WORDS], "thuistaal"),
    Kind(
        "number",
        "Hoeveel procent van de kinderen krijgt een te laag advies?",
        {"decimals": 1, "unit": "%"},
        number,
        "12,5 %",
        [5, 10, 10, 12.5, 20, 25, 30, 33, 40, 60],
        "10–14,9",
    ),
    Kind("text", "Wat gebeurde er bij u?", {}, text, TEXTS[1], TEXTS, TEXTS[1]),
    Kind(
        "points",
        "Waar moet het geld heen?",
        {"options": OPTIONS},
        points,
        f"{OPTIONS[0]}: 60, {OPTIONS[2]}: 40",
        [{"o1": 50, "o2": 50}, {"o2": 70, "o4": 30}, {"o2": 20, "o3": 80}],
        OPTIONS[1],
    ),
]


def programme(kind: Kind) -> dict[str, Any]:
    poll = {"kind": kind.name, "question": kind.question, "close": "by_hand", **kind.poll}
    return {"title": "Klassen Lelystad", "language": "nl", "practice": None, "steps": [{"kind": "poll", "title": kind.question, "minutes": 3, "poll": poll}]}


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_a_question_goes_from_the_phone_to_the_screen(hall: Hall, server: Server, kind: Kind) -> None:
    made = server.make(programme(kind))
    desk, screen, phone, plain = hall.laptop(), hall.laptop(), hall.phone(), hall.phone(script=False)
    for page, url in ((desk, "desk_url"), (screen, "screen_url"), (phone, "phone_url")):
        page.goto(hall.address(made[url]))
    with Crowd(server, made) as crowd:
        crowd.come(PEOPLE)
        crowd.desk("show.go", step="s1")
        plain.goto(hall.address(made["phone_url"]))
        answer(phone, kind, script=True)
        with hall.expecting("422"):
            answer(plain, kind, script=False)
        look_at(screen)
        crowd.each("answer", round="r1", choice=kind.others)
        if kind.name == "text":
            desk.get_by_role("button", name=f"Toelaten: {TEXTS[1]}").click()
        desk.get_by_role("button", name="Sluit").first.click()
        expect(screen.get_by_role("figure")).to_contain_text(kind.seen)
        expect(screen.get_by_role("figure")).to_contain_text(f"{PEOPLE + 2} antwoorden")
        screen.wait_for_timeout(500)
        look_at(screen, f"screen-results-{kind.name}")
        look_at(desk, f"desk-results-{kind.name}")
        if kind.name == "scale":
            check_ends(screen)
            check_ends(desk)
        if kind.name != "text":
            expect(phone.get_by_role("figure")).to_contain_text("Uw antwoord")
        look_at_phone(phone, f"phone-results-{kind.name}")
        plain.reload()
        expect(plain.locator("main")).to_contain_text(kind.said)
        if kind.name != "text":
            assert figure_words(plain) == figure_words(phone), "with and without script the same"


def check_ends(page: Page) -> None:
    """The names of the ends begin and end where the points do, beside the column of who does not know."""
    columns, ends = page.locator(".columns__column"), page.locator(".columns__points > span")
    assert "--apart" in (columns.last.get_attribute("class") or "")
    first, last, low, high = (
        found.evaluate("(node) => node.getBoundingClientRect().toJSON()") for found in (columns.first, columns.nth(4), ends.first, ends.last)
    )
    assert abs(low["left"] - first["left"]) < 1.5
    assert abs(high["right"] - last["right"]) < 1.5


def answer(page: Page, kind: Kind, script: bool) -> None:
    expect(page.get_by_role("heading", name=kind.question)).to_be_visible()
    page.get_by_role("button", name=kind.button, exact=True).tap()
    expect(page.locator(".fault:visible")).to_have_count(1)
    if script:
        picture(page, f"phone-fault-{kind.name}")
    kind.answer(page, script)
    look_at_phone(page, f"phone-{kind.name}" if script else "")
    page.get_by_role("button", name=kind.button, exact=True).tap()
    expect(page.locator(".own-answer")).to_contain_text(kind.said)
    (page.get_by_role("button", name="Wijzig") if script else page.get_by_role("link", name="Wijzig")).tap()
    page.get_by_role("button", name="Wijzig mijn antwoord").tap()
    expect(page.locator(".own-answer")).to_contain_text(kind.said)


def figure_words(page: Page) -> str:
    return " ".join(page.get_by_role("figure").inner_text().split())
