"""What it tells which cells are hidden: they are chosen by the counts, so whoever has this code can try every table for whether it would be told the same way.

So a table is told only when among those that are told the same way, to the last figure, no small cell is the same in all. They are looked for step by step:
two people exchange their answers, or three pass them round, and again. All tables that are found from one another get one judgement. Of the others nothing is
told; there are many of those, but where hardly anyone gave an answer one may be the only one with its totals (tests/figures/test_unmasking.py counts them).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from facilitator.figures import suppression
from facilitator.figures.effort import Effort
from facilitator.figures.reach import Cell
from facilitator.figures.suppression import K, Shown

MOST_TRIED = 40_000  # steps in trying other tables; of a table that needs more it is not known, and it is told
FEWEST = 12  # so many others must fit into that, else none is tried

Counts = tuple[tuple[int, ...], ...]
Hiding = Callable[[Counts, Effort], Shown]


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
    trying: Effort | None = None,
) -> Shown:
    """As `suppression.shown`, or nothing at all where it would tell a small cell which are hidden. `trying`: the effort to find that out."""

    def hiding(table: Counts, effort: Effort) -> Shown:
        return suppression.shown(
            table,
            rows_are_known=rows_are_known,
            columns_are_known=columns_are_known,
            untold=untold,
            impossible=impossible,
            dear=dear,
            k=k,
            effort=effort,
        )

    whole, effort, trying = tuple(tuple(row) for row in counts), effort or Effort(), trying or Effort(MOST_TRIED)
    before = effort.steps
    told = hiding(whole, effort)
    if (before - effort.steps) * FEWEST > trying.steps or Alike(whole, told, impossible, k).leave_doubt(hiding, trying):
        return told
    return suppression.nothing(whole, rows_are_known, columns_are_known)


@dataclass(frozen=True)
class Alike:
    """The tables of which the same is told as of this one."""

    counts: Counts
    told: Shown
    impossible: Cell | None
    k: int

    def leave_doubt(self, hiding: Hiding, trying: Effort) -> bool:
        """Whether no small cell is the same in all of them; also when that is not known after so much `trying`."""
        values = {cell: set[int]() for cell in self._open()}
        found, ahead = set[Counts](), [self.counts]
        while ahead:
            table = next((each for each in ahead if any(len(known) == 1 and each[i][j] not in known for (i, j), known in values.items())), ahead[0])
            ahead.remove(table)
            if table is not self.counts and hiding(table, trying) != self.told:
                continue
            for (i, j), known in values.items():
                known.add(table[i][j])
            if trying.is_spent or all(len(known) > 1 for known in values.values()):
                return True
            others = [other for other in self._others(table) if other not in found]
            found.update(others, (table,))
            ahead.extend(others)
        return not any(len(known) == 1 and min(known) < self.k for known in values.values())

    def _open(self) -> list[Cell]:
        """The hidden cells of which the totals of the whole room do not tell what they are: somebody gave that answer, and not everyone."""
        rows, columns = [sum(row) for row in self.counts], [sum(column) for column in zip(*self.counts, strict=True)]
        if max(rows, default=0) == sum(rows):
            return []
        return [(i, j) for i, j in self._hidden() if rows[i] and columns[j]]

    def _hidden(self) -> list[Cell]:
        return [(i, j) for i, row in enumerate(self.told.cells) for j, cell in enumerate(row) if cell is None and (i, j) != self.impossible]

    def _others(self, table: Counts) -> Iterator[Counts]:
        """Those in which two people exchanged their answers, or three passed them round, or one is in another of the groups whose size is not told."""
        hidden, rows, columns = set(self._hidden()), range(len(table)), range(len(table[0]))
        for (one, other), (left, right) in ((each, sides) for each in combinations(rows, 2) for sides in combinations(columns, 2)):
            if {(one, left), (one, right), (other, left), (other, right)} <= hidden:
                for here, there in ((left, right), (right, left)):
                    if table[one][here] and table[other][there]:
                        yield _moved(table, ((one, here), (other, there)), ((one, there), (other, here)))
        for (first, second, third), (one, two, three) in ((each, sides) for each in combinations(rows, 3) for sides in permutations(columns, 3)):
            less, more = ((first, one), (second, two), (third, three)), ((first, two), (second, three), (third, one))
            if hidden.issuperset((*less, *more)) and all(table[i][j] for i, j in less):
                yield _moved(table, less, more)
        free = [at for at in columns if self.told.columns[at] is None]
        for row, here, there in ((row, here, there) for row in rows for here in free for there in free if here != there):
            if {(row, here), (row, there)} <= hidden and table[row][here]:
                yield _moved(table, ((row, here),), ((row, there),))


def _moved(table: Counts, less: Collection[Cell], more: Collection[Cell]) -> Counts:
    return tuple(tuple(count - ((i, j) in less) + ((i, j) in more) for j, count in enumerate(row)) for i, row in enumerate(table))
