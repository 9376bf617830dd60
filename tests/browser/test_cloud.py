"""A cloud with more words than the screen has room for: those given least go, whatever letter they begin with, and a line says how many."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.look import look_at
from tests.browser.test_splits import LEAST_TYPE, vote
from tests.support.axe import small_letters
from tests.support.browser import Hall
from tests.support.crowd import Crowd
from tests.support.server import Server

POLL = {"kind": "words", "question": "In één woord: wat is er nodig?", "most": 3}
PROGRAMME: dict[str, Any] = {"title": "Klassen Lelystad", "language": "nl", "steps": [{"kind": "poll", "title": "Woord", "poll": POLL}]}
OFTEN = ["ruimte", "samen", "taal", "tijd", "vertrouwen", "zorg"]
ONCE = [f"aandacht voor kind {number}" for number in range(1, 31)]
SEEN = "() => [...document.querySelectorAll('.cloud__word')].filter((word) => !word.hidden).map((word) => word.firstChild.textContent)"


def test_of_a_full_cloud_the_words_given_least_go(hall: Hall, server: Server) -> None:
    made = server.make(PROGRAMME)
    screen = hall.laptop((1280, 720))
    screen.goto(hall.address(made["screen_url"]))
    with Crowd(server, made) as crowd:
        crowd.come(30)
        vote(crowd, "s1", [[ONCE[number], OFTEN[number % 6]] for number in range(30)])
        expect(screen.get_by_text("nog")).to_be_visible()
        words = seen(screen)
        assert set(OFTEN) < set(words), "though the alphabet has them last"
        left = len(OFTEN) + len(ONCE) - len(words)
        expect(screen.get_by_text(re.compile(f"^nog {left} woorden, elk 1 keer$"))).to_be_visible()
        assert small_letters(screen, LEAST_TYPE) == []
        look_at(screen)


def seen(screen: Page) -> list[str]:
    words: list[str] = screen.evaluate(SEEN)
    return words
