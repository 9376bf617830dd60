"""Answers by group: how many of each role, or at each table, gave which answer, as far as that can be told.

Where most groups are too small to be told apart, the smallest are taken together, as few of them as can be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from facilitator.figures.suppression import K, Shown, shown

Rows = tuple[str, ...]  # what one answer counts for: one row of the table, or several where more than one may be chosen
UNKNOWN = ""  # the group of who did not say
ENOUGH = 0.7  # of what was answered should be told; else more groups are taken together
LITTLE = 0.25  # where not even so much stands in cells that are large enough, nothing is told: it would be a figure here and there
FEW = 3  # ways of taking groups together that are tried where none may be enough


def by_group(rows: Sequence[str], answers: Mapping[str, Rows], group_of: Mapping[str, str], *, join: bool, k: int = K) -> dict[str, Any]:
    """
    `answers` and `group_of` by person; who is in no group is in UNKNOWN. `join`: small groups may be taken together.

    Gives `groups` (the names of each, the largest first), their `totals`, and `counts`: of each row one for each group; None: too few to tell safely.
    """
    room = Room(rows, answers, group_of, k)
    candidates = [_joined(room.names, number) for number in range(len(room.names), 1, -1)] if join else [[[name] for name in room.names]]
    possible = {at: room.most(groups) for at, groups in enumerate(candidates) if len(groups) > 1}  # one group is no groups
    promising = [at for at, most in possible.items() if most >= ENOUGH]
    tried = []
    for at in promising or sorted(possible, key=lambda at: -possible[at])[:FEW]:
        if possible[at] < LITTLE:
            tried.append(room.nothing(candidates[at]))
            continue
        tried.append(room.told(candidates[at]))
        if room.share(tried[-1]) >= ENOUGH:
            return tried[-1]
    return max(tried, key=room.share, default=no_groups(rows))


def no_groups(rows: Sequence[str]) -> dict[str, Any]:
    return {"groups": [], "totals": [], "counts": {row: [] for row in rows}}


def _joined(names: list[str], number: int) -> list[list[str]]:
    """So many groups: the largest ones, the others together, and who did not say."""
    known = [name for name in names if name != UNKNOWN]
    unknown = [[UNKNOWN]] if UNKNOWN in names else []
    apart = number - len(unknown) - 1
    return [*([name] for name in known[:apart]), known[apart:], *unknown]


class Room:
    """The answers, counted by row and name."""

    def __init__(self, rows: Sequence[str], answers: Mapping[str, Rows], group_of: Mapping[str, str], k: int) -> None:
        self.rows, self.k = rows, k
        self.one_row = all(len(given) == 1 for given in answers.values())
        self.sizes = Counter(group_of.get(person, UNKNOWN) for person in answers)
        self.counts = Counter((row, group_of.get(person, UNKNOWN)) for person, given in answers.items() for row in given)
        self.names = sorted(self.sizes, key=lambda name: (name == UNKNOWN, -self.sizes[name], name))

    def cells(self, groups: list[list[str]]) -> list[list[int]]:
        return [[sum(self.counts[row, name] for name in names) for names in groups] for row in self.rows]

    def most(self, groups: list[list[str]]) -> float:
        """Of all that was answered, how much stands in cells that are large enough: more than that can't be told."""
        return sum(count for row in self.cells(groups) for count in row if count >= self.k) / max(1, self.counts.total())

    def share(self, told: dict[str, Any]) -> float:
        """How much is told."""
        return sum(count or 0 for counts in told["counts"].values() for count in counts) / max(1, self.counts.total())

    def nothing(self, groups: list[list[str]]) -> dict[str, Any]:
        return {"groups": groups, "totals": [None] * len(groups), "counts": {row: [None] * len(groups) for row in self.rows}}

    def told(self, groups: list[list[str]]) -> dict[str, Any]:
        counts = self.cells(groups)
        if self.one_row:
            table = shown(counts, rows_are_known=True, k=self.k)
            cells, totals = table.cells, table.columns
        else:
            sizes = [sum(self.sizes[name] for name in names) for names in groups]
            apart = [_of_one(row, sizes, self.k) for row in counts]
            if len({table.columns for table in apart}) > 1:  # one of them is hidden whole, with the sizes that the others would tell
                return self.nothing(groups)
            cells, totals = tuple(table.cells[0] for table in apart), apart[0].columns
        return {"groups": groups, "totals": list(totals), "counts": {row: list(told) for row, told in zip(self.rows, cells, strict=True)}}


def _of_one(chose: list[int], sizes: list[int], k: int) -> Shown:
    """Where several may be chosen each row is a table of its own: of those who chose it, and those who did not."""
    return shown([chose, [size - count for size, count in zip(sizes, chose, strict=True)]], rows_are_known=True, k=k)
