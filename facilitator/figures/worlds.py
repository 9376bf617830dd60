"""Whether a small figure can be worked out from all that is told of an evening: by looking for another evening of which the same would be told.

Tables that are safe one by one may not be safe together: a question by role, the same question asked again by role, and who moved between the two, have
people in common. So here is no arithmetic over tables. Of the evening as it was, two people exchange what they answered in one round; when everything that
is told stays as it is, to the last count, then nobody can know that it was not so. A small figure is safe when such an exchange changes it. What phones, screen
and desk were sent while people voted stays as it is too: the exchanged answers came when they came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, islice
from typing import Any

from facilitator.figures.effort import Effort
from facilitator.figures.groups import NOT, REST, UNKNOWN, Rows
from facilitator.figures.shift import SHIFT
from facilitator.figures.suppression import K

Cell = tuple[Hashable, ...]
Changes = frozenset[tuple[Cell, int]]
Answer = tuple[str, Rows]  # a person, and what they answered, or might have
MOST_LOOKS = 400_000  # at answers and exchanges, for one table: a second or so; what is not found safe by then is taken for unsafe
MOST_MIGHT = 20_000  # answers that people gave or might have given instead, of one asking
ENOUGH_ALIKE = 4
MOST_EXCHANGES, MOST_SECONDS = 4_000, 50  # of which two are put together, and how many are tried with one


@dataclass(eq=False)
class Asking:
    """
    One round: who answered what; the group of each person by property (role, table); and what is told of it.

    Who did not say is in UNKNOWN, who is forgotten in no group. `splits` by property are as `groups.by_group` gives them, and the `shift` from `before` as
    `shift.shift` gives it. `after`: the asking whose shift is from this one.
    """

    id: str
    rows: tuple[str, ...]
    answers: Mapping[str, Rows]
    group_of: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    splits: dict[str, dict[str, Any]] = field(default_factory=dict)
    shift: dict[str, Any] | None = None
    before: Asking | None = None
    after: Asking | None = None

    def tell(self, by: str, told: dict[str, Any]) -> None:
        """What is told by this property, or as the shift."""
        if by == SHIFT:
            self.shift = told
        else:
            self.splits[by] = told

    def telling(self) -> list[str]:
        """The properties by which anything is told."""
        return [by for by, split in self.splits.items() if any(count is not None for counts in split["counts"].values() for count in counts)]

    def counted(self, person: str, given: Rows, telling: list[str]) -> Iterator[tuple[Cell, bool]]:
        """The cells in which this answer of this person is counted, each with whether it is told. `telling`: as above."""
        for by in telling:
            name, split = self.group_of[by].get(person), self.splits[by]
            at = next((at for at, names in enumerate(split["groups"]) if name in names), None)
            if at is not None:
                told = {row: split["counts"][row][at] is not None for row in self.rows}
                yield from (((self.id, by, row, at), told[row]) for row in given)
                if not any(told[row] for row in given):
                    yield (self.id, by, REST, at), False
                if len(given) != 1 or self.several:
                    yield from (((self.id, by, NOT + row, at), told[row]) for row in self.rows if row not in given)
        if self.before and self.shift:
            yield from moved(self.id, self.shift, self.before.answers.get(person, ()), given)
        if self.after and self.after.shift:
            yield from moved(self.after.id, self.after.shift, given, self.after.answers.get(person, ()))

    @cached_property
    def several(self) -> bool:
        """Whether more than one row may be chosen: then it is a small figure too how many did not choose one."""
        return any(len(given) != 1 for given in self.answers.values())

    def open_rows(self) -> set[str]:
        """The rows that some gave, and not everyone: of the others the answers of the whole room tell everything."""
        totals = Counter(row for given in self.answers.values() for row in given)
        return {row for row, total in totals.items() if total < len(self.answers)}


def moved(id: str, shift: dict[str, Any], before: Rows, after: Rows) -> Iterator[tuple[Cell, bool]]:
    """The cells of a shift in which someone is counted who answered this and then that; or nothing, one of the times."""
    one, other = before[0] if before else UNKNOWN, after[0] if after else UNKNOWN
    if not (before and after):
        yield (id, SHIFT, "move", one, other), False
        return
    yield (id, SHIFT, "move", one, other), shift["counts"][one][other] is not None
    if one == other:
        yield (id, SHIFT, "stayed"), shift["stayed"] is not None
    else:
        yield (id, SHIFT, "to", other), shift["to"][other] is not None
        yield (id, SHIFT, "left", one), shift["left"][one] is not None


def unsafe(asking: Asking, effort: Effort | None = None, k: int = K) -> list[Cell]:
    """The small figures of this asking, and of those that shifts tie to it, that could be worked out. What was not found to be safe when the `effort` is
    spent is among them."""
    effort = effort or Effort(MOST_LOOKS)
    worlds = [World(each, effort) for each in chain(asking)]
    left = [cell for each in worlds for cell in small(each.asking, k) if not any(world.may_differ(cell) for world in worlds)]
    return left and _unsafe_by_two(worlds, left) if effort.steps >= 0 else left


def chain(asking: Asking) -> Iterator[Asking]:
    """All askings that shifts tie together, the first one first."""
    first = asking
    while first.before:
        first = first.before
    each: Asking | None = first
    while each:
        yield each
        each = each.after


def _unsafe_by_two(worlds: list[World], left: list[Cell]) -> list[Cell]:
    """What one exchange can't change unseen, two may: the second puts right what would be seen of the first."""
    by_seen: dict[Changes, list[Exchange]] = {}
    exchanges = [exchange for world in worlds for exchange in world.exchanges()]
    for exchange in exchanges:
        by_seen.setdefault(exchange.seen, []).append(exchange)
    effort = worlds[0].effort
    return [cell for cell in left if not _may_differ_by_two(cell, exchanges, by_seen, effort)]


