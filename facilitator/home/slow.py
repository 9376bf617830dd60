"""What takes long is done beside the writer, one thing after the other in a real thread, on copies: meanwhile it goes on for everybody else."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from facilitator.home.inbox import Done, Order

StartThread = Callable[[Callable[[], None]], object]  # starts a function in a real thread, and does not wait for it
Work = Callable[[], Any]
LOOK_SECONDS = 0.05  # how soon it is seen that something is done

log = logging.getLogger(__name__)


class SlowWork:
    """Of the writer, and of nobody else but for what the thread brings back."""

    def __init__(self, start_thread: StartThread) -> None:
        self._start_thread = start_thread
        self._waiting: deque[tuple[Order, Work]] = deque()
        self._done: list[Done] = []  # by the thread, of the first that waits
        self._copies: list[Order] = []

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def joins(self, order: Order) -> bool:
        """Whether the same is under way: another sending of it is answered with the first, and what a timer asks for again is asked for already."""
        if any(order.meetup == other.meetup and order.id == other.id and order.digest == other.digest for other, _ in self._waiting):
            self._copies.append(order)
            return True
        return any((order.meetup, order.command, order.actor) == (other.meetup, other.command, other.actor) for other, _ in self._waiting if not other.digest)

    def begin(self, order: Order, work: Work) -> None:
        self._waiting.append((order, work))
        if len(self._waiting) == 1:
            self._next()

    def finished(self) -> Iterator[Order]:
        """The orders whose work is done, with what it gave."""
        if self._waiting and self._done:
            done, (order, _) = self._done.pop(), self._waiting.popleft()
            yield from (replace(each, done=done) for each in (order, *(copy for copy in self._copies if copy.id == order.id)))
            self._copies = [copy for copy in self._copies if copy.id != order.id]
            if self._waiting:
                self._next()

    def given_up(self) -> Iterator[Order]:
        """All that is under way; nobody waits for it any more."""
        yield from (order for order, _ in self._waiting)
        yield from self._copies
        self._waiting.clear()
        self._copies.clear()

    def _next(self) -> None:
        _, work = self._waiting[0]

        def run() -> None:
            self._done.append(outcome_of(work))

        self._start_thread(run)


def outcome_of(work: Work) -> Done:
    """What went wrong is kept: a real thread can't log, and the writer can."""
    try:
        return Done(work())
    except Exception as error:
        return Done(error=error)
