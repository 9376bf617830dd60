"""Reports are made in a process of their own, from a read-only snapshot: the loop that serves the room never waits for one."""

from __future__ import annotations

import io
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from facilitator.errors import StorageFailed
from facilitator.report.archive import archive
from facilitator.report.export import write_export
from facilitator.store import Reader, wire

CHUNK = 65_536
log = logging.getLogger(__name__)
HOUSE = Path(__file__).parent.parent.parent


def make_report(data: str, meetup: str, kind: str) -> Iterator[bytes]:
    """Starts `kind` (archive or export) of a meetup in a child process and gives its bytes; StorageFailed when it could not be made."""
    log.info("the %s of meetup %s was asked for", kind, meetup)
    command = [sys.executable, "-m", "facilitator.report", str(Path(data).resolve()), meetup, kind]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=HOUSE)
    assert child.stdout is not None
    first = child.stdout.read(CHUNK)
    if not first:
        raise StorageFailed("This could not be made: {reason}. Nothing was changed; try again.", reason=f"status {child.wait()}")
    return _rest(child, first)


def _rest(child: subprocess.Popen[bytes], first: bytes) -> Iterator[bytes]:
    assert child.stdout is not None
    with child:
        yield first
        while chunk := child.stdout.read(CHUNK):
            yield chunk


def write_report(data: Path, meetup: str, kind: str, out: IO[bytes]) -> None:
    """Made whole before the first byte is sent: who loads it slowly must not hold a snapshot, and with it the write-ahead log."""
    store, made = Reader(data), io.BytesIO()
    if kind == "archive":
        made.write(wire.encode(archive(store, meetup)).encode())
    else:
        write_export(store, meetup, made)
    store.close()
    out.write(made.getvalue())
