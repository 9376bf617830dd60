"""The phone page without a server: every state of an evening as HTML, in both languages, with the forms that belong to it and no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest

from facilitator.language import LANGUAGES, translate
from facilitator.web.phone_forms import Refused
from facilitator.web.phone_page import PhonePage, phone_html
from facilitator.web.phone_sections import Wish, time_text
from facilitator.web.result_words import result_words
from facilitator.web.site import Site
from tests.support.stage import PROGRAMME, Stage
from tests.web.phone import Page

ME, OTHER = "me", "other"
PRACTICE, ROLE, ANSWER, ADD, WITHDRAW, SUPPORT = "practice", "me.describe", "answer", "idea.add", "idea.withdraw", "idea.support"


def show(site: Site, stage: Stage, language: str = "en", **how: Any) -> Page:
    stage.wait(1)
    cast(Any, site.home).at = stage.now
    return Page(PhonePage(site, language, stage.docs("phone"), stage.mine(ME), "482913", **how).html())


def on_air(step: str, *, role: bool = True) -> Stage:
    """With a role said, so that only the step's own forms stand there."""
    stage = Stage()
    if role:
        stage.phone(ME, "me.describe", role="ouder")
    stage.desk("show.go", step=step)
    stage.wait(1)
    return stage


def waiting() -> Stage:
    return Stage()


def waiting_answered() -> Stage:
    stage = Stage()
    stage.phone(ME, "practice", choice="o1")
    stage.phone(ME, "me.describe", role="ouder")
    return stage


def received() -> Stage:
    stage = on_air("s2")
    stage.phone(ME, "answer", round="r1", choice="o2")
    return stage


def closing() -> Stage:
    stage = received()
    stage.desk("round.close")
    return stage


def paused() -> Stage:
    stage = received()
    stage.desk("panic")
    return stage


def paused_without_an_answer() -> Stage:
    stage = on_air("s2")
    stage.desk("panic")
    return stage


def results() -> Stage:
    stage = closing()
    stage.phone(OTHER, "answer", round="r1", choice="o1")
    stage.wait(3)
    return stage


def hidden() -> Stage:
    stage = received()
    stage.desk("round.hide")
    stage.desk("round.close")
    stage.wait(3)
    return stage


def asked_again() -> Stage:
    stage = received()
    stage.desk("round.again")
    return stage


def ideas() -> Stage:
    stage = on_air("s4")
    stage.phone(ME, "idea.add", step="s4", theme="oorzaak", text="Mijn idee")
    stage.phone(OTHER, "idea.add", step="s4", theme="oplossing", text="Hun idee")
    stage.phone(ME, "idea.support", idea=2, value="agree")
    return stage


def ideas_closed() -> Stage:
    stage = ideas()
    stage.desk("ideas.close")
    stage.desk("ideas.reveal")
    return stage


def earlier_round() -> Stage:
    """The question of an earlier step is still open while a text is on air."""
    stage = on_air("s6")
    stage.desk("round.open")
    stage.desk("show.go", step="s1")
    return stage


def over() -> Stage:
    stage = received()
    stage.desk("meetup.close")
    return stage


STATES: dict[str, tuple[Callable[[], Stage], set[str], tuple[str, ...]]] = {
    "waiting": (waiting, {PRACTICE, ROLE}, ("You are in", "Practice question", "Who are you?")),
    "waiting, all said": (waiting_answered, {ROLE}, ("Received", "It works the same way later on")),
    "text": (lambda: on_air("s1"), set(), ("Part 1 of 8", "Welkom", "Fijn dat u er bent.")),
    "text, role not said": (lambda: on_air("s1", role=False), {ROLE}, ("Welkom", "Who are you?")),
    "choosing": (lambda: on_air("s2"), {ANSWER}, ("Loten?", "Mee eens", "Vote")),
    "received": (received, set(), ("Received", "Niet mee eens", "Change")),
    "closing": (closing, set(), ("The vote is closing", "Niet mee eens")),
    "paused": (paused, set(), ("Voting is paused for a moment.", "Niet mee eens", "your answer")),
    "paused, not answered": (paused_without_an_answer, set(), ("Voting is paused for a moment.",)),
    "closed, results hidden": (hidden, set(), ("The vote is closed. Look at the screen.", "Niet mee eens")),
    "results": (results, set(), ("50%", "1 answer", "your answer", "In total: 2, indicative. Your answer: Niet mee eens")),
    "asked again": (asked_again, {ANSWER}, ("This question is asked again",)),
    "soon": (lambda: on_air("s6"), set(), ("The question opens in a moment",)),
    "fragment": (lambda: on_air("s3"), set(), ("Look at the screen",)),
    "talk": (lambda: on_air("s8"), set(), ("Aan tafel", "1:00 left, paused", "Nu: Alleen (1 van 3)", "Wat kunt u morgen doen?")),
    "ideas": (ideas, {ADD, SUPPORT}, ("Mijn idee", "Shown to everyone", "Hun idee", "What do you think of these ideas? (1)")),
    "ideas closed": (ideas_closed, {SUPPORT}, ("The ideas are closed", "Agree 1 · Disagree 0 · I don't know 0")),
    "ideas without themes": (lambda: on_air("s7"), {ADD}, ("Kort", "Your idea")),
    "an earlier round": (earlier_round, {ANSWER}, ("Welkom", "From an earlier part", "Wie?")),
    "over": (over, set(), ("Thank you for taking part", "See what came of it")),
}


