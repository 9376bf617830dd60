"""What was made of an idea goes when its words go: names of groups, what was taken from those, what the desk copied by hand; what it takes away itself."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Invalid, NotAllowed
from facilitator.meetup.condition_redacting import ConditionRedacted
from facilitator.meetup.condition_votes import running
from facilitator.meetup.group_names import REMOVED
from tests.meetup.refused import refused
from tests.support.stage import Stage, events

STEPS = [
    {"kind": "ideas", "title": "Wat nu?", "ideas": {"screening": {"phones": False, "screen": False}}},
    {"kind": "agreements", "title": "Afspraken"},
]
IDEAS = ("Een mentor als Kanariekees voor elk kind", "Elk kind een mentor", "Iemand die luistert")
SONG = "anariekees"


@pytest.fixture
def stage() -> Stage:
    """Three ideas, of which the first and the second stand in a group."""
    stage = Stage({"title": "Klassen", "steps": STEPS})
    stage.desk("show.go")
    for number, text in enumerate(IDEAS, 1):
        stage.phone(f"p{number}", "idea.add", step="s1", text=text)
    stage.do("operator", "group.put", ideas=[1, 2], name="mentor, kanariekees")
    return stage


def told(stage: Stage, key: str, audience: str = "desk") -> Any:
    stage.wait(1)
    return stage.docs(audience).get(key)


def name(stage: Stage, group: str = "g1", audience: str = "desk") -> str:
    return str(next(each["name"] for each in told(stage, "groups", audience)["groups"] if each["id"] == group))


def kept_words(stage: Stage) -> list[str]:
    """What somebody is told, or the desk may take back, that still has the word."""
    everywhere = [vars(stage.meetup.past), stage.docs("desk"), stage.docs("phone"), stage.docs("screen"), vars(stage.meetup.grouping)]
    return [str(each) for each in everywhere if SONG in str(each)]


def test_the_name_of_a_group_goes_with_the_idea_whose_words_it_has(stage: Stage) -> None:
    assert SONG in name(stage)
    changes = stage.desk("idea.redact", idea=1)
    assert events(changes) == ["GroupNameRedacted", "IdeaRedacted"]
    assert (name(stage), kept_words(stage)) == (REMOVED, [])
    stage.desk("group.name", group="g1", name="Mentoren")
    assert name(stage) == "Mentoren"
    assert stage.again().grouping.by_id["g1"].name == "Mentoren"


def test_it_goes_with_who_forgets_and_the_words_of_others_stay(stage: Stage) -> None:
    stage.desk("group.put", ideas=[3], name="Luisteren")
    assert "GroupNameRedacted" in events(stage.phone("p1", "me.forget"))
    assert (name(stage), name(stage, "g2"), kept_words(stage)) == (REMOVED, "Luisteren", [])


def test_a_name_of_words_that_others_have_too_stays(stage: Stage) -> None:
    stage.desk("group.name", group="g1", name="Mentoren")
    assert events(stage.desk("idea.redact", idea=2)) == ["IdeaRedacted"]
    assert name(stage) == "Mentoren"


def test_a_name_that_it_had_before_goes_and_the_present_one_stays(stage: Stage) -> None:
    stage.desk("group.name", group="g1", name="Elk een mentor")
    changes = stage.desk("idea.redact", idea=1)
    assert [erasure.but for change in changes for erasure in change.rewrites(stage.meetup)] == [("name", "Elk een mentor")]  # type: ignore[union-attr]
    assert (name(stage), kept_words(stage)) == ("Elk een mentor", [])
    with refused(Invalid):
        stage.desk("undo", line=next(line["seq"] for line in stage.docs("desk")["log"]["entries"] if line["verb"] == "group.name"))


def test_words_that_an_idea_had_before_it_was_edited_count(stage: Stage) -> None:
    for text in ("Mijnheer Zwaluw als mentor", "Een mentor"):
        stage.desk("idea.edit", idea=3, text=text)
    stage.desk("group.put", ideas=[3], name="Zwaluw")
    stage.desk("idea.redact", idea=3)
    assert stage.meetup.grouping.by_id["g2"].name == REMOVED


def test_what_was_taken_from_the_group_goes_where_it_has_the_words_and_else_keeps_only_its_own(stage: Stage) -> None:
    stage.desk("condition.add", level="zelf", group="g1")
    stage.desk("condition.add", level="zelf", group="g1", text="Geld voor mentoren")
    stage.desk("condition.add", level="zelf", group="g1")
    stage.desk("condition.edit", condition=3, text="Uren voor mentoren")
    for deal in ({"what": "Bellen", "who": "kanariekees"}, {"what": "Een pilot"}):
        stage.desk("agreement.add", group="g1", deal=deal)
    changes = stage.desk("idea.redact", idea=1)
    assert events(changes) == [
        *("GroupNameRedacted", "ConditionRedacted", "ConditionReduced", "ConditionReduced"),
        *("AgreementRedacted", "AgreementReduced", "IdeaRedacted"),
    ]
    assert [told(stage, f"condition/{n}") and told(stage, f"condition/{n}")["text"] for n in (1, 2, 3)] == [None, "Geld voor mentoren", "Uren voor mentoren"]
    assert (told(stage, "agreement/1"), told(stage, "agreement/2")["what"], kept_words(stage)) == (None, "Een pilot", [])


def test_while_the_room_votes_on_it_that_vote_is_closed(stage: Stage) -> None:
    stage.desk("show.go", step="s2")
    stage.desk("condition.add", level="zelf", group="g1")
    stage.desk("conditions.open")
    assert events(stage.desk("idea.redact", idea=1)) == ["GroupNameRedacted", "VotesChanged", "ConditionRedacted", "IdeaRedacted"]


def test_what_the_desk_copied_without_saying_from_where_goes_too(stage: Stage) -> None:
    stage.desk("condition.add", level="zelf", text=IDEAS[0])
    stage.desk("condition.add", level="zelf", text=IDEAS[0])
    stage.desk("condition.edit", condition=2, text="Iets anders")
    stage.desk("agreement.add", deal={"what": IDEAS[0]})
    stage.desk("agreement.add", deal={"what": IDEAS[0]})
    stage.desk("agreement.edit", agreement=2, changes={"what": "Nog iets"})
    stage.desk("baton.pass", to="Almere", message=IDEAS[0])
    stage.desk("baton.pass", to="Urk", message="Hoe doen jullie dat?")
    changes = stage.desk("idea.redact", idea=1)
    assert [type(change).__name__ for change in changes][1:] == [
        *("ConditionRedacted", "ConditionReduced", "AgreementRedacted", "AgreementReduced", "BatonRedacted", "IdeaRedacted")
    ]
    assert ("baton" in stage.docs("desk"), kept_words(stage)) == (False, [])


@pytest.mark.parametrize("line", ["who", "when", "first_step"])
def test_any_line_of_an_agreement_that_the_desk_copied_goes_too(stage: Stage, line: str) -> None:
    stage.desk("agreement.add", deal={"what": "Iets anders", line: IDEAS[0]})
    stage.desk("agreement.add", deal={"what": "Nog iets", line: IDEAS[0]})
    stage.desk("agreement.edit", agreement=2, changes={line: "Morgen"})
    assert events(stage.desk("idea.redact", idea=1))[1:3] == ["AgreementRedacted", "AgreementReduced"]
    assert kept_words(stage) == []


def test_a_word_that_an_idea_begins_with_is_nobodys(stage: Stage) -> None:
    """The room's condition, an agreement and the place that is next would be lost for good."""
    stage.phone("p4", "idea.add", step="s1", text="Almere heeft een mentor die Kanariekees heet")
    stage.desk("baton.pass", to="Almere", message="Hoe doen jullie dat?")
    stage.desk("condition.add", level="zelf", text="Almere")
    stage.desk("agreement.add", deal={"what": "Bellen", "who": "Almere"})
    assert events(stage.desk("idea.redact", idea=4)) == ["IdeaRedacted"]


