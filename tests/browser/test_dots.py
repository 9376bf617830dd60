"""Dots, as the room meets them: the desk gives them out, three phones put them (one without scripts, one narrow with large letters), all see how they lie."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.look import NARROW_PHONE, look_at_phone
from tests.browser.test_groups import TEXTS
from tests.browser.test_phone_keyboard import HEARD
from tests.support.axe import check_keyboard
from tests.support.browser import Device, Hall
from tests.support.crowd import Crowd
from tests.support.keyboard import to
from tests.support.server import Server

EVENING: dict[str, Any] = {
    "title": "Klassen Lelystad",
    "language": "nl",
    "practice": None,
    "steps": [
        {"kind": "ideas", "title": "Wat kan er morgen anders?", "ideas": {"screening": {"phones": False, "screen": False}, "support": "agree"}},
        {"kind": "talk", "title": "Groeperen", "talk": {"template": "free", "instruction": "Praat door."}},
    ],
}
LARGE = "document.documentElement.style.fontSize = '200%'"
AWAY = r"WebSocket|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION"
SETTLED_MS = 400  # phones are told at most four times a second
PUT, BACK = "Zet een stip", "Haal een stip terug"


@dataclass(frozen=True)
class Evening:
    """Anna's phone has a script, Sien's has none, and Oma's is narrow, with letters twice as large."""

    crowd: Crowd
    desk: Page
    screen: Page
    anna: Page
    sien: Page
    oma: Page

    @property
    def phones(self) -> tuple[Page, Page, Page]:
        return self.anna, self.sien, self.oma


def write(crowd: Crowd) -> None:
    """One after the other, so that each has its number."""
    for phone, text in zip(crowd.phones, TEXTS, strict=True):
        crowd.wait(phone.do("idea.add", step="s1", text=text))


def option(phone: Page, text: str) -> Any:
    return phone.locator("li.idea").filter(has_text=text)


def order(phone: Page) -> list[str]:
    return [each.removeprefix("dot-") for each in phone.locator("li.idea[id^=dot-]").evaluate_all("(nodes) => nodes.map((node) => node.id)")]


def test_three_phones_put_their_dots(hall: Hall, server: Server) -> None:
    made = server.make(EVENING)
    desk, screen = hall.laptop(), hall.laptop((1280, 720))
    anna, sien, oma = hall.phone(), hall.phone(script=False), hall.phone("dark")
    oma.set_viewport_size({"width": NARROW_PHONE, "height": 640})
    with Crowd(server, made) as crowd:
        crowd.come(len(TEXTS))
        crowd.desk("show.go")
        write(crowd)
        crowd.desk("idea.hide", idea=8)
        desk.goto(hall.address(made["desk_url"]))
        screen.goto(hall.address(made["screen_url"]))
        for phone in (anna, sien, oma):
            phone.goto(f"{hall.base}/{made['code']}")
        evening = Evening(crowd, desk, screen, anna, sien, oma)
        the_desk_gives_them_out(evening)
        anna_puts_hers(evening)
        sien_puts_hers_without_a_script(evening)
        both_pages_say_the_same(hall, evening.sien)
        oma_sees_it_large(evening)
        nothing_jumps_when_ideas_come_and_go(evening)
        what_is_put_without_a_connection_goes_out_later(hall, evening)
        they_are_closed_and_shown(hall, evening)


def the_desk_gives_them_out(evening: Evening) -> None:
    desk = evening.desk
    desk.get_by_role("tab", name="Groepen en stippen").click()
    desk.get_by_text("Stippen geven").click()
    expect(desk.get_by_role("button", name="geef voor groepen")).to_have_count(0)
    desk.get_by_role("button", name="geef voor ideeën").click()
    expect(desk.get_by_text("Iedereen kan stippen zetten, 3 per persoon")).to_be_visible()
    expect(evening.screen.get_by_text("Zet uw 3 stippen op uw telefoon")).to_be_visible()
    for phone in (evening.anna, evening.oma):
        expect(phone.get_by_text("U hebt nog 3 van 3 stippen")).to_be_visible()
        expect(phone.get_by_role("heading", name="Wat kan er morgen anders?")).to_be_focused()


