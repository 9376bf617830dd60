"""Which spellings are one word: slips of the pen are, other words are not, however often they were given."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator.figures.spelling import SLIP_LENGTH, SLIP_RATIO, once, together

LETTERS = "abdeginorstv"
long_words = st.text(LETTERS, min_size=SLIP_LENGTH + 1, max_size=14)


def words(**counts: int) -> dict[str, int]:
    """The words that these are taken for, each by its usual spelling, with its count."""
    return {next(iter(spellings)): count for spellings, count in together(counts)}


@pytest.mark.parametrize(
    ("word", "other"),
    [("verdeeld", "verveeld"), ("geraakt", "gemaakt"), ("verwacht", "verzacht"), ("verlegen", "verlagen"), ("verloren", "verboren")],
)
def test_another_letter_is_another_word(word: str, other: str) -> None:
    assert words(**{word: 9, other: 1}) == {word: 9, other: 1}


@pytest.mark.parametrize(
    ("word", "slip"),
    [
        ("ongelijkheid", "ongelijkeid"),
        ("ongelijkheid", "ongelijkhheid"),
        ("vertrouwen", "vertruowen"),
        ("vertrouwen", "vertrouwenn"),
        ("kansrijk", "kansriijk"),
    ],
)
def test_a_letter_too_many_or_too_few_and_two_that_changed_places_are_slips(word: str, slip: str) -> None:
    assert words(**{word: SLIP_RATIO, slip: 1}) == {word: SLIP_RATIO + 1}
    assert words(**{word: SLIP_RATIO, slip: 2}) == {word: SLIP_RATIO, slip: 2}, "it is given too often to be a slip"


@given(word=long_words, at=st.integers(1, SLIP_LENGTH), letter=st.sampled_from(LETTERS), often=st.integers(SLIP_RATIO, 50))
def test_no_word_goes_with_one_that_has_another_letter_in_it(word: str, at: int, letter: str, often: int) -> None:
    assume(word[at] != letter)
    other = word[:at] + letter + word[at + 1 :]
    assert words(**{word: often, other: 1}) == {word: often, other: 1}


@given(word=long_words, at=st.integers(1, SLIP_LENGTH - 1), how=st.sampled_from(["too few", "doubled", "swapped"]), often=st.integers(SLIP_RATIO, 50))
def test_every_slip_in_a_long_word_goes_with_it(word: str, at: int, how: str, often: int) -> None:
    slip = {"too few": word[:at] + word[at + 1 :], "doubled": word[: at + 1] + word[at:], "swapped": word[:at] + word[at + 1] + word[at] + word[at + 2 :]}[how]
    assume(slip != word)
    assert words(**{word: often, slip: 1}) == {word: often + 1}


@given(counts=st.dictionaries(st.text(LETTERS[:4], min_size=6, max_size=9), st.integers(1, 12), max_size=12), data=st.data())
def test_nothing_is_lost_and_the_order_does_not_matter(counts: dict[str, int], data: st.DataObject) -> None:
    told = list(together(counts))
    assert told == list(together(dict(data.draw(st.permutations(list(counts.items()))))))
    assert sum((Counter(spellings) for spellings, _ in told), Counter[str]()) == Counter(counts)
    assert all(total == sum(spellings.values()) for spellings, total in told)


def test_of_one_person_a_word_counts_once_however_they_spell_it() -> None:
    assert once(["onderwijs", "Onderwijs!", "onderwijss"]) == ["onderwijs"]
    assert once(["onderwjis", "taal", "onderwijs"]) == ["onderwjis", "taal"]
    assert once(["onderwijss", "onderwjis", "onderwijs"]) == ["onderwijss"]
    assert once(["verdeeld", "verveeld", "taal"]) == ["verdeeld", "verveeld", "taal"]
    assert once(["één", "een"]) == ["één", "een"]
