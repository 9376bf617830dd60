"""Media files: taken in by content, kept under random names, given out at signed addresses that expire."""

from __future__ import annotations

import hashlib
import hmac
import math
import os
import re
import secrets
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from facilitator.errors import Invalid, NotAllowed, NotFound, StorageFailed, TooLong
from facilitator.meetup.fields import FILE_NAME
from facilitator.store import MediaRow

CHUNK = 65_536
HEAD = 4_096
SYNC_BYTES = 8_000_000
MEGABYTE = 1_000_000
LONGEST_NAME = 100
KINDS = {"mp4": "video/mp4", "m4v": "video/mp4", "mov": "video/mp4", "webm": "video/webm", "vtt": "text/vtt"}


class MediaShelf:
    """The media folder and its index. `keep` writes a row of the index, `forget` takes one away; `now` gives seconds since 1970."""

    def __init__(
        self,
        folder: Path,
        secret: bytes,
        rows: list[MediaRow],
        keep: Callable[[MediaRow], None],
        forget: Callable[[str], None],
        *,
        file_bytes: int,
        all_bytes: int,
        hours: int,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.folder, self._secret, self._keep, self._forget, self.now = folder, secret, keep, forget, now
        self.file_bytes, self.all_bytes, self.seconds = file_bytes, all_bytes, hours * 3600
        self._rows = {row.name: row for row in rows}
        self._replaced: dict[str, tuple[str, int, float]] = {}  # file -> name, bytes, and when its last address expires
        self._coming: dict[Path, int] = {}  # bytes of files that are being sent now
        for left_over in {path.name for path in folder.iterdir()} - {row.file for row in rows}:
            (folder / left_over).unlink()  # an upload that broke off, or a file that was replaced while its address still worked

    def rows(self) -> list[MediaRow]:
        return sorted(self._rows.values(), key=lambda row: row.name)

    def row(self, name: str) -> MediaRow:
        if name not in self._rows:
            raise NotFound("There is no file with this name.")
        return self._rows[name]

    def holds(self, name: str) -> bool:
        return name in self._rows

    def take(self, name: str, chunks: Iterator[bytes]) -> MediaRow:
        """Stores a file as it streams in. Refused: a name or content that is no video (MP4, WebM) or WebVTT, too large, over the quota, disk full."""
        kind = KINDS.get(name.rpartition(".")[2].lower())
        if not FILE_NAME.fullmatch(name) or kind is None:
            raise Invalid("A media file is a video (.mp4, .webm) or captions (.vtt), with a name of letters, digits, dots and hyphens.")
        row = MediaRow(name, f"{secrets.token_hex(16)}.{name.rpartition('.')[2].lower()}", kind, 0, self.now())
        part = self.folder / f"{row.file}.part"
        try:
            size = self._write(part, kind, chunks)
            os.replace(part, self.folder / row.file)
        except OSError as error:
            raise StorageFailed("This file could not be saved: {reason}. Nothing was changed; try again.", reason=error.strerror) from error
        finally:
            part.unlink(missing_ok=True)
            self._coming.pop(part, None)
        row = MediaRow(name, row.file, kind, size, row.made_at)
        self._keep(row)
        old = self._rows.get(name)
        self._rows[name] = row
        if old:  # somebody may be watching it
            self._replaced[old.file] = (name, old.size, self._expiry())
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

    def text(self, name: str, most: int) -> str:
        """The first `most` bytes of a file, as people read them."""
        with (self.folder / self.row(name).file).open("rb") as file:
            return file.read(most).decode(errors="replace")

    def check_size(self, size: int | None) -> None:
        """Refuses a file before it is sent whole, when its size is told."""
        if size is not None and size > self.file_bytes:
            raise TooLong("This file is too large: at most {megabytes} MB.", megabytes=self.file_bytes // MEGABYTE)

    def address(self, name: str) -> str | None:
        """Where a named file can be fetched for the coming hours; None when there is no such file."""
        row = self._rows.get(name)
        if row is None:
            return None
        expires = self._expiry()
        return f"/media/{expires}/{self._sign(expires, row.file)}/{row.file}"

    def open(self, expires: int, signature: str, file: str) -> tuple[Path, str]:
        """The path and type of an address; refused when it is forged or has expired."""
        if not hmac.compare_digest(self._sign(expires, file).encode(), signature.encode()):
            raise NotAllowed("This address does not work.")
        if expires < self.now():
            raise NotAllowed("This address has expired. Load the page again.")
        path = self.folder / file
        if not path.is_file():
            raise NotFound("This file is gone.")
        return path, KINDS[file.rpartition(".")[2]]

    def _expiry(self) -> int:
        """When an address of now expires: whole periods, so that it stays the same, and a document with it, until it must change."""
        return (math.floor(self.now() / self.seconds) + 2) * self.seconds

    def _sweep(self, goes: Callable[[str, float], bool]) -> None:
        """Deletes what was replaced and for which `goes` says so, by its name and when its last address expires."""
        for file, (name, _, expires) in list(self._replaced.items()):
            if goes(name, expires):
                del self._replaced[file]
                self._unlink(file)

    def _unlink(self, file: str) -> None:
        with suppress(OSError):  # Windows holds on to a file that is being sent; it goes at the next start
            (self.folder / file).unlink()

    def _room(self, part: Path) -> int:
        """Bytes that this file may have beside all others. What was replaced makes way for it."""
        used = sum(row.size for row in list(self._rows.values())) + sum(size for other, size in list(self._coming.items()) if other != part)
        replaced = sum(size for _, size, _ in list(self._replaced.values()))
        if self._coming[part] > self.all_bytes - used - replaced:
            self._sweep(lambda of, expires: True)
        return self.all_bytes - used

    def _sign(self, expires: int, file: str) -> str:
        return hmac.new(self._secret, f"{expires}/{file}".encode(), hashlib.sha256).hexdigest()[:32]

    def _write(self, part: Path, kind: str, chunks: Iterator[bytes]) -> int:
        size, unsynced, head, judged = 0, 0, b"", False
        with part.open("wb") as file:
            for chunk in chunks:
                size += len(chunk)
                self.check_size(size)
                self._coming[part] = size
                if size > self._room(part):
                    raise TooLong("There is no room for more media: all together at most {megabytes} MB.", megabytes=self.all_bytes // MEGABYTE)
                if not judged:
                    head += chunk[: HEAD - len(head)]
                    judged = len(head) >= HEAD
                    if judged:
                        check_content(kind, head)
                file.write(chunk)
                unsynced += len(chunk)
                if unsynced >= SYNC_BYTES:  # little by little: one long sync at the end would stop the room
                    file.flush()
                    os.fsync(file.fileno())
                    unsynced = 0
            if not judged:
                check_content(kind, head)
            file.flush()
            os.fsync(file.fileno())
        return size


def media_name(file_name: str) -> str:
    """The name under which a file can stand on the shelf: "Mijn clip (1).mp4" becomes "Mijn-clip-1.mp4". `mediaName` in upload.js does the same."""
    if FILE_NAME.fullmatch(file_name):
        return file_name
    stem, dot, ending = file_name.rpartition(".")
    stem, ending = (_plain(stem), _plain(ending)) if dot else (_plain(file_name), "")
    longest = LONGEST_NAME - (len(ending) + 1 if ending else 0)
    return ".".join(part for part in (stem[:longest] or "clip", ending) if part)


def _plain(text: str) -> str:
    letters = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.category(c).startswith("M"))
    return re.sub(r"[^A-Za-z0-9._]+", "-", letters).strip("._-")


def check_content(kind: str, head: bytes) -> None:
    """Looks at the first bytes: an MP4 starts with a `ftyp` box, WebM with an EBML header that names it, WebVTT with its name."""
    if kind == "video/mp4" and head[4:8] == b"ftyp":
        return
    if kind == "video/webm" and head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head[:64]:
        return
    if kind == "text/vtt" and is_webvtt(head):
        return
    if kind == "text/vtt":
        raise Invalid("This file holds no captions (WebVTT), whatever its name says.")
    raise Invalid("This file is no video (MP4 or WebM), whatever its name says.")


def is_webvtt(head: bytes) -> bool:
    text = head.removeprefix(b"\xef\xbb\xbf")
    return text.startswith(b"WEBVTT") and text[6:7] in (b"", b" ", b"\t", b"\n", b"\r") and b"\0" not in text
