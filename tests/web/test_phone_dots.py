"""Dots and groups on a phone without a script: what can be chosen, in an order of its own, putting and taking back, and how they lie in the end."""

from __future__ import annotations

import re
from typing import Any

import pytest

from facilitator.web.my_data import stored_of
from facilitator.web.own_order import in_own_order
from facilitator.web.phone_page import PhonePage
from facilitator.web.phone_sections import Wish
from facilitator.web.site import Site
from tests.meetup.test_dots import place
from tests.meetup.test_dots import stage as with_ideas
from tests.meetup.test_grouping import TEXTS, open_wall
from tests.support.client import Client
from tests.support.server import Server
from tests.support.stage import Stage
from tests.web.phone import Page, Phone, joined
from tests.web.test_phone_agreements import told
from tests.web.test_phone_forms import with_desk
from tests.web.test_phone_page import ME, show

stage = with_ideas
PUT, TAKE = "dot.place", "dot.take"
STEPS = [
    {"kind": "ideas", "title": "Wat nu?", "ideas": {"screening": {"phones": False, "screen": False}, "support": "agree"}},
    {"kind": "text", "title": "Klaar"},
]


def targets(page: Page) -> list[str]:
    return re.findall(r'id="dot-(g?\d+)"', page.html)


def buttons(page: Page, form: str) -> list[str]:
    return re.findall(rf'form="{form}" name="target" value="(\w+)"', page.html)


def test_what_can_be_chosen_stands_in_the_order_of_this_phone(site: Site, stage: Stage) -> None:
    stage.desk("dots.open", on="groups")
    page = show(site, stage, who="a1b2c3")
    assert targets(page) == in_own_order("a1b2c3", ["g1", "3", "4", "5"])
    assert targets(show(site, stage, who="d4e5f7")) == in_own_order("d4e5f7", ["g1", "3", "4", "5"]) != targets(page)
    assert buttons(page, "put") == targets(page)
    assert (buttons(page, "take"), {PUT, TAKE} <= page.verbs()) == ([], True)
    assert "2 ideas" in page.text


def test_ones_own_dots_are_marked_and_can_be_taken_back_there_and_in_the_bar(site: Site, stage: Stage) -> None:
    stage.desk("dots.open")
    place(stage, ME, 3, 3)
    page = show(site, stage)
    assert "You have 1 of 3 dots left" in page.text
    assert page.text.count("2 of your dots") == 2
    assert buttons(page, "take") == ["3", "3"]
    assert 'aria-disabled="true"' not in page.html
    place(stage, ME, 1)
    page = show(site, stage)
    assert "You have put all 3 dots" in page.text
    assert page.html.count('aria-disabled="true"') == len(targets(page)) == 5


def test_of_others_a_phone_says_nothing_while_dots_are_open(site: Site, stage: Stage) -> None:
    stage.desk("dots.open")
    before = show(site, stage).text
    place(stage, "p1", 1, 2, 2)
    assert show(site, stage).text == before


def test_while_there_is_panic_nothing_can_be_put_or_taken(site: Site, stage: Stage) -> None:
    stage.desk("dots.open")
    place(stage, ME, 1)
    stage.desk("panic")
    page = show(site, stage)
    assert ("Voting is paused" in page.text, buttons(page, "put") + buttons(page, "take"), len(targets(page))) == (True, [], 5)
    stage.desk("restore")
    assert buttons(show(site, stage), "put")


def test_once_they_are_closed_one_sees_ones_own_then_how_all_lie(site: Site, stage: Stage) -> None:
    stage.desk("dots.open")
    place(stage, ME, 3, 3)
    place(stage, "p1", 3, 1)
    stage.desk("dots.close")
    page = show(site, stage)
    assert ("The dots are closed" in page.text, "2 of your dots" in page.text, "people put dots" in page.text) == (True, True, False)
    assert buttons(page, "put") + buttons(page, "take") == []
    assert "You put no dots this time." in Page(PhonePage(site, "en", stage.docs("phone"), {}, "482913").html()).text
    stage.desk("ideas.view", view="dots")
    page = show(site, stage)
    rows = re.findall(r'<li class="bar( mine)?">.*?<span lang="nl">(.*?)</span><strong>(\d)', page.html, re.DOTALL)
    assert [(bool(mine), int(count)) for mine, _, count in rows] == [(True, 3), (False, 1)]
    assert ("2 people put dots · 3 others got none" in page.text, targets(page)) == (True, [])


