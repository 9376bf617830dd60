"""The one writer: takes all orders that wait, decides each, commits one transaction for all of them, and only then answers and tells.

While a commit is under way the state is ahead of the disk. So nobody but the writer touches a live meetup's state, and other threads
and greenlets give it work through its inbox.
"""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections.abc import Callable
from typing import Any

from facilitator.errors import Failed, Refusal, StorageFailed
from facilitator.home.deciding import Deciding, again
from facilitator.home.inbox import Inbox, Order
from facilitator.home.live_meetup import LiveMeetup, Publish
from facilitator.home.slow import LOOK_SECONDS, SlowWork, StartThread
from facilitator.home.taken_up import InThread, Load, TakenUp
from facilitator.home.tidying import Tidying
from facilitator.meetup.life import OPEN
from facilitator.meetup.words import TIMER, Actor, Command, Event
from facilitator.metrics import Metrics
from facilitator.store import Batch, Receipt, Store

IDLE_SECONDS = 1.0
ALIVE_SECONDS = 10.0
PAUSE_SECONDS = 1.0  # after a failed commit, before timers try again
YIELD_EVERY = 250  # answers

log = logging.getLogger(__name__)


class Writer:
    """`load` reads a meetup from the store; `publish` is told what changed; `now` gives seconds since 1970; `metrics` hears how long it took."""

    def __init__(
        self, store: Store, load: Load, in_thread: InThread, now: Callable[[], float], metrics: Metrics, start_thread: StartThread = lambda work: work()
    ) -> None:
        self.store, self.in_thread, self.now, self.metrics = store, in_thread, now, metrics
        self.meetups = TakenUp(load, in_thread)
        self.deciding = Deciding(self.meetups, in_thread, now)
        self.slow = SlowWork(start_thread)
        self.publish: Publish = _nobody_listens
        self.forget: Callable[[], None] = _nothing  # what else is ahead of the disk when a batch was given up
        self.logged: Callable[[str, Event], None] = lambda meetup, event: None  # is told of each line of a log when it is on disk
        self.erased: Callable[[], None] = _nothing  # is told when something is gone for good that backups may still hold
        self.sealed: Callable[[str, bytes], None] = _nothing  # is told which key a meetup has from now on
        self.tidying = Tidying(store, in_thread, self._is_quiet)
        self.commits = 0
        self.lines = 0  # of session logs, since the start; ballots don't count, so that nobody can watch when votes fall
        self.inbox = Inbox()
        metrics.inbox = self.inbox.__len__
        self._beat = time.monotonic()  # this and the next two by a clock that nobody sets
        self._timers_from = 0.0
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Carries out what is waiting, then ends."""
        self._stopping = True
        self.inbox.wake()
        self._thread.join(timeout=5)

    def alive(self) -> bool:
        """Whether it has turned lately."""
        return self._thread.is_alive() and time.monotonic() - self._beat < ALIVE_SECONDS

    # turning

    def _run(self) -> None:
        self._turn_until_stopped()
        for order in self.slow.given_up():
            self._reply(order, again())

    def _turn_until_stopped(self) -> None:
        patience = 0.0
        while not (self._stopping and not self.inbox):
            self.inbox.wait(patience)
            try:
                self._turn()
                patience = 0.0 if self.inbox else self._patience()
            except Exception:
                log.exception("a turn of the writer failed")
                patience = PAUSE_SECONDS
            self._beat = time.monotonic()

    def _patience(self) -> float:
        """Seconds until something is due: a push, a timer, or just the next look."""
        if self.slow:
            return LOOK_SECONDS
        moments = [moment for live in self.meetups.by_id.values() for moment in live.moments()]
        soonest = max(min(moments, default=self.now() + IDLE_SECONDS) - self.now(), self._timers_from - time.monotonic())
        return min(IDLE_SECONDS, max(0.0, soonest))

    def _turn(self) -> None:
        orders = [*self.slow.finished(), *self._timers(), *self.inbox.take()]
        now = [order for order in orders if not self._is_put_aside(order)]
        if now:
            self._carry_out(now)
        self.slow.go_on(self._work_of)
        for live in list(self.meetups.by_id.values()):
            self._tell(live)
        self.tidying.tidy()
        self.meetups.find_lost()

    def _is_put_aside(self, order: Order) -> bool:
        """Whether its work is to be done beside the turns first. What was carried out or refused before is not done again."""
        if not order.command.slow or order.done or order.late or self.deciding.is_known(order):
            return False
        self.slow.take(order)
        return True

    def _work_of(self, order: Order) -> Callable[[], Any]:
        return self.meetups.take_up(order.meetup).meetup.work(order.command, order.actor)

    def _timers(self) -> list[Order]:
        now = self.now()
        if time.monotonic() < self._timers_from:
            return []
        due: list[tuple[str, Command]] = []
        for live in self.meetups.by_id.values():
            try:
                due += [(live.meetup.id, command) for moment, command in live.meetup.due() if moment <= now and not live.lost]
            except Exception:  # what waits in the inbox must be done all the same
                log.exception("what is due in meetup %s is not known", live.meetup.id)
        return [Order(meetup, command, Actor(TIMER), secrets.token_bytes(16), b"", _no_reply) for meetup, command in due]

    def _carry_out(self, orders: list[Order]) -> None:
        """Decides, commits, answers. What can't be committed is refused whole, and its meetups are made again from the disk."""
        answers: list[Receipt | Refusal] = []
        batches: list[Batch] = []
        broken: set[str] = set()
        for order in orders:
            outcome, batch = self.deciding.outcome(order)
            answers.append(outcome)
            if isinstance(outcome, Failed):
                broken.add(order.meetup)
            if batch:
                batches.append(batch)
        failure = self._commit([batch for batch in batches if batch.meetup not in broken])
        if failure:
            broken |= {batch.meetup for batch in batches}
            self._timers_from = time.monotonic() + PAUSE_SECONDS
        if broken:
            self._give_up(broken)
        for number, (order, answer) in enumerate(zip(orders, answers, strict=True)):
            if order.meetup in broken and not isinstance(answer, Failed):  # also a refusal was made from a state that never was
                answers[number] = failure or again()
            self._reply(order, answers[number])
            if (number + 1) % YIELD_EVERY == 0:
                time.sleep(0)
        self.metrics.answered(answers)

    def _give_up(self, broken: set[str]) -> None:
        try:
            self.in_thread(self.forget)
        except Exception:
            log.exception("the question bank can't be read now")
        self.meetups.make_all_again(broken)

    def _reply(self, order: Order, answer: Receipt | Refusal) -> None:
        try:
            order.reply(answer)
        except Exception:  # the others must have theirs
            log.exception("the answer to %s could not be given", order.command.verb)

    def _commit(self, batches: list[Batch]) -> Refusal | None:
        if not batches:
            return None
        begun = time.perf_counter()
        try:
            self.in_thread(self.store.commit, batches)
        except StorageFailed as failure:
            log.error("a commit of %d commands failed: %s", len(batches), failure.values.get("reason"))
            return failure
        except Exception:
            log.exception("a commit of %d commands failed", len(batches))
            return again()
        finally:
            self.metrics.committed(time.perf_counter() - begun, len(batches))
        self.commits += 1
        self.lines += sum(len(batch.entries) for batch in batches)
        if any(batch.settled or batch.erased or batch.redacted or batch.rewritten for batch in batches):
            self.tidying.checkpoint_soon()
        if any(entry.event.final for batch in batches for entry in batch.entries):
            self.erased()
        self._cut({batch.meetup: batch.sealed for batch in batches if batch.sealed})
        self._say_logged(batches)
        return None

    def _cut(self, sealed: dict[str, bytes]) -> None:
        """What was sealed on disk is read again from there: the state in memory still knows who is who."""
        for meetup, key in sealed.items():
            self.sealed(meetup, key)
            self.tidying.checkpoint_soon()  # an evening that goes on keeps the file from being written anew
            self.tidying.anew_soon()
        self.meetups.make_all_again(set(sealed))

    def _is_quiet(self) -> bool:
        return all(live.meetup.life.state != OPEN for live in self.meetups.by_id.values())

    def _say_logged(self, batches: list[Batch]) -> None:
        for batch in batches:
            for entry in batch.entries:
                try:
                    self.logged(batch.meetup, entry.event)
                except Exception:  # the senders must have their answers
                    log.exception("nobody could be told of %s", type(entry.event).__name__)

    def _tell(self, live: LiveMeetup) -> None:
        begun = time.perf_counter()
        try:
            pushes = live.tell(self.publish, self.now())
        except Exception:
            log.exception("what changed in meetup %s could not be told", live.meetup.id)
            return
        if pushes:
            self.metrics.told(time.perf_counter() - begun)


def _no_reply(answer: Receipt | Refusal) -> None:
    if isinstance(answer, Refusal):
        log.error("the timer was refused: %s", answer.sentence)


def _nobody_listens(meetup: str, audience: str, participant: str | None, push: dict[str, Any]) -> None:
    return None


def _nothing(*told: object) -> None:
    return None
