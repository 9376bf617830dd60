"""Common ground: what every group agrees with comes first, what divides is found, and nothing of it tells of a few people."""

from __future__ import annotations

from itertools import product
from math import isclose
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.figures.common_ground import AGREE, COMMON, DISAGREE, DIVIDED, NOTHING, PASS, Grades, Ground, difference, ground, informed, smoothed, told
from facilitator.figures.suppression import K

Votes = dict[str, dict[int, str]]
ROLES = ["teacher"] * 30 + ["parent"] * 20 + ["pupil"] * 14 + ["alderman"] * 3 + ["director"] * 2
GROUPS = {f"p{at}": role for at, role in enumerate(ROLES)}


def room(*agrees: dict[str, int]) -> Votes:
    """For each idea from 1 on, how many of each role agree; the others of that role disagree."""
    votes: Votes = {person: {} for person in GROUPS}
    for idea, by_role in enumerate(agrees, 1):
        left = dict(by_role)
        for person, role in GROUPS.items():
            votes[person][idea] = AGREE if left.get(role, 0) > 0 else DISAGREE
            left[role] = left.get(role, 0) - 1
    return votes


def of(votes: Votes, *ideas: int) -> Ground:
    return ground(ideas, votes, GROUPS)


def test_what_all_groups_agree_with_comes_before_what_more_people_but_one_group_do_not() -> None:
    groups = {f"p{at}": "teacher" if at < 40 else "parent" if at < 80 else "pupil" for at in range(120)}
    one: Votes = {person: {1: DISAGREE if role == "pupil" and int(person[1:]) > 82 else AGREE} for person, role in groups.items()}
    votes = {person: given | {2: DISAGREE if int(person[1:]) % 3 == 0 else AGREE} for person, given in one.items()}
    found = ground([1, 2], votes, groups)
    assert found.standings[1].agree > found.standings[2].agree
    assert found.common() == [2, 1]
    assert found.divided() == [1, 2]


def test_plain_support_is_of_the_whole_room_those_in_no_group_too() -> None:
    votes = room({"teacher": 30}) | {"guest": {1: AGREE}, "other": {1: PASS}, "silent": {}}
    standing = ground([1], votes, GROUPS).standings[1]
    assert (standing.agree, standing.disagree, standing.passed, standing.votes) == (31, 39, 1, 71)
    assert standing.support == smoothed(31, 71)


def test_small_groups_are_taken_together_for_their_size_alone() -> None:
    found = of(room({"teacher": 20}), 1)
    assert found.groups == (("teacher",), ("parent",), ("pupil", "alderman", "director"))
    assert found.sizes == (30, 20, 19)


@pytest.mark.parametrize("groups", [{}, dict.fromkeys(GROUPS, "teacher"), dict.fromkeys(GROUPS, ""), {f"p{at}": "alderman" for at in range(4)}])
def test_fewer_than_two_groups_of_five_have_no_common_ground(groups: dict[str, str]) -> None:
    found = ground([1], room({"teacher": 30, "parent": 20}), groups)
    assert found.groups == ()
    assert found.common() == found.divided() == []
    assert found.standings[1].agree == 50


def test_an_idea_on_which_four_of_a_group_voted_is_not_told() -> None:
    groups = {f"p{at}": "one" if at < 20 else "other" for at in range(40)}
    votes: Votes = {person: {1: AGREE if at % 4 else DISAGREE} for at, person in enumerate(groups) if at < 24}
    votes |= {person: {2: AGREE} for at, person in enumerate(groups) if at >= 24}
    found = ground([1], votes, groups)
    assert found.sizes == (20, 20)
    assert (found.standings[1].common, found.standings[1].divided, found.standings[1].everywhere) == NOTHING


def test_large_groups_that_part_are_told_to() -> None:
    assert told([(50, 60), (6, 60)]) == (1, 2, False)
    assert told([(50, 60), (45, 60)]) == (3, 0, True)
    assert told([(60, 60), (60, 60), (60, 60)]) == (4, 0, True)
    assert told([(59, 60), (24, 60)]) == (3, None, False), "the typical group agrees, but not every one"


