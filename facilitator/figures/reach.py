"""How far a hidden cell of a table can be from what it is, by all that is told of the table: what it could be follows from what is told alone."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from facilitator.figures.effort import Effort

Cell = tuple[int, int]


class Reach:
    """Of a table with these cells `hidden`, and these totals not told (`free_rows`, `free_columns`: of them only the sum is known).

    How far is a flow: one more here is one less elsewhere in its row and its column, and so on until it comes round. From a row to a column a cell grows,
    without bound; back it shrinks, to nothing at most. Nodes are the rows, the columns, and one for all free rows and one for all free columns.
    """

    def __init__(
        self, counts: Sequence[Sequence[int]], hidden: Collection[Cell], free_rows: Collection[int], free_columns: Collection[int], effort: Effort
    ) -> None:
        self.counts, self.effort = counts, effort
        self.columns_at = len(counts)
        self.any_row, self.any_column = self.columns_at + len(counts[0]), self.columns_at + len(counts[0]) + 1
        self.beside: list[list[int]] = [[] for _ in range(self.any_column + 1)]
        for i, j in hidden:
            self.beside[i].append(self.columns_at + j)
            self.beside[self.columns_at + j].append(i)
        for total, any_total in ((free_rows, self.any_row), ((self.columns_at + j for j in free_columns), self.any_column)):
            for node in total:
                self.beside[node].append(any_total)
                self.beside[any_total].append(node)

    def shrinks(self, cell: Cell, most: int) -> int:
        """How far it can shrink, up to `most`, which is no more than what it is."""
        return self._flow(cell[0], self.columns_at + cell[1], cell, most)

    def grows(self, cell: Cell, most: int) -> int:
        return self._flow(self.columns_at + cell[1], cell[0], cell, most)

    def _flow(self, source: int, sink: int, cell: Cell, most: int) -> int:
        moved: Counter[Cell] = Counter()
        done = 0
        while done < most:
            way = self._way(source, sink, cell, moved)
            if way is None:
                break
            width = most - done
            steps = [step for step in pairwise(way) if max(step) < self.any_row]
            for here, there in steps:
                if here > there:
                    width = min(width, self.counts[there][here - self.columns_at] + moved[there, here - self.columns_at])
            for here, there in steps:
                if here < there:
                    moved[here, there - self.columns_at] += width
                else:
                    moved[there, here - self.columns_at] -= width
            done += width
        return done

    def _way(self, source: int, sink: int, cell: Cell, moved: Counter[Cell]) -> list[int] | None:
        before: dict[int, int] = {source: source}
        ahead = deque([source])
        while ahead:
            here = ahead.popleft()
            beside = self.beside[here]
            self.effort.steps -= len(beside)
            for there in beside:
                if there not in before and self._is_passable(here, there, cell, moved):
                    before[there] = here
                    if there == sink:
                        return [*_back(there, before)][::-1]
                    ahead.append(there)
        return None

    def _is_passable(self, here: int, there: int, cell: Cell, moved: Counter[Cell]) -> bool:
        if max(here, there) >= self.any_row:
            return True
        i, j = (here, there - self.columns_at) if here < there else (there, here - self.columns_at)
        return (i, j) != cell and (here < there or self.counts[i][j] + moved[i, j] > 0)


def _back(node: int, before: dict[int, int]) -> Iterator[int]:
    yield node
    while before[node] != node:
        node = before[node]
        yield node
