"""Once: a form that is sent twice, by a double press or a browser that tries again, makes one thing."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

REMEMBERED = 1_000  # forms; the oldest are forgotten


class Once:
    """Remembers what came of a form, by the id that the server put in it, until the server stops."""

    def __init__(self) -> None:
        self._made: OrderedDict[str, str] = OrderedDict()
        self._lock = threading.Lock()

    def make(self, form: str, make: Callable[[], str]) -> str:
        """The id of what `make` makes, or of what it made for the same form. A form without an id is one of its own."""
        if not form:
            return make()
        with self._lock:  # the second waits for the first
            if form not in self._made:
                self._made[form] = make()
            if len(self._made) > REMEMBERED:
                self._made.popitem(last=False)
            return self._made[form]
