"""Many ideas that wait are approved at once: one deed of the desk, that one undo takes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid
from facilitator.meetup.ideas import WAITING, IdeaPlaced, status
from facilitator.meetup.words import SEES_ALL, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

MOST_AT_ONCE = 1_000


@dataclass(frozen=True)
class IdeasApproved(Event):
    """All of these waited until now."""

    ideas: tuple[int, ...]

    def apply(self, meetup: Meetup, at: float) -> None:
        for idea in self.ideas:
            meetup.ideas.by_id[idea].approved = True

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return dict.fromkeys(key for placed in self._placed() for key in placed.touches(meetup))

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return dict.fromkeys(key for placed in self._placed() for key in placed.touches_own(meetup))

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return tuple(back for placed in self._placed() for back in placed.inverse(meetup))

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Ideas approved: {n}.", {"n": len(self.ideas)}

    def _placed(self) -> Iterator[IdeaPlaced]:
        return (IdeaPlaced(idea, approved=True, hidden=False) for idea in self.ideas)


@dataclass(frozen=True)
class ApproveIdeas(Command, verb="ideas.approve", by=SEES_ALL, undoable=True, after_close=True):
    """Approves these ideas, as far as they still wait: who asked has read a list that may be a moment old. Refused beyond MOST_AT_ONCE."""

    ideas: list[int]

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if not 1 <= len(self.ideas) <= MOST_AT_ONCE:
            raise Invalid(
                "Choose 1 to {most} ideas.",
                most=MOST_AT_ONCE,
                faults=(Fault("ideas", "must hold {least} to {most} items", (("least", 1), ("most", MOST_AT_ONCE))),),
            )
        waiting = tuple(idea.id for idea in map(meetup.ideas.find, dict.fromkeys(self.ideas)) if status(meetup, idea) == WAITING)
        if waiting:
            yield IdeasApproved(waiting)
