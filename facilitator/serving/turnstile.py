"""Between the HTTP server and the app: of a crowd that asks for pages all at once, so many are let through in one turn of the loop.

An event loop serves whoever is ready before it looks at its clocks again. Six hundred who ask for a page in the same moment would else
be all that happens for seconds, and live connections wait.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from facilitator.live.sockets import PATH

MOST_IN_A_TURN = 8
App = Callable[..., Iterable[bytes]]


class Turns(Protocol):
    """The loop's own semaphore, with MOST_IN_A_TURN in it."""

    def acquire(self) -> object: ...

    def release(self) -> object: ...


class Turnstile:
    """`soon` calls when the loop turns. A place is given free then, however long the page takes: one that waits for the disk must not keep
    others out. Only what is asked for goes through; what is sent comes at its own pace, and a live connection is no page."""

    def __init__(self, app: App, turns: Turns, soon: Callable[[Callable[[], object]], object]) -> None:
        self.app, self.turns, self.soon = app, turns, soon

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] in ("GET", "HEAD") and not environ.get("PATH_INFO", "").startswith(PATH):
            self.turns.acquire()
            self.soon(self.turns.release)
        return self.app(environ, start_response)
