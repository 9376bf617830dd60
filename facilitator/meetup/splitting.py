"""Splitting the answers of a round: as much as can be told without telling of anyone, beside everything that was told of the question before."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.figures.effort import Effort
from facilitator.figures.groups import by_group, no_groups
from facilitator.figures.narrowing import narrower
from facilitator.figures.shift import SHIFT, nothing, shift
from facilitator.figures.suppression import K
from facilitator.figures.worlds import MOST_LOOKS, Asking, unsafe
from facilitator.meetup.rounds import Round
from facilitator.meetup.words import Document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

MOST_NARROWINGS = 8  # when a table is not safe beside the others, fewer and fewer of its figures may be; else
STRICTER = (K, 2 * K, 4 * K)  # only larger ones; else none are
LEFT_OUT = ((), ("left",), ("counts",), ("counts", "left"), ("to", "left"), ("counts", "to", "left"))  # of a shift, from all of it to the least


@dataclass(frozen=True)
class Split:
    """What may be told, by `role`, by `table` and as a `shift` (None: there is nothing to split by); and the role and table that each voter had.
    `cuts`, `room`: as in `RoundSplit`. `answers`: by round, of this one and the one before it; `beside`: the rounds of which something was told before."""

    groups: dict[str, Document]
    answers: dict[str, Document]
    told: dict[str, Document | None]
    cuts: list[float]
    room: dict[str, int] | None
    beside: frozenset[str]

    def is_of(self, now: Splitting) -> bool:
        """Whether it is of the evening as it is now."""
        return (self.groups, self.answers, self.cuts, self.beside) == (now.groups, now.answers, now.cuts, now.beside)


@dataclass(frozen=True)
class Splitting:
    """A split that is yet to be made, of copies: the meetup may go on meanwhile."""

    asking: Asking
    groups: dict[str, Document]
    answers: dict[str, Document]
    earlier: str | None
    cuts: list[float]
    counted_apart: bool
    beside: frozenset[str]

    def make(self) -> Split:
        asking = self.asking
        told: dict[str, Document | None] = {"role": None, "table": None, SHIFT: None}
        if self.earlier and asking.before:
            asking.tell(SHIFT, shifted := told_shift(asking, asking.before))
            told[SHIFT] = {"from": self.earlier, **shifted}
        for by in ("role", "table"):
            if len(set(asking.group_of[by].values())) > 1:
                told[by] = split = told_split(asking, by)
                asking.tell(by, split)
        return Split(self.groups, self.answers, told, self.cuts, self.room() if self.counted_apart else None, self.beside)

    def room(self) -> dict[str, int]:
        counts = Counter(row for given in self.asking.answers.values() for row in given)
        return {row: counts[row] for row in self.asking.rows}


def splitting(meetup: Meetup, found: Round) -> Splitting:
    groups, cuts, earlier = groups_now(meetup, found), cuts_for(meetup, found), before(meetup, found)
    if earlier and earlier.split and earlier.cuts != cuts:
        earlier = None  # nobody can have moved from one range to another
    asking = asking_of(found, groups, cuts)
    tie(meetup, asking, found, earlier, cuts)
    answers = {each.id: dict(each.ballots) for each in (found, earlier) if each}
    return Splitting(asking, groups, answers, earlier.id if earlier else None, cuts, found.kind.counted_apart, told_beside(meetup, found))


def cuts_for(meetup: Meetup, found: Round) -> list[float]:
    """Where numbers are cut into rows: as in the round that was laid beside this one, else as when the question was first asked, so that all of its rounds have
    the same rows."""
    tied = found if found.split else shifted_from(meetup, found)
    if tied:
        return tied.cuts
    earlier = meetup.rounds.before(found)
    return (cuts_for(meetup, earlier) if earlier else []) or found.kind.cuts(found.asked, found.totals.tally)


def told_beside(meetup: Meetup, found: Round) -> frozenset[str]:
    """The other rounds that were split."""
    return frozenset(each.id for each in meetup.rounds.by_id.values() if each.split and each is not found)


def groups_now(meetup: Meetup, found: Round) -> dict[str, Document]:
    """Role and table of each voter, as they are known now; a table that is nobody's but of a few who typed it is not named."""
    told = meetup.people.described
    return {voter: {"role": told["role"].get(voter, ""), "table": table_named(meetup, told["table"].get(voter, ""))} for voter in sorted(found.ballots)}


def table_named(meetup: Meetup, code: str) -> str:
    return code if meetup.tables.has(code) or meetup.people.are_enough_at(code) else ""


def before(meetup: Meetup, found: Round) -> Round | None:
    """The last asking of the same question, when people can have moved between the two; no second shift is taken from one that was taken back since."""
    earlier = meetup.rounds.before(found) if found.kind.one_row else None
    return None if earlier is None or shifted_from(meetup, earlier) else earlier


def asking_of(found: Round, groups: dict[str, Document], cuts: list[float]) -> Asking:
    asked = found.asked | {"cuts": cuts}
    rows = tuple(row["id"] for row in found.kind.rows(asked))
    answers = {voter: found.kind.rows_of(asked, choice) for voter, choice in found.ballots.items()}
    by_property = {by: {voter: group[by] for voter, group in groups.items()} for by in ("role", "table")}
    told = {by: found.split[by] for by in by_property if found.split and found.split[by]}
    return Asking(found.id, rows, answers, by_property, told)


def tie(meetup: Meetup, asking: Asking, found: Round, earlier: Round | None, cuts: list[float]) -> None:
    """All askings that have a shift in common with this one, or with those that have, with what is told of them; their rows are cut at the same `cuts`."""
    here, before = asking, earlier
    while before:
        here.before = asking_of(before, before.groups, cuts)
        here.before.after = here
        here, told = here.before, (before.split or {}).get("shift")
        here.shift, before = told, meetup.rounds.by_id[told["from"]] if told else None
    here, after = asking, shifted_from(meetup, found)
    while after and after.split:
        here.after = asking_of(after, after.groups, cuts)
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
    effort = Effort(MOST_LOOKS)
    return next((safe for each in candidates if (safe := _narrowed(asking, SHIFT, each, effort))), least)


def told_split(asking: Asking, by: str) -> Document:
    """As much of the answers by group as is safe."""
    candidates = (by_group(asking.rows, asking.answers, asking.group_of[by], join=by == "role", k=k) for k in STRICTER)
    effort = Effort(MOST_LOOKS)
    return next((safe for each in candidates if each["groups"] and (safe := _narrowed(asking, by, each, effort))), no_groups(asking.rows))


def _narrowed(asking: Asking, by: str, told: Document, effort: Effort) -> Document | None:
    """This without what must be left out of it to be safe beside all that is told; None where it would be too much, or take too long to find out."""
    for _ in range(MOST_NARROWINGS if effort.steps >= 0 else 0):
        asking.tell(by, told)
        found = unsafe(asking, effort)
        if not found:
            return told
        told, before = narrower(by, told, [cell for cell in found if cell[:2] == (asking.id, by)]), told
        if told == before or effort.steps < 0:
            break
    return None
