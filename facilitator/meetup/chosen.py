"""Chosen: what came of choosing between the ideas of each step, for who reads it when the evening is over, as far as the room was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.meetup.collecting import CHOSEN, SUPPORT
from facilitator.meetup.ideas import stands_alone
from facilitator.meetup.lying import DOTS
from facilitator.meetup.lying import counted as dots_on
from facilitator.meetup.ranking import RANKED, ranked
from facilitator.meetup.steps import Step
from facilitator.meetup.support import counted
from facilitator.meetup.words import AFTERWARDS, Document, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@document(CHOSEN, (AFTERWARDS,))
def chosen_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    """By step in the order of the evening: the `rankings` that the room saw, how its `dots` lay, and how many agreed (`counts`, by idea)."""
    told = [_of(meetup, step) for step in meetup.show.steps if step.kind == "ideas"]
    there = [each for each in told if len(each) > 1]
    return {"steps": there} if there else None


def _of(meetup: Meetup, step: Step) -> Document:
    saw = {what for what in (*RANKED, DOTS, SUPPORT) if meetup.revealed.was_seen(meetup, step.id, what)}
    told: Document = {"step": step.id}
    rankings = [{"step": step.id, "view": view, **ranked(meetup, step, AFTERWARDS, view)} for view in RANKED if view in saw]
    dotting = meetup.dots.by_step.get(step.id)
    if rankings:
        told["rankings"] = rankings
    if dotting and dotting.placed and DOTS in saw:
        told[DOTS] = {"each": dotting.each, "on": dotting.on, "voted": len(dotting.placed), "counts": dots_on(meetup, step.id, AFTERWARDS)}
    if SUPPORT in saw:
        ideas = (idea for idea in meetup.ideas.by_id.values() if idea.step == step.id and stands_alone(meetup, idea, AFTERWARDS))
        told["counts"] = {str(idea.id): counted(meetup, idea) for idea in ideas}
    return told
