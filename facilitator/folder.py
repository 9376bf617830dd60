"""The data folder: one server at a time, and where that server can be found."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout


class FolderTaken(Exception):
    """Another server works on this data folder; says where."""


class DataFolder:
    """`data/`: facilitator.db with its write-ahead log, media/, the lock, and server.json (mode 600) with the address of who holds it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.media = path / "media"
        self._lock = FileLock(path / "lock")
        self._address = path / "server.json"

    def claim(self) -> None:
        """Takes the folder for this process, until it ends however it ends; FolderTaken when another has it."""
        self.media.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise FolderTaken(
                f"A facilitator already runs on the folder {self.path.resolve()}{self._where()}."
                " Stop that one first, or set FACILITATOR_DATA to another folder."
            ) from None

    def announce(self, address: str) -> None:
        self._address.touch(mode=0o600)
        self._address.write_bytes(msgspec.json.encode({"address": address, "pid": os.getpid()}))

    def release(self) -> None:
        self._address.unlink(missing_ok=True)
        self._lock.release()

    def _where(self) -> str:
        try:
            told = msgspec.json.decode(self._address.read_bytes())
            return f", at {told['address']}"
        except (OSError, KeyError, msgspec.MsgspecError):
            return ""
