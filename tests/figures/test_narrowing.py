"""What is told becomes less, one figure at a time."""

from __future__ import annotations

from typing import Any

from facilitator.figures.groups import NOT, REST
from facilitator.figures.narrowing import narrower

ROWS = ("a", "b", "c")


def split() -> dict[str, Any]:
    return {"groups": [["docent"], ["ouder"]], "totals": [30, 20], "counts": {"a": [12, 9], "b": [None, 6], "c": [11, None]}}


def shift() -> dict[str, Any]:
    counts = {"a": {"a": 20, "b": None, "c": 7}, "b": {"a": 6, "b": 15, "c": None}, "c": {"a": 8, "b": 9, "c": 12}}
    return {"matched": 84, "stayed": 47, "changed": 37, "to": {"a": 14, "b": 12, "c": 11}, "left": {"a": 10, "b": 10, "c": 17}, "counts": counts}


def test_of_a_group_the_smallest_of_its_figures_goes_first_then_those_of_the_answer() -> None:
    once = narrower("role", split(), [("r1", "role", "b", 0)])
    assert once["counts"] == {"a": [12, 9], "b": [None, 6], "c": [None, None]}
    twice = narrower("role", once, [("r1", "role", "b", 0)])
    assert twice["counts"] == {"a": [None, 9], "b": [None, 6], "c": [None, None]}
    assert narrower("role", twice, [("r1", "role", "b", 0)])["counts"]["b"] == [None, None]


def test_who_did_not_choose_an_answer_follows_from_who_did() -> None:
    assert narrower("role", split(), [("r1", "role", NOT + "a", 1)])["counts"]["a"] == [12, None]
    assert narrower("role", split(), [("r1", "role", REST, 1)])["counts"]["b"] == [None, None]


def test_of_a_move_first_how_many_left_then_what_stands_beside_it() -> None:
    move = [("r2", "shift", "move", "a", "b")]
    told = shift()
    taken = []
    while (less := narrower("shift", told, move)) != told:
        taken += [name for name in told if less[name] != told[name]]
        told = less
    assert taken == ["left", "counts", "counts", "counts", "counts", "to"]
    assert told["changed"] == 37, "where that is not enough, the other ways in which less is told come next"
    assert told["to"] == {"a": 14, "b": None, "c": 11}


def test_who_came_from_nowhere_left_nothing() -> None:
    """An end of a move that is "" is of who answered only once."""
    came, went = (narrower("shift", shift(), [("r2", "shift", "move", *ends)]) for ends in (("", "c"), ("c", "")))
    assert (came["left"], came["counts"]["a"]["c"]) == (shift()["left"], None)
    assert went["left"]["c"] is None


def test_how_many_came_or_left_or_stayed() -> None:
    assert narrower("shift", shift(), [("r2", "shift", "to", "b")])["counts"]["c"]["b"] is None
    assert narrower("shift", shift(), [("r2", "shift", "left", "b")])["left"]["a"] is None
    assert narrower("shift", shift(), [("r2", "shift", "stayed")])["left"] == {"a": None, "b": 10, "c": 17}


def test_what_was_told_before_is_not_touched() -> None:
    told = shift()
    narrower("shift", told, [("r2", "shift", "move", "a", "b")])
    assert told == shift()
    assert narrower("shift", told, []) == told
