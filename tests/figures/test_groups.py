"""Answers by group: exact where they are told, small groups taken together, and who did not say apart."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.figures.groups import UNKNOWN, by_group
from facilitator.figures.suppression import K

ROWS = ("a", "b")
Given = dict[str, tuple[str, ...]]


def room(**sizes: dict[str, int]) -> tuple[Given, dict[str, str]]:
    """`docent={"a": 3}`: three teachers who answered a. The name `unknown` is of who did not say."""
    answers: Given = {}
    groups: dict[str, str] = {}
    for name, counts in sizes.items():
        for row, count in counts.items():
            for number in range(count):
                person = f"{name}-{row}-{number}"
                answers[person] = (row,)
                if name != "unknown":
                    groups[person] = name
    return answers, groups


def test_of_large_groups_everything_is_told() -> None:
    answers, groups = room(docent={"a": 30, "b": 12}, ouder={"a": 8, "b": 9}, unknown={"a": 6, "b": 7})
    assert by_group(ROWS, answers, groups, join=True) == {
        "groups": [["docent"], ["ouder"], [""]],
        "totals": [42, 17, 13],
        "counts": {"a": [30, 8, 6], "b": [12, 9, 7]},
    }


def test_small_groups_are_taken_together_so_that_something_can_be_told_of_them() -> None:
    answers, groups = room(docent={"a": 20, "b": 12}, ouder={"a": 4, "b": 3}, leerling={"a": 3, "b": 2}, bestuur={"a": 1, "b": 3})
    told = by_group(ROWS, answers, groups, join=True)
    assert told["groups"] == [["docent"], ["ouder", "leerling", "bestuur"]]
    assert told["counts"] == {"a": [20, 8], "b": [12, 8]}


def test_tables_are_never_taken_together() -> None:
    answers, groups = room(docent={"a": 4, "b": 3}, ouder={"a": 4, "b": 3}, leerling={"a": 3, "b": 2})
    told = by_group(ROWS, answers, groups, join=False)
    assert [len(names) for names in told["groups"]] == [1, 1, 1]
    assert told["counts"] == {"a": [None] * 3, "b": [None] * 3}


def test_one_group_is_no_split() -> None:
    answers, groups = room(docent={"a": 30, "b": 12})
    assert by_group(ROWS, answers, groups, join=True)["groups"] == []
    assert by_group(ROWS, {}, {}, join=True)["groups"] == []


def test_where_several_may_be_chosen_each_row_is_told_or_not_by_itself() -> None:
    answers: Given = {f"d{at}": ("a", "b") if at < 20 else ("a",) for at in range(30)}
    answers |= {f"o{at}": ("b",) if at < 12 else ("a", "b") for at in range(20)}
    groups = {person: "docent" if person[0] == "d" else "ouder" for person in answers}
    told = by_group(("a", "b"), answers, groups, join=True)
    assert told["totals"] == [30, 20]
    assert told["counts"] == {"a": [None, None], "b": [None, None]}, "no teacher did not choose a, and no parent did not choose b"
    answers |= {f"e{at}": ("b",) for at in range(9)} | {f"p{at}": ("a",) for at in range(7)}
    groups |= {f"e{at}": "docent" for at in range(9)} | {f"p{at}": "ouder" for at in range(7)}
    assert by_group(("a", "b"), answers, groups, join=True)["counts"] == {"a": [30, 15], "b": [29, 20]}


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10_000), st.integers(0, 200), st.booleans())
def test_what_is_told_is_right_and_never_below_k(seed: int, number: int, join: bool) -> None:
    random = Random(seed)
    names = ["docent", "ouder", "leerling", "bestuur", UNKNOWN]
    answers = {f"p{at}": (random.choice(ROWS),) for at in range(number)}
    groups = {person: name for person in answers if (name := random.choices(names, [20, 6, 3, 1, 5])[0])}
    told = by_group(ROWS, answers, groups, join=join)
    counted = Counter((given[0], groups.get(person, UNKNOWN)) for person, given in answers.items())
    for at, together in enumerate(told["groups"]):
        total = sum(counted[row, name] for row in ROWS for name in together)
        assert told["totals"][at] in ((total, None) if total >= K else (None,))
        for row in ROWS:
            count = sum(counted[row, name] for name in together)
            assert told["counts"][row][at] in ((count, None) if count >= K else (None,))
    assert told["groups"] == [] or sorted(name for together in told["groups"] for name in together) == sorted({name for _, name in counted})
