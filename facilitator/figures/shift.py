"""The shift: of those who answered a question twice, how many moved from which answer to which, as far as that can be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from facilitator.figures.suppression import K
from facilitator.figures.unmasking import shown

SHIFT = "shift"


def shift(rows: Sequence[str], before: Mapping[str, str], after: Mapping[str, str], k: int = K) -> dict[str, Any]:
    """
    `before` and `after`: what each person answered, one of `rows`.

    Gives `matched` (how many answered both), `stayed` and `changed`, by row how many moved `to` it and away (`left`), and `counts`: from a row to a row.
    None: too few to tell safely; all of it, where fewer than k answered both, or everyone answered the same one of the times: then it says of who answered
    once only what they answered, and the results of the whole room say what there is to say.

    Everyone knows how many gave each answer each time. So who answered once only is in the table too, as a row and a column that are never told: else they
    would be what is left.
    """
    both = before.keys() & after.keys()
    if len(both) < k or len(set(before.values())) == 1 or len(set(after.values())) == 1:
        return nothing(rows)
    moves = Counter((before.get(person), after.get(person)) for person in before.keys() | after.keys())
    ends = (*rows, None)
    once = len(rows)
    untold = [(once, at) for at in range(once)] + [(at, once) for at in range(once)]
    table = shown(
        [[moves[one, other] for other in ends] for one in ends],
        rows_are_known=True,
        columns_are_known=True,
        untold=untold,
        impossible=(once, once),
        dear=[(at, at) for at in range(once)],  # how many stayed is told beside it: who moved would be what is left
        k=k,
    )
    stayed = sum(moves[row, row] for row in rows)
    to = {row: sum(moves[one, row] for one in rows if one != row) for row in rows}
    left = {row: sum(moves[row, other] for other in rows if other != row) for row in rows}
    told_stayed, *told_to = shown_parts([stayed, *to.values()], k)
    _, *told_left = shown_parts([stayed, *left.values()], k)
    return {
        "matched": len(both),
        "stayed": told_stayed,
        "changed": None if told_stayed is None else len(both) - stayed,
        "to": dict(zip(rows, told_to, strict=True)),
        "left": dict(zip(rows, told_left, strict=True)),
        "counts": {one: dict(zip(rows, table.cells[at], strict=False)) for at, one in enumerate(rows)},
    }


def nothing(rows: Sequence[str]) -> dict[str, Any]:
    """What is told where nothing can be."""
    none: dict[str, int | None] = dict.fromkeys(rows)
    return {"matched": None, "stayed": None, "changed": None, "to": none, "left": none, "counts": dict.fromkeys(rows, none)}


def shown_parts(parts: Sequence[int], k: int) -> list[int | None]:
    """The parts of a known whole: those below k are not told, nor the next larger ones, until what is not told is two parts at least and k together."""
    hidden = {at for at, part in enumerate(parts) if part < k}
    for _, at in sorted((part, at) for at, part in enumerate(parts) if part >= k):
        if hidden and (len(hidden) == 1 or sum(parts[each] for each in hidden) < k):
            hidden.add(at)
    return [None if at in hidden else part for at, part in enumerate(parts)]
