"""The shelf: the files that are there, how much room they may take, and the addresses at which they are given out."""

from __future__ import annotations

import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from facilitator.errors import NotFound, StorageFailed
from facilitator.media.addresses import MeetupMedia, check, expiry
from facilitator.media.beside import Beside, at_once
from facilitator.media.captions import as_webvtt
from facilitator.media.kinds import CAPTIONS, CHUNK, HEAD, KINDS, check_content, kind_of, shelf_name
from facilitator.media.room import Room
from facilitator.media.writing import Writing, put_whole, sync_folder
from facilitator.store import MediaRow, MeetupRow

PART = ".part"
COPIES = "copies.json"  # how copies stand (`copies`)


class MediaShelf:
    """The media folder and its index. `keep` writes a row of the index, `forget` takes one away; `now` gives seconds since 1970, `free` how many bytes the
    disk has left."""

    def __init__(
        self,
        folder: Path,
        rows: list[MediaRow],
        keep: Callable[[MediaRow], None],
        forget: Callable[[str], None],
        *,
        file_bytes: int,
        all_bytes: int,
        hours: int,
        now: Callable[[], float] = time.time,
        beside: Beside = at_once,
        free: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
    ) -> None:
        self.folder, self._keep, self._forget, self.now, self.beside = folder, keep, forget, now, beside
        self.seconds = hours * 3600
        self._rows = {row.name: row for row in rows}
        self._replaced: dict[str, tuple[str, int, float]] = {}  # file -> name, bytes, and when its last address expires
        self.room = Room(folder, file_bytes, all_bytes, self._bytes, free)
        self.room.givers.append(lambda: self._sweep(lambda of, expires: True))

    def clear_away(self, but: Iterable[Path]) -> None:
        """Deletes what nobody asks for any more: uploads that broke off, files that were replaced while their addresses still worked. At the start."""
        kept = {row.file for row in self._rows.values()} | {path.name for path in but} | {COPIES}
        for left_over in {path.name for path in self.folder.iterdir()} - kept:
            (self.folder / left_over).unlink()

    def rows(self) -> list[MediaRow]:
        return sorted(self._rows.values(), key=lambda row: row.name)

    def row(self, name: str) -> MediaRow:
        if name not in self._rows:
            raise NotFound("There is no file with this name.")
        return self._rows[name]

    def holds(self, name: str) -> bool:
        return name in self._rows

    def take(self, name: str, chunks: Iterator[bytes]) -> MediaRow:
        """Stores a file as it streams in. Refused: a name or content that is no video (MP4, WebM) or captions, too large, over the quota, disk full."""
        kind = kind_of(name)
        part = self.folder / f"{secrets.token_hex(16)}{PART}"
        try:
            self._write(part, kind, chunks)
            return self.put(name, part)
        except OSError as error:
            raise not_saved(error) from error
        finally:
            part.unlink(missing_ok=True)
            self.room.give_up(part)

    def put(self, name: str, part: Path) -> MediaRow:
        """Takes up a file that came in whole, and is on disk. Captions are WebVTT from now on, whatever they were."""
        kind, name = kind_of(name), shelf_name(name)
        if kind == CAPTIONS:
            content = self.beside(part.read_bytes)
            self.beside(put_whole, part, as_webvtt(content))
        row = MediaRow(name, f"{secrets.token_hex(16)}.{name.rpartition('.')[2].lower()}", kind, part.stat().st_size, self.now())
        os.replace(part, self.folder / row.file)
        self.beside(sync_folder, self.folder)
        self._keep(row)
        old = self._rows.get(name)
        self._rows[name] = row
        if old:  # somebody may be watching it
            self._replaced[old.file] = (name, old.size, self.expiry())
        self._sweep(lambda of, expires: expires < self.now())
        return row

    def take_file(self, name: str, path: Path) -> MediaRow:
        """The same with a file of this machine, which stays where it is."""
        with path.open("rb") as file:
            return self.take(name, iter(partial(file.read, CHUNK), b""))

    def remove(self, name: str) -> None:
        """Takes a file off the shelf, for good; whatever names it misses it from now on. Refused: a name that is not there."""
        row = self.row(name)
        self._forget(name)
        del self._rows[name]
        self._unlink(row.file)
        self._sweep(lambda of, expires: of == name)

    def path(self, name: str) -> Path:
        return self.folder / self.row(name).file

    # addresses

    def of(self, row: MeetupRow) -> MeetupMedia:
        """The shelf as one meetup knows it."""
        return MeetupMedia(row.id, row.key, self._rows.get, self.expiry)

    def address(self, name: str) -> str | None:
        """Where the office, and nobody else, fetches a named file; None when there is no such file."""
        row = self._rows.get(name)
        return f"/office/api/media/{name}?v={row.file[:8]}" if row else None

    def open(self, row: MeetupRow, expires: int, signature: str, file: str) -> tuple[Path, str]:
        """The path and type of an address of a meetup; refused when it is forged, of another meetup, or has expired."""
        check(row, expires, signature, file, self.now())
        path = self.folder / file
        if not path.is_file():
            raise NotFound("This file is gone.")
        return path, KINDS[file.rpartition(".")[2]]

    def expiry(self) -> int:
        """When an address that is made now expires."""
        return expiry(self.now(), self.seconds)

    # files

    def _bytes(self) -> int:
        """What stands here, with what was replaced and is still watched."""
        return sum(row.size for row in list(self._rows.values())) + sum(size for _, size, _ in list(self._replaced.values()))

    def _sweep(self, goes: Callable[[str, float], bool]) -> None:
        """Deletes what was replaced and for which `goes` says so, by its name and when its last address expires."""
        for file, (name, _, expires) in list(self._replaced.items()):
            if goes(name, expires):
                del self._replaced[file]
                self._unlink(file)

    def _unlink(self, file: str) -> None:
        with suppress(OSError):  # Windows holds on to a file that is being sent; it goes at the next start
            (self.folder / file).unlink()

    def _write(self, part: Path, kind: str, chunks: Iterator[bytes]) -> None:
        head, judged = b"", False
        with Writing(part, self.beside) as writing:
            for chunk in chunks:
                self.room.check_size(writing.size + len(chunk), kind)
                self.room.reserve(part, writing.size + len(chunk))
                if not judged:
                    head += chunk[: HEAD - len(head)]
                    judged = len(head) >= HEAD
                    if judged:
                        check_content(kind, head)
                writing.add(chunk)
            if not judged:
                check_content(kind, head)
            writing.sync()


def not_saved(error: OSError) -> StorageFailed:
    return StorageFailed("This file could not be saved: {reason}. Nothing was changed; try again.", reason=error.strerror)
