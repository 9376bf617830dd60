"""The living style page: only while developing and for organisers, every state in it drawn by the real pages, every pair of colours to be told apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.look import NARROW_PHONE, OVERFLOW
from tests.support.axe import check_access, check_calm, check_forced_colours
from tests.support.browser import Hall
from tests.support.server import Server
from tests.support.style import STYLE, log_in, open_style, states
from tests.support.untranslated import check_language

SURFACES = ("phone", "screen", "desk", "operator", "remote")
LONG = 12  # letters: a longer word may be wider than a narrow phone; where its browser knows the language it gets a hyphen
BROKEN = """(long) => {
    const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const lines = (range) => new Set([...range.getClientRects()].filter(({ width }) => width > 0.5).map(({ top }) => Math.round(top))).size;
    while (texts.nextNode()) {
        const text = texts.currentNode, range = document.createRange();
        if (!text.parentElement.checkVisibility() || text.parentElement.closest(".visually-hidden, .top, script, style, noscript, option")) continue;
        for (const { 0: word, index } of text.data.matchAll(/[\\p{L}\\p{N}]+[.,:?!]?/gu)) {
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            if (word.length <= long && lines(range) > 1) found.push(word);
        }
    }
    const buttons = [...document.querySelectorAll(".button:not(.support)")].filter((node) => node.scrollWidth > node.clientWidth + 1 && !node.closest(".top"));
    return found.concat(buttons.map(({ innerText }) => `out of its button: ${innerText}`));
}"""
CONTRASTS = "(pairs) => pairs.map((pair) => [pair.dataset.pair, Number(pair.dataset.contrast), Number(pair.dataset.needs)])"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(Path(tmp_path_factory.mktemp("server")), MODE="development") as running:
        yield running


@pytest.fixture
def organiser(hall: Hall) -> Page:
    return log_in(hall, hall.laptop())


def test_it_is_not_there_on_an_evening(tmp_path: Path) -> None:
    with Server(tmp_path) as evening:
        assert evening.get(STYLE).status == 404


@pytest.mark.parametrize("path", [STYLE, f"{STYLE}/phone/doors", f"{STYLE}/desk/doors", f"{STYLE}/clip/sample.mp4"])
def test_only_an_organiser_sees_it(server: Server, path: str) -> None:
    answer = server.get(path)
    assert (answer.status, answer.headers["Location"]) == (303, "/office/login")


def test_a_state_that_is_not_there_is_not_found(hall: Hall, organiser: Page) -> None:
    with hall.expecting("404"):
        told = organiser.goto(f"{hall.base}{STYLE}/phone/never")
    assert told
    assert told.status == 404


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("contrast", ["", "more"])
def test_each_pair_of_colours_can_be_told_apart(hall: Hall, organiser: Page, theme: str, contrast: str) -> None:
    open_style(hall, organiser, theme=theme, contrast=contrast)
    expect(organiser.locator("[data-pair]").first).to_be_visible()
    pairs = organiser.locator("[data-pair]").evaluate_all(CONTRASTS)
    assert len(pairs) > 40
    assert [pair for pair in pairs if pair[1] < pair[2]] == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everyone_can_use_it(hall: Hall, organiser: Page, language: str, theme: str) -> None:
    open_style(hall, organiser, language, theme=theme)
    expect(organiser.locator("#results figure")).to_be_visible()
    check_access(organiser)
    check_language(organiser)
    check_calm(organiser)
    check_forced_colours(organiser)


def test_every_surface_has_its_states_and_each_has_its_page(hall: Hall, organiser: Page) -> None:
    """How each is drawn, test_access looks at."""
    open_style(hall, organiser)
    found = {surface: states(organiser, surface) for surface in SURFACES}
    assert {surface: len(addresses) for surface, addresses in found.items() if len(addresses) < (1 if surface == "operator" else 5)} == {}
    for addresses in found.values():
        for address in addresses:
            assert organiser.evaluate("(address) => fetch(address).then((answer) => answer.status)", address) == 200


def test_on_a_narrow_phone_with_letters_twice_as_large_words_stay_whole_and_nothing_is_beside_the_window(hall: Hall, organiser: Page) -> None:
    open_style(hall, organiser)
    addresses = states(organiser, "phone")
    organiser.set_viewport_size({"width": NARROW_PHONE, "height": 568})
    found: dict[str, object] = {}
    for address in addresses:
        organiser.goto(f"{hall.base}{address}")
        organiser.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
        broken, beside = organiser.evaluate(BROKEN, LONG), organiser.evaluate(OVERFLOW)
        if broken or beside > 0:
            found[address] = (broken, beside)
    assert found == {}