def test_of_who_forgets_the_room_keeps_what_it_voted_on(stage: Stage) -> None:
    stage.desk("show.go", step="s2")
    for more in ({"text": IDEAS[0]}, {"group": "g1"}):
        stage.desk("condition.add", level="zelf", **more)
    stage.desk("conditions.open")
    stage.desk("condition.add", level="zelf", text=IDEAS[0])
    assert [change.condition for change in stage.phone("p1", "me.forget") if isinstance(change, ConditionRedacted)] == [3]


def test_what_somebody_else_offered_is_theirs(stage: Stage) -> None:
    stage.desk("show.go", step="s2")
    stage.phone("p3", "condition.offer", step="s2", level="zelf", text=IDEAS[0])
    assert "ConditionRedacted" not in events(stage.desk("idea.redact", idea=1))


# by hand


def test_the_desk_takes_the_name_of_a_group_away(stage: Stage) -> None:
    stage.desk("meetup.close")
    assert events(stage.do("operator", "group.redact", group="g1", why="name")) == ["GroupNameRedacted"]
    assert (name(stage), told(stage, "groups")["groups"][0]["ideas"]) == (REMOVED, [1, 2])
    assert "mentor, kanariekees" not in str((vars(stage.meetup.past), vars(stage.meetup.grouping), stage.docs("desk")))
    assert stage.desk("group.redact", group="g1") == ()
    with refused(Invalid, "group"):
        stage.desk("group.redact", group="g9")
    with refused(Invalid, "why"):
        stage.desk("group.redact", group="g1", why="x")
    with refused(NotAllowed):
        stage.phone("p1", "group.redact", group="g1")


