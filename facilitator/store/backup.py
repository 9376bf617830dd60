"""Backup and restore: a whole copy of a data folder, made while its server goes on, and the way back.

A copy is made by the process that was asked for it, over a read-only connection of its own, with `VACUUM INTO`. Why so:

- In a write-ahead log a reader holds nobody up. The copy is one moment: all that was acknowledged before it began is in it, and of
  what is committed meanwhile nothing. SQLite's backup API in small steps begins again at each commit of the server, and three
  hundred votes a second give it no end; by the server itself the copy would stand between two commits, and the room would wait.
- Of SQLite before 3.51.3 a write-ahead log can be damaged when two connections write or empty it at the same moment
  (https://www.sqlite.org/wal.html#walresetbug). This one does neither: it is opened with `mode=ro`, which also keeps it from emptying
  the log when it is the last to leave.
- The copy is written anew from the rows, in the order of their keys. A copy of the pages would keep what an open round still has on
  disk: who voted before whom (see `secret_ballots`). Deleted rows have no traces in it either.

While a copy is made the server can't empty its write-ahead log after a close; it tries again each second.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlite_utils import Database

from facilitator.meetup import Meetup
from facilitator.store import FILE_NAME, MediaRow, Reader, Reading, Store
from facilitator.store.migrations import migrations

MEDIA = "media"
PATIENCE_SECONDS = 10.0  # with another program that holds the file


class NotCopied(Exception):
    """A copy can't be made, or can't be used; says why."""


@dataclass(frozen=True)
class Contents:
    """What a copy holds: meetups, lines of their session logs, bytes of the database, media files, and the names of those that were gone."""

    meetups: int
    lines: int
    bytes: int
    files: int
    missing: tuple[str, ...] = ()


def back_up(data: Path, to: Path) -> Contents:
    """Copies a data folder to `to`, which must not exist: a folder with database and media, or for a name that ends in .db the database
    alone. It stands there when it is whole, on disk, and was read again; else NotCopied, and nothing is left of it."""
    if to.exists():
        raise NotCopied(f"{to} exists already. Give a name that is not there yet.")
    if to.resolve().is_relative_to(data.resolve()):
        raise NotCopied("A backup within the data folder would be lost together with it. Give a place outside of it.")
    if not (data / FILE_NAME).is_file():
        raise NotCopied(f"There is no database in the folder {data}. FACILITATOR_DATA says which folder the server uses.")
    with _failures_told("The backup could not be made"):
        to.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=f".{to.name}.", suffix=".part", dir=to.parent) as unfinished:
            part = Path(unfinished) / to.name
            part.mkdir()
            contents = _copy(data, part, with_media=to.suffix != ".db")
            os.rename(part if to.suffix != ".db" else part / FILE_NAME, to)
        _sync(to.parent)
    return contents


def restore(source: Path, data: Path) -> Contents:
    """Makes a data folder of a backup. `data` is this process's own and holds nothing yet; a restore that fails leaves nothing in it."""
    if not _database_of(source).is_file():
        raise NotCopied(f"There is no backup at {source}.")
    part = data / "restoring"
    part.mkdir()
    try:
        with _failures_told("The backup could not be restored"):
            contents = _copy(source, part, with_media=source.is_dir())
            Store(part).close()  # what a later version adds to the tables is added now
            for file in (part / MEDIA).glob("*"):
                os.replace(file, data / MEDIA / file.name)
            os.replace(part / FILE_NAME, data / FILE_NAME)  # last: a folder without it is no data folder
            _sync(data)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return contents


def refresh(data: Path, place: Path) -> Contents:
    """Puts a fresh copy in the place of a backup, once it is whole and was read again; what else a folder holds stays. NotCopied when that fails, and
    when there is no backup of ours: the old one stands there then as it was."""
    with _failures_told(f"The backup {place} could not be made anew"):
        _check_ours(place)
        with TemporaryDirectory(prefix=f".{place.name}.", suffix=".part", dir=place.parent) as unfinished:
            part = Path(unfinished)
            contents = _copy(data, part, with_media=place.is_dir())
            if place.is_dir():
                (place / MEDIA).mkdir(exist_ok=True)
                for file in (part / MEDIA).iterdir():
                    os.replace(file, place / MEDIA / file.name)
            os.replace(part / FILE_NAME, _database_of(place))
        _sync(place if place.is_dir() else place.parent)
    return contents


