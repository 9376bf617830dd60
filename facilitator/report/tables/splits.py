"""How answers fall apart: by role, by table, and who changed their mind. Of small groups nothing is told: such a cell is empty."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.figures.shift import SHIFT
from facilitator.meetup import Meetup
from facilitator.meetup.rounds import CLOSED
from facilitator.meetup.splits import BY, rows_told
from facilitator.meetup.words import Document
from facilitator.report.pictures.splits import order_of
from facilitator.report.tables.table import ID, NUMBER, TEXT, VOTING, Column, Row, Table

SIZES = ("matched", "stayed", "changed")


def split_rows(meetup: Meetup) -> Iterator[Row]:
    for found in meetup.rounds.by_id.values():
        for by in BY:
            told = (found.split or {}).get(by) if found.state == CLOSED else None
            if told:
                yield from ((found.id, by, *cells, found.voting) for row in rows_told(meetup, found) for cells in _row_cells(told, by, row))


def _row_cells(told: Document, by: str, row: Document) -> Iterator[Row]:
    """Of one answer a line for each group."""
    for at in order_of(told, by):
        group = " + ".join(name or "unknown" for name in told["groups"][at])
        yield group, row["id"], row["label"], _told(told["counts"][row["id"]][at]), _told(told["totals"][at])


def shift_rows(meetup: Meetup) -> Iterator[Row]:
    for found in meetup.rounds.by_id.values():
        told = (found.split or {}).get(SHIFT)
        if told:
            yield from ((found.id, told["from"], *cells, found.voting) for cells in _moves(told))


def _moves(told: Document) -> Iterator[Row]:
    """The figures of a shift, each with where it is from and to."""
    yield from ((name, "", "", _told(told[name])) for name in SIZES)
    for row, counts in told["counts"].items():
        yield "left", row, "", _told(told["left"][row])
        yield "came", "", row, _told(told["to"][row])
        yield "net", "", row, _net(told["to"][row], told["left"][row])
        yield from (("move", row, other, _told(count)) for other, count in counts.items())


def _told(count: int | None) -> object:
    """An empty cell is too few to tell."""
    return "" if count is None else count


def _net(came: int | None, gone: int | None) -> object:
    return "" if came is None or gone is None else came - gone


TABLES = (
    Table(
        "splits.csv",
        "the results by role and by table: a line for each answer of each group",
        {
            "round": Column("id of the round; only rounds whose answers were split", ID),
            "by": Column("role or table, as people had said until then", BY),
            "group": Column("the role or the code of the table; several, where they were too small to tell apart; unknown: who did not say", TEXT),
            "row": Column(
                "id of the option; of a scale the side (low, middle, high), of a ranking what was first, of points what got most, of a number the range", ID
            ),
            "label": Column("the row as it was shown", TEXT),
            "count": Column("participants of this group who answered this; empty: too few to tell, or telling it would tell of too few", NUMBER),
            "total": Column("participants of this group who answered; empty as above", NUMBER),
            "voting": VOTING,
        },
        split_rows,
    ),
    Table(
        "shifts.csv",
        "who changed their mind, of questions that were asked twice",
        {
            "round": Column("id of the round", ID),
            "from_round": Column("id of the earlier round of the same question", ID),
            "figure": Column(
                "matched: answered both; stayed; changed: all who moved (gross movement); left and came: moved away from, and to, a row; "
                "net: came less left; move: from a row to a row",
                (*SIZES, "left", "came", "net", "move"),
            ),
            "from": Column("id of the row before", ID),
            "to": Column("id of the row now", ID),
            "count": Column("participants, of net below 0 where more left than came; empty: too few to tell, or telling it would tell of too few", NUMBER),
            "voting": VOTING,
        },
        shift_rows,
    ),
)
