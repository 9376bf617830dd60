"""After the evening: the phone leads to what came of it, which is read on narrow phones, in both languages and colours, without a script, and on paper; the
organiser writes what happens next; and before that the desk made agreements of what people wrote."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.look import check_both_schemes, check_in, look_at, look_at_phone, picture
from tests.support.axe import check_calm, check_forced_colours, check_keyboard, check_large_letters
from tests.support.browser import Colours, Hall
from tests.support.crowd import Crowd
from tests.support.harvest import CANARIES, EVENING, IDEAS, NEXT, Harvest, hold
from tests.support.server import TOKEN, Server

OVERFLOW = "() => document.documentElement.scrollWidth - innerWidth"
LARGE_LETTERS = "() => { document.documentElement.style.fontSize = '200%'; }"
WORDS = {
    "nl": {"see": "Bekijk wat het opleverde", "title": "Wat het opleverde", "yours": "Van u", "next": "Wat er nu gebeurt", "mine": "van u"},
    "en": {"see": "See what came of it", "title": "What came of it", "yours": "Yours", "next": "What happens next", "mine": "yours"},
}


def held(work: Coroutine[Any, Any, Harvest]) -> Harvest:
    """Beside the loop of the browser."""
    found: list[Harvest] = []
    thread = threading.Thread(target=lambda: found.append(asyncio.run(work)))
    thread.start()
    thread.join(60)
    return found[0]


@pytest.fixture(scope="module")
def harvest(server: Server) -> Harvest:
    return held(hold(server))


def come(hall: Hall, harvest: Harvest, phone: Page, cookies: dict[str, str], path: str = "") -> None:
    phone.context.add_cookies([{"name": name, "value": value, "url": hall.base} for name, value in cookies.items()])
    phone.goto(f"{hall.base}/{harvest.made['code']}{path}")


@pytest.mark.parametrize(("language", "colours"), [("nl", "light"), ("en", "dark")])
def test_the_phone_leads_to_what_came_of_it(hall: Hall, harvest: Harvest, language: str, colours: Colours) -> None:
    words = WORDS[language]
    phone = hall.phone(colours)
    come(hall, harvest, phone, harvest.own, f"?lang={language}")
    phone.get_by_role("link", name=words["see"]).tap()
    expect(phone.get_by_role("heading", name=words["title"], level=1)).to_be_visible()
    own = phone.get_by_role("region", name=words["yours"], exact=True)
    expect(own.get_by_text("Ik bel alle ouders van groep 8")).to_be_visible()
    expect(phone.get_by_text(words["mine"], exact=True)).to_have_count(3)
    look_at_phone(phone, f"phone-afterwards-{colours}")
    check_forced_colours(phone)
    own.get_by_role("link").tap()
    assert phone.url.endswith("#agreement-1")
    phone.set_viewport_size({"width": 320, "height": 640})
    phone.evaluate(LARGE_LETTERS)
    assert phone.evaluate(OVERFLOW) <= 0, "letters twice as large on the narrowest phone"


def test_who_comes_without_a_script_and_from_another_device_reads_it_too(hall: Hall, harvest: Harvest) -> None:
    phone, laptop = hall.phone(script=False), hall.laptop((1440, 900))
    come(hall, harvest, phone, harvest.own)
    phone.get_by_role("link", name=WORDS["nl"]["see"]).tap()
    expect(phone.get_by_text("van u", exact=True)).to_have_count(3)
    come(hall, harvest, laptop, {}, "/after")
    expect(laptop.get_by_role("heading", name="Afspraken")).to_be_visible()
    expect(laptop.get_by_text("van u", exact=True)).to_have_count(0)
    check_both_schemes(laptop)
    check_in(1440, 1024, 320)(laptop)
    check_calm(laptop)
    check_large_letters(laptop)
    check_keyboard(laptop)


def test_on_paper_it_is_ink_on_white_without_anything_to_press(hall: Hall, harvest: Harvest) -> None:
    phone = hall.phone("dark")
    come(hall, harvest, phone, harvest.own, "/after")
    phone.emulate_media(media="print", color_scheme="dark")
    expect(phone.get_by_role("link", name="Mijn gegevens")).to_be_hidden()
    expect(phone.get_by_text("NL", exact=True)).to_be_hidden()
    card = phone.locator(".card").first
    assert card.evaluate("(node) => [getComputedStyle(node).backgroundColor, getComputedStyle(node).color, getComputedStyle(node).boxShadow]") == [
        "rgb(255, 255, 255)",
        "rgb(0, 0, 0)",
        "none",
    ]
    assert not [word for word in CANARIES if word in phone.content()]


def test_the_organiser_writes_what_happens_next(hall: Hall, server: Server, harvest: Harvest) -> None:
    office, phone = hall.laptop((1440, 900)), hall.phone()
    office.goto(f"{hall.base}/office/login")
    office.locator("input[name=token]").fill(TOKEN)
    office.locator("form button").first.click()
    office.goto(f"{hall.base}/office/meetups/{harvest.made['id']}")
    field = office.get_by_label("In uw eigen woorden (niet verplicht)")
    field.fill(NEXT)
    field.locator("xpath=ancestor::form").get_by_role("button", name="Zet dit op de pagina").click()
    expect(office.locator("[data-told]")).to_contain_text("Uw woorden zijn bewaard.")
    office.get_by_role("heading", name="Wat er nu gebeurt").scroll_into_view_if_needed()
    look_at(office, "office-afterwards")
    come(hall, harvest, phone, harvest.own, "/after")
    expect(phone.get_by_role("region", name="Wat er nu gebeurt").get_by_text("U hoort van ons in mei.")).to_be_visible()
    picture(phone, "phone-afterwards-next")


def test_the_desk_makes_an_agreement_of_a_group_and_a_condition_of_an_idea(hall: Hall, server: Server) -> None:
    made = server.make(EVENING)
    operator = hall.laptop((1440, 900))
    with Crowd(server, made) as crowd:
        crowd.come(4)
        crowd.desk("show.go", step="s4")
        crowd.each("idea.add", step="s4", theme="oplossing", text=[text for _, text in IDEAS[:4]])
        crowd.desk("group.put", ideas=[1, 2], name="Iemand die helpt")
        operator.goto(hall.address(made["operator_url"]))
        operator.get_by_role("tab", name="Groepen").click()
        look_at(operator, "operator-taking")
        operator.get_by_role("button", name="Als afspraak: Iemand die helpt").click()
        what = operator.get_by_label("Wat gaat er gebeuren?")
        expect(what).to_be_focused()
        expect(what).to_have_value("Iemand die helpt")
        expect(operator.get_by_text("Uit de groep Iemand die helpt")).to_be_visible()
        what.fill("Een pilot met mentoren")
        operator.get_by_label("Aan zet").select_option("gemeente")
        look_at(operator)
        what.press("Enter")
        row = operator.get_by_role("listitem").filter(has_text="Een pilot met mentoren")
        expect(row).to_contain_text("Uit de groep Iemand die helpt")
        expect(row).to_contain_text("gemeente")
        expect(what).to_have_value("")
        operator.get_by_role("tab", name="Ideeën").click()
        operator.locator(".idea-row__choose").filter(has_text="Later kiezen").click()
        look_at(operator)
        operator.get_by_role("button", name="Als voorwaarde: Later kiezen").click()
        expect(operator.get_by_label("Wat moet er veranderen?")).to_have_value(IDEAS[3][1])
        operator.get_by_label("Wat moet er veranderen?").press("Enter")
        expect(operator.get_by_role("listitem").filter(has_text="Later kiezen")).to_contain_text("Uit idee")
