"""Answers by group: how many of each role, or at each table, gave which answer, as far as that can be told.

Groups that are too small to be told apart are taken together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from facilitator.figures.effort import Effort
from facilitator.figures.suppression import K, Shown
from facilitator.figures.unmasking import MOST_TRIED, shown

Rows = tuple[str, ...]  # what one answer counts for: one row of the table, or several where more than one may be chosen
UNKNOWN = ""  # the group of who did not say
REST, NOT = "\x00rest", "\x00not "  # of a group: those whose answer is not told; those who did not choose a row


def by_group(rows: Sequence[str], answers: Mapping[str, Rows], group_of: Mapping[str, str], *, join: bool, k: int = K) -> dict[str, Any]:
    """
    `answers` and `group_of` by person; who is in no group is in UNKNOWN. `join`: small groups are taken together, those that have no room for k people in
    each row. For one k which are is a matter of their sizes alone. A stricter k takes others together; who chooses it because of the answers, as
    `meetup/splitting.py` does where a table is not safe beside what was told before, tells by it that they were such.

    Gives `groups` (the names of each, the largest first), their `totals`, and `counts`: of each row one for each group; None: too few to tell safely.
    """
    room = Room(rows, answers, group_of, k)
    groups = joined(room.names, room.sizes, k * len(rows)) if join else [[name] for name in room.names]
    return room.told(groups) if len(groups) > 1 else no_groups(rows)  # one group is no groups


def no_groups(rows: Sequence[str]) -> dict[str, Any]:
    return {"groups": [], "totals": [], "counts": {row: [] for row in rows}}


def joined(names: list[str], sizes: Mapping[str, int], least: int) -> list[list[str]]:
    """The groups that are large enough, the others together, and who did not say."""
    known = [name for name in names if name != UNKNOWN]
    apart = [name for name in known if sizes[name] >= least]
    others = [name for name in known if name not in apart]
    if apart and 0 < sum(sizes[name] for name in others) < least and len(apart) > 1:
        others.insert(0, apart.pop())  # the smallest of the large ones goes with them, so that they are enough
    return [*([name] for name in apart), *([others] if others else []), *([[UNKNOWN]] if UNKNOWN in names else [])]


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

    def nothing(self, groups: list[list[str]]) -> dict[str, Any]:
        return {"groups": groups, "totals": [None] * len(groups), "counts": {row: [None] * len(groups) for row in self.rows}}

    def told(self, groups: list[list[str]]) -> dict[str, Any]:
        counts, effort, trying = self.cells(groups), Effort(), Effort(MOST_TRIED)
        if self.one_row:
            table = shown(counts, rows_are_known=True, k=self.k, effort=effort, trying=trying)
            cells, totals = table.cells, table.columns
        else:
            sizes = [sum(self.sizes[name] for name in names) for names in groups]
            apart = [_of_one(row, sizes, self.k, effort, trying) for row in counts]
            if len({table.columns for table in apart}) > 1:  # one of them is hidden whole, with the sizes that the others would tell
                return self.nothing(groups)
            cells, totals = tuple(table.cells[0] for table in apart), apart[0].columns
        return {"groups": groups, "totals": list(totals), "counts": {row: list(told) for row, told in zip(self.rows, cells, strict=True)}}


def _of_one(chose: list[int], sizes: list[int], k: int, effort: Effort, trying: Effort) -> Shown:
    """Where several may be chosen each row is a table of its own: of those who chose it, and those who did not."""
    return shown([chose, [size - count for size, count in zip(sizes, chose, strict=True)]], rows_are_known=True, k=k, effort=effort, trying=trying)
