"""Dots: everyone has a few, and puts them on the ideas or groups that matter most to them. Where groups are chosen from, an idea in no group can be chosen too.

Where they lie and what is told of it says `lying`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.errors import Closed, Fault, Invalid, NoDotsLeft
from facilitator.meetup import writing
from facilitator.meetup.collecting import CHOSEN, CollectingEvent
from facilitator.meetup.ideas import ideas_step, may_see
from facilitator.meetup.lying import DOTS, ON, ON_GROUPS, ON_IDEAS, Placed, is_there, lying, where
from facilitator.meetup.panic import no_panic
from facilitator.meetup.voting import former_of
from facilitator.meetup.words import DESK, PHONE, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

USUAL, MOST = 3, 10


@dataclass
class Dotting:
    """The dots of one step: how many each person has, what they are for, and where everyone put them."""

    each: int
    on: str
    open: bool = True
    left: bool = False  # they are closed because the air left the step ...
    shown_then: bool = False  # ... and whether the room was to see how they lie when they were closed
    taken_back: bool = False  # their first opening was undone
    placed: dict[str, Placed] = field(default_factory=dict)


@dataclass
class Dots:
    """State: by step, in the order in which they were opened first."""

    by_step: dict[str, Dotting] = field(default_factory=dict)

    def is_open(self, step: str) -> bool:
        return step in self.by_step and self.by_step[step].open

    def owners(self, step: str) -> Iterator[tuple[str, str]]:
        """Of whom what is told of their own dots may have changed, because ideas of this step were shown, hidden or moved."""
        yield from ((voter, "my/dots") for voter in self.by_step[step].placed) if step in self.by_step else ()

    def owners_in_several(self) -> Iterator[tuple[str, str]]:
        """The same, because dots of another step are told now."""
        counted = Counter(voter for dotting in self.by_step.values() for voter in dotting.placed)
        yield from ((voter, "my/dots") for voter, steps in counted.items() if steps > 1)

    def were_given(self, step: str) -> bool:
        return step in self.by_step and not (self.by_step[step].taken_back and not self.by_step[step].placed)

    def end(self, step: str) -> Iterator[Event]:
        """They are closed for good, also when the air comes back."""
        if step in self.by_step and (self.by_step[step].open or self.by_step[step].left):
            yield DotsClosed(step)

    def go_on(self, meetup: Meetup, step: str) -> Iterator[Event]:
        """The air is there again: what closed only because it left goes on, unless the room was shown or not shown meanwhile how they lie."""
        dotting = self.by_step.get(step)
        if dotting and dotting.left and dotting.shown_then == are_shown(meetup, step):
            yield DotsOpened(step, dotting.each, dotting.on)

    def are_on_groups(self, step: str) -> bool:
        """Whether groups can be chosen now."""
        return self.is_open(step) and self.by_step[step].on == ON_GROUPS

    def close_everything(self) -> Iterator[Event]:
        yield from (DotsClosed(step) for step, dotting in self.by_step.items() if dotting.open)


@dataclass(frozen=True)
class DotsOpened(CollectingEvent, urgent=True):
    each: int
    on: str

    def apply(self, meetup: Meetup, at: float) -> None:
        before = meetup.dots.by_step.get(self.step)
        meetup.dots.by_step[self.step] = Dotting(self.each, self.on, placed=before.placed if before else {})

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("step", DOTS, "groups", CHOSEN)

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return (*meetup.dots.owners(self.step), *meetup.dots.owners_in_several())

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        before = meetup.dots.by_step.get(self.step)
        if before is None or before.taken_back:
            return (DotsClosed(self.step, taken_back=True),)
        return (DotsOpened(self.step, before.each, before.on) if before.open else closed_as(self.step, before),)

    def ground(self, meetup: Meetup) -> object:
        """No dots are put while people write."""
        return meetup.collecting.of(self.step).open

    def is_barred(self, meetup: Meetup) -> bool:
        """Dots lie since, and were as many."""
        there = meetup.dots.by_step.get(self.step)
        return bool(there and there.placed and (there.each, there.on) != (self.each, self.on))

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Dots opened, {n} each: {title}", {"n": self.each, **self.title(meetup)}


def are_shown(meetup: Meetup, step: str) -> bool:
    """Whether the room is to see how dots lie, once they are closed."""
    return meetup.collecting.of(step).view == DOTS


def closed_as(step: str, dotting: Dotting) -> DotsClosed:
    return DotsClosed(step, dotting.left, dotting.shown_then, dotting.taken_back)


@dataclass(frozen=True)
class DotsClosed(CollectingEvent, urgent=True):
    """`left`: because the air left the step; `shown_then`: whether the room was to see how they lie when that was, where it is told again; `taken_back`:
    because their first opening was undone."""

    left: bool = False
    shown_then: bool | None = None
    taken_back: bool = False

    def apply(self, meetup: Meetup, at: float) -> None:
        dotting = meetup.dots.by_step[self.step]
        dotting.open, dotting.left, dotting.taken_back = False, self.left, self.taken_back
        dotting.shown_then = are_shown(meetup, self.step) if self.shown_then is None else self.shown_then

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("step", DOTS, "groups", CHOSEN)

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return meetup.dots.owners_in_several()

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        dotting = meetup.dots.by_step[self.step]
        return (DotsOpened(self.step, dotting.each, dotting.on) if dotting.open else closed_as(self.step, dotting),)

    def settles(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return ((DOTS, self.step),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Dots closed: {title}", self.title(meetup)


class Dotted(Ballot, kind=DOTS, stays=True):
    """Where a participant put their dots in a step (`about`): by target how many."""

    def apply(self, meetup: Meetup) -> None:
        placed = meetup.dots.by_step[self.about].placed
        placed.pop(self.voter, None)
        if self.value:
            placed[self.voter] = self.value

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("step", DOTS, CHOSEN)

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return ((self.voter, "my/dots"),)


@dataclass(frozen=True)
class OpenDots(Command, verb="dots.open", by=(DESK,), undoable=True):
    """Everyone gets dots for the ideas of a step, or for its groups; writing and supporting end. Once dots lie, how many and on what stays as it is."""

    step: str | None = None
    each: int = USUAL
    on: str = ON_IDEAS

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = ideas_step(meetup, self.step)
        if not 1 <= self.each <= MOST:
            fault = Fault("each", "must be between {least} and {most}", (("least", 1), ("most", MOST)))
            raise Invalid("Everyone gets 1 to {most} dots.", most=MOST, faults=(fault,))
        if self.on not in ON:
            raise Invalid("Dots are put on ideas or on groups.", faults=(Fault("on", "is not one of the choices"),))
        before = meetup.dots.by_step.get(step.id)
        if before and before.placed and (before.each, before.on) != (self.each, self.on):
            raise Invalid("Dots were placed here already. Open them again as they were.")
        if not any(idea.step == step.id and may_see(idea, PHONE) for idea in meetup.ideas.by_id.values()):  # what is hidden while people write is shown then
            raise Invalid("There is nothing to put dots on yet.")
        if before and before.open and (before.each, before.on) == (self.each, self.on):
            return
        yield from writing.close(meetup, step.id, now)
        yield DotsOpened(step.id, self.each, self.on)


@dataclass(frozen=True)
class CloseDots(Command, verb="dots.close", by=(DESK,), undoable=True):
    step: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        yield from meetup.dots.end(ideas_step(meetup, self.step).id)


@dataclass(frozen=True)
class PlaceDot(Command, verb="dot.place", by=(PHONE,)):
    """Puts one more of one's dots on an idea or a group, of which exactly one is given. Refused as `no_dots_left` when all of them lie."""

    idea: int | None = None
    group: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step, dotting, target, me, mine = about(meetup, actor, self.idea, self.group)
        if not is_there(meetup, target, PHONE):
            raise Closed("This can't be chosen any more.")
        if sum(mine.values()) >= dotting.each:
            raise NoDotsLeft("You have put all your dots. Take one back first.")
        yield from (Dotted(step, former, None) for former in former_of(actor) if former in dotting.placed)
        yield Dotted(step, me, mine | {target: mine.get(target, 0) + 1})


