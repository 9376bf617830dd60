"""The truth: of a question about a fact, what the answer really is and who says so. People guess first; it is told with the final result."""

from __future__ import annotations

from facilitator.meetup.fields import Fields
from facilitator.meetup.polls import PollKind
from facilitator.meetup.rounds import CLOSED, Round
from facilitator.meetup.words import SEES_ALL, Document

SOURCE_LIMIT = 200


def read_truth(poll: Fields, kind: PollKind, own: Document) -> Document:
    """`truth` of a poll in a programme file, and its `source`, without which it is refused; nothing where there is none, or the kind has no such thing."""
    if poll.given.get("truth") in (None, ""):
        return {}
    truth = kind.read_truth(poll, own)
    return {} if truth is None else {"truth": truth, "source": poll.text("source", limit=SOURCE_LIMIT)}


def told(found: Round, audience: str, results_seen: bool) -> Document:
    """What the `round` document has of it: for the room not before the result is final, and seen."""
    truth = found.asked.get("truth")
    if truth is None or not (audience in SEES_ALL or (results_seen and found.state == CLOSED)):
        return {}
    return {"truth": {**found.kind.truth(found.asked, truth), "source": found.asked["source"]}}
