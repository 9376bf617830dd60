"""The desk on a small laptop, a usual one and a large one: all that leads the evening is in sight, whole, without scrolling."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.evening import EVENING
from tests.browser.look import check_both_schemes, check_sizes, look_at_each
from tests.support.browser import Hall
from tests.support.crowd import Crowd
from tests.support.server import Server
from tests.support.untranslated import check_language

SIZES = [(1024, 768), (1440, 900), (1920, 1080)]
LANGUAGES = ["nl", "en"]
TALK = {"kind": "talk", "title": "Aan tafel", "minutes": 7, "talk": {"template": "1-2-4-all", "instruction": "Wat kunt u morgen doen?"}}
PROGRAMME = {**EVENING, "steps": [EVENING["steps"][1], EVENING["steps"][3], TALK, EVENING["steps"][2], *EVENING["steps"][4:]]}
LEADING = [".go", ".next__go > .action", ".status .black", ".status .panic", ".status__actions > .action", ".tabs > .tab", ".panel__foot .action"]
KINDS = {"nl": ["tekst", "gesprek", "stelling", "ideeën", "afspraken"], "en": ["text", "talk", "poll", "ideas", "agreements"]}
CHANGE = {"nl": "Wijzig", "en": "Change"}

# what is out of the window, under something else, or has words that do not fit in it
OUT_OF_SIGHT = """(leading) => leading.flatMap((selector) => {
    const nodes = [...document.querySelectorAll(selector)];
    if (nodes.length === 0) return [`${selector}: is not there`];
    return nodes.flatMap((node) => {
        const { left, top, right, bottom } = node.getBoundingClientRect();
        const name = `${selector} ${node.innerText.replace(/\\s+/g, " ")}`;
        if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight)
            return [`${name}: outside the window, ${[left, top, right, bottom].map(Math.round)}`];
        const [wide, high] = [node.scrollWidth - node.clientWidth, node.scrollHeight - node.clientHeight];
        if (wide > 1 || high > 1) return [`${name}: its words do not fit`];
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        const points = [[left + 3, y], [right - 3, y], [x, top + 3], [x, bottom - 3]];
        return points.every((point) => node.contains(document.elementFromPoint(...point))) ? [] : [`${name}: something covers it`];
    });
})"""
SCROLLS = "() => [document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]"


@pytest.fixture
def room(server: Server) -> Iterator[tuple[dict[str, Any], Crowd]]:
    made = server.make(PROGRAMME)
    with Crowd(server, made) as crowd:
        crowd.come(3)
        yield made, crowd


def desk_in(hall: Hall, made: dict[str, Any], language: str, size: tuple[int, int]) -> Page:
    desk = hall.laptop(size)
    desk.context.add_cookies([{"name": "facilitator_language", "value": language, "url": hall.base}])
    desk.goto(hall.address(made["desk_url"]))
    expect(desk.get_by_role("tablist")).to_be_visible()
    return desk


def check_in_sight(desk: Page) -> None:
    assert desk.evaluate(SCROLLS) == [0, 0]
    out = desk.evaluate(OUT_OF_SIGHT, LEADING)
    assert not out, "\n".join(out)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_all_that_leads_is_in_sight(hall: Hall, room: tuple[dict[str, Any], Crowd], language: str, size: tuple[int, int]) -> None:
    made, crowd = room
    desk = desk_in(hall, made, language, size)

    def moments() -> Iterator[str]:
        go_on(desk, crowd, "s1")
        crowd.each("answer", round="r1", choice="o1")
        yield "a vote"
        go_on(desk, crowd, "s2")
        crowd.each("idea.add", step="s2", theme="oorzaak", text="Laat kinderen langer bij elkaar, en kijk pas later wat bij hen past. " * 3)
        yield "ideas"
        desk.keyboard.press("c")
        expect(desk.locator(".receipt")).to_be_visible()
        yield "a receipt"
        desk.locator(".step").nth(4).click()
        yield "a step is selected"
        go_on(desk, crowd, "s3")
        crowd.desk("clock.start", seconds=600)
        yield "a talk with a clock"
        go_on(desk, crowd, "s4")
        yield "a fragment"
        crowd.desk("screen.freeze", on=True)
        crowd.desk("screen.black", on=True)
        yield "black and frozen"

    look_at_each(desk, moments(), check_in_sight, check_sizes)


def go_on(desk: Page, crowd: Crowd, step: str) -> None:
    crowd.desk("show.go", step=step)
    expect(desk.locator(".step[aria-current=step]")).to_contain_text(PROGRAMME["steps"][int(step[1:]) - 1]["title"])


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: "x".join(map(str, size)))
def test_an_idea_becomes_an_agreement_in_a_form_of_which_the_first_field_and_the_button_are_in_sight(hall: Hall, server: Server, size: tuple[int, int]) -> None:
    made = server.make({**PROGRAMME, "steps": [EVENING["steps"][3], {"kind": "agreements", "title": "Afspraken", "minutes": 20}]})
    with Crowd(server, made) as crowd:
        crowd.come(8)
        crowd.desk("show.go", step="s1")
        crowd.each("idea.add", step="s1", theme="oorzaak", text="Laat kinderen langer bij elkaar, en kijk pas later wat bij hen past. " * 2)
        desk = desk_in(hall, made, "nl", size)
        desk.get_by_role("tab", name="Ideeën").click()
        for idea in (2, 7):
            chosen = desk.locator(f"#idea-{idea}")
            chosen.click()
            expect(desk.get_by_role("button", name="Als afspraak")).to_be_visible()
            box = chosen.locator(".idea-row__text").bounding_box()
            assert box
            assert box["width"] > size[0] * 0.55, "the words have the width"
        desk.get_by_role("button", name="Als afspraak").click()
        field = desk.get_by_label("Wat gaat er gebeuren?")
        expect(field).to_be_focused()
        out = desk.evaluate(OUT_OF_SIGHT, ["#agreed-first", ".agreed-form .primary"])
        assert not out, out
        desk.get_by_label("Eerste stap").focus()
        out = desk.evaluate(OUT_OF_SIGHT, ["#agreed-step", ".agreed-form .primary"])
        assert not out, out


@pytest.mark.parametrize("language", LANGUAGES)
def test_everyone_can_write_a_step_while_the_evening_runs(hall: Hall, room: tuple[dict[str, Any], Crowd], language: str) -> None:
    made, crowd = room
    desk = desk_in(hall, made, language, (1024, 768))
    go_on(desk, crowd, "s1")
    desk.locator(".step").nth(4).click()

    def dialogs() -> Iterator[str]:
        for kind in KINDS[language]:
            desk.locator(".arrange").get_by_role("button", name=kind, exact=True).click()
            yield f"a new step, {kind}"
            desk.keyboard.press("Escape")
        for at in (1, 2, 3, 4):
            desk.locator(".step").nth(at).click()
            desk.locator(".arrange").get_by_role("button", name=CHANGE[language], exact=True).click()
            yield f"step {at + 1} is changed"
            desk.keyboard.press("Escape")
            expect(desk.locator("dialog[open]")).to_have_count(0)

    look_at_each(desk, dialogs(), check_both_schemes, check_language, check_sizes, check_dialog)


def check_dialog(desk: Page) -> None:
    """What saves it is in sight without scrolling, and of what is written at least the first three fields are."""
    box = desk.locator("dialog[open] .writing__foot .primary").bounding_box()
    assert box, "the dialog is open"
    assert box["y"] + box["height"] <= 768