def _may_differ_by_two(cell: Cell, exchanges: list[Exchange], by_seen: dict[Changes, list[Exchange]], effort: Effort) -> bool:
    for one in exchanges:
        if one.all[cell]:
            for other in by_seen.get(frozenset((each, -by) for each, by in one.seen), ())[:MOST_SECONDS]:
                effort.steps -= 1
                if effort.steps < 0:
                    return False
                if one.all[cell] + other.all[cell] != 0 and not one.people & other.people:
                    return True
    return False


def small(asking: Asking, k: int) -> Iterator[Cell]:
    """The figures below k: cells, what is left of a group beside what is told of it, how many moved; but not what the answers of the whole room tell by
    themselves."""
    telling, rows = asking.telling(), asking.open_rows()
    counts = Counter(cell for person, given in asking.answers.items() for cell, _ in asking.counted(person, given, telling))
    for by in telling:
        groups = range(len(asking.splits[by]["groups"]))
        told = asking.splits[by]["counts"]
        untold = [(row, at) for row in asking.rows if row in rows for at in groups if told[row][at] is None]
        yield from (cell for row, at in untold if counts[cell := (asking.id, by, row, at)] < k)
        yield from (cell for row, at in untold if 0 < counts[cell := (asking.id, by, NOT + row, at)] < k)
        sized = [at for at in groups if asking.splits[by]["totals"][at] is not None]  # of the others nobody knows how many are left
        yield from (cell for at in sized if 0 < counts[cell := (asking.id, by, REST, at)] < k)
    if asking.before and asking.shift and asking.shift["matched"] is not None:
        moves = Counter((given[0], asking.answers.get(person, (UNKNOWN,))[0]) for person, given in asking.before.answers.items())
        moves.update((UNKNOWN, given[0]) for person, given in asking.answers.items() if person not in asking.before.answers)
        ones = _ends(asking.before.open_rows(), asking.answers.keys() - asking.before.answers.keys())
        others = _ends(rows, asking.before.answers.keys() - asking.answers.keys())
        told = asking.shift["counts"]
        untold_moves = [(one, other) for one in ones for other in others if (one or other) and not (one and other and told[one][other] is not None)]
        yield from ((asking.id, SHIFT, "move", one, other) for one, other in untold_moves if moves[one, other] < k)
        ends = (("stayed",), *(("to", row) for row in others if row), *(("left", row) for row in ones if row))
        yield from ((asking.id, SHIFT, *end) for end in ends if 0 < counts[asking.id, SHIFT, *end] < k)


