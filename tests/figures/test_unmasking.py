"""Which cells are hidden tells nothing: every room of two roles, told by the code itself, beside all others of which exactly the same is told.

They are rooms of 15 and 18, or of 16 and 17, with three answers of which hardly anyone gave one: all there are with some totals of the whole room; with more of
these where `ATTACK_EVENINGS` is set.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from random import Random
from time import perf_counter
from typing import Any

import pytest

from facilitator.figures.effort import Effort
from facilitator.figures.groups import by_group
from facilitator.figures.suppression import K
from facilitator.figures.unmasking import MOST_TRIED, shown
from facilitator.figures.worlds import Asking
from facilitator.meetup.splitting import told_split

ROWS = ("o1", "o2", "o3")
SIZES = ((15, 18), (16, 17))  # which of them it is nobody is told of whom nothing is told
SAMPLED, MANY = 24, 120  # totals of the whole room
MOST_PINNED = 0.005
Counts = tuple[int, ...]
Room = tuple[Counts, Counts]  # by role, how many gave each answer


def divided(number: int, parts: int) -> Iterator[Counts]:
    if parts == 1:
        yield (number,)
        return
    for first in range(number + 1):
        yield from ((first, *others) for others in divided(number - first, parts - 1))


def rooms(sizes: Iterable[tuple[int, int]], totals: set[Counts] | None) -> Iterator[Room]:
    for one, other in sizes:
        for here in divided(one, len(ROWS)):
            for there in divided(other, len(ROWS)):
                if totals is None or tuple(map(sum, zip(here, there, strict=True))) in totals:
                    yield here, there


def told_of(room: Room, k: int = K, whole: bool = False) -> Any:
    """All that is told of it: of its totals, and by role; with `whole` as a meetup tells it, else one table."""
    people = [
        (f"{role}-{row}-{at}", role, row) for role, counts in zip("xy", room, strict=True) for row, n in zip(ROWS, counts, strict=True) for at in range(n)
    ]
    answers, role_of = {person: (row,) for person, _, row in people}, {person: role for person, role, _ in people}
    told = told_split(Asking("r1", ROWS, answers, {"role": role_of}), "role") if whole else by_group(ROWS, answers, role_of, join=True, k=k)
    return tuple(map(sum, zip(*room, strict=True))), repr(told), any(count is not None for counts in told["counts"].values() for count in counts)


def pinned(found: dict[Any, list[Room]], k: int) -> Iterator[tuple[Any, Room]]:
    """The rooms of which a small cell is the same in all that are told alike, unless the whole room's answers tell it."""
    for told, alike in found.items():
        open_rows = [at for at, total in enumerate(told[0]) if 0 < total < sum(told[0])]
        fixed = [(role, at) for role in (0, 1) for at in open_rows if len({room[role][at] for room in alike}) == 1]
        if any(alike[0][role][at] < k for role, at in fixed):
            yield from ((told, room) for room in alike)


def grouped(all_rooms: Iterable[Room], **how: Any) -> dict[Any, list[Room]]:
    found: dict[Any, list[Room]] = defaultdict(list)
    for room in all_rooms:
        found[told_of(room, **how)].append(room)
    return found


def sampled(number: int) -> set[Counts]:
    chance = Random(1)
    few = [totals for totals in divided(sum(SIZES[0]), len(ROWS)) if min(totals) in range(1, K)]
    return set(chance.sample(few, number))


def test_of_whom_anything_is_told_no_small_figure_follows_from_which_are_hidden(say: Callable[[str], None]) -> None:
    """Of rooms in which hardly anyone gave one of the answers, where it is hardest; each with all others that have the same totals."""
    found = grouped(rooms(SIZES, sampled(MANY if os.environ.get("ATTACK_EVENINGS") else SAMPLED)), whole=True)
    bad, number = list(pinned(found, K)), sum(map(len, found.values()))
    cells = sum(told[1].count("None") for told, alike in found.items() for _ in alike)
    say(f"which cells are hidden: of {number} rooms of two roles a figure below {K} follows in {len(bad)} ({len(bad) / number:.2%}); {cells} cells hidden")
    assert [told for told, _ in bad if told[2]] == []
    assert len(bad) <= MOST_PINNED * number


@pytest.mark.parametrize(("one", "other"), [(6, 6), (6, 8), (7, 7)])
def test_nor_in_any_smaller_room_where_fewer_than_two_are_too_few(one: int, other: int) -> None:
    found = grouped(rooms([(one, other)], None), k=2)
    assert [told for told, _ in pinned(found, 2) if told[2]] == []


def test_where_only_small_cells_are_hidden_the_rest_tells_them() -> None:
    """So the test is one."""
    found: dict[Any, list[Room]] = defaultdict(list)
    for room in rooms([(15, 18)], sampled(2)):
        totals = tuple(map(sum, zip(*room, strict=True)))
        found[totals, tuple(count if count >= K else None for counts in room for count in counts), True].append(room)
    assert list(pinned(found, K))


@pytest.mark.parametrize(("rows", "columns", "people"), [(7, 12, 125), (7, 12, 600), (5, 5, 60), (3, 60, 900)])
def test_it_takes_no_longer_than_a_moment(rows: int, columns: int, people: int, say: Callable[[str], None]) -> None:
    chance, slowest = Random(people), 0.0
    for _ in range(5):
        liking = [chance.random() ** 2 for _ in range(rows)]
        table = [[0] * columns for _ in range(rows)]
        for _ in range(people):
            table[chance.choices(range(rows), liking)[0]][chance.randrange(columns)] += 1
        effort, trying = Effort(), Effort(MOST_TRIED)
        begun = perf_counter()
        shown(table, rows_are_known=True, effort=effort, trying=trying)
        slowest = max(slowest, perf_counter() - begun)
        assert min(effort.steps, trying.steps) > -20_000, "it stops soon after that is spent"
    say(f"{rows} answers of {columns} groups, {people} people: what may be told after {1000 * slowest:.0f} ms at most")
    assert slowest < 2.0
