"""What happens when somebody meets a limit: it is counted, and said in the log once an hour for each kind, never for each message."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from facilitator.metrics import Metrics

QUIET_SECONDS = 3600.0

BAD_MESSAGE, NEVER_ENTERED, NOT_READING, PUT_OUT, SILENT, TOO_FAST = "bad_message", "never_entered", "not_reading", "put_out", "silent", "too_fast"
SAID = {
    BAD_MESSAGE: "a connection sent what no page of ours sends",
    NEVER_ENTERED: "a connection did not say in time which meetup it wants",
    NOT_READING: "a connection left too much unread",
    TOO_FAST: "a connection went on far beyond its budget",
}

log = logging.getLogger(__name__)


class Limits:
    """`now` counts seconds."""

    def __init__(self, metrics: Metrics, now: Callable[[], float] = time.monotonic) -> None:
        self.metrics, self.now = metrics, now
        self._said: dict[str, float] = {}

    def cut(self, reason: str) -> None:
        """A connection is ended by us for this reason, one of those above. Usual ones (put out, silent) are only counted."""
        self.metrics.cut(reason)
        said = self._said.get(reason)
        if reason in SAID and (said is None or self.now() - said >= QUIET_SECONDS):
            self._said[reason] = self.now()
            log.warning("%s, and was closed; others like it are counted only (docs/metrics.md)", SAID[reason])
