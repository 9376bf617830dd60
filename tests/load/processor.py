"""What processes cost, read from /proc, and on which core they run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CORES = sorted(os.sched_getaffinity(0))
SERVER_CORE, LOAD_CORE = CORES[0], CORES[-1]
TICKS = os.sysconf("SC_CLK_TCK")
IDLE = (3, 4)  # of /proc/stat: idle, and waiting for a disk


@contextmanager
def on_core(core: int) -> Iterator[None]:
    """What is started inside runs on this core; so does whoever starts it, until the end of the block."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def seconds_of(pid: int) -> float:
    """Seconds of processor that all threads of a process took since its start."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory_of(pid: int) -> float:
    """Resident memory in bytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    return 1024.0 * int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


def seconds_of_all() -> float:
    """Seconds of processor that everything on this machine took, all cores together."""
    fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]
    return sum(int(value) for place, value in enumerate(fields) if place not in IDLE) / TICKS
