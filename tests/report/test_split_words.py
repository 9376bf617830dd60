"""What a split says in words: the middle of a group is never another than the real one."""

from __future__ import annotations

from bisect import bisect_right
from statistics import median_high, median_low

from hypothesis import given
from hypothesis import strategies as st

from facilitator.report.pictures.splits import Group, Part, middle_of

RANGES = st.lists(st.integers(1, 99), max_size=4, unique=True).map(sorted)


def group_of(numbers: list[int], cuts: list[int], untold: set[int]) -> Group:
    """The numbers of a group by range; ranges whose place is in `untold` are not told."""
    counts = [sum(bisect_right(cuts, number) == at for number in numbers) for at in range(len(cuts) + 1)]
    parts = tuple(Part(f"n{at}", f"{at}", None if at in untold else count, 0, 0) for at, count in enumerate(counts))
    return Group("docent", len(numbers), parts, not untold, True, 0)


@given(numbers=st.lists(st.integers(0, 100), min_size=1, max_size=30), cuts=RANGES, untold=st.sets(st.integers(0, 4)))
def test_the_middle_that_is_told_is_the_range_of_both_numbers_in_the_middle(numbers: list[int], cuts: list[int], untold: set[int]) -> None:
    told = middle_of(group_of(numbers, cuts, untold))
    low, high = (bisect_right(cuts, middle(numbers)) for middle in (median_low, median_high))
    assert told in (None, f"{low}")
    if told is not None:
        assert low == high


@given(numbers=st.lists(st.integers(0, 100), min_size=1, max_size=30), cuts=RANGES)
def test_of_a_group_that_is_told_whole_the_middle_is_told_unless_it_lies_in_two_ranges(numbers: list[int], cuts: list[int]) -> None:
    low, high = (bisect_right(cuts, middle(numbers)) for middle in (median_low, median_high))
    assert (middle_of(group_of(numbers, cuts, set())) is not None) is (low == high)
