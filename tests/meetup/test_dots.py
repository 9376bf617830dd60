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


# the way back, and taking back


def test_the_way_back_gives_them_back(stage: Stage) -> None:
    stage.desk("dots.open", each=5)
    place(stage, "a", 1)
    stage.desk("show.go", step="s1")
    stage.desk("show.back")
    assert (dots(stage)["open"], dots(stage)["each"], stage.docs("phone")["step"]["open"]) == (True, 5, False)
    place(stage, "a", 1)
    assert stage.again().dots == stage.meetup.dots


def test_but_not_when_the_room_saw_meanwhile_how_they_lie(stage: Stage) -> None:
    stage.desk("dots.open")
    place(stage, "a", 1)
    stage.desk("show.go", step="s1")
    stage.desk("ideas.view", view="dots", step="s4")
    stage.desk("show.back")
    assert dots(stage)["open"] is False


@pytest.mark.parametrize("verb", ["dots.close", "ideas.close"])
def test_nor_when_the_desk_ended_them(stage: Stage, verb: str) -> None:
    stage.desk("dots.open")
    place(stage, "a", 1)
    stage.desk("show.go", step="s1")
    stage.desk(*(["ideas.open"] if verb == "ideas.close" else ["dots.close"]), step="s4")
    if verb == "ideas.close":
        stage.desk("ideas.close", step="s4")
    stage.desk("show.back")
    assert (dots(stage)["open"], stage.docs("phone")["step"]["open"]) == (False, False)


def test_nor_when_the_air_was_there_since_without_them(stage: Stage) -> None:
    stage.desk("dots.open")
    place(stage, "a", 1)
    for step in ("s1", "s4", "s1"):
        stage.desk("show.go", step=step)
    stage.desk("show.back")
    assert dots(stage)["open"] is False


def test_dots_that_were_given_while_the_air_was_elsewhere_are_there_and_nobody_writes(stage: Stage) -> None:
    stage.desk("show.go", step="s1")
    stage.desk("dots.open", step="s4")
    stage.desk("show.back")
    assert (dots(stage)["open"], stage.docs("phone")["step"]["open"]) == (True, False)


@pytest.mark.parametrize(("first", "then"), [("ideas.close", "dots.open"), ("dots.close", "ideas.open")])
def test_an_earlier_line_is_not_taken_back_where_both_would_be_open(stage: Stage, first: str, then: str) -> None:
    if first == "dots.close":
        stage.desk("dots.open")
    stage.desk(first)
    line = stage.meetup.past.deeds[-1].first
    stage.desk(then)
    with refused(Invalid):
        stage.desk("undo", line=line)
    assert stage.meetup.dots.is_open("s4") != stage.meetup.collecting.of("s4").open


def test_how_many_there_are_is_taken_back(stage: Stage) -> None:
    stage.desk("dots.open")
    stage.desk("dots.open", each=5, on="groups")
    stage.desk("undo")
    assert (dots(stage)["each"], dots(stage)["on"], dots(stage)["open"]) == (3, "ideas", True)
    stage.desk("dots.open", each=5)
    place(stage, "a", 1, 1, 1, 1)
    with refused(Invalid):
        stage.desk("undo")
    assert dots(stage)["each"] == 5


def test_dots_that_nobody_had_were_never_given_when_that_is_taken_back(stage: Stage) -> None:
    stage.desk("dots.open")
    stage.desk("undo")
    stage.desk("show.go", step="s1")
    stage.desk("show.go", step="s4")
    assert stage.docs("phone")["step"]["open"] is True


def test_who_had_them_already_keeps_them_when_that_is_taken_back(stage: Stage) -> None:
    stage.desk("dots.open")
    place(stage, "a", 1)
    stage.desk("undo")
    assert (dots(stage)["open"], counts(stage)) == (False, {"1": 1})
    assert stage.again().dots == stage.meetup.dots
    for step in ("s1", "s4"):
        stage.desk("show.go", step=step)
    assert stage.docs("phone")["step"]["open"] is False


# groups that are joined


def test_dots_go_over_to_the_group_that_a_group_was_joined_with(stage: Stage) -> None:
    stage.desk("group.put", ideas=[3, 4], name="Geld")
    stage.desk("dots.open", on="groups")
    place(stage, "a", "g1", "g1")
    place(stage, "b", "g1", "g2")
    stage.desk("group.put", ideas=[1, 2], group="g2")
    assert counts(stage) == {"g2": 4}
    assert stage.mine("a")["my/dots"] == {"step": "s4", "left": 1, "placed": {"g2": 2}}
    assert stage.mine("b")["my/dots"] == {"step": "s4", "left": 1, "placed": {"g2": 2}}
    place(stage, "a", "g2")
    with refused(NoDotsLeft):
        place(stage, "a", 5)
    stage.phone("b", "dot.take", group="g2")
    assert counts(stage) == {"g2": 4}
    assert stage.again().grouping == stage.meetup.grouping


