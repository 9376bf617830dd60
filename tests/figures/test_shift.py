"""The shift: exact for known moves, and nothing of fewer than five."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.figures.shift import nothing, shift, shown_parts
from facilitator.figures.suppression import K

ROWS = ("a", "b", "c")


def moved(moves: dict[tuple[str, str], int]) -> tuple[dict[str, str], dict[str, str]]:
    """People who answered one thing and then another; `""`: not that time."""
    before, after = dict[str, str](), dict[str, str]()
    for (one, other), count in moves.items():
        for number in range(count):
            person = f"{one}-{other}-{number}"
            before |= {person: one} if one else {}
            after |= {person: other} if other else {}
    return before, after


def test_known_moves_are_told_exactly() -> None:
    moves = {("a", "a"): 40, ("a", "b"): 7, ("b", "a"): 11, ("b", "b"): 39, ("a", ""): 6, ("b", ""): 5, ("", "a"): 9, ("", "b"): 8}
    told = shift(("a", "b"), *moved(moves))
    assert told == {
        "matched": 97,
        "stayed": 79,
        "changed": 18,
        "to": {"a": 11, "b": 7},
        "left": {"a": 7, "b": 11},
        "counts": {"a": {"a": 40, "b": 7}, "b": {"a": 11, "b": 39}},
    }


@pytest.mark.parametrize("moves", [{("a", "a"): 2, ("a", "b"): 2, ("b", ""): 90, ("", "a"): 90}, {("a", "a"): 90, ("a", "b"): 7}, {}])
def test_of_too_few_and_of_who_were_of_one_mind_nothing_is_told(moves: dict[tuple[str, str], int]) -> None:
    assert shift(ROWS, *moved(moves)) == nothing(ROWS)


def test_who_answered_once_can_not_be_worked_out_from_what_is_left() -> None:
    told = shift(("a", "b"), *moved({("a", "a"): 40, ("a", "b"): 7, ("b", "a"): 11, ("b", "b"): 39, ("a", ""): 1}))
    assert None in (told["counts"]["a"]["a"], told["counts"]["a"]["b"]), "everyone knows that 48 said a: one of them did not say so again"


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10_000), st.integers(0, 150))
def test_what_is_told_is_right_and_never_below_k(seed: int, number: int) -> None:
    random = Random(seed)
    before = {f"p{at}": random.choice(ROWS) for at in range(number) if random.random() < 0.9}
    after = {f"p{at}": before.get(f"p{at}", "a") if random.random() < 0.7 else random.choice(ROWS) for at in range(number) if random.random() < 0.9}
    told = shift(ROWS, before, after)
    moves = Counter((before[person], after[person]) for person in before.keys() & after.keys())
    figures: dict[tuple[str, ...], int] = {
        **{("counts", one, other): moves[one, other] for one in ROWS for other in ROWS},
        **{("to", row): sum(moves[one, row] for one in ROWS if one != row) for row in ROWS},
        **{("left", row): sum(moves[row, other] for other in ROWS if other != row) for row in ROWS},
        ("stayed",): sum(moves[row, row] for row in ROWS),
    }
    for (name, *path), count in figures.items():
        found = told[name]
        for each in path:
            found = found[each]
        assert found in ((count, None) if count >= K else (None,)), (name, path)


@given(st.lists(st.integers(0, 20), min_size=1, max_size=5))
def test_parts_of_a_known_whole_do_not_tell_the_one_that_is_left(parts: list[int]) -> None:
    told = shown_parts(parts, K)
    hidden = [part for part, each in zip(parts, told, strict=True) if each is None]
    assert all(each in (part, None) for part, each in zip(parts, told, strict=True))
    assert not hidden or (len(hidden) > 1 and sum(hidden) >= K) or len(hidden) == len(parts)
