"""A file as it comes in: written and synced beside the loop, a piece at a time, so that a film takes no more memory than a piece of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from facilitator.media.beside import Beside

PIECE = 1_000_000  # bytes that are gathered before they are written
SYNC_BYTES = 8_000_000  # little by little: one long sync at the end would hold up whoever else writes to this disk


class Writing:
    """Goes on at byte `size` of `path`; what stands beyond it is cut off. `synced` hears how many bytes a power cut can't take away any more."""

    def __init__(self, path: Path, beside: Beside, size: int = 0, synced: Callable[[int], None] = lambda size: None) -> None:
        self.size, self._beside, self._synced = size, beside, synced
        self._waiting, self._unsynced = bytearray(), 0
        self._file = path.open("r+b" if size else "wb", buffering=0)
        self._file.truncate(size)
        self._file.seek(size)

    def __enter__(self) -> Writing:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()

    def add(self, chunk: bytes) -> None:
        self._waiting += chunk
        self.size += len(chunk)
        if len(self._waiting) >= PIECE:
            self.flush()
        if self._unsynced >= SYNC_BYTES:
            self.sync()

    def flush(self) -> None:
        piece, self._waiting = self._waiting, bytearray()
        self._unsynced += len(piece)
        self._beside(self._write, piece)

    def sync(self) -> None:
        """Everything that was added is on disk after this."""
        self.flush()
        self._unsynced = 0
        self._beside(os.fsync, self._file.fileno())
        self._synced(self.size)

    def _write(self, piece: bytearray) -> None:
        rest = memoryview(piece)
        while rest:
            rest = rest[self._file.write(rest) :]


def sync_folder(folder: Path) -> None:
    """That a file has another name is on disk after this, where a system can say so."""
    with suppress(OSError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def put_whole(path: Path, content: bytes) -> None:
    """A small file, all of it or as it was before."""
    part = path.with_name(f"{path.name}.new")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)
