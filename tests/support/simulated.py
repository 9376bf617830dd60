"""The simulated room of the demo as a process beside a test, in a hurry."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.server import HOUSE, Server


@contextmanager
def simulated(server: Server, code: str, people: int, haste: float, *more: str) -> Iterator[subprocess.Popen[bytes]]:
    """So many people, `haste` times as fast as people are; they leave when their standard input ends."""
    asked = ["--url", server.base, "--code", code, "--people", str(people), "--haste", str(haste), *more]
    with subprocess.Popen([sys.executable, "-m", "facilitator.demo.room", *asked], cwd=HOUSE, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as room:
        try:
            yield room
        finally:
            assert room.stdin
            room.stdin.close()
            assert room.wait(20) == 0
