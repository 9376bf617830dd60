"""Collecting: during which ideas steps phones may write and support, and of which the room may see the support."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from facilitator.errors import Closed, NotOnAir
from facilitator.meetup.steps import Step
from facilitator.meetup.words import Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

SUPPORT = "support"  # the kind of ballot that is final when a step closes
GROUPS = "groups"  # a way in which the room sees ideas; see `idea_views`
CHOSEN = "chosen"  # the document of who reads it afterwards
WEIGHED = (SUPPORT, "ranking", "ground", CHOSEN)  # the documents of what came of it


@dataclass(frozen=True)
class Collection:
    """What is going on around one ideas step: whether phones may write and support, whether the room may see the support, and how it sees the ideas.
    `weighing`: they support only, and write no more; so it was, when it is closed. `timed`: there is a time to write (`writing`), after which writing ends if
    it `closes`; `hidden`: so long nobody reads what others write."""

    open: bool = False
    shown: bool = False
    left: bool = False  # it is closed because the air left it ...
    shown_then: bool = False  # ... and what `shown` was when it was closed
    view: str = "wall"
    timed: bool = False
    hidden: bool = False
    closes: bool = False
    weighing: bool = False


@dataclass
class Collecting:
    """State: how it stands with each ideas step."""

    by_step: dict[str, Collection] = field(default_factory=dict)

    def of(self, step_id: str) -> Collection:
        return self.by_step.get(step_id, Collection())

    def timed(self, step_id: str | None) -> bool:
        return step_id is not None and self.of(step_id).timed

    def change(self, step_id: str, **changes: Any) -> None:
        self.by_step[step_id] = replace(self.of(step_id), **changes)


def must_be_open(meetup: Meetup, step: Step) -> None:
    """Refuses when phones may not write or support there now."""
    if not meetup.collecting.of(step.id).open:
        if step.id != meetup.show.on_air:
            raise NotOnAir("This part of the evening is not on air now.")
        raise Closed("The ideas are closed. Nothing more can be added.")


def must_be_writing(meetup: Meetup, step: Step) -> None:
    """Refuses when phones may not write there now."""
    must_be_open(meetup, step)
    if meetup.collecting.of(step.id).weighing:
        raise Closed("The ideas are closed. Nothing more can be added.")


@dataclass(frozen=True)
class CollectingEvent(Event, urgent=True):
    step: str

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("step", *WEIGHED)

    def title(self, meetup: Meetup) -> Document:
        return {"title": meetup.show.find(self.step).title}


@dataclass(frozen=True)
class IdeasOpened(CollectingEvent, urgent=True):
    """`weighing`: phones support the ideas that are there, and write none."""

    weighing: bool = False

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.collecting.change(self.step, open=True, left=False, weighing=self.weighing)

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        collection = meetup.collecting.of(self.step)
        if not collection.open:
            return (closed_as(self.step, collection),)
        return () if collection.weighing is self.weighing else (IdeasOpened(self.step, collection.weighing),)

    def ground(self, meetup: Meetup) -> object:
        """Nobody writes while dots can be put."""
        return meetup.dots.is_open(self.step)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return ("Ideas weighed: {title}" if self.weighing else "Ideas opened: {title}"), self.title(meetup)


def closed_as(step_id: str, collection: Collection) -> IdeasClosed:
    return IdeasClosed(step_id, collection.left, collection.shown_then, collection.weighing)


@dataclass(frozen=True)
class IdeasClosed(CollectingEvent, urgent=True):
    """`left`: because the air left the step; `shown_then`: what the room saw when that was, and `weighing`: whether it weighed, where they are told again."""

    left: bool = False
    shown_then: bool | None = None
    weighing: bool | None = None

    def apply(self, meetup: Meetup, at: float) -> None:
        before = meetup.collecting.of(self.step)
        shown = before.shown if self.shown_then is None else self.shown_then
        weighing = before.weighing if self.weighing is None else self.weighing
        meetup.collecting.change(self.step, open=False, left=self.left, shown_then=shown, weighing=weighing)

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        collection = meetup.collecting.of(self.step)
        return (IdeasOpened(self.step, collection.weighing) if collection.open else closed_as(self.step, collection),)

    def settles(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return [(SUPPORT, str(idea.id)) for idea in meetup.ideas.by_id.values() if idea.step == self.step]

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Ideas closed: {title}", self.title(meetup)
