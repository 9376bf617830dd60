"""Together: where a fragment plays. In the hall on the screen; at home on each phone's own copy, in time with the room; or both at once.

At home a clip begins, goes on and jumps at a moment that everyone has heard of before it comes: now and a lead. Phones and screen stand still until then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.meetup.life import CLOSED, SEALED
from facilitator.meetup.steps import Step
from facilitator.meetup.words import PHONE, Document, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

HALL, HOME, BOTH = WHERE = ("hall", "home", "both")
LEAD_SECONDS = 2.0  # longer than word of it is under way on a bad line, and than a phone takes to find its place


def where(step: Step) -> str:
    return str(step.own["fragment"].get("where", HALL))  # absent in the first logs


def at_home(step: Step | None) -> bool:
    """Whether it is a fragment of which each phone plays its own copy."""
    return step is not None and step.kind == "fragment" and where(step) != HALL


def lead(step: Step) -> float:
    """Seconds between the command and the moment at which a clip goes on."""
    return LEAD_SECONDS if at_home(step) else 0.0


def next_at_home(meetup: Meetup) -> Step | None:
    """The fragment that comes next of those that play at home, while none is on air and the evening is not over."""
    show = meetup.show
    if meetup.life.state in (CLOSED, SEALED) or at_home(show.current()):
        return None
    start = show.place(show.on_air) + 1 if show.on_air else 0
    coming = (step for step in show.steps[start:] if at_home(step) and not step.skipped)
    return next((step for step in coming if step.own["fragment"]["file"]), None)


def addresses(meetup: Meetup, step: Step) -> Document:
    """Where the clip and its captions can be fetched; None what is not there."""
    fragment = step.own["fragment"]
    return {name: meetup.media.address(fragment[of]) if fragment[of] else None for name, of in (("url", "file"), ("captions", "captions"))}


def poster(meetup: Meetup, step: Step) -> str | None:
    """Where its still can be fetched. It tells what comes: only who sees the clip next gets it."""
    name = step.own["fragment"].get("poster")  # absent in the first logs
    return meetup.media.address(name) if name else None


@document("preload", (PHONE,))
def preload_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    """What a phone may have near before it is on air, and whether the hall sees it on the screen. It does not tell what comes: an address has no title."""
    step = next_at_home(meetup)
    found = {**addresses(meetup, step), "where": where(step)} if step else {}
    return found if found.get("url") else None
