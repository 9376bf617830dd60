"""Revealed: of which rounds phones had the results, and in which ways the room saw ideas and what it chose. A round that the air left before it was closed is
none: its figures went to nobody. What is asked again must be told again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.meetup.collecting import GROUPS, SUPPORT
from facilitator.meetup.lying import DOTS
from facilitator.meetup.ranking import RANKED
from facilitator.meetup.rounds import CLOSED, Round

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

Sight = tuple[str, str]  # a step, and GROUPS, DOTS, SUPPORT or one of RANKED


@dataclass
class Revealed:
    """State: the rounds of which they were told, and what they saw of steps, that were not opened again since."""

    rounds: set[str] = field(default_factory=set)
    sights: set[Sight] = field(default_factory=set)

    def look(self, meetup: Meetup) -> None:
        """Before a command changes anything: as it stands now it was told."""
        self.rounds = {each for each in self.rounds if not meetup.rounds.by_id[each].running} | told_now(meetup)
        self.sights = {each for each in self.sights if not is_chosen_anew(meetup, *each)} | set(seen_now(meetup))

    def was_told(self, meetup: Meetup, found: Round) -> bool:
        """Whether phones had the results of this round as they are now, and they were not hidden since."""
        was = found.id in self.rounds or found.id in told_now(meetup)
        return was and found.state == CLOSED and found.will_show() and not found.taken_back

    def was_seen(self, meetup: Meetup, step: str, what: str) -> bool:
        return (step, what) in {*self.sights, *seen_now(meetup)} and not is_chosen_anew(meetup, step, what)


def told_now(meetup: Meetup) -> set[str]:
    """The round on air, when phones are told its results."""
    found = meetup.rounds.last_of(meetup.show.on_air)
    return {found.id} if found and found.state == CLOSED and found.will_show() else set()


def seen_now(meetup: Meetup) -> Iterator[Sight]:
    """What the room sees of the step on air; and of every step whether its ideas stand in groups."""
    for step, collection in meetup.collecting.by_step.items():
        if collection.view in (GROUPS, DOTS) or meetup.dots.are_on_groups(step):
            yield step, GROUPS
        if step != meetup.show.on_air or collection.open:
            continue
        if collection.view in RANKED or (collection.view == DOTS and step in meetup.dots.by_step and not meetup.dots.is_open(step)):
            yield step, collection.view
        if collection.shown:
            yield step, SUPPORT


def is_chosen_anew(meetup: Meetup, step: str, what: str) -> bool:
    return what != GROUPS and (meetup.dots.is_open(step) if what == DOTS else meetup.collecting.of(step).open)
