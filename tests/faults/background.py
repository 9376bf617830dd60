"""A loop in a thread of its own, for tests that are not written in `async` and talk to clients that are."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

PATIENCE_SECONDS = 60
T = TypeVar("T")


class Background:
    """`with Background() as loop: loop.wait(coroutine)`."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)

    def __enter__(self) -> Background:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE_SECONDS)
        self._loop.close()

    def wait(self, doing: Coroutine[Any, Any, T], seconds: float = PATIENCE_SECONDS) -> T:
        return asyncio.run_coroutine_threadsafe(doing, self._loop).result(seconds)
