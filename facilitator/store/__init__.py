"""The only code that knows SQLite. One connection writes; pages read through short read-only ones.

Every method that writes is called in one and the same thread (`home` sees to that). Ballots and their receipts are kept without
time or order (`secret_ballots`); when a round is final the write-ahead log is emptied too (`checkpoint`).
"""

from __future__ import annotations

import logging
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from facilitator.errors import StorageFailed
from facilitator.meetup.words import Ballot, Entry, Erasure
from facilitator.store import sealing, secret_ballots, wire
from facilitator.store.migrations import migrations
from facilitator.store.secret_ballots import Receipt

__all__ = ["KEY_BYTES", "Batch", "LinkRow", "MediaRow", "MeetupRow", "QuestionRow", "Reader", "Receipt", "Store"]

FILE_NAME = "facilitator.db"
KEY_BYTES = 32  # of the key of a meetup
ERASE_WORDS = "UPDATE log SET body=json_replace(body, '$.text', '', '$.table', NULL, '$.flags', json('[]'))"
ERASE_AUTHOR = "UPDATE log SET body=json_replace(body, '$.author', NULL)"
OF_IDEA = "WHERE meetup=? AND event IN ('IdeaAdded', 'IdeaEdited') AND json_extract(body, '$.idea')=?"
BUSY_MILLISECONDS = 200  # another program holds the file: refuse soon, the room is waiting

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class QuestionRow:
    """One version of a question of the bank; `words` as `meetup.questions.words_of` gives them."""

    id: str
    version: int
    words: dict[str, Any]
    made_at: float