@pytest.mark.parametrize("name", STATES)
def test_a_state_says_its_words_and_offers_its_forms(site: Site, name: str) -> None:
    make, verbs, words = STATES[name]
    page = show(site, make())
    assert page.verbs() == verbs
    assert [said for said in words if said not in page.text] == []
    assert "Refresh" in page.links
    assert page.links["My data"] == "/482913/me"


@pytest.mark.parametrize("name", STATES)
def test_a_state_is_told_in_dutch_too(site: Site, name: str) -> None:
    make, verbs, words = STATES[name]
    page = show(site, make(), "nl")
    assert (page.lang, page.verbs()) == ("nl", verbs)
    for said in words:
        told = translate("nl", said)
        assert told == said or told in page.text
    assert page.links["EN"] == "/482913?lang=en"


def test_words_of_people_carry_their_own_language_where_the_page_has_another(site: Site) -> None:
    stage = on_air("s2")
    assert '<h2 id="heading-round-r1" tabindex="-1" lang="nl">Loten?</h2>' in show(site, stage, "en").html
    assert '<h2 id="heading-round-r1" tabindex="-1">Loten?</h2>' in show(site, stage, "nl").html


def test_words_of_people_are_text(site: Site) -> None:
    stage = on_air("s4")
    stage.phone(ME, "idea.add", step="s4", theme="oorzaak", text="</li><script>alert(1)</script>")
    page = show(site, stage)
    assert "<script>alert" not in page.html
    assert "</li><script>alert(1)</script>" in page.text


# what a person may do


def test_the_answer_one_gave_can_be_changed(site: Site) -> None:
    stage = received()
    assert show(site, stage).links["Change"] == "/482913?change=r1#round-r1"
    form = show(site, stage, wish=Wish(change="r1")).form(ANSWER, round="r1")
    assert form.fields["choice"] == "o2"
    assert "Change my answer" in form.buttons


def test_an_idea_of_ones_own_is_taken_back_in_two_steps(site: Site) -> None:
    stage = ideas()
    assert show(site, stage).links["Take back"] == "/482913?take-back=1#idea-1"
    form = show(site, stage, wish=Wish(leaving="1")).form(WITHDRAW)
    assert form.fields["idea"] == "1"
    assert "Tap again to take it back" in form.buttons
    assert WITHDRAW not in show(site, stage, wish=Wish(leaving="2")).verbs(), "that one is not theirs"


def test_the_button_one_pressed_takes_support_back(site: Site) -> None:
    buttons = show(site, ideas()).form(SUPPORT).buttons
    assert buttons == {"Agree": ("value", ""), "Disagree": ("value", "disagree"), "I don't know": ("value", "pass")}


def test_ideas_stand_newest_first_and_twenty_at_once(site: Site) -> None:
    stage = on_air("s4")
    for number in range(1, 26):
        stage.phone(OTHER, "idea.add", step="s4", theme="oorzaak", text=f"Idee {number:02}")
    page = show(site, stage)
    assert [form.fields["idea"] for form in page.forms if form.fields["verb"] == SUPPORT] == [f"{number}" for number in range(25, 5, -1)]
    assert page.links["Show more (5)"] == "/482913?all=1#idea-6"
    everything = show(site, stage, wish=Wish(everything=True))
    assert "Idee 01" in everything.text
    assert everything.form(SUPPORT, idea="1").action == "/482913/do?all=1", "and so does the page that follows"


def test_every_form_has_an_id_of_its_own(site: Site) -> None:
    stage = ideas()
    ids = [form.fields["id"] for _ in range(2) for form in show(site, stage).forms]
    assert len(ids) == len(set(ids)) == 4


# going on by itself


@pytest.mark.parametrize(("make", "again"), [(waiting_answered, True), (waiting, False), (lambda: on_air("s2"), False), (lambda: on_air("s1"), False)])
def test_only_a_waiting_page_with_nothing_to_fill_in_loads_itself_again(site: Site, make: Callable[[], Stage], again: bool) -> None:
    assert ('http-equiv="refresh"' in show(site, make()).html) is again


