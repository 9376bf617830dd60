"""Spoken: what is said in a fragment, written out, which phones offer from when it plays to who can't hear it and has no captions to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.meetup.steps import Step
from facilitator.meetup.words import PHONE, Document, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


def written_out(step: Step) -> str:
    """The transcript of a clip without captions; else nothing."""
    fragment = step.own["fragment"]
    return "" if fragment["captions"] or not fragment["file"] else str(fragment.get("transcript", ""))  # absent in the first logs


@document("transcript", (PHONE,))
def transcript_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    """Of the fragment on air, once something of it was played: it says all that comes."""
    step, playback = meetup.show.current(), meetup.playback
    if step is None or step.kind != "fragment" or playback.step != step.id or not (playback.playing or playback.position > step.own["fragment"]["in"]):
        return None
    text = written_out(step)
    return {"step": step.id, "text": text} if text else None
