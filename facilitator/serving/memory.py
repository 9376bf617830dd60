"""Gives memory back that a crowd or an attack needed for a moment. Python and the C library keep it for next time, and an evening is long.

What is there at the start is taken out of the garbage collector's sight, which then looks seldom: most of what a request or a phone needs
goes by itself, when nobody refers to it any more.
"""

from __future__ import annotations

import ctypes
import gc
import os
from collections.abc import Callable
from pathlib import Path

LOOK_SECONDS = 2.0
CALM_BYTES = 500_000  # in that time; who acts all the time leaves a little
LEFT = 200  # connections that have ended since, from which on it pays too
GROWN_BYTES = 3_000_000  # since it was last given back, from which on it pays
MANY = 2_000  # phones, with which looking for garbage takes so long that people would notice
THRESHOLDS = (20_000, 20, 50)
STATM = Path("/proc/self/statm")


class Memory:
    """`crowd` tells how many connections there are, `used` the bytes that this process has in the machine's memory; `give_back` gives some back."""

    def __init__(self, crowd: Callable[[], int], used: Callable[[], int], give_back: Callable[[], None]) -> None:
        self.crowd, self.used, self.give_back = crowd, used, give_back
        self.least = self.before = self.most = 0

    def watch(self, sleep: Callable[[float], object]) -> None:
        """For ever. `sleep` waits that many seconds without holding up the loop."""
        self.least = self.used()
        while True:
            sleep(LOOK_SECONDS)
            self.look()

    def look(self) -> None:
        """When more is used than after the last time and it hardly grows any more just now, or when many have left."""
        now, crowd = self.used(), self.crowd()
        self.most = max(self.most, crowd)
        grown = now - self.before < CALM_BYTES and now - self.least >= GROWN_BYTES
        if (grown or self.most - crowd >= LEFT) and crowd < MANY:
            self.give_back()
            self.least, self.most = self.used(), crowd
        self.before = now


def set_aside() -> None:
    """Before anybody is there: what were frozen of theirs would stay for ever. From here on garbage is collected."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
    gc.enable()


def used_bytes() -> int:
    """Zero where the system does not tell."""
    try:
        return int(STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def give_back() -> None:
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if STATM.exists() else None
    if trim:  # the C library of most Linux systems
        trim(0)
