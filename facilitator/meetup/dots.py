"""Dots: everyone has a few, and puts them on the ideas or groups that matter most to them. How they lie nobody but the desk sees before it is closed.

Where groups are chosen from, an idea in no group can be chosen too. A dot follows its idea: under another one, or into a group; and where it can't be seen any
more it is its owner's again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.errors import Closed, Fault, Invalid, NoDotsLeft
from facilitator.meetup import writing
from facilitator.meetup.collecting import CollectingEvent
from facilitator.meetup.ideas import ideas_step, may_see, stands_alone
from facilitator.meetup.panic import no_panic
from facilitator.meetup.voting import former_of
from facilitator.meetup.words import DESK, OPERATOR, PHONE, SCREEN, SEES_ALL, Actor, Ballot, Command, Document, Event, document, own_document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

DOTS = "dots"  # the kind of ballot, and how the room sees ideas then
ON_IDEAS, ON_GROUPS = ON = ("ideas", "groups")
USUAL, MOST = 3, 10
Placed = Mapping[str, int]  # by target: the number of an idea, or the id of a group


@dataclass
class Dotting:
    """The dots of one step: how many each person has, what they are for, and where everyone put them."""

    each: int
    on: str
    open: bool = True
    placed: dict[str, Placed] = field(default_factory=dict)


@dataclass
class Dots:
    """State: by step, in the order in which they were opened."""

    by_step: dict[str, Dotting] = field(default_factory=dict)

    def is_open(self, step: str) -> bool:
        return step in self.by_step and self.by_step[step].open

    def owners(self, step: str) -> Iterator[tuple[str, str]]:
        """Of whom what is told of their own dots may have changed, because ideas of this step were shown, hidden or moved."""
        yield from ((voter, "my/dots") for voter in self.by_step[step].placed) if step in self.by_step else ()

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
        before = meetup.dots.by_step.pop(self.step, None)
        meetup.dots.by_step[self.step] = Dotting(self.each, self.on, placed=before.placed if before else {})

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("step", DOTS, "groups")

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return () if meetup.dots.is_open(self.step) else (DotsClosed(self.step),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Dots opened, {n} each: {title}", {"n": self.each, **self.title(meetup)}


@dataclass(frozen=True)
class DotsClosed(CollectingEvent, urgent=True):
    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.dots.by_step[self.step].open = False

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("step", DOTS, "groups")

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        dotting = meetup.dots.by_step[self.step]
        return (DotsOpened(self.step, dotting.each, dotting.on),) if dotting.open else ()

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
        return ("step", DOTS)

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
        if meetup.collecting.of(step.id).open:
            yield from writing.close(meetup, step.id)
        yield DotsOpened(step.id, self.each, self.on)


@dataclass(frozen=True)
class CloseDots(Command, verb="dots.close", by=(DESK,), undoable=True):
    step: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = ideas_step(meetup, self.step)
        if meetup.dots.is_open(step.id):
            yield DotsClosed(step.id)


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


def where(meetup: Meetup, on: str, target: str, audience: str) -> str:
    """Where a dot lies that was put there: its idea may stand under another by now, that an audience is told of instead, or in a group."""
    if not target.isdigit():
        return target
    head = meetup.grouping.head(int(target))
    group = meetup.grouping.of_idea.get(head)
    return group if on == ON_GROUPS and group else target if stands_alone(meetup, meetup.ideas.by_id[int(target)], audience) else str(head)


def offered(meetup: Meetup, step: str, on: str, audience: str) -> dict[str, None]:
    """What dots can lie on, as far as an audience is told of it."""
    ideas = (idea for idea in meetup.ideas.by_id.values() if idea.step == step and stands_alone(meetup, idea, audience))
    return dict.fromkeys(meetup.grouping.group_of(idea.id) or str(idea.id) if on == ON_GROUPS else str(idea.id) for idea in ideas)


def is_there(meetup: Meetup, target: str, audience: str) -> bool:
    """Whether an audience is told of this idea, or of anything in this group."""
    ideas = [int(target)] if target.isdigit() else [each for idea in meetup.grouping.ideas(target) for each in meetup.grouping.family(idea)]
    return any(stands_alone(meetup, meetup.ideas.by_id[idea], audience) for idea in ideas)


def lying(meetup: Meetup, step: str, placed: Placed, audience: str) -> dict[str, int]:
    """Somebody's dots where they lie now; those that can't be seen are none."""
    lie = Counter[str]()
    for target, dots in placed.items():
        lie[where(meetup, meetup.dots.by_step[step].on, target, audience)] += dots
    return {target: dots for target, dots in lie.items() if is_there(meetup, target, audience)}


def counted(meetup: Meetup, step: str, audience: str) -> dict[str, int]:
    """How many dots lie on each; nothing on what an audience is not told of."""
    dotting = meetup.dots.by_step[step]
    total = Counter[str]()
    for placed in dotting.placed.values():
        total.update(placed)
    return dict.fromkeys(offered(meetup, step, dotting.on, audience), 0) | lying(meetup, step, total, audience)


@document(DOTS, (PHONE, SCREEN, DESK, OPERATOR))
def dots_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    """Of the ideas step on air, else of the last that had dots. While they are open a phone is told nothing of what others do.
    With `unseen` of so many of those with dots that are not on the screen."""
    on_air = meetup.show.current()
    step = on_air.id if on_air and on_air.id in meetup.dots.by_step else next(reversed(meetup.dots.by_step), None)
    dotting = meetup.dots.by_step[step] if step is not None else None
    if step is None or dotting is None or not (dotting.open or dotting.placed):
        return None
    told: Document = {"step": step, "each": dotting.each, "on": dotting.on, "open": dotting.open}
    if audience != PHONE or not dotting.open:
        told["voted"] = len(dotting.placed)
    if dotting.open and meetup.panic.on:
        told["paused"] = True
    if audience in SEES_ALL or (not dotting.open and meetup.collecting.of(step).view == DOTS):
        told["counts"] = counted(meetup, step, audience)
        if audience != PHONE and (number := unseen(meetup, step)):
            told["unseen"] = number
    return told


def unseen(meetup: Meetup, step: str) -> int:
    """How many got dots, and are not told to the screen: they wait there, and phones could choose them."""
    shown = counted(meetup, step, SCREEN)
    return sum(1 for target, dots in counted(meetup, step, PHONE).items() if dots and target not in shown)


@own_document("my/dots")
def my_dots_document(meetup: Meetup, participant: str, key: str) -> Document | None:
    """One's own, of the last step in which one put any."""
    step = next((step for step, dotting in reversed(meetup.dots.by_step.items()) if participant in dotting.placed), None)
    if step is None:
        return None
    lie = lying(meetup, step, meetup.dots.by_step[step].placed[participant], PHONE)
    return {"step": step, "left": max(0, meetup.dots.by_step[step].each - sum(lie.values())), "placed": lie}
