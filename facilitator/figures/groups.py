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


def by_group(rows: Sequence[str], answers: Mapping[str, Rows], group_of: Mapping[str, str], *, join: bool, k: int = K) -> dict[str, Any]:
    """
    `answers` and `group_of` by person; who is in no group is in UNKNOWN. `join`: small groups may be taken together.

    Gives `groups` (the names of each, the largest first), their `totals`, and `counts`: of each row one for each group; None: too few to tell safely.
    """
    sizes = Counter(group_of.get(person, UNKNOWN) for person in answers)
    names = sorted(sizes, key=lambda name: (name == UNKNOWN, -sizes[name], name)) if len(sizes) > 1 else []
    joined = range(len(names), 1 if join else len(names) - 1, -1) if names else ()  # one group is no groups
    tried = [_told(rows, answers, group_of, _joined(names, number), k) for number in joined]
    enough = [told for told in tried if share_told(told, answers) >= ENOUGH]
    return enough[0] if enough else max(tried, key=lambda told: share_told(told, answers), default=no_groups(rows))


def no_groups(rows: Sequence[str]) -> dict[str, Any]:
    return {"groups": [], "totals": [], "counts": {row: [] for row in rows}}


def _joined(names: list[str], number: int) -> list[list[str]]:
    """So many groups: the largest ones, the others together, and who did not say."""
    known = [name for name in names if name != UNKNOWN]
    unknown = [[UNKNOWN]] if UNKNOWN in names else []
    apart = number - len(unknown) - 1
    return [*([name] for name in known[:apart]), known[apart:], *unknown]


def _told(rows: Sequence[str], answers: Mapping[str, Rows], group_of: Mapping[str, str], groups: list[list[str]], k: int) -> dict[str, Any]:
    at = {name: number for number, names in enumerate(groups) for name in names}
    sizes, counts = Counter[int](), Counter[tuple[str, int]]()
    for person, given in answers.items():
        group = at[group_of.get(person, UNKNOWN)]
        sizes[group] += 1
        counts.update((row, group) for row in given)
    columns = range(len(groups))
    if all(len(given) == 1 for given in answers.values()):
        table = shown([[counts[row, column] for column in columns] for row in rows], rows_are_known=True, k=k)
        cells, totals = table.cells, table.columns
    else:
        apart = [_of_one(counts, sizes, row, columns, k) for row in rows]
        alike = len({table.columns for table in apart}) == 1  # else one of them is hidden whole, with the sizes that the others would tell
        cells = tuple(table.cells[0] if alike else (None,) * len(groups) for table in apart)
        totals = apart[0].columns if alike else (None,) * len(groups)
    return {"groups": groups, "totals": list(totals), "counts": {row: list(told) for row, told in zip(rows, cells, strict=True)}}


def _of_one(counts: Counter[tuple[str, int]], sizes: Counter[int], row: str, columns: range, k: int) -> Shown:
    """Where several may be chosen each row is a table of its own: of those who chose it, and those who did not."""
    return shown([[counts[row, column] for column in columns], [sizes[column] - counts[row, column] for column in columns]], rows_are_known=True, k=k)


def share_told(told: dict[str, Any], answers: Mapping[str, Rows]) -> float:
    """Of all that was answered, how much stands in cells that are told."""
    return sum(count or 0 for counts in told["counts"].values() for count in counts) / max(1, sum(map(len, answers.values())))
