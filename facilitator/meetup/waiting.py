"""For whom an idea waits. That is settled when it is written, by how the step screens then: a switch is about what is written from now on.

So turning screening off throws nothing onto the screen that nobody has read, and turning it on takes nothing away that the room has seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.meetup.steps import Step
from facilitator.meetup.words import Document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

PHONES, SCREEN = "phones", "screen"
EVERYWHERE = frozenset((PHONES, SCREEN))


@dataclass(frozen=True)
class Screening:
    """Whether ideas wait for approval before phones, and before the screen; `flagged`: whether one that was flagged waits before both all the same."""

    phones: bool
    screen: bool
    flagged: bool = True  # absent in the first logs

    def holds(self, flags: Iterable[str]) -> frozenset[str]:
        if self.flagged and any(flags):
            return EVERYWHERE
        return frozenset(audience for audience, waits in ((PHONES, self.phones), (SCREEN, self.screen)) if waits)

    def told(self) -> Document:
        return {PHONES: self.phones, SCREEN: self.screen, "flagged": self.flagged}


@dataclass
class Screenings:
    """State: how steps screen that the desk has set otherwise than their programme says."""

    by_step: dict[str, Screening] = field(default_factory=dict)

    def of(self, step: Step) -> Screening:
        return self.by_step.get(step.id) or Screening(**step.own["ideas"]["screening"])


def waits_for(meetup: Meetup, step_id: str, flags: Iterable[str]) -> frozenset[str]:
    """PHONES and SCREEN, as far as an idea that is written now waits there."""
    return meetup.screenings.of(meetup.show.find(step_id)).holds(flags)
