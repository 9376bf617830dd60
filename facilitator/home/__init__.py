"""Live meetups: their inbox, the one writer, and what is told after each commit.

The writer takes all commands that wait, decides each against the state so far, commits one transaction for all of them in the
commit thread, and only then answers and renders what changed. While a commit is under way the state is ahead of the disk, so
nobody but the writer reads it: pages, pushes and `sync` read the streams (`stream`), which are replaced after a commit only.
"""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from facilitator.errors import IdReused, NotFound, Refusal, StorageFailed, UnknownCode
from facilitator.home.live_meetup import LiveMeetup, Publish
from facilitator.meetup import Media
from facilitator.meetup.life import MeetupMade
from facilitator.meetup.words import OFFICE, TIMER, Actor, Command, Entry
from facilitator.store import Batch, LinkRow, MeetupRow, Receipt, Store

T = TypeVar("T")
InThread = Callable[..., Any]  # runs a function in the one commit thread and gives what it returned
Reply = Callable[["Receipt | Refusal"], None]

GROUP_SECONDS = 0.005  # commands that come within this time share one commit
IDLE_SECONDS = 1.0
ALIVE_SECONDS = 10.0
LOAD_SECONDS = 30.0
LINKED = ("desk", "operator", "remote", "screen")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Order:
    """A command on its way to the writer. `id` and `digest` make it count once; `reply` is called in the writer, after the commit."""

    meetup: str
    command: Command
    actor: Actor
    id: bytes
    digest: bytes
    reply: Reply


