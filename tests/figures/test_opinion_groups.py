"""Opinion groups: those who vote alike are together, whoever voted on what; too few are not divided."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.figures.common_ground import AGREE, DISAGREE, PASS, VALUES
from facilitator.figures.opinion_groups import LEAST_VOTES, opinion_groups
from facilitator.figures.suppression import K

Votes = dict[str, dict[int, str]]
LEAST = K * len(VALUES)  # people in a group


def room(sizes: list[int], ideas: int = 30, share: float = 0.5, seed: int = 1) -> Votes:
    """People of so many minds, who each voted on that share of the ideas; one in ten votes is against their mind."""
    chance = Random(seed)
    minds = [[chance.choice((AGREE, DISAGREE)) for _ in range(ideas)] for _ in sizes]
    votes: Votes = {}
    for mind, size in enumerate(sizes):
        for at in range(size):
            votes[f"{mind}-{at}"] = {idea: minds[mind][idea] if chance.random() < 0.9 else PASS for idea in range(ideas) if chance.random() < share}
    return votes


@pytest.mark.parametrize("sizes", [[30, 20], [40, 16, 25]])
def test_people_of_one_mind_are_together(sizes: list[int]) -> None:
    found = opinion_groups(room(sizes, share=0.8))
    minds = {(person.split("-")[0], group) for person, group in found.items()}
    assert len(minds) == len(sizes)
    assert len({group for _, group in minds}) == len(sizes)
    assert [list(found.values()).count(str(number)) for number in range(1, len(sizes) + 1)] == sorted(sizes, reverse=True)


def test_who_voted_on_little_is_in_no_group() -> None:
    votes = room([20, 20]) | {"new": dict.fromkeys(range(LEAST_VOTES - 1), AGREE)}
    assert "new" not in opinion_groups(votes)
    assert "new" in opinion_groups(votes | {"new": dict.fromkeys(range(LEAST_VOTES), AGREE)})


def test_too_few_people_are_not_divided() -> None:
    assert opinion_groups({}) == {}
    assert opinion_groups(room([LEAST, LEAST - 1], share=1.0)) == {}
    assert opinion_groups(room([LEAST, LEAST], share=1.0)) != {}


def test_where_everyone_votes_alike_there_are_no_groups() -> None:
    assert opinion_groups({f"p{at}": dict.fromkeys(range(10), AGREE) for at in range(40)}) == {}


def test_few_of_another_mind_are_no_group_of_their_own() -> None:
    found = opinion_groups(room([LEAST - 1, 40, 40], share=1.0))
    assert set(found.values()) == {"1", "2"}


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10_000))
def test_the_order_in_which_votes_come_does_not_matter(seed: int) -> None:
    chance = Random(seed)
    votes = room([chance.randrange(15, 30), chance.randrange(15, 20)], share=chance.uniform(0.4, 1), seed=seed)
    people = list(votes.items())
    chance.shuffle(people)
    turned = {person: dict(sorted(given.items(), key=lambda _: chance.random())) for person, given in people}
    assert opinion_groups(turned) == opinion_groups(votes)


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10_000))
def test_every_group_is_of_enough_people(seed: int) -> None:
    chance = Random(seed)
    found = opinion_groups(room([chance.randrange(1, 30) for _ in range(6)], share=0.7, seed=seed))
    assert all(list(found.values()).count(group) >= LEAST for group in found.values())


@pytest.mark.parametrize("seed", range(8))
def test_votes_of_chance_make_no_groups(seed: int) -> None:
    chance = Random(seed)
    liked = [chance.random() for _ in range(20)]
    votes = {f"p{at}": {idea: AGREE if chance.random() < share else DISAGREE for idea, share in enumerate(liked)} for at in range(80)}
    assert opinion_groups(votes) == {}
