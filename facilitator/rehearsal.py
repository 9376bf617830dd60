"""Rehearsals: a copy of an evening with a room of simulated people, who are a process of their own and know the server by its protocol only.

A rehearsal is a meetup like any other, marked as one, so that everything works as it will. It goes with everything in it when it is
ended, and when the server starts again.
"""

from __future__ import annotations

import secrets
import threading

from facilitator.addresses import own_address
from facilitator.errors import Fault, Invalid
from facilitator.guests import Guests
from facilitator.home import Home
from facilitator.language import translate
from facilitator.meetup import programme
from facilitator.meetup.tickets import PrintTickets
from facilitator.meetup.voting import TICKET
from facilitator.meetup.words import OFFICE, Actor, Document
from facilitator.store import MeetupRow
from facilitator.tickets import code_of

MOST_PEOPLE = 300
MOST_AT_ONCE = 5  # each has a process of its own
LONGEST_TITLE = 120


class Rehearsals:
    """Those that run. `people` come in as soon as one is begun, and leave when it is ended or the server stops: their standard input ends then."""

    def __init__(self, home: Home, host: str) -> None:
        """`host` is the address that the server listens on."""
        self.home, self.host = home, host
        self._guests: dict[str, Guests] = {}
        self._beginning = threading.Lock()

    def clear_away(self) -> None:
        """What was left when the server stopped."""
        for row in self.home.rows():
            if row.rehearsal_of:
                self.home.delete(row.id)

    def of(self, meetup: str) -> MeetupRow | None:
        """The rehearsal of a meetup that runs now."""
        return next((row for row in self.home.rows() if row.rehearsal_of == meetup), None)

    def begin(self, meetup: str, people: int, port: int, words: list[str]) -> MeetupRow:
        """The rehearsal of a meetup with so many people (0 to MOST_PEOPLE) who come in through `port` of this machine. They write `words` when there are
        any. A meetup has one at a time: asked again, the one that runs is given."""
        with self._beginning:
            return self._begin(meetup, people, port, words)

    def _begin(self, meetup: str, people: int, port: int, words: list[str]) -> MeetupRow:
        running = self.of(meetup)
        if running:
            return running
        if not 0 <= people <= MOST_PEOPLE:
            raise Invalid("Choose a room of at most {most} people.", most=MOST_PEOPLE, faults=(Fault("people", "is out of range"),))
        if len(self._guests) >= MOST_AT_ONCE:
            raise Invalid("{most} rehearsals run already. End one of them first.", most=MOST_AT_ONCE)
        row = self.home.make(programme.read(self._copy(meetup)) | {"rehearsal": True}, rehearsal_of=meetup)
        language = self.home.look(row.id, lambda rehearsal: rehearsal.life.language)
        self._guests[row.id] = Guests(own_address(self.host, port), row.code, people, language, words=words, tickets=self._tickets(row, people))
        return row

    def _tickets(self, row: MeetupRow, people: int) -> list[str]:
        """One for each, where one needs one to vote."""
        if not people or self.home.look(row.id, lambda rehearsal: rehearsal.voting.right) != TICKET:
            return []
        self.home.carry_out(row.id, PrintTickets(people), Actor(OFFICE), secrets.token_bytes(16), b"")
        return [code_of(row.key, number) for number in range(1, people + 1)]

    def end(self, meetup: str) -> None:
        """Everybody leaves; the meetup itself is deleted by whoever ends it."""
        guests = self._guests.pop(meetup, None)
        if guests:
            guests.leave()

    def end_all(self) -> None:
        for meetup in list(self._guests):
            self.end(meetup)

    def _copy(self, meetup: str) -> Document:
        """The evening under a title that says what this is, on every phone too."""
        written = self.home.look(meetup, programme.write)
        title = translate(written["language"], "Rehearsal: {title}", title=written["title"])
        return {**written, "title": title[:LONGEST_TITLE].strip()}
