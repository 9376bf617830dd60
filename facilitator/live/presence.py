"""Who is there: phones with a live connection, and for a minute after each request those whose page works without a script."""

from __future__ import annotations

import time
from collections.abc import Callable

from facilitator.access import Identity
from facilitator.home import Home
from facilitator.live.connections import Connections

VISIT_SECONDS = 60.0
LOOK_SECONDS = 5.0


class Presence:
    """Keeps `home` told how many phones a meetup has, each participant once. `now` counts seconds."""

    def __init__(self, connections: Connections, home: Home, now: Callable[[], float] = time.monotonic) -> None:
        self.connections, self.home, self.now = connections, home, now
        self._visits: dict[str, dict[str, float]] = {}  # meetup -> participant without a connection -> when they last asked for a page

    def visited(self, who: Identity) -> None:
        """A phone asked for a page, or posted a form of it."""
        if who.participant and not self.connections.has(who.meetup, who.participant):
            self._visits.setdefault(who.meetup, {})[who.participant] = self.now()
            self.count(who.meetup)

    def connected(self, who: Identity) -> None:
        """Its script runs: from now on its connection tells."""
        if who.participant:
            self._visits.get(who.meetup, {}).pop(who.participant, None)
        self.count(who.meetup)

    def parted(self, who: Identity) -> None:
        """A phone is somebody else from now on: whoever it was is not there beside them."""
        self._visits.get(who.meetup, {}).pop(who.participant or "", None)
        self.count(who.meetup)

    def is_full(self, most: int) -> bool:
        """Whether the server has as many connections as it may have. A visit holds none: nobody fills a hall by loading pages."""
        return len(self.connections) >= most

    def left(self, who: Identity) -> None:
        self.count(who.meetup)

    def look(self) -> None:
        oldest = self.now() - VISIT_SECONDS
        for meetup, visits in list(self._visits.items()):
            gone = [participant for participant, at in list(visits.items()) if at < oldest]
            for participant in gone:
                visits.pop(participant, None)
            if not visits:
                del self._visits[meetup]
            if gone:
                self.count(meetup)

    def count(self, meetup: str) -> None:
        self.home.count_present(meetup, self.connections.people(meetup) + len(self._visits.get(meetup, ())))
