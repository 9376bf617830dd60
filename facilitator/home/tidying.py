"""Tidying the database file between turns: the write-ahead log is emptied after a close, an erasing or a deletion, the whole file is written anew after a seal.

A reader can hold that up. Nobody waits for it; it is tried again.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from facilitator.home.taken_up import InThread
from facilitator.store import Store

AGAIN_SECONDS = 1.0
ANEW_AGAIN_SECONDS = 60.0  # it takes long, and the disk may be full


class Tidying:
    """Of one store; in the writer only. `quiet` says whether no evening goes on: writing the file anew keeps everybody waiting."""

    def __init__(self, store: Store, in_thread: InThread, quiet: Callable[[], bool]) -> None:
        self.store, self.in_thread, self.quiet = store, in_thread, quiet
        self._checkpoint_from: float | None = None  # by a clock that nobody sets
        # the server was stopped before it could be done; an evening that goes on may not be in memory yet
        self._anew_from = time.monotonic() + ANEW_AGAIN_SECONDS if store.is_due_anew() else None

    def checkpoint_soon(self) -> None:
        self._checkpoint_from = time.monotonic()

    def anew_soon(self) -> None:
        self._anew_from = time.monotonic()

    def tidy(self) -> None:
        now = time.monotonic()
        if self._anew_from is not None and self._anew_from <= now and self.quiet():
            self._anew_from = None if self.in_thread(self.store.vacuum) else now + ANEW_AGAIN_SECONDS
        if self._checkpoint_from is not None and self._checkpoint_from <= now:
            self._checkpoint_from = None if self.in_thread(self.store.checkpoint) else now + AGAIN_SECONDS
