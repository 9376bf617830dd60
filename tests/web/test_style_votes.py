"""The moments of votes on the style page are what their names say, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.language import LANGUAGES
from facilitator.web.style import Clips
from facilitator.web.style_votes import vote_moments
from tests.support.stage import BEGIN


@pytest.fixture(params=LANGUAGES)
def rounds(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What the room sees, by name."""
    return {name: moment.docs["screen"]["round"] for name, moment in vote_moments(request.param, Clips(), BEGIN).items()}


def cells(split: dict[str, Any]) -> list[list[int | None]]:
    """A list a group."""
    return [[counts[at] for counts in split["counts"].values()] for at in range(len(split["groups"]))]


def test_by_role_one_group_is_told_some_in_part_and_one_not(rounds: dict[str, Any]) -> None:
    told = rounds["by-role"]["split"]["role"]
    assert [sum(count is not None for count in group) for group in cells(told)] == [3, 1, 1, 0]


def test_of_a_scale_all_is_told_so_that_its_bars_diverge(rounds: dict[str, Any]) -> None:
    assert "split" not in rounds["scale"]
    told = rounds["by-role-scale"]["split"]["role"]
    assert all(count for group in cells(told) for count in group)


def test_once_it_is_told_who_moved_where_and_once_hardly_anything(rounds: dict[str, Any]) -> None:
    shift, few = rounds["shift"]["split"]["shift"], rounds["shift-few"]["split"]["shift"]
    assert all(count for counts in shift["counts"].values() for count in counts.values())
    assert (few["matched"], few["stayed"]) == (106, None)


def test_of_numbers_something_is_told_of_most_roles_and_of_a_ranking_who_puts_what_first_now(rounds: dict[str, Any]) -> None:
    told = rounds["by-role-number"]["split"]["role"]
    assert [any(count is not None for count in group) for group in cells(told)][:2] == [True, True]
    shift = rounds["shift-ranking"]["split"]["shift"]
    assert (shift["matched"], shift["changed"], shift["to"]) == (100, 44, {"o1": 11, "o2": 12, "o3": 21})
    assert "rows" not in rounds["words"]


def test_the_right_answer_is_told_and_most_gave_it(rounds: dict[str, Any]) -> None:
    counts = rounds["truth"]["results"]["counts"]
    assert rounds["truth"]["truth"]["answer"] == max(counts, key=counts.__getitem__)