def anna_puts_hers(evening: Evening) -> None:
    anna = evening.anna
    anna.evaluate(HEARD)
    before = order(anna)
    assert sorted(before) == list("1234567")
    look_at_phone(anna, "phone-dots")
    option(anna, TEXTS[3]).evaluate("(node) => node.scrollIntoView({ block: 'center' })")
    top = option(anna, TEXTS[3]).bounding_box()
    option(anna, TEXTS[3]).get_by_role("button", name=PUT).tap()
    expect(anna.get_by_text("U hebt nog 2 van 3 stippen")).to_be_visible()
    assert (option(anna, TEXTS[3]).bounding_box() or {})["y"] == pytest.approx((top or {})["y"], abs=1.5), "it stays under the finger"
    option(anna, TEXTS[3]).get_by_role("button", name=PUT).tap()
    option(anna, TEXTS[0]).get_by_role("button", name=PUT).tap()
    assert anna.evaluate("heard") == ["Nog 2 stippen", "Nog 1 stip", "U hebt alle 3 stippen gezet"]
    option(anna, TEXTS[1]).get_by_role("button", name=PUT).tap(force=True)
    expect(anna.locator(".dots-note")).to_have_text("U hebt al uw stippen gezet. Haal er eerst een terug.")
    look_at_phone(anna)
    evening.crowd.until("dots", lambda dots: (dots["counts"]["4"], dots["counts"]["1"], dots["voted"]) == (2, 1, 1))
    anna.locator(".dots-bar summary").tap()
    look_at_phone(anna, "phone-dots-mine")
    anna.locator(".own-dots").get_by_role("button", name=BACK).first.tap()
    expect(anna.get_by_text("U hebt nog 1 van 3 stippen")).to_be_visible()
    anna.reload()
    expect(anna.get_by_text("U hebt nog 1 van 3 stippen")).to_be_visible()
    assert order(anna) == before
    anna.wait_for_function("() => performance.getEntriesByName('ready').length")
    assert order(anna) == before, "the page of the server and that of the script"


def sien_puts_hers_without_a_script(evening: Evening) -> None:
    sien = evening.sien
    sien.reload()
    before = order(sien)
    assert before != order(evening.anna)
    option(sien, TEXTS[3]).get_by_role("button", name=PUT).tap()
    expect(sien.get_by_text("U hebt nog 2 van 3 stippen")).to_be_visible()
    option(sien, TEXTS[5]).get_by_role("button", name=PUT).tap()
    expect(option(sien, TEXTS[5]).get_by_text("1 stip van u")).to_be_visible()
    option(sien, TEXTS[5]).get_by_role("button", name=BACK).tap()
    expect(sien.get_by_text("U hebt nog 2 van 3 stippen")).to_be_visible()
    assert order(sien) == before
    sien.locator(".dots-bar summary").tap()
    expect(sien.locator(".own-dots").get_by_text(TEXTS[3])).to_be_visible()
    look_at_phone(sien)


def both_pages_say_the_same(hall: Hall, sien: Page) -> None:
    """Sien's phone once more, with scripts: the same words in the same order."""
    twin = hall.phone()
    twin.context.add_cookies(sien.context.cookies())  # type: ignore[arg-type]
    twin.goto(sien.url.partition("#")[0])
    twin.wait_for_function("() => performance.getEntriesByName('ready').length")
    sien.reload()
    assert order(twin) == order(sien)
    assert twin.inner_text(".sections") == sien.inner_text(".sections")
    twin.close()


def oma_sees_it_large(evening: Evening) -> None:
    oma = evening.oma
    oma.evaluate(LARGE)
    option(oma, TEXTS[4]).get_by_role("button", name=PUT).tap()
    expect(oma.get_by_text("U hebt nog 2 van 3 stippen")).to_be_visible()
    look_at_phone(oma)
    box = oma.locator(".dots-bar").bounding_box()
    assert box
    assert box["height"] < 640 / 2, "half of the phone is left"


def nothing_jumps_when_ideas_come_and_go(evening: Evening) -> None:
    anna, before = evening.anna, order(evening.anna)
    evening.crowd.desk("idea.show", idea=8)
    expect(option(anna, TEXTS[7])).to_be_visible()
    assert order(anna) == [*before, "8"]
    tops = anna.locator("li.idea").evaluate_all("(nodes) => nodes.map((node) => node.offsetTop)")
    evening.crowd.desk("idea.hide", idea=1)
    expect(anna.get_by_text("Dit kan niet meer gekozen worden.")).to_be_visible()
    assert anna.locator("li.idea").evaluate_all("(nodes) => nodes.map((node) => node.offsetTop)") == tops
    evening.crowd.desk("idea.show", idea=1)
    expect(anna.get_by_text("Dit kan niet meer gekozen worden.")).to_have_count(0)


def what_is_put_without_a_connection_goes_out_later(hall: Hall, evening: Evening) -> None:
    anna, device = evening.anna, Device(evening.anna)
    with hall.expecting(AWAY):
        device.offline(True)
        option(anna, TEXTS[6]).get_by_role("button", name=PUT).tap()
        expect(anna.get_by_text("Nog niet verstuurd. Dit gaat vanzelf zodra er weer verbinding is.")).to_be_visible()
        expect(option(anna, TEXTS[6])).to_have_class(re.compile("sending"))
        expect(option(anna, TEXTS[6]).get_by_text("1 stip van u")).to_be_visible()
        look_at_phone(anna)
        device.offline(False)
    evening.crowd.until("dots", lambda dots: dots["counts"]["7"] == 1)
    expect(option(anna, TEXTS[6])).not_to_have_class(re.compile("sending"))
    expect(anna.locator(".dots-note")).to_be_hidden()