def test_the_desk_takes_away_what_was_offered_and_its_phone_says_so(stage: Stage) -> None:
    stage.desk("show.go", step="s2")
    stage.phone("p1", "condition.offer", step="s2", level="zelf", text=IDEAS[0])
    stage.phone("p1", "agreement.offer", step="s2", what=IDEAS[0], who="Kanariekees", name="Kanariekees", on_screen=True)
    stage.desk("condition.edit", condition=1, text="Anders")
    stage.desk("agreement.edit", agreement=1, changes={"what": "Anders"})
    stage.desk("meetup.close")
    for what in ("condition", "agreement"):
        for wrong, faulty in (("why", {what: 1, "why": "x"}), (what, {what: 9})):
            with refused(Invalid, wrong):
                stage.desk(f"{what}.redact", **faulty)
        fields: dict[str, Any] = {what: 1, "why": "name"}
        assert len(stage.do("operator", f"{what}.redact", **fields)) == 1
        assert told(stage, f"{what}/1") is None
        assert stage.desk(f"{what}.redact", **{what: 1}) == ()
    mine = stage.mine("p1")
    assert [(mine[key]["status"], SONG in str(mine[key])) for key in ("my/condition/1", "my/agreement/1")] == [("redacted", False)] * 2
    assert (SONG in str(stage.meetup.conditions), SONG in str(stage.meetup.agreements)) == (False, False)
    with refused(Invalid, "condition"):
        stage.desk("condition.place", condition=1, to="listed")


def test_what_the_room_voted_on_is_taken_away_too_and_its_vote_closed(stage: Stage) -> None:
    stage.desk("show.go", step="s2")
    stage.desk("condition.add", level="zelf", text="Juf Anna weg")
    stage.desk("conditions.open")
    assert events(stage.desk("condition.redact", condition=1)) == ["VotesChanged", "ConditionRedacted"]
    assert told(stage, "condition/1", "screen") is None


@pytest.mark.parametrize("back", [("conditions.close", "undo"), ("show.go", "show.back")])
def test_nobody_votes_again_on_what_is_gone(stage: Stage, back: tuple[str, str]) -> None:
    """Nobody would see that it is open."""
    stage.desk("show.go", step="s2")
    stage.desk("condition.add", level="zelf", text="Juf Anna weg")
    stage.desk("conditions.open")
    ends, begins_again = back
    stage.desk(ends, **({"step": "s1"} if ends == "show.go" else {}))
    stage.desk("condition.redact", condition=1)
    stage.desk(begins_again)
    assert running(stage.meetup) == []
    assert running(stage.again()) == []


