"""Moments: "this touches me", one tap on a phone while a clip plays. What comes of it is a curve over the clip, told when the clip has ended.

The clip is divided into stretches; a ballot holds the stretches in which this person tapped, each once, so that nobody is counted twice and no tap has a time
of its own. Fewer than five people in a stretch are not told, nor what they could be worked out from. Once counted it is final: who taps while a part
is shown again can't be told apart from the curve that everyone saw.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.figures.overlapping import overlapping
from facilitator.figures.suppression import K
from facilitator.meetup.steps import Step
from facilitator.meetup.words import DESK, OPERATOR, SCREEN, SEES_ALL, Ballot, Document, Event, document, own_document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

MOST_STRETCHES = 24
SHORTEST_SECONDS = 2.0


@dataclass
class Moments:
    """The moments of one fragment: in which stretches each person tapped. `counted`: no more are taken; `shown`: the screen shows the curve."""

    counted: bool = False
    shown: bool = False
    taps: dict[str, list[int]] = field(default_factory=dict)


@dataclass
class AllMoments:
    """State: by step."""

    by_step: dict[str, Moments] = field(default_factory=dict)

    def of(self, step: str) -> Moments:
        """Those of a step; new ones when there are none, which nobody keeps."""
        return self.by_step.get(step) or Moments()

    def are_shown(self, step: str) -> bool:
        return self.of(step).shown

    def put_away(self, step: str) -> Iterator[Event]:
        """The screen has something else to show."""
        if self.are_shown(step):
            yield MomentsShown(step, False)

    def take_back(self, voter: str) -> Iterator[Ballot]:
        """What somebody gave that is not counted yet."""
        yield from (Tapped(step, voter, None) for step, moments in self.by_step.items() if voter in moments.taps and not moments.counted)

    def close_everything(self) -> Iterator[Event]:
        yield from (MomentsCounted(step) for step, moments in self.by_step.items() if not moments.counted)


def takes_moments(step: Step) -> bool:
    return step.kind == "fragment" and bool(step.own["fragment"].get("moments", False))  # absent in the first logs


def stretches(step: Step) -> int:
    """Into how many stretches its clip is divided: none is shorter than two seconds."""
    fragment = step.own["fragment"]
    return min(MOST_STRETCHES, max(1, int((fragment["out"] - fragment["in"]) / SHORTEST_SECONDS)))


def stretch_at(step: Step, position: float) -> int:
    """In which of them a place is, in seconds of the file."""
    fragment = step.own["fragment"]
    share = (position - fragment["in"]) / (fragment["out"] - fragment["in"])
    return min(stretches(step) - 1, max(0, int(share * stretches(step))))


@dataclass(frozen=True)
class MomentsEvent(Event):
    step: str

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("moments", "screen", "step", "fragment")

    def moments(self, meetup: Meetup) -> Moments:
        return meetup.moments.by_step.setdefault(self.step, Moments())

    def title(self, meetup: Meetup) -> Document:
        return {"title": meetup.show.find(self.step).title}


@dataclass(frozen=True)
class MomentsCounted(MomentsEvent, urgent=True):
    """No more are taken, for good: what follows from them is told from now on."""

    def apply(self, meetup: Meetup, at: float) -> None:
        self.moments(meetup).counted = True

    def settles(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return ((Tapped.kind, self.step),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Moments counted: {title}", self.title(meetup)


@dataclass(frozen=True)
class MomentsShown(MomentsEvent, urgent=True, weight=1):
    """The screen shows the curve instead of the clip, or the clip again."""

    shown: bool

    def apply(self, meetup: Meetup, at: float) -> None:
        self.moments(meetup).shown = self.shown

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (MomentsShown(self.step, meetup.moments.are_shown(self.step)),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return ("Moments shown: {title}" if self.shown else "Moments hidden: {title}"), self.title(meetup)


class Tapped(Ballot, kind="moment", stays=True):
    """In which stretches of the clip of a step (`about`) a participant tapped, in their order in the clip."""

    def apply(self, meetup: Meetup) -> None:
        taps = meetup.moments.by_step.setdefault(self.about, Moments()).taps
        taps.pop(self.voter, None)
        if self.value:
            taps[self.voter] = self.value

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("moments",)

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return ((self.voter, "my/moments"),)


def curve(step: Step, moments: Moments) -> list[int | None] | None:
    """How many people tapped in each stretch; None: too few to tell safely. None of it when fewer than five did at all."""
    if len(moments.taps) < K:
        return None
    counts = Counter(stretch for mine in moments.taps.values() for stretch in mine)
    return overlapping([counts[stretch] for stretch in range(stretches(step))], len(moments.taps))


@document("moments", (SCREEN, DESK, OPERATOR))
def moments_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    """Of the fragment on air, else of the last one that had any. How they lie is told once they are counted; to the screen while the desk shows it."""
    current = meetup.show.current()
    last = next((step for step in reversed(meetup.moments.by_step) if any(each.id == step for each in meetup.show.steps)), None)
    step = current if current and takes_moments(current) else meetup.show.find(last) if last else None
    if step is None:
        return None
    moments = meetup.moments.of(step.id)
    if audience not in SEES_ALL and not moments.shown:
        return None
    fragment = step.own["fragment"]
    return {
        "step": step.id,
        "in": fragment["in"],
        "out": fragment["out"],
        "voted": len(moments.taps),
        "counted": moments.counted,
        "shown": moments.shown,
        "counts": curve(step, moments) if moments.counted else None,
    }


@own_document("my/moments")
def my_moments_document(meetup: Meetup, participant: str, key: str) -> Document | None:
    """The stretches in which one tapped, by step."""
    return {step: moments.taps[participant] for step, moments in meetup.moments.by_step.items() if participant in moments.taps} or None