def destroy(place: Path) -> None:
    """Removes a backup; of a folder whatever a backup has put there. NotCopied when it is none of ours, or can't be removed."""
    with _failures_told(f"The backup {place} could not be removed"):
        _check_ours(place)
        _database_of(place).unlink()
        if place.is_dir():
            shutil.rmtree(place / MEDIA, ignore_errors=True)
            if not any(place.iterdir()):
                place.rmdir()
        _sync(place.parent)


def is_there(place: Path) -> bool:
    return _database_of(place).is_file()


def _check_ours(place: Path) -> None:
    with closing(_open(_database_of(place))) as connection:
        _check_version(connection)


def _copy(source: Path, part: Path, *, with_media: bool) -> Contents:
    """The database of one moment, and then the media that it names."""
    with closing(_open(_database_of(source))) as connection:
        _check_version(connection)
        connection.execute("VACUUM INTO ?", (str(part / FILE_NAME),))
    _sync(part / FILE_NAME)
    with closing(Reader(part)) as copy:
        lines = _check(copy)
        rows = copy.media() if with_media else []
        meetups = len(copy.meetups())
    (part / MEDIA).mkdir()
    missing = tuple(row.name for row in rows if not _copy_file(row, source / MEDIA, part / MEDIA))
    _sync(part / MEDIA)
    _sync(part)
    return Contents(meetups, lines, (part / FILE_NAME).stat().st_size, len(rows) - len(missing), missing)


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=PATIENCE_SECONDS)


def _database_of(source: Path) -> Path:
    return source / FILE_NAME if source.is_dir() else source


def _check_version(connection: sqlite3.Connection) -> None:
    """Refuses what is no database of ours, and one with tables of a later version."""
    database = Database(connection)
    applied = {each.name for each in migrations.applied(database)}
    if not applied:
        raise NotCopied("This is no database of a facilitator.")
    if applied - {each.name for each in migrations.pending(Database(memory=True))}:
        raise NotCopied("This was written by a later version of the program. Use that version, or a later one.")


def _check(copy: Reading) -> int:
    """Reads every page and makes every meetup again; gives the number of log lines. Raises ValueError for what this version can't read."""
    found = [row[0] for row in copy.connection.execute("PRAGMA integrity_check")]
    if found != ["ok"]:
        raise sqlite3.DatabaseError(found[0])
    lines = 0
    for row in copy.meetups():
        meetup = Meetup(row.id, row.code)
        for entry in copy.entries(row.id):
            meetup.apply(entry)
        for ballot in copy.ballots(row.id):
            meetup.cast(ballot)
        for _ in copy.receipts(row.id):
            pass
        lines += meetup.seq
    return lines


def _copy_file(row: MediaRow, source: Path, to: Path) -> bool:
    """False when the file is gone: somebody deleted it, perhaps just now."""
    if Path(row.file).name != row.file:
        raise NotCopied("This database names files outside of its folder. It is no backup that this program made.")
    try:
        shutil.copyfile(source / row.file, to / row.file)
    except FileNotFoundError:
        return False
    _sync(to / row.file)
    return True


@contextmanager
def _failures_told(what: str) -> Iterator[None]:
    try:
        yield
    except NotCopied as error:
        raise NotCopied(f"{what}. {error}") from error
    except (OSError, sqlite3.Error, ValueError) as error:
        raise NotCopied(f"{what}: {error}") from error


def _sync(path: Path) -> None:
    """On disk, whatever happens to the machine now."""
    if os.name == "nt" and path.is_dir():
        return  # Windows can't, and needs not
    file = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)
