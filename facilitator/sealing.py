"""Sealing by hand and by date: first whatever can't be worked out afterwards, then the seal (`meetup/sealing.py`). Looked at once an hour, and at the start."""

from __future__ import annotations

import logging
import secrets
import threading

from facilitator.errors import Refusal
from facilitator.home import Home
from facilitator.meetup.life import CLOSED, OPEN
from facilitator.meetup.sealing import CloseForgotten, SealMeetup, unfinished
from facilitator.meetup.words import TIMER, Actor, Command

DAY = 24 * 3600
LOOK_SECONDS = 3600.0
WAITED_FOR = b"seal"  # a digest: the meetup's own timers have none, and are not answered when the same is under way already

log = logging.getLogger(__name__)


class Sealing:
    """Of the meetups of one home, `days` after their end. An evening that nobody closed ends when nothing was done in it for as long."""

    def __init__(self, home: Home, days: int, look: float = LOOK_SECONDS) -> None:
        self.home, self.seconds, self.look = home, days * DAY, look
        self._stopping = threading.Event()

    def seal(self, meetup: str, by_hand: bool) -> None:
        """For good. Refused when the evening is not over, or the disk or the machine is in the way."""
        for command in self.home.look(meetup, unfinished):
            self._do(meetup, command)
        self._do(meetup, SealMeetup(by_hand))

    def begin(self) -> None:
        threading.Thread(target=self._run, name="sealing", daemon=True).start()

    def stop(self) -> None:
        self._stopping.set()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self.look_once()
            except Exception:
                log.exception("which meetups are to be sealed is not known")
            self._stopping.wait(self.look)

    def look_once(self) -> None:
        """What is due now. One that fails keeps the others from nothing, and has its turn again."""
        now = self.home.now()
        for meetup, state, since, last in self.home.in_store(self.home.store.endings):
            try:
                if state == OPEN and now - last > self.seconds:
                    self._do(meetup, CloseForgotten())
                    log.info("meetup %s was never closed, and is now", meetup)
                elif state == CLOSED and now - since > self.seconds:
                    self.seal(meetup, by_hand=False)
                    log.info("meetup %s is sealed", meetup)
            except Refusal as refusal:
                log.error("meetup %s could not be sealed: %s", meetup, refusal.sentence)
            except Exception:
                log.exception("meetup %s could not be sealed", meetup)

    def _do(self, meetup: str, command: Command) -> None:
        self.home.carry_out(meetup, command, Actor(TIMER), secrets.token_bytes(16), WAITED_FOR)