class Home:
    """Owns every meetup of a data folder. `in_thread` runs the store's work; `now` gives seconds since 1970."""

    def __init__(self, store: Store, media: Media, *, in_thread: InThread, now: Callable[[], float] = time.time) -> None:
        self.store, self.media, self.in_thread, self.now = store, media, in_thread, now
        self.epoch = secrets.token_hex(4)
        self.publish: Publish = _nobody_listens
        self.commits = 0
        self._rows = {row.id: row for row in store.meetups()}
        self._codes = {row.code: row.id for row in self._rows.values()}
        self._live: dict[str, LiveMeetup] = {}
        self._inbox: deque[Order | Callable[[], None]] = deque()
        self._wake = threading.Event()
        self._beat = self.now()
        self._stopping = False
        self._writer = threading.Thread(target=self._run, name="writer", daemon=True)

    # what others call

    def start(self) -> None:
        self._writer.start()

    def stop(self) -> None:
        """Carries out what is waiting, then ends the writer."""
        self._stopping = True
        self._wake.set()
        self._writer.join(timeout=5)

    def alive(self) -> bool:
        """Whether the writer has turned lately."""
        return self._writer.is_alive() and self.now() - self._beat < ALIVE_SECONDS

    def submit(self, order: Order) -> None:
        self._inbox.append(order)
        self._wake.set()

    def row(self, meetup_id: str) -> MeetupRow:
        if meetup_id not in self._rows:
            raise NotFound("There is no such meetup.")
        return self._rows[meetup_id]

    def rows(self) -> list[MeetupRow]:
        return list(self._rows.values())

    def find(self, code: str) -> MeetupRow:
        """The meetup with this join code; UnknownCode when there is none."""
        if code not in self._codes:
            raise UnknownCode("There is no meetup with this code. Check the six digits on the screen.")
        return self._rows[self._codes[code]]

    def live(self, meetup_id: str) -> LiveMeetup:
        """The meetup with its streams; waits for the writer to take it up when it was not asked for before."""
        row = self.row(meetup_id)
        if row.id not in self._live:
            self.ask(lambda: self._take_up(row.id))
        return self._live[row.id]

    def ask(self, work: Callable[[], T]) -> T:
        """Has the writer do something between two commits, waits, and gives its answer (or raises its error)."""
        done, answer = threading.Event(), list[T]()
        errors: list[Exception] = []

        def turn() -> None:
            try:
                answer.append(work())
            except Exception as error:
                errors.append(error)
            done.set()

        self._inbox.append(turn)
        self._wake.set()
        if not done.wait(LOAD_SECONDS):
            raise StorageFailed("The server is too busy. Nothing was changed; try again.")
        if errors:
            raise errors[0]
        return answer[0]

    def carry_out(self, meetup_id: str, command: Command) -> Receipt:
        """A command of the office or the command line: waits for the commit; raises its Refusal."""
        done, answers = threading.Event(), list[Receipt | Refusal]()

        def reply(answer: Receipt | Refusal) -> None:
            answers.append(answer)
            done.set()

        self.submit(Order(meetup_id, command, Actor(OFFICE), secrets.token_bytes(16), b"", reply))
        if not done.wait(LOAD_SECONDS):
            raise StorageFailed("The server is too busy. Nothing was changed; try again.")
        if isinstance(answers[0], Refusal):
            raise answers[0]
        return answers[0]

    def make(self, programme: dict[str, Any]) -> MeetupRow:
        """A new meetup of a programme file that was read (`programme.read`)."""
        entry = Entry(1, self.now(), OFFICE, "", 1, MeetupMade(programme))
        return self.adopt(secrets.token_bytes(32), None, lambda meetup_id: Batch(meetup_id, (entry,)))

    def adopt(self, key: bytes, code: str | None, content: Callable[[str], Batch]) -> MeetupRow:
        """A meetup with all that is in it already; its code is kept when it is free. Links for every audience are made with it."""

        def turn() -> MeetupRow:
            free = code if code and code not in self._codes else self._new_code()
            row = MeetupRow(secrets.token_hex(8), free, key, self.now())
            links = [LinkRow(secrets.token_hex(8), row.id, audience, row.made_at, None) for audience in LINKED]
            self.in_thread(self.store.add_meetup, row, content(row.id), links)
            self._rows[row.id], self._codes[row.code] = row, row.id
            return row

        return self.ask(turn)

    def count_present(self, meetup_id: str, present: int) -> None:
        """How many phones are there now; told with the next push."""
        live = self._live.get(meetup_id)
        if live and live.meetup.people.present != present:
            live.meetup.people.present = present
            live.touch(("crowd",))
            self._wake.set()

    # the writer

    def _run(self) -> None:
        while not (self._stopping and not self._inbox):
            self._wake.wait(self._patience())
            self._wake.clear()
            if self._inbox:
                time.sleep(GROUP_SECONDS)
            try:
                self._turn()
            except Exception:
                log.exception("a turn of the writer failed")
            self._beat = self.now()

    def _patience(self) -> float:
        """Seconds until something is due: a push, a timer, or just the next look."""
        now = self.now()
        moments = [moment for live in self._live.values() for moment in live.moments()]
        return max(0.0, min(IDLE_SECONDS, *(moment - now for moment in moments))) if moments else IDLE_SECONDS

    def _turn(self) -> None:
        orders = self._timers()
        for _ in range(len(self._inbox)):
            waiting = self._inbox.popleft()
            if isinstance(waiting, Order):
                orders.append(waiting)
            else:
                waiting()
        if orders:
            self._carry_out(orders)
        now = self.now()
        for live in self._live.values():
            live.tell(self.publish, now)

    def _timers(self) -> list[Order]:
        now = self.now()
        due = [(live.meetup.id, command) for live in self._live.values() for moment, command in live.meetup.due() if moment <= now]
        return [Order(meetup, command, Actor(TIMER), secrets.token_bytes(16), b"", _no_reply) for meetup, command in due]

    def _carry_out(self, orders: list[Order]) -> None:
        answers: list[tuple[Order, Receipt | Refusal]] = []
        batches: list[Batch] = []
        for order in orders:
            try:
                receipt, batch = self._decide(order)
            except Refusal as refusal:
                answers.append((order, refusal))
                continue
            answers.append((order, receipt))
            if batch:
                batches.append(batch)
        if batches:
            try:
                self.in_thread(self.store.commit, batches)
                self.commits += 1
            except StorageFailed as failure:
                log.error("a commit failed, %d commands are refused: %s", len(orders), failure.values.get("reason"))
                answers = [(order, failure if isinstance(answer, Receipt) else answer) for order, answer in answers]
                self._rebuild({batch.meetup for batch in batches})
        for order, answer in answers:
            order.reply(answer)

    def _decide(self, order: Order) -> tuple[Receipt, Batch | None]:
        """The receipt of one command and what must be written for it; None when it was carried out before. Applies it to the state."""
        live = self._live.get(order.meetup) or self._take_up(order.meetup)
        known = live.receipts.get(order.id)
        if known:
            if known.digest != order.digest:
                raise IdReused("This id was used for another command. Make a new one.")
            return known, None
        changes = live.meetup.decide(order.command, order.actor, self.now())
        batch = live.apply(changes, order.command, order.actor, self.now())
        receipt = live.receipt(order.id, order.digest, order.command, changes)
        live.receipts[receipt.id] = receipt
        return receipt, replace(batch, receipts=(receipt,) if order.actor.audience != TIMER else ())

    def _take_up(self, meetup_id: str) -> LiveMeetup:
        if meetup_id not in self._live:
            row = self.row(meetup_id)
            self._live[meetup_id] = self.in_thread(LiveMeetup.load, self.store, row, self.media, self.epoch)
        return self._live[meetup_id]

    def _rebuild(self, meetups: set[str]) -> None:
        """After a failed commit the state is ahead of the disk: it is made again from the log. What can't be read yet is taken up later."""
        for meetup_id in meetups:
            failed = self._live.pop(meetup_id)
            try:
                live = self._take_up(meetup_id)
            except Exception:
                log.exception("meetup %s can't be read now", meetup_id)
                continue
            live.continue_from(failed)

    def _new_code(self) -> str:
        while True:
            code = f"{secrets.randbelow(900_000) + 100_000}"
            if code not in self._codes:
                return code


def _no_reply(answer: Receipt | Refusal) -> None:
    if isinstance(answer, Refusal):
        log.error("the timer was refused: %s", answer)


def _nobody_listens(meetup: str, audience: str, participant: str | None, push: dict[str, Any]) -> None:
    return None
