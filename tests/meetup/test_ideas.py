"""Ideas: written on phones, screened for phones and screen apart, supported; and who sees what of it, and when."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Closed, Invalid, NotAllowed, NotOnAir, Refusal, TooLong
from facilitator.meetup.collecting import IdeasClosed
from facilitator.meetup.idea_verbs import AddIdea
from facilitator.meetup.ideas import TEXT_LIMIT
from facilitator.meetup.words import AUDIENCES, Actor
from tests.meetup.refused import refused
from tests.support.stage import PROGRAMME, Stage, ballots, events

SEES_ALL = ("desk", "operator")


@pytest.fixture
def stage() -> Stage:
    """The first ideas step is on air: themes, screened for the screen, agree / disagree / pass."""
    stage = Stage()
    stage.desk("show.go", step="s4")
    return stage


@pytest.fixture
def screened() -> Stage:
    """The second ideas step is on air: no themes, screened for phones and screen, agree only; it stays open when one goes away."""
    stage = Stage()
    stage.desk("show.go", step="s7")
    return stage


def add(stage: Stage, author: str = "p1", text: str = "Loten", **fields: Any) -> int:
    """Adds an idea to the step on air; gives its number."""
    on_air = stage.meetup.show.on_air
    theme = {"theme": "oplossing"} if on_air == "s4" else {}
    changes = stage.phone(author, "idea.add", **{"step": on_air, "text": text, **theme, **fields})
    return int(AddIdea("", "").ack(changes)["idea"])


def seen(stage: Stage, idea: int = 1) -> dict[str, str | None]:
    """What each audience is told of an idea's status; None: nothing of it."""
    stage.wait(1)
    return {audience: stage.docs(audience).get(f"idea/{idea}", {}).get("status") for audience in AUDIENCES}


def told(phone: str | None, screen: str | None, desk: str) -> dict[str, str | None]:
    return {"phone": phone, "screen": screen, "desk": desk, "operator": desk, "remote": None}


def counts(stage: Stage, audience: str = "desk") -> Any:
    stage.wait(1)
    return stage.docs(audience).get("support", {}).get("counts")


# writing


def test_an_idea_waits_where_the_step_screens(stage: Stage) -> None:
    assert add(stage) == 1
    assert seen(stage) == told(phone="shown", screen=None, desk="waiting")
    assert stage.docs("desk")["idea/1"] == {
        "id": 1,
        "step": "s4",
        "theme": "oplossing",
        "text": "Loten",
        "group": None,
        "status": "waiting",
        "phones": True,
        "screen": False,
    }
    assert stage.docs("phone")["idea/1"] == {"id": 1, "step": "s4", "theme": "oplossing", "text": "Loten", "group": None, "status": "shown"}


def test_an_idea_waits_for_phones_too_when_the_step_says_so(screened: Stage) -> None:
    add(screened)
    assert seen(screened) == told(phone=None, screen=None, desk="waiting")
    assert screened.mine("p1")["my/idea/1"] == {"id": 1, "step": "s7", "theme": None, "text": "Loten", "status": "waiting"}
    screened.desk("idea.show", idea=1)
    assert seen(screened) == told(phone="shown", screen="shown", desk="shown")
    assert screened.mine("p1")["my/idea/1"]["status"] == "shown"


def test_only_its_author_is_told_of_an_idea_of_their_own(stage: Stage) -> None:
    add(stage, "p1")
    assert "my/idea/1" in stage.mine("p1")
    assert "my/idea/1" not in stage.mine("p2")
    assert all("author" not in stage.docs(audience).get("idea/1", {}) for audience in AUDIENCES)


def test_without_screening_everyone_sees_an_idea_at_once() -> None:
    stage = Stage({**PROGRAMME, "steps": [{"kind": "ideas", "title": "Vrij", "ideas": {"screening": {"phones": False, "screen": False}}}]})
    stage.desk("show.go")
    add(stage)
    assert seen(stage) == told(phone="shown", screen="shown", desk="shown")


def test_a_text_is_trimmed_and_may_be_as_long_as_the_longest(stage: Stage) -> None:
    add(stage, text="  Meer\r\ngeld\t\n")
    stage.wait(1)
    assert stage.docs("phone")["idea/1"]["text"] == "Meer\ngeld"
    add(stage, text="é" * TEXT_LIMIT)
    with refused(TooLong, "text"):
        add(stage, text="é" * (TEXT_LIMIT + 1))


