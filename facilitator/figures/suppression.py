"""Small groups: which cells of a table that is split by a property of people can be told, so that none below K can be worked out.

A cell below K is not told, nor a total of a group below K. Where one of them could be computed from what else is told, further cells are left out
(complementary suppression), as few and as small as can be found quickly, until each hidden cell that could be below K could be anything over a range of K. What
is known beside the table is taken into account: the number of answers in all, and, where they are told to everyone, the totals of its rows. Which cells are
hidden tells something too (`unmasking`); so they are chosen by totals, and whether they are enough follows from what is told.

How far a hidden cell can move is a flow: one more here is one less elsewhere in its row and its column, and so on until it comes round; what must be hidden
beside it are the cells on the cheapest way round (L. H. Cox, "Network models for complementary cell suppression", JASA 90, 1995).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from facilitator.figures.effort import Effort
from facilitator.figures.reach import Cell, Reach

K = 5  # the bound of a small group, everywhere

Node = tuple[str, int]
ANY_ROW, ANY_COLUMN = ("any row", 0), ("any column", 0)  # totals that are not told: only their sum is known


@dataclass(frozen=True)
class Shown:
    """A table as it may be told; None: too few to tell safely. `rows` and `columns` are its totals."""

    cells: tuple[tuple[int | None, ...], ...]
    rows: tuple[int | None, ...]
    columns: tuple[int | None, ...]


def shown(
    counts: Sequence[Sequence[int]],
    *,
    rows_are_known: bool,
    columns_are_known: bool = False,
    untold: Collection[Cell] = (),
    impossible: Cell | None = None,
    dear: Collection[Cell] = (),
    k: int = K,
    effort: Effort | None = None,
) -> Shown:
    """`counts` by row and column. `rows_are_known`, `columns_are_known`: these totals are told to everyone anyway. `untold`: cells that are not told, however
    large; `impossible`: the cell in which nobody can be; `dear`: cells that are better told than others."""
    table = Table(counts, rows_are_known, columns_are_known, k, effort or Effort())
    table.hide({*untold, *([impossible] if impossible else [])})
    table.impossible, table.dear = impossible, frozenset(dear)
    table.suppress()
    return table.told()


def nothing(counts: Sequence[Sequence[int]], rows_are_known: bool, columns_are_known: bool) -> Shown:
    """What is told where nothing can be."""
    table = Table(counts, rows_are_known, columns_are_known, K, Effort())
    table.hide_everything()
    return table.told()


class Table:
    """The counts, which of them are hidden, and which totals."""

    def __init__(self, counts: Sequence[Sequence[int]], rows_are_known: bool, columns_are_known: bool, k: int, effort: Effort) -> None:
        self.counts, self.rows_are_known, self.columns_are_known, self.k = counts, rows_are_known, columns_are_known, k
        self.rows = [sum(row) for row in counts]
        self.columns = [sum(column) for column in zip(*counts, strict=True)]
        self.free_rows = set() if rows_are_known else small_of(self.rows, k)
        self.free_columns = set() if columns_are_known else small_of(self.columns, k)
        self.small = {(i, j) for i, j in self.all() if counts[i][j] < k}
        self.hidden = set(self.small)
        self.untold = set[Cell]()
        self.impossible: Cell | None = None
        self.dear = frozenset[Cell]()
        self.effort = effort

    def hide(self, untold: set[Cell]) -> None:
        """Cells that are never told."""
        self.untold |= untold
        self.hidden |= untold

    def told(self) -> Shown:
        cells = tuple(tuple(None if (i, j) in self.hidden else count for j, count in enumerate(row)) for i, row in enumerate(self.counts))
        rows = tuple(None if i in self.free_rows else total for i, total in enumerate(self.rows))
        return Shown(cells, rows, tuple(None if j in self.free_columns else total for j, total in enumerate(self.columns)))

    def all(self) -> Iterator[Cell]:
        return ((i, j) for i in range(len(self.rows)) for j in range(len(self.columns)))

    def suppress(self) -> None:
        """Hides further cells until every one that could be small is safe, and shows again what is not needed for it; everything where that can't be."""
        while cell := self.unsafe():
            before = len(self.hidden)
            if not self.make_safe(cell) or len(self.hidden) == before:
                self.hide_everything()
                return
        for cell in sorted(self.hidden - self.small - self.untold, key=lambda cell: (-self.expected(cell), cell)):
            self.hidden.remove(cell)
            if self.unsafe():
                self.hidden.add(cell)

    def unsafe(self) -> Cell | None:
        """A hidden cell that could be small, and not anything over a range of k, by all that is told now; or over all that its row or column has."""
        reach = Reach(self.counts, self.hidden - {self.impossible}, self.free_rows, self.free_columns, self.effort)
        for cell in sorted(self.hidden - {self.impossible}, key=lambda cell: (cell not in self.small, cell)):
            count, enough = self.counts[cell[0]][cell[1]], self.enough(cell)
            shrinks = reach.shrinks(cell, min(count, max(enough, count - self.k + 1)))
            could_be_small = count - shrinks < self.k
            if self.effort.is_spent or (could_be_small and shrinks < enough and shrinks + reach.grows(cell, enough - shrinks) < enough):
                return cell
        return None

    def enough(self, cell: Cell) -> int:
        """Over so many numbers it must be able to go."""
        most = [self.rows[cell[0]]] * self.rows_are_known + [self.columns[cell[1]]] * self.columns_are_known
        return min(self.k, *most) if most else self.k

    def expected(self, cell: Cell) -> int:
        """What it would be if all groups answered alike; of a dear one more than all of them."""
        everyone = sum(self.rows)
        usual: int = self.rows[cell[0]] * self.columns[cell[1]] // max(1, everyone)
        return usual + everyone * (cell in self.dear)

    def hide_everything(self) -> None:
        self.hidden = set(self.all())
        if not self.columns_are_known:
            self.free_columns = set(range(len(self.columns)))
        if not self.rows_are_known:
            self.free_rows = set(range(len(self.rows)))

    def make_safe(self, cell: Cell) -> bool:
        """Lets this cell be anything over a range of k, from what is told; or over all that its row or column has, where everyone knows that to be less."""
        enough, row, column = self.enough(cell), ("row", cell[0]), ("column", cell[1])
        grown = self._move(column, row, cell, enough)
        shrunk = self._move(row, column, cell, min(enough - grown, self.counts[cell[0]][cell[1]]))
        return grown + shrunk >= enough

    def _move(self, source: Node, sink: Node, cell: Cell, enough: int) -> int:
        """How far it can move, up to `enough`; hides the cells over which it does: of one wide way round, or of as many narrow ones, whichever loses less."""
        wide, narrow = (self._over(source, sink, cell, enough, width) for width in (enough, 1))
        (_, _, moved), cells = min((((-moved, self._loss(cells), moved), cells) for moved, cells in (wide, narrow)), key=lambda each: each[0])
        self.hidden |= cells
        return moved

    def _over(self, source: Node, sink: Node, cell: Cell, enough: int, width: int) -> tuple[int, set[Cell]]:
        """How far it moves over the cheapest ways round of this width, and which cells they go over."""
        moved: Counter[Cell] = Counter()
        done = 0
        while done < enough:
            way = self._cheapest(source, sink, cell, moved, width)
            if way is None:
                break
            for one, other in pairwise(way):
                if {one[0], other[0]} == {"row", "column"}:
                    moved[(one[1], other[1]) if one[0] == "row" else (other[1], one[1])] += width if one[0] == "row" else -width
            done += width
        return done, set(moved)

    def _loss(self, cells: set[Cell]) -> int:
        """What hiding these would lose."""
        loss: int = sum(1 + self.expected(cell) for cell in cells - self.hidden)
        return loss

    def _cheapest(self, source: Node, sink: Node, cell: Cell, moved: Counter[Cell], width: int) -> list[Node] | None:
        """From a row to a column a cell grows, without bound; back it shrinks, to nothing at most. What must be hidden for it costs its count."""
        costs: dict[Node, int] = {source: 0}
        before: dict[Node, Node | None] = {source: None}
        self.effort.steps -= len(self.rows) * len(self.columns)
        ahead = [(0, source)] if self.effort.steps >= 0 else []
        while ahead:
            cost, here = heappop(ahead)
            if here == sink:
                return list(_back(here, before))[::-1]
            for there, passed in self._ways(here, moved, width):
                further = cost + (0 if passed is None or passed in moved else self._loss({passed}))
                if (passed is None or passed not in (cell, self.impossible)) and further < costs.get(there, further + 1):
                    costs[there], before[there] = further, here
                    heappush(ahead, (further, there))
        return None

    def _ways(self, here: Node, moved: Counter[Cell], width: int) -> Iterator[tuple[Node, Cell | None]]:
        kind, at = here
        if here == ANY_ROW:
            yield from ((("row", i), None) for i in self.free_rows)
        elif here == ANY_COLUMN:
            yield from ((("column", j), None) for j in self.free_columns)
        elif kind == "row":
            yield from ((("column", j), (at, j)) for j in range(len(self.columns)))
            if at in self.free_rows:
                yield ANY_ROW, None
        else:
            yield from ((("row", i), (i, at)) for i in range(len(self.rows)) if self.counts[i][at] + moved[i, at] >= width)
            if at in self.free_columns:
                yield ANY_COLUMN, None


def small_of(totals: Sequence[int], k: int) -> set[int]:
    """Which totals are below k; and with them the next larger ones, until they are two and hold k together: all of them together are known."""
    small = {at for at, total in enumerate(totals) if total < k}
    for _, at in sorted((total, at) for at, total in enumerate(totals) if at not in small):
        if small and (len(small) == 1 or sum(totals[each] for each in small) < k):
            small.add(at)
    return small


def _back(node: Node | None, before: dict[Node, Node | None]) -> Iterator[Node]:
    while node is not None:
        yield node
        node = before[node]
