"""An attacker with a solver: what can be worked out about small groups from everything that an evening told anyone.

People are counted by type: a role (at each split), a table, and an answer to each asking, or none. Everything that was told is an equation over how many
there are of each type; a figure is worked out when no other whole numbers fit (mixed-integer programming, HiGHS through scipy).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp

Numbers = numpy.ndarray[Any, Any]
Type = dict[str, str]  # by property: role/r1, table/r1 (as they were when r1 was split), r1 (the answer; "" is none)
Counted = Callable[[Type], int]  # how much of what is told one of this type is: mostly whether they are counted


@dataclass(frozen=True)
class Push:
    """What the desk was told by a moment: how many are of each role (None: not told), and by round how many gave each answer."""

    at: float
    roles: dict[str, int | None]
    totals: dict[str, dict[str, int]]


class Attacker:
    """`values`: what each property may be. It takes down equations, and tries figures."""

    def __init__(self, values: dict[str, Sequence[str]], most: int) -> None:
        self.types: list[Type] = [dict(zip(values, each, strict=True)) for each in product(*values.values())]
        self.most = most
        self.rows: list[Numbers] = []
        self.least: list[float] = []
        self.largest: list[float] = []

    def row(self, counted: Counted) -> Numbers:
        return numpy.array([float(counted(each)) for each in self.types])

    def knows(self, counted: Counted, count: int, largest: float | None = None) -> None:
        """So many people are of these types, or so much they gave together; with `largest` between the two."""
        self.rows.append(self.row(counted))
        self.least.append(count)
        self.largest.append(count if largest is None else largest)

    def fewest(self) -> Numbers:
        """How many there may be of each type when there are no more people than need be."""
        return self._solve(numpy.ones(len(self.types)))

    def pinned(self, figures: dict[Any, Counted], truth: dict[Any, int]) -> list[Any]:
        """Which of these figures can be nothing but what they are."""
        left = {name: self.row(counted) for name, counted in figures.items()}
        for sign in (1.0, -1.0):  # one other evening often differs in many figures
            if left:
                self._cross_off(left, truth, self._solve(sign * numpy.sum(list(left.values()), axis=0)))
        for name in list(left):
            for sign in (1.0, -1.0):
                if name in left:
                    self._cross_off(left, truth, self._solve(sign * left[name]))
        return list(left)

    def _cross_off(self, left: dict[Any, Numbers], truth: dict[Any, int], found: Numbers) -> None:
        for name in [name for name, row in left.items() if round(float(row @ found)) != truth[name]]:
            del left[name]

    def _solve(self, smallest: Numbers) -> Numbers:
        """Whole numbers of each type that fit everything, with this as small as can be."""
        known = LinearConstraint(numpy.array(self.rows), numpy.array(self.least), numpy.array(self.largest))
        found = milp(smallest, constraints=known, integrality=numpy.ones(len(self.types)), bounds=Bounds(0, self.most))
        assert found.success, "the evening itself fits"
        whole: Numbers = numpy.round(found.x)
        return whole


def learn_split(attacker: Attacker, by: str, asking: str, split: dict[str, Any], rows: Mapping[str, Callable[[str], int]]) -> None:
    """What a split tells: `totals` of those who answered, and its cells; `rows`: which ballots are counted in each."""
    for at, (names, total) in enumerate(zip(split["groups"], split["totals"], strict=True)):
        if total is not None:
            attacker.knows(lambda one, names=names: one[by] in names and one[asking] != "", total)  # type: ignore[misc]
        for row, counts in split["counts"].items():
            if counts[at] is not None:
                attacker.knows(lambda one, names=names, row=row: one[by] in names and rows[row](one[asking]), counts[at])  # type: ignore[misc]


def learn_shift(attacker: Attacker, first: str, second: str, shift: dict[str, Any], rows: Mapping[str, Callable[[str], int]]) -> None:
    for counted, count in told_by(first, second, shift, rows):
        if count is not None:
            attacker.knows(counted, count)


def told_by(first: str, second: str, shift: dict[str, Any], rows: Mapping[str, Callable[[str], int]]) -> Iterator[tuple[Counted, int | None]]:
    def both(one: Type) -> bool:
        return one[first] != "" and one[second] != ""

    def stayed(one: Type) -> bool:
        return any(counted(one[first]) and counted(one[second]) for counted in rows.values())

    yield both, shift["matched"]
    yield stayed, shift["stayed"]
    yield lambda one: both(one) and not stayed(one), shift["changed"]
    for row, counted in rows.items():
        yield lambda one, counted=counted: both(one) and not counted(one[first]) and counted(one[second]), shift["to"][row]  # type: ignore[misc]
        yield lambda one, counted=counted: both(one) and counted(one[first]) and not counted(one[second]), shift["left"][row]  # type: ignore[misc]
        for other, to in rows.items():
            yield lambda one, counted=counted, to=to: counted(one[first]) and to(one[second]), shift["counts"][row][other]  # type: ignore[misc]


AT_ONCE = 5.0  # seconds: what changes within them is taken for the doing of the same people


def learn_pushes(pushes: Sequence[Push], k: int) -> list[Any]:
    """What follows from numbers of roles and of answers that change in one push, or in two that follow each other, if no more people had a hand in it than
    need be: of fewer than k, who are of a role, what they answered, or answer no more."""
    found = list[Any]()
    for first, second in ((at, at + further) for further in (1, 2) for at in range(len(pushes) - further)):
        one, other = pushes[first], pushes[second]
        roles = {name: now - before for name, now in other.roles.items() if now is not None and (before := one.roles.get(name)) is not None}
        for asking in one.totals.keys() & other.totals.keys() if other.at - one.at <= AT_ONCE and any(roles.values()) else ():
            answers = {row: now - one.totals[asking][row] for row, now in other.totals[asking].items()}
            if any(answers.values()):
                found += [(asking, other.at, *figure) for figure in _changed_together(roles, answers, k)]
    return found


def _changed_together(roles: dict[str, int], answers: dict[str, int], k: int) -> list[Any]:
    attacker = Attacker({"role": ["", *roles], "role after": ["", *roles], "answer": ["", *answers], "answer after": ["", *answers]}, 200)
    for prop, changes in (("role", roles), ("answer", answers)):
        for name, change in changes.items():
            attacker.knows(lambda one, prop=prop, name=name: (one[f"{prop} after"] == name) - (one[prop] == name), change)  # type: ignore[misc]
    attacker.knows(lambda one: one["role"] == one["role after"] and one["answer"] == one["answer after"], 0)
    attacker.knows(lambda one: 1, round(float(attacker.fewest().sum())))
    one_way = attacker.fewest()
    figures = {(role, answer): _of_both(role, answer) for role in roles for answer in answers}
    truth = {name: round(float(attacker.row(counted) @ one_way)) for name, counted in figures.items()}
    return attacker.pinned({name: counted for name, counted in figures.items() if 0 < truth[name] < k}, truth)


def _of_both(role: str, answer: str) -> Counted:
    return lambda one: role in (one["role"], one["role after"]) and answer in (one["answer"], one["answer after"])
