"""The room chooses, the desk works out on what all groups agree, and the room sees it: common ground, what divides, and the top of each theme."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.look import look_at, look_at_phone
from tests.support.browser import Hall
from tests.support.crowd import Crowd
from tests.support.server import Server

THEMES = ["oorzaak", "gevolg", "oplossing"]
TEXTS = [
    "Kinderen pas kiezen als ze vijftien zijn",
    "Een brede brugklas van drie jaar op elke school in de stad",
    "Lagere schoolkosten",
    "Een huiswerkklas in elke wijk, ook in de vakantie en op zaterdag, met iemand die de kinderen kent en die hun taal spreekt",
    "Thuistaal mag op school",
    "Ouders eerder betrekken bij het advies",
    "Gratis reizen naar school",
]
ROLES = ["docent", "ouder"]
AGREES = [(17, 16), (15, 14), (14, 13), (15, 5), (5, 15), (6, 7), (13, 12)]  # of twenty of each role
EVENING: dict[str, Any] = {
    "title": "Klassen Lelystad",
    "language": "nl",
    "practice": None,
    "roles": ROLES,
    "steps": [
        {
            "kind": "ideas",
            "title": "Wat kan er morgen anders?",
            "minutes": 10,
            "ideas": {"themes": THEMES, "screening": {"screen": False}, "support": "agree_disagree_pass", "close": "by_hand"},
        },
        {"kind": "ideas", "title": "Kort", "ideas": {"screening": {"screen": False}, "support": "agree_disagree_pass", "close": "by_hand"}},
    ],
}


def test_the_desk_works_out_common_ground_and_the_room_sees_it(hall: Hall, server: Server) -> None:
    made = server.make(EVENING)
    desk, screen, phone, plain = hall.laptop((1440, 900)), hall.laptop((1920, 1080)), hall.phone(), hall.phone(script=False)
    with Crowd(server, made) as crowd:
        crowd.come(40)
        crowd.each("me.describe", role=ROLES)
        crowd.desk("show.go")
        crowd.each("idea.add", among=len(TEXTS), step="s1", theme=THEMES, text=TEXTS)
        for page, name in ((desk, "desk"), (screen, "screen"), (phone, "phone")):
            page.goto(hall.address(made[f"{name}_url"]))
        choose(crowd)
        desk.get_by_role("tab", name="Groepen").click()
        desk.get_by_role("button", name="Gemeenschappelijk en verdeeld").click()
        expect(desk.get_by_text("Sluit eerst de ideeën")).to_be_visible()
        desk.keyboard.press("c")
        work_out(desk)
        the_room_sees(desk, screen, phone)
        without_a_script_the_same(desk, phone, plain, made)
        an_idea_goes(crowd, desk, screen)
        the_next_finds_nothing(crowd, desk, screen)


def choose(crowd: Crowd) -> None:
    """Ideas are numbered as they came in, which is not the order of the list."""
    for idea in range(1, len(TEXTS) + 1):
        text = crowd.sees(f"idea/{idea}")["text"]
        teachers, parents = AGREES[TEXTS.index(text)]
        values = [value for at in range(20) for value in ("agree" if at < teachers else "disagree", "agree" if at < parents else "pass")]
        crowd.each("idea.support", idea=idea, value=values)


def work_out(desk: Page) -> None:
    look_at(desk, "desk-13-common-ground-before")
    desk.get_by_role("button", name="Reken uit wat gemeenschappelijk is").click()
    shared = desk.get_by_role("region", name="In elke groep is de meerderheid het eens")
    expect(shared.get_by_role("listitem")).to_have_count(4)
    expect(shared.get_by_role("listitem").first).to_contain_text(TEXTS[0])
    expect(desk.get_by_role("region", name="De groepen denken heel verschillend").get_by_role("listitem")).to_have_count(2)
    expect(desk.get_by_text("Uitgerekend wat gemeenschappelijk is").first).to_be_visible()
    look_at(desk, "desk-14-common-ground")
    desk.emulate_media(color_scheme="dark")
    look_at(desk, "desk-15-common-ground-dark")
    desk.emulate_media(color_scheme="light")
    by_keyboard(desk)


def by_keyboard(desk: Page) -> None:
    """Who comes back to the tab is where the lists are; they have the tool to themselves, as the sorting has."""
    desk.get_by_role("tab", name="Ideeën").click()
    desk.get_by_role("tab", name="Groepen").click()
    expect(desk.get_by_role("combobox", name="Groep: ")).to_have_count(0)
    desk.get_by_role("tabpanel").focus()
    while desk.evaluate("!document.activeElement.textContent.includes('de wand') || document.activeElement.matches('[role=tabpanel]')"):
        desk.keyboard.press("Tab")  # past the dots
    for name in ("de groepen", "het meeste per thema", "gemeenschappelijk", "verdeeld"):
        desk.keyboard.press("Tab")
        expect(desk.get_by_role("button", name=name, exact=True)).to_be_focused()
    desk.keyboard.press("Shift+Tab")
    desk.get_by_role("button", name="Sorteren").press("Enter")
    expect(desk.get_by_role("combobox", name="Groep: ")).to_be_visible()
    expect(desk.get_by_role("list", name="In elke groep is de meerderheid het eens")).to_have_count(0)
    desk.get_by_role("button", name="Gemeenschappelijk en verdeeld").press("Enter")
    expect(desk.get_by_role("list", name="In elke groep is de meerderheid het eens")).to_be_visible()


def the_room_sees(desk: Page, screen: Page, phone: Page) -> None:
    desk.get_by_role("button", name="gemeenschappelijk", exact=True).click()
    rows = screen.locator(".ranked__row")
    expect(rows).to_have_count(4)
    expect(screen.get_by_text("Gemeenschappelijk: hiermee is in elke groep de meerderheid het eens")).to_be_visible()
    expect(screen.get_by_text("Groepen: docent, ouder · 40 mensen stemden")).to_be_visible()
    expect(rows.first).to_contain_text("40 stemmen")
    look_at(screen, "screen-11-common-ground")
    desk.keyboard.press("r")
    expect(rows.first).to_contain_text("33 van 40 eens")
    look_at(screen, "screen-12-common-ground-support")
    expect(phone.locator(".ranking .idea")).to_have_count(4)
    expect(phone.locator(".ranking .idea").first).to_contain_text("33 van 40 eens")
    look_at_phone(phone, "phone-13-common-ground")
    desk.keyboard.press("v")
    expect(screen.get_by_text("Verdeeld: hierover denken de groepen heel verschillend")).to_be_visible()
    look_at(screen, "screen-13-divided")
    desk.get_by_role("button", name="het meeste per thema").click()
    expect(screen.get_by_role("heading", name="oplossing")).to_be_visible()
    expect(screen.locator(".tops__theme")).to_have_count(3)
    look_at(screen, "screen-14-top")
    in_english(screen)
    look_at_phone(phone, "phone-14-ranking")


def in_english(screen: Page) -> None:
    screen.goto(screen.url + "?lang=en")
    expect(screen.get_by_text("Most support for each theme")).to_be_visible()
    look_at(screen, "screen-16-top-en")


def without_a_script_the_same(desk: Page, phone: Page, plain: Page, made: dict[str, Any]) -> None:
    for view, times in (("het meeste per thema", 3), ("verdeeld", 1)):
        desk.get_by_role("button", name=view, exact=True).click()
        expect(phone.locator(".ranking ol")).to_have_count(times)
        plain.goto(phone.url)
        assert words_of(plain) == words_of(phone)
    look_at_phone(plain, "phone-15-divided-plain")


def words_of(phone: Page) -> list[str]:
    return phone.locator(".ranking").inner_text().split()


def an_idea_goes(crowd: Crowd, desk: Page, screen: Page) -> None:
    desk.get_by_role("button", name="gemeenschappelijk", exact=True).click()
    first = next(number for number in range(1, len(TEXTS) + 1) if crowd.sees(f"idea/{number}")["text"] == TEXTS[0])
    crowd.desk("idea.hide", idea=first)
    expect(screen.locator(".ranked__row")).to_have_count(3)
    expect(screen.get_by_text(TEXTS[0])).to_have_count(0)
    crowd.desk("ideas.open")
    expect(screen.locator(".ranked__row")).to_have_count(0)
    expect(screen.locator(".wall__idea").first).to_be_visible()
    crowd.desk("ideas.close")
    expect(screen.locator(".ranked__row")).to_have_count(3)


def the_next_finds_nothing(crowd: Crowd, desk: Page, screen: Page) -> None:
    crowd.desk("show.go")
    idea = crowd.each("idea.add", among=1, step="s2", theme=None, text="Alles blijft zoals het is")[0]["idea"]
    crowd.each("idea.support", idea=idea, value=["agree"] * 12 + ["disagree"] * 28)
    crowd.desk("ideas.close")
    crowd.desk("ideas.split")
    crowd.desk("ideas.view", view="common_ground")
    expect(screen.get_by_text("On no idea did all groups agree.")).to_be_visible()
    desk.get_by_role("tab", name="Groepen").click()
    look_at(screen, "screen-15-nothing-in-common")
    expect(desk.get_by_text("Over geen idee waren alle groepen het eens.").first).to_be_visible()
