"""The screens of the evening, as each tells of itself: which one it is, what it still lacks, and the clips that it should have near. Of now only: in no log."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid
from facilitator.meetup.clip_facts import is_elsewhere
from facilitator.meetup.steps import Step
from facilitator.meetup.together import poster
from facilitator.meetup.words import DESK, OPERATOR, SCREEN, Actor, Ballot, Command, Document, Event, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

SIGN = re.compile("[A-Z][0-9]")
MOST_CLIPS = 1_000
SIGN_SECONDS = 5.0


@dataclass(frozen=True)
class Clips:
    """Of so many (`of`) clips so many are loaded (`ready`)."""

    ready: int
    of: int


@dataclass(frozen=True)
class ScreenReady(Command, verb="screen.ready", by=(SCREEN,), after_close=True, kept=False):
    """What one screen says of itself: its sign, whether it fills the screen, may make sound and keeps the machine awake (None: it can't here)."""

    sign: str
    full: bool
    sound: bool
    wake: bool | None
    clips: Clips

    def __post_init__(self) -> None:
        """Nothing decides about it later, so what can't be is refused here."""
        if not SIGN.fullmatch(self.sign):
            raise Invalid("This can't be used as it was sent.", faults=(Fault("sign", "must be a letter and a digit"),))
        if not 0 <= self.clips.ready <= self.clips.of <= MOST_CLIPS:
            raise Invalid("This can't be used as it was sent.", faults=(Fault("clips", "are more than there are"),))

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        return iter(())


@dataclass(frozen=True)
class ShowSigns(Command, verb="screen.sign", by=(DESK,), after_close=True, kept=False):
    """Every screen shows its sign, large, for five seconds."""

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        return iter(())


@dataclass
class Screens:
    """State: what each screen that is connected told last, oldest first, and until when all show their signs; the home sets both."""

    there: tuple[ScreenReady, ...] = ()
    signs_until: float | None = None


@document("screens", (DESK, OPERATOR))
def screens_document(meetup: Meetup, audience: str, key: str) -> Document:
    return {"there": [asdict(each) for each in meetup.screens.there]}


@document("signs", (SCREEN,))
def signs_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    return None if meetup.screens.signs_until is None else {"until": meetup.screens.signs_until}


@document("clips", (SCREEN,))
def clips_document(meetup: Meetup, audience: str, key: str) -> Document:
    """Every fragment that may come on air, in order, so that a screen can load it before."""
    return {"clips": [clip_of(meetup, step) for step in meetup.show.steps if step.kind == "fragment" and is_ours(step)]}


def is_ours(step: Step) -> bool:
    """Whether its clip may come on air here: it is not skipped, and does not play elsewhere."""
    return not step.skipped and not is_elsewhere(step.own["fragment"])


def clip_of(meetup: Meetup, step: Step) -> Document:
    fragment = step.own["fragment"]
    found = {name: meetup.media.address(name) for name in (fragment["file"], fragment["captions"]) if name}
    return {
        "id": step.id,
        "title": step.title,
        "url": found.get(fragment["file"]),
        "captions": found.get(fragment["captions"]),
        "poster": poster(meetup, step),
        "missing": fragment["file"] is None or None in found.values(),
    }
