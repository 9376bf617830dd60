"""Arranging the run of show, also while it runs: adding, editing, moving, skipping and removing steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from facilitator.errors import Invalid
from facilitator.meetup.questions import Version, versions_in
from facilitator.meetup.run_of_show import AIR
from facilitator.meetup.steps import Step, StepKind, as_written, polls_of, read_step
from facilitator.meetup.words import DESK, OFFICE, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class StepsArranged(Event, urgent=True):
    """The whole run of show as it is now: after adding, editing, moving, skipping or removing. `steps` are `Step`s as dictionaries."""

    steps: list[Document]

    def apply(self, meetup: Meetup, at: float) -> None:
        # what was on air, or holds what people gave, stays as it is whatever is said of it
        held = {step.id: step for step in held_steps(meetup)}
        aired = {step.id for step in meetup.show.steps if step.aired}
        arranged = [replace(held.get(step["id"], Step.of(step)), skipped=step["skipped"], aired=step["id"] in aired) for step in self.steps]
        given = {step.id for step in arranged}
        for place, step in enumerate(meetup.show.steps):
            if step.id in held and step.id not in given:
                arranged.insert(place, step)
        meetup.show.steps = arranged

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return (*AIR, "clips", "screening")

    def versions(self) -> Iterable[Version]:
        return versions_in(polls_of(self.steps))

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (StepsArranged(wired(meetup.show.steps)),)

    def ground(self, meetup: Meetup) -> object:
        """The steps that would go or be written otherwise, and can't."""
        given = {step["id"]: {**step, "skipped": False} for step in self.steps}
        return [step.id for step in held_steps(meetup) if given.get(step.id) != wired([replace(step, skipped=False)])[0]]

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "The run of show was changed.", {}


def placed(meetup: Meetup, given: Document, before: Document, path: str) -> Document:
    """A step as somebody wrote it, read and taken in where one with `before` as its own part stood; raises Invalid with every fault."""
    step = read_step(given, path, meetup.life.language)
    return {**step, "own": StepKind.known[step["kind"]].placed(meetup, step["own"], before, path)}


def held_steps(meetup: Meetup) -> list[Step]:
    """The steps that were on air, or hold what people gave."""
    return [step for step in meetup.show.steps if step.aired or step.behaviour.holds_answers(meetup, step)]


def wired(steps: list[Step]) -> list[Document]:
    return [{key: value for key, value in vars(step).items() if key != "aired"} for step in steps]


@dataclass(frozen=True)
class AddStep(Command, verb="show.add", by=(DESK, OFFICE), undoable=True):
    """Adds a step, written as in a programme file, before another one or at the end."""

    step: dict[str, Any]
    before: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = Step.of({"id": meetup.show.new_id(), **placed(meetup, self.step, {}, "step")})
        steps = list(meetup.show.steps)
        steps.insert(meetup.show.place(self.before) if self.before else len(steps), step)
        yield StepsArranged(wired(steps))

    def ack(self, changes: tuple[Event | Ballot, ...]) -> Document:
        arranged = next(change for change in changes if isinstance(change, StepsArranged))
        return {"step": max((step["id"] for step in arranged.steps), key=lambda step_id: int(step_id[1:]))}


@dataclass(frozen=True)
class EditStep(Command, verb="show.edit", by=(DESK, OFFICE), undoable=True):
    """Writes a step anew (the fields named in `changes`; its kind stays). Refused for a step that was on air: what people answered belongs to its words."""

    step: str
    changes: dict[str, Any]

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = meetup.show.find(self.step)
        if step.aired or step.behaviour.holds_answers(meetup, step):
            raise Invalid("This step has been on air and can't be changed any more. Add a new one.")
        written = step.behaviour.edit(step, {**as_written(step), **self.changes, "kind": step.kind})
        edited = replace(Step.of({"id": step.id, **placed(meetup, written, step.own, "changes")}), skipped=step.skipped)
        yield StepsArranged(wired([edited if each.id == step.id else each for each in meetup.show.steps]))


@dataclass(frozen=True)
class MoveStep(Command, verb="show.move", by=(DESK, OFFICE), undoable=True):
    """Moves a step before another one, or to the end."""

    step: str
    before: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = meetup.show.find(self.step)
        target = meetup.show.find(self.before) if self.before else None
        steps = [each for each in meetup.show.steps if each is not step]
        if target is not step:
            steps.insert(steps.index(target) if target else len(steps), step)
            yield StepsArranged(wired(steps))


@dataclass(frozen=True)
class SkipStep(Command, verb="show.skip", by=(DESK, OFFICE), undoable=True):
    """GO passes this step by (`on`), or takes it again."""

    step: str
    on: bool

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = meetup.show.find(self.step)
        yield StepsArranged(wired([replace(each, skipped=self.on) if each is step else each for each in meetup.show.steps]))


@dataclass(frozen=True)
class RemoveStep(Command, verb="show.remove", by=(DESK, OFFICE), undoable=True):
    """Removes a step. Refused for one that is or was on air: its answers belong to it; skip it instead."""

    step: str

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = meetup.show.find(self.step)
        if step.aired or step.behaviour.holds_answers(meetup, step):
            raise Invalid("This step has been on air and can't be removed. Skip it instead.")
        yield StepsArranged(wired([each for each in meetup.show.steps if each is not step]))
