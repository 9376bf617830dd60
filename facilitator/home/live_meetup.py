"""One meetup while it lives: its state, its receipts, and the streams that tell it."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from facilitator.errors import Refusal
from facilitator.home.bank import QuestionBank
from facilitator.home.stream import Stream
from facilitator.meetup import Change, Media, Meetup, views
from facilitator.meetup.words import AFTERWARDS, ITSELF, PHONE, READERS, Actor, Ballot, Command, Entry, Erasure, Event
from facilitator.store import KEY_BYTES, Batch, MeetupRow, QuestionRow, Receipt, Store

Publish = Callable[[str, str, str | None, dict[str, Any]], None]  # meetup, audience, participant (of `mine`), push

PUSH_SECONDS = {PHONE: 0.25, AFTERWARDS: 0.25}  # at most 4 pushes a second to phones ...
PUSH_SECONDS_ELSE = 0.1  # ... and 10 to the others
PUSH_SHARE = 0.5  # of the time, at most, goes into pushes to one audience; the rest is for who votes
SLOWEST_PUSH_SECONDS = 1.0
YIELD_EVERY = 250  # own pushes: a whole hall has some when a round is over
MOST_REFUSED = 2_000  # commands that are remembered as refused
CALM_SECONDS = 10.0  # how often waiting phones hear how many are there


class LiveMeetup:
    """Only the writer touches `meetup` and `receipts`; everybody may read the streams."""

    def __init__(self, meetup: Meetup, receipts: dict[bytes, Receipt], epoch: str, bank: QuestionBank | None = None) -> None:
        self.meetup, self.receipts, self.epoch, self._bank = meetup, receipts, epoch, bank
        self.streams = {audience: Stream(epoch, views.documents(meetup, audience)) for audience in READERS}
        self.own = {participant: Stream(epoch, views.own_documents(meetup, participant)) for participant in meetup.participants()}
        self.stranger = views.own_documents(meetup, "")  # the documents of one who gave nothing yet
        self._dirty: dict[str, set[str]] = {audience: set() for audience in READERS}
        self._abouts: dict[tuple[str, str], tuple[str, str]] = {}  # each once, for all receipts
        self._own_dirty: dict[str, set[str]] = {}  # keys by participant
        self._told_at = dict.fromkeys(READERS, 0.0)
        self._pace = {audience: PUSH_SECONDS.get(audience, PUSH_SECONDS_ELSE) for audience in READERS}
        self._calmed = 0.0
        self._urgent = False
        self._refused: dict[bytes, Refusal] = {}  # by the id of the command, the oldest first
        self.lost = False  # the state is ahead of a disk that can't be read now; the streams still hold

    @classmethod
    def load(cls, store: Store, row: MeetupRow, media: Media, epoch: str, bank: QuestionBank | None = None) -> LiveMeetup:
        """Of a rehearsal nothing goes into the bank."""
        meetup = Meetup(row.id, row.code, media, bank)
        for entry in store.entries(row.id):
            meetup.apply(entry)
        for ballot in store.ballots(row.id):
            meetup.cast(ballot)
        meetup.rounds.loaded()
        return cls(meetup, {receipt.id: receipt for receipt in store.receipts(row.id)}, epoch, None if row.rehearsal_of else bank)

    # deciding

    def refused(self, id: bytes) -> Refusal | None:
        """How a command was refused before. Of two sendings the first may arrive after the second, and must not be carried out any more."""
        return self._refused.get(id)

    def keep_refusal(self, id: bytes, refusal: Refusal) -> None:
        self._refused[id] = refusal
        if len(self._refused) > MOST_REFUSED:
            del self._refused[next(iter(self._refused))]

    def apply(self, changes: tuple[Change, ...], command: Command, actor: Actor, now: float, id: bytes, digest: bytes) -> tuple[Receipt, Batch]:
        """Applies what was decided, remembers which documents it touches, and gives the receipt and what must be written."""
        first = self.meetup.seq + 1
        entries, ballots, settled, questions = list[Entry](), list[Ballot](), list[tuple[str, str]](), list[QuestionRow]()
        erased, redacted, rewritten = list[int](), list[int](), list[Erasure]()
        sealed = None
        for change in changes:
            if isinstance(change, Event):
                entries.append(Entry(self.meetup.seq + 1, now, actor.audience, command.verb, first, change))
                self.meetup.apply(entries[-1])
                settled.extend(change.settles(self.meetup))
                erased.extend(change.erases(self.meetup))
                redacted.extend(change.redacts(self.meetup))
                rewritten.extend(change.rewrites(self.meetup))
                questions.extend(self._bank.take(change.versions(), now) if self._bank else ())
                self._urgent |= change.urgent
                sealed = secrets.token_bytes(KEY_BYTES) if change.seals else sealed
            else:
                ballots.append(change)
                self.meetup.cast(change)
            self.touch(change.touches(self.meetup))
            self._touch_own(change.touches_own(self.meetup))
        if entries:
            self.touch(("undo", "log"))
        if (erased or rewritten) and actor.participant:  # nothing says any more whose it was
            known = self.own_stream(actor.participant).keys()
            self._touch_own((actor.participant, key) for key in known)
        receipt = self._receipt(id, digest, command, actor, changes)
        if actor.audience not in ITSELF:
            self.receipts[id] = receipt
        kept = () if actor.audience in ITSELF else (receipt,)
        words = tuple(erased), tuple(redacted), tuple(rewritten)
        return receipt, Batch(self.meetup.id, tuple(entries), tuple(ballots), kept, tuple(settled), *words, tuple(questions), sealed)

    def _receipt(self, id: bytes, digest: bytes, command: Command, actor: Actor, changes: tuple[Change, ...]) -> Receipt:
        ballot = next((change for change in changes if isinstance(change, Ballot)), None) if actor.participant else None
        if ballot:
            about = (ballot.kind, ballot.about)
            return Receipt(id, digest, about=self._abouts.setdefault(about, about))
        return Receipt(id, digest, self.meetup.seq, command.ack(changes))

    # telling

    def touch(self, keys: Iterable[str]) -> None:
        keys = set(keys)
        for dirty in self._dirty.values():
            dirty |= keys

    def _touch_own(self, touched: Iterable[tuple[str, str]]) -> None:
        for participant, key in touched:
            self._own_dirty.setdefault(participant, set()).add(key)

    def moments(self) -> Iterator[float]:
        """When this meetup must be looked at again: pushes that wait, timers."""
        if self.lost:
            return
        yield from (moment for moment, _ in self.meetup.due())
        yield from (self._told_at[audience] + self._pace[audience] for audience, dirty in self._dirty.items() if dirty)
        if self.meetup.people.present_calm != self.meetup.people.present:
            yield self._calmed + CALM_SECONDS

    def tell(self, publish: Publish, now: float) -> int:
        """Renders what changed and publishes it, each audience at its pace; what is urgent at once. Called between commits only.
        Gives the number of pushes."""
        if self.lost:
            return 0
        self._calm_down(now)
        pushes = 0
        for audience, dirty in self._dirty.items():
            waited = now - self._told_at[audience]
            if dirty and (self._urgent or waited >= self._pace[audience] or waited < 0):  # less than nothing: somebody has set the clock
                self._dirty[audience] = set()  # first: what can't be rendered must not be tried again for ever
                push = self.streams[audience].take({key: views.render(self.meetup, audience, key) for key in dirty})
                if push and audience == AFTERWARDS:  # pages read it, and nobody listens
                    self._told_at[audience] = now
                elif push:
                    self._told_at[audience] = now
                    publish(self.meetup.id, audience, None, push)
                    pushes += 1
        self._urgent = False
        own_dirty, self._own_dirty = self._own_dirty, {}
        for number, (participant, keys) in enumerate(own_dirty.items(), 1):
            push = self.own.setdefault(participant, self.own_stream(participant)).take({key: views.render_own(self.meetup, participant, key) for key in keys})
            if push:
                publish(self.meetup.id, PHONE, participant, push)
                pushes += 1
            if number % YIELD_EVERY == 0:
                time.sleep(0)
        return pushes

    def told(self, audience: str, seconds: float) -> None:
        """A push to this audience took so long: the larger the hall, the fewer pushes."""
        self._pace[audience] = min(max(PUSH_SECONDS.get(audience, PUSH_SECONDS_ELSE), seconds / PUSH_SHARE), SLOWEST_PUSH_SECONDS)

    def own_stream(self, participant: str) -> Stream:
        """What is told to one participant. Whoever gave nothing yet costs nothing: anybody may ask, under as many names as they like."""
        return self.own.get(participant) or Stream(self.epoch, self.stranger)

    def continue_from(self, failed: LiveMeetup) -> None:
        """Takes over the cursors of the state that was given up, and tells what differs from what was told."""
        self.meetup.people.present, self.meetup.screens = failed.meetup.people.present, failed.meetup.screens
        self.meetup.progress = failed.meetup.progress
        for audience, fresh in self.streams.items():
            self._dirty[audience] = failed.streams[audience].keys() | fresh.keys()
        self._own_dirty = {who: stream.keys() | set(self.stranger) for who, stream in {**failed.own, **self.own}.items()}
        self.streams, self.own = failed.streams, failed.own

    def _calm_down(self, now: float) -> None:
        people = self.meetup.people
        if people.present_calm != people.present and not 0 <= now - self._calmed < CALM_SECONDS:
            people.present_calm, self._calmed = people.present, now
            self.touch(("crowd", "preload"))  # people come in: its address must work for long enough


__all__ = ["LiveMeetup", "Publish"]
