"""How the room sees the ideas of a step. On the wall the newest come first; or they stand in their groups; or those with the most dots come first; or, once
they are closed, those on which all groups agree, those on which groups part, or of each theme those that most agree with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid
from facilitator.meetup.collecting import CHOSEN, GROUPS, CollectingEvent
from facilitator.meetup.common_ground import COMMON_GROUND, DIVIDED
from facilitator.meetup.group_names import is_kept, name_for
from facilitator.meetup.grouping import Group
from facilitator.meetup.ideas import ideas_step, stands_alone
from facilitator.meetup.lying import DOTS
from facilitator.meetup.ranking import RANKED, TOP
from facilitator.meetup.words import AFTERWARDS, DESK, OPERATOR, PHONE, SCREEN, SEES_ALL, Actor, Ballot, Command, Document, Event, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

WALL = "wall"
VIEWS = (WALL, GROUPS, DOTS, *RANKED)


@dataclass(frozen=True)
class IdeasViewed(CollectingEvent, urgent=True):
    view: str

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.collecting.change(self.step, view=self.view)

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("step", "groups", DOTS, "ranking", CHOSEN)

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (IdeasViewed(self.step, meetup.collecting.of(self.step).view),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return {
            WALL: "Ideas shown on the wall: {title}",
            GROUPS: "Ideas shown in groups: {title}",
            DOTS: "Ideas shown with their dots: {title}",
            COMMON_GROUND: "Common ground shown: {title}",
            DIVIDED: "What divides shown: {title}",
            TOP: "The top of each theme shown: {title}",
        }[self.view], self.title(meetup)


@dataclass(frozen=True)
class ViewIdeas(Command, verb="ideas.view", by=(DESK,), undoable=True, after_close=True):
    """The room sees the ideas of a step on the `wall`, in their `groups`, or with the `dots` that lie on them, once those are closed; or, once the ideas are,
    by `common_ground` or what is `divided`, when that was worked out, or the `top` of each theme."""

    view: str
    step: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = ideas_step(meetup, self.step)
        if self.view not in VIEWS:
            raise Invalid("Ideas can't be seen in this way.", faults=(Fault("view", "is not one of the choices"),))
        if self.view in (COMMON_GROUND, DIVIDED) and step.id not in meetup.common_ground.by_step:
            raise Invalid("Work out first on what the groups agree.")
        if self.view == TOP and step.own["ideas"]["support"] == "none":
            raise Invalid("People can't choose between these ideas: there is no top.")
        if meetup.collecting.of(step.id).view != self.view:
            yield IdeasViewed(step.id, self.view)


@document("groups", (PHONE, SCREEN, DESK, OPERATOR, AFTERWARDS))
def groups_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    """For the room those of steps that it sees in groups, or can put dots on, and afterwards those that it saw; without an idea that an audience is told of by
    itself a group is not there."""
    told = [_told(meetup, group, audience) for group in meetup.grouping.by_id.values()]
    there = [group for group in told if group["ideas"]]
    return {"groups": there} if there else None


def _told(meetup: Meetup, group: Group, audience: str) -> Document:
    if audience == AFTERWARDS:
        is_seen = meetup.revealed.was_seen(meetup, group.step, GROUPS)
    else:
        is_seen = audience in SEES_ALL or meetup.collecting.of(group.step).view in (GROUPS, DOTS) or meetup.dots.are_on_groups(group.step)
    ideas = [each for idea in meetup.grouping.ideas(group.id) for each in meetup.grouping.family(idea)] if is_seen else []
    seen = [idea for idea in ideas if stands_alone(meetup, meetup.ideas.by_id[idea], audience)]
    kept = {"kept": True} if audience in SEES_ALL and is_kept(meetup, group) else {}
    return {"id": group.id, "step": group.step, "name": name_for(meetup, group, audience), "ideas": seen} | kept