@pytest.mark.parametrize(
    ("fields", "paths"),
    [
        ({"theme": None}, ["theme"]),
        ({"theme": "gevolg"}, ["theme"]),
        ({"text": " \n "}, ["text"]),
        ({"text": "\u200b\u202e"}, ["text"]),
        ({"text": "bel\x07"}, ["text"]),
        ({"step": "s2"}, []),
        ({"step": "s99"}, ["step"]),
    ],
)
def test_a_wrong_idea_is_refused(stage: Stage, fields: dict[str, Any], paths: list[str]) -> None:
    with refused(Invalid, *paths):
        add(stage, **fields)
    assert add(stage) == 1


def test_a_step_without_themes_takes_none(screened: Stage) -> None:
    with refused(Invalid, "theme"):
        add(screened, theme="oplossing")


def test_an_idea_comes_from_a_phone(stage: Stage) -> None:
    with refused(NotAllowed):
        stage.desk("idea.add", step="s4", theme="oplossing", text="Loten")
    with refused(NotAllowed):
        stage.carry_out(AddIdea("s4", "Loten", "oplossing"), Actor("phone"))


@pytest.mark.parametrize(
    ("verb", "fields"), [("idea.add", {"step": "s4", "theme": "oplossing", "text": "Loten"}), ("idea.support", {"idea": 1, "value": "agree"})]
)
def test_writing_and_supporting_end_with_the_step(stage: Stage, verb: str, fields: dict[str, Any]) -> None:
    add(stage)
    stage.phone("p2", verb, **fields)
    stage.desk("ideas.close")
    with refused(Closed):
        stage.phone("p2", verb, **fields)
    stage.desk("ideas.open")
    stage.phone("p2", verb, **fields)
    stage.desk("show.go")
    with refused(NotOnAir):
        stage.phone("p2", verb, **fields)


def test_ideas_that_are_closed_by_hand_stay_open_when_one_goes_away(screened: Stage) -> None:
    screened.desk("show.go", step="s1")
    assert add(screened, step="s7") == 1
    screened.do("operator", "ideas.close", step="s7")
    with refused(NotOnAir):
        add(screened, step="s7")


# withdrawing


def test_its_author_withdraws_an_idea_for_good(stage: Stage) -> None:
    add(stage)
    stage.phone("p1", "idea.withdraw", idea=1)
    assert seen(stage) == told(phone=None, screen=None, desk="withdrawn")
    assert stage.mine("p1")["my/idea/1"]["status"] == "withdrawn"
    assert stage.phone("p1", "idea.withdraw", idea=1) == ()
    with refused(Closed):
        stage.desk("idea.show", idea=1)


def test_nobody_else_withdraws_it(stage: Stage) -> None:
    add(stage, "p1")
    with refused(NotAllowed):
        stage.phone("p2", "idea.withdraw", idea=1)
    assert seen(stage)["phone"] == "shown"


def test_an_idea_can_be_withdrawn_when_its_step_is_over(stage: Stage) -> None:
    add(stage)
    stage.desk("show.go")
    stage.phone("p1", "idea.withdraw", idea=1)
    assert seen(stage)["desk"] == "withdrawn"


@pytest.mark.parametrize(("audience", "verb"), [("phone", "idea.withdraw"), ("phone", "idea.support"), ("desk", "idea.show"), ("desk", "idea.hide")])
def test_an_idea_that_there_is_not(stage: Stage, audience: str, verb: str) -> None:
    with refused(Invalid, "idea"):
        stage.do(audience, verb, "p1" if audience == "phone" else None, idea=1, **({"value": "agree"} if verb == "idea.support" else {}))


# showing and hiding


def test_hiding_takes_it_from_everyone_and_keeps_its_words_and_support(stage: Stage) -> None:
    add(stage)
    stage.phone("p2", "idea.support", idea=1, value="agree")
    stage.desk("idea.show", idea=1)
    assert seen(stage) == told(phone="shown", screen="shown", desk="shown")
    stage.do("operator", "idea.hide", idea=1)
    assert seen(stage) == told(phone=None, screen=None, desk="hidden")
    assert stage.mine("p1")["my/idea/1"]["status"] == "hidden"
    assert counts(stage) == {"1": {"agree": 1, "disagree": 0, "pass": 0}}
    stage.do("operator", "idea.show", idea=1)
    assert seen(stage) == told(phone="shown", screen="shown", desk="shown")


