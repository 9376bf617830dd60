"""A phone without JavaScript takes part in everything, beside one with it, and both say the same words in the same places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from facilitator.web.phone_sheet import phone_sheet
from tests.browser.evening import EVENING, HOMEWORK, LATER_ADVICE, NO, QUESTION, YES
from tests.browser.look import look_at_phone
from tests.browser.moments import choose, expect_answer, expect_title, go, idea, press, vote, write_idea
from tests.support.browser import Hall
from tests.support.clip import Clip
from tests.support.server import Server

REFUSED = "404|409|422"
SCRIPT_CAME = "() => document.querySelectorAll('.by-itself').forEach((node) => (node.style.visibility = 'visible'))"  # it kept its place until then
WITHOUT_SCRIPT = re.compile(r"<script.*?</script>|</?noscript>|<link [^>]*phone\.css[^>]*>", re.DOTALL)
SETTLED_MS = 400  # phones are told at most four times a second


@dataclass(frozen=True)
class Evening:
    """Sien's phone runs no scripts, Anna's does. `mirror` shows Sien's page to what looks at it."""

    hall: Hall
    made: dict[str, Any]
    desk: Page
    sien: Page
    anna: Page
    mirror: Page

    @property
    def address(self) -> str:
        return f"{self.hall.base}/{self.made['code']}"


@pytest.fixture
def evening(hall: Hall, server: Server, clip: Clip) -> Evening:
    for file in (clip.video, clip.captions):
        assert server.put_media(file.name, file.read_bytes()).status == 201
    made = server.make(EVENING)
    evening = Evening(hall, made, hall.laptop(), hall.phone(script=False), hall.phone(), hall.phone("dark"))
    evening.desk.goto(hall.address(made["desk_url"]))
    hall.let_static_through(evening.mirror)
    return evening


def test_an_evening_on_a_phone_without_javascript(evening: Evening) -> None:
    she_comes_in_by_the_code(evening)
    she_tries_her_phone_and_says_her_role(evening)
    she_reads_along(evening)
    she_votes_and_changes_her_vote(evening)
    she_sees_the_result_with_her_own_answer(evening)
    she_watches_the_fragment(evening)
    she_writes_an_idea_and_takes_it_back(evening)
    she_weighs_an_idea_of_another(evening)
    she_reads_on_in_english(evening)
    the_evening_ends(evening)
    she_sees_her_data_and_erases_it(evening)


def refresh(phone: Page, name: str = "Vernieuw") -> None:
    phone.wait_for_timeout(SETTLED_MS)
    phone.get_by_role("link", name=name, exact=True).tap()


