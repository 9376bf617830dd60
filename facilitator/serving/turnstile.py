"""Between the HTTP server and the app: of a crowd that asks for pages or films all at once, so much is let through in one turn of the loop.

An event loop serves whoever is ready before it looks at its clocks again. Six hundred who ask for a page in the same moment, or fifty who take a film as
fast as it can be sent, would else be all that happens for seconds, and live connections wait.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

from facilitator.live.sockets import PATH
from facilitator.serving.patience import MEDIA

MOST_IN_A_TURN = 8
PIECES_IN_A_TURN = 8  # of films, all together: half a megabyte, which takes less than a millisecond
App = Callable[..., Iterable[bytes]]


class Turns(Protocol):
    """The loop's own semaphore, with so many in it."""

    def acquire(self) -> object: ...

    def release(self) -> object: ...


class Turnstile:
    """`soon` calls when the loop turns. A place is given free then, however long the page takes: one that waits for the disk must not keep
    others out. Only what is asked for goes through; what is sent comes at its own pace, and a live connection is no page. Each piece of a film waits for a
    place among `pieces`, so that all who take one get as much of it."""

    def __init__(self, app: App, turns: Turns, pieces: Turns, soon: Callable[[Callable[[], object]], object]) -> None:
        self.app, self.turns, self.pieces, self.soon = app, turns, pieces, soon

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if environ["REQUEST_METHOD"] in ("GET", "HEAD") and not path.startswith(PATH):
            self._wait(self.turns)
        answer = self.app(environ, start_response)
        return self._by_turns(answer) if path.startswith(MEDIA) else answer

    def _by_turns(self, answer: Iterable[bytes]) -> Iterator[bytes]:
        try:
            for piece in answer:
                yield piece
                self._wait(self.pieces)
        finally:
            if close := getattr(answer, "close", None):
                close()

    def _wait(self, turns: Turns) -> None:
        turns.acquire()
        self.soon(turns.release)
