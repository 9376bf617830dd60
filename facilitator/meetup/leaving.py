"""Leaving: what goes when somebody is not there any more, because they forgot themselves or because their ticket began a new life."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from facilitator.meetup.condition_votes import Confirmed, running
from facilitator.meetup.dots import Dotted
from facilitator.meetup.people import Described
from facilitator.meetup.practice import Practised
from facilitator.meetup.rounds import Answered
from facilitator.meetup.support import Supported
from facilitator.meetup.tables import lay_down
from facilitator.meetup.words import Ballot

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


def leave(meetup: Meetup, participant: str) -> Iterator[Ballot]:
    """Role, table, pen, the practice answer, and every answer, vote, support, dot and moment that is still open. What their table answered is the table's."""
    yield from (Described(about, participant, None) for about, told in meetup.people.described.items() if participant in told)
    yield from lay_down(meetup, participant)
    if participant in meetup.practice.answers:
        yield Practised(Practised.kind, participant, None)
    yield from (Answered(found.id, participant, None) for found in meetup.rounds.by_id.values() if found.running and participant in found.ballots)
    yield from (Dotted(step, participant, None) for step, dotting in meetup.dots.by_step.items() if dotting.open and participant in dotting.placed)
    for idea in meetup.ideas.supported.get(participant, ()):
        if meetup.collecting.of(meetup.ideas.by_id[idea].step).open:
            yield Supported(str(idea), participant, None)
    yield from meetup.moments.take_back(participant)
    yield from (Confirmed(str(found.id), participant, None) for found in running(meetup) if participant in found.ballots)
