"""Fragments: a clip with in and out point, played on the screen under control of the desk; it holds its last frame at the out point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid, NotOnAir
from facilitator.meetup.clip_facts import is_elsewhere, lacks, read_facts
from facilitator.meetup.fields import Fields
from facilitator.meetup.moments import MomentsCounted, takes_moments
from facilitator.meetup.spoken import written_out
from facilitator.meetup.steps import Step, StepKind
from facilitator.meetup.together import HALL, WHERE, addresses, at_home, lead, poster, where
from facilitator.meetup.words import DESK, OPERATOR, PHONE, REMOTE, SCREEN, TIMER, Actor, Ballot, Command, Document, Event, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


class FragmentStep(StepKind, name="fragment"):
    def read(self, step: Fields, language: str) -> Document:
        given = step.part("fragment")
        chosen = given.given.get("file", "") is not None  # `null`: no clip was chosen yet
        start = given.number("in", 0.0)
        out = given.number("out") if chosen else given.number("out", start + 60.0)
        if isinstance(given.given.get("out"), int | float) and start >= out:
            given.fault("in", "must be before out")
        facts, plays = read_facts(given), given.choice("where", WHERE, HALL)
        if is_elsewhere(facts) and (chosen or plays != HALL):
            given.fault("link", "is for a fragment of the hall without a file")
        return {
            "fragment": {
                "file": given.file_name("file") if chosen else None,
                "in": start,
                "out": out,
                "captions": given.file_name("captions", None),
                "before": given.text("before", "", limit=300),
                "notice": given.text("notice", "", limit=300),
                **facts,
                "where": plays,
                "moments": given.flag("moments", plays != HALL),
            }
        }

    def writings(self) -> Iterable[Document]:
        return ({}, {"fragment": {"file": None}})

    def facts(self, meetup: Meetup, step: Step, audience: str) -> Document:
        """With `where` when it plays at home too, and `moments` while phones can tell them."""
        told: Document = {"before": step.own["fragment"]["before"], "notice": step.own["fragment"]["notice"]}
        if at_home(step):
            told["where"] = where(step)
        if takes_moments(step) and not meetup.moments.of(step.id).counted:
            told["moments"] = True
        return {"fragment": told}

    def screen_scene(self, meetup: Meetup, step: Step) -> str:
        return "moments" if meetup.moments.are_shown(step.id) else self.scene

    def holds_answers(self, meetup: Meetup, step: Step) -> bool:
        return bool(meetup.moments.of(step.id).taps)

    def told(self, step: Step) -> Document:
        return {"lacks": list(lacks(step.own["fragment"]))}

    def arrive(self, meetup: Meetup, step: Step, now: float) -> Iterator[Event]:
        yield FragmentMoved(step.id, step.own["fragment"]["in"], playing=False)

    def leave(self, meetup: Meetup, step: Step, now: float) -> Iterator[Event]:
        yield from meetup.playback.stop(meetup, now)

    def needs(self, step: Step) -> Iterable[str]:
        fragment = step.own["fragment"]
        return [name for name in (fragment["file"], fragment["captions"], fragment.get("poster")) if name]


@dataclass
class Playback:
    """State: where the fragment of `step` was (`position`, seconds of the file) at time `at`, and whether it plays on from there. An `at` that is
    yet to come is the moment at which it goes on."""

    step: str | None = None
    position: float = 0.0
    playing: bool = False
    at: float = 0.0

    def place(self, meetup: Meetup, now: float) -> float:
        """Where the clip is at `now`; never beyond its out point."""
        out: float = meetup.show.find(self.step).own["fragment"]["out"]
        return min(out, self.position + max(0.0, now - self.at)) if self.playing else self.position

    def stop(self, meetup: Meetup, now: float) -> Iterator[Event]:
        if self.playing and self.step:
            place = self.place(meetup, now)
            yield FragmentMoved(self.step, place, playing=False, was=place)

    def due(self, meetup: Meetup) -> Iterator[tuple[float, Command]]:
        if self.playing and self.step:
            yield self.at + meetup.show.find(self.step).own["fragment"]["out"] - self.position, EndFragment()


@dataclass(frozen=True)
class FragmentMoved(Event, urgent=True):
    """The clip of a step is at a place and plays on, or stands still."""

    step: str
    position: float
    playing: bool
    was: float | None = None  # where it was before
    starts: float | None = None  # the moment at which it goes on, when that was agreed to be later

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.playback = Playback(self.step, self.position, self.playing, at if self.starts is None else self.starts)

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("fragment", "transcript")

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        before = meetup.playback
        there = any(step.id == before.step for step in meetup.show.steps)  # it may have been removed since
        place = before.position if self.was is None else self.was
        return (FragmentMoved(before.step, place, before.playing and self.was is not None),) if before.step and there else ()

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return ("Fragment plays: {title}" if self.playing else "Fragment stands still: {title}"), {"title": meetup.show.find(self.step).title}


def on_air(meetup: Meetup, step: str | None = None) -> Step:
    """The fragment on air, which must be `step` when that is given."""
    current = meetup.show.current()
    if current is None or current.kind != "fragment":
        raise NotOnAir("No fragment is on air.")
    if step not in (None, current.id):
        raise NotOnAir("Another step is on air.")
    return current


def inside(step: Step, position: float) -> float:
    """A place of the clip of a step; refused outside its in and out point."""
    if not step.own["fragment"]["in"] <= position <= step.own["fragment"]["out"]:
        raise Invalid("Choose a place between the in and out point.", faults=(Fault("position", "is outside the fragment"),))
    return position


@dataclass(frozen=True)
class Play(Command, verb="fragment.play", by=(DESK, SCREEN), undoable=True):
    """Plays from where it is; at the out point from the in point; at home after the lead. Playing already: nothing changes. A screen may, by its own keyboard.

    `position`: where the clip is by now, when a screen played before the server knew; `step`: the fragment that is meant, else the one on air.
    """

    position: float | None = None
    step: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step, playback = on_air(meetup, self.step), meetup.playback
        fragment = step.own["fragment"]
        here = playback.place(meetup, now) if playback.step == step.id else fragment["in"]
        if self.position is not None:
            yield from meetup.moments.put_away(step.id)
            yield FragmentMoved(step.id, inside(step, self.position), playing=True, was=here)
        elif playback.step != step.id or not playback.playing:
            yield from meetup.moments.put_away(step.id)
            yield FragmentMoved(step.id, here if here < fragment["out"] else fragment["in"], playing=True, was=here, starts=start_of(step, now))


def start_of(step: Step, now: float) -> float | None:
    """The moment at which a clip goes on that is to play; None: at once."""
    return now + lead(step) if lead(step) else None


@dataclass(frozen=True)
class Pause(Command, verb="fragment.pause", by=(DESK, SCREEN), undoable=True):
    """Stands still where it is, or at `position`; `step` as for `fragment.play`."""

    position: float | None = None
    step: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step, playback = on_air(meetup, self.step), meetup.playback
        if self.position is not None:
            here = playback.place(meetup, now) if playback.step == step.id else step.own["fragment"]["in"]
            yield FragmentMoved(step.id, inside(step, self.position), playing=False, was=here)
        elif playback.step == step.id:
            yield from playback.stop(meetup, now)


@dataclass(frozen=True)
class Seek(Command, verb="fragment.seek", by=(DESK,), undoable=True):
    """To a place in seconds of the file, from where a clip that plays goes on, at home after the lead; refused outside in and out point."""

    position: float

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = on_air(meetup)
        here = meetup.playback if meetup.playback.step == step.id else Playback(step.id, step.own["fragment"]["in"])
        place = inside(step, self.position)
        yield from meetup.moments.put_away(step.id)
        starts = start_of(step, now) if here.playing else None
        yield FragmentMoved(step.id, place, here.playing, was=here.place(meetup, now), starts=starts)


@dataclass(frozen=True)
class EndFragment(Command, verb="timer.end_fragment", by=(TIMER,)):
    """The server's own: the out point is reached, the last frame stays, and the moments of it are counted."""

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step, playing = meetup.playback.step, meetup.playback.playing
        yield from meetup.playback.stop(meetup, now)
        if step and playing and takes_moments(meetup.show.find(step)) and not meetup.moments.of(step).counted:
            yield MomentsCounted(step)


NOTHING: Document = {"url": None, "captions": None, "poster": None}


@document("fragment", (PHONE, SCREEN, DESK, OPERATOR, REMOTE))
def fragment_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    """To a phone only of one that plays at home, or (without the clip) of one of which it tells moments or has the words."""
    step, playback = meetup.show.current(), meetup.playback
    if step is None or step.kind != "fragment" or (audience == PHONE and not (at_home(step) or takes_moments(step) or written_out(step))):
        return None
    fragment = step.own["fragment"]
    here = playback if playback.step == step.id else Playback(step.id, fragment["in"])
    return {
        "id": step.id,
        **({**addresses(meetup, step), "poster": poster(meetup, step)} if audience != PHONE or at_home(step) else NOTHING),
        "in": fragment["in"],
        "out": fragment["out"],
        "position": here.position,
        "playing": here.playing,
        "at": here.at,
        **({"volume": meetup.volume.level} if audience != PHONE else {}),
    }
