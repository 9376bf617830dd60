"""Screening, live: whether ideas are seen at once or after approval, by phones and by the screen apart. What was written before stays as it is (`waiting`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.meetup.ideas import ideas_step
from facilitator.meetup.waiting import Screening
from facilitator.meetup.words import SEES_ALL, Actor, Ballot, Command, Document, Event, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class ScreeningSet(Event, urgent=True):
    """How a step screens what is written from now on; all of it, as `Screening` has it."""

    step: str
    phones: bool
    screen: bool
    flagged: bool = True

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.screenings.by_step[self.step] = Screening(self.phones, self.screen, self.flagged)

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("screening",)

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (ScreeningSet(self.step, **meetup.screenings.of(meetup.show.find(self.step)).told()),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "What waits for approval was set: {title}", {"title": meetup.show.find(self.step).title}


@dataclass(frozen=True)
class ScreenIdeas(Command, verb="ideas.screen", by=SEES_ALL, undoable=True):
    """Whether ideas wait for approval before phones, before the screen, and when they are flagged. What is left out stays; what waits goes on waiting."""

    step: str | None = None
    phones: bool | None = None
    screen: bool | None = None
    flagged: bool | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = ideas_step(meetup, self.step)
        now_so = meetup.screenings.of(step).told()
        wished = {name: now_so[name] if wish is None else wish for name, wish in (("phones", self.phones), ("screen", self.screen), ("flagged", self.flagged))}
        if wished != now_so:
            yield ScreeningSet(step.id, **wished)


@document("screening", SEES_ALL)
def screening_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    """Of every step with ideas; absent where there is none."""
    steps = {step.id: meetup.screenings.of(step).told() for step in meetup.show.steps if step.kind == "ideas"}
    return {"steps": steps} if steps else None
