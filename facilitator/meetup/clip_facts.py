"""What is told of a clip: where it comes from, by whose leave it is shown, and what there is for those who can't hear it. And what it lacks to be ready."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.meetup.fields import Fields
from facilitator.meetup.words import Document

FACTS = ("link", "source", "episode", "poster", "transcript", "after", "rights", "rights_until")  # no logs of the first version have them
TRANSCRIPT = 6_000  # characters: seven minutes of speech; a command holds at most 16 kB


def read_facts(given: Fields) -> Document:
    """Of the `fragment` of a programme file. `after` are questions, one a line; `rights` says by whose leave it is shown, `rights_until` the last day.
    `link` is the page of somebody else (a broadcaster) where it plays, instead of a clip of ours: the desk opens it, nothing of it comes into our pages."""
    return {
        "link": given.link("link"),
        "source": given.text("source", "", limit=120),
        "episode": given.text("episode", "", limit=120),
        "poster": given.file_name("poster", None),
        "transcript": given.text("transcript", "", limit=TRANSCRIPT),
        "after": given.text("after", "", limit=1_000),
        "rights": given.text("rights", "", limit=300),
        "rights_until": given.date("rights_until"),
    }


def lacks(fragment: Document) -> Iterator[str]:
    """What a fragment lacks before it is ready: `clip`, `words` (neither captions nor a transcript), `rights` (nothing is said of them). One that was written
    by an earlier version has no such facts. What plays elsewhere lacks nothing of ours."""
    if is_elsewhere(fragment):
        return
    if fragment["file"] is None:
        yield "clip"
    if not fragment["captions"] and not fragment.get("transcript"):
        yield "words"
    if not fragment.get("rights"):
        yield "rights"


def is_elsewhere(fragment: Document) -> bool:
    """Whether it plays on a page of somebody else."""
    return bool(fragment.get("link"))
