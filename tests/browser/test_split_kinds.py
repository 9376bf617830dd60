"""Rankings, numbers and points by role, and who now puts something else first; the desk says of words why they are not split."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.look import look_at, look_at_phone
from tests.browser.test_splits import LEAST_TYPE, vote
from tests.support.axe import small_letters
from tests.support.browser import Hall
from tests.support.crowd import Crowd
from tests.support.server import Server

OPTIONS = ["Meer tijd in de klas", "Later kiezen", "Gemengde klassen"]
RANK = {"kind": "rank", "question": "Wat moet er eerst gebeuren?", "options": OPTIONS}
NUMBER = {"kind": "number", "question": "Hoeveel van de honderd kinderen krijgen bijles?", "unit": "kinderen"}
POINTS = {"kind": "points", "question": "Waar gaat het geld heen?", "options": OPTIONS}
WORDS = {"kind": "words", "question": "In één woord: wat is er nodig?"}
STEPS = [
    {"kind": "poll", "title": title, "poll": poll} for title, poll in (("Eerst", RANK), ("Getal", NUMBER), ("Punten", POINTS), ("Woord", WORDS), ("Nu", RANK))
]
EVENING: dict[str, Any] = {"title": "Klassen Lelystad", "language": "nl", "roles": ["docent", "ouder"], "steps": STEPS}
OVER = "() => [...document.querySelectorAll('.poll__round .results--rank .results__figures')].some((each) => each.scrollWidth > each.clientWidth + 1)"
ROLES = ["docent"] * 60 + ["ouder"] * 40
TIME, LATER, MIXED = ["o1", "o2", "o3"], ["o2", "o3", "o1"], ["o3", "o1", "o2"]
MOVES = ((TIME, (30, 6, 12)), (LATER, (6, 15, 9)), (MIXED, (5, 6, 11)))  # from what was first, to each of them
FIRST = [first for first, moves in MOVES for number in moves for _ in range(number)]
NOW = [now for _, moves in MOVES for now, number in zip((TIME, LATER, MIXED), moves, strict=True) for _ in range(number)]
NUMBERS = [*[5] * 24, *[18] * 20, *[25] * 16, *[5] * 6, *[18] * 10, *[40] * 24]
DIVIDED = [*[{"o1": 60, "o2": 40}] * 40, *[{"o2": 50, "o3": 50}] * 20, *[{"o3": 80, "o1": 20}] * 25, *[{"o1": 100}] * 15]


def test_rankings_numbers_and_points_are_laid_side_by_side_and_words_are_not(hall: Hall, server: Server) -> None:
    made = server.make(EVENING)
    desk, screen, phone, plain = hall.laptop(), hall.laptop((1280, 720)), hall.phone(), hall.phone(script=False)
    desk.goto(hall.address(made["desk_url"]))
    screen.goto(hall.address(made["screen_url"]))
    for page in (phone, plain):
        page.goto(hall.address(made["phone_url"]))
    with Crowd(server, made) as crowd:
        crowd.come(len(ROLES))
        crowd.each("me.describe", role=ROLES)
        vote(crowd, "s1", FIRST)
        desk.get_by_role("tab", name="Stemming").click()
        numbers(crowd, desk, screen, phone, plain)
        points(crowd, screen)
        words(crowd, desk)
        now_first(crowd, desk, screen, phone)


def numbers(crowd: Crowd, desk: Page, screen: Page, phone: Page, plain: Page) -> None:
    vote(crowd, "s2", NUMBERS)
    desk.get_by_role("button", name="Per rol en tafel").first.click()
    desk.get_by_role("button", name="Per rol", exact=True).first.click()
    expect(screen.get_by_role("figure")).to_contain_text("De middelste – docent: 10–19 kinderen · ouder: 20–100 kinderen")
    assert small_letters(screen, LEAST_TYPE) == []
    look_at(screen, "screen-numbers-by-role")
    table = desk.get_by_role("table", name=NUMBER["question"]).filter(has_text="docent")
    assert table.get_by_role("row").first.inner_text().split() == ["Antwoord", "docent", "ouder", "De", "hele", "zaal"]
    look_at(desk, "desk-numbers-by-role")
    expect(phone.get_by_role("figure")).to_contain_text("samen geteld")
    plain.reload()
    said = [" ".join(page.get_by_role("figure").inner_text().split()).partition("Per rol")[2] for page in (phone, plain)]
    assert said[0] == said[1], "with and without script the same"
    look_at_phone(phone, "phone-numbers-by-role")


def points(crowd: Crowd, screen: Page) -> None:
    vote(crowd, "s3", DIVIDED)
    crowd.desk("round.view", view="role")
    expect(screen.get_by_role("figure")).to_contain_text("Geteld is waar ieder de meeste punten aan gaf.")
    assert small_letters(screen, LEAST_TYPE) == []
    look_at(screen, "screen-points-by-role")


def words(crowd: Crowd, desk: Page) -> None:
    vote(crowd, "s4", [["tijd"], ["rust"], ["geld"]])
    expect(desk.get_by_text("Deze vraag is niet per rol of tafel te zien")).to_be_visible()
    look_at(desk, "desk-words-not-split")


def now_first(crowd: Crowd, desk: Page, screen: Page, phone: Page) -> None:
    vote(crowd, "s5", NOW)
    desk.get_by_role("button", name="Per rol en tafel").first.click()
    desk.get_by_role("button", name="Wie van mening veranderde").first.click()
    figure = screen.get_by_role("figure")
    expect(figure).to_contain_text("44 van de 100 zetten nu iets anders bovenaan; 21 stapten over naar “Gemengde klassen”")
    expect(figure).to_contain_text("Geteld is wat ieder bovenaan zette.")
    assert small_letters(screen, LEAST_TYPE) == []
    look_at(screen, "screen-ranking-shift")
    expect(desk.get_by_text("Vraag de verschuivers: 21 zetten nu “Gemengde klassen” bovenaan.")).to_be_visible()
    look_at(desk, "desk-ranking-shift")
    assert not desk.evaluate(OVER), "the figures of a ranking stand beside its bars"
    expect(phone.get_by_role("figure")).to_contain_text("zetten nu iets anders bovenaan")
    look_at_phone(phone, "phone-ranking-shift")
