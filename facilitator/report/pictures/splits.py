"""How a round's answers fall apart, by role, by table, or who changed their mind: the parts of its pictures and its sentences, for pages and reports alike.

The twin of `static/js/parts/splits.js`. A round is told as its document tells it, with `rows` and `split`; what is None there is too few to tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.figures.shift import SHIFT
from facilitator.meetup.polls.scale import UNSURE
from facilitator.meetup.tables import CODE_LIMIT
from facilitator.meetup.words import Document
from facilitator.report.pictures.figures import T
from facilitator.report.pictures.numbers import rounded

SIDES = {"low": 1, "middle": 5, "high": 0, UNSURE: 3}  # the hues of the rows of a scale
SEVERAL = ("choices", "points")  # kinds of which an answer may count for more than one row
SLIVER = 0.08  # of a bar, for what is too few to tell where it can't be known how much that is
TABLE, NUMBERS = "table", re.compile("[0-9]+")


@dataclass(frozen=True)
class Part:
    """What one group gave as one answer; `share` of the group, 0 to 1."""

    id: str
    label: str
    count: int | None
    share: float
    hue: int


@dataclass(frozen=True)
class Group:
    """`whole`: nothing of it is untold (but answers that nobody gave); `told`: any part is told; `rest`: what its bar has beside the shares, for the others."""

    name: str
    total: int | None
    parts: tuple[Part, ...]
    whole: bool
    told: bool
    rest: float


@dataclass(frozen=True)
class Move:
    """People who went from a row to a row, by their places; or stayed."""

    start: int
    end: int
    count: int


def groups_of(told: Document, by: str, t: T) -> list[Group]:
    return [_group(told, by, at, t) for at in order_of(told["split"][by], by)]


def order_of(split: Document, by: str) -> list[int]:
    """The places of the groups as they are shown: roles as they are told, the largest first; tables by their codes, 2 before 10; who did not say last."""
    places = range(len(split["groups"]))
    return sorted(places, key=lambda at: _table_key(split["groups"][at][0])) if by == TABLE else list(places)


def _table_key(code: str) -> tuple[bool, bytes]:
    """Numbers in a code count as numbers: all of them are made as long as a code can be. In the order of JavaScript."""
    return not code, NUMBERS.sub(lambda digits: digits[0].zfill(CODE_LIMIT), code).encode("utf-16-be", "surrogatepass")


def group_name(names: Sequence[str], by: str, t: T) -> str:
    """Roles that were taken together are all named."""
    return ", ".join(t("unknown") if not name else t("table {code}", code=name) if by == "table" else name for name in names)


def hue_of(told: Document, id: str, place: int) -> int:
    """Of a scale the sides have hues of their own."""
    return SIDES[id] if told["kind"] == "scale" else place


def tells(told: Document, by: str) -> bool:
    """Whether anything at all is told."""
    split = told["split"][by]
    if by == SHIFT:
        return split["stayed"] is not None or any(count is not None for count in split["to"].values()) or bool(told_moves(told))
    return any(total is not None and any(counts[at] is not None for counts in split["counts"].values()) for at, total in enumerate(split["totals"]))


def split_sentence(told: Document, by: str, t: T) -> str:
    return shift_sentence(told, t) if by == SHIFT else groups_sentence(told, by, t)


def measure_of(told: Document, t: T) -> str:
    """What is counted, where the rows do not say it."""
    words = {"rank": t("Counted is what each put first."), "points": t("Counted is what each gave most points."), "number": t("Numbers are counted in ranges.")}
    return words.get(told["kind"], "")


def middle_of(group: Group) -> str | None:
    """Of numbers the range in which the middle of a group lies, from what is told of it: more than half gave it or less, and more than half it or more."""
    half, counts = (group.total or 0) // 2 + 1, [part.count or 0 for part in group.parts]
    there = (part.label for at, part in enumerate(group.parts) if sum(counts[: at + 1]) >= half and sum(counts[at:]) >= half)
    return next(there, None)


def groups_sentence(told: Document, by: str, t: T) -> str:
    """Of numbers the middle of each group; else the answer that most gave, by group: how many of how many."""
    groups = [group for group in groups_of(told, by, t) if group.told]
    if not groups:
        return t("These answers can't be shown by group: it would give a small group away.")
    middles = [f"{group.name}: {middle}" for group in groups if (middle := middle_of(group))] if told["kind"] == "number" else []
    if middles:
        return f"{t('The one in the middle')} – {' · '.join(middles)}"
    most = max(range(len(told["rows"])), key=lambda at: sum(group.parts[at].count or 0 for group in groups))
    each = ((group, group.parts[most].count) for group in groups)
    figures = [t("{group}: {n} of {m}", group=group.name, n=count, m=group.total) for group, count in each if count is not None]
    return f"{_answer_text(told, told['rows'][most]['label'], t)} – {' · '.join(figures)}"


def _answer_text(told: Document, answer: str, t: T) -> str:
    if told["kind"] == "rank":
        return t("“{answer}” first", answer=answer)
    return t("most points to “{answer}”", answer=answer) if told["kind"] == "points" else t("“{answer}”", answer=answer)


def came_text(told: Document, row: Document, t: T) -> str:
    """How many came to an answer."""
    values = {"n": told["split"][SHIFT]["to"][row["id"]], "answer": row["label"]}
    return t("{n} went over to “{answer}”", **values) if told["kind"] == "rank" else t("{n} to “{answer}”", **values)


def shift_sentence(told: Document, t: T) -> str:
    """How many changed their mind, and to what."""
    shift = told["split"][SHIFT]
    if shift["matched"] is None:
        return t("Who changed their mind can't be shown: it would give a small group away.")
    came = sorted((row for row in told["rows"] if shift["to"][row["id"]] is not None), key=lambda row: -int(shift["to"][row["id"]]))
    where = [came_text(told, row, t) for row in came[: 1 if told["kind"] == "rank" else 2]]
    if shift["stayed"] is not None:
        return "; ".join([_changed_text(told, t), *where])
    if where:
        return "; ".join([t("{m} people answered twice", m=shift["matched"]), *where])
    return t("{m} people answered twice. How many changed their mind can't be shown: it would give a small group away.", m=shift["matched"])


def _changed_text(told: Document, t: T) -> str:
    values = {"n": told["split"][SHIFT]["changed"], "m": told["split"][SHIFT]["matched"]}
    return t("{n} of {m} now put another one first", **values) if told["kind"] == "rank" else t("{n} of {m} changed their mind", **values)


def place_of(group: Group) -> tuple[float, float]:
    """Where the bar of a scale begins, and how long it is, in percent of the width; all of a group on one side fills half of it."""
    shares = {part.id: part.share for part in group.parts}
    left, size = shares["low"] + shares.get("middle", 0) / 2, 1 - shares.get(UNSURE, 0)
    return rounded(5000 * (1 - left)) / 100, rounded(5000 * size) / 100


def told_moves(told: Document) -> list[Move]:
    """Those who stayed too; in the order of the rows."""
    counts, rows = told["split"][SHIFT]["counts"], list(enumerate(told["rows"]))
    return [Move(start, end, count) for start, one in rows for end, other in rows if (count := counts[one["id"]][other["id"]])]


def _group(told: Document, by: str, at: int, t: T) -> Group:
    split = told["split"][by]
    total: int | None = split["totals"][at]
    counts: list[tuple[Document, int | None]] = [(row, split["counts"][row["id"]][at]) for row in told["rows"]]
    parts = tuple(
        Part(row["id"], row["label"], count, count / total if count is not None and total else 0.0, hue_of(told, row["id"], place))
        for place, (row, count) in enumerate(counts)
    )
    known = [] if total is None else [count for _, count in counts if count is not None]
    rest = 0.0 if len(known) == len(parts) else _rest(told, known, total)
    return Group(group_name(split["groups"][at], by, t), total, parts, bool(known) and not rest, bool(known), rest)


def _rest(told: Document, known: list[int], total: int | None) -> float:
    """Where several answers may be given they can come to more than all people, and what is left of them says nothing."""
    left = (total - sum(known)) / total if total else 1.0
    return max(SLIVER, left) if told["kind"] in SEVERAL else left
