"""Splitting the answers of a round: as much as can be told without telling of anyone, beside everything that was told of the question before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from facilitator.figures.groups import by_group, no_groups
from facilitator.figures.shift import nothing, shift
from facilitator.figures.suppression import K
from facilitator.figures.worlds import Asking, safe
from facilitator.meetup.rounds import Round
from facilitator.meetup.words import Document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

STRICTER = (K, 2 * K, 4 * K)  # when a table is not safe beside the others, fewer of its figures may be; else none are


def split(meetup: Meetup, found: Round, groups: dict[str, Document]) -> dict[str, Document | None]:
    """`role`, `table` and `shift` as they may be told; None where there is nothing to split by. `groups`: role and table of each voter now."""
    asking = asking_of(found, groups)
    earlier = before(meetup, found)
    told: dict[str, Document | None] = {"role": None, "table": None, "shift": None}
    tie(meetup, asking, found, earlier)
    if earlier and asking.before:
        asking.shift = next(each for each in shifts(asking, asking.before) if _is_safe_shift(asking, each))
        told["shift"] = {"from": earlier.id, **asking.shift}
    for by in ("role", "table"):
        if len(set(asking.group_of[by].values())) > 1:
            told[by] = asking.splits[by] = next(each for each in splits(asking, by) if _is_safe_split(asking, by, each))
    return told


def before(meetup: Meetup, found: Round) -> Round | None:
    """The last asking of the same question, when people can have moved between the two; no second shift is taken from one that was taken back since."""
    earlier = meetup.rounds.before(found) if found.kind.one_row else None
    return None if earlier is None or shifted_from(meetup, earlier) else earlier


def asking_of(found: Round, groups: dict[str, Document]) -> Asking:
    rows = tuple(row["id"] for row in found.kind.rows(found.asked))
    answers = {voter: found.kind.rows_of(found.asked, choice) for voter, choice in found.ballots.items()}
    by_property = {by: {voter: group[by] for voter, group in groups.items()} for by in ("role", "table")}
    told = {by: found.split[by] for by in by_property if found.split and found.split[by]}
    return Asking(found.id, rows, answers, by_property, told)


def tie(meetup: Meetup, asking: Asking, found: Round, earlier: Round | None) -> None:
    """All askings that have a shift in common with this one, or with those that have, with what is told of them."""
    here, before = asking, earlier
    while before:
        here.before = asking_of(before, before.groups)
        here.before.after = here
        here, told = here.before, (before.split or {}).get("shift")
        here.shift, before = told, meetup.rounds.by_id[told["from"]] if told else None
    here, after = asking, shifted_from(meetup, found)
    while after and after.split:
        here.after = asking_of(after, after.groups)
        here.after.before, here.after.shift = here, after.split["shift"]
        here, after = here.after, shifted_from(meetup, after)


def shifted_from(meetup: Meetup, found: Round) -> Round | None:
    """The round whose shift is from this one."""
    return next((each for each in meetup.rounds.by_id.values() if each.split and each.split["shift"] and each.split["shift"]["from"] == found.id), None)


def shifts(asking: Asking, before: Asking) -> Iterator[Document]:
    """From all that can be told of a shift to nothing."""
    one, other = ({person: given[0] for person, given in each.answers.items()} for each in (before, asking))
    full, none = shift(asking.rows, one, other), nothing(asking.rows)
    for left_out in ((), ("left",), ("counts",), ("counts", "left"), ("to", "left"), ("counts", "to", "left")):
        yield full | {name: none[name] for name in left_out}
    yield none | {"matched": full["matched"]}


def splits(asking: Asking, by: str) -> Iterator[Document]:
    for k in STRICTER:
        yield by_group(asking.rows, asking.answers, asking.group_of[by], join=by == "role", k=k)
    yield no_groups(asking.rows)


def _is_safe_shift(asking: Asking, candidate: Document) -> bool:
    asking.shift = candidate
    return candidate == nothing(asking.rows) | {"matched": candidate["matched"]} or safe(asking)


def _is_safe_split(asking: Asking, by: str, candidate: Document) -> bool:
    asking.splits[by] = candidate
    return not candidate["groups"] or safe(asking)