def test_when_the_room_sees_groups_the_phone_lists_ideas_by_group(site: Site, stage: Stage) -> None:
    stage.phone(ME, "me.describe", role="ouder")
    stage.desk("idea.merge", idea=4, into=3)
    stage.desk("ideas.view", view="groups")
    page = show(site, stage)
    at = [page.text.index(words) for words in ("The ideas, in groups", "Later kiezen 2", "Not in a group 2", "Put together with it:")]
    assert at == sorted(at)
    assert "What do you think of these ideas" not in page.text
    stage.desk("ideas.view", view="wall")
    assert "The ideas, in groups" not in show(site, stage).text


@pytest.mark.parametrize("view", ["wall", "groups"])
def test_while_people_write_they_can_support_ideas_in_groups_too(site: Site, stage: Stage, view: str) -> None:
    stage.desk("ideas.open")
    stage.desk("ideas.view", view=view)
    page = show(site, stage)
    assert {"idea.add", "idea.support"} <= page.verbs()
    assert len([form for form in page.forms if form.fields.get("verb") == "idea.support"]) == 5


def test_ones_own_idea_is_marked_also_under_another(site: Site, stage: Stage) -> None:
    stage.desk("ideas.open")
    stage.phone(ME, "idea.add", step="s4", text="Van mij")
    stage.desk("dots.open")
    assert show(site, stage).text.count("Your idea") == 1
    stage.desk("idea.merge", idea=6, into=1)
    page = show(site, stage)
    assert ("dot-6" in page.html, "Put together with it: Van mij Your idea" in page.text) == (False, True)


def test_of_very_much_sixty_stand_there_at_once(site: Site) -> None:
    stage = Stage(open_wall())
    stage.desk("show.go", step="s4")
    for number in range(70):
        stage.phone(f"p{number}", "idea.add", step="s4", text=f"Idee {number}")
    stage.desk("dots.open")
    page = show(site, stage)
    assert (len(targets(page)), "Show more (10)" in page.links) == (60, True)
    assert len(targets(show(site, stage, wish=Wish(everything=True)))) == 70


def agreed_with(stage: Stage) -> Stage:
    """Support for the first idea, and dots that are closed."""
    for person in (ME, "q1", "q2"):
        stage.phone(person, "idea.support", idea=1, value="agree")
    stage.desk("dots.open")
    place(stage, ME, 3)
    stage.desk("dots.close")
    return stage


def test_the_ranking_stands_there_once_dots_were_given_too(site: Site, stage: Stage) -> None:
    agreed_with(stage).desk("ideas.view", view="top")
    page = show(site, stage)
    assert ("Most support for each theme" in page.text, '<section class="ranking' in page.html) == (True, True)
    assert page.html.index("ranking stack") < page.html.index("The dots are closed")
    stage.desk("ideas.view", view="dots")
    assert ("Most support for each theme" in show(site, stage).text, "1 person put dots" in show(site, stage).text) == (False, True)


def test_in_their_groups_ideas_tell_their_support_once_dots_were_given_too(site: Site, stage: Stage) -> None:
    agreed_with(stage).desk("ideas.view", view="groups")
    stage.desk("ideas.reveal")
    page = show(site, stage)
    assert ("Agree 3 · Disagree 0 · I don't know 0" in page.text, page.html.count('aria-pressed="true" disabled')) == (True, 1)


def test_where_ones_dots_lie_is_among_what_is_stored(stage: Stage) -> None:
    stage.desk("dots.open", on="groups")
    place(stage, ME, "g1", "g1", 3)
    told = stored_of(stage.docs("phone"), stage.docs("desk"), stage.mine(ME), "en")
    assert (told["nothing"], {each["text"]: each["number"] for each in told["dots"]}) == (False, {"Later kiezen": 2, TEXTS[2]: 1})


def stored(stage: Stage, who: str = ME) -> dict[str, Any]:
    stage.wait(1)
    return stored_of(stage.docs("phone"), stage.docs("desk"), stage.mine(who), "en")


