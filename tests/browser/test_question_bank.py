"""A question goes from one evening into the bank, is asked in two, laid side by side, and asked again in other words."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from facilitator.language import translate
from tests.browser.look import NARROW_PHONE, check_both_schemes, check_in, check_sizes, look_at
from tests.browser.test_editor import FAULTY, Office, enter
from tests.support.axe import check_calm, check_forced_colours, check_keyboard, check_large_letters
from tests.support.browser import Hall
from tests.support.crowd import Crowd
from tests.support.server import Server
from tests.support.thorough import ONE_LANGUAGE
from tests.support.untranslated import check_language

QUESTION = {
    "nl": "Elke middelbare school neemt ook kinderen aan zonder schooladvies.",
    "en": "Elke middelbare school neemt ook ouderen aan zonder schooladvies.",
}
OTHER = {"nl": "Elke school neemt ook kinderen aan zonder advies.", "en": "Elke school neemt ook ouderen aan zonder advies."}
POLL = {"kind": "choice", "options": ["Mee eens", "Niet mee eens"], "close": "by_hand"}
PHONES = 5


def evening(server: Server, region: str, *steps: dict[str, Any]) -> dict[str, Any]:
    start = {"kind": "text", "title": "Inloop", "minutes": 5}
    return server.make({"title": f"Klassen {region}", "region": region, "date": "10 februari 2021", "language": "nl", "steps": [start, *steps]})


@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_one_question_in_two_evenings_side_by_side_and_then_in_other_words(hall: Hall, server: Server, language: str) -> None:
    first = evening(server, "Flevoland", {"kind": "poll", "title": "Stelling", "minutes": 3, "poll": {**POLL, "question": QUESTION[language]}})
    second = evening(server, "Drenthe")
    office = enter(hall, first, language)
    with hall.expecting(FAULTY):
        it_goes_into_the_bank(office)
        the_evening_asks_it(server, first, ["o1", "o1", "o1", "o2", "o2"])
        other = enter(hall, second, language, office.page)
        another_evening_takes_it_from_the_bank(other)
        the_evening_asks_it(server, second, ["o1", "o2", "o2", "o2", "o2"])
        both_stand_side_by_side(office)
        third = enter(hall, evening(server, "Zeeland"), language, office.page)
        other_words_become_the_next_version(third)
        the_evening_asks_it(server, third.made, ["o1", "o1", "o1", "o1", "o2"])
        the_other_words_stand_apart(office)


def it_goes_into_the_bank(office: Office) -> None:
    office.choose("Stelling")
    look_at(office.page)
    office.button("Put it in the question bank").click()
    standing = office.page.get_by_text(office.say("From the question bank, version {n}.", n=1))
    expect(standing).to_be_focused()
    office.expect_saved()
    look_at(office.page, "bank-1-editor")


def the_evening_asks_it(server: Server, made: dict[str, Any], answers: list[str]) -> None:
    with Crowd(server, made) as crowd:
        crowd.come(PHONES)
        crowd.desk("show.go", step="s2")
        crowd.each("answer", round="r1", choice=answers)
        crowd.desk("meetup.close")
        crowd.until("round/r1", lambda told: told and told["state"] == "closed" and told["results"]["total"] == PHONES)


def another_evening_takes_it_from_the_bank(office: Office) -> None:
    office.button("Add").click()
    item = office.page.locator(".add-item").filter(has=office.page.get_by_text(office.say("From the question bank"), exact=True))
    item.click()
    expect(item).to_have_attribute("aria-expanded", "true")
    office.field("Search the question bank").fill("nergens")
    expect(office.page.get_by_role("status").filter(has_text=office.say("No question has these words."))).to_be_visible()
    look_at(office.page)
    office.field("Search the question bank").fill(f"SCHOOLADVIES {QUESTION[office.language].split()[5]}")
    office.page.locator(".add-item--question").filter(has_text=QUESTION[office.language]).click()
    expect(office.field("Title")).to_be_focused()
    expect(office.field("Statement or question")).to_have_value(QUESTION[office.language])
    expect(office.page.get_by_text(office.say("From the question bank, version {n}.", n=1))).to_be_visible()
    office.expect_saved()


def both_stand_side_by_side(office: Office) -> None:
    page = office.page
    page.goto(f"{office.hall.base}/office/questions?lang={office.language}")
    look_at(page, narrow=NARROW_PHONE)
    page.get_by_role("link", name=QUESTION[office.language]).click()
    expect(page.get_by_role("link", name="Klassen Drenthe")).to_be_visible()
    look_at(page, "bank-2-question", NARROW_PHONE)
    page.get_by_role("link", name=office.say("Lay the answers side by side")).click()
    expect(page.locator(".rounds__title")).to_have_text(["Klassen Flevoland", "Klassen Drenthe"])
    rows = page.locator(".compared tbody tr")
    expect(rows.nth(0)).to_contain_text("60% (3)")
    expect(rows.nth(0)).to_contain_text(office.say("indicative: one phone, one vote"))
    expect(rows.nth(1)).to_contain_text("20% (1)")
    expect(rows.nth(1)).to_contain_text("80% (4)")
    expect(page.locator("del, ins")).to_have_count(0)
    look_at(page, "bank-3-side-by-side", NARROW_PHONE)


def other_words_become_the_next_version(office: Office) -> None:
    another_evening_takes_it_from_the_bank(office)
    office.field("Statement or question").fill(OTHER[office.language])
    warning = office.page.get_by_text(
        translate(office.language, "Other words: this becomes version {next}. Results of version {last} and {next} can't simply be compared.", next=2, last=1)
    )
    expect(warning).to_be_visible()
    office.expect_saved()
    look_at(office.page, "bank-4-other-words")
    office.field("Statement or question").fill(QUESTION[office.language])
    expect(warning).to_be_hidden()
    expect(office.page.get_by_text(office.say("From the question bank, version {n}.", n=1))).to_be_visible()
    office.field("Statement or question").fill(OTHER[office.language])
    expect(warning).to_be_visible()
    office.button("Save as version {n}", n=2).click()
    expect(office.page.get_by_text(office.say("From the question bank, version {n}.", n=2))).to_be_focused()
    office.expect_saved()
    office.button("Make it a question of its own").click()
    expect(office.button("Put it in the question bank")).to_be_focused()
    office.expect_saved()
    office.button("Put it in the question bank").click()
    expect(office.page.get_by_text(office.say("From the question bank, version {n}.", n=2))).to_be_visible()
    office.expect_saved()


def the_other_words_stand_apart(office: Office) -> None:
    page = office.page
    page.goto(f"{office.hall.base}/office/questions")
    page.get_by_role("link", name=OTHER[office.language]).click()
    page.get_by_role("link", name=office.say("Lay the answers side by side")).click()
    newest, before = page.locator(".wording").nth(0), page.locator(".wording").nth(1)
    expect(newest.locator(".rounds__title")).to_have_text(["Klassen Zeeland"])
    expect(before.locator(".rounds__title")).to_have_text(["Klassen Flevoland", "Klassen Drenthe"])
    expect(before).to_contain_text(office.say("These words differ from version {n}. The results can't simply be compared.", n=2))
    expect(before.locator("del")).to_have_text([re.compile("middelbare$"), re.compile(r"schooladvies\.$")])
    expect(before.locator("ins")).to_have_text([re.compile(r"advies\.$")])
    check_everything(page)


def check_everything(page: Page) -> None:
    for check in (
        check_language,
        check_both_schemes,
        check_sizes,
        check_in(1024, NARROW_PHONE),
        check_large_letters,
        check_calm,
        check_forced_colours,
        check_keyboard,
    ):
        check(page)
    look_at(page, "bank-5-other-words-apart", NARROW_PHONE)


def test_the_bank_works_without_a_script(hall: Hall, server: Server) -> None:
    office = hall.watch(hall.browser.new_context(locale="nl-NL", java_script_enabled=False).new_page())
    office.goto(f"{hall.base}/office/login")
    office.locator("input[name=token]").fill("a-token-that-only-tests-know")
    office.locator("button[type=submit]").click()
    office.get_by_role("link", name="Vragenbank").click()
    office.get_by_role("link", name="Nieuwe vraag").click()
    office.get_by_label("Soort vraag").select_option("scale")
    office.get_by_role("button", name="Neem deze soort").click()
    office.get_by_label("Stelling of vraag").fill("Hoeveel vertrouwen hebt u zonder script?")
    office.get_by_label("Tot en met (hoogstens 10)").fill("twaalf")
    with hall.expecting(FAULTY):
        office.get_by_role("button", name="Zet in de bank").click()
        expect(office.get_by_text("Moet een getal zijn")).to_be_visible()
    expect(office.get_by_label("Stelling of vraag")).to_have_value("Hoeveel vertrouwen hebt u zonder script?")
    office.get_by_label("Tot en met (hoogstens 10)").fill("7")
    office.get_by_role("button", name="Zet in de bank").click()
    expect(office.get_by_text("De vraag staat in de bank.")).to_be_visible()
    expect(office.get_by_text("1 · 2 · 3 · 4 · 5 · 6 · 7")).to_be_visible()
    office.get_by_role("button", name="Archiveren").click()
    expect(office.get_by_role("button", name="Terughalen")).to_be_visible()
    look_at(office, narrow=NARROW_PHONE)
    office.get_by_role("link", name="Vragenbank").first.click()
    office.get_by_role("link", name=re.compile("gearchiveerde vra")).click()
    look_at(office, narrow=NARROW_PHONE)
    office.get_by_role("link", name="Hoeveel vertrouwen hebt u zonder script?").click()
    office.get_by_role("button", name="Terughalen").click()
    expect(office.get_by_text("De vraag staat weer in de bank.")).to_be_visible()
