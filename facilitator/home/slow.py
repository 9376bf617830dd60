"""What takes long is done beside the writer, one thing after the other in a real thread, on copies: meanwhile it goes on for everybody else."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from facilitator.home.inbox import Done, Order

StartThread = Callable[[Callable[[], None]], object]  # starts a function in a real thread, and does not wait for it
Work = Callable[[], Any]
GIVES_WAY = 10
LOOK_SECONDS = 0.05  # how soon it is seen that something is done


class SlowWork:
    """Of the writer, and of nobody else but for what the thread brings back."""

    def __init__(self, start_thread: StartThread) -> None:
        self._start_thread = start_thread
        self._waiting: deque[Order] = deque()
        self._now: Order | None = None
        self._done: list[Done] = []  # what the thread brings back of it
        self._copies: list[Order] = []

    def __bool__(self) -> bool:
        return self._now is not None or bool(self._waiting)

    def take(self, order: Order) -> None:
        """Its turn comes after that of those before it. Another sending of the same is answered with the first; a timer that asks again has asked already
        (who waits for the answer has a digest, and is always heard)."""
        under_way = list(self._under_way())
        if any((order.meetup, order.id, order.digest) == (other.meetup, other.id, other.digest) for other in under_way):
            self._copies.append(order)
        elif order.digest or not any(
            (order.meetup, order.command, order.actor) == (other.meetup, other.command, other.actor) for other in under_way if not other.digest
        ):
            self._waiting.append(order)

    def finished(self) -> list[Order]:
        """The orders whose work is done, with what it gave."""
        if self._now is None or not self._done:
            return []
        done, now, self._now = self._done.pop(), self._now, None
        copies = [copy for copy in self._copies if (copy.meetup, copy.id) == (now.meetup, now.id)]
        self._copies = [copy for copy in self._copies if copy not in copies]
        return [replace(each, done=done) for each in (now, *copies)]

    def go_on(self, work_of: Callable[[Order], Work]) -> None:
        """Begins the next one, when nothing is under way: what it needs is copied only now, as those before it have left it."""
        if self._now is not None or not self._waiting:
            return
        self._now = self._waiting.popleft()
        try:
            work = work_of(self._now)
        except Exception as error:  # told to its sender in its turn
            self._done.append(Done(error=error))
        else:
            self._start_thread(lambda: self._done.append(beside(work)))

    def given_up(self) -> list[Order]:
        """All that is under way; nobody waits for it any more."""
        orders = list(self._under_way())
        self._now, self._copies = None, []
        self._waiting.clear()
        return orders

    def _under_way(self) -> Iterator[Order]:
        yield from (self._now,) if self._now else ()
        yield from self._waiting
        yield from self._copies


def beside(work: Work) -> Done:
    """Gives way to the others ten times as often as Python's threads do: each of the many small steps of an answer would wait 5 ms for its turn."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(usual / GIVES_WAY)
    try:
        return outcome_of(work)
    finally:
        sys.setswitchinterval(usual)


def outcome_of(work: Work) -> Done:
    """What went wrong is kept: a real thread can't log, and the writer can."""
    try:
        return Done(work())
    except Exception as error:
        return Done(error=error)
