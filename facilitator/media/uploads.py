"""Files that come in pieces, and go on where they were: after a lost line, a reload of the page and a restart of the server."""

from __future__ import annotations

import re
import secrets
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import msgspec

from facilitator.errors import Fault, Invalid, NotFound, StorageFailed
from facilitator.media.kinds import HEAD, check_content, kind_of
from facilitator.media.shelf import PART, MediaShelf, not_saved
from facilitator.media.writing import Writing, put_whole
from facilitator.store import MediaRow

NOTE = ".note"
NAME = re.compile(r"[0-9a-f]{32}")
HOUR = 3600
GOES_AFTER = 3 * 24 * HOUR  # seconds since something came of it
MAKES_WAY_AFTER = 6 * HOUR  # when there is no room else
MOST = 20  # at a time


@dataclass(frozen=True)
class Upload:
    """A file of which `offset` of `size` bytes are on disk. `mark` tells the files of a browser apart; `came_at`: when something came last."""

    id: str
    name: str
    size: int
    mark: str
    offset: int
    came_at: float


class Uploads:
    """Of a shelf, in its folder: the bytes in a file of their own, and what is known of them in a note beside it."""

    def __init__(self, shelf: MediaShelf) -> None:
        self.shelf = shelf
        self._all: dict[str, Upload] = {}
        self._turns: dict[str, object] = {}  # who writes to it now: whoever comes later takes over
        self._done: OrderedDict[str, tuple[Upload, MediaRow]] = OrderedDict()  # the last ones that came whole: their answer may have been lost
        for note in sorted(shelf.folder.glob(f"*{NOTE}")):
            self._take_up(note)
        shelf.clear_away(path for id in self._all for path in (self._part(id), self._note(id)))
        shelf.room.givers.append(lambda: self._sweep(MAKES_WAY_AFTER))

    def all(self) -> list[Upload]:
        """Those that are not whole yet, the last one first."""
        return sorted(self._all.values(), key=lambda upload: -upload.came_at)

    def get(self, id: str) -> Upload:
        if id in self._done:
            return self._done[id][0]
        if id not in self._all:
            raise NotFound("This upload is gone. Choose the file once more.")
        return self._all[id]

    def begin(self, name: str, size: int, mark: str) -> Upload:
        """Room for a file, or what is there of the same one already. Refused before anything is sent: a wrong name, too large, no room for it."""
        kind = kind_of(name)
        self._sweep(GOES_AFTER)
        found = next((upload for upload in self._all.values() if (upload.name, upload.size, upload.mark) == (name, size, mark)), None)
        if found:
            return found
        if size <= 0:
            raise Invalid("This file is empty.")
        self.shelf.room.check_size(size, kind)
        if len(self._all) >= MOST:
            raise Invalid("{most} files are on their way already. Finish one of them, or take it away.", most=MOST)
        self.shelf.room.check_disk(size)
        upload = Upload(secrets.token_hex(16), name, size, mark, 0, self.shelf.now())
        try:
            self.shelf.room.reserve(self._part(upload.id), size)
            self._part(upload.id).touch()
            self._keep(upload)
        except (OSError, Invalid) as error:
            self._forget(upload.id)
            raise not_saved(error) if isinstance(error, OSError) else error from error
        return upload

    def add(self, id: str, at: int, chunks: Iterator[bytes]) -> Upload | MediaRow:
        """Goes on with a file from byte `at`: gives what is there of it then, or the file on the shelf when it is whole. What comes before the line breaks
        is kept. Refused: another place than where it is, more than was told, a content that is none of ours: then the upload is gone."""
        if id in self._done:
            return self._done[id][1]
        upload, turn = self.get(id), object()
        self._turns[id] = turn
        if at != upload.offset:
            raise Invalid("This upload is at another place.", faults=(Fault("at", "must be {offset}", (("offset", upload.offset),)),))
        try:
            self.shelf.room.check_disk(upload.size - at)
            self._write(upload, turn, chunks)
            upload = self.get(id)
            return self._settled(upload) if upload.offset == upload.size else upload
        except OSError as error:
            raise not_saved(error) from error
        finally:
            if self._turns.get(id) is turn:
                del self._turns[id]

    def drop(self, id: str) -> None:
        """Takes away what came of it."""
        self.get(id)
        self._done.pop(id, None)
        self._forget(id)

    def _write(self, upload: Upload, turn: object, chunks: Iterator[bytes]) -> None:
        """Everything that comes is on disk at the end, also when the line breaks; judged by its head before more than a piece was kept."""
        judged = upload.offset >= HEAD
        with Writing(self._part(upload.id), self.shelf.beside, upload.offset, lambda size: self._came(upload.id, turn, size)) as writing:
            try:
                for chunk in chunks:
                    if self._turns.get(upload.id) is not turn:
                        raise StorageFailed("This upload goes on over another line.")
                    if writing.size + len(chunk) > upload.size:
                        raise Invalid("More came of this file than was told.")
                    writing.add(chunk)
                    if not judged and writing.size >= HEAD:
                        writing.flush()
                        self._judge(upload)
                        judged = True
            finally:
                if self._turns.get(upload.id) is turn and upload.id in self._all:
                    writing.sync()

    def _settled(self, upload: Upload) -> MediaRow:
        """Whole: it goes onto the shelf. What is no film or no captions goes away."""
        self._judge(upload)
        try:
            row = self.shelf.put(upload.name, self._part(upload.id))
        except Invalid:
            self._forget(upload.id)
            raise
        self._forget(upload.id)
        self._done[upload.id] = (upload, row)
        if len(self._done) > MOST:
            self._done.popitem(last=False)
        return row

    def _judge(self, upload: Upload) -> None:
        with self._part(upload.id).open("rb") as file:
            head = file.read(HEAD)
        try:
            check_content(kind_of(upload.name), head)
        except Invalid:
            self._forget(upload.id)
            raise

    def _came(self, id: str, turn: object, size: int) -> None:
        if self._turns.get(id) is turn and id in self._all:
            self._keep(replace(self._all[id], offset=size, came_at=self.shelf.now()))

    def _keep(self, upload: Upload) -> None:
        self.shelf.beside(put_whole, self._note(upload.id), msgspec.json.encode(asdict(upload)))
        self._all[upload.id] = upload

    def _take_up(self, note: Path) -> None:
        """After a restart. A note that can't be read, or has no bytes beside it, is of nothing."""
        try:
            told = msgspec.json.decode(note.read_bytes(), type=Upload)
            there = self._part(told.id).stat().st_size
        except (OSError, msgspec.MsgspecError):
            return
        if NAME.fullmatch(told.id) and self._note(told.id) == note and there >= told.offset:
            self._all[told.id] = told
            self.shelf.room.promise(self._part(told.id), told.size)

    def _sweep(self, seconds: float) -> None:
        """What nothing came of for so long, and comes nothing of now, goes."""
        for upload in self.all():
            if upload.came_at < self.shelf.now() - seconds and upload.id not in self._turns:
                self._forget(upload.id)

    def _forget(self, id: str) -> None:
        self._all.pop(id, None)
        self.shelf.room.give_up(self._part(id))
        for path in (self._part(id), self._note(id)):
            try:
                path.unlink(missing_ok=True)
            except OSError:  # Windows holds on to what is open; it goes at the next start
                continue

    def _part(self, id: str) -> Path:
        return self.shelf.folder / f"{id}{PART}"

    def _note(self, id: str) -> Path:
        return self.shelf.folder / f"{id}{NOTE}"
