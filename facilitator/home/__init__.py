"""Live meetups: what pages and sockets ask of them. The writer beside it (`writer`) is the only one that touches their state."""

from __future__ import annotations

import re
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from facilitator.errors import Invalid, NotFound, Refusal, StorageFailed, UnknownCode
from facilitator.home.bank import QuestionBank
from facilitator.home.inbox import PATIENCE_SECONDS, Order
from facilitator.home.live_meetup import LiveMeetup
from facilitator.home.slow import StartThread
from facilitator.home.taken_up import InThread
from facilitator.home.writer import Writer
from facilitator.meetup import Media, Meetup
from facilitator.meetup.fields import Fields
from facilitator.meetup.life import MeetupMade
from facilitator.meetup.progress import Progress
from facilitator.meetup.questions import taken_in
from facilitator.meetup.screens import SIGN_SECONDS, ScreenReady
from facilitator.meetup.words import OFFICE, Actor, Command, Entry
from facilitator.metrics import Metrics
from facilitator.store import KEY_BYTES, Batch, LinkRow, MeetupRow, QuestionRow, Receipt, Store

__all__ = ["LINKED", "Home", "LiveMeetup", "Order"]

T = TypeVar("T")
JOIN_CODE = re.compile("[1-9][0-9]{5}")
LINKED = ("desk", "operator", "remote", "screen")
MOST_REHEARSED = 200  # join codes of rehearsals that are over, to be told apart from codes that were never any


