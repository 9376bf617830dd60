"""Taking: a condition or an agreement that the desk makes of what people wrote, an idea or a group of them; and what becomes of it when that idea goes.

What the room has voted on is the room's. Else it goes with the idea that its author withdraws; with one that the desk hides only what still says the same, and
that the desk can put back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid
from facilitator.meetup.agreements import AgreementPlaced, AgreementWithdrawn
from facilitator.meetup.conditions import ConditionPlaced, ConditionWithdrawn
from facilitator.meetup.ideas import Idea, still_there
from facilitator.meetup.placing import HIDDEN, LISTED, PARKED, says
from facilitator.meetup.words import Event

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


def withdraw_taken(meetup: Meetup, idea: Idea) -> Iterator[Event]:
    """With the idea that its author takes back."""
    conditions, agreements = meetup.conditions.by_id.values(), meetup.agreements.by_id.values()
    yield from (ConditionWithdrawn(each.id, with_idea=True) for each in conditions if each.idea == idea.id and each.is_there and each.vote is None)
    yield from (AgreementWithdrawn(each.id, with_idea=True) for each in agreements if each.idea == idea.id and each.is_there)


def hide_taken(meetup: Meetup, idea: Idea) -> Iterator[Event]:
    """With the idea that the desk hides now."""
    seen = (LISTED, PARKED)
    for condition in meetup.conditions.by_id.values():
        if condition.idea == idea.id and condition.is_there and condition.place in seen and condition.vote is None and says(idea.text, condition.text):
            yield ConditionPlaced(condition.id, HIDDEN)
    for agreement in meetup.agreements.by_id.values():
        if agreement.idea == idea.id and agreement.is_there and agreement.place in seen and says(idea.text, agreement.deal.what):
            yield AgreementPlaced(agreement.id, HIDDEN)
