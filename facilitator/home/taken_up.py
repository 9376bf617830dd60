"""The meetups that are in memory. One that ran ahead of the disk is read again from there; while that fails it is lost, and tried again now and then."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from typing import Any

from facilitator.home.live_meetup import LiveMeetup

InThread = Callable[..., Any]  # runs a function in the one commit thread and gives what it returned
Load = Callable[[str], LiveMeetup]

PAUSE_SECONDS = 1.0  # between two looks for what was lost

log = logging.getLogger(__name__)


class TakenUp:
    """By id. In the writer only, but for `by_id`, in which others look a meetup up to read its streams."""

    def __init__(self, load: Load, in_thread: InThread) -> None:
        self.load, self._in_thread = load, in_thread
        self.by_id: dict[str, LiveMeetup] = {}
        self._look_from = 0.0

    def take_up(self, meetup: str) -> LiveMeetup:
        """The live meetup, read from the store when it was not asked for before."""
        if meetup not in self.by_id:
            self.by_id[meetup] = self._in_thread(self.load, meetup)
        return self.by_id[meetup]

    def make_again(self, meetup: str) -> bool:
        """Makes a meetup again from the disk. While that can't be read, its streams still tell what was last committed."""
        failed = self.by_id.get(meetup)
        if failed is None:
            return False  # it never was read
        try:
            fresh = self._in_thread(self.load, meetup)
        except Exception:
            if not failed.lost:
                log.exception("meetup %s can't be read now", meetup)
            failed.lost = True
            return False
        fresh.continue_from(failed)
        self.by_id[meetup] = fresh
        return True

    def find_lost(self) -> None:
        """What could not be read is tried again now and then: nobody has to command something first."""
        lost = [meetup for meetup, live in self.by_id.items() if live.lost]
        if lost and time.monotonic() >= self._look_from:
            self._look_from = time.monotonic() + PAUSE_SECONDS
            self.make_all_again(lost)

    def make_all_again(self, meetups: Iterable[str]) -> None:
        for meetup in meetups:
            self.make_again(meetup)
