"""Suggested groups: every idea in one or alone, the same as another library makes, and as near to an operator's as was measured."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage

from facilitator.figures.likeness import Index
from facilitator.figures.suggested_groups import LEAST, TOGETHER, Suggested, suggested_groups
from tests.figures.likeness import Measured, halves, sentences

TEXTS = [each.text for each in sentences()]
ideas_of = st.lists(st.sampled_from(TEXTS), max_size=40).map(lambda texts: dict(enumerate(texts, 1)))


def parts(made: Suggested) -> set[frozenset[int]]:
    return {frozenset(group.ideas) for group in made.groups} | {frozenset((id,)) for id in made.alone}


def test_the_half_that_was_not_chosen_on_is_grouped_as_well_as_was_measured() -> None:
    pairs, rand, made = Measured(halves()[1]).grouped(TOGETHER)
    assert pairs.precision >= 0.75
    assert pairs.recall >= 0.26
    assert rand >= 0.37
    assert made.alone


@settings(deadline=None, max_examples=60)
@given(ideas_of)
def test_every_idea_is_in_one_group_or_alone(ideas: dict[int, str]) -> None:
    made = suggested_groups(ideas)
    assert sorted(id for group in made.groups for id in group.ideas) + sorted(made.alone) == sorted(ideas, key=lambda id: (id in made.alone, id))
    assert all(len(group.ideas) > 1 and 1 <= len(group.words) <= 3 for group in made.groups)
    sizes = [len(group.ideas) for group in made.groups]
    assert sizes == sorted(sizes, reverse=True)


@settings(deadline=None, max_examples=40)
@given(ideas_of, st.integers(0, 10_000))
def test_what_came_first_does_not_matter(ideas: dict[int, str], seed: int) -> None:
    items = list(ideas.items())
    Random(seed).shuffle(items)
    assert suggested_groups(dict(items)) == suggested_groups(ideas)


@pytest.mark.parametrize("half", [0, 1])
def test_the_groups_are_those_of_average_linkage_elsewhere(half: int) -> None:
    ideas = {id: each.text for id, each in enumerate(halves()[half])}
    index = Index(ideas)
    likeness = {id: index.likenesses(id, LEAST) for id in ideas}
    apart = [1 - likeness[one].get(other, 0.0) for one in ideas for other in ideas if one < other]
    numbers = fcluster(linkage(apart, "average"), 1 - TOGETHER, "distance")
    theirs = {frozenset(id for id in ideas if numbers[id] == number) for number in set(numbers)}
    assert parts(suggested_groups(ideas)) == theirs


def test_a_group_is_named_by_the_words_that_set_it_apart() -> None:
    made = suggested_groups({id: each.text for id, each in enumerate(sentences())})
    assert made.groups[0].words[0] == "huiswerk"
    ideas = {1: "Gratis ontbijt op school", 2: "Elk kind een schoolontbijt", 3: "Wachtlijsten in de zorg", 4: "Meer sport", 5: "ontbijt voor alle leerlingen"}
    (group,) = suggested_groups(ideas).groups
    assert (group.ideas, group.words[0]) == ((1, 2, 5), "ontbijt")
    assert suggested_groups(ideas).alone == (3, 4)


def test_nothing_is_made_of_nothing() -> None:
    assert suggested_groups({}) == Suggested((), ())
    assert suggested_groups({7: "👍"}) == Suggested((), (7,))