def they_are_closed_and_shown(hall: Hall, evening: Evening) -> None:
    anna, sien, oma, desk = evening.anna, evening.sien, evening.oma, evening.desk
    expect(desk.get_by_role("button", name="Stippen sluiten")).to_have_count(2)
    desk.locator("body").press("c")
    for phone in (anna, oma):
        expect(phone.locator(".state").get_by_text("De stippen zijn gesloten. Kijk naar het scherm.")).to_be_visible()
        expect(phone.locator("#live")).to_have_text("De stippen zijn gesloten. Kijk naar het scherm.")
        expect(phone.get_by_role("button", name=PUT)).to_have_count(0)
    look_at_phone(anna, "phone-dots-closed")
    sien.wait_for_timeout(SETTLED_MS)
    sien.reload()
    expect(sien.get_by_text("De stippen zijn gesloten. Kijk naar het scherm.")).to_be_visible()
    both_pages_say_the_same(hall, evening.sien)
    desk.get_by_role("button", name="Toon de zaal waar ze liggen").click()
    expect(evening.screen.locator(".dotted__row").first).to_contain_text(TEXTS[3])
    expect(desk.get_by_role("button", name="Open de stippen weer")).to_be_visible()
    sien.wait_for_timeout(SETTLED_MS)
    sien.reload()
    expect(oma.locator("#live")).to_have_text("Waar de stippen liggen")
    for phone in evening.phones:
        expect(phone.get_by_role("heading", name="Waar de stippen liggen")).to_be_visible()
        first = phone.locator(".bar").first
        expect(first).to_contain_text(TEXTS[3])
        expect(phone.get_by_text("3 mensen zetten stippen")).to_be_visible()
        look_at_phone(phone, "phone-dots-shown" if phone is anna else "")
    both_pages_say_the_same(hall, evening.sien)
    expect(sien.locator(".bar.mine")).to_have_count(1)
    expect(oma.locator(".bar.mine")).to_contain_text(TEXTS[4])


def test_dots_go_on_groups_that_were_made_during_a_talk_by_keyboard_alone(hall: Hall, server: Server) -> None:
    made = server.make(EVENING)
    desk, phone, sien = hall.laptop(), hall.phone(), hall.phone(script=False)
    with Crowd(server, made) as crowd:
        crowd.come(len(TEXTS))
        crowd.desk("show.go")
        write(crowd)
        crowd.desk("show.go")
        crowd.desk("group.put", ideas=[1, 2, 3], name="Later kiezen")
        crowd.desk("idea.merge", idea=5, into=4)
        desk.goto(hall.address(made["desk_url"]))
        phone.goto(f"{hall.base}/{made['code']}")
        desk.get_by_role("tab", name="Groepen en stippen").click()
        desk.get_by_role("button", name="Zet dit onderdeel op scherm").click()
        desk.get_by_role("button", name="de groepen").click()
        phone.get_by_role("button", name="De ideeën staan nu in groepen – tonen").tap()
        the_phone_lists_groups(phone)
        sien.goto(f"{hall.base}/{made['code']}")
        both_pages_say_the_same(hall, sien)
        desk.get_by_text("Stippen geven").click()
        desk.get_by_label("Stippen per persoon").select_option("2")
        desk.get_by_role("button", name="geef voor groepen").click()
        expect(phone.get_by_text("U hebt nog 2 van 2 stippen")).to_be_visible()
        assert sorted(order(phone)) == ["4", "6", "7", "8", "g1"]
        both_pages_say_the_same(hall, sien)
        by_keyboard(phone)
        look_at_phone(phone)
        phone.set_viewport_size({"width": NARROW_PHONE, "height": 640})
        check_keyboard(phone)


def the_phone_lists_groups(phone: Page) -> None:
    expect(phone.get_by_role("heading", name="De ideeën, in groepen")).to_be_visible()
    group = phone.locator("details.grouped").first
    expect(group.locator("summary")).to_contain_text("Later kiezen")
    expect(group.get_by_text(TEXTS[1])).to_be_visible()
    expect(phone.get_by_text("Hiermee samengevoegd:").filter(visible=True)).to_have_count(1)
    look_at_phone(phone, "phone-groups")


def by_keyboard(phone: Page) -> None:
    """Enter puts and takes, and the focus stays where one is, also when the last dot is taken back."""
    group = option(phone, "Later kiezen")
    group.locator("summary").press("Enter")
    expect(group.get_by_text(TEXTS[2])).to_be_visible()
    group.get_by_role("button", name=PUT).focus()
    phone.keyboard.press("Enter")
    expect(group.get_by_text("1 stip van u")).to_be_visible()
    to(phone, BACK)
    phone.keyboard.press("Space")
    expect(group.get_by_text("1 stip van u")).to_be_hidden()
    expect(group.get_by_role("button", name=PUT)).to_be_focused()
    phone.keyboard.press("Enter")
    phone.keyboard.press("Enter")
    expect(phone.locator(".dots-bar").get_by_text("U hebt alle 2 stippen gezet")).to_be_visible()
    expect(group.get_by_text("2 stippen van u")).to_be_visible()
