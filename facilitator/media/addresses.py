"""Addresses of media: each of one meetup, signed with its key, working for some hours, and of no use to another meetup or after it is deleted."""

from __future__ import annotations

import hmac
import math
import threading
from collections.abc import Callable
from dataclasses import dataclass

from facilitator.errors import NotAllowed
from facilitator.store import MediaRow, MeetupRow

SIGNATURE = 32  # hexadecimal digits: 128 bits
LOOK_SECONDS = 60.0


@dataclass(frozen=True)
class MeetupMedia:
    """What a meetup is told of the shelf: where a file that it names can be fetched, for the coming hours. `find` gives what stands on the shelf."""

    meetup: str
    key: bytes
    find: Callable[[str], MediaRow | None]
    expiry: Callable[[], int]

    def address(self, name: str) -> str | None:
        row, expires = self.find(name), self.expiry()
        return f"/media/{self.meetup}/{expires}/{sign(self.key, expires, row.file)}/{row.file}" if row else None


def sign(key: bytes, expires: int, file: str) -> str:
    """What only the key of a meetup makes; the meetup itself need not be in it, for each has a key of its own."""
    return hmac.digest(key, f"media:{expires}/{file}".encode(), "sha256").hex()[:SIGNATURE]


def check(row: MeetupRow, expires: int, signature: str, file: str, now: float) -> None:
    """Refuses an address that was not made for this meetup, or was made long ago."""
    if not hmac.compare_digest(sign(row.key, expires, file).encode(), signature.encode()):
        raise NotAllowed("This address does not work.")
    if expires < now:
        raise NotAllowed("This address has expired. Load the page again.")


def expiry(now: float, seconds: int) -> int:
    """When an address of now expires: one to two periods ahead, and whole ones, so that a document with it stays the same until it must change."""
    return (math.floor(now / seconds) + 2) * seconds


class Freshening:
    """Tells, once a period, that addresses are other ones now: a screen that stands open for days gets them before its own expire."""

    def __init__(self, expiry: Callable[[], int], changed: Callable[[], None], look: float = LOOK_SECONDS) -> None:
        self.expiry, self.changed, self.look, self._stopping = expiry, changed, look, threading.Event()

    def begin(self) -> None:
        threading.Thread(target=self._run, name="addresses", daemon=True).start()

    def stop(self) -> None:
        self._stopping.set()

    def _run(self) -> None:
        told = self.expiry()
        while not self._stopping.wait(self.look):
            if told != self.expiry():
                told = self.expiry()
                self.changed()
