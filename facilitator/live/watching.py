"""How far each phone is with the clip that plays at home, as it told: as long as its connection lasts, and kept nowhere else."""

from __future__ import annotations

from collections import Counter

from facilitator.home import Home
from facilitator.live.connections import Connection
from facilitator.meetup.progress import STATES, Progress, TellProgress
from facilitator.meetup.words import Command

Told = dict[str, TellProgress]  # socket -> what it told last


class Watching:
    """Hears the commands that are not kept, and keeps `home` told what they come to. Who has several tabs is counted once, by the one that is furthest."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self._told: dict[str, dict[str, Told]] = {}  # meetup -> participant
        self._counts: dict[str, Counter[tuple[str | None, str]]] = {}

    def hear(self, connection: Connection, said: Command) -> None:
        if isinstance(said, TellProgress):
            self._change(connection, said)

    def left(self, connection: Connection) -> None:
        who = connection.identity
        if connection.socket in self._told.get(who.meetup, {}).get(who.participant or "", {}):
            self._change(connection, None)

    def _change(self, connection: Connection, said: TellProgress | None) -> None:
        meetup, participant = connection.identity.meetup, connection.identity.participant or ""
        people, counts = self._told.setdefault(meetup, {}), self._counts.setdefault(meetup, Counter())
        tabs = people.setdefault(participant, {})
        if tabs:
            counts[_furthest(tabs)] -= 1
        tabs.pop(connection.socket, None)
        if said:
            tabs[connection.socket] = said
        if tabs:
            counts[_furthest(tabs)] += 1
        else:
            del people[participant]
        self.home.progress_is(meetup, Progress(dict(+counts)))
        if not people:
            del self._told[meetup], self._counts[meetup]


def _furthest(tabs: Told) -> tuple[str | None, str]:
    told = max(tabs.values(), key=lambda each: (each.step is not None, STATES.index(each.state)))
    return told.step, told.state