def test_that_can_be_turned_off(site: Site) -> None:
    stage = waiting_answered()
    assert show(site, stage).links["Don't load it again by itself"] == "/482913?still=1"
    assert "refresh" not in show(site, stage, wish=Wish(still=True)).html.partition("<body>")[0]


def test_a_role_that_was_waved_off_is_not_asked_again(site: Site) -> None:
    stage = Stage()
    stage.phone(ME, "practice", choice="o1")
    assert 'http-equiv="refresh"' in show(site, stage, role_waved_off=True).html
    stage.desk("show.go", step="s1")
    assert show(site, stage, role_waved_off=True).verbs() == set()


def test_the_waiting_page_stays_while_people_are_coming_in(site: Site) -> None:
    stage = Stage({**PROGRAMME, "steps": [{"kind": "text", "title": "Inloop", "waiting": True}, *PROGRAMME["steps"]]})
    stage.desk("show.go")
    page = show(site, stage)
    assert page.verbs() == {PRACTICE, ROLE}
    assert "You are in" in page.text


# the clock and the results


def test_the_time_left_is_told_as_it_is_when_the_page_is_made(site: Site) -> None:
    stage = on_air("s2")
    stage.desk("clock.start", seconds=180)
    assert "2:59 left" in show(site, stage, "en").text
    stage.desk("clock.pause")
    assert "left, paused" in show(site, stage, "en").text
    assert [time_text(seconds) for seconds in (3909, 180, 7)] == ["1:05:09", "3:00", "0:07"]


def test_results_are_rounded_as_the_script_rounds_them() -> None:
    round = {"kind": "choice", "options": [{"id": "o1", "label": "a"}, {"id": "o2", "label": "b"}]}
    rows = result_words(round, {"total": 200, "counts": {"o1": 125, "o2": 75}}, None, "", "nl")["rows"]
    assert [row["value"] for row in rows] == ["63%", "38%"], "half a percent goes up, as everywhere"
    assert [row["share"] for row in rows] == [62.5, 37.5], "the width of a bar"


def test_live_results_are_seen_while_one_chooses_and_others_are_not(site: Site) -> None:
    stage = on_air("s5")
    for number in range(5):
        stage.phone(f"p{number}", "answer", round="r1", choice="o1")
    page = show(site, stage)
    assert "100%" in page.text
    assert page.verbs() == {ANSWER}
    stage = on_air("s2")
    assert "%" not in show(site, stage).text


# refused


def test_what_was_filled_in_is_still_there_and_no_script_draws_over_it(site: Site) -> None:
    stage = on_air("s4")
    filled = {"verb": ADD, "step": "s4", "theme": "oorzaak", "text": "Regel een\n<regel twee>"}
    page = show(site, stage, refused=Refused(filled, "Too long."), boot={})
    form = page.form(ADD)
    assert (form.fields["text"], form.fields["theme"]) == ("Regel een\n<regel twee>", "oorzaak")
    assert page.alerts == ["Too long."]
    assert page.title.startswith("Not sent")
    assert "<script" not in page.html
    assert 'aria-describedby="fault"' in page.html


def test_words_for_a_part_that_is_over_are_kept_to_be_copied(site: Site) -> None:
    filled = {"verb": ADD, "step": "s4", "text": "Nog net te laat"}
    page = show(site, on_air("s2"), refused=Refused(filled, "This part is over."))
    assert page.alerts == ["This part is over."]
    assert ">\nNog net te laat</textarea>" in page.html
    assert "readonly" in page.html


def test_a_refused_answer_stands_at_its_question(site: Site) -> None:
    filled = {"verb": ANSWER, "round": "r1", "choice": "o1"}
    page = show(site, on_air("s2"), refused=Refused(filled, "Too fast."))
    assert page.form(ANSWER).fields["choice"] == "o1"
    assert page.alerts == ["Too fast."]
    assert "<textarea" not in page.html


# the preview


def test_the_preview_is_the_page_of_a_phone_with_a_script_and_runs_none(site: Site) -> None:
    stage = on_air("s2")
    for language in LANGUAGES:
        html = phone_html(site, {**stage.docs("phone"), "meetup": {**stage.docs("phone")["meetup"], "language": language}}, {}, code="482913", preview=True)
        page = Page(html)
        assert (page.lang, page.verbs()) == (language, {ANSWER, ROLE})
        assert not any(part in html for part in ("<script", "<style", "noscript", "Refresh", "Vernieuw"))
        assert 'rel="stylesheet"' in html
