"""An operator sorts ideas into groups while the room talks, with keys only; then the room sees the groups."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.look import look_at
from tests.support.browser import Hall
from tests.support.crowd import Crowd
from tests.support.server import Server

TEXTS = [
    "Kinderen pas kiezen als ze vijftien zijn",
    "Kiezen kan ook later",
    "Een brede brugklas van drie jaar",
    "Lagere schoolkosten",
    "Gratis reizen naar school",
    "Een huiswerkklas in elke wijk, ook in de vakantie en op zaterdag, met iemand die de kinderen kent",
    "Thuistaal mag op school",
    "Ouders eerder betrekken bij het advies",
]
ALIKE = [
    "Schooladvies pas op vijftien jaar geven",
    "Gratis bijles voor ieder kind",
    "Geef het schooladvies pas op je vijftiende jaar",
    "Bijles moet gratis zijn",
    "Ventilatie en frisse lucht",
    "Gratis bijles na schooltijd",
]
EVENING: dict[str, Any] = {
    "title": "Klassen Lelystad",
    "language": "nl",
    "practice": None,
    "steps": [
        {
            "kind": "ideas",
            "title": "Wat kan er morgen anders?",
            "minutes": 10,
            "ideas": {"screening": {"screen": False}, "support": "agree", "close": "by_hand"},
        },
        {"kind": "text", "title": "Even praten"},
    ],
}


def test_an_operator_sorts_with_keys_only_and_the_room_sees_it(hall: Hall, server: Server) -> None:
    made = server.make(EVENING)
    operator, desk, screen, phone = hall.laptop((1440, 900)), hall.laptop((1440, 900)), hall.laptop((1280, 720)), hall.phone()
    with Crowd(server, made) as crowd:
        crowd.come(len(TEXTS))
        crowd.desk("show.go")
        crowd.each("idea.add", step="s1", text=TEXTS)
        for page, name in ((operator, "operator"), (desk, "desk"), (screen, "screen"), (phone, "phone")):
            page.goto(hall.address(made[f"{name}_url"]))
        operator.get_by_role("tab", name="Groepen").click()
        field = operator.get_by_role("combobox")
        expect(field).to_be_focused()
        sort(operator, field)
        look_at(operator, "operator-01-groups")
        the_room_sees_groups(desk, screen)
        the_room_puts_dots(crowd, desk, screen)
        what_is_under_another_comes_out_again(operator)
        crowd.desk("show.go")
        expect(desk.get_by_text("De zaal ziet deze ideeën als hun onderdeel op scherm staat.")).to_be_visible()
        expect(desk.get_by_role("button", name="de groepen")).to_have_count(0)
    dark(hall, operator, made)


def test_what_is_alike_is_suggested_and_a_person_decides(hall: Hall, server: Server) -> None:
    made = server.make(EVENING)
    operator = hall.laptop((1440, 900))
    with Crowd(server, made) as crowd:
        crowd.come(len(ALIKE))
        crowd.desk("show.go")
        for at, text in enumerate(ALIKE):
            crowd.wait(crowd.phones[at].do("idea.add", step="s1", text=text))
        operator.goto(hall.address(made["operator_url"]))
        operator.get_by_role("tab", name="Groepen").click()
        expect(operator.locator(".sorter__doubles")).to_contain_text(ALIKE[2])
        operator.get_by_role("button", name="Stel groepen voor").click()
        first = operator.locator(".board__group--suggested").first
        expect(first.get_by_role("listitem")).to_have_count(3)
        look_at(operator, "operator-03-suggested")
        first.get_by_label("Naam van de groep").fill("Bijles")
        first.get_by_role("button", name="Maak deze groep").click()
        expect(operator.get_by_role("button", name="Bijles", exact=True)).to_be_visible()
        crowd.wait(crowd.phones[0].do("idea.add", step="s1", text="Bijles na schooltijd, gratis"))
        expect(operator.get_by_text("4 van 7 ideeën zonder groep")).to_be_visible()
        operator.get_by_role("combobox").focus()
        operator.keyboard.press("ArrowLeft")
        expect(operator.get_by_role("option", name="Bijles")).to_contain_text("Enter: voorstel")
        operator.keyboard.press("Enter")
        expect(operator.get_by_role("option", name="Bijles")).to_contain_text("4")
        operator.keyboard.press("=")
        expect(operator.get_by_role("option").first).to_contain_text(ALIKE[2])
        operator.keyboard.press("Enter")
        expect(operator.locator(".board__under")).to_contain_text(ALIKE[0])


def sort(operator: Page, field: Locator) -> None:
    keys = operator.keyboard
    card = operator.get_by_role("article").first
    order = [card.locator(".sorter__text").inner_text()]
    put(operator, "Later kiezen")
    order.append(card.locator(".sorter__text").inner_text())
    keys.press("=")
    keys.type(order[0][:12])
    expect(operator.get_by_role("option")).to_have_count(1)
    keys.press("Enter")
    expect(operator.get_by_role("region", name="Groepen")).to_contain_text(order[1])
    expect(field).to_be_focused()
    put(operator, "Geld")
    expect(operator.get_by_text("5 van 7 ideeën zonder groep")).to_be_visible()
    keys.press("1")
    expect(operator.get_by_text("4 van 7 ideeën zonder groep")).to_be_visible()
    keys.press("Backspace")
    expect(operator.get_by_text("5 van 7 ideeën zonder groep")).to_be_visible()
    for typed in ("gel", "lat"):
        keys.type(typed)
        keys.press("Enter")
        expect(field).to_have_value("")
    keys.press("ArrowRight")
    put(operator, "Hulp bij huiswerk")
    expect(operator.get_by_text("2 van 7 ideeën zonder groep")).to_be_visible()
    keys.type("geld en")
    expect(operator.get_by_role("option", name="Nieuwe groep: geld en")).to_be_visible()
    keys.press("Escape")
    expect(field).to_have_value("")
    keys.press("Escape")
    expect(field).not_to_be_focused()


def put(operator: Page, name: str) -> None:
    """The idea on the card goes into a new group."""
    operator.keyboard.type(name)
    operator.keyboard.press("Enter")
    expect(operator.get_by_role("button", name=name, exact=True)).to_be_visible()


def the_room_sees_groups(desk: Page, screen: Page) -> None:
    expect(screen.get_by_role("heading", level=2)).to_have_count(0)
    desk.get_by_role("tab", name="Groepen").click()
    desk.get_by_role("button", name="de groepen").click()
    expect(screen.get_by_role("heading", name="Later kiezen")).to_be_visible()
    expect(screen.get_by_role("listitem")).to_have_count(3)
    expect(screen.get_by_text("2 losse ideeën")).to_be_visible()
    look_at(screen, "screen-09-groups")
    desk.get_by_role("button", name="de wand").click()
    expect(screen.get_by_text("+1 hetzelfde")).to_be_visible()
    desk.get_by_role("button", name="de groepen").click()
    expect(screen.get_by_role("heading", name="Geld")).to_be_visible()


def the_room_puts_dots(crowd: Crowd, desk: Page, screen: Page) -> None:
    expect(desk.get_by_role("button", name="de stippen")).to_have_count(0)
    crowd.desk("dots.open", each=2, on="groups")
    expect(screen.get_by_text("Zet uw 2 stippen op uw telefoon")).to_be_visible()
    crowd.each("dot.place", group=["g1", "g2"])
    crowd.each("dot.place", 5, group=["g2"])
    expect(screen.get_by_text("8 mensen zetten stippen")).to_be_visible()
    expect(desk.locator(".board__group").nth(1).locator(".dots")).to_have_text("● 9 stippen")
    look_at(desk, "desk-12-dots")
    desk.get_by_role("button", name="de stippen").click()
    expect(screen.get_by_text("Uw stippen")).to_have_count(0)
    desk.get_by_role("button", name="Stippen sluiten").first.click()
    rows = screen.locator(".dotted__row")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("Geld")
    look_at(screen, "screen-10-dots")
    desk.get_by_role("button", name="de groepen").click()


def what_is_under_another_comes_out_again(operator: Page) -> None:
    under = operator.locator(".board__under").get_by_role("button")
    under.click()
    expect(operator.locator(".board__under")).to_have_count(0)
    expect(operator.get_by_text("2 van 8 ideeën zonder groep")).to_be_visible()
    operator.get_by_role("button", name="Later kiezen", exact=True).click()
    name = operator.get_by_role("textbox", name="Naam van de groep")
    name.fill("Later kiezen, beter kiezen")
    name.press("Enter")
    expect(operator.get_by_role("button", name="Later kiezen, beter kiezen", exact=True)).to_be_visible()


def dark(hall: Hall, operator: Page, made: dict[str, Any]) -> None:
    operator.emulate_media(color_scheme="dark")
    look_at(operator, "operator-02-groups-dark")