def test_what_its_owner_took_back_is_taken_away_as_well(stage: Stage) -> None:
    stage.desk("show.go", step="s2")
    stage.phone("p1", "condition.offer", step="s2", level="zelf", text=IDEAS[0])
    stage.phone("p1", "condition.withdraw", condition=1)
    assert events(stage.desk("condition.redact", condition=1)) == ["ConditionRedacted"]


def test_the_desk_takes_the_words_of_the_baton_away_and_may_pass_it_anew(stage: Stage) -> None:
    assert stage.desk("baton.redact") == ()
    stage.desk("baton.pass", to="Almere", message="kanariekees?")
    stage.desk("baton.pass", to="Urk", message="Hoe?")
    stage.desk("group.redact", group="g1")
    stage.desk("idea.edit", idea=1, text="Een mentor")
    with refused(Invalid, "why"):
        stage.desk("baton.redact", why="x")
    assert events(stage.desk("baton.redact", why="name")) == ["BatonRedacted"]
    assert (told(stage, "baton"), "kanariekees?" in str(vars(stage.meetup.past)), "Urk" in str(stage.docs("desk"))) == (None, False, False)
    stage.desk("baton.pass", to="Urk")
    assert told(stage, "baton") == {"to": "Urk", "message": ""}


# the idea is withdrawn, or hidden


@pytest.fixture
def taken(stage: Stage) -> Stage:
    """Of the first idea a condition in its words, one in other words, one that the room votes on, and an agreement in its words and one in others."""
    stage.desk("show.go", step="s2")
    stage.desk("condition.add", level="zelf", idea=1, text="Een mentor")
    stage.desk("conditions.open")
    stage.desk("condition.add", level="zelf", idea=1)
    stage.desk("condition.add", level="zelf", idea=1, text="Geld")
    for what in (IDEAS[0], "Bellen"):
        stage.desk("agreement.add", deal={"what": what}, idea=1)
    return stage


def places(stage: Stage, audience: str) -> list[str | None]:
    stage.wait(1)
    keys = [*(f"condition/{n}" for n in (1, 2, 3)), *(f"agreement/{n}" for n in (1, 2))]
    return [stage.docs(audience).get(key, {}).get("status") for key in keys]


def test_with_an_idea_that_its_author_withdraws_goes_what_the_room_did_not_vote_on(taken: Stage) -> None:
    changes = taken.phone("p1", "idea.withdraw", idea=1)
    assert events(changes) == [*["ConditionWithdrawn"] * 2, *["AgreementWithdrawn"] * 2, "IdeaWithdrawn"]
    assert places(taken, "desk") == places(taken, "screen") == ["listed", None, None, None, None]


def test_with_an_idea_that_the_desk_hides_goes_off_the_list_what_says_the_same(taken: Stage) -> None:
    before = places(taken, "screen")
    assert events(taken.desk("idea.hide", idea=1)) == ["ConditionPlaced", "AgreementPlaced", "IdeaPlaced"]
    assert places(taken, "desk") == ["listed", "hidden", "listed", "hidden", "listed"]
    assert places(taken, "screen") == ["listed", None, "listed", None, "listed"]
    assert taken.docs("desk")["undo"]["text"] == "Idea {idea} hidden."
    taken.desk("condition.place", condition=2, to="listed")
    assert events(taken.desk("idea.hide", idea=1, why="double")) == ["IdeaPlaced"], "the desk has put it back"
    for _ in range(3):
        taken.desk("undo")
    assert places(taken, "screen") == before


def test_the_log_makes_the_same_again(taken: Stage) -> None:
    taken.desk("idea.hide", idea=1)
    taken.desk("group.name", group="g1", name="mentor, kanariekees")
    taken.desk("condition.redact", condition=1, why="name")
    taken.desk("idea.redact", idea=1)
    again = taken.again()
    for state in ("conditions", "agreements", "grouping", "baton"):
        assert str(vars(getattr(again, state))) == str(vars(getattr(taken.meetup, state))), state
