"""The README's first evening, step by step as it stands there, with a simulated room of 40; it takes the pictures of the README."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.look import picture
from tests.browser.moments import choose, expect_title, go, join_by_qr, press, vote
from tests.support.browser import PROJECTOR, Hall
from tests.support.simulated import simulated
from tests.support.style import log_in

PEOPLE, HASTE = 40, 4
STATEMENT = "Het schooladvies moet twee jaar later komen."
PATIENCE_MS = 60_000


def test_the_first_evening_of_the_readme(hall: Hall) -> None:
    office = hall.laptop((1280, 800))
    log_in(hall, office)
    a_meetup_is_made_from_the_example(hall, office)
    desk, screen = doors_open(hall, office)
    phone = hall.phone()
    join_by_qr(phone, f"{hall.base}/{code_on(screen)}")
    with simulated(hall.server, code_on(screen), PEOPLE, HASTE, "--seed", "7"):
        people_come_in(screen, phone)
        the_room_answers(desk, screen, phone)
    everything_is_taken_out(office)


def a_meetup_is_made_from_the_example(hall: Hall, office: Page) -> None:
    office.goto(f"{hall.base}/office/new")
    picture(office, "tour-1-office")
    office.get_by_role("button", name="Begin met het voorbeeld").click()
    expect(office.get_by_text("Alles staat klaar", exact=True)).to_be_visible()
    office.get_by_role("link", name="Draaiboek bewerken").first.click()
    office.get_by_role("option").filter(has_text="Stelling, eerste meting").click()
    expect(office.frame_locator("iframe.room-view").get_by_text(STATEMENT).first).to_be_visible()
    expect(office.frame_locator("iframe.phone__page").get_by_text(STATEMENT).first).to_be_visible()
    picture(office, "tour-2-editor")
    office.go_back()


def doors_open(hall: Hall, office: Page) -> tuple[Page, Page]:
    opened = []
    for name, (width, height) in (("Open de regietafel", (1440, 900)), ("Open het scherm", PROJECTOR)):
        with office.context.expect_page() as page:
            office.get_by_role("link", name=name).first.click()
        page.value.set_viewport_size({"width": width, "height": height})
        opened.append(hall.watch(page.value))
    desk, screen = opened
    expect_title(screen, "Voorbeeldavond Klassen")
    return desk, screen


def code_on(screen: Page) -> str:
    return screen.url.rpartition("/")[2]


def people_come_in(screen: Page, phone: Page) -> None:
    expect(screen.get_by_text(f"Nu aanwezig: {PEOPLE + 1}")).to_be_visible(timeout=PATIENCE_MS)
    expect(phone.get_by_role("heading", name="Hoe bent u vandaag gekomen?")).to_be_visible()
    choose(phone, "Lopend of met de fiets")
    picture(screen, "tour-3-join")
    picture(phone, "tour-4-phone")
    phone.get_by_role("button", name="Stem", exact=True).tap()
    expect(phone.get_by_text("Ontvangen").first).to_be_visible()


def the_room_answers(desk: Page, screen: Page, phone: Page) -> None:
    for title in ("Inloop", "Welkom", "Check-in: hoe zit u hier, in één woord?", "Stelling, eerste meting"):
        go(desk, title)
        expect(desk.locator("[aria-current=step] .step__time b")).not_to_have_text("0:00")  # a second GO within half a second is a trembling thumb
    vote(phone, "Mee eens")
    answered = screen.locator(".answered__words")
    expect(answered).to_have_text(re.compile(r"(3[4-9]|4[01]) van 4"), timeout=PATIENCE_MS)
    picture(desk, "tour-5-desk")
    press(desk, "c")
    expect(screen.get_by_role("figure")).to_be_visible()
    picture(screen, "tour-6-results")


def everything_is_taken_out(office: Page) -> None:
    for name in ("Download de tabellen", "Download het archief", "Download het programma"):
        with office.expect_download() as download:
            office.get_by_role("link", name=name).click()
        assert download.value.path().stat().st_size > 1_000
