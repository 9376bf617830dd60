"""The bytes that a phone, the desk and the screen may cost. Times are printed, and fail nothing: they are the machine's as much as ours."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from facilitator.web.files import JOINED
from tests.support.browser import HOST
from tests.weight.measure import BUDGET, LANGUAGES, Scales, Weight, scales, table

RUNS, PHONES = 1, 2


@pytest.fixture(scope="module")
def hall() -> Iterator[Scales]:
    with scales() as found:
        yield found


@pytest.fixture(scope="module")
def weight(hall: Scales) -> Weight:
    return hall.weigh(RUNS, PHONES)


def test_the_figures_are_printed(weight: Weight, say: Callable[[str], None]) -> None:
    say(table(weight))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_loads_little_the_first_time_and_next_to_nothing_the_next(weight: Weight, language: str) -> None:
    phone = weight.phones[language]
    assert 0 < phone.first.script <= BUDGET["script"]
    assert phone.first.script < phone.first.total <= BUDGET["phone"]
    assert 0 < phone.repeat.total <= BUDGET["repeat"]


def test_a_vote_is_seen_then_kept_and_counted(weight: Weight) -> None:
    for taps in weight.taps.values():
        assert len(taps.kept) == len(taps.screen) == PHONES
        assert all(0 < seen <= kept for seen, kept in zip(taps.feedback, taps.kept, strict=True))


@pytest.mark.parametrize("surface", ["desk", "screen"])
def test_a_laptop_loads_little_without_media(weight: Weight, surface: str) -> None:
    assert 0 < weight.surfaces[surface].total <= BUDGET[surface]


def test_no_other_host_is_asked(weight: Weight) -> None:
    loads = [load for phone in weight.phones.values() for load in (phone.first, phone.repeat)] + list(weight.surfaces.values())
    assert {host for load in loads for host in load.hosts} == {HOST}


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_request_is_enough_until_the_forms_can_be_used(hall: Scales, language: str) -> None:
    """Everything but the page itself is refused: the question stands there in its look, and an answer can be given."""
    context = hall.browser.new_context(**hall.device)
    context.add_cookies(hall.cookies(language))  # type: ignore[arg-type]
    page = context.new_page()
    page.route("**", lambda route: route.continue_() if route.request.is_navigation_request() else route.abort())
    page.goto(hall.phone_address)
    button = page.locator("form button[type=submit]").first
    assert button.evaluate("(node) => getComputedStyle(node).minHeight") == "52px", "the sheet stands in the page"
    page.locator("label.choice").first.tap()
    button.tap()
    expect(page.locator(".own-answer")).to_have_count(1)
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_of_a_table_comes_apart_and_is_small(weight: Weight, language: str) -> None:
    card = JOINED[f"joined/phone-table.{language}.js"]().encode()
    assert len(gzip.compress(card, 9)) <= BUDGET["table"]
    assert not any("phone-table" in url for url in weight.phones[language].first.bytes_of)


@pytest.mark.parametrize("part", ["results", "ideas", "agreements", "offering", "answers", "choosing", "together"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_few_evenings_need_at_once_comes_apart_and_is_small(weight: Weight, language: str, part: str) -> None:
    script = JOINED[f"joined/phone-{part}.{language}.js"]().encode()
    assert len(gzip.compress(script, 9)) <= BUDGET[part]
    assert not any(f"phone-{part}" in url for url in weight.phones[language].first.bytes_of)
