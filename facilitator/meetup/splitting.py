"""Splitting the answers of a round: as much as can be told without telling of anyone, beside everything that was told of the question before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.figures.groups import by_group, no_groups
from facilitator.figures.narrowing import narrower
from facilitator.figures.shift import SHIFT, nothing, shift
from facilitator.figures.suppression import K
from facilitator.figures.worlds import Asking, unsafe
from facilitator.meetup.rounds import Round
from facilitator.meetup.words import Document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

MOST_NARROWINGS = 8  # when a table is not safe beside the others, fewer and fewer of its figures may be; else
STRICTER = (K, 2 * K, 4 * K)  # only larger ones; else none are
LEFT_OUT = ((), ("left",), ("counts",), ("counts", "left"), ("to", "left"), ("counts", "to", "left"))  # of a shift, from all of it to the least


def split(meetup: Meetup, found: Round, groups: dict[str, Document]) -> dict[str, Document | None]:
    """`role`, `table` and `shift` as they may be told; None where there is nothing to split by. `groups`: role and table of each voter now."""
    asking = asking_of(found, groups)
    earlier = before(meetup, found)
    told: dict[str, Document | None] = {"role": None, "table": None, "shift": None}
    tie(meetup, asking, found, earlier)
    if earlier and asking.before:
        asking.tell(SHIFT, shifted := told_shift(asking, asking.before))
        told[SHIFT] = {"from": earlier.id, **shifted}
    for by in ("role", "table"):
        if len(set(asking.group_of[by].values())) > 1:
            told[by] = split = told_split(asking, by)
            asking.tell(by, split)
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


def told_shift(asking: Asking, before: Asking) -> Document:
    """As much of the shift as is safe."""
    one, other = ({person: given[0] for person, given in each.answers.items()} for each in (before, asking))
    full, none = shift(asking.rows, one, other), nothing(asking.rows)
    least = none | {"matched": full["matched"]}
    candidates = () if full == least else (full | {name: none[name] for name in left_out} for left_out in LEFT_OUT)
    return next((safe for each in candidates if (safe := _narrowed(asking, SHIFT, each))), least)


def told_split(asking: Asking, by: str) -> Document:
    """As much of the answers by group as is safe."""
    candidates = (by_group(asking.rows, asking.answers, asking.group_of[by], join=by == "role", k=k) for k in STRICTER)
    return next((safe for each in candidates if each["groups"] and (safe := _narrowed(asking, by, each))), no_groups(asking.rows))


def _narrowed(asking: Asking, by: str, told: Document) -> Document | None:
    """This without what must be left out of it to be safe beside all that is told; None where it would be too much."""
    for _ in range(MOST_NARROWINGS):
        asking.tell(by, told)
        found = unsafe(asking)
        if not found:
            return told
        told, before = narrower(by, told, [cell for cell in found if cell[:2] == (asking.id, by)]), told
        if told == before:
            break
    return None
