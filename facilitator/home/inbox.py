"""What waits for the writer: orders of any thread or greenlet, and work that must be done between two commits."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from facilitator.errors import Refusal, StorageFailed
from facilitator.meetup.words import Actor, Command
from facilitator.store import Receipt

T = TypeVar("T")
Reply = Callable[["Receipt | Refusal"], None]

GROUP_SECONDS = 0.005  # commands that come within this time share one commit
PATIENCE_SECONDS = 30.0
MOST_ORDERS = 500  # of one turn: who waits behind them waits for one commit more, and the loop goes on meanwhile


@dataclass(frozen=True)
class Done:
    """What the work of a slow command gave, or how it failed."""

    value: Any = None
    error: Exception | None = None


@dataclass(frozen=True)
class Order:
    """A command on its way to the writer. `id` and `digest` make it count once; `reply` is called in the writer, after the commit. One
    that is `late` is not carried out any more: its sender wants to know whether it was. A refusal of one that is `final` is kept: another copy of it, on its
    way by a line that was given up, must not be carried out after its sender was told that it was not. `done`: of a slow command, when its work is."""

    meetup: str
    command: Command
    actor: Actor
    id: bytes
    digest: bytes
    reply: Reply
    late: bool = False
    final: bool = False
    done: Done | None = None


class Inbox:
    """Filled from anywhere, emptied by the writer."""

    def __init__(self) -> None:
        self._waiting: deque[Order | Callable[[], None]] = deque()
        self._wake = threading.Event()

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, order: Order) -> None:
        self._waiting.append(order)
        if not self._wake.is_set():  # setting it costs as much as deciding a vote
            self._wake.set()

    def wake(self) -> None:
        """There is something to do that does not stand in here."""
        self._wake.set()

    def ask(self, work: Callable[[], T]) -> T:
        """Has `work` done between two commits, waits, and gives its answer (or raises its error)."""
        done, answers, errors = threading.Event(), list[T](), list[Exception]()
        given_up = threading.Event()

        def turn() -> None:
            if given_up.is_set():
                return
            try:
                answers.append(work())
            except Exception as error:  # raised again below, where it was asked
                errors.append(error)
            done.set()

        self._waiting.append(turn)
        self._wake.set()
        if not done.wait(PATIENCE_SECONDS):
            given_up.set()
            raise StorageFailed("The server is too busy. Nothing was changed; try again.")
        if errors:
            raise errors[0]
        return answers[0]

    def wait(self, seconds: float) -> None:
        """Until something comes, and a moment longer for what comes with it."""
        self._wake.wait(seconds)
        self._wake.clear()
        if self._waiting:
            time.sleep(GROUP_SECONDS)

    def take(self) -> Iterator[Order]:
        """The orders of one turn; the work that stands between them is done on the way."""
        for _ in range(min(len(self._waiting), MOST_ORDERS)):
            waiting = self._waiting.popleft()
            if isinstance(waiting, Order):
                yield waiting
            else:
                waiting()