def look(evening: Evening, name: str = "") -> None:
    """Sien's page as it is; and the same HTML on a phone with scripts, for the checks that need some."""
    look_at_phone(evening.sien, name)
    html = WITHOUT_SCRIPT.sub("", evening.sien.content()).replace("</head>", f"<style>{phone_sheet()}</style></head>")
    evening.mirror.route(evening.sien.url, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"), times=1)
    evening.mirror.goto(evening.sien.url)
    look_at_phone(evening.mirror)


def she_comes_in_by_the_code(evening: Evening) -> None:
    sien = evening.sien
    with evening.hall.expecting(REFUSED):
        sien.goto(f"{evening.hall.base}/100001")
        expect(sien.get_by_role("alert")).to_contain_text("geen bijeenkomst")
    look(evening)
    sien.get_by_label("Code van zes cijfers").fill(evening.made["code"])
    sien.get_by_role("button", name="Doe mee").tap()
    expect_title(sien, "U bent erbij")
    expect(sien.get_by_text("Deze pagina gaat vanzelf verder")).to_be_hidden()
    look(evening)


def she_tries_her_phone_and_says_her_role(evening: Evening) -> None:
    sien = evening.sien
    evening.anna.goto(evening.address)
    choose(sien, "Met bus of trein")
    sien.get_by_role("button", name="Stem").tap()
    expect_answer(sien, "Met bus of trein")
    expect(sien.locator("meta[http-equiv=refresh]")).to_have_count(0)
    ouder = sien.get_by_role("button", name="ouder", exact=True)
    ouder.tap()
    expect(ouder).to_have_attribute("aria-pressed", "true")
    expect(sien.locator("meta[http-equiv=refresh]")).to_have_count(1)
    expect(evening.desk.get_by_text("Aanwezig 2")).to_be_visible()
    sien.get_by_role("link", name="Niet meer vanzelf vernieuwen").tap()
    expect(sien.locator("meta[http-equiv=refresh]")).to_have_count(0)
    look(evening)


def she_reads_along(evening: Evening) -> None:
    go(evening.desk, "Welkom")
    refresh(evening.sien)
    expect_title(evening.sien, "Welkom")
    expect(evening.sien.get_by_text("Vanavond kijken we samen")).to_be_visible()
    look(evening)


def she_votes_and_changes_her_vote(evening: Evening) -> None:
    sien = evening.sien
    go(evening.desk, "Stelling")
    refresh(sien)
    expect_title(sien, QUESTION)
    look(evening)
    with evening.hall.expecting(REFUSED):
        sien.get_by_role("button", name="Stem").tap()
        expect(sien.get_by_role("alert")).to_have_text("Kies eerst een antwoord.")
    look(evening)
    vote(sien, YES)
    sien.get_by_role("link", name="Wijzig", exact=True).tap()
    expect(sien.get_by_role("radio", name=YES, exact=True)).to_be_checked()
    look(evening)
    choose(sien, NO)
    sien.get_by_role("button", name="Wijzig mijn antwoord").tap()
    expect_answer(sien, NO)
    vote(evening.anna, YES)


def she_sees_the_result_with_her_own_answer(evening: Evening) -> None:
    sien = evening.sien
    press(evening.desk, "c")
    expect(evening.anna.get_by_text("In totaal: 2, indicatief.")).to_be_visible()
    refresh(sien)
    own = sien.get_by_role("listitem").filter(has_text="uw antwoord")
    expect(own).to_contain_text(NO)
    expect(own).to_contain_text("50%")
    expect(sien.get_by_text(f"In totaal: 2, indicatief. Uw antwoord: {NO}")).to_be_visible()
    look(evening)


def she_watches_the_fragment(evening: Evening) -> None:
    go(evening.desk, "Het advies")
    refresh(evening.sien)
    expect(evening.sien.get_by_text("Een kind huilt in dit fragment.")).to_be_visible()
    look(evening)


def she_writes_an_idea_and_takes_it_back(evening: Evening) -> None:
    sien, anna = evening.sien, evening.anna
    go(evening.desk, "Wat moet er anders?")
    refresh(sien)
    sien.get_by_label("Uw idee").fill(LATER_ADVICE)
    with evening.hall.expecting(REFUSED):
        sien.get_by_role("button", name="Verstuur mijn idee").tap()
        expect(sien.get_by_role("alert")).to_contain_text("thema")
    expect(sien.get_by_label("Uw idee")).to_have_value(LATER_ADVICE)
    look(evening)
    write_idea(sien, "oplossing", LATER_ADVICE)
    expect(idea(sien, LATER_ADVICE)).to_contain_text("Voor iedereen te zien")
    expect(idea(anna, LATER_ADVICE)).to_be_visible()
    idea(sien, LATER_ADVICE).get_by_role("link", name="Trek in").tap()
    sure = sien.get_by_role("button", name="Tik nog eens om in te trekken")
    expect(sure).to_be_visible()
    look(evening)
    sure.tap()
    expect(sien.get_by_text(LATER_ADVICE)).to_have_count(0)
    expect(idea(anna, LATER_ADVICE)).to_have_count(0)
    write_idea(sien, "oorzaak", LATER_ADVICE)


def she_weighs_an_idea_of_another(evening: Evening) -> None:
    sien = evening.sien
    write_idea(evening.anna, "oplossing", HOMEWORK)
    refresh(sien)
    for word, pressed in (("Eens", "Eens"), ("Oneens", "Oneens"), ("Oneens", "")):
        idea(sien, HOMEWORK).get_by_role("button", name=word, exact=True).tap()
        expect(idea(sien, HOMEWORK).locator("[aria-pressed=true]")).to_have_text([pressed] if pressed else [])
    idea(sien, HOMEWORK).get_by_role("button", name="Eens", exact=True).tap()
    expect(idea(sien, HOMEWORK).locator("[aria-pressed=true]")).to_have_text("Eens")
    look(evening)


def she_reads_on_in_english(evening: Evening) -> None:
    sien = evening.sien
    sien.get_by_role("link", name="EN, English").tap()
    expect(sien.get_by_label("Your idea")).to_be_visible()
    expect(idea(sien, HOMEWORK).locator(".words")).to_have_attribute("lang", "nl")
    look(evening)
    sien.get_by_role("link", name="My data").tap()
    expect_title(sien, "My data")
    look(evening)
    sien.get_by_role("link", name="NL, Nederlands").tap()
    expect_title(sien, "Mijn gegevens")
    sien.get_by_role("link", name="Terug naar de avond").tap()
    expect_title(sien, "Wat moet er anders?")


def the_evening_ends(evening: Evening) -> None:
    go(evening.desk, "Tot slot")
    refresh(evening.sien)
    expect(evening.sien.get_by_text("Wat neemt u mee naar uw eigen school?")).to_be_visible()
    end(evening)
    refresh(evening.sien)
    expect_title(evening.sien, "Dank u wel voor het meedenken")
    look(evening)
    evening.sien.get_by_role("link", name="Bekijk wat het opleverde").tap()
    expect(evening.sien.get_by_role("region", name="Van u", exact=True)).to_contain_text("Uw ideeën")
    evening.sien.go_back()


def end(evening: Evening) -> None:
    """The button of the desk that is held for two seconds."""
    evening.desk.get_by_role("button", name="Beëindigen").hover()
    evening.desk.mouse.down()
    expect(evening.desk.get_by_role("dialog")).to_be_visible()
    evening.desk.mouse.up()
    evening.desk.get_by_role("button", name="Toch beëindigen").click()
    expect_title(evening.anna, "Dank u wel voor het meedenken")


def she_sees_her_data_and_erases_it(evening: Evening) -> None:
    sien = evening.sien
    sien.get_by_role("link", name="Mijn gegevens").tap()
    for said in ("Uw rol: ouder", QUESTION, NO, LATER_ADVICE, HOMEWORK):
        expect(sien.get_by_text(said, exact=True).first).to_be_visible()
    look(evening)
    sien.get_by_role("link", name="Wis mijn gegevens").tap()
    expect(sien.get_by_text("uw 2 ideeën, met alle woorden")).to_be_visible()
    look(evening)
    sien.get_by_role("button", name="Wis het voorgoed").tap()
    expect_title(sien, "Uw gegevens zijn gewist")
    look(evening)
    sien.get_by_role("link", name="Doe weer mee").tap()
    expect_title(sien, "Dank u wel voor het meedenken")
    expect(sien.locator("dd")).to_have_count(0)


# my data, with a script


def test_a_phone_with_a_script_erases_its_data_too(evening: Evening) -> None:
    anna = evening.anna
    anna.goto(evening.address)
    anna.get_by_role("button", name="docent", exact=True).tap()
    expect(anna.get_by_role("button", name="docent", exact=True)).to_have_attribute("aria-pressed", "true")
    anna.get_by_role("link", name="Mijn gegevens").tap()
    expect(anna.get_by_text("Uw rol: docent")).to_be_visible()
    anna.get_by_role("link", name="Wis mijn gegevens").tap()
    anna.get_by_role("button", name="Wis het voorgoed").tap()
    anna.get_by_role("link", name="Doe weer mee").tap()
    expect(anna.get_by_role("button", name="docent", exact=True)).to_have_attribute("aria-pressed", "false")


# the same words in the same place

DRAWN = """() => {
    scrollTo(0, 0);
    document.querySelectorAll("noscript, .refresh").forEach((node) => node.remove());
    const stage = document.getElementById("stage");
    const words = (node) => node.innerText.replace(/\\s+/g, " ").trim();
    const nodes = stage.querySelectorAll("h2, h3, p, .choice, .chip, .button, .state, .bar, .idea, .card, textarea");
    const seen = [...nodes].filter((node) => node.getClientRects().length);
    return [words(stage), ...seen.map((node) => {
        const box = node.getBoundingClientRect();
        return [words(node), Math.round(box.left), Math.round(box.top), Math.round(box.width), Math.round(box.height)].join(" | ");
    })];
}"""


def test_the_script_draws_what_stands_there_already(evening: Evening) -> None:
    """Word for word and place for place, so that nothing moves under a finger when it takes the page over."""
    desk, anna, bram = evening.desk, evening.anna, evening.sien
    for phone in (anna, bram):
        phone.goto(evening.address)
    expect_same(evening, "waiting")
    vote(anna, "Met de auto", "Stem")
    anna.get_by_role("button", name="ouder", exact=True).tap()
    expect_same(evening, "waiting, answered")
    go(desk, "Welkom")
    expect_same(evening, "text")
    go(desk, "Stelling")
    expect_same(evening, "choosing")
    vote(anna, NO)
    expect_same(evening, "received")
    press(desk, "c")
    expect(anna.get_by_text("In totaal: 1, indicatief.")).to_be_visible()
    expect_same(evening, "results")
    go(desk, "Het advies")
    expect_same(evening, "fragment")
    go(desk, "Wat moet er anders?")
    refresh(bram)
    write_idea(bram, "gevolg", HOMEWORK)
    write_idea(anna, "oplossing", LATER_ADVICE)
    idea(anna, HOMEWORK).get_by_role("button", name="Oneens").tap()
    expect(idea(anna, HOMEWORK).locator("[aria-pressed=true]")).to_have_text("Oneens")
    expect_same(evening, "ideas")
    anna.get_by_role("link", name="EN, English").tap()
    expect_same(evening, "ideas in English")
    anna.get_by_role("link", name="NL, Nederlands").tap()
    end(evening)
    expect_same(evening, "over")


def expect_same(evening: Evening, state: str) -> None:
    """Anna's page as the server made it, and as her script draws it."""
    anna = evening.anna
    anna.wait_for_timeout(SETTLED_MS)
    twin = evening.hall.phone(script=False)
    twin.context.add_cookies([{"name": cookie["name"], "value": cookie["value"], "url": evening.address} for cookie in anna.context.cookies()])
    twin.goto(evening.address)
    twin.evaluate(SCRIPT_CAME)
    anna.reload()
    expect(anna.locator("#dot.online")).to_be_attached()
    assert anna.evaluate(DRAWN) == twin.evaluate(DRAWN), state
    twin.close()
