"""The board: what of an agreements step the screen shows, and which sheet of it. It begins with what the step is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid
from facilitator.meetup.placing import AGREEMENTS, BATON, BOTH, CONDITIONS, NO_STEP, PARKED, parked_keys
from facilitator.meetup.steps import Step
from facilitator.meetup.words import SEES_ALL, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

VIEWS = (CONDITIONS, AGREEMENTS, PARKED, BATON)
MOST_PAGES = 99


@dataclass(frozen=True)
class View:
    """`page` counts from 0; None follows what is newest."""

    show: str
    page: int | None = None


@dataclass
class Board:
    """State: what the screen shows of each agreements step for which the desk has chosen it."""

    by_step: dict[str, View] = field(default_factory=dict)

    def of(self, step: Step) -> View:
        collect = step.own["agreements"]["collect"]
        return self.by_step.get(step.id, View(CONDITIONS if collect == BOTH else collect))

    def shows(self, meetup: Meetup, view: str) -> bool:
        step = meetup.show.current()
        return step is not None and step.kind == "agreements" and self.of(step).show == view

    def shows_parked(self, meetup: Meetup) -> bool:
        return self.shows(meetup, PARKED)


@dataclass(frozen=True)
class ViewChosen(Event, urgent=True):
    """The screen shows something else of a step from now on, or another page of it."""

    step: str
    view: str
    page: int | None = None

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.board.by_step[self.step] = View(self.view, self.page)

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("step", "screen", "baton", *parked_keys(meetup))

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        before = meetup.board.of(meetup.show.find(self.step))
        return (ViewChosen(self.step, before.show, before.page),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return {
            CONDITIONS: "The screen shows the conditions.",
            AGREEMENTS: "The screen shows the agreements.",
            PARKED: "The screen shows the parking lot.",
            BATON: "The screen shows the baton.",
        }[self.view], {}


@dataclass(frozen=True)
class ChooseView(Command, verb="agreements.view", by=SEES_ALL, undoable=True):
    """What the screen shows of the step: `conditions`, `agreements`, `parked` or `baton`; `page` counts from 0, without it the newest."""

    view: str
    page: int | None = None
    step: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = meetup.show.of_kind("agreements", self.step, NO_STEP)
        if self.view not in VIEWS:
            raise Invalid("This can't be chosen here.", faults=(Fault("view", "is not one of the choices"),))
        if self.page is not None and not 0 <= self.page < MOST_PAGES:
            raise Invalid("There is no such page.", faults=(Fault("page", "is out of range"),))
        yield from show(meetup, step, View(self.view, self.page))


def show(meetup: Meetup, step: Step, view: View) -> Iterator[Event]:
    """Said twice it changes nothing."""
    if meetup.board.of(step) != view:
        yield ViewChosen(step.id, view.show, view.page)
