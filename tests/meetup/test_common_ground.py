"""Common ground of a step: worked out of final votes, once for each idea, of groups of five or more, and never of an idea that the room can't see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.errors import Invalid, Refusal
from facilitator.meetup import views
from facilitator.meetup.weighing import is_told
from facilitator.meetup.words import DESK, LISTENERS, Actor, Command, Stale
from tests.meetup.refused import refused
from tests.support.stage import PROGRAMME, Stage, events

ROOM = ["docent"] * 20 + ["ouder"] * 20
SHARED, PARTED, NEITHER = 1, 2, 3


def a_room(roles: Sequence[str] = ROOM, ideas: int = 3) -> Stage:
    """People of these roles, and ideas that all of them see."""
    stage = Stage()
    stage.desk("show.go", step="s4")
    for number, role in enumerate(roles):
        if role:
            stage.phone(f"p{number}", "me.describe", role=role)
    for number in range(ideas):
        stage.phone(f"p{number}", "idea.add", step="s4", theme=("oorzaak", "oplossing")[number % 2], text=f"Idee {number + 1}")
        stage.desk("idea.show", idea=number + 1)
    return stage


def agree(stage: Stage, idea: int, *agreeing: int, roles: Sequence[str] = ROOM) -> None:
    """Of each role in turn, so many agree; the others of that role do not."""
    left = dict(zip(dict.fromkeys(roles), agreeing, strict=True))
    for number, role in enumerate(roles):
        stage.phone(f"p{number}", "idea.support", idea=idea, value="agree" if left[role] > 0 else "disagree")
        left[role] -= 1


def weighed() -> Stage:
    """One idea that both roles agree with, one on which they part, and one that neither agrees with."""
    stage = a_room()
    agree(stage, SHARED, 15, 14)
    agree(stage, PARTED, 15, 6)
    agree(stage, NEITHER, 6, 5)
    stage.desk("ideas.close")
    return stage


def worked_out() -> Stage:
    stage = weighed()
    stage.desk("ideas.split")
    return stage


def ground(stage: Stage, audience: str = "desk") -> Any:
    stage.wait(1)
    return stage.docs(audience).get("ground")


def ranking(stage: Stage, view: str, audience: str = "screen") -> Any:
    stage.desk("ideas.view", view=view)
    stage.wait(1)
    return stage.docs(audience).get("ranking")


def ids(listed: Sequence[dict[str, Any]]) -> list[int]:
    return [each["id"] for each in listed]


def test_desk_and_operator_see_what_all_agree_with_and_what_divides() -> None:
    stage = worked_out()
    told = ground(stage)
    assert (ids(told["common_ground"]), ids(told["divided"])) == ([SHARED], [PARTED])
    assert (told["by"], told["groups"], told["voters"]) == ("role", [["docent"], ["ouder"]], 40)
    assert (told["weighed"], told["untold"], told["changed"], told["fresh"]) == (3, {"common_ground": 0, "divided": 0}, 0, 0)
    assert ground(stage, "operator") == told
    for audience in ("phone", "screen", "remote", "office"):
        assert ground(stage, audience) is None


@pytest.mark.parametrize("audience", ["phone", "screen", "desk", "operator"])
def test_the_room_sees_it_when_the_desk_lets_it(audience: str) -> None:
    stage = worked_out()
    stage.wait(1)
    assert "ranking" not in stage.docs(audience)
    told = ranking(stage, "common_ground", audience)
    assert told["ideas"] == [{"id": SHARED, "votes": 40}]
    assert (told["step"], told["by"], told["groups"], told["voters"], told["of"], told["untold"], told["left"]) == (
        "s4",
        "role",
        [["docent"], ["ouder"]],
        40,
        3,
        0,
        0,
    )
    assert ids(ranking(stage, "divided", audience)["ideas"]) == [PARTED]
    assert ranking(stage, "wall", audience) is None


def test_the_top_of_each_theme_needs_no_groups() -> None:
    stage = weighed()
    told = ranking(stage, "top")
    assert told["voters"] == 40
    assert [(theme["theme"], ids(theme["ideas"])) for theme in told["themes"]] == [("oorzaak", [SHARED, NEITHER]), ("oplossing", [PARTED])]
    stage.desk("ideas.open")
    assert ranking(stage, "top") is None, "while people choose nothing is told"
    assert "ground" not in stage.docs("desk")


def test_nothing_found_is_said_in_numbers() -> None:
    stage = a_room(ideas=1)
    agree(stage, 1, 6, 7)
    stage.desk("ideas.close")
    stage.desk("ideas.split")
    told = ranking(stage, "common_ground")
    assert (told["ideas"], told["of"], told["untold"]) == ([], 1, 0)


def test_while_people_choose_nothing_is_worked_out() -> None:
    stage = a_room()
    with refused(Invalid):
        stage.desk("ideas.split")
    stage.desk("ideas.close")
    with refused(Invalid):
        stage.desk("ideas.view", view="common_ground")
    assert events(stage.desk("ideas.split")) == ["SupportSplit"]
    for step in ("s1", "s7"):  # of words; of ideas with which one can only agree
        with refused(Invalid):
            stage.desk("ideas.split", step=step)


def test_where_nobody_can_choose_there_is_no_top() -> None:
    steps = [{"kind": "ideas", "title": "Schrijven"}]
    stage = Stage({**PROGRAMME, "steps": steps})
    stage.desk("show.go")
    with refused(Invalid):
        stage.desk("ideas.view", view="top")


@pytest.mark.parametrize("roles", [["docent"] * 20 + ["ouder"] * 4, ["docent"] * 24, [""] * 24])
def test_of_fewer_than_two_groups_of_five_nothing_is_told(roles: list[str]) -> None:
    stage = a_room(roles)
    for idea in (1, 2, 3):
        for number in range(len(roles)):
            stage.phone(f"p{number}", "idea.support", idea=idea, value="agree" if number < 20 else "disagree")
    stage.desk("ideas.close")
    stage.desk("ideas.split")
    told = ground(stage)
    assert (told["groups"], told["weighed"], told["common_ground"], told["divided"], told["fresh"]) == ([], 0, [], [], 3)
    for view in ("common_ground", "divided"):
        assert (ranking(stage, view)["groups"], ranking(stage, view)["ideas"]) == ([], [])


def test_of_a_group_that_agrees_with_one_voice_nothing_is_told() -> None:
    stage = a_room(ideas=1)
    agree(stage, 1, 20, 0)
    stage.desk("ideas.close")
    stage.desk("ideas.split")
    assert (ground(stage)["weighed"], ground(stage)["untold"]) == (1, {"common_ground": 1, "divided": 1})
    assert ranking(stage, "divided")["untold"] == 1


def test_where_few_said_a_role_groups_are_who_votes_alike() -> None:
    stage = a_room(["docent"] * 16 + [""] * 44, ideas=14)
    chance = Random(5)
    for idea in range(1, 15):
        for number in range(60):
            likes = chance.random() < (0.9 if (number % 2) == (idea % 2) or idea > 12 else 0.15)
            stage.phone(f"p{number}", "idea.support", idea=idea, value="agree" if likes else "disagree")
    stage.desk("ideas.close")
    stage.desk("ideas.split")
    told = ground(stage)
    assert (told["by"], told["groups"]) == ("opinion", [[], []]), "who is in which is told to nobody"
    assert ids(told["common_ground"]) == [13, 14]
    assert set(ids(told["divided"])) <= set(range(1, 13)) != set()
    assert told["divided"]


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_votes_does_not_matter(chance: Random) -> None:
    votes = [(number, idea, "agree" if (number * 7 + idea) % 5 > idea - 1 else "pass") for number in range(40) for idea in (1, 2, 3)]
    stages = [a_room(), a_room()]
    for stage in stages:
        for number, idea, value in votes:
            stage.phone(f"p{number}", "idea.support", idea=idea, value=value)
        stage.desk("ideas.close")
        chance.shuffle(votes)
    assert stages[0].desk("ideas.split") == stages[1].desk("ideas.split")


@pytest.mark.parametrize("verb", ["idea.hide", "idea.redact", "idea.withdraw", "me.forget"])
def test_an_idea_that_goes_is_told_of_no_more(verb: str) -> None:
    stage = worked_out()
    stage.desk("ideas.view", view="common_ground")
    about: dict[str, Any] = {} if verb == "me.forget" else {"idea": SHARED}
    if verb in ("idea.hide", "idea.redact"):
        stage.desk(verb, **about)
    else:
        stage.phone("p0", verb, **about)
    stage.wait(1)
    for audience in ("phone", "screen", "desk", "operator"):
        assert SHARED not in ids(stage.docs(audience)["ranking"]["ideas"])
    assert ids(ground(stage)["common_ground"]) == []
    assert [ids(theme["ideas"]) for theme in ranking(stage, "top")["themes"]] == [[NEITHER], [PARTED]]


def test_an_idea_that_is_hidden_when_it_is_worked_out_is_told_when_it_is_shown() -> None:
    stage = weighed()
    stage.desk("idea.hide", idea=SHARED)
    stage.desk("ideas.split")
    assert ids(ground(stage)["common_ground"]) == []
    stage.desk("idea.show", idea=SHARED)
    assert ids(ground(stage)["common_ground"]) == [SHARED]


def test_it_is_worked_out_once_for_each_idea() -> None:
    stage = worked_out()
    before = ground(stage)
    for number in range(20):
        stage.phone(f"p{number}", "me.describe", role="ouder")
    assert stage.desk("ideas.split") == ()
    assert ground(stage) == before


def test_who_votes_later_is_in_nothing_that_was_told() -> None:
    stage = worked_out()
    stage.desk("ideas.open")
    stage.phone("p39", "idea.support", idea=SHARED, value="agree")
    stage.phone("p40", "idea.add", step="s4", theme="oorzaak", text="Later")
    stage.desk("idea.show", idea=4)
    agree(stage, 4, 16, 15)
    assert ground(stage) is None
    stage.desk("ideas.close")
    told = ground(stage)
    assert (ids(told["common_ground"]), ids(told["divided"]), told["changed"], told["fresh"]) == ([], [PARTED], 1, 1)
    (taken,) = stage.desk("ideas.split")
    assert list(getattr(taken, "ideas")) == ["4"]  # noqa: B009  (an event or a ballot)
    told = ground(stage)
    assert (ids(told["common_ground"]), ids(told["divided"]), told["changed"], told["fresh"]) == ([4], [PARTED], 1, 0)


def test_of_other_votes_with_the_same_totals_nothing_stands() -> None:
    stage = worked_out()
    assert ids(ground(stage)["common_ground"]) == [SHARED]
    stage.desk("ideas.open")
    stage.phone("p0", "idea.support", idea=SHARED, value="disagree")
    stage.phone("p39", "idea.support", idea=SHARED, value="agree")
    stage.desk("ideas.close")
    told = ground(stage)
    assert (ids(told["common_ground"]), told["changed"], told["weighed"]) == ([], 1, 2)
    stage.desk("ideas.open")
    stage.phone("p0", "idea.support", idea=SHARED, value="agree")
    stage.phone("p39", "idea.support", idea=SHARED, value="disagree")
    stage.desk("ideas.close")
    assert ids(ground(stage)["common_ground"]) == [SHARED], "the votes are those of then again"


def test_what_an_older_log_told_stands_while_the_totals_do() -> None:
    stage = worked_out()
    found = stage.meetup.common_ground.by_step["s4"]
    stage.meetup.common_ground.by_step["s4"] = replace(found, digests={})
    assert ids(ground(stage)["common_ground"]) == [SHARED]


def too_early() -> Stage:
    """Weighed when ten teachers and four parents had voted on the first idea, and everyone on the other."""
    stage = a_room(ideas=2)
    agree(stage, 2, 6, 5)
    for number in (*range(10), *range(20, 24)):
        stage.phone(f"p{number}", "idea.support", idea=SHARED, value="agree")
    stage.desk("ideas.close")
    stage.desk("ideas.split")
    told = ground(stage)
    assert (told["weighed"], told["untold"]["common_ground"], told["fresh"]) == (2, 1, 0)
    return stage


def later(stage: Stage, people: Sequence[int]) -> Any:
    """They vote too, by fours of five for it; and it is asked for again."""
    stage.desk("ideas.open")
    for number in people:
        stage.phone(f"p{number}", "idea.support", idea=SHARED, value="agree" if number % 5 else "disagree")
    stage.desk("ideas.close")
    fresh = ground(stage)["fresh"]
    stage.desk("ideas.split")
    return fresh, ids(ground(stage)["common_ground"])


def test_what_too_few_had_voted_on_is_asked_again_when_more_have() -> None:
    stage = too_early()
    assert later(stage, range(24, 28)) == (0, []), "four more could be told apart"
    assert later(stage, [*range(10, 20), *range(28, 40)]) == (1, [SHARED])
    told = ground(stage)
    assert (told["weighed"], told["untold"]["common_ground"], told["changed"], told["fresh"]) == (2, 0, 0, 0)
    assert later(stage, range(40, 60)) == (0, []), "something was told of it, and not twice as many have voted"


def test_what_was_told_too_early_is_told_anew_when_twice_as_many_have_voted() -> None:
    roles = ["docent", "ouder"] * 60
    stage = a_room(roles, ideas=1)
    for number in range(40):
        stage.phone(f"p{number}", "idea.support", idea=SHARED, value="agree" if number % 5 else "disagree")
    stage.desk("ideas.close")
    stage.desk("ideas.split")
    assert ids(ground(stage)["common_ground"]) == [SHARED]
    assert later(stage, range(40, 79)) == (0, [])
    assert later(stage, range(79, 100)) == (1, [SHARED])
    assert later(stage, range(100, 120)) == (0, []), "twice is as often as it may be"
    assert stage.meetup.common_ground.by_step["s4"].tellings == {SHARED: 2}


def test_as_long_as_nothing_was_told_the_room_is_divided_anew() -> None:
    roles = ["docent"] * 20 + ["ouder"] * 16 + ["leerling"] * 20
    stage = Stage({**PROGRAMME, "roles": ["docent", "ouder", "leerling"]})
    stage.desk("show.go", step="s4")
    for number, role in enumerate(roles):
        stage.phone(f"p{number}", "me.describe", role=role)
    stage.phone("p0", "idea.add", step="s4", theme="oorzaak", text="Idee 1")
    stage.desk("idea.show", idea=1)
    for number in range(36):
        stage.phone(f"p{number}", "idea.support", idea=1, value="agree" if number < 20 else "disagree")
    stage.desk("ideas.close")
    stage.desk("ideas.split")
    assert (ground(stage)["groups"], ground(stage)["untold"]["common_ground"]) == ([["docent"], ["ouder"]], 1)
    stage.desk("ideas.open")
    for number in range(56):
        stage.phone(f"p{number}", "idea.support", idea=1, value="agree" if number % 4 else "disagree")
    stage.desk("ideas.close")
    stage.desk("ideas.split")
    told = ground(stage)
    assert (sorted(told["groups"]), ids(told["common_ground"])) == ([["docent"], ["leerling"], ["ouder"]], [1])


def test_what_comes_later_is_told_of_the_same_roles_or_not() -> None:
    stage = worked_out()
    stage.desk("ideas.open")
    stage.phone("p40", "idea.add", step="s4", theme="oorzaak", text="Later")
    stage.desk("idea.show", idea=4)
    agree(stage, 4, 16, 15)
    for number in range(16):
        stage.phone(f"p{number}", "me.describe", role="ouder")
    stage.desk("ideas.close")
    stage.desk("ideas.split")
    assert ids(ground(stage)["common_ground"]) == [SHARED], "four teachers are no group any more"


def test_ideas_that_are_put_together_later_are_told_when_they_come_apart() -> None:
    stage = worked_out()
    stage.desk("idea.merge", idea=NEITHER, into=SHARED)
    assert ids(ground(stage)["common_ground"]) == [SHARED], "each person once: what they think of the first counts, so it is as it was"
    stage.desk("idea.ungroup", idea=NEITHER)
    stage.desk("idea.merge", idea=SHARED, into=NEITHER)
    told = ground(stage)
    assert (ids(told["common_ground"]), told["weighed"]) == ([], 2)
    stage.desk("idea.ungroup", idea=SHARED)
    assert ids(ground(stage)["common_ground"]) == [SHARED]


def test_back_to_it_opens_nothing() -> None:
    stage = weighed()
    stage.desk("ideas.open")
    stage.desk("show.go", step="s8")
    stage.desk("ideas.split", step="s4")
    stage.desk("show.back")
    stage.desk("ideas.view", view="common_ground")
    stage.wait(1)
    assert ids(stage.docs("phone")["ranking"]["ideas"]) == [SHARED]


def test_what_is_worked_out_of_a_state_that_is_gone_is_not_taken() -> None:
    stage = weighed()
    command = Command.known["ideas.split"]()
    done = stage.meetup.work(command, Actor(DESK))()
    stage.phone("p0", "me.describe", role="ouder")
    with pytest.raises(Stale):
        stage.meetup.decide(command, Actor(DESK), stage.now, done)


def test_the_log_and_the_ballots_make_the_same_again() -> None:
    stage = worked_out()
    stage.desk("ideas.view", view="divided")
    again = stage.again()
    stage.wait(1)
    for audience in LISTENERS:
        assert {key: views.render(again, audience, key) for key in ("ground", "ranking")} == {
            key: stage.docs(audience).get(key) for key in ("ground", "ranking")
        }


DEEDS = st.one_of(
    st.tuples(st.sampled_from(["ideas.open", "ideas.close", "ideas.split", "ideas.split", "ideas.close", "ideas.reveal", "undo"]), st.just({})),
    st.tuples(st.just("show.go"), st.sampled_from([{"step": "s4"}, {"step": "s1"}])),
    st.tuples(st.just("show.back"), st.just({})),
    st.tuples(st.just("ideas.view"), st.sampled_from(["wall", "top", "common_ground", "divided"]).map(lambda view: {"view": view, "step": "s4"})),
    st.tuples(st.sampled_from(["idea.hide", "idea.show", "idea.redact", "idea.ungroup"]), st.integers(1, 4).map(lambda idea: {"idea": idea})),
    st.tuples(st.just("idea.merge"), st.tuples(st.integers(1, 4), st.integers(1, 4)).map(lambda two: {"idea": two[0], "into": two[1]})),
    st.tuples(st.just("idea.support"), st.tuples(st.integers(1, 4), st.sampled_from(["agree", "disagree"])).map(lambda two: {"idea": two[0], "value": two[1]})),
    st.tuples(st.just("me.describe"), st.sampled_from(["docent", "ouder"]).map(lambda role: {"role": role})),
    st.tuples(st.just("me.forget"), st.just({})),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(DEEDS, st.integers(0, 39)), min_size=3, max_size=14))
def test_whatever_happens_what_was_told_of_an_idea_is_told_of_it_alone(deeds: list[tuple[tuple[str, dict[str, Any]], int]]) -> None:
    """And what is told step by step is what one would tell afresh; nobody is ever told of an idea that they can't see."""
    stage, known = weighed(), dict[int, Any]()
    for (verb, fields), person in deeds:
        try:
            stage.do("phone" if "phone" in Command.known[verb].by else "desk", verb, f"p{person}" if "phone" in Command.known[verb].by else None, **fields)
        except Refusal:
            continue
        stage.wait(1)
        for audience in ("phone", "screen", "desk"):
            docs = stage.docs(audience)
            assert docs == views.documents(stage.meetup, audience)
            ranked = docs.get("ranking", {})
            listed = [*ids(ranked.get("ideas", [])), *(idea for theme in ranked.get("themes", []) for idea in ids(theme["ideas"]))]
            seen = "screen" if audience == "desk" else audience
            assert {f"idea/{idea}" for idea in listed} <= stage.docs(seen).keys()
        found = stage.meetup.common_ground.by_step.get("s4")
        for idea, told in (found.ideas if found else {}).items():
            assert not is_told(told) or known.setdefault(idea, told) == told, "here nobody comes later"
