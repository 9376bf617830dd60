"""Near doubles and related ideas: as good as was measured, whatever came first, and the same as when each pair is compared by itself."""

from __future__ import annotations

from collections import Counter
from math import isclose, log, sqrt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.figures.likeness import DOUBLE, RELATED, Index, pieces
from facilitator.figures.suggested_groups import TOGETHER
from tests.figures.likeness import Measured, chosen, halves, sentences

TEXTS = [each.text for each in sentences()]
CHOSEN_ON, MEASURED_ON = (Measured(half) for half in halves())

some_texts = st.lists(st.sampled_from(TEXTS) | st.text(max_size=30), min_size=1, max_size=25)


def alike(texts: list[str], one: int, other: int) -> float:
    """As it is defined: the weights of what both have, beside those of each."""
    having = Counter(piece for text in texts for piece in pieces(text))
    weight = {piece: round(1000 * log(len(texts) + 1)) - round(1000 * log(count)) for piece, count in having.items()}
    first, second = pieces(texts[one]), pieces(texts[other])
    wholes = [sum(weight[piece] for piece in each) for each in (first, second)]
    return sum(weight[piece] for piece in first & second) / sqrt(wholes[0] * wholes[1]) if all(wholes) else 0.0


def test_thresholds_are_those_that_one_half_chooses() -> None:
    assert chosen(CHOSEN_ON) == {"DOUBLE": DOUBLE, "RELATED": RELATED, "TOGETHER": TOGETHER}


def test_the_other_half_is_found_as_well_as_was_measured() -> None:
    doubles, related = MEASURED_ON.doubles(DOUBLE), MEASURED_ON.related(RELATED)
    assert doubles.precision >= 0.66
    assert doubles.recall >= 0.45
    assert related.precision >= 0.44
    assert related.recall >= 0.33
    assert MEASURED_ON.first_related() >= 0.54


def test_the_sentences_are_many_different_and_labelled_alike_everywhere() -> None:
    everything = sentences()
    assert len({each.text for each in everything}) == len(everything) >= 200
    topic_of = {each.claim: each.topic for each in everything}
    assert all(topic_of[each.claim] == each.topic for each in everything)
    assert all(len(half) >= 100 for half in halves())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Brede brugklas van twee jaar", "Twee jaar brede brugklas, op elke school"),
        ("Schaf de ouderbijdrage af", "Vrijwillige ouderbijdrage afschaffen"),
        ("Goede ventilatie in de lokalen", "ventielatie in onze lokalen"),
        ("Free lunch at every school", "A free school lunch for every child"),
    ],
)
def test_doubles_are_found_when_they_arrive(one: str, other: str) -> None:
    index = Index(dict(enumerate(TEXTS)))
    index.add(1_000, one)
    index.add(1_001, other)
    assert 1_000 in [each.id for each in index.doubles(1_001)]


def test_an_opposite_is_related_and_no_double() -> None:
    index = Index({1: "Geen huiswerk meer op de basisschool", 2: "Meer huiswerk op de basisschool", 3: "Wachtlijsten in de zorg"})
    (near,) = index.related(2)
    assert (near.id, near.opposed) == (1, True)
    assert index.doubles(2) == []


def test_an_id_is_added_once_and_removed_once() -> None:
    index = Index({1: "Huiswerk"})
    with pytest.raises(KeyError):
        index.add(1, "Bijles")
    with pytest.raises(KeyError):
        index.remove(2)
    assert index.texts == {1: "Huiswerk"}


@settings(deadline=None, max_examples=80)
@given(some_texts)
def test_the_index_is_what_each_pair_is_by_itself(texts: list[str]) -> None:
    index = Index(dict(enumerate(texts)))
    for one in range(len(texts)):
        found = index.likenesses(one)
        for other in set(range(len(texts))) - {one}:
            assert isclose(found.get(other, 0.0), min(1.0, alike(texts, one, other)), abs_tol=1e-9)
            assert 0 <= found.get(other, 0.0) <= 1
            assert found.get(other) == index.likenesses(other).get(one), "the same both ways"


@settings(deadline=None, max_examples=80)
@given(some_texts, st.integers(0, 10_000))
def test_what_came_first_does_not_matter(texts: list[str], seed: int) -> None:
    ideas = list(enumerate(texts))
    index = Index(dict(ideas))
    Random(seed).shuffle(ideas)
    other = Index()
    for id, text in ideas:
        other.add(id, text)
    assert all(index.near(id, 0.0) == other.near(id, 0.0) for id, _ in ideas)


@settings(deadline=None, max_examples=80)
@given(some_texts, some_texts)
def test_removing_undoes_adding(texts: list[str], more: list[str]) -> None:
    index, other = (Index(dict(enumerate(texts))) for _ in range(2))
    for id, text in enumerate(more, len(texts)):
        other.add(id, text)
    for id in range(len(texts), len(texts) + len(more)):
        other.remove(id)
    assert vars(other) == vars(index)


@settings(deadline=None, max_examples=40)
@given(some_texts, st.sampled_from(TEXTS))
def test_a_text_has_near_it_what_it_would_have_as_an_idea(texts: list[str], text: str) -> None:
    index = Index(dict(enumerate(texts)))
    near = index.near_text(text)
    assert len(index.texts) == len(texts)
    index.add(len(texts), text)
    assert near == index.related(len(texts))


def test_the_same_words_are_as_alike_as_can_be() -> None:
    index = Index({1: "Gratis bijles!", 2: "gratis  BIJLES", 3: "Iets heel anders over de wachtlijst"})
    assert index.near(1)[0].likeness == 1
