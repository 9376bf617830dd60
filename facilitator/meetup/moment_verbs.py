"""Telling a moment of the clip on air, and showing the room where they lie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import Closed, Fault, Invalid, NotOnAir
from facilitator.meetup.moments import MomentsCounted, MomentsShown, Tapped, stretch_at, takes_moments
from facilitator.meetup.panic import no_panic
from facilitator.meetup.steps import Step
from facilitator.meetup.words import DESK, PHONE, Actor, Ballot, Command, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class Tap(Command, verb="fragment.moment", by=(PHONE,)):
    """This moment of the clip touches me. `position` is the place that this person saw, in seconds of the file: a tap that was long under way is still where it
    was meant. Once in a stretch counts as often as twice."""

    step: str
    position: float

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = meetup.show.find(self.step)
        if not takes_moments(step):
            raise Invalid("This can't be chosen here.", faults=(Fault("step", "is not one of the choices"),))
        if meetup.show.on_air != step.id:
            raise NotOnAir("No fragment is on air.")
        if meetup.moments.of(step.id).counted:
            raise Closed("The clip is over, and the moments are counted.")
        fragment = step.own["fragment"]
        if not fragment["in"] <= self.position <= fragment["out"]:
            raise Invalid("Choose a place between the in and out point.", faults=(Fault("position", "is outside the fragment"),))
        no_panic(meetup)
        me = meetup.voter(actor)
        mine = meetup.moments.of(step.id).taps.get(me, [])
        yield Tapped(step.id, me, sorted({*mine, stretch_at(step, self.position)}))


@dataclass(frozen=True)
class RevealMoments(Command, verb="moments.reveal", by=(DESK,), undoable=True):
    """The screen shows the curve of the fragment on air; with it they are counted, for good. Refused while the clip plays, and where there are none."""

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = with_moments(meetup)
        if meetup.playback.step == step.id and meetup.playback.playing:
            raise Invalid("The clip is playing. Pause it first, or wait for its end.")
        if not meetup.moments.of(step.id).taps:
            raise Invalid("Nobody has told a moment yet.")
        if not meetup.moments.of(step.id).counted:
            yield MomentsCounted(step.id)
        if not meetup.moments.are_shown(step.id):
            yield MomentsShown(step.id, True)


@dataclass(frozen=True)
class HideMoments(Command, verb="moments.hide", by=(DESK,), undoable=True):
    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        yield from meetup.moments.put_away(with_moments(meetup).id)


def with_moments(meetup: Meetup) -> Step:
    """The step on air, when phones can tell moments of it."""
    step = meetup.show.current()
    if step is None or not takes_moments(step):
        raise NotOnAir("No fragment with moments is on air.")
    return step
