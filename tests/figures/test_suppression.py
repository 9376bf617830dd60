"""Small groups: nothing that is told of a table lets anyone work out a cell below k. Told by trying every table that would look the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.figures.suppression import K, Shown, shown

SMALL_K = 2  # of tables that are small enough to try every one


def tables(rows: int, columns: int, most: int) -> st.SearchStrategy[list[list[int]]]:
    return st.lists(st.lists(st.integers(0, most), min_size=columns, max_size=columns), min_size=rows, max_size=rows)


def alike(told: Shown, number: int, row_totals: Sequence[int] | None, most: int) -> Iterator[list[list[int]]]:
    """Every table of which the same would be known: what is shown, the number of answers, and the totals of the rows where everyone knows them."""
    hidden = [(i, j) for i, row in enumerate(told.cells) for j, cell in enumerate(row) if cell is None]
    for guess in product(range(most + 1), repeat=len(hidden)):
        table = [[cell or 0 for cell in row] for row in told.cells]
        for (i, j), count in zip(hidden, guess, strict=True):
            table[i][j] = count
        if sum(map(sum, table)) != number:
            continue
        if all(total in (None, sum(row)) for total, row in zip(row_totals or told.rows, table, strict=True)) and all(
            total in (None, sum(column)) for total, column in zip(told.columns, zip(*table, strict=True), strict=True)
        ):
            yield table


def pinned(counts: list[list[int]], told: Shown, *, rows_are_known: bool, k: int) -> list[tuple[int, int]]:
    """The cells below k that could be nothing else, but for those of which the whole room's own totals say it."""
    row_totals, number = [sum(row) for row in counts], sum(map(sum, counts))
    possible = list(alike(told, number, row_totals if rows_are_known else None, number))
    return [
        (i, j)
        for i, row in enumerate(counts)
        for j, count in enumerate(row)
        if 0 < count < k and len({table[i][j] for table in possible}) == 1 and len(counts[0]) > 1
    ]


@settings(deadline=None)
@given(tables(2, 3, 2), st.booleans())
def test_no_small_cell_of_a_small_table_can_be_worked_out(counts: list[list[int]], rows_are_known: bool) -> None:
    told = shown(counts, rows_are_known=rows_are_known, k=SMALL_K)
    assert pinned(counts, told, rows_are_known=rows_are_known, k=SMALL_K) == []


@settings(deadline=None)
@given(tables(5, 6, 25), st.booleans())
def test_what_is_shown_is_right_and_no_count_below_k(counts: list[list[int]], rows_are_known: bool) -> None:
    told = shown(counts, rows_are_known=rows_are_known)
    for i, row in enumerate(told.cells):
        assert all(cell is None or cell == counts[i][j] >= K for j, cell in enumerate(row))
    assert all(total is None or total >= K for total in told.columns)
    if not rows_are_known:
        assert all(total is None or total >= K for total in told.rows)


def test_a_table_without_small_cells_is_shown_whole() -> None:
    counts = [[10, 12, 9], [8, 5, 20]]
    assert shown(counts, rows_are_known=True) == Shown(((10, 12, 9), (8, 5, 20)), (31, 33), (18, 17, 29))


def test_beside_one_small_cell_others_are_hidden_so_that_it_can_not_be_computed() -> None:
    told = shown([[20, 2, 15], [11, 9, 30]], rows_are_known=True)
    assert told.cells[0][1] is None
    assert sum(cell is None for cell in told.cells[0]) >= 2, "its row has another"
    assert sum(row[1] is None for row in told.cells) >= 2, "and its column"


def test_as_little_is_hidden_as_can_be() -> None:
    told = shown([[20, 2, 15], [11, 9, 30]], rows_are_known=True)
    assert told.cells == ((None, None, 15), (None, None, 30)), "40 answers, and not 54"


def test_a_group_that_is_too_small_is_not_told_at_all() -> None:
    told = shown([[20, 2], [11, 1], [9, 0]], rows_are_known=True)
    assert told.columns == (None, None), "else it is what is left of all answers"
    assert all(row[1] is None for row in told.cells)
    three = shown([[20, 2, 30], [11, 1, 10], [9, 0, 8]], rows_are_known=True)
    assert three.columns == (None, None, 48)


@pytest.mark.parametrize("counts", [[[2, 1], [1, 0]], [[0, 0], [0, 0]], [[1]], [[3, 3, 3], [3, 3, 3]]])
def test_of_too_few_nothing_is_told(counts: list[list[int]]) -> None:
    assert all(cell is None for row in shown(counts, rows_are_known=False).cells for cell in row)