@dataclass(frozen=True)
class Batch:
    """What one transaction writes for one meetup."""

    meetup: str
    entries: tuple[Entry, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    settled: tuple[tuple[str, str], ...] = ()
    erased: tuple[int, ...] = ()  # ideas whose words and author go from the log ...
    redacted: tuple[int, ...] = ()  # ... and those whose words alone do
    rewritten: tuple[Erasure, ...] = ()  # ... and what else somebody wrote and takes away for good
    questions: tuple[QuestionRow, ...] = ()  # versions of the bank that its events name; those that are there stay as they are
    sealed: bytes | None = None  # the key that it has from now on: nothing leads from a device to words or answers any more


@dataclass(frozen=True)
class MeetupRow:
    id: str
    code: str
    key: bytes
    made_at: float
    rehearsal_of: str | None = None  # the meetup that is rehearsed with it; it goes with everything in it when the server starts again


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
        for pragma in ("auto_vacuum=INCREMENTAL", "journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", f"busy_timeout={BUSY_MILLISECONDS}"):
            self.connection.execute(f"PRAGMA {pragma}")
        migrations.apply(Database(self.connection))
        self.checkpoint()  # after a crash at a close it was still due

    def close(self) -> None:
        self.checkpoint()
        self.connection.close()

    # writing

    def commit(self, batches: Iterable[Batch]) -> None:
        """All of it in one transaction, on disk when this returns; else StorageFailed, and nothing of it is kept. After something was
        settled or erased a `checkpoint` is due."""
        batches = list(batches)
        with self.transaction() as connection:
            for meetup in dict.fromkeys(batch.meetup for batch in batches):
                self._write(connection, meetup, [batch for batch in batches if batch.meetup == meetup])
            settled = [(batch.meetup, *what) for batch in batches for what in batch.settled]
            if settled:
                secret_ballots.settle(connection, settled)
            for batch in batches:
                if batch.sealed:
                    sealing.seal(connection, batch.meetup, batch.sealed)

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

    def _write(self, connection: sqlite3.Connection, meetup: str, batches: Sequence[Batch]) -> None:
        """What many batches of one meetup hold, a table at a time: a statement costs more than a row."""
        connection.executemany(
            "INSERT INTO log VALUES (?,?,?,?,?,?,?,?)",
            [(meetup, e.seq, e.at, e.by, e.verb, e.first, type(e.event).__name__, wire.encode(vars(e.event))) for batch in batches for e in batch.entries],
        )
        ballots, receipts = ([each for batch in batches for each in getattr(batch, name)] for name in ("ballots", "receipts"))
        secret_ballots.write(connection, meetup, ballots, receipts)
        self._write_questions(connection, [row for batch in batches for row in batch.questions])
        connection.executemany(f"{ERASE_WORDS} {OF_IDEA}", [(meetup, idea) for batch in batches for idea in (*batch.erased, *batch.redacted)])
        connection.executemany(f"{ERASE_AUTHOR} {OF_IDEA}", [(meetup, idea) for batch in batches for idea in batch.erased])
        for erasure in (erasure for batch in batches for erasure in batch.rewritten):
            self._rewrite(connection, meetup, erasure)

    def _rewrite(self, connection: sqlite3.Connection, meetup: str, erasure: Erasure) -> None:
        marks = ",".join("?" * len(erasure.events))
        which, about = ("AND json_extract(body, '$.' || ?)=?", (erasure.field, erasure.value)) if erasure.field else ("", ())
        rows = connection.execute(f"SELECT seq, body FROM log WHERE meetup=? AND event IN ({marks}) {which}", (meetup, *erasure.events, *about)).fetchall()
        for row in rows:
            body = wire.decode(row["body"])
            if erasure.but is not None and body.get(erasure.but[0]) == erasure.but[1]:
                continue
            if erasure.within is not None and body.get(erasure.within[0]) != erasure.within[1]:
                continue
            said = {**body, **{name: value for name, value in erasure.blank.items() if name in body}}
            connection.execute("UPDATE log SET body=? WHERE meetup=? AND seq=?", (wire.encode(said), meetup, row["seq"]))

    def _write_questions(self, connection: sqlite3.Connection, rows: Iterable[QuestionRow]) -> None:
        connection.executemany("INSERT OR IGNORE INTO question VALUES (?,?,?,?)", [(row.id, row.version, wire.encode(row.words), row.made_at) for row in rows])

    def add_question(self, row: QuestionRow) -> None:
        with self.transaction() as connection:
            self._write_questions(connection, [row])

    def archive_question(self, question: str, at: float | None) -> None:
        """Since when it is archived; None: it is not, or no more."""
        with self.transaction() as connection:
            connection.execute("DELETE FROM archived_question WHERE id=?", (question,))
            if at is not None:
                connection.execute("INSERT INTO archived_question VALUES (?,?)", (question, at))

    def checkpoint(self) -> bool:
        """Brings everything into the main file and empties the write-ahead log. False when a reader or the disk is in the way now."""
        try:
            self.connection.execute("PRAGMA busy_timeout=0")
            busy, _, _ = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error as error:
            log.error("the write-ahead log could not be emptied: %s", error)
            return False
        finally:
            self.connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
        return not busy

    def vacuum(self) -> bool:
        """Writes the whole file anew, so that nothing is left of where its rows once stood. False when a reader or the disk is in the way now."""
        try:
            self.connection.execute("VACUUM")
        except sqlite3.Error as error:
            log.error("the database could not be written anew: %s", error)
            return False
        return self.checkpoint()

    def endings(self) -> list[tuple[str, str, float, float]]:
        """Of each meetup that is no rehearsal and not sealed: its id, its state, since when, and when something last happened in it."""
        rows = self.connection.execute(
            "SELECT id, (SELECT json_extract(body, '$.state') FROM log WHERE meetup=id AND event='StateChanged' ORDER BY seq DESC LIMIT 1) AS state,"
            " (SELECT max(at) FROM log WHERE meetup=id AND event='StateChanged') AS since, (SELECT max(at) FROM log WHERE meetup=id) AS last FROM meetup"
            " WHERE rehearsal_of IS NULL AND NOT EXISTS (SELECT 1 FROM log WHERE meetup=id AND event='MeetupSealed')"
        )
        return [(row["id"], row["state"] or "preparing", row["since"] or row["last"], row["last"]) for row in rows]

    def add_meetup(self, row: MeetupRow, first: Batch, links: Iterable[LinkRow]) -> None:
        with self.transaction() as connection:
            connection.execute("INSERT INTO meetup VALUES (?,?,?,?,?)", tuple(vars(row).values()))
            connection.executemany("INSERT INTO link VALUES (?,?,?,?,?)", [tuple(vars(link).values()) for link in links])
            self._write(connection, row.id, [first])

    def replace_links(self, made: LinkRow) -> None:
        """Whatever link that audience of that meetup had works no more."""
        with self.transaction() as connection:
            connection.execute("UPDATE link SET revoked_at=? WHERE meetup=? AND audience=? AND revoked_at IS NULL", (made.made_at, made.meetup, made.audience))
            connection.execute("INSERT INTO link VALUES (?,?,?,?,?)", tuple(vars(made).values()))

    def delete_meetup(self, meetup: str) -> None:
        """Everything of a meetup. What it held is overwritten (`secure_delete`); a `checkpoint` is due."""
        with self.transaction() as connection:
            for table in ("log", "ballot", "receipt", *secret_ballots.OPEN_TABLES, "link"):
                connection.execute(f"DELETE FROM {table} WHERE meetup=?", (meetup,))
            connection.execute("DELETE FROM meetup WHERE id=?", (meetup,))

    def delete_media(self, name: str) -> None:
        with self.transaction() as connection:
            connection.execute("DELETE FROM media WHERE name=?", (name,))

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

    def questions(self) -> list[QuestionRow]:
        rows = self.connection.execute("SELECT * FROM question ORDER BY made_at, id, version")
        return [QuestionRow(row["id"], row["version"], wire.decode(row["words"]), row["made_at"]) for row in rows]

    def archived_questions(self) -> set[str]:
        return {row["id"] for row in self.connection.execute("SELECT id FROM archived_question")}

    def askings(self) -> list[tuple[str, str]]:
        """(question, meetup) of every round that was opened of a question of the bank, in no meetup that is a rehearsal."""
        asked = "SELECT json_extract(body, '$.asked.bank.id') AS question, meetup FROM log JOIN meetup ON meetup.id=log.meetup"
        return [tuple(row) for row in self.connection.execute(f"{asked} WHERE event='RoundOpened' AND question IS NOT NULL AND rehearsal_of IS NULL")]

    def entries_of(self, meetup: str, events: Sequence[str]) -> Iterator[Entry]:
        """The lines of a log that are of these events."""
        marks = ",".join("?" * len(events))
        for row in self.connection.execute(f"SELECT * FROM log WHERE meetup=? AND event IN ({marks}) ORDER BY seq", (meetup, *events)):
            yield wire.entry_from_wire({**row, "body": wire.decode(row["body"])})

    def ballots_on(self, meetup: str, kind: str, about: str) -> Iterator[Ballot]:
        return secret_ballots.read_ballots(self.connection, meetup, (kind, about))

    def media(self) -> list[MediaRow]:
        return [MediaRow(*row) for row in self.connection.execute("SELECT * FROM media ORDER BY name")]

    def summary(self, meetup: str) -> dict[str, Any]:
        """What the office lists of a meetup, without reading the whole of it: title, region, date, language, state, and the steps as last arranged."""
        made, described, changed, arranged = (self._last(meetup, event) for event in ("MeetupMade", "MeetupDescribed", "StateChanged", "StepsArranged"))
        facts = described["facts"] if described else made["programme"]
        state = "sealed" if self._last(meetup, "MeetupSealed") else changed["state"] if changed else "preparing"
        steps = (arranged or made["programme"])["steps"]
        return {**{name: facts[name] for name in ("title", "region", "date", "language")}, "state": state, "steps": steps}

    def _last(self, meetup: str, event: str) -> dict[str, Any]:
        """The fields of the last event of this name; empty when there is none."""
        row = self.connection.execute("SELECT body FROM log WHERE meetup=? AND event=? ORDER BY seq DESC LIMIT 1", (meetup, event)).fetchone()
        return dict(wire.decode(row["body"])) if row else {}

    def entries(self, meetup: str) -> Iterator[Entry]:
        for row in self.connection.execute("SELECT * FROM log WHERE meetup=? ORDER BY seq", (meetup,)):
            yield wire.entry_from_wire({**row, "body": wire.decode(row["body"])})

    def ballots(self, meetup: str) -> Iterator[Ballot]:
        return secret_ballots.read_ballots(self.connection, meetup)

    def receipts(self, meetup: str) -> Iterator[Receipt]:
        return secret_ballots.read_receipts(self.connection, meetup)


class Reader(Store):
    """A read-only view of a data folder, beside the process that writes it. Sees one moment: a single read transaction."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self.connection = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
        self.connection.row_factory = sqlite3.Row
        self.connection.execute("BEGIN")

    def close(self) -> None:
        self.connection.close()
