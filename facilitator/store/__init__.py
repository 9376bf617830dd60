"""The only code that knows SQLite. One connection writes; pages read through short read-only ones.

Every method that writes is called in one and the same thread (`home` sees to that). Ballots and their receipts are kept without
time or order. What can't be ordered by a key could still be ordered by where it stands in a page, so ballots that are final are
rewritten in the order of their keys (`Batch.settled`), and the write-ahead log is emptied (`checkpoint`).
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from facilitator.errors import StorageFailed
from facilitator.meetup.words import Ballot, Entry
from facilitator.store import wire
from facilitator.store.migrations import migrations

FILE_NAME = "facilitator.db"
BUSY_MILLISECONDS = 200  # another program holds the file: refuse soon, the room is waiting
TRUNCATE_TRIES = 20


@dataclass(frozen=True)
class Receipt:
    """That a command was carried out: its id and a digest of what it said, which nobody can make without the sender's own secret.
    For a ballot `about` names what it was on until that is settled, and there is no seq."""

    id: bytes
    digest: bytes
    seq: int | None = None
    extra: dict[str, Any] = field(default_factory=dict)
    about: tuple[str, str] | None = None


@dataclass(frozen=True)
class Batch:
    """What one transaction writes for one meetup."""

    meetup: str
    entries: tuple[Entry, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    settled: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class MeetupRow:
    id: str
    code: str
    key: bytes
    made_at: float


@dataclass(frozen=True)
class LinkRow:
    id: str
    meetup: str
    audience: str
    made_at: float
    revoked_at: float | None


@dataclass(frozen=True)
class MediaRow:
    name: str
    file: str
    type: str
    size: int
    made_at: float


class Store:
    """The database of one data folder. `folder` must exist and be this process's own (`folder.claim`)."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self.connection = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False, timeout=BUSY_MILLISECONDS / 1000)
        self.connection.row_factory = sqlite3.Row
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", f"busy_timeout={BUSY_MILLISECONDS}"):
            self.connection.execute(f"PRAGMA {pragma}")
        migrations.apply(Database(self.connection))

    def close(self) -> None:
        self.checkpoint()
        self.connection.close()

    # writing

    def commit(self, batches: Iterable[Batch]) -> None:
        """All of it in one transaction, on disk when this returns; else StorageFailed, and nothing of it is kept."""
        batches = list(batches)
        with self.transaction() as connection:
            for batch in batches:
                self._write(connection, batch)
        if any(batch.settled for batch in batches):
            self.checkpoint()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield self.connection
            self.connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            raise StorageFailed("This could not be saved: {reason}. Nothing was changed; try again.", reason=str(error)) from error
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def _write(self, connection: sqlite3.Connection, batch: Batch) -> None:
        meetup = batch.meetup
        connection.executemany(
            "INSERT INTO log VALUES (?,?,?,?,?,?,?,?)",
            [(meetup, e.seq, e.at, e.by, e.verb, e.first, type(e.event).__name__, wire.encode(vars(e.event))) for e in batch.entries],
        )
        connection.executemany(
            "INSERT OR REPLACE INTO ballot VALUES (?,?,?,?,?)",
            [(meetup, b.kind, b.about, b.voter, wire.encode(b.value)) for b in batch.ballots if b.value is not None],
        )
        connection.executemany(
            "DELETE FROM ballot WHERE meetup=? AND kind=? AND about=? AND voter=?",
            [(meetup, b.kind, b.about, b.voter) for b in batch.ballots if b.value is None],
        )
        connection.executemany("INSERT INTO open_receipt VALUES (?,?,?,?,?)", [(meetup, *r.about, r.id, r.digest) for r in batch.receipts if r.about])
        connection.executemany(
            "INSERT INTO receipt VALUES (?,?,?,?,?)",
            [(meetup, r.id, r.digest, r.seq, wire.encode(r.extra)) for r in batch.receipts if not r.about],
        )
        for kind, about in batch.settled:
            self._settle(connection, (meetup, kind, about))

    def _settle(self, connection: sqlite3.Connection, what: tuple[str, str, str]) -> None:
        """Takes out what was given on this and puts it back in the order of its keys; receipts lose what they were about."""
        where = "WHERE meetup=? AND kind=? AND about=?"
        ballots = connection.execute(f"SELECT * FROM ballot {where} ORDER BY voter", what).fetchall()
        connection.execute(f"DELETE FROM ballot {where}", what)
        connection.executemany("INSERT INTO ballot VALUES (?,?,?,?,?)", [tuple(row) for row in ballots])
        receipts = connection.execute(f"SELECT meetup, id, digest FROM open_receipt {where} ORDER BY id", what).fetchall()
        connection.execute(f"DELETE FROM open_receipt {where}", what)
        connection.executemany("INSERT INTO receipt VALUES (?,?,?,NULL,NULL)", [tuple(row) for row in receipts])

    def checkpoint(self) -> bool:
        """Brings everything into the main file and empties the write-ahead log. False when a reader held it up; the next one does it."""
        for _ in range(TRUNCATE_TRIES):
            busy, _, _ = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not busy:
                return True
        return False

    def add_meetup(self, row: MeetupRow, first: Batch, links: Iterable[LinkRow]) -> None:
        with self.transaction() as connection:
            connection.execute("INSERT INTO meetup VALUES (?,?,?,?)", (row.id, row.code, row.key, row.made_at))
            connection.executemany("INSERT INTO link VALUES (?,?,?,?,?)", [tuple(vars(link).values()) for link in links])
            self._write(connection, first)

    def replace_link(self, revoked: LinkRow | None, made: LinkRow) -> None:
        with self.transaction() as connection:
            if revoked:
                connection.execute("UPDATE link SET revoked_at=? WHERE id=?", (made.made_at, revoked.id))
            connection.execute("INSERT INTO link VALUES (?,?,?,?,?)", tuple(vars(made).values()))

    def put_media(self, row: MediaRow) -> None:
        with self.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO media VALUES (?,?,?,?,?)", tuple(vars(row).values()))

    def secret(self, name: str) -> bytes:
        """A random secret of this data folder, made when it is first asked for."""
        with self.transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO secret VALUES (?,?)", (name, secrets.token_bytes(32)))
            return bytes(connection.execute("SELECT value FROM secret WHERE name=?", (name,)).fetchone()[0])

    # reading

    def meetups(self) -> list[MeetupRow]:
        return [MeetupRow(*row) for row in self.connection.execute("SELECT * FROM meetup ORDER BY made_at")]

    def links(self) -> list[LinkRow]:
        return [LinkRow(*row) for row in self.connection.execute("SELECT * FROM link")]

    def media(self) -> list[MediaRow]:
        return [MediaRow(*row) for row in self.connection.execute("SELECT * FROM media ORDER BY name")]

    def entries(self, meetup: str) -> Iterator[Entry]:
        for row in self.connection.execute("SELECT * FROM log WHERE meetup=? ORDER BY seq", (meetup,)):
            yield wire.entry_from_wire({**row, "body": wire.decode(row["body"])})

    def ballots(self, meetup: str) -> Iterator[Ballot]:
        for row in self.connection.execute("SELECT * FROM ballot WHERE meetup=?", (meetup,)):
            yield wire.ballot_from_wire({**row, "value": wire.decode(row["value"])})

    def receipts(self, meetup: str) -> Iterator[Receipt]:
        for row in self.connection.execute("SELECT * FROM receipt WHERE meetup=?", (meetup,)):
            yield Receipt(row["id"], row["digest"], row["seq"], wire.decode(row["extra"]) if row["extra"] else {})
        for row in self.connection.execute("SELECT * FROM open_receipt WHERE meetup=?", (meetup,)):
            yield Receipt(row["id"], row["digest"], about=(row["kind"], row["about"]))


class Reader(Store):
    """A read-only view of a data folder, beside the process that writes it. Sees one moment: a single read transaction."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self.connection = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
        self.connection.row_factory = sqlite3.Row
        self.connection.execute("BEGIN")

    def close(self) -> None:
        self.connection.close()
