"""Which screens are there, and what each told of itself: as long as its connection lasts, and kept nowhere else."""

from __future__ import annotations

from facilitator.home import Home
from facilitator.live.connections import Connection
from facilitator.meetup.screens import ScreenReady, ShowSigns
from facilitator.meetup.words import Command

MOST_SCREENS = 20  # of one meetup that the desk is told of


class Screens:
    """Hears the commands that are not kept, and keeps `home` told what they come to."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self._told: dict[str, dict[str, ScreenReady]] = {}  # meetup -> socket -> what it told last

    def hear(self, connection: Connection, said: Command) -> None:
        meetup = connection.identity.meetup
        if isinstance(said, ScreenReady):
            self._told.setdefault(meetup, {})[connection.socket] = said
            self._tell(meetup)
        elif isinstance(said, ShowSigns):
            self.home.show_signs(meetup)

    def left(self, connection: Connection) -> None:
        meetup = connection.identity.meetup
        told = self._told.get(meetup, {})
        if told.pop(connection.socket, None):
            self._tell(meetup)
        if not told:
            self._told.pop(meetup, None)

    def _tell(self, meetup: str) -> None:
        self.home.screens_are(meetup, tuple(self._told[meetup].values())[:MOST_SCREENS])