@dataclass(frozen=True)
class TakeDot(Command, verb="dot.take", by=(PHONE,)):
    """Takes one of one's dots back from an idea or a group."""

    idea: int | None = None
    group: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step, _, target, me, mine = about(meetup, actor, self.idea, self.group)
        if target in mine:
            left = mine | {target: mine[target] - 1}
            yield Dotted(step, me, {each: dots for each, dots in left.items() if dots} or None)


def about(meetup: Meetup, actor: Actor, idea: int | None, group: str | None) -> tuple[str, Dotting, str, str, dict[str, int]]:
    """The step, its dots, the target, whose dots they are, and where those lie as it stands now."""
    if (idea is None) == (group is None):
        raise Invalid("Choose an idea or a group.", faults=(Fault("idea", "is needed, or a group"),))
    step = meetup.ideas.find(idea).step if idea is not None else meetup.grouping.find(group or "").step
    if not meetup.dots.is_open(step):
        raise Closed("The dots are closed. What lies there counts.")
    no_panic(meetup)
    dotting, me = meetup.dots.by_step[step], meetup.voter(actor)
    if group is not None and dotting.on != ON_GROUPS:
        raise Invalid("Dots are put on ideas here.", faults=(Fault("group", "is for dots on groups"),))
    mine = lying(meetup, step, dotting.placed.get(me, {}), PHONE)
    return step, dotting, where(meetup, dotting.on, str(idea) if idea is not None else str(group), PHONE), me, mine
