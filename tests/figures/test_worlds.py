"""Whether a small figure can be worked out from tables that are safe one by one."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.figures.groups import Rows, by_group
from facilitator.figures.shift import shift
from facilitator.figures.worlds import Asking, unsafe

ROWS = ("a", "b")
People = dict[tuple[str, str, str], int]  # role, first answer, second answer: how many


def twice(people: People) -> tuple[Asking, Asking]:
    persons = [(f"{role}-{one}-{other}-{number}", role, one, other) for (role, one, other), count in people.items() for number in range(count)]
    roles = {person: role for person, role, _, _ in persons}
    first = Asking("r1", ROWS, dict(given((person, one) for person, _, one, _ in persons)), {"role": roles})
    second = Asking("r2", ROWS, dict(given((person, other) for person, _, _, other in persons)), {"role": roles})
    second.before, first.after = first, second
    return first, second


def given(answers: Iterable[tuple[str, str]]) -> Iterable[tuple[str, Rows]]:
    return ((person, (answer,)) for person, answer in answers if answer)


def split(asking: Asking) -> None:
    asking.splits["role"] = by_group(asking.rows, asking.answers, asking.group_of["role"], join=False)


def move(first: Asking, second: Asking) -> None:
    before, after = ({person: rows[0] for person, rows in each.answers.items()} for each in (first, second))
    second.shift = shift(ROWS, before, after)


def test_a_table_that_is_safe_by_itself_is_safe() -> None:
    first, _ = twice({("docent", "a", "a"): 20, ("docent", "b", "b"): 9, ("ouder", "a", "a"): 3, ("ouder", "b", "b"): 14})
    split(first)
    assert first.splits["role"]["counts"] == {"a": [None, None], "b": [None, None]}
    assert not unsafe(first)


def test_a_small_cell_whose_neighbours_are_told_is_not() -> None:
    first, _ = twice({("docent", "a", "a"): 20, ("docent", "b", "b"): 9, ("ouder", "a", "a"): 3, ("ouder", "b", "b"): 14})
    split(first)
    first.splits["role"]["counts"]["b"] = [9, 14]
    assert unsafe(first)


def test_tables_that_are_safe_apart_may_not_be_so_together() -> None:
    """Nobody changed their mind, so by role it is the same table twice; one that hides a figure, and one from which it can be computed."""
    first, second = twice({("docent", "a", "a"): 30, ("docent", "b", "b"): 20, ("ouder", "a", "a"): 4, ("ouder", "b", "b"): 25})
    move(first, second)
    split(first)
    split(second)
    assert not unsafe(second)
    second.splits["role"]["counts"] = {"a": [30, None], "b": [20, 25]}
    assert unsafe(second)


def test_an_exchange_with_one_who_is_forgotten_hides_nothing() -> None:
    """Of them nobody knows any more where they were counted, so it would seem that none saw their answer change; but they were counted, and it was told."""
    first, _ = twice({("ouder", "a", "a"): 20, ("ouder", "b", "b"): 14, ("docent", "a", "a"): 3, ("docent", "b", "b"): 9})
    split(first)
    assert first.splits["role"]["groups"] == [["ouder"], ["docent"]]
    first.splits["role"]["counts"] = {"a": [20, None], "b": [14, None]}
    assert ("r1", "role", "a", 1) in unsafe(first)
    first.group_of = {"role": {person: role for person, role in first.group_of["role"].items() if person not in ("ouder-a-a-0", "ouder-b-b-0")}}
    assert ("r1", "role", "a", 1) in unsafe(first)


def test_what_two_can_not_exchange_unseen_four_may() -> None:
    people = {("", "a", "a"): 26, ("", "b", "b"): 27, ("", "a", "b"): 6, ("", "b", "a"): 3}
    first, second = twice(people)
    move(first, second)
    assert second.shift is not None
    assert second.shift["stayed"] == 53
    assert second.shift["counts"]["b"]["a"] is None
    assert unsafe(second), "everyone answered twice, so that so many stayed tells how many moved each way"
    first, second = twice({**people, ("", "a", ""): 7, ("", "", "b"): 8, ("", "b", ""): 6, ("", "", "a"): 6})
    move(first, second)
    assert not unsafe(second)


def test_where_several_may_be_chosen_it_is_a_small_figure_too_how_many_did_not() -> None:
    """Everyone chose two of three, so of each group the third is what is left of the other two."""
    pairs = {"docent": {("b", "c"): 1, ("a", "b"): 7, ("a", "c"): 7}, "ouder": {("b", "c"): 3, ("a", "b"): 6, ("a", "c"): 6}}
    answers = {f"{role}-{rows}-{at}": rows for role, given in pairs.items() for rows, count in given.items() for at in range(count)}
    roles = {person: person.partition("-")[0] for person in answers}
    asking = Asking("r1", ("a", "b", "c"), answers, {"role": roles})
    asking.splits["role"] = by_group(asking.rows, answers, roles, join=False)
    assert asking.splits["role"]["counts"] == {"a": [None, None], "b": [8, 9], "c": [8, 9]}
    assert unsafe(asking), "30 choices less 16: one of the teachers did not choose a"


def test_of_a_figure_that_was_told_nothing_is_to_be_hidden() -> None:
    """Somebody of a group of five forgot themselves since: that it is four now is no figure of anyone."""
    first, _ = twice({("docent", "a", "a"): 20, ("docent", "b", "b"): 12, ("ouder", "a", "a"): 5, ("ouder", "b", "b"): 14})
    split(first)
    assert first.splits["role"]["counts"] == {"a": [20, 5], "b": [12, 14]}
    first.group_of = {"role": {person: role for person, role in first.group_of["role"].items() if person != "ouder-a-a-0"}}
    assert not unsafe(first)


def test_who_is_forgotten_is_not_one_who_may_have_answered_otherwise() -> None:
    first, _ = twice({("docent", "a", "a"): 20, ("docent", "b", "b"): 9, ("ouder", "a", "a"): 3, ("ouder", "b", "b"): 14, ("", "a", ""): 9, ("", "b", ""): 8})
    split(first)
    assert not unsafe(first)
    first.group_of = {"role": {person: role for person, role in first.group_of["role"].items() if role != "ouder"}}
    assert unsafe(first), "nobody is left of whom it is known where they were counted"
