"""People in several places at once: no small count is told, nor that it is not nought."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.figures.overlapping import overlapping
from facilitator.figures.suppression import K


@pytest.mark.parametrize(
    ("counts", "people", "told"),
    [
        ([30, 0, 0, 4], 30, [30, None, None, None]),
        ([30, 12, 3], 45, [30, None, None]),  # everyone was in one place: the three would be what is left over
        ([30, 12, 3], 42, [30, 12, None]),  # those three were elsewhere too, or others were: nobody can tell
        ([30, 12, 3], 43, [30, None, None]),  # at least one of them was nowhere else
        ([30, 4, 4], 38, [None, None, None]),  # both would be four
        ([30, 4, 2], 34, [30, None, None]),
        ([9, 5], 14, [9, 5]),
        ([3], 3, [None]),
        ([], 0, []),
    ],
)
def test_what_is_told(counts: list[int], people: int, told: list[int | None]) -> None:
    assert overlapping(counts, people) == told


@given(st.lists(st.sets(st.integers(0, 5), min_size=1, max_size=4), max_size=40), st.integers(1, 6))
def test_a_small_count_could_be_nought_and_could_be_four(people: list[set[int]], places: int) -> None:
    people = [mine for mine in ({place % places for place in each} for each in people) if mine]
    counts = [sum(place in mine for mine in people) for place in range(places)]
    told = overlapping(counts, len(people))
    assert all(shown is None or shown == count >= K for shown, count in zip(told, counts, strict=True))
    hidden = [count for shown, count in zip(told, counts, strict=True) if shown is None]
    if not any(count < K for count in hidden) or len(hidden) == places:
        return
    somewhere_else = len(people) - sum(shown for shown in told if shown is not None)
    most_of_the_others = len(people) if any(count >= K for count in hidden) else (K - 1) * (len(hidden) - 1)
    assert somewhere_else <= most_of_the_others
