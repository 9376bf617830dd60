"""The ranking: what the room is told of the ideas of a step in their order, once they are closed: common ground, what divides, or the top of each theme.

How many agreed with each is in `support`, when the desk lets the room see that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from facilitator.meetup.common_ground import COMMON_GROUND, DECIDES, DIVIDED, all_agree, in_sight, part, told
from facilitator.meetup.ideas import AGREE
from facilitator.meetup.steps import Step
from facilitator.meetup.support import counted, voters_of
from facilitator.meetup.words import DESK, OPERATOR, PHONE, SCREEN, SEES_ALL, Document, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

TOP = "top"
RANKED = (COMMON_GROUND, DIVIDED, TOP)
MOST, MOST_OF_THEME = 30, 10


@document("ranking", (PHONE, SCREEN, DESK, OPERATOR))
def ranking_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    """Of the step on air, while that is how the room sees it; desk and operator get that of the screen."""
    step, seen_as = meetup.show.current(), SCREEN if audience in SEES_ALL else audience
    collection = meetup.collecting.of(step.id) if step else None
    if step is None or collection is None or collection.open or collection.view not in RANKED:
        return None
    return {"step": step.id, "view": collection.view} | ranked(meetup, step, seen_as, collection.view)


def ranked(meetup: Meetup, step: Step, audience: str, view: str) -> Document:
    """The ideas of a step in the order of one of RANKED, as far as an audience is told of them."""
    return _top(meetup, step, audience) if view == TOP else _by_ground(meetup, step, audience, view)


def _by_ground(meetup: Meetup, step: Step, audience: str, view: str) -> Document:
    """`of`: how many ideas it is known of, `untold` how many not."""
    found, standings = meetup.common_ground.by_step[step.id], told(meetup, step.id, audience)
    order = all_agree(standings) if view == COMMON_GROUND else part(standings)
    known = sum(standing[DECIDES[view]] is not None for standing in standings.values())
    ideas = [{"id": idea, "votes": sum(standings[idea]["counts"].values())} for idea in order[:MOST]]
    numbers = {"left": len(order) - len(ideas), "of": known, "untold": len(standings) - known}
    return {"by": found.by, "groups": found.groups, "voters": found.voters, "ideas": ideas, **numbers}


def _top(meetup: Meetup, step: Step, audience: str) -> Document:
    """Of each theme, and of what is under none, the ideas that most agree with; those that nobody agrees with are left out."""
    ideas = list(in_sight(meetup, step.id, audience))
    counts = {idea.id: counted(meetup, idea) for idea in ideas}
    agreed = sorted((idea for idea in ideas if counts[idea.id][AGREE]), key=lambda idea: (-counts[idea.id][AGREE], idea.id))
    themes = [
        {"theme": theme, "ideas": [{"id": idea.id, "votes": sum(counts[idea.id].values())} for idea in agreed if idea.theme == theme][:MOST_OF_THEME]}
        for theme in _themes(step.own["ideas"]["themes"], [idea.theme for idea in agreed])
    ]
    return {"voters": voters_of(meetup, step.id), "themes": themes}


def _themes(asked: Sequence[str], there: Sequence[str | None]) -> Iterator[str | None]:
    """Those of the step in its order; others that ideas have, and none, where there are such."""
    yield from asked
    yield from (theme for theme in dict.fromkeys(there) if theme and theme not in asked)
    yield from [None] if None in there or not asked else []
