"""What happens when somebody meets a limit: it is counted, and said in the log once an hour for each kind, never for each message."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from facilitator.metrics import Metrics

QUIET_SECONDS = 3600.0

BAD_MESSAGE, NEVER_ENTERED, NOT_READING, PUT_OUT, SILENT, TOO_FAST = "bad_message", "never_entered", "not_reading", "put_out", "silent", "too_fast"
NO_FILES = "no_files"
SAID = {
    BAD_MESSAGE: "A connection sent what no page of ours sends, and was closed.",
    NEVER_ENTERED: "A connection did not say in time which meetup it wants, and was closed.",
    NOT_READING: "A connection left too much unread, and was closed.",
    TOO_FAST: "A connection went on far beyond its budget, and was closed.",
    NO_FILES: "This process may open no more files: the longest silent connection made room for a new one.",
}

log = logging.getLogger(__name__)


class Limits:
    """`now` counts seconds."""

    def __init__(self, metrics: Metrics, now: Callable[[], float] = time.monotonic) -> None:
        self.metrics, self.now = metrics, now
        self._said: dict[str, float] = {}

    def cut(self, reason: str) -> None:
        """A connection is ended by us for this reason, one of those above. What is usual (put out, silent) is only counted."""
        self.metrics.cut(reason)
        self.say(reason)

    def say(self, what: str) -> None:
        said = self._said.get(what)
        if what in SAID and (said is None or self.now() - said >= QUIET_SECONDS):
            self._said[what] = self.now()
            log.warning("%s Others like it are counted only (docs/metrics.md).", SAID[what])
