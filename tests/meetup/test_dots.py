"""Dots: a few for each, on ideas or groups; hidden until they are closed, and always where their idea is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import Closed, Invalid, NoDotsLeft, NotAllowed, NotOnAir
from tests.meetup.refused import refused
from tests.meetup.test_grouping import TEXTS, open_wall
from tests.support.stage import Stage, events


@pytest.fixture
def stage() -> Stage:
    """Five ideas, two of them in a group; nobody writes any more."""
    stage = Stage(open_wall())
    stage.desk("show.go", step="s4")
    for number, text in enumerate(TEXTS, 1):
        stage.phone(f"p{number}", "idea.add", step="s4", text=text)
    stage.desk("group.put", ideas=[1, 2], name="Later kiezen")
    return stage


def place(stage: Stage, person: str, *targets: int | str) -> None:
    for target in targets:
        stage.phone(person, "dot.place", **({"idea": target} if isinstance(target, int) else {"group": target}))


def dots(stage: Stage, audience: str = "desk") -> dict[str, Any]:
    stage.wait(1)
    return dict(stage.docs(audience).get("dots", {}))


def counts(stage: Stage) -> dict[str, int]:
    return {target: number for target, number in dots(stage)["counts"].items() if number}


def test_everyone_gets_dots_and_writing_ends(stage: Stage) -> None:
    assert events(stage.desk("dots.open")) == ["IdeasClosed", "DotsOpened"]
    with refused(Closed):
        stage.phone("p1", "idea.add", step="s4", text="Nog een")
    place(stage, "a", 1, 1, 3)
    assert stage.mine("a")["my/dots"] == {"step": "s4", "left": 0, "placed": {"1": 2, "3": 1}}
    with refused(NoDotsLeft):
        place(stage, "a", 4)
    stage.phone("a", "dot.take", idea=1)
    place(stage, "a", 4)
    assert stage.mine("a")["my/dots"]["placed"] == {"1": 1, "3": 1, "4": 1}
    assert stage.phone("a", "dot.take", idea=5) == ()
    for idea in (1, 3, 4):
        stage.phone("a", "dot.take", idea=idea)
    assert stage.mine("a").get("my/dots") is None
    assert dots(stage)["voted"] == 0


def test_how_they_lie_the_room_sees_when_they_are_closed_and_the_desk_says_so(stage: Stage) -> None:
    stage.desk("dots.open", each=2)
    place(stage, "a", 1, 3)
    place(stage, "b", 3)
    stage.desk("ideas.view", view="dots")
    assert dots(stage)["counts"] == {"1": 1, "2": 0, "3": 2, "4": 0, "5": 0}
    assert dots(stage, "phone") == {"step": "s4", "each": 2, "on": "ideas", "open": True}
    assert dots(stage, "screen") == {"step": "s4", "each": 2, "on": "ideas", "open": True, "voted": 2}
    stage.desk("dots.close")
    assert dots(stage, "phone") == dots(stage, "screen") == dots(stage)
    stage.desk("ideas.view", view="wall")
    assert "counts" not in dots(stage, "phone") | dots(stage, "screen")
    with refused(Closed):
        place(stage, "c", 3)
    stage.desk("dots.open", each=2)
    place(stage, "c", 3)
    assert counts(stage) == {"1": 1, "3": 3}


def test_while_others_put_theirs_a_phone_is_told_nothing(stage: Stage) -> None:
    stage.desk("dots.open")
    stage.wait(1)
    before = dict(stage.docs("phone"))
    place(stage, "a", 1, 3)
    stage.wait(1)
    assert stage.docs("phone") == before


def test_on_groups_an_idea_in_none_can_be_chosen_too(stage: Stage) -> None:
    assert "groups" not in stage.docs("phone")
    stage.desk("dots.open", on="groups")
    stage.wait(1)
    assert stage.docs("phone")["groups"] == stage.docs("desk")["groups"]
    place(stage, "a", "g1", 3, 1)
    assert counts(stage) == {"g1": 2, "3": 1}, "a dot on an idea of a group lies on the group"
    stage.phone("a", "dot.take", group="g1")
    assert stage.mine("a")["my/dots"]["placed"] == {"g1": 1, "3": 1}
    with refused(Invalid, "group"):
        place(stage, "a", "g7")
    stage.desk("group.put", ideas=[3], group="g1")
    assert counts(stage) == {"g1": 2}, "it follows its idea"
    assert stage.mine("a")["my/dots"] == {"step": "s4", "left": 1, "placed": {"g1": 2}}


def test_a_dot_follows_its_idea_and_comes_back_when_that_is_gone(stage: Stage) -> None:
    stage.desk("dots.open")
    place(stage, "a", 2, 3, 3)
    stage.desk("idea.merge", idea=2, into=1)
    assert counts(stage) == {"1": 1, "3": 2}
    assert stage.mine("a")["my/dots"]["placed"] == {"1": 1, "3": 2}
    stage.desk("idea.hide", idea=3)
    assert stage.mine("a")["my/dots"] == {"step": "s4", "left": 2, "placed": {"1": 1}}
    with refused(Closed):
        place(stage, "a", 3)
    place(stage, "a", 4)
    stage.desk("idea.show", idea=3)
    assert counts(stage) == {"1": 1, "4": 1}, "who put them elsewhere has no more than there are"


def test_an_idea_that_stood_under_one_that_is_hidden_can_be_chosen_by_itself(stage: Stage) -> None:
    stage.desk("dots.open")
    stage.desk("idea.merge", idea=5, into=4)
    stage.desk("idea.hide", idea=4)
    place(stage, "a", 5)
    assert (stage.mine("a")["my/dots"]["placed"], counts(stage)) == ({"5": 1}, {"4": 1})
    stage.desk("idea.show", idea=4)
    assert (stage.mine("a")["my/dots"]["placed"], counts(stage)) == ({"4": 1}, {"4": 1})


def test_where_dots_were_given_out_writing_begins_only_when_the_desk_says_so_and_ends_them(stage: Stage) -> None:
    stage.desk("dots.open")
    place(stage, "a", 1)
    stage.desk("show.go", step="s2")
    stage.desk("show.go", step="s4")
    assert (stage.docs("phone")["step"]["open"], dots(stage)["voted"]) == (False, 1)
    stage.desk("dots.open")
    assert events(stage.desk("ideas.open")) == ["DotsClosed", "IdeasOpened"]
    assert (stage.docs("phone")["step"]["open"], dots(stage)["open"]) == (True, False)


def test_who_leaves_takes_what_is_open(stage: Stage) -> None:
    stage.desk("dots.open")
    place(stage, "a", 1)
    stage.phone("a", "me.forget")
    assert counts(stage) == {}
    place(stage, "b", 1)
    stage.desk("dots.close")
    stage.phone("b", "me.forget")
    assert counts(stage) == {"1": 1}


def test_going_on_closes_them(stage: Stage) -> None:
    stage.desk("dots.open")
    place(stage, "a", 1)
    stage.desk("show.go", step="s1")
    with refused(Closed):
        place(stage, "a", 1)
    assert counts(stage) == {"1": 1}, "the last ones are still told"


def test_a_group_gets_none_while_they_are_for_ideas(stage: Stage) -> None:
    stage.desk("dots.open")
    with refused(Invalid, "group"):
        place(stage, "a", "g1")
    assert dots(stage)["voted"] == 0


def test_what_is_hidden_while_people_write_can_be_chosen_from_once_they_stop(stage: Stage) -> None:
    stage.desk("ideas.open", seconds=60)
    stage.desk("dots.open")
    assert set(dots(stage, "desk")["counts"]) == {"1", "2", "3", "4", "5"}
    assert {idea["id"] for key, idea in stage.docs("phone").items() if key.startswith("idea/")} == {1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    ("fields", "path"),
    [({"each": 0}, "each"), ({"each": 11}, "each"), ({"on": "people"}, "on")],
)
def test_what_can_not_be_is_refused(stage: Stage, fields: dict[str, Any], path: str) -> None:
    with refused(Invalid, path):
        stage.desk("dots.open", **fields)
    assert dots(stage) == {}


def test_once_dots_lie_there_are_as_many_as_before(stage: Stage) -> None:
    stage.desk("dots.open")
    stage.desk("dots.open", each=2)
    assert stage.desk("dots.open", each=2) == ()
    place(stage, "a", 1)
    with refused(Invalid):
        stage.desk("dots.open", each=3)
    stage.desk("dots.close")
    assert stage.desk("dots.close") == ()


def test_a_step_without_ideas_has_nothing_to_put_dots_on(stage: Stage) -> None:
    with refused(Invalid):
        stage.desk("dots.open", step="s7")
    with refused(Invalid, "idea"):
        stage.phone("a", "dot.place")
    with refused(Invalid, "idea"):
        stage.phone("a", "dot.place", idea=1, group="g1")
    with refused(NotAllowed):
        stage.desk("dot.place", idea=1)


def test_while_there_is_panic_no_dot_moves(stage: Stage) -> None:
    stage.desk("dots.open")
    stage.desk("panic")
    with refused(NotOnAir):
        place(stage, "a", 1)


deed = st.tuples(st.sampled_from(["place", "take", "merge", "put", "ungroup", "hide", "show"]), st.sampled_from("abc"), st.integers(1, 5), st.integers(1, 5))


@given(st.lists(deed, max_size=40), st.sampled_from(["ideas", "groups"]))
def test_nobody_has_more_dots_than_there_are_and_all_that_can_be_seen_are_counted(deeds: list[tuple[str, str, int, int]], on: str) -> None:
    stage = Stage(open_wall())
    stage.desk("show.go", step="s4")
    for number, text in enumerate(TEXTS, 1):
        stage.phone(f"p{number}", "idea.add", step="s4", text=text)
    stage.desk("dots.open", each=3, on=on)
    for kind, person, one, other in deeds:
        try:
            if kind in ("place", "take"):
                stage.phone(person, f"dot.{kind}", idea=one)
            elif kind == "put":
                stage.desk("group.put", ideas=[one, other], name="Groep")
            else:
                stage.desk(f"idea.{kind}", **({"idea": one, "into": other} if kind == "merge" else {"idea": one}))
        except (Invalid, Closed, NoDotsLeft):
            pass
    stage.wait(1)
    mine = [stage.mine(person).get("my/dots", {"placed": {}, "left": 3}) for person in "abc"]
    assert all(sum(own["placed"].values()) <= 3 for own in mine)
    assert all(own["left"] + sum(own["placed"].values()) == 3 for own in mine)
    total: dict[str, int] = {}
    for own in mine:
        for target, number in own["placed"].items():
            total[target] = total.get(target, 0) + number
    assert total == counts_of_phones(stage)


def counts_of_phones(stage: Stage) -> dict[str, int]:
    stage.desk("ideas.view", view="dots")
    stage.desk("dots.close")
    stage.wait(1)
    return {target: number for target, number in stage.docs("phone").get("dots", {}).get("counts", {}).items() if number}


def test_what_the_screen_does_not_show_is_told_of_beside_what_it_does() -> None:
    stage = Stage()  # where ideas wait for the screen, and phones see them at once
    stage.desk("show.go", step="s4")
    for number in range(1, 5):
        stage.phone(f"p{number}", "idea.add", step="s4", theme="oorzaak", text=f"Idee {number}")
    stage.desk("idea.show", idea=1)
    stage.desk("dots.open")
    place(stage, "a", 1, 2, 2)
    place(stage, "b", 3)
    stage.desk("ideas.view", view="dots")
    stage.desk("dots.close")
    assert (dots(stage, "screen")["counts"], dots(stage, "screen")["unseen"]) == ({"1": 1}, 2)
    assert dots(stage)["unseen"] == 2
    assert "unseen" not in dots(stage, "phone")
    for number in (2, 3):
        stage.desk("idea.show", idea=number)
    assert "unseen" not in dots(stage, "screen") | dots(stage)
