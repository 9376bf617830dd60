"""A vote that is open, at the desk: how many answered at once, what they answered in steps of five; and who is in the room, five at a time."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.look import look_at
from tests.browser.moments import expect_counts, open_tool
from tests.support.browser import Colours, Hall
from tests.support.crowd import Crowd
from tests.support.server import Server

YES, NO = "Mee eens", "Niet mee eens"
EVENING: dict[str, Any] = {
    "title": "Klassen Lelystad",
    "roles": ["docent", "ouder"],
    "steps": [
        {"kind": "text", "title": "Welkom"},
        {"kind": "poll", "title": "Stelling", "poll": {"kind": "choice", "question": "Loten bij te veel aanmeldingen?", "options": [YES, NO]}},
    ],
}


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_desk_follows_a_vote_in_steps_of_five(hall: Hall, server: Server, colours: Colours) -> None:
    made = server.make(EVENING)
    with Crowd(server, made) as crowd:
        crowd.come(7)
        crowd.each("me.describe", among=6, role="docent")
        crowd.until("room", lambda room: room["roles"][0]["there"] is not None)
        desk = hall.laptop(colours=colours)
        desk.goto(hall.address(made["desk_url"]))
        expect(open_tool(desk, "Zaal").get_by_role("row", name="ouder")).to_contain_text("minder dan 5")
        look_at(desk)
        crowd.desk("show.go", step="s2")
        voting = open_tool(desk, "Stemming")
        crowd.each("answer", among=3, round="r1", choice="o1")
        expect(voting.get_by_text("Beantwoord: 3")).to_be_visible()
        expect(voting.get_by_role("figure")).to_have_count(0)
        look_at(desk)
        crowd.each("answer", among=5, round="r1", choice="o1")
        expect_counts(voting, {YES: 5, NO: 0})
        crowd.each("answer", round="r1", choice=["o1"] * 5 + ["o2"] * 2)
        expect(voting.get_by_text("Beantwoord: 7")).to_be_visible()
        expect_counts(voting, {YES: 5, NO: 0})
        look_at(desk)
        crowd.desk("round.close")
        expect_counts(voting, {YES: 5, NO: 2})
