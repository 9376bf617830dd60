"""Asks the server how it is, again and again, and notes the longest time without an answer: the gaps in its loop."""

from __future__ import annotations

import threading
import time
from http.client import HTTPConnection

EVERY_SECONDS = 0.01
PATIENCE_SECONDS = 30


class Pulse:
    """`with Pulse(server.port) as pulse: ...`, then `pulse.longest`, in seconds; `statuses` are all that /healthz answered with."""

    def __init__(self, port: int) -> None:
        self.longest, self.beats = 0.0, 0
        self.statuses: set[int] = set()
        self._port, self._done = port, threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Pulse:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._done.set()
        self._thread.join(PATIENCE_SECONDS)

    def _run(self) -> None:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE_SECONDS)
        while not self._done.wait(EVERY_SECONDS):
            asked = time.monotonic()
            connection.request("GET", "/healthz")
            answer = connection.getresponse()
            answer.read()
            self.longest, self.beats = max(self.longest, time.monotonic() - asked), self.beats + 1
            self.statuses.add(answer.status)
        connection.close()
