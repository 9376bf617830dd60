"""Taking: a condition or an agreement that the desk makes of what people wrote, an idea or a group of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid
from facilitator.meetup.ideas import Idea, still_there

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


def source(meetup: Meetup, idea: int | None, group: str | None) -> tuple[Idea | None, str]:
    """The idea it is taken from, and the words it begins with: those of the idea, or the name of the group. Refused when that is not there, and for both."""
    if idea is not None and group is not None:
        raise Invalid("Choose an idea or a group.", faults=(Fault("group", "is one too many beside an idea"),))
    if group is not None:
        return None, meetup.grouping.find(group).name
    found = still_there(meetup.ideas.find(idea)) if idea is not None else None
    return found, found.text if found else ""
