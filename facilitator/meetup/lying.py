"""Where dots lie, and what is told of it. How they lie nobody but the desk sees before they are closed.

A dot follows its idea: under another one, or into a group; and its group, when that is joined with another. Where it can't be seen any more it is its owner's
again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from facilitator.meetup.ideas import stands_alone
from facilitator.meetup.words import DESK, OPERATOR, PHONE, SCREEN, SEES_ALL, Document, document, own_document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

DOTS = "dots"  # the kind of ballot, and how the room sees ideas then
ON_IDEAS, ON_GROUPS = ON = ("ideas", "groups")
Placed = Mapping[str, int]  # by target: the number of an idea, or the id of a group


def where(meetup: Meetup, on: str, target: str, audience: str) -> str:
    """Where a dot lies that was put there: its idea may stand under another by now, that an audience is told of instead, or in a group; its group may be
    joined with another."""
    passed = set[str]()
    while not target.isdigit() and target not in passed and not meetup.grouping.is_seen(meetup, target):
        passed.add(target)
        target = meetup.grouping.heirs.get(target, target)
    if not target.isdigit():
        return target
    head = meetup.grouping.head(int(target))
    group = meetup.grouping.of_idea.get(head)
    return group if on == ON_GROUPS and group else target if stands_alone(meetup, meetup.ideas.by_id[int(target)], audience) else str(head)


def offered(meetup: Meetup, step: str, on: str, audience: str) -> dict[str, None]:
    """What dots can lie on, as far as an audience is told of it."""
    ideas = (idea for idea in meetup.ideas.by_id.values() if idea.step == step and stands_alone(meetup, idea, audience))
    return dict.fromkeys(meetup.grouping.group_of(idea.id) or str(idea.id) if on == ON_GROUPS else str(idea.id) for idea in ideas)


def is_there(meetup: Meetup, target: str, audience: str) -> bool:
    """Whether an audience is told of this idea, or of anything in this group."""
    ideas = [int(target)] if target.isdigit() else [each for idea in meetup.grouping.ideas(target) for each in meetup.grouping.family(idea)]
    return any(stands_alone(meetup, meetup.ideas.by_id[idea], audience) for idea in ideas)


def lying(meetup: Meetup, step: str, placed: Placed, audience: str) -> dict[str, int]:
    """Somebody's dots where they lie now; those that can't be seen are none."""
    lie = Counter[str]()
    for target, dots in placed.items():
        lie[where(meetup, meetup.dots.by_step[step].on, target, audience)] += dots
    return {target: dots for target, dots in lie.items() if is_there(meetup, target, audience)}


def counted(meetup: Meetup, step: str, audience: str) -> dict[str, int]:
    """How many dots lie on each; nothing on what an audience is not told of."""
    dotting = meetup.dots.by_step[step]
    total = Counter[str]()
    for placed in dotting.placed.values():
        total.update(placed)
    return dict.fromkeys(offered(meetup, step, dotting.on, audience), 0) | lying(meetup, step, total, audience)


def step_told(meetup: Meetup) -> str | None:
    """Of which step dots are told: the one on air when it has any, else the last in which they are open, else the last in which any lie."""
    told = {step: dotting.open for step, dotting in meetup.dots.by_step.items() if dotting.open or dotting.placed}
    if meetup.show.on_air in told:
        return meetup.show.on_air
    return next(reversed([step for step, is_open in told.items() if is_open] or [*told]), None)


@document(DOTS, (PHONE, SCREEN, DESK, OPERATOR))
def dots_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    """While they are open a phone is told nothing of what others do. With `unseen` of so many of those with dots that are not on the screen."""
    step = step_told(meetup)
    if step is None:
        return None
    dotting = meetup.dots.by_step[step]
    told: Document = {"step": step, "each": dotting.each, "on": dotting.on, "open": dotting.open}
    if audience != PHONE or not dotting.open:
        told["voted"] = len(dotting.placed)
    if dotting.open and meetup.panic.on:
        told["paused"] = True
    if audience in SEES_ALL or (not dotting.open and meetup.collecting.of(step).view == DOTS):
        told["counts"] = counted(meetup, step, audience)
        if audience != PHONE and (number := unseen(meetup, step)):
            told["unseen"] = number
    return told


def unseen(meetup: Meetup, step: str) -> int:
    """How many got dots, and are not told to the screen: they wait there, and phones could choose them."""
    shown = counted(meetup, step, SCREEN)
    return sum(1 for target, dots in counted(meetup, step, PHONE).items() if dots and target not in shown)


@own_document("my/dots")
def my_dots_document(meetup: Meetup, participant: str, key: str) -> Document | None:
    """One's own: of the step of which dots are told, else of the last in which one put any; and those of other steps (`earlier`)."""
    mine = {step: lying(meetup, step, dotting.placed[participant], PHONE) for step, dotting in meetup.dots.by_step.items() if participant in dotting.placed}
    step = told if (told := step_told(meetup)) in mine else next(reversed(mine), None)
    if step is None:
        return None
    placed = mine.pop(step)
    earlier = {"earlier": mine} if mine else {}
    return {"step": step, "left": max(0, meetup.dots.by_step[step].each - sum(placed.values())), "placed": placed} | earlier
