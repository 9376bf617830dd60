"""What desk and operator see at an idea beside its words, and the reasons for which words are taken away."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.errors import Fault, Invalid
from facilitator.meetup.words import Document

NAME, INSULT, OFF_TOPIC, DOUBLE, OTHER = "name", "insult", "off_topic", "double", "other"
WHY = (NAME, INSULT, OFF_TOPIC, DOUBLE, OTHER)  # `name`: it names a person


def check_why(why: str | None) -> None:
    """Refuses a reason that is none of WHY; none at all is one too."""
    if why is not None and why not in WHY:
        raise Invalid("Choose one of the reasons.", faults=(Fault("why", "is not one of the choices"),))


@dataclass
class Marks:
    """`flags`: what the word list and the patterns found; `original`: the author's own words, when the desk edited them; `muted`: its author was muted by this
    idea; `redacted_at`: seconds since 1970."""

    flags: tuple[str, ...] = ()
    original: str | None = None
    why: str | None = None
    muted: bool = False
    redacted_at: float | None = None

    def erase(self) -> None:
        """Nothing is left of what the words were."""
        self.flags, self.original = (), None

    def told(self) -> Document:
        """Only what there is to tell."""
        given = {"flags": list(self.flags), "original": self.original, "why": self.why, "muted": self.muted, "at": self.redacted_at}
        return {name: value for name, value in given.items() if value}
