"""An `agreements` step: what must change, who does what, and the baton to the next meetup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from facilitator.meetup.agreements import LIMITS, NAME_LIMIT
from facilitator.meetup.condition_votes import close_votes, take_up_votes, vote_facts
from facilitator.meetup.conditions import TEXT_LIMIT
from facilitator.meetup.fields import Fields
from facilitator.meetup.placing import BOTH, COLLECTS, gathered_in
from facilitator.meetup.steps import Step, StepKind
from facilitator.meetup.words import Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

MOST_LEVELS, LEVEL_LIMIT = 6, 40
USUAL_LEVELS = {
    "nl": ["zelf", "school of bestuur", "gemeente of regio", "Den Haag"],
    "en": ["ourselves", "school or board", "municipality or region", "national government"],
}


class AgreementsStep(StepKind, name="agreements"):
    def read(self, step: Fields, language: str) -> Document:
        agreements = step.part("agreements", {})
        return {
            "agreements": {
                "collect": agreements.choice("collect", COLLECTS, BOTH),
                "levels": agreements.texts("levels", USUAL_LEVELS[language], least=1, most=MOST_LEVELS, limit=LEVEL_LIMIT),
                "offers": agreements.flag("offers", True),
            }
        }

    def facts(self, meetup: Meetup, step: Step, audience: str) -> Document:
        view = meetup.board.of(step)
        limits = {**LIMITS, "text": TEXT_LIMIT, "name": NAME_LIMIT}
        told = {**step.own["agreements"], "view": view.show, "page": view.page, "vote": vote_facts(meetup, step), "limits": limits}
        return {"agreements": told}

    def leave(self, meetup: Meetup, step: Step, now: float) -> Iterator[Event]:
        yield from close_votes(meetup, left=True)

    def come_back(self, meetup: Meetup, step: Step, now: float) -> Iterator[Event]:
        yield from take_up_votes(meetup)

    def screen_scene(self, meetup: Meetup, step: Step) -> str:
        return meetup.board.of(step).show

    def holds_answers(self, meetup: Meetup, step: Step) -> bool:
        return gathered_in(meetup, step)