def test_so_are_those_of_every_step(stage: Stage) -> None:
    stage.desk("dots.open")
    place(stage, ME, 3)
    stage.desk("show.go", step="s7")
    stage.phone("b", "idea.add", step="s7", text="Elders")
    stage.desk("idea.show", idea=6)
    stage.desk("dots.open")
    place(stage, ME, 6, 6)
    assert [(each["title"], each["text"], each["number"]) for each in stored(stage)["dots"]] == [("Wat nu?", TEXTS[2], 1), ("Kort", "Elders", 2)]


def test_what_one_thinks_of_an_idea_under_another_is_told_once(stage: Stage) -> None:
    stage.phone(ME, "idea.support", idea=2, value="agree")
    stage.desk("idea.merge", idea=2, into=1)
    assert stored(stage)["supported"] == [{"value": "agree", "text": TEXTS[0]}]
    stage.desk("idea.hide", idea=1)
    assert {"value": "agree", "text": TEXTS[1]} in stored(stage)["supported"]


def test_the_practice_question_is_among_it_once_it_is_over_too() -> None:
    stage = Stage()
    stage.phone(ME, "practice", choice="o2")
    before = stored(stage)["practice"]
    stage.desk("show.go")
    assert (stored(stage)["practice"], stored(stage)["nothing"]) == (before, False)
    assert before["answer"] == "Met de auto"


# over real HTTP


def test_one_puts_dots_and_takes_them_back(server: Server) -> None:
    made = server.make({"title": "Klassen Lelystad", "language": "nl", "steps": STEPS})

    async def story(desk: Client, phone: Phone) -> None:
        for text in ("Later kiezen", "Bijles voor ieder kind", "Lagere schoolkosten"):
            phone.do(phone.get().form("idea.add"), text=text)
        assert (await desk.do("dots.open", each=2))["ok"]
        await told()
        page = phone.get()
        answer = phone.send(page.form(PUT), target="2")
        assert (answer.status, answer.headers["Location"]) == (303, f"/{made['code']}#dot-2")
        page = phone.do(phone.get().form(PUT), target="2")
        assert "U hebt alle 2 stippen gezet" in page.text
        order = targets(page)
        status, page = phone.refused(page.form(PUT), target="1")
        assert (status, page.alerts) == (409, ["U hebt al uw stippen gezet. Haal er eerst een terug."])
        assert "U hebt alle 2 stippen gezet" in page.text
        page = phone.do(page.form(TAKE), target="2")
        assert ("U hebt nog 1 van 2 stippen" in page.text, targets(page)) == (True, order)
        await desk.until(lambda desk: desk.docs.docs["dots"]["counts"]["2"] == 1)

    with_desk(server, made, "s1", story)


def test_what_is_no_target_is_refused_in_its_place(server: Server) -> None:
    made = server.make({"title": "Klassen Lelystad", "language": "nl", "steps": STEPS})

    async def story(desk: Client, phone: Phone) -> None:
        phone.do(phone.get().form("idea.add"), text="Later kiezen")
        assert (await desk.do("dots.open"))["ok"]
        await told()
        for target in ("9", "g7", "", "0x1", "1" * 12):
            status, page = phone.refused(phone.get().form(PUT), target=target)
            assert (status in (409, 422), len(page.alerts)) == (True, 1), target

    with_desk(server, made, "s1", story)


def test_two_phones_that_gave_nothing_yet_have_each_their_own_order(server: Server) -> None:
    made = server.make({"title": "Klassen Lelystad", "language": "nl", "steps": STEPS})

    async def story(desk: Client, phone: Phone) -> None:
        for number in range(12):
            phone.do(phone.get().form("idea.add"), text=f"Idee {number}")
        assert (await desk.do("dots.open"))["ok"]
        await told()
        others = [joined(server, made["code"]) for _ in range(3)]
        orders = [targets(each.get()) for each in others]
        assert len({tuple(order) for order in orders}) == 3
        assert [targets(each.get()) for each in others] == orders
        assert {tuple(sorted(order)) for order in orders} == {tuple(sorted(map(str, range(1, 13))))}

    with_desk(server, made, "s1", story)
