"""How much room media may take: one file, all together, and on the disk on which the evening itself is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from facilitator.errors import StorageFailed, TooLong
from facilitator.media.kinds import MEGABYTE, longest

KEPT_FREE = 200 * MEGABYTE


class Room:
    """`used` gives the bytes of what stands on the shelf, `free` how many the disk has left. `givers` make room when there is none, one after the other."""

    def __init__(self, folder: Path, file_bytes: int, all_bytes: int, used: Callable[[], int], free: Callable[[Path], int]) -> None:
        self.folder, self.file_bytes, self.all_bytes, self._used, self._free = folder, file_bytes, all_bytes, used, free
        self.givers: list[Callable[[], None]] = []
        self._coming: dict[Path, int] = {}  # bytes that files take which are on their way

    def check_size(self, size: int | None, kind: str | None = None) -> None:
        """Refuses a file before it is sent whole, when its size is told."""
        most = longest(kind, self.file_bytes) if kind else self.file_bytes
        if size is not None and size > most:
            raise TooLong("This file is too large: at most {megabytes} MB.", megabytes=most // MEGABYTE)

    def check_disk(self, more: int) -> None:
        """Refuses what would fill the disk."""
        free = self._free(self.folder) - KEPT_FREE
        if more > free:
            raise StorageFailed(
                "The disk of the server is nearly full: this file is {megabytes} MB, and there is room for {free} MB.",
                megabytes=-(-more // MEGABYTE),
                free=max(0, free // MEGABYTE),
            )

    def reserve(self, part: Path, size: int) -> None:
        """For a file of which `size` bytes are there or will come; refused when all files together have no room for it."""
        self.promise(part, size)
        for give in self.givers:
            if size > self._left(part):
                give()
        if size > self._left(part):
            raise TooLong("There is no room for more media: all together at most {megabytes} MB.", megabytes=self.all_bytes // MEGABYTE)

    def promise(self, part: Path, size: int) -> None:
        """The same, for what was told before a restart that it may come."""
        self._coming[part] = size

    def give_up(self, part: Path) -> None:
        self._coming.pop(part, None)

    def _left(self, part: Path) -> int:
        """Bytes that this file may have beside all others."""
        return self.all_bytes - self._used() - sum(size for other, size in list(self._coming.items()) if other != part)
