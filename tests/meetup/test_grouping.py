"""Grouping: ideas stand in groups, or under one that says the same; nobody's words are changed, and nothing that is hidden is told by it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import Closed, Invalid, NotAllowed, Refusal
from facilitator.meetup.grouping import MergeIdeas, PutIdeas
from facilitator.meetup.words import PHONE, SCREEN
from tests.meetup.refused import refused
from tests.support.stage import PROGRAMME, Stage

ROOM = (PHONE, SCREEN)
TEXTS = ("Later kiezen", "Kiezen kan later", "Lagere schoolkosten", "Gratis reis naar school", "Stel de keuze uit")


@pytest.fixture
def stage() -> Stage:
    """Five ideas of five people, which everyone sees; anyone may agree, disagree or pass."""
    stage = Stage(open_wall())
    stage.desk("show.go", step="s4")
    for number, text in enumerate(TEXTS, 1):
        stage.phone(f"p{number}", "idea.add", step="s4", text=text)
    return stage


def open_wall() -> dict[str, Any]:
    steps = [dict(step) for step in PROGRAMME["steps"]]
    steps[3] = {**steps[3], "ideas": {"screening": {"phones": False, "screen": False}, "support": "agree_disagree_pass"}}
    return {**PROGRAMME, "steps": steps}


def told(stage: Stage, audience: str, idea: int) -> dict[str, Any] | None:
    stage.wait(1)
    return stage.docs(audience).get(f"idea/{idea}")


def groups(stage: Stage, audience: str = "desk") -> list[tuple[str, list[int]]]:
    stage.wait(1)
    return [(group["name"], group["ideas"]) for group in stage.docs(audience).get("groups", {"groups": []})["groups"]]


def counts(stage: Stage, idea: int) -> dict[str, int]:
    stage.wait(1)
    return dict(stage.docs("desk")["support"]["counts"][str(idea)])


# groups


def test_ideas_are_put_into_a_group_that_has_a_name(stage: Stage) -> None:
    changes = stage.do("operator", "group.put", ideas=[1, 2], name="  Later kiezen ")
    assert PutIdeas([]).ack(changes) == {"group": "g1"}
    assert groups(stage) == groups(stage, "operator") == [("Later kiezen", [1, 2])]
    assert (told(stage, "desk", 1) or {})["group"] == "g1"
    assert (told(stage, "phone", 3) or {})["group"] is None
    assert PutIdeas([]).ack(stage.desk("group.put", ideas=[5], group="g1")) == {"group": "g1"}
    assert groups(stage) == [("Later kiezen", [1, 2, 5])]


def test_an_idea_stands_in_one_group_and_a_group_goes_with_its_last(stage: Stage) -> None:
    stage.desk("group.put", ideas=[1, 2], name="Later kiezen")
    stage.desk("group.put", ideas=[1, 2], name="Keuzes")
    assert groups(stage) == [("Keuzes", [1, 2])]
    with refused(Invalid, "group"):
        stage.desk("group.put", ideas=[3], group="g1")
    stage.desk("idea.ungroup", idea=1)
    stage.desk("idea.ungroup", idea=2)
    assert groups(stage) == []
    assert stage.desk("idea.ungroup", idea=2) == ()


def test_a_group_is_named_anew(stage: Stage) -> None:
    stage.desk("group.put", ideas=[3], name="Geld")
    stage.desk("group.name", group="g1", name="Wat school kost")
    assert groups(stage) == [("Wat school kost", [3])]
    assert stage.desk("group.name", group="g1", name="Wat school kost") == ()
    stage.desk("group.put", ideas=[4], group="g1", name="Kosten")
    assert groups(stage) == [("Kosten", [3, 4])]


@pytest.mark.parametrize(
    ("verb", "fields", "refusal", "path"),
    [
        ("group.put", {"ideas": [1]}, Invalid, "name"),
        ("group.put", {"ideas": [1], "name": " "}, Invalid, "name"),
        ("group.put", {"ideas": [], "name": "Geld"}, Invalid, "ideas"),
        ("group.put", {"ideas": [1] * 201, "name": "Geld"}, Invalid, "ideas"),
        ("group.put", {"ideas": [1, 99], "name": "Geld"}, Invalid, "idea"),
        ("group.put", {"ideas": [1, 6], "name": "Geld"}, Invalid, "ideas"),
        ("group.put", {"ideas": [7], "name": "Geld"}, Closed, None),
        ("group.put", {"ideas": [1], "group": "g9"}, Invalid, "group"),
        ("group.name", {"group": "g1", "name": "Geld"}, Invalid, "group"),
        ("idea.merge", {"idea": 1, "into": 1}, Invalid, "into"),
        ("idea.merge", {"idea": 1, "into": 6}, Invalid, "ideas"),
        ("idea.merge", {"idea": 1, "into": 7}, Closed, None),
        ("ideas.view", {"view": "cloud"}, Invalid, "view"),
    ],
)
def test_what_can_not_be_is_refused_and_changes_nothing(stage: Stage, verb: str, fields: dict[str, Any], refusal: type[Refusal], path: str | None) -> None:
    stage.desk("ideas.open", step="s7")
    stage.phone("p6", "idea.add", step="s7", text="Ergens anders")
    stage.phone("p7", "idea.add", step="s4", text="Toch niet")
    stage.phone("p7", "idea.withdraw", idea=7)
    before = stage.docs("desk")
    with refused(refusal, *filter(None, [path])):
        stage.desk(verb, **fields)
    assert stage.docs("desk") == before


@pytest.mark.parametrize("verb", ["group.put", "group.name", "idea.merge", "idea.ungroup", "ideas.view"])
def test_phones_sort_nothing(stage: Stage, verb: str) -> None:
    fields: dict[str, dict[str, Any]] = {
        "group.put": {"ideas": [1]},
        "group.name": {"group": "g1", "name": "a"},
        "idea.merge": {"idea": 1, "into": 2},
        "ideas.view": {"view": "wall"},
    }
    with refused(NotAllowed):
        stage.phone("p1", verb, **fields.get(verb, {"idea": 1}))


# what the room sees


def test_the_room_sees_groups_when_the_desk_says_so(stage: Stage) -> None:
    stage.desk("group.put", ideas=[1, 2], name="Later kiezen")
    assert [groups(stage, audience) for audience in ROOM] == [[], []]
    stage.desk("ideas.view", view="groups")
    assert [groups(stage, audience) for audience in ROOM] == [[("Later kiezen", [1, 2])]] * 2
    assert stage.docs("screen")["step"]["view"] == "groups"
    stage.desk("idea.hide", idea=2)
    assert [groups(stage, audience) for audience in ROOM] == [[("Later kiezen", [1])]] * 2
    stage.desk("idea.hide", idea=1)
    assert [groups(stage, audience) for audience in ROOM] == [[], []], "nothing that it may see is in it, and not its name either"
    assert groups(stage) == [("Later kiezen", [1, 2])]
    stage.desk("ideas.view", view="wall")
    assert stage.docs("phone")["step"]["view"] == "wall"
    assert stage.desk("ideas.view", view="wall") == ()


# ideas that say the same


def test_an_idea_under_another_is_told_with_it_in_its_own_words(stage: Stage) -> None:
    stage.desk("idea.merge", idea=2, into=1)
    stage.desk("idea.merge", idea=5, into=2)
    for audience in ROOM:
        assert told(stage, audience, 2) is told(stage, audience, 5) is None
        assert (told(stage, audience, 1) or {})["also"] == ["Kiezen kan later", "Stel de keuze uit"]
    assert (told(stage, "desk", 5) or {})["under"] == 1
    assert "also" not in (told(stage, "desk", 1) or {})
    assert stage.mine("p2")["my/idea/2"]["text"] == "Kiezen kan later"


def test_what_stands_under_an_idea_goes_with_it(stage: Stage) -> None:
    stage.desk("idea.merge", idea=2, into=1)
    stage.desk("idea.merge", idea=1, into=3)
    assert {idea: (told(stage, "desk", idea) or {}).get("under") for idea in (1, 2, 3)} == {1: 3, 2: 3, 3: None}
    stage.desk("group.put", ideas=[2], name="Alles")
    assert groups(stage) == [("Alles", [3])], "what is named of it is the one that is told"
    assert (told(stage, "desk", 2) or {})["group"] == "g1"
    stage.desk("idea.ungroup", idea=2)
    assert groups(stage) == [("Alles", [2, 3])]
    stage.desk("idea.ungroup", idea=2)
    assert groups(stage) == [("Alles", [3])]


def test_what_is_hidden_takes_nothing_along_and_is_told_nowhere(stage: Stage) -> None:
    stage.desk("group.put", ideas=[1], name="Later kiezen")
    stage.desk("ideas.view", view="groups")
    stage.desk("idea.merge", idea=2, into=1)
    stage.desk("idea.merge", idea=5, into=1)
    stage.desk("idea.hide", idea=2)
    for audience in ROOM:
        assert (told(stage, audience, 1) or {})["also"] == ["Stel de keuze uit"]
    stage.desk("idea.hide", idea=1)
    for audience in ROOM:
        assert told(stage, audience, 1) is told(stage, audience, 2) is None
        assert (told(stage, audience, 5) or {})["text"] == "Stel de keuze uit"
        assert groups(stage, audience) == [("[…]", [5])], "its words were those of what is hidden now"
    stage.desk("idea.show", idea=1)
    assert (told(stage, "phone", 1) or {})["also"] == ["Stel de keuze uit"]
    stage.phone("p1", "idea.withdraw", idea=1)
    assert (told(stage, "phone", 5) or {})["group"] == "g1"
    assert groups(stage) == [("Later kiezen", [2, 5])]
    stage.phone("p5", "me.forget")
    assert told(stage, "phone", 5) is None
    assert "Stel de keuze uit" not in str(stage.docs("phone")) + str(stage.docs("screen"))


def test_support_of_what_says_the_same_counts_each_person_once(stage: Stage) -> None:
    for person, idea, value in (("a", 1, "agree"), ("b", 2, "agree"), ("c", 1, "agree"), ("c", 2, "disagree"), ("d", 5, "pass")):
        stage.phone(person, "idea.support", idea=idea, value=value)
    stage.desk("idea.merge", idea=2, into=1)
    stage.desk("idea.merge", idea=5, into=1)
    assert counts(stage, 1) == {"agree": 3, "disagree": 0, "pass": 1}, "of c counts what they think of the first"
    assert stage.mine("b")["my/support"] == {"1": "agree", "2": "agree"}
    stage.desk("idea.hide", idea=5)
    assert counts(stage, 1) == {"agree": 3, "disagree": 0, "pass": 0}
    stage.desk("idea.ungroup", idea=2)
    assert counts(stage, 2) == {"agree": 1, "disagree": 1, "pass": 0}
    assert stage.mine("b")["my/support"] == {"2": "agree"}


def test_who_thinks_otherwise_of_the_whole_has_one_voice(stage: Stage) -> None:
    for idea in (1, 2):
        stage.phone("a", "idea.support", idea=idea, value="agree")
    stage.desk("idea.merge", idea=2, into=1)
    stage.phone("a", "idea.support", idea=1, value="disagree")
    assert counts(stage, 1) == {"agree": 0, "disagree": 1, "pass": 0}
    stage.phone("a", "idea.support", idea=2, value="agree")
    assert counts(stage, 1) == {"agree": 1, "disagree": 0, "pass": 0}, "a phone that still showed the other one"
    stage.phone("a", "idea.support", idea=1, value=None)
    assert counts(stage, 1) == {"agree": 0, "disagree": 0, "pass": 0}
    assert stage.mine("a").get("my/support") is None


def test_merging_the_same_again_changes_nothing(stage: Stage) -> None:
    stage.desk("idea.merge", idea=2, into=1)
    assert stage.desk("idea.merge", idea=2, into=1) == ()
    with refused(Invalid, "into"):
        stage.desk("idea.merge", idea=1, into=2)
    assert MergeIdeas(2, 1).ack(()) == {}


@given(st.lists(st.tuples(st.sampled_from(["merge", "ungroup", "put", "hide", "show"]), st.integers(1, 5), st.integers(1, 5)), max_size=25))
def test_every_idea_that_the_room_may_see_is_told_to_it_once(deeds: list[tuple[str, int, int]]) -> None:
    """By itself, or with the one under which it stands; and in a group at most once."""
    stage = Stage(open_wall())
    stage.desk("show.go", step="s4")
    stage.desk("ideas.view", view="groups")
    for number, text in enumerate(TEXTS, 1):
        stage.phone(f"p{number}", "idea.add", step="s4", text=text)
    for deed, one, other in deeds:
        try:
            if deed == "merge":
                stage.desk("idea.merge", idea=one, into=other)
            elif deed == "put":
                stage.desk("group.put", ideas=[one, other], name=f"Groep {one}")
            else:
                stage.desk(f"idea.{deed}", idea=one)
        except Invalid:
            pass
    stage.wait(1)
    docs = stage.docs("screen")
    ideas = [doc for key, doc in docs.items() if key.startswith("idea/")]
    words = sorted(text for doc in ideas for text in (doc["text"], *doc.get("also", ())))
    assert words == sorted(idea.text for idea in stage.meetup.ideas.by_id.values() if not idea.hidden)
    stands = [idea for _, ideas in groups(stage, "screen") for idea in ideas]
    assert len(stands) == len(set(stands))
    assert set(stands) == {doc["id"] for doc in ideas if doc["group"]}


def test_who_supports_an_idea_whose_head_is_hidden_is_counted_there(stage: Stage) -> None:
    """Phones are told of it by itself; once the head is shown again the voice counts there, once."""
    stage.desk("idea.merge", idea=2, into=1)
    stage.desk("idea.hide", idea=1)
    stage.phone("a", "idea.support", idea=2, value="agree")
    assert (stage.mine("a")["my/support"]["2"], counts(stage, 2)["agree"]) == ("agree", 1)
    stage.desk("idea.show", idea=1)
    assert counts(stage, 1)["agree"] == 1


# taking back


def chains(stage: Stage) -> list[int]:
    """Ideas that stand under one that stands under another itself."""
    under = stage.meetup.grouping.under
    return [idea for idea, head in under.items() if head in under]


def test_what_would_stand_under_one_that_stands_under_another_by_now_is_not_taken_back(stage: Stage) -> None:
    stage.desk("idea.merge", idea=2, into=1)
    stage.do("operator", "idea.ungroup", idea=2)
    stage.desk("idea.merge", idea=1, into=3)
    with refused(Invalid):
        stage.do("operator", "undo")
    assert (chains(stage), stage.meetup.grouping.under) == ([], {1: 3})
    stage.desk("undo")
    stage.do("operator", "undo")
    assert stage.meetup.grouping.under == {2: 1}


def test_nor_what_others_stand_under_by_now(stage: Stage) -> None:
    stage.desk("idea.merge", idea=2, into=1)
    stage.do("operator", "idea.ungroup", idea=2)
    stage.desk("idea.merge", idea=3, into=2)
    with refused(Invalid):
        stage.do("operator", "undo")
    assert chains(stage) == []


def test_the_last_is_asked_too_when_an_earlier_one_was_taken_back_since(stage: Stage) -> None:
    stage.desk("idea.merge", idea=1, into=3)
    stage.desk("idea.ungroup", idea=1)
    line = stage.meetup.past.deeds[-1].first
    stage.desk("idea.merge", idea=2, into=1)
    stage.desk("idea.ungroup", idea=2)
    stage.desk("undo", line=line)
    assert stage.meetup.grouping.under == {1: 3}
    with refused(Invalid):
        stage.desk("undo")
    assert chains(stage) == []