def test_showing_and_hiding_twice_change_nothing(stage: Stage) -> None:
    add(stage)
    assert events(stage.desk("idea.show", idea=1)) == ["IdeaPlaced"]
    assert stage.desk("idea.show", idea=1) == ()
    assert events(stage.desk("idea.hide", idea=1)) == ["IdeaPlaced"]
    assert stage.desk("idea.hide", idea=1) == ()


# supporting


def test_the_last_support_counts_and_null_takes_it_back(stage: Stage) -> None:
    add(stage)
    for value in ("agree", "disagree", "pass"):
        assert ballots(stage.phone("p2", "idea.support", idea=1, value=value)) == [("1", "p2", value)]
        assert counts(stage)["1"] == {"agree": 0, "disagree": 0, "pass": 0, value: 1}
        assert stage.mine("p2")["my/support"] == {"1": value}
    stage.phone("p2", "idea.support", idea=1, value=None)
    assert counts(stage)["1"] == {"agree": 0, "disagree": 0, "pass": 0}
    assert "my/support" not in stage.mine("p2")


@pytest.mark.parametrize(("support", "allowed"), [("none", []), ("agree", ["agree"]), ("agree_disagree_pass", ["agree", "disagree", "pass"])])
def test_a_step_says_what_support_can_be_given(support: str, allowed: list[str]) -> None:
    stage = Stage({**PROGRAMME, "steps": [{"kind": "ideas", "title": "Steun", "ideas": {"support": support}}]})
    stage.desk("show.go")
    add(stage)
    assert stage.docs("phone")["step"]["support"] == support
    for value in ("agree", "disagree", "pass", "love"):
        if value in allowed:
            stage.phone("p2", "idea.support", idea=1, value=value)
        else:
            with refused(Invalid, "value"):
                stage.phone("p2", "idea.support", idea=1, value=value)
    stage.phone("p2", "idea.support", idea=1, value=None)


def test_what_phones_do_not_see_they_do_not_support(stage: Stage, screened: Stage) -> None:
    add(screened)
    with refused(Closed):  # it waits
        screened.phone("p2", "idea.support", idea=1, value="agree")
    add(stage)
    stage.phone("p2", "idea.support", idea=1, value="agree")
    stage.desk("idea.hide", idea=1)
    with refused(Closed):
        stage.phone("p2", "idea.support", idea=1, value="disagree")
    stage.desk("idea.show", idea=1)
    stage.phone("p1", "idea.withdraw", idea=1)
    with refused(Closed):
        stage.phone("p2", "idea.support", idea=1, value="disagree")
    assert counts(stage)["1"]["agree"] == 1


def test_the_room_sees_support_when_the_ideas_are_closed_and_the_desk_shows_it(stage: Stage) -> None:
    add(stage)
    stage.phone("p2", "idea.support", idea=1, value="agree")
    room = ("phone", "screen", "remote")

    def told_to_room() -> list[object]:
        return [counts(stage, audience) for audience in room]

    shown = {"1": {"agree": 1, "disagree": 0, "pass": 0}}
    assert [counts(stage, audience) for audience in SEES_ALL] == [shown, shown]
    assert told_to_room() == [None, None, None]
    stage.desk("ideas.reveal")
    assert told_to_room() == [None, None, None]  # still open
    stage.desk("ideas.close")
    assert told_to_room() == [shown, {}, None]  # the screen has not been given the idea; the remote never is
    stage.desk("idea.show", idea=1)
    assert told_to_room() == [shown, shown, None]
    stage.desk("ideas.hide")
    assert told_to_room() == [None, None, None]
    stage.desk("ideas.reveal")
    stage.desk("idea.hide", idea=1)
    assert told_to_room() == [{}, {}, None]
    assert counts(stage) == shown


def test_while_others_support_a_phone_and_the_screen_hear_nothing_of_it(stage: Stage) -> None:
    add(stage)
    stage.wait(10)
    stage.told.clear()
    stage.phone("p2", "idea.support", idea=1, value="agree")
    stage.wait(10)
    assert sorted(stage.told, key=str) == [("desk", None), ("operator", None), ("phone", "p2")]


