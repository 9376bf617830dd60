"""An `ideas` step: while it is open, phones write and support."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.meetup.collecting import IdeasClosed, IdeasOpened
from facilitator.meetup.dots import DotsClosed
from facilitator.meetup.fields import Fields
from facilitator.meetup.ideas import TEXT_LIMIT, VALUES, ideas_step
from facilitator.meetup.steps import Step, StepKind
from facilitator.meetup.words import PHONE, SCREEN, SEES_ALL, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


class IdeasStep(StepKind, name="ideas"):
    def read(self, step: Fields, language: str) -> Document:
        ideas = step.part("ideas", {})
        screening = ideas.part("screening", {})
        return {
            "ideas": {
                "themes": ideas.texts("themes", [], most=8, limit=40),
                "screening": {PHONE + "s": screening.flag("phones", False), SCREEN: screening.flag("screen", True), "flagged": screening.flag("flagged", True)},
                "support": ideas.choice("support", tuple(VALUES), "none"),
                "close": ideas.choice("close", ("on_leave", "by_hand"), "on_leave"),
            }
        }

    def facts(self, meetup: Meetup, step: Step, audience: str) -> Document:
        ideas, collection = step.own["ideas"], meetup.collecting.of(step.id)
        return {
            "themes": ideas["themes"],
            "support": ideas["support"],
            "open": collection.open,
            "shown": collection.shown,
            "view": collection.view,
            "limit": TEXT_LIMIT,
        }

    def arrive(self, meetup: Meetup, step: Step, now: float) -> Iterator[Event]:
        if not meetup.collecting.of(step.id).open:
            yield IdeasOpened(step.id)

    def leave(self, meetup: Meetup, step: Step, now: float) -> Iterator[Event]:
        if step.own["ideas"]["close"] == "on_leave" and meetup.collecting.of(step.id).open:
            yield IdeasClosed(step.id, left=True)
        if step.own["ideas"]["close"] == "on_leave" and meetup.dots.is_open(step.id):
            yield DotsClosed(step.id)

    def come_back(self, meetup: Meetup, step: Step, now: float) -> Iterator[Event]:
        collection = meetup.collecting.of(step.id)
        """Writing goes on, unless the desk said meanwhile who may see the support."""
        if collection.left and collection.shown == collection.shown_then:
            yield IdeasOpened(step.id)

    def holds_answers(self, meetup: Meetup, step: Step) -> bool:
        return meetup.collecting.of(step.id).open or any(idea.step == step.id for idea in meetup.ideas.by_id.values())


@dataclass(frozen=True)
class OpenIdeas(Command, verb="ideas.open", by=SEES_ALL, undoable=True):
    step: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = ideas_step(meetup, self.step)
        if not meetup.collecting.of(step.id).open:
            yield IdeasOpened(step.id)


@dataclass(frozen=True)
class CloseIdeas(Command, verb="ideas.close", by=SEES_ALL, undoable=True):
    step: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = ideas_step(meetup, self.step)
        if meetup.collecting.of(step.id).open:
            yield IdeasClosed(step.id)
