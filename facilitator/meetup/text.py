"""A `text` step: words for the room to read. The smallest kind of step, and the pattern for a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.meetup.fields import Fields
from facilitator.meetup.steps import Step, StepKind
from facilitator.meetup.words import Document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


class TextStep(StepKind, name="text"):
    def read(self, step: Fields) -> Document:
        return {"body": step.text("body", "", limit=4_000)}

    def facts(self, meetup: Meetup, step: Step, audience: str) -> Document:
        return {"body": step.own["body"]}
