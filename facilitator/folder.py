"""The data folder: one server at a time, and where that server can be found."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

ROOM_BYTES = 1_000_000  # what a start needs, and some


class FolderTaken(Exception):
    """Another server works on this data folder; says where."""


class FolderUnusable(Exception):
    """The data folder can't be written, or is not what was asked for; says why."""


class DataFolder:
    """`data/`: facilitator.db with its write-ahead log, media/, the lock, and server.json (mode 600) with the address of who holds it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.media = path / "media"
        self._lock = FileLock(path / "lock")
        self._address = path / "server.json"

    def claim(self) -> None:
        """Takes the folder for this process, until it ends however it ends; FolderTaken when another has it, FolderUnusable when the disk is
        full or can't be written."""
        try:
            self.media.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
            self._try_to_write()
        except Timeout:
            raise FolderTaken(
                f"A facilitator already runs on the folder {self.path.resolve()}{self._where()}."
                " Stop that one first, or set FACILITATOR_DATA to another folder."
            ) from None
        except OSError as error:
            self._lock.release()
            raise FolderUnusable(
                f"The data folder {self.path.resolve()} can't be written: {error.strerror}."
                " Make room or give the right to write there, or set FACILITATOR_DATA to another folder."
            ) from error

    def claim_empty(self) -> None:
        """The same, of a folder in which nothing is kept yet; FolderUnusable when there is."""
        self._check_empty()  # first: what is no data folder gets no lock
        self.claim()
        try:
            self._check_empty()
        except FolderUnusable:
            self.release()
            raise

    def _try_to_write(self) -> None:
        probe = self.path / "probe"
        try:
            with probe.open("wb") as file:
                file.write(bytes(ROOM_BYTES))
        finally:
            probe.unlink(missing_ok=True)

    def _check_empty(self) -> None:
        kept = {path.name for path in _inside(self.path)} - {"lock", "media"} | {f"media/{path.name}" for path in _inside(self.media)}
        if kept:
            raise FolderUnusable(
                f"The data folder {self.path.resolve()} is not empty: {min(kept)} is in it. Move it away, or set FACILITATOR_DATA to another folder."
            )

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


def _inside(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []
