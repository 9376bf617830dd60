"""A `talk` step: the room talks instead of typing. An instruction, and phases that the room's clock counts down one after the other.

GO sets the clock to the first phase and lets it wait (in a silence it runs at once); leaving takes it away, when it is still this step's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeGuard

from facilitator.errors import Fault, Invalid, NotOnAir
from facilitator.meetup.clock import KEEPERS, Clock, ClockSet
from facilitator.meetup.fields import Fields
from facilitator.meetup.steps import Step, StepKind
from facilitator.meetup.words import PHONE, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

FREE, ONE_TWO_FOUR, TABLES, SILENCE = "free", "1-2-4-all", "tables", "silence"
AT_TABLES = (ONE_TWO_FOUR, TABLES)
TEMPLATES = (FREE, ONE_TWO_FOUR, TABLES, SILENCE)
INSTRUCTION_LIMIT, TITLE_LIMIT, MOST_PHASES = 1_000, 60, 10
SHORTEST, LONGEST, USUAL_MINUTES = 0.25, 120, 5  # of a phase, in minutes
REST_AT_LEAST = 1  # minute, of a phase that takes what the others leave of its step
NO_TALK = "No talk is on air. Name the step."

# The phases of a template where a programme file leaves them out; one without minutes takes what the others leave of its step.
USUAL: dict[str, dict[str, list[Document]]] = {
    "nl": {
        FREE: [],
        ONE_TWO_FOUR: [
            {"title": "Ieder voor zich", "minutes": 1},
            {"title": "Met z'n tweeën", "minutes": 2},
            {"title": "Met z'n vieren", "minutes": 4},
            {"title": "Met de hele zaal", "minutes": None},
        ],
        TABLES: [{"title": "Aan tafel", "minutes": None}],
        SILENCE: [{"title": "Stilte", "minutes": 1}],
    },
    "en": {
        FREE: [],
        ONE_TWO_FOUR: [
            {"title": "By yourself", "minutes": 1},
            {"title": "In pairs", "minutes": 2},
            {"title": "In fours", "minutes": 4},
            {"title": "All together", "minutes": None},
        ],
        TABLES: [{"title": "At your table", "minutes": None}],
        SILENCE: [{"title": "Silence", "minutes": 1}],
    },
}
PHASE_LINE = {"nl": "Nu: {title} ({n} van {m})", "en": "Now: {title} ({n} of {m})"}


class TalkStep(StepKind, name="talk"):
    def read(self, step: Fields, language: str) -> Document:
        talk = step.part("talk", {})
        template = talk.choice("template", TEMPLATES, FREE)
        return {
            "talk": {
                "template": template,
                "instruction": talk.text("instruction", "", limit=INSTRUCTION_LIMIT),
                "phases": usual(template, language, step.given.get("minutes")) if talk.given.get("phases") is None else read_phases(talk),
            }
        }

    def edit(self, step: Step, written: Document) -> Document:
        """Phases that filled the step as those of its template do still fill it when it takes longer or shorter."""
        phases, minutes, talk = step.own["talk"]["phases"], written["minutes"], written["talk"]
        untouched = isinstance(talk, dict) and talk.get("phases") == phases
        usual_then = usual_minutes(step.own["talk"]["template"], step.minutes)
        if not untouched or [phase["minutes"] for phase in phases] != usual_then or not may_take(minutes):
            return written
        now = usual_minutes(step.own["talk"]["template"], minutes)
        return written | {"talk": talk | {"phases": [phase | {"minutes": length} for phase, length in zip(phases, now, strict=True)]}}

    def facts(self, meetup: Meetup, step: Step, audience: str) -> Document:
        phase = meetup.talks.phase_of(step)
        talk = {"talk": {**step.own["talk"], "phase": phase}}
        if talks_at_tables(meetup, step):
            talk["talk"]["tables"] = meetup.tables.of_step(step.id)
        return talk | {"body": body(step, phase, meetup.life.language)} if audience == PHONE else talk

    def arrive(self, meetup: Meetup, step: Step, now: float) -> Iterator[Event]:
        yield from meetup.tables.begin_anew(step.id)
        if meetup.talks.phase_of(step):
            yield PhaseBegun(step.id, 0)
        if step.own["talk"]["phases"]:
            yield clock_of(step, 0, now if step.own["talk"]["template"] == SILENCE else None)

    def leave(self, meetup: Meetup, step: Step, now: float) -> Iterator[Event]:
        if meetup.clock.total and meetup.clock.step == step.id:
            yield ClockSet(0.0, 0.0, None, step.id)

    def come_back(self, meetup: Meetup, step: Step, now: float) -> Iterator[Event]:
        """Its clock is there again, and ran on meanwhile when it ran."""
        clock = meetup.talks.clocks.get(step.id)
        if clock and not meetup.clock.total:
            yield ClockSet(**vars(clock))


def read_phases(talk: Fields) -> list[Document]:
    return [
        {"title": phase.text("title", limit=TITLE_LIMIT), "minutes": phase.number("minutes", least=SHORTEST, most=LONGEST)}
        for phase in talk.objects("phases", 0, MOST_PHASES)
    ]


def usual(template: str, language: str, minutes: object) -> list[Document]:
    """The template's own phases, in a step of `minutes` (as it was written: its own reader says when that is wrong)."""
    lengths = usual_minutes(template, minutes)
    return [{"title": phase["title"], "minutes": length} for phase, length in zip(USUAL[language][template], lengths, strict=True)]