def _ends(rows: set[str], once: set[str]) -> list[str]:
    """Where a move may begin or end."""
    return [*sorted(rows), *([UNKNOWN] if once else [])]


class World:
    """One asking, with one person of each kind there is, of whom the same is counted whatever they answer; in a large room not of every kind, but ENOUGH_ALIKE
    of each group, and of each who answered alike the other times."""

    def __init__(self, asking: Asking, effort: Effort) -> None:
        self.asking, self.effort = asking, effort
        kinds: dict[Hashable, str] = {}
        alike = Counter[Hashable]()
        telling = asking.telling()
        for person, given in asking.answers.items():
            groups = tuple(asking.group_of[by].get(person) for by in telling)
            if None in groups:
                continue  # nobody knows any more where this one was counted
            others = tuple(each.answers.get(person) if each else None for each in (asking.before, asking.after))
            of_group, of_others = ("group", given, groups), ("others", given, others)
            if (given, groups, others) not in kinds and min(alike[of_group], alike[of_others]) < ENOUGH_ALIKE:
                kinds[given, groups, others] = person
                alike.update((of_group, of_others))
        self.people: dict[Rows, list[str]] = {}
        for person in islice(kinds.values(), MOST_MIGHT // max(1, len(set(asking.answers.values())))):
            self.people.setdefault(asking.answers[person], []).append(person)
        self._cells: dict[Answer, frozenset[Cell]] = {}
        self._told: dict[Answer, tuple[Cell, ...]] = {}
        for answer in ((person, given) for people in self.people.values() for person in people for given in self.people):
            self.effort.steps -= 2
            counted = dict(asking.counted(*answer, telling))
            self._cells[answer] = frozenset(counted)
            self._told[answer] = tuple(cell for cell, is_told in counted.items() if is_told)

    def may_differ(self, cell: Cell) -> bool:
        """Whether two people may exchange their answers so that this figure changes, and nothing that is told."""
        for given, people in self.people.items():
            for person in people:
                has = cell in self._cells[person, given]
                for other in self.people:
                    if has == (cell in self._cells[person, other]):
                        continue
                    for another in self.people[other]:
                        self.effort.steps -= 1
                        if self.effort.steps < 0:
                            return False
                        back = (cell in self._cells[another, given]) - (cell in self._cells[another, other])
                        if back + (1 - 2 * has) != 0 and self._is_unseen((person, given), (another, other)):
                            return True
        return False

    def _is_unseen(self, one: Answer, other: Answer) -> bool:
        before, after = self._told[one] + self._told[other], self._told[one[0], other[1]] + self._told[other[0], one[1]]
        return len(before) == len(after) and Counter(before) == Counter(after)

    def exchanges(self) -> Iterator[Exchange]:
        """Of two people who answered differently; MOST_EXCHANGES at most."""
        found = (
            self._exchange((person, given), (another, other))
            for (given, people), (other, others) in combinations(self.people.items(), 2)
            for person in people
            for another in others
        )
        return islice(found, MOST_EXCHANGES)

    def _exchange(self, one: Answer, other: Answer) -> Exchange:
        self.effort.steps -= 8
        swapped = ((one[0], other[1]), (other[0], one[1]))
        everything = Counter(cell for answer in swapped for cell in self._cells[answer])
        everything.subtract(cell for answer in (one, other) for cell in self._cells[answer])
        told = Counter(cell for answer in swapped for cell in self._told[answer])
        told.subtract(cell for answer in (one, other) for cell in self._told[answer])
        return Exchange(frozenset((one[0], other[0])), everything, frozenset((cell, by) for cell, by in told.items() if by))


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two people who exchange their answers: what it changes, and what of that would be seen."""

    people: frozenset[str]
    all: Counter[Cell]
    seen: Changes
