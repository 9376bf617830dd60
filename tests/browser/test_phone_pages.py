"""The pages of a phone beside the evening, and those that refuse a form, can be used by everyone: both languages, light and dark, narrow, large, by keyboard.

Such a page has no script of its own, and the checks need one: the server's answer is shown to a browser that runs the checks.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.look import NARROW_PHONE, check_both_schemes, check_in, check_sizes, look_at_each
from tests.support.axe import check_calm, check_forced_colours, check_keyboard, check_large_letters
from tests.support.browser import Hall
from tests.support.crowd import Crowd
from tests.support.server import Server
from tests.support.stage import PROGRAMME
from tests.support.untranslated import check_language
from tests.web.phone import Page as Read
from tests.web.phone import Phone, joined

TOLD_SECONDS = 0.3  # phones are told at most four times a second
ELSEWHERE = {"Origin": "https://elsewhere.example"}
Pages = dict[str, str]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Pages]]:
    """By language, the HTML of each page by what it is."""
    with Server(Path(tmp_path_factory.mktemp("full")), CONNECTIONS="3") as server:
        yield {language: collect(server, language) for language in ("nl", "en")}


def collect(server: Server, language: str) -> Pages:
    made = server.make({**PROGRAMME, "language": language})
    with Crowd(server, made) as crowd:
        crowd.desk("show.go", step="s2")
        time.sleep(TOLD_SECONDS)
        found, phone = at_the_question(server, made["code"], language)
        crowd.desk("show.go", step="s4")
        time.sleep(TOLD_SECONDS)
        found |= at_the_ideas(phone)
        crowd.come(2)
        found["the meetup is full"] = somebody(server, made["code"], language).ask("GET", phone.path).text
    return found | beside(server, phone)


def somebody(server: Server, code: str, language: str) -> Phone:
    phone = Phone(server, code)
    phone.cookies["facilitator_language"] = language
    return phone


def at_the_question(server: Server, code: str, language: str) -> tuple[Pages, Phone]:
    phone = joined(server, code)
    phone.cookies["facilitator_language"] = language
    nothing = phone.get(f"{phone.path}/me").html
    form = phone.get().form("answer")
    found = {"nothing is stored": nothing, "nothing was chosen": phone.refused(form)[1].html}
    phone.do(form, choice="o1")
    phone.do(phone.get().form("me.describe"), role="docent")
    return found, phone


def at_the_ideas(phone: Phone) -> Pages:
    form = phone.get().form("idea.add")
    found = {
        "no words": phone.refused(form, theme="oorzaak", text=" ")[1].html,
        "too many words": phone.refused(form, theme="oorzaak", text="a" * 401)[1].html,
        "another site": phone.refused(form, ELSEWHERE, theme="oorzaak", text="Een idee")[1].html,
    }
    phone.do(form, theme="oorzaak", text="Een idee")
    return found


def beside(server: Server, phone: Phone) -> Pages:
    wrong = somebody(server, "100001", phone.cookies["facilitator_language"])
    found = {
        "what is stored": phone.get(f"{phone.path}/me").html,
        "before it is erased": phone.get(f"{phone.path}/me/forget").html,
        "a code": wrong.get("/").html,
        "a wrong code": wrong.ask("GET", wrong.path).text,
    }
    phone.send(Read(found["before it is erased"]).forms[0])
    return {**found, "it is erased": phone.get(f"{phone.path}/me/forgotten").html}


def walk(hall: Hall, phone: Page, pages: Pages, language: str = "nl") -> Iterator[str]:
    shown = ""
    hall.let_static_through(phone)
    phone.route("**/as-it-was", lambda route: route.fulfill(body=shown, content_type="text/html; charset=utf-8"))
    with hall.expecting("404"):
        phone.context.add_cookies([{"name": "facilitator_language", "value": language, "url": hall.base}])
        phone.goto(f"{hall.base}/nowhere")
        yield "no such page"
    for what, shown in pages.items():  # noqa: B007 (the route reads it)
        phone.goto(f"{hall.base}/as-it-was")
        yield what


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_page_can_be_used_in_light_and_dark_and_speaks_one_language(hall: Hall, pages: dict[str, Pages], language: str) -> None:
    phone = hall.phone()
    look_at_each(phone, walk(hall, phone, pages[language], language), check_language, check_both_schemes)


def test_each_page_fits_keeps_still_shows_all_in_forced_colours_and_goes_by_keyboard(hall: Hall, pages: dict[str, Pages]) -> None:
    phone = hall.phone()
    fits = (check_sizes, check_large_letters, check_in(NARROW_PHONE))
    look_at_each(phone, walk(hall, phone, pages["nl"]), *fits, check_calm, check_forced_colours, check_keyboard)