def usual_minutes(template: str, minutes: object) -> list[float]:
    """Of each phase of the template, in a step of `minutes`."""
    given = [phase["minutes"] for phase in USUAL["nl"][template]]
    rest: float = USUAL_MINUTES
    if may_take(minutes):
        rest = max(min(minutes, REST_AT_LEAST), minutes - sum(length for length in given if length))
    return [length or rest for length in given]


def may_take(minutes: object) -> TypeGuard[float]:
    """Whether a phase can be as long as this."""
    return isinstance(minutes, int | float) and SHORTEST <= minutes <= LONGEST


def talks_at_tables(meetup: Meetup, step: Step) -> bool:
    return step.kind == "talk" and step.own["talk"]["template"] in AT_TABLES and bool(meetup.tables.asked or meetup.tables.call)


def talk_on_air(meetup: Meetup, step_id: str | None) -> Step:
    """The talk on air; refused when another step is meant, or none is a talk."""
    step = meetup.show.of_kind("talk", step_id, NO_TALK)
    if step.id != meetup.show.on_air:
        raise NotOnAir("This part of the evening is not on air now.")
    return step


def body(step: Step, phase: int | None, language: str) -> str:
    """What a phone shows as it shows a text: the phase that goes on, and the instruction."""
    talk = step.own["talk"]
    if phase is None:
        return str(talk["instruction"])
    phases = talk["phases"]
    line = PHASE_LINE[language] if len(phases) > 1 else "{title}"
    return f"{line.format(title=phases[phase]['title'], n=phase + 1, m=len(phases))}\n\n{talk['instruction']}".strip()


def clock_of(step: Step, phase: int, start: float | None) -> ClockSet:
    """The clock of a phase: running from `start`, or waiting."""
    seconds = 60.0 * step.own["talk"]["phases"][phase]["minutes"]
    return ClockSet(seconds, seconds, None if start is None else start + seconds, step.id)


@dataclass
class Talks:
    """State: the phase, counted from 0, in which each talk is that went beyond its first; the clock that the air took from each when it left."""

    begun: dict[str, int] = field(default_factory=dict)
    clocks: dict[str, Clock] = field(default_factory=dict)

    def keep_clock(self, step_id: str, clock: Clock | None) -> None:
        """The clock that the air took from a talk; None: it has one again."""
        self.clocks.pop(step_id, None)
        if clock:
            self.clocks[step_id] = clock

    def phase_of(self, step: Step) -> int | None:
        """None: it has no phases. A step that took the id of one that is gone has phases of its own."""
        last = len(step.own["talk"]["phases"]) - 1
        return min(self.begun.get(step.id, 0), last) if last >= 0 else None


@dataclass(frozen=True)
class PhaseBegun(Event, urgent=True, weight=1):
    """A phase of a talk began, counted from 0."""

    step: str
    phase: int

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.talks.begun[self.step] = self.phase

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("step",)

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (PhaseBegun(self.step, meetup.talks.begun.get(self.step, 0)),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Phase {number} of {title}", {"number": self.phase + 1, "title": meetup.show.find(self.step).title}


@dataclass(frozen=True)
class BeginPhase(Command, verb="talk.phase", by=KEEPERS, undoable=True):
    """Goes to a phase of the talk on air, counted from 0, and starts its clock. `step` says which talk is meant: refused when another one is on air."""

    phase: int
    step: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = talk_on_air(meetup, self.step)
        if not 0 <= self.phase < len(step.own["talk"]["phases"]):
            raise Invalid("This talk has no such phase.", faults=(Fault("phase", "is out of range"),))
        here = self.phase == meetup.talks.phase_of(step)
        if here and meetup.clock.step == step.id:
            raise Invalid("The talk is in this phase already. The clock can be started, paused or given more time.")
        if not here:
            yield PhaseBegun(step.id, self.phase)
        yield clock_of(step, self.phase, now)
