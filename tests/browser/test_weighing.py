"""The room weighs ideas when writing is over: phones with and without a script show the same, and the desk's switch begins and ends it."""

from __future__ import annotations

import time
from typing import Any, cast

from playwright.sync_api import Page, expect

from tests.browser.look import look_at, look_at_phone
from tests.support.browser import Hall
from tests.support.crowd import Crowd
from tests.support.server import Server

IDEAS = 30
TEXTS = [f"Idee {number} over de stap van groep 8 naar de brugklas" for number in range(1, IDEAS + 1)]
EVENING: dict[str, Any] = {
    "title": "Klassen Lelystad",
    "language": "nl",
    "practice": None,
    "steps": [{"kind": "ideas", "title": "Wat kan er morgen anders?", "ideas": {"screening": {"screen": False}, "support": "agree_disagree_pass"}}],
}


def test_the_room_weighs_its_ideas(hall: Hall, server: Server) -> None:
    made = server.make(EVENING)
    desk, screen, phone, plain = hall.laptop((1440, 900)), hall.laptop((1920, 1080)), hall.phone(), hall.phone(script=False)
    with Crowd(server, made) as crowd:
        crowd.come(IDEAS)
        crowd.desk("show.go")
        crowd.each("idea.add", among=IDEAS, step="s1", theme=None, text=TEXTS)
        for page, name in ((desk, "desk"), (screen, "screen"), (phone, "phone")):
            page.goto(hall.address(made[f"{name}_url"]))
        expect(phone.get_by_label("Uw idee")).to_be_visible()
        desk.get_by_role("tab", name="Groepen").click()
        desk.get_by_role("button", name="Stop met schrijven en laat de zaal wegen").click()
        expect(phone.get_by_text("0 van de 30 ideeën gewogen")).to_be_visible()
        expect(phone.get_by_label("Uw idee", exact=True)).to_have_count(0)
        expect(screen.get_by_text("Weeg op uw telefoon")).to_be_visible()
        look_at(desk, "desk-16-weighing")
        one_weighs(phone)
        with_and_without_a_script_the_same(phone, plain)
        desk.get_by_role("button", name="Stop met wegen").click()
        expect(phone.get_by_text("De ideeën zijn gesloten").first).to_be_visible()


def one_weighs(phone: Page) -> None:
    order = words_of(phone)
    phone.get_by_role("button", name="Eens", exact=True).first.tap()
    expect(phone.get_by_text("1 van de 30 ideeën gewogen")).to_be_visible()
    expect(phone.locator("li.idea")).to_have_count(21)
    assert words_of(phone)[:20] == order, "nothing moves, one more comes at the end"
    look_at_phone(phone, "phone-16-weighing")
    phone.reload()
    expect(phone.get_by_text("1 van de 30 ideeën gewogen")).to_be_visible()
    expect(phone.locator("li.idea")).to_have_count(21)
    assert words_of(phone)[:20] == order


def with_and_without_a_script_the_same(phone: Page, plain: Page) -> None:
    plain.context.add_cookies(cast(Any, phone.context.cookies()))
    plain.goto(phone.url)
    assert words_of(plain) == words_of(phone)
    assert shown(plain) == shown(phone)
    look_at_phone(plain, "phone-17-weighing-plain")


def words_of(phone: Page) -> list[str]:
    return phone.locator("li.idea .words").all_inner_texts()


def shown(phone: Page) -> list[str]:
    return phone.locator("section.step").inner_text().replace("Geen nieuwe ideeën", "").split()


PATIENCE = 8.0  # seconds
VIEWS = ("wall", "groups", "dots", "top", "common_ground", "divided")


def test_each_view_says_the_same_with_and_without_a_script_before_and_after_dots(hall: Hall, server: Server) -> None:
    roles = {**EVENING, "roles": ["docent", "ouder"]}
    made = server.make(roles)
    phone, plain = hall.phone(), hall.phone(script=False)
    with Crowd(server, made) as crowd:
        crowd.come(40)
        crowd.each("me.describe", role=["docent", "ouder"])
        crowd.desk("show.go")
        crowd.each("idea.add", among=8, step="s1", theme=None, text=TEXTS[:8])
        for idea in range(1, 8):
            crowd.each("idea.support", idea=idea, value=["agree" if (at * idea) % 7 < 5 else "disagree" for at in range(40)])
        phone.goto(hall.address(made["phone_url"]))
        phone.get_by_role("button", name="Eens", exact=True).nth(2).tap()
        expect(phone.locator("[aria-pressed=true]")).to_have_count(1)
        plain.context.add_cookies(cast(Any, phone.context.cookies()))
        taken(plain, phone.url)
        the_same(phone, plain)
        crowd.desk("group.put", ideas=[1, 2], name="Later kiezen")
        crowd.desk("ideas.close")
        crowd.desk("ideas.split")
        each_view(crowd, phone, plain)
        crowd.desk("ideas.reveal")
        each_view(crowd, phone, plain)
        crowd.desk("dots.open", on="groups")
        crowd.each("dot.place", among=6, idea=[3, 3, 4, 5, 1, 2])
        each_view(crowd, phone, plain)
        crowd.desk("dots.close")
        each_view(crowd, phone, plain)
        crowd.desk("meetup.close")
        what_was_chosen_is_read_afterwards(plain, made["code"])


def what_was_chosen_is_read_afterwards(plain: Page, code: str) -> None:
    plain.goto(plain.url.partition(code)[0] + f"{code}/after")
    for words in ("Gemeenschappelijk:", "Verdeeld:", "De meeste steun per thema", "Waar de stippen liggen", "Later kiezen"):
        expect(plain.get_by_text(words).first).to_be_visible()
    look_at_phone(plain, "phone-18-after-chosen")
    plain.emulate_media(color_scheme="dark")
    look_at_phone(plain, "phone-19-after-chosen-dark")


def taken(plain: Page, url: str) -> None:
    """The server has what the phone chose."""
    until = time.monotonic() + PATIENCE
    while plain.goto(url) and not plain.locator("[aria-pressed=true]").count():
        assert time.monotonic() < until


def each_view(crowd: Crowd, phone: Page, plain: Page) -> None:
    for view in VIEWS:
        crowd.desk("ideas.view", view=view)
        the_same(phone, plain)


def the_same(phone: Page, plain: Page) -> None:
    """Once what the phone was told is drawn."""
    phone.reload()
    phone.wait_for_function("() => performance.getEntriesByName('live').length > 0")
    plain.goto(phone.url)
    told, until = shown(plain), time.monotonic() + PATIENCE
    while shown(phone) != told and time.monotonic() < until:
        phone.wait_for_timeout(100)
    assert shown(phone) == told