def test_support_is_told_of_the_step_on_air_else_of_the_last_idea(stage: Stage) -> None:
    add(stage)
    stage.desk("show.go", step="s1")
    assert stage.docs("desk")["support"]["step"] == "s4"
    stage.desk("show.go", step="s7")
    assert stage.docs("desk")["support"] == {"step": "s7", "counts": {}}
    assert "support" not in Stage().docs("desk")


def test_one_phone_can_not_fill_the_evening(monkeypatch: pytest.MonkeyPatch, stage: Stage) -> None:
    monkeypatch.setattr("facilitator.meetup.idea_verbs.MOST_IDEAS", 2)
    stage.phone("p1", "idea.add", step="s4", theme="oorzaak", text="Een")
    stage.phone("p1", "idea.add", step="s4", theme="oorzaak", text="Twee")
    with pytest.raises(Invalid, match="as many as are taken"):
        stage.phone("p1", "idea.add", step="s4", theme="oorzaak", text="Drie")
    stage.phone("p2", "idea.add", step="s4", theme="oorzaak", text="Drie")


def test_one_idea_more_among_many_costs_one_small_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.meetup.ideas.MANY", 3)
    stage = Stage()
    stage.desk("show.go", step="s4")
    for text in ("Loten", "Bijles", "Ventilatie", "Vertrouwen", "Sport"):
        add(stage, text=text)
    stage.phone("p2", "idea.support", idea=2, value="agree")
    assert counts(stage) == {"2": {"agree": 1, "disagree": 0, "pass": 0}}
    before = stage.docs("desk")
    add(stage, text="Muziek")
    stage.desk("idea.hide", idea=1)
    stage.wait(1)
    changed = {key for key, doc in stage.docs("desk").items() if before.get(key) != doc}
    assert changed == {"idea/1", "idea/6", "undo", "log"}
    stage.phone("p2", "idea.support", idea=2, value=None)
    assert counts(stage) == {}


def test_closing_the_ideas_settles_their_ballots(stage: Stage) -> None:
    add(stage)
    add(stage)
    assert list(IdeasClosed("s4").settles(stage.meetup)) == [("support", "1"), ("support", "2")]
    assert list(IdeasClosed("s7").settles(stage.meetup)) == []


# opening, closing, revealing


def test_phones_are_told_whether_they_may_write(stage: Stage) -> None:
    step = stage.docs("phone")["step"]
    assert {name: step[name] for name in ("themes", "support", "open", "shown", "limit")} == {
        "themes": ["oorzaak", "oplossing"],
        "support": "agree_disagree_pass",
        "open": True,
        "shown": False,
        "limit": TEXT_LIMIT,
    }
    stage.desk("ideas.close")
    assert stage.docs("phone")["step"]["open"] is False
    stage.desk("ideas.reveal")
    assert stage.docs("phone")["step"]["shown"] is True


def test_opening_and_closing_twice_change_nothing(stage: Stage) -> None:
    assert stage.do("operator", "ideas.open") == ()
    stage.do("operator", "ideas.close")
    assert stage.desk("ideas.close") == ()


@pytest.mark.parametrize("verb", ["ideas.open", "ideas.close", "ideas.reveal", "ideas.hide"])
def test_only_an_ideas_step_is_opened_closed_revealed_or_hidden(stage: Stage, verb: str) -> None:
    stage.desk(verb, step="s7")
    with refused(Invalid):
        stage.desk(verb, step="s1")
    with refused(Invalid, "step"):
        stage.desk(verb, step="s99")
    with refused(Invalid):
        Stage().desk(verb)  # nothing is on air


def test_the_operator_does_not_show_support_to_the_room(stage: Stage) -> None:
    for verb in ("ideas.reveal", "ideas.hide"):
        with refused(NotAllowed):
            stage.do("operator", verb)


def test_a_refusal_changes_nothing(stage: Stage) -> None:
    add(stage)
    before = [seen(stage), counts(stage), len(stage.log)]
    for fields in ({"theme": None}, {"text": ""}, {"step": "s7"}):
        with pytest.raises(Refusal):
            add(stage, **fields)
    assert [seen(stage), counts(stage), len(stage.log)] == before
