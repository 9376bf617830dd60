"""Who may vote, as people meet it: tickets that the office prints and that two phones open, and tables at which one phone votes."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.look import look_at, look_at_phone, picture
from tests.browser.moments import choose, expect_answer, go, open_tool, vote
from tests.support.browser import PROJECTOR, Colours, Hall
from tests.support.camera import read_qr
from tests.support.server import TOKEN, Server
from tests.support.thorough import ONE_LANGUAGE

QUESTION, YES, NO = "Loten bij te veel aanmeldingen?", "Mee eens", "Niet mee eens"
STEPS: list[dict[str, Any]] = [
    {"kind": "text", "title": "Welkom"},
    {"kind": "poll", "title": "Stelling", "poll": {"kind": "choice", "question": QUESTION, "options": [YES, NO]}},
]
TICKET_EVENING: dict[str, Any] = {"title": "Ledenavond Lelystad", "voting": "ticket", "steps": STEPS}
TABLE_EVENING: dict[str, Any] = {"title": "Klassen Lelystad", "voting": "table", "tables": [{"code": "1", "name": "Taal"}, {"code": "2"}], "steps": STEPS}
AT_ONCE_MS = 2_000  # generous: other programs run on the machine too; who only notices that a line is gone waits up to eight seconds
OPEN_EVENING: dict[str, Any] = {"title": "Klassen Lelystad", "steps": STEPS}


def surfaces(hall: Hall, made: dict[str, Any], colours: Colours = "light") -> tuple[Page, Page]:
    """The desk, with the first step on air, and the screen."""
    desk, screen = hall.laptop(colours=colours), hall.laptop(PROJECTOR)
    desk.goto(hall.address(made["desk_url"]))
    screen.goto(hall.address(made["screen_url"]))
    go(desk, "Welkom")
    desk.wait_for_timeout(600)  # a second GO within half a second is that of a trembling thumb
    return desk, screen


def close_and_show(desk: Page, screen: Page, result: str) -> None:
    desk.keyboard.press("c")
    expect(screen.locator(".eyebrow")).to_contain_text("Uitslag")
    expect(screen.locator(".eyebrow__right")).to_have_text(result)
    expect(desk.get_by_role("tabpanel")).to_contain_text(result)


def office_of(hall: Hall) -> Page:
    office = hall.laptop()
    office.goto(f"{hall.base}/office/login")
    office.get_by_role("textbox").fill(TOKEN)
    office.get_by_role("button").first.click()
    return office


def test_the_office_prints_tickets_two_phones_open_one_and_only_the_first_votes(hall: Hall, server: Server) -> None:
    made = server.make(TICKET_EVENING)
    office = office_of(hall)
    first, second = the_office_prints_tickets(hall, office, made)
    anna, bram = hall.phone(), hall.phone("dark")
    desk, screen = surfaces(hall, made)
    anna_opens_her_ticket(anna, first)
    go(desk, "Stelling")
    expect(screen.locator(".eyebrow__right")).to_have_text("één kaartje, één stem")
    vote(anna, YES)
    bram_looks_on_and_opens_annas_ticket(hall, bram, made, first)
    expect(screen.get_by_text("1 van 1")).to_be_visible()
    bram_types_a_ticket_of_his_own(bram, second)
    vote(bram, NO)
    expect(screen.get_by_text("2 van 2")).to_be_visible()
    picture(screen, "screen-tickets-round")
    annas_phone_breaks(hall, desk, anna, bram, first)
    close_and_show(desk, screen, "één kaartje, één stem")
    picture(screen, "screen-tickets-results")


def the_office_prints_tickets(hall: Hall, office: Page, made: dict[str, Any]) -> tuple[str, str]:
    """Gives the addresses of the first two."""
    office.goto(f"{hall.base}/office/meetups/{made['id']}")
    office.get_by_role("link", name="Kaartjes maken").click()
    office.get_by_label("Hoeveel kaartjes").fill("12")
    office.get_by_role("button", name="Maken").click()
    expect(office.locator(".ticket")).to_have_count(12)
    look_at(office, "office-tickets", 1024)
    drawn = office.locator(".ticket__qr").first.screenshot()
    assert [address.rpartition("/")[2] for address in read_qr(drawn, 160, 160)] == [office.locator(".ticket__code").first.inner_text()]
    codes = office.locator(".ticket__code").all_inner_texts()
    return f"{hall.base}/{made['code']}/k/{codes[0]}", codes[1]


def anna_opens_her_ticket(anna: Page, address: str) -> None:
    anna.goto(address)
    expect(anna).not_to_have_url(address)
    look_at_phone(anna, "phone-ticket")
    anna.get_by_role("button", name="Gebruik kaartje 1 op deze telefoon").tap()
    expect(anna.get_by_text("Deze telefoon doet mee met kaartje 1.")).to_be_visible()


def bram_looks_on_and_opens_annas_ticket(hall: Hall, bram: Page, made: dict[str, Any], address: str) -> None:
    bram.goto(f"{hall.base}/{made['code']}")
    expect(bram.get_by_text("Bij deze vraag stemt u met een kaartje.")).to_be_visible()
    expect(bram.get_by_role("radio")).to_have_count(0)
    bram.wait_for_function("() => performance.getEntriesByName('ready').length")  # with the script it is the same
    expect(bram.get_by_text("Bij deze vraag stemt u met een kaartje.")).to_be_visible()
    expect(bram.get_by_role("radio")).to_have_count(0)
    look_at_phone(bram, "phone-no-ticket")
    with hall.expecting("403"):
        bram.goto(address)
    expect(bram.get_by_role("heading", name="Dit kaartje is al in gebruik")).to_be_visible()
    look_at_phone(bram, "phone-ticket-in-use")


def bram_types_a_ticket_of_his_own(bram: Page, code: str) -> None:
    bram.get_by_role("link", name="Ik heb een ander kaartje").tap()
    bram.get_by_label("Code op uw kaartje").fill(code.lower().replace("-", " "))
    look_at_phone(bram, "phone-ticket-code")
    bram.get_by_role("button", name="Gebruik dit kaartje").tap()
    expect(bram.get_by_text("Deze telefoon doet mee met kaartje 2.")).to_be_visible()


def annas_phone_breaks(hall: Hall, desk: Page, anna: Page, bram: Page, address: str) -> None:
    """The desk frees her ticket; on another phone it begins anew, and the old one is out."""
    room = open_tool(desk, "Zaal")
    expect(room.get_by_text("2 van 12 kaartjes zijn in gebruik.")).to_be_visible()
    room.get_by_label("Telefoon kwijt of kapot: nummer van het kaartje").fill("1")
    look_at(desk, "desk-tickets")
    with hall.expecting("WebSocket"):
        room.get_by_role("button", name="Kaartje vrijgeven").click()
        expect(anna.get_by_role("heading", name="Dit kaartje werkt hier niet meer")).to_be_visible(timeout=AT_ONCE_MS)
    look_at_phone(anna, "phone-ticket-freed")
    new = hall.phone()
    new.goto(address)
    new.get_by_role("button", name="Gebruik kaartje 1 op deze telefoon").tap()
    vote(new, YES)
    expect_answer(new, YES)
    anna.get_by_role("link", name="Meekijken zonder kaartje").tap()
    expect(anna.get_by_text("Bij deze vraag stemt u met een kaartje.")).to_be_visible()
    open_tool(desk, "Stemming")


def test_at_a_table_one_of_two_phones_votes_and_the_other_can_take_over(hall: Hall, server: Server) -> None:
    made = server.make(TABLE_EVENING)
    desk, screen = surfaces(hall, made)
    anna, bram = hall.phone(), hall.phone("dark")
    for phone in (anna, bram):
        phone.goto(f"{hall.base}/{made['code']}/t/1")
    go(desk, "Stelling")
    for phone in (anna, bram):
        expect(phone.get_by_text("Bij deze vraag stemt één telefoon per tafel.")).to_be_visible()
        expect(phone.get_by_role("button", name="Stem", exact=True)).to_be_hidden()
    look_at_phone(bram, "phone-table-may-not")
    anna.get_by_role("button", name="Ik schrijf voor onze tafel").tap()
    vote(anna, YES)
    expect(anna.get_by_text("Deze telefoon stemt voor de tafel.")).to_be_visible()
    look_at_phone(anna, "phone-table-votes")
    expect(screen.get_by_text("1 van 2")).to_be_visible()
    expect(screen.locator(".eyebrow__right")).to_have_text("één telefoon per tafel")
    picture(screen, "screen-table-round")
    expect(bram.get_by_text("Bij deze vraag stemt één telefoon per tafel.")).to_be_visible()
    bram.get_by_role("button", name="Het schrijven overnemen").tap()
    expect_answer(bram, YES)
    expect(anna.get_by_text("Bij deze vraag stemt één telefoon per tafel.")).to_be_visible()
    bram.get_by_role("button", name="Wijzig", exact=True).tap()
    choose(bram, NO)
    bram.get_by_role("button", name="Wijzig mijn antwoord").tap()
    expect_answer(bram, NO)
    expect(screen.get_by_text("1 van 2")).to_be_visible()
    close_and_show(desk, screen, "één telefoon per tafel")
    for phone in (anna, bram):
        expect(phone.get_by_text("In totaal: 1.")).to_be_visible()
        expect(phone.get_by_text("één telefoon per tafel", exact=True)).to_be_visible()
        expect(phone.locator(".bar.mine, .own-answer:visible").or_(phone.get_by_text("Uw antwoord: "))).to_have_count(0)
    look_at_phone(bram, "phone-table-results")


def test_of_a_closed_question_no_phone_shows_what_the_table_answered_and_none_is_told_it_gave_nothing(hall: Hall, server: Server) -> None:
    made = server.make({**TABLE_EVENING, "steps": [STEPS[0], {**STEPS[1], "poll": {**STEPS[1]["poll"], "results": "never"}}]})
    desk, _ = surfaces(hall, made)
    anna, bram = hall.phone(), hall.phone("dark")
    for phone in (anna, bram):
        phone.goto(f"{hall.base}/{made['code']}/t/1")
    go(desk, "Stelling")
    anna.get_by_role("button", name="Ik schrijf voor onze tafel").tap()
    vote(anna, YES)
    expect_answer(anna, YES)
    desk.keyboard.press("c")
    for phone in (anna, bram):
        expect(phone.get_by_text("De stemming is gesloten. Kijk naar het scherm.")).to_be_visible()
        expect(phone.get_by_text(YES, exact=True).filter(visible=True)).to_have_count(0)
        expect(phone.get_by_text("U hebt deze keer niet geantwoord.")).to_be_hidden()
    look_at_phone(anna, "phone-table-closed")
    anna.reload()
    expect(anna.get_by_text("De stemming is gesloten. Kijk naar het scherm.")).to_be_visible()
    expect(anna.get_by_text("U hebt deze keer niet geantwoord.")).to_be_hidden()


def test_a_page_that_was_opened_before_is_told_when_tables_vote(hall: Hall, server: Server) -> None:
    made = server.make({**TABLE_EVENING, "voting": "open"})
    desk, screen = surfaces(hall, made)
    anna = hall.phone()
    anna.goto(f"{hall.base}/{made['code']}")
    anna.wait_for_function("() => performance.getEntriesByName('live').length")
    go(desk, "Stelling")
    vote(anna, YES)
    expect(screen.locator(".eyebrow__right")).to_have_text("indicatief: één telefoon, één stem")
    picture(screen, "screen-open-round")
    close_and_show(desk, screen, "indicatief: één telefoon, één stem")
    describe(hall, made, voting="table")
    expect(desk.get_by_role("button", name="Nieuwe ronde").first, "not in the moment of the close").not_to_have_attribute("aria-disabled", "true")
    desk.keyboard.press("c")
    expect(anna.get_by_text("Bij deze vraag stemt één telefoon per tafel.")).to_be_visible()
    expect(anna.get_by_label("Aan welke tafel zit u?")).to_be_visible()
    expect(screen.locator(".eyebrow__right")).to_have_text("één telefoon per tafel")
    earlier = desk.get_by_role("tabpanel").locator(".earlier__round summary")
    expect(earlier).to_contain_text("indicatief: één telefoon, één stem")


def describe(hall: Hall, made: dict[str, Any], voting: str) -> None:
    """In the form of the evening."""
    office = office_of(hall)
    office.goto(f"{hall.base}/office/meetups/{made['id']}/edit")
    office.get_by_label("Wie mag stemmen").select_option(voting)
    expect(office.get_by_text("Alles is bewaard")).to_be_visible()
    look_at(office, "office-who-may-vote")


@pytest.mark.parametrize("language", ONE_LANGUAGE)
@pytest.mark.parametrize("kind", ["open", "ticket", "table"])
def test_the_screen_says_it_large_enough_to_read(hall: Hall, server: Server, kind: str, language: str) -> None:
    made = server.make({**TABLE_EVENING, "voting": kind, "language": language})
    desk, screen = surfaces(hall, made)
    screen.goto(f"{screen.url}?lang={language}")
    go(desk, "Stelling")
    right = screen.locator(".eyebrow__right")
    expect(right).to_be_visible()
    height = float(right.evaluate("(node) => parseFloat(getComputedStyle(node).fontSize)"))
    assert height >= PROJECTOR[1] / 25 - 0.1
    assert right.evaluate("(node) => node.getClientRects().length") == 1, "on one line"
    look_at(screen)
