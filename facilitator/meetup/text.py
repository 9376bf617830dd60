"""A `text` step: words for the room to read. The smallest kind of step, and the pattern for a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.meetup.fields import Fields
from facilitator.meetup.life import OPEN, PREPARING
from facilitator.meetup.steps import Step, StepKind
from facilitator.meetup.words import Document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


class TextStep(StepKind, name="text"):
    def read(self, step: Fields, language: str) -> Document:
        return {"body": step.text("body", "", limit=4_000), "waiting": step.flag("waiting", False)}

    def facts(self, meetup: Meetup, step: Step, audience: str) -> Document:
        return {"body": step.own["body"], "waiting": keeps_waiting(step)}

    def screen_scene(self, meetup: Meetup, step: Step) -> str:
        return "join" if keeps_waiting(step) else self.scene


def keeps_waiting(step: Step | None) -> bool:
    """Whether the screen shows how to join, and phones the waiting page, while this step is on air."""
    return step is not None and bool(step.own.get("waiting"))  # absent in the first logs


def coming_in(meetup: Meetup) -> bool:
    """Whether people are still coming in: before the first step, and during one that keeps the waiting page."""
    state = meetup.life.state
    return state == PREPARING or (state == OPEN and keeps_waiting(meetup.show.current()))
