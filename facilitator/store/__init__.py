"""The only code that knows SQLite. One connection writes; pages read through short read-only ones.

    rows      what goes in and comes out
    reading   what can be asked, also of a read-only connection
    secret_ballots   ballots and receipts, without time or order
    erasing   words that go from the log for good; sealing: whatever leads to a person
    wire      events and ballots as JSON; migrations: the tables; backup, copies: copies of a data folder

Every method that writes is called in one and the same thread (`home` sees to that). Ballots and their receipts are kept without
time or order (`secret_ballots`); when a round is final the write-ahead log is emptied too (`checkpoint`).
"""

from __future__ import annotations

import logging
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from facilitator.errors import StorageFailed
from facilitator.store import erasing, sealing, secret_ballots, wire
from facilitator.store.migrations import migrations
from facilitator.store.reading import FILE_NAME, Reader, Reading
from facilitator.store.rows import Batch, LinkRow, MediaRow, MeetupRow, QuestionRow
from facilitator.store.secret_ballots import Receipt

__all__ = ["FILE_NAME", "KEY_BYTES", "Batch", "LinkRow", "MediaRow", "MeetupRow", "QuestionRow", "Reader", "Reading", "Receipt", "Store"]

KEY_BYTES = 32  # of the key of a meetup
BUSY_MILLISECONDS = 200  # another program holds the file: refuse soon, the room is waiting

log = logging.getLogger(__name__)


class Store(Reading):
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
        for batch in batches:
            erasing.erase_ideas(connection, meetup, (*batch.erased, *batch.redacted), authors=batch.erased)
            for erasure in batch.rewritten:
                erasing.rewrite(connection, meetup, erasure)

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
            self.connection.execute("PRAGMA user_version=0")
        except sqlite3.Error as error:
            log.error("the database could not be written anew: %s", error)
            return False
        return self.checkpoint()

    def is_due_anew(self) -> bool:
        """Whether something was sealed since the file was last written anew."""
        return sealing.is_due_anew(self.connection)

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
