"""Renewing backups after something was erased for good: in a process of its own, so that the room never waits for it, and not more often than needed."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from facilitator.store.copies import Copies

PAUSE_SECONDS = 60.0  # between two: whoever forgets themselves again and again must not keep the machine busy with it
LOOK_SECONDS = 0.2
HOUSE = Path(__file__).parent.parent

log = logging.getLogger(__name__)


class Renewing:
    """Of the backups of one data folder. `now` gives seconds since 1970."""

    def __init__(self, data: Path, now: Callable[[], float] = time.time, pause: float = PAUSE_SECONDS) -> None:
        self.data, self.copies, self.now, self.pause = data.resolve(), Copies(data), now, pause
        self._asked, self._stopping = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None

    def erased(self) -> None:
        """Said by the writer, after the commit. A register that can't be written is told of and stops nobody."""
        try:
            if self.copies.erased(self.now()):
                self.soon()
        except Exception:
            log.exception("backups may still hold what was erased, and can't be renewed")

    def begin(self) -> None:
        """At the start of the server: what was erased before it stopped, or while a drive with backups was away."""
        try:
            if self.copies.known().stale():
                self.soon()
        except Exception:
            log.exception("the register of backups can't be read")

    def soon(self) -> None:
        self._asked.set()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="renewing", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._asked.set()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._asked.wait()
            self._asked.clear()
            if self._stopping.is_set():
                return
            self._renew()
            self._stopping.wait(self.pause)

    def _renew(self) -> None:
        try:
            child = subprocess.Popen([sys.executable, "-m", "facilitator.store.copies", str(self.data)], cwd=HOUSE)
            while child.poll() is None:
                time.sleep(LOOK_SECONDS)
        except OSError:
            log.exception("backups may still hold what was erased, and can't be renewed")
            return
        if child.returncode:
            log.error("renewing the backups ended with %d", child.returncode)
