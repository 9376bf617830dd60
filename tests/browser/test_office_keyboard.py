"""The office without a mouse: from logging in to deleting, with Tab, Enter, Space and the arrows alone."""

from __future__ import annotations

import re

from playwright.sync_api import FilePayload, Page, expect

from tests.support.browser import Hall
from tests.support.keyboard import NAME, go, to
from tests.support.server import TOKEN


def clip(name: str) -> FilePayload:
    return {"name": name, "mimeType": "video/mp4", "buffer": b"\x00\x00\x00\x18ftypisom" + bytes(5_000)}


def test_the_office_is_worked_by_keyboard_alone(hall: Hall) -> None:
    office = hall.laptop((1280, 900))
    office.on("filechooser", lambda chooser: None)  # from now on the browser asks us, also the first time
    one_logs_in(hall, office)
    a_meetup_is_made_by_hand(office)
    it_is_renamed(office)
    the_desk_opens(hall, office)
    its_link_is_copied_and_renewed(office)
    its_cards_are_chosen(office)
    a_clip_is_uploaded_and_another_kept_beside_it(office)
    the_meetup_is_deleted(hall, office)


def one_logs_in(hall: Hall, office: Page) -> None:
    office.goto(f"{hall.base}/office")
    expect(office.get_by_label("Link of organisatorcode")).to_be_focused()
    office.keyboard.type(TOKEN)
    office.keyboard.press("Enter")
    expect(office.get_by_role("heading", name="Uw eerste bijeenkomst")).to_be_visible()
    office.wait_for_load_state()  # until then the browser goes to the place in its address once more, and takes the focus along
    office.keyboard.press("Tab")
    assert office.evaluate(NAME) == "Naar de inhoud"
    office.keyboard.press("Enter")
    assert office.evaluate("document.activeElement.id") == "main"


def a_meetup_is_made_by_hand(office: Page) -> None:
    to(office, "Titel")
    office.keyboard.type("Klassen Almere")
    to(office, "Regio of plaats")
    office.keyboard.type("Flevoland")
    to(office, "Nederlands")
    office.keyboard.press("ArrowRight")
    office.keyboard.press("ArrowLeft")
    office.keyboard.press("Enter")
    expect(office).to_have_url(re.compile("/edit$"))
    office.goto(office.url.removesuffix("/edit"))
    expect(office.get_by_role("heading", name="Klassen Almere")).to_be_visible()


def it_is_renamed(office: Page) -> None:
    to(office, "Titel, regio of datum wijzigen")
    office.keyboard.press("Space")
    to(office, "Datum")
    office.keyboard.type("3 maart 2021")
    office.keyboard.press("Enter")
    expect(office.get_by_text("Flevoland · 3 maart 2021")).to_be_visible()


def the_desk_opens(hall: Hall, office: Page) -> None:
    to(office, "Open de regietafel")
    with office.context.expect_page() as opened:
        office.keyboard.press("Enter")
    expect(hall.watch(opened.value)).to_have_url(re.compile("/desk/"))
    opened.value.close()


def its_link_is_copied_and_renewed(office: Page) -> None:
    to(office, "Kopieer: Scherm")
    office.keyboard.press("Space")
    expect(office.get_by_role("status")).to_have_text("Gekopieerd")
    before = office.get_by_role("textbox", name="Link: Scherm").input_value()
    to(office, "Maak een nieuwe link: Scherm")
    office.keyboard.press("Space")
    to(office, "Maak een nieuwe link: Scherm")
    office.keyboard.press("Enter")
    expect(office.locator(".notice", has_text="Er is een nieuwe link.")).to_be_visible()
    expect(office.get_by_role("textbox", name="Link: Scherm")).not_to_have_value(before)


def its_cards_are_chosen(office: Page) -> None:
    to(office, "Open de kaartjes")
    go(office)
    to(office, "Aantal tafels")
    office.keyboard.press("Control+A")
    office.keyboard.type("3")
    to(office, "4")
    expect(office.get_by_role("region", name=re.compile("^Tafel"))).to_have_count(3)
    office.keyboard.press("ArrowRight")
    expect(office.locator(".cards--8")).to_have_count(1)
    assert office.evaluate(NAME) == "8", "the focus stays where one is"


def a_clip_is_uploaded_and_another_kept_beside_it(office: Page) -> None:
    office.go_back()
    to(office, "Video's en ondertitels")
    go(office)
    choose_a_file(office)
    expect(office.get_by_role("link", name="mijn-film.mp4")).to_be_visible()
    office.reload()
    choose_a_file(office)
    to(office, "Bewaar beide: mijn-film.mp4")
    office.keyboard.press("Enter")
    expect(office.get_by_role("link", name="mijn-film-2.mp4")).to_be_visible()
    assert office.evaluate("document.activeElement.className").startswith("upload"), "the focus stays with the file"
    to(office, "mijn-film-2.mp4")
    go(office)
    to(office, "Verwijder dit bestand")
    office.keyboard.press("Enter")
    expect(office.locator(".notice", has_text="Het bestand is verwijderd.")).to_be_visible()


def choose_a_file(office: Page) -> None:
    to(office, "Upload video's")
    with office.expect_file_chooser() as chooser:
        office.keyboard.press("Enter")
    chooser.value.set_files(clip("mijn film.mp4"))


def the_meetup_is_deleted(hall: Hall, office: Page) -> None:
    to(office, "Bijeenkomsten")
    go(office)
    to(office, "Klassen Almere")
    go(office)
    code = office.locator(".way__code").inner_text()
    to(office, "Verwijder deze bijeenkomst")
    go(office)
    to(office, "Typ de code")
    office.keyboard.type("000000")
    with hall.expecting("422"):
        office.keyboard.press("Enter")
        expect(office.get_by_role("alert")).to_contain_text("Er is niets verwijderd.")
    office.keyboard.press("Control+A")
    office.keyboard.type(code)
    office.keyboard.press("Enter")
    expect(office.locator(".notice", has_text="De bijeenkomst is verwijderd, met alles erin.")).to_be_visible()
