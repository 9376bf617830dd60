"""Between the HTTP server and the app: of a crowd that asks for pages all at once, so many are let through in one turn of the loop.

An event loop serves whoever is ready before it looks at its clocks again. Six hundred who ask for a page in the same moment would else
be all that happens for seconds, and live connections wait.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any

from facilitator.live.sockets import PATH

MOST_AT_ONCE = 8
App = Callable[..., Iterable[bytes]]


class Turnstile:
    """`turns` lets MOST_AT_ONCE in; `sleep` is the loop's. Only what is asked for goes through: what is sent may come slowly, and must not
    hold a place, nor must a live connection."""

    def __init__(self, app: App, turns: AbstractContextManager[Any], sleep: Callable[[float], object]) -> None:
        self.app, self.turns, self.sleep = app, turns, sleep

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("PATH_INFO", "").startswith(PATH):
            return self.app(environ, start_response)
        with self.turns:
            answer = self.app(environ, start_response)
            self.sleep(0)
            return answer