class Home:
    """Every meetup of a data folder. `in_thread` runs the store's work; `media_of` gives the media shelf as a meetup knows it;
    `now` gives seconds since 1970; `metrics` are of the whole server."""

    def __init__(
        self,
        store: Store,
        media_of: Callable[[MeetupRow], Media],
        *,
        in_thread: InThread,
        now: Callable[[], float] = time.time,
        metrics: Metrics | None = None,
        start_thread: StartThread = lambda work: work(),
    ) -> None:
        self.store, self.media_of, self.in_thread, self.now, self.metrics = store, media_of, in_thread, now, metrics or Metrics()
        self.epoch = secrets.token_hex(4)
        self.writer = Writer(store, self._load, in_thread, now, self.metrics, start_thread)
        self.inbox = self.writer.inbox
        self.bank = QuestionBank(store.questions, store.archived_questions)  # only the writer touches it; pages by `of_bank`
        self.writer.forget = self.bank.again
        self.writer.sealed = self._sealed
        self._rows = {row.id: row for row in store.meetups()}
        self._codes = {row.code: row.id for row in self._rows.values()}
        self._rehearsed: deque[str] = deque(maxlen=MOST_REHEARSED)
        self.on_deleted: Callable[[str], None] = lambda meetup: None

    def row(self, meetup: str) -> MeetupRow:
        if meetup not in self._rows:
            raise NotFound("There is no such meetup.")
        return self._rows[meetup]

    def rows(self) -> list[MeetupRow]:
        return list(self._rows.values())

    def find(self, code: str) -> MeetupRow:
        """The meetup with this join code; UnknownCode when there is none."""
        if self.was_rehearsal(code):
            raise UnknownCode("This was a rehearsal. It is over, and nothing of it is kept. The code of the evening itself is on the screen.")
        if code not in self._codes:
            raise UnknownCode("There is no meetup with this code. Check the six digits on the screen.")
        return self._rows[self._codes[code]]

    def was_rehearsal(self, code: str) -> bool:
        """Whether it opened a rehearsal that was ended since this server started, and opens nothing now."""
        return code in self._rehearsed and code not in self._codes

    def live(self, meetup: str) -> LiveMeetup:
        """The meetup with its streams; waits for the writer to take it up when it was not asked for before."""
        row = self.row(meetup)
        return self.in_memory(row.id) or self.inbox.ask(lambda: self.writer.meetups.take_up(row.id))

    def in_memory(self, meetup: str) -> LiveMeetup | None:
        """The meetup with its streams, when it was asked for before."""
        return self.writer.meetups.by_id.get(meetup)

    def look(self, meetup: str, at: Callable[[Meetup], T]) -> T:
        """What `at` reads of a meetup's state, between two commits; it must change nothing."""
        row = self.row(meetup)
        return self.inbox.ask(lambda: at(self.writer.meetups.take_up(row.id).meetup))

    def in_store(self, work: Callable[..., Any], *given: object) -> Any:
        """Has the store do something between two commits."""
        return self.inbox.ask(lambda: self.in_thread(work, *given))

    def make(self, programme: dict[str, Any], rehearsal_of: str | None = None) -> MeetupRow:
        """A new meetup of a programme file that was read (`programme.read`). Refused where it says of a question of the bank what is not so here."""

        def content(meetup: str) -> Batch:
            steps = taken_in(self.bank, programme["steps"])
            return Batch(meetup, (Entry(1, self.now(), OFFICE, "", 1, MeetupMade({**programme, "steps": steps})),))

        return self.adopt(secrets.token_bytes(KEY_BYTES), None, content, rehearsal_of)

    def adopt(self, key: bytes, code: str | None, content: Callable[[str], Batch], rehearsal_of: str | None = None) -> MeetupRow:
        """A meetup with all that is in it already; its code is kept when it is free. Links for every audience are made with it."""

        def turn() -> MeetupRow:
            free = code if code and code not in self._codes and JOIN_CODE.fullmatch(code) else self._new_code()
            row = MeetupRow(secrets.token_hex(8), free, key, self.now(), rehearsal_of)
            links = [LinkRow(secrets.token_hex(8), row.id, audience, row.made_at, None) for audience in LINKED]
            batch = content(row.id)
            if not rehearsal_of:
                named = (version for entry in batch.entries for version in entry.event.versions())
                batch = replace(batch, questions=self.bank.take(named, row.made_at))
            try:
                self.in_thread(self.store.add_meetup, row, batch, links)
            except Refusal:
                self.in_thread(self.bank.again)
                raise
            self._rows[row.id], self._codes[row.code] = row, row.id
            return row

        return self.inbox.ask(turn)

    def carry_out(self, meetup: str, command: Command, actor: Actor, id: bytes, digest: bytes) -> Receipt:
        """Gives a command to the writer, waits for its commit, and gives the receipt or raises the Refusal. For pages; a socket does not wait.
        Who has waited too long can't know: the command is still under way, and with the same id it counts once."""
        done, outcomes = threading.Event(), list[Receipt | Refusal]()

        def reply(outcome: Receipt | Refusal) -> None:
            outcomes.append(outcome)
            done.set()

        self.inbox.put(Order(self.row(meetup).id, command, actor, id, digest, reply))
        if not done.wait(PATIENCE_SECONDS):
            raise StorageFailed("The server is very busy. Send it once more; it counts only once.")
        if isinstance(outcomes[0], Refusal):
            raise outcomes[0]
        return outcomes[0]

    def delete(self, meetup: str) -> None:
        """The meetup with everything in it, for good; who is on one of its pages is put out."""

        def turn() -> None:
            row = self.row(meetup)
            self.in_thread(self.store.delete_meetup, row.id)
            self.writer.meetups.by_id.pop(row.id, None)
            del self._rows[row.id], self._codes[row.code]
            if row.rehearsal_of:
                self._rehearsed.append(row.code)
            self.writer.tidying.checkpoint_soon()
            if row.rehearsal_of is None:  # that of a rehearsal nobody said
                self.writer.erased()

        self.inbox.ask(turn)
        self.on_deleted(meetup)

    def of_bank(self, look: Callable[[QuestionBank], T]) -> T:
        """What `look` reads of the question bank, between two commits."""
        return self.inbox.ask(lambda: look(self.bank))

    def add_question(self, poll: Fields, question: str | None = None) -> tuple[QuestionRow, bool]:
        """Keeps a poll, as a programme file says it, in the bank: as a new question, or as a version of one; gives the version that has its words, and whether
        it is new. One that was archived is brought back by who puts its words in anew. Refused with every fault, and when there is no such question."""

        def turn() -> tuple[QuestionRow, bool]:
            row = self.bank.new_version(question, poll, self.now()) if question else self.bank.new_question(poll, self.now())
            if poll.faults:
                raise Invalid("This question can't be used. Mend what is named and send it again.", faults=tuple(poll.faults))
            new = row.version not in self.bank.versions(row.id)
            if new:
                self.in_thread(self.store.add_question, row)
                self.bank.keep(row)
            if not question and row.id in self.bank.archived:
                self._archive(row.id, False)
            return row, new

        return self.inbox.ask(turn)

    def archive_question(self, question: str, archived: bool) -> None:
        """Puts a question away, or brings it back; NotFound when there is no such question. What asks it, and what was answered, stays as it is."""

        def turn() -> None:
            self.bank.rows(question)
            if (question in self.bank.archived) != archived:
                self._archive(question, archived)

        self.inbox.ask(turn)

    def _archive(self, question: str, archived: bool) -> None:
        self.in_thread(self.store.archive_question, question, self.now() if archived else None)
        self.bank.archive(question, archived)

    def count_present(self, meetup: str, present: int) -> None:
        """How many phones are there now; told with the next push."""
        live = self.in_memory(meetup)
        if live and live.meetup.people.present != present:
            live.meetup.people.present = present
            live.touch(("crowd", "progress"))
            self.inbox.wake()

    def screens_are(self, meetup: str, there: tuple[ScreenReady, ...]) -> None:
        """What each screen that is there now told last. The addresses of the clips are made anew with it: those of long ago may have expired."""
        live = self.in_memory(meetup)
        if live:
            live.meetup.screens.there = there
            live.touch(("screens", "clips"))
            self.inbox.wake()

    def progress_is(self, meetup: str, progress: Progress) -> None:
        """How far the phones that are there are with the clip that plays at home."""
        live = self.in_memory(meetup)
        if live:
            live.meetup.progress = progress
            live.touch(("progress",))
            self.inbox.wake()

    def show_signs(self, meetup: str) -> None:
        """From now on, for a moment, every screen shows which one it is."""
        live = self.in_memory(meetup)
        if live:
            live.meetup.screens.signs_until = self.now() + SIGN_SECONDS
            live.touch(("signs",))
            self.inbox.wake()

    def media_changed(self) -> None:
        """A file came onto the shelf, or went: whatever names it is told anew."""
        for live in list(self.writer.meetups.by_id.values()):
            live.touch(("show", "fragment", "clips", "preload", "progress"))
        self.inbox.wake()

    def _sealed(self, meetup: str, key: bytes) -> None:
        self._rows[meetup] = replace(self._rows[meetup], key=key)

    def _load(self, meetup: str) -> LiveMeetup:
        return LiveMeetup.load(self.store, self.row(meetup), self.media_of(self.row(meetup)), self.epoch, self.bank)

    def _new_code(self) -> str:
        while True:
            code = f"{secrets.randbelow(900_000) + 100_000}"
            if code not in self._codes:
                return code