def test_half_of_a_group_is_not_most_of_it() -> None:
    assert told([(40, 60), (30, 60)]).everywhere is False
    assert told([(40, 60), (31, 60)]).everywhere is True


def test_of_groups_of_ten_it_is_not_told_that_nearly_none_agreed() -> None:
    assert told([(10, 10), (1, 10)])[1] is None


counted = st.integers(K, 40).flatmap(lambda voted: st.tuples(st.integers(0, voted), st.just(voted)))


@settings(deadline=None, max_examples=400)
@given(st.lists(counted, min_size=2, max_size=3))
def test_a_small_figure_of_what_is_told_could_be_anything_over_a_range_of_k(counts: list[tuple[int, int]]) -> None:
    """Of all rooms with the same total, the same votes of each group and the same grades, counted out."""
    grades, total = told(counts), sum(agreed for agreed, _ in counts)
    if grades == NOTHING:
        return
    *free, (_, last) = counts
    rooms = [[*agreed, total - sum(agreed)] for agreed in product(*(range(voted + 1) for _, voted in free)) if 0 <= total - sum(agreed) <= last]
    alike = [agreed for agreed in rooms if same(grades, [(count, voted) for count, (_, voted) in zip(agreed, counts, strict=True)])]
    for at, (agreed, voted) in enumerate(counts):
        could = {room[at] for room in alike}
        for small, whole in ((agreed, total), (voted - agreed, sum(each for _, each in counts) - total)):
            if small < K:
                assert max(could) - min(could) >= min(K, whole)


def same(grades: Grades, counts: list[tuple[int, int]]) -> bool:
    common = sum(informed(counts) ** (1 / len(counts)) >= bound for bound in COMMON)
    divided = sum(difference(counts) >= bound for bound in DIVIDED)
    everywhere = all(agreed > voted - agreed for agreed, voted in counts)
    return grades.common in (None, common) and grades.divided in (None, divided) and grades.everywhere in (None, everywhere)


def a_room(seed: int) -> tuple[Votes, dict[str, str]]:
    chance = Random(seed)
    people = [f"p{at}" for at in range(chance.randrange(10, 120))]
    groups = {person: name for person in people if (name := chance.choices(["a", "b", "c", "d", ""], [20, 12, 8, 1, 4])[0])}
    lean = {(name, idea): chance.random() for name in "abcd" for idea in range(12)}

    def said(person: str, idea: int) -> str:
        return chance.choices([AGREE, DISAGREE, PASS], [lean.get((groups.get(person, ""), idea), 0.5), 0.4, 0.1])[0]

    return {person: {idea: said(person, idea) for idea in range(12) if chance.random() < 0.8} for person in people}, groups


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10_000))
def test_neither_the_order_of_people_and_ideas_nor_their_names_matter(seed: int) -> None:
    votes, groups = a_room(seed)
    found = ground(range(12), votes, groups)
    turned = {person: dict(reversed(given.items())) for person, given in reversed(votes.items())}
    assert ground(range(12), turned, dict(reversed(groups.items()))) == found
    renamed = ground(range(12), {f"x{person}": given for person, given in turned.items()}, {f"x{person}": name for person, name in groups.items()})
    assert renamed == found
    other_names = {"a": "k", "b": "m", "c": "p", "d": "z", "": ""}  # in the same order: of groups as large the first name decides
    of_others = ground(range(12), votes, {person: other_names[name] for person, name in groups.items()})
    assert of_others.standings == found.standings
    assert (of_others.common(), of_others.divided()) == (found.common(), found.divided())


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10_000))
def test_within_a_grade_the_order_is_that_of_what_everyone_knows(seed: int) -> None:
    votes, groups = a_room(seed)
    found = ground(range(12), votes, groups)
    for order, grade in ((found.common(), "common"), (found.divided(), "divided")):
        grades = [getattr(found.standings[idea], grade) for idea in order]
        assert None not in grades
        assert grades == sorted(grades, reverse=True)
    supports = [(found.standings[idea].common, found.standings[idea].support) for idea in found.common()]
    assert supports == sorted(supports, reverse=True)


def test_the_informed_consensus_is_that_of_polis() -> None:
    assert isclose(informed([(9, 10), (3, 8)]), 10 / 12 * 4 / 10)
