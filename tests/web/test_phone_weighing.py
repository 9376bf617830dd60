"""Weighing ideas on a phone without a script: those of others, in an order of its own, so many at a time."""

from __future__ import annotations

import re

import pytest

from facilitator.web.chosen_sections import AT_A_TIME
from facilitator.web.own_order import in_own_order
from facilitator.web.phone_sections import Wish
from facilitator.web.site import Site
from tests.support.stage import Stage
from tests.web.phone import Page
from tests.web.test_phone_page import ME, show

IDEAS = 30


@pytest.fixture
def stage() -> Stage:
    """Thirty ideas, the first one's own; the room weighs them."""
    stage = Stage()
    stage.desk("show.go", step="s4")
    for number in range(1, IDEAS + 1):
        stage.phone(ME if number == 1 else f"p{number}", "idea.add", step="s4", theme="oorzaak", text=f"Idee {number}")
    stage.desk("ideas.open", weighing=True)
    return stage


def listed(page: Page) -> list[str]:
    return re.findall(r'<li class="idea" id="idea-(\d+)"', page.html)


def test_the_ideas_of_others_stand_in_the_order_of_this_phone(site: Site, stage: Stage) -> None:
    order = in_own_order("a1b2c3", map(str, range(2, IDEAS + 1)))
    page = show(site, stage, who="a1b2c3")
    assert (listed(page), page.verbs() & {"idea.add", "idea.support"}) == (order[:AT_A_TIME], {"idea.support"})
    assert ("0 of 29 ideas weighed" in page.text, "Show more (9)" in page.text) == (True, True)
    assert listed(show(site, stage, who="d4e5f7")) != listed(page)
    assert listed(show(site, stage, wish=Wish(everything=True), who="a1b2c3")) == order


def test_for_each_that_was_weighed_one_more_comes_and_nothing_moves(site: Site, stage: Stage) -> None:
    order = in_own_order("a1b2c3", map(str, range(2, IDEAS + 1)))
    for number in (0, 1):
        stage.phone(ME, "idea.support", idea=int(order[number]), value="agree")
    page = show(site, stage, who="a1b2c3")
    assert listed(page) == order[: AT_A_TIME + 2]
    assert ("2 of 29 ideas weighed" in page.text, page.html.count('aria-pressed="true"')) == (True, 2)
    for number in range(2, IDEAS + 1):
        stage.phone(ME, "idea.support", idea=number, value="pass")
    assert "29 of 29 ideas weighed" in show(site, stage, who="a1b2c3").text