def test_also_when_that_is_joined_again_and_once_they_are_closed(stage: Stage) -> None:
    for ideas, name in (([3], "Geld"), ([4], "Reizen")):
        stage.desk("group.put", ideas=ideas, name=name)
    stage.desk("dots.open", on="groups")
    place(stage, "a", "g1", "g2")
    stage.desk("dots.close")
    stage.desk("group.put", ideas=[1, 2], group="g2")
    stage.desk("group.put", ideas=[1, 2, 3], group="g3")
    assert counts(stage) == {"g3": 2}
    stage.desk("undo")
    assert counts(stage) == {"g2": 2}
    stage.desk("undo")
    assert counts(stage) == {"g1": 1, "g2": 1}


def test_a_group_whose_last_idea_says_the_same_as_another_is_joined_with_that(stage: Stage) -> None:
    stage.desk("group.put", ideas=[3], name="Geld")
    stage.desk("dots.open", on="groups")
    place(stage, "a", "g2")
    stage.desk("idea.merge", idea=3, into=1)
    assert counts(stage) == {"g1": 1}
    stage.desk("undo")
    stage.desk("idea.merge", idea=3, into=5)
    assert counts(stage) == {"5": 1}


def test_while_anything_of_it_can_be_seen_a_group_keeps_its_dots(stage: Stage) -> None:
    stage.desk("group.put", ideas=[3], name="Geld")
    stage.desk("dots.open", on="groups")
    place(stage, "a", "g1")
    stage.desk("group.put", ideas=[1], group="g2")
    assert counts(stage) == {"g1": 1}
    stage.desk("idea.hide", idea=2)
    assert stage.mine("a").get("my/dots") == {"step": "s4", "left": 3, "placed": {}}, "what is hidden comes back to its owner"


def test_joined_with_what_is_hidden_there_is_no_group_any_more(stage: Stage) -> None:
    stage.desk("group.put", ideas=[3], name="Geld")
    stage.desk("idea.hide", idea=2)
    stage.desk("dots.open", on="groups")
    place(stage, "a", "g1")
    stage.desk("group.put", ideas=[1], group="g2")
    assert (stage.mine("a")["my/dots"]["placed"], counts(stage)) == ({"g2": 1}, {"g2": 1}), "the desk counts as the room does"
    stage.desk("idea.show", idea=2)
    assert stage.mine("a")["my/dots"]["placed"] == {"g1": 1}


# of several steps


def test_one_sees_ones_own_of_the_step_on_air_and_the_others_are_kept_apart(stage: Stage) -> None:
    stage.desk("dots.open")
    place(stage, "a", 1)
    stage.desk("show.go", step="s7")
    stage.phone("b", "idea.add", step="s7", text="Elders")
    stage.desk("idea.show", idea=6)
    stage.desk("dots.open")
    place(stage, "a", 6)
    assert stage.mine("a")["my/dots"] == {"step": "s7", "left": 2, "placed": {"6": 1}, "earlier": {"s4": {"1": 1}}}
    stage.desk("dots.close")
    stage.desk("show.go", step="s4")
    assert dots(stage)["step"] == "s4"
    assert stage.mine("a")["my/dots"] == {"step": "s4", "left": 2, "placed": {"1": 1}, "earlier": {"s7": {"6": 1}}}


def test_dots_are_told_of_the_step_that_the_air_comes_back_to() -> None:
    """Both were closed by hand, so nothing of them changes on the way."""
    wall = {"screening": {"phones": False, "screen": False}}
    stage = Stage({"title": "Klassen", "steps": [{"kind": "ideas", "title": title, "ideas": wall} for title in ("Een", "Twee")]})
    for number, step in enumerate(("s1", "s2"), 1):
        stage.desk("show.go", step=step)
        stage.phone("p", "idea.add", step=step, text="Loten")
        stage.desk("dots.open")
        stage.phone("p", "dot.place", idea=number)
        stage.desk("dots.close")
        stage.desk("ideas.view", view="dots")
    for verb, step in (("show.back", "s1"), ("undo", "s2")):
        stage.desk(verb)
        stage.wait(1)
        for audience in ("screen", "phone", "desk"):
            assert dots(stage, audience)["step"] == step


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
