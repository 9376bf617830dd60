"""Preview: what phone and screen will show of one step once it is on air, from the very rules that will show it."""

from __future__ import annotations

from facilitator.meetup import Media, Meetup, views
from facilitator.meetup.life import MeetupMade
from facilitator.meetup.programme import read
from facilitator.meetup.run_of_show import Go
from facilitator.meetup.words import DESK, OFFICE, PHONE, SCREEN, Actor, Document, Entry, Event

ANY_STEP = {"kind": "text", "title": "-"}


def preview(code: str, description: Document, step: Document | None, media: Media, now: float) -> dict[str, dict[str, Document]]:
    """The documents of phone and screen, by key. `description` and `step` as in a programme file; without a step, before the evening begins.
    Raises Invalid with every fault."""
    trial = Meetup("preview", code, media)
    made = MeetupMade(read({**description, "steps": [ANY_STEP if step is None else step]}))
    trial.apply(Entry(1, now, OFFICE, "", 1, made))
    begun = trial.decide(Go(trial.show.steps[0].id), Actor(DESK), now) if step is not None else ()
    for change in begun:
        if isinstance(change, Event):
            trial.apply(Entry(trial.seq + 1, now, DESK, Go.verb, 2, change))
    return {audience: views.documents(trial, audience) for audience in (PHONE, SCREEN)}
