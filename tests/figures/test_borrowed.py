"""Whether words were made of a text: by a telling word that no other text has, or by a phrase of it."""

from __future__ import annotations

import pytest

from facilitator.figures.borrowed import borrowed

IDEA = "Juf Annemarie van groep 4 schreeuwt tegen kinderen"


@pytest.mark.parametrize(
    "said",
    [
        "Annemarie",
        "schreeuwen, annemarie",
        "annemarie's lessen",
        "Annemaries groep",
        f"{IDEA} en meer",
        "tegen kinderen schreeuwt",
    ],
)
def test_what_has_its_telling_words_is_made_of_it(said: str) -> None:
    assert borrowed(said, IDEA)


@pytest.mark.parametrize("said", ["Kinderen", "Tegen kinderen", "Lessen", "De school", "groep 4", "", "[…]", "Later kiezen"])
def test_common_words_and_words_of_ones_own_are_not(said: str) -> None:
    assert not borrowed(said, IDEA)


def test_what_others_say_too_is_nobodys() -> None:
    idea, other = "Een mentor voor Kees", "Elke klas een mentor"
    assert borrowed("Mentoren", idea)
    assert not borrowed("Mentoren", idea, [other])
    assert borrowed("Mentor Kees", idea, [other])
    assert not borrowed("Mentor Kees", idea, [other, "Kees zei het al"])


def test_words_that_tell_little_count_when_they_are_the_whole_of_it() -> None:
    assert borrowed("Waarom niet", "Waarom niet?")
    assert not borrowed("Waarom niet", "Waarom niet?", ["Waarom niet dan"])
    assert borrowed("Waarom doen wij dat", "Ja, waarom doen wij dat eigenlijk nog")


def test_numbers_count_when_they_are_long_enough_to_lead_to_somebody() -> None:
    assert borrowed("Bel 0612345678", "Bel mij: 0612345678")
    assert not borrowed("Groep 8", "Wij van groep 8")


def test_a_name_of_no_words_and_a_text_that_is_gone_are_made_of_nothing() -> None:
    assert not borrowed("Mentoren", "")
    assert not borrowed("", "")
