"""Redacting the name of a group: the desk asks for it, or an idea goes whose words it has (`borrowed`). The group stays, as REMOVED, until it is named anew.

Names that it had before go too, from the stored log and from backups: what was done to them can't be taken back any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid
from facilitator.meetup.group_names import REMOVED
from facilitator.meetup.marks import check_why
from facilitator.meetup.words import SEES_ALL, Actor, Ballot, Command, Document, Erasure, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class GroupNameRedacted(Event, urgent=True, final=True):
    """`kept`: only the names that it had before are gone. `asked`: by the desk, and not because of an idea; `why` as it said."""

    group: str
    kept: bool = False
    asked: bool = False
    why: str | None = None

    def apply(self, meetup: Meetup, at: float) -> None:
        found = meetup.grouping.by_id[self.group]
        meetup.grouping.by_id[self.group] = replace(found, name=found.name if self.kept else REMOVED, earlier=())
        meetup.past.erase_names(self.group, meetup.grouping.by_id[self.group].name, REMOVED)

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("groups",)

    def rewrites(self, meetup: Meetup) -> Iterable[Erasure]:
        but = ("name", meetup.grouping.by_id[self.group].name) if self.kept else None
        return (Erasure(("GroupNamed",), "group", self.group, {"name": REMOVED}, but=but),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        if self.kept:
            return "Earlier names of a group were removed for good.", {}
        return ("The name of a group was removed for good." if self.asked else "The name of a group went with the idea whose words it had."), {}


@dataclass(frozen=True)
class RedactGroupName(Command, verb="group.redact", by=SEES_ALL, after_close=True):
    """Takes the name of a group away for good, and those that it had before; its ideas stay in it. `why` is one of `marks.WHY`."""

    group: str
    why: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        check_why(self.why)
        found = meetup.grouping.by_id.get(self.group)
        if found is None:
            raise Invalid("There is no such group.", faults=(Fault("group", "is not known"),))
        if {found.name, *found.earlier} != {REMOVED}:
            yield GroupNameRedacted(found.id, asked=True, why=self.why)
