"""Ballots and their receipts on disk, so that a closed round does not tell when, or in which order, people voted.

While something is open, its ballots and receipts stand in two small tables of their own (`open_ballot`, `open_receipt`). A key without
rowid gives no number, but SQLite fills a page in the order of writing, and leaves the places of what it deletes behind. So when a
round is final (`settle`), its rows are added to the lasting tables in the order of their keys, and the two small tables are dropped,
which wipes their pages, and made again from what is still open. `tests/privacy` compares the bytes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from facilitator.meetup.words import Ballot
from facilitator.store import wire

OPEN_TABLES = {
    "open_ballot": "CREATE TABLE open_ballot (meetup TEXT, kind TEXT, about TEXT, voter TEXT, value TEXT,"
    " PRIMARY KEY (meetup, kind, about, voter)) WITHOUT ROWID",
    "open_receipt": "CREATE TABLE open_receipt (meetup TEXT, kind TEXT, about TEXT, id BLOB, digest BLOB, PRIMARY KEY (meetup, kind, about, id)) WITHOUT ROWID",
}
NOTHING = wire.encode(None)  # a value that was taken back; kept while open, because an earlier one may be settled


NO_MORE: dict[str, Any] = {}  # one for all: there are tens of thousands of receipts in an evening


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a command was carried out: its id and a digest of what it said, which nobody can make without the sender's own secret.
    For a ballot `about` names what it was on until that is settled, and there is no seq."""

    id: bytes
    digest: bytes
    seq: int | None = None
    extra: Mapping[str, Any] = field(default_factory=lambda: NO_MORE)
    about: tuple[str, str] | None = None


def write(connection: sqlite3.Connection, meetup: str, ballots: Iterable[Ballot], receipts: Iterable[Receipt]) -> None:
    connection.executemany("INSERT OR REPLACE INTO open_ballot VALUES (?,?,?,?,?)", [(meetup, b.kind, b.about, b.voter, wire.encode(b.value)) for b in ballots])
    connection.executemany("INSERT INTO open_receipt VALUES (?,?,?,?,?)", [(meetup, *r.about, r.id, r.digest) for r in receipts if r.about])
    connection.executemany("INSERT INTO receipt VALUES (?,?,?,?,?)", [(meetup, r.id, r.digest, r.seq, wire.encode(r.extra)) for r in receipts if not r.about])


def settle(connection: sqlite3.Connection, settled: Iterable[tuple[str, str, str]]) -> None:
    """`settled` names (meetup, kind, about) of what is final now."""
    final = set(settled)
    ballots, receipts = ([tuple(row) for row in connection.execute(f"SELECT * FROM {table}")] for table in OPEN_TABLES)
    done = _merged(connection, [row for row in ballots if row[:3] in final])
    for table, create in OPEN_TABLES.items():
        connection.execute(f"DROP TABLE {table}")
        connection.execute(create)
    for _ in range(connection.execute("PRAGMA freelist_count").fetchone()[0]):
        # else the order in which pages became free would show in who gets them; one call, without rows to fetch, frees one page
        connection.execute("PRAGMA incremental_vacuum")
    connection.executemany("INSERT INTO ballot VALUES (?,?,?,?,?)", done)
    connection.executemany("INSERT INTO receipt VALUES (?,?,?,NULL,NULL)", sorted((row[0], row[3], row[4]) for row in receipts if row[:3] in final))
    connection.executemany("INSERT INTO open_ballot VALUES (?,?,?,?,?)", [row for row in ballots if row[:3] not in final])
    connection.executemany("INSERT INTO open_receipt VALUES (?,?,?,?,?)", [row for row in receipts if row[:3] not in final])


def still_open(connection: sqlite3.Connection, meetup: str) -> set[tuple[str, str, str]]:
    """(meetup, kind, about) of what of a meetup is not final."""
    each = " UNION ".join(f"SELECT meetup, kind, about FROM {table} WHERE meetup=:meetup" for table in OPEN_TABLES)
    return {tuple(row) for row in connection.execute(each, {"meetup": meetup})}


def _merged(connection: sqlite3.Connection, ballots: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """What counts in the end, in the order of keys. What was settled before on the same (a round that was opened again) is taken out of
    the lasting table, to be put back with the rest: else its place would tell who voted late."""
    last = {}
    for what in sorted({row[:3] for row in ballots}):
        where = "WHERE meetup=? AND kind=? AND about=?"
        last.update({tuple(row)[:4]: tuple(row) for row in connection.execute(f"SELECT * FROM ballot {where}", what)})
        connection.execute(f"DELETE FROM ballot {where}", what)
    last.update({row[:4]: row for row in ballots})
    return [row for _, row in sorted(last.items()) if row[4] != NOTHING]


def read_ballots(connection: sqlite3.Connection, meetup: str, on: tuple[str, str] | None = None) -> Iterator[Ballot]:
    """Each voter's last ballot, in the order of their keys: settled ones, then those that are open and replace them. `on` names the (kind, about) that is
    wanted only."""
    where, what = ("meetup=? AND kind=? AND about=?", (meetup, *on)) if on else ("meetup=?", (meetup,))
    found = {
        tuple(row)[1:4]: row["value"]
        for table in ("ballot", "open_ballot")
        for row in connection.execute(f"SELECT * FROM {table} WHERE {where} ORDER BY kind, about, voter", what)
    }
    for (kind, about, voter), value in sorted(found.items()):
        if value != NOTHING:
            yield wire.ballot_from_wire({"kind": kind, "about": about, "voter": voter, "value": wire.decode(value)})


def read_receipts(connection: sqlite3.Connection, meetup: str) -> Iterator[Receipt]:
    for row in connection.execute("SELECT * FROM receipt WHERE meetup=?", (meetup,)):
        yield Receipt(row["id"], row["digest"], row["seq"], wire.decode(row["extra"] or NOTHING) or NO_MORE)
    for row in connection.execute("SELECT * FROM open_receipt WHERE meetup=?", (meetup,)):
        yield Receipt(row["id"], row["digest"], about=(row["kind"], row["about"]))
