"""A table of the export: its columns, what each means and holds, and its rows. A publication: no participant is in any, and no time of a ballot."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from facilitator.meetup import Meetup
from facilitator.meetup.voting import RIGHTS

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
ID, TEXT, NUMBER, MINUTES, SECONDS, PERCENT, TIME = "id", "text", "number", "minutes", "seconds", "percent, 0 to 100", "time (UTC)"
YES_NO = ("yes", "no")
Row = tuple[object, ...]


@dataclass(frozen=True)
class Column:
    """What it means (English, translated), and what it holds: a unit (the same), or the values that stand in it, which are the same in every language."""

    meaning: str
    holds: str | tuple[str, ...]


VOTING = Column("who could vote: open (every device, indicative), ticket (one ticket, one vote) or table (one phone for each table)", RIGHTS)


@dataclass(frozen=True)
class Table:
    """One CSV file. `about` says what a line of it is (English, translated); `rows` gives a cell for each column."""

    name: str
    about: str
    columns: dict[str, Column]
    rows: Callable[[Meetup], Iterator[Row]]


def csv_text(rows: Iterable[Row]) -> str:
    """CSV that a spreadsheet opens as text: UTF-8 with its mark; a cell that would be a formula begins with an apostrophe."""
    out = io.StringIO()
    csv.writer(out).writerows([[_cell(value) for value in row] for row in rows])
    return "\ufeff" + out.getvalue()


def _cell(value: object) -> object:
    return "'" + value if isinstance(value, str) and value.startswith(DANGEROUS) else value


def time_text(at: float | None) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if at else ""


def yes(value: bool) -> str:
    return "yes" if value else "no"
