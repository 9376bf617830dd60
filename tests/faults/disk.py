"""What can happen to the disk under a running server, and ends again. Root can make the real thing; anybody can make the kernel refuse."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.support.server import Server

SMALL_DISK = "4m"
FILES = ("facilitator.db", "facilitator.db-wal")
PIECE = bytes(65_536)

DiskFault = Callable[[Server], AbstractContextManager[None]]


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of four megabytes on the folder."""
    if os.geteuid() != 0:
        pytest.skip("only root can make a disk; `refused` is the same to SQLite but for the word")
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK}", "tmpfs", str(folder)], capture_output=True, text=True)
    if made.returncode:
        pytest.skip(f"no disk can be made here: {made.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@contextmanager
def full(server: Server) -> Iterator[None]:
    """The disk is full (ENOSPC); somebody makes room again. Of a server on a `small_disk`."""
    filler = server.folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (len(PIECE), 1):
            try:
                while file.write(PIECE[:size]):
                    pass
            except OSError:
                pass
    yield
    filler.unlink()


@contextmanager
def read_only(server: Server) -> Iterator[None]:
    """The files of the database can't be written any more, by nobody and over no open descriptor (`chattr +i`)."""
    files = [str(server.data / name) for name in FILES]
    done = subprocess.run(["chattr", "+i", *files], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"a file can't be made read-only here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", *files], check=True)


@contextmanager
def refused(server: Server) -> Iterator[None]:
    """The kernel refuses each write of the server (EFBIG). For SQLite that is what EROFS and EIO are: a write that failed."""
    pid, limits = server.process.pid, resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, limits[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, limits)


@contextmanager
def locked(server: Server) -> Iterator[None]:
    """Another program holds the database."""
    other = sqlite3.connect(server.data / FILES[0], isolation_level=None, timeout=5, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()
