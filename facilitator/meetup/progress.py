"""Progress: how far each phone is with the clip that plays at home, so that the desk knows when to begin and when to speak. Of now only: in no log.

It is about who is there now, as what screens say of themselves is: a phone that left is not counted, and one that comes back says it anew. So nothing is
written about who watched what, and there is nothing to seal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid
from facilitator.meetup.together import at_home, next_at_home
from facilitator.meetup.words import DESK, OPERATOR, PHONE, Actor, Ballot, Command, Document, Event, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

ARMED, LOADING, READY = BEFORE = ("armed", "loading", "ready")  # may make sound; brings the clip; has it
PLAYING, ENDED, CANNOT = SINCE = ("playing", "ended", "cannot")  # plays along; saw the end; does not keep up, and reads instead
STATES = (*BEFORE, *SINCE)  # from the least to the most that was reached
LONGEST_STEP = 20


@dataclass(frozen=True)
class TellProgress(Command, verb="fragment.progress", by=(PHONE,), after_close=True, kept=False):
    """What one phone says of itself: how far it is with the clip of `step`, or (None) with the one that comes next."""

    state: str
    step: str | None = None

    def __post_init__(self) -> None:
        """Nothing decides about it later, so what can't be is refused here."""
        if self.state not in STATES:
            raise Invalid("This can't be used as it was sent.", faults=(Fault("state", "is not one of the choices"),))
        if self.step is not None and len(self.step) > LONGEST_STEP:
            raise Invalid("This can't be used as it was sent.", faults=(Fault("step", "is not in the run of show"),))

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        return iter(())


@dataclass(frozen=True)
class Progress:
    """State: how many phones that are there said this of this step; the home sets it."""

    counts: Mapping[tuple[str | None, str], int] = field(default_factory=dict)


@document("progress", (DESK, OPERATOR))
def progress_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    """Of the fragment on air when it plays at home, else of the one that comes next. What a phone said before it was on air still counts."""
    current = meetup.show.current()
    step = current.id if current and at_home(current) else None
    if step is None and next_at_home(meetup) is None:
        return None
    told = dict.fromkeys(STATES, 0)
    for (about, state), phones in meetup.progress.counts.items():
        if about == step or (about is None and state in BEFORE):
            told[state] += phones
    return {"step": step, "phones": meetup.people.present, **told}
