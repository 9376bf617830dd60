"""Steps: the items of a run of show, and what a kind of step must bring (`StepKind`). Reading one, and writing it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from facilitator.errors import Invalid
from facilitator.meetup.fields import Fields
from facilitator.meetup.words import Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


class StepKind:
    """What a kind of step adds to the run of show. One subclass a kind, in the file of its rules; declaring it makes it known."""

    name: ClassVar[str]
    scene: ClassVar[str]  # what the screen shows while it is on air
    known: ClassVar[dict[str, StepKind]] = {}

    def __init_subclass__(cls, *, name: str, scene: str | None = None) -> None:
        cls.name, cls.scene = name, scene or name
        StepKind.known[name] = cls()

    def read(self, step: Fields, language: str) -> Document:
        """The kind's own part of a step in a programme file, completed with its defaults in the language of the programme; notes every fault."""
        raise NotImplementedError

    def writings(self) -> Iterable[Document]:
        """What may stand in its own part that decides what else is read there; one for each way to go on (see `shape`)."""
        return ({},)

    def edit(self, step: Step, written: Document) -> Document:
        """A step as it was written anew, not yet read, with what in its own part goes along with what was changed."""
        return written

    def placed(self, meetup: Meetup, own: Document, before: Document, path: str) -> Document:
        """The kind's own part of a step as it was read, as this meetup takes it into its run of show in the place of `before` (empty: of nothing). `path` is
        where it stands for who wrote it."""
        return own

    def written(self, meetup: Meetup, step: Step) -> Document:
        """What a programme file says otherwise than the step does, because the meetup knows better."""
        return {}

    def told(self, step: Step) -> Document:
        """What the run of show adds to what was written: what the kind makes of it."""
        return {}

    def facts(self, meetup: Meetup, step: Step, audience: str) -> Document:
        """What the `step` document adds for this kind."""
        return {}

    def arrive(self, meetup: Meetup, step: Step, now: float) -> Iterator[Event]:
        """What follows when GO puts such a step on air."""
        return iter(())

    def leave(self, meetup: Meetup, step: Step, now: float) -> Iterator[Event]:
        """What follows when the air goes elsewhere."""
        return iter(())

    def come_back(self, meetup: Meetup, step: Step, now: float) -> Iterator[Event]:
        """What follows when the air comes back by the way it went: what ended only because it left, goes on."""
        return iter(())

    def screen_scene(self, meetup: Meetup, step: Step) -> str:
        return self.scene

    def holds_answers(self, meetup: Meetup, step: Step) -> bool:
        """Whether people gave, or can give, something that belongs to this step; it can't be removed then."""
        return False

    def needs(self, step: Step) -> Iterable[str]:
        """Names of the media files that such a step plays."""
        return ()


@dataclass(frozen=True)
class Step:
    """One item of the run of show. `own` is the part of its kind (its poll, ideas, fragment, talk or body), as `StepKind.read` gave it. `droppable`: may be
    left out when time is short."""

    id: str
    kind: str
    title: str
    minutes: float
    script: str
    own: Document
    droppable: bool = False
    skipped: bool = False
    aired: bool = False

    @classmethod
    def of(cls, given: Document) -> Step:
        return cls(given["id"], given["kind"], given["title"], given["minutes"], given["script"], given["own"], bool(given.get("droppable")))

    @property
    def behaviour(self) -> StepKind:
        return StepKind.known[self.kind]


def read_step(given: object, path: str, language: str) -> Document:
    """A step of a programme file in this language, read and completed; raises Invalid with every fault."""
    fields = Fields(given, path)
    step = read_step_fields(fields, language)
    if fields.faults:
        raise Invalid("This step can't be used. Mend what is named and send it again.", faults=tuple(fields.faults))
    return step


def read_step_fields(fields: Fields, language: str) -> Document:
    kind = fields.choice("kind", sorted(StepKind.known))
    known = fields.given.get("kind") == kind
    return {
        "kind": kind,
        "title": fields.text("title", limit=120),
        "minutes": fields.number("minutes", 5, least=0, most=600),
        "script": fields.text("script", "", limit=10_000),
        "droppable": fields.flag("droppable", False),
        "own": StepKind.known[kind].read(fields, language) if known else {},
    }


def as_written(step: Step) -> Document:
    """The step as a programme file says it."""
    return {"kind": step.kind, "title": step.title, "minutes": step.minutes, "script": step.script, "droppable": step.droppable, **step.own}


def polls_of(steps: Iterable[Document]) -> Iterator[Document]:
    """The polls of steps, as `read_step` gave them."""
    return (step["own"]["poll"] for step in steps if step["kind"] == "poll")
