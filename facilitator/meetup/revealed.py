"""Revealed: of which rounds phones had the results. A round that the air left before it was closed is none: its figures went to nobody."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.meetup.rounds import CLOSED, Round

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass
class Revealed:
    """State: the rounds of which they were told, and that were not opened again since."""

    rounds: set[str] = field(default_factory=set)

    def look(self, meetup: Meetup) -> None:
        """Before a command changes anything: as it stands now it was told."""
        self.rounds = {each for each in self.rounds if not meetup.rounds.by_id[each].running} | told_now(meetup)

    def was_told(self, meetup: Meetup, found: Round) -> bool:
        """Whether phones had the results of this round as they are now, and they were not hidden since."""
        was = found.id in self.rounds or found.id in told_now(meetup)
        return was and found.state == CLOSED and found.will_show() and not found.taken_back


def told_now(meetup: Meetup) -> set[str]:
    """The round on air, when phones are told its results."""
    found = meetup.rounds.last_of(meetup.show.on_air)
    return {found.id} if found and found.state == CLOSED and found.will_show() else set()
