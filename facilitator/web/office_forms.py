"""What forms of the office share: what was filled in, and what was wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from facilitator.meetup.words import Document

Filled = Mapping[str, str]
USUAL_MINUTES = 5  # of a step that does not say


@dataclass(frozen=True)
class Refused:
    """A form that was refused: which one, why, every fault with its path, and what was filled in, so that nothing is lost."""

    form: str
    sentence: str
    faults: list[dict[str, str]] = field(default_factory=list)
    filled: Filled = field(default_factory=dict)

    def at(self, name: str) -> str:
        """What is wrong with a field, or nothing."""
        return next((fault["message"] for fault in self.faults if fault["path"].rpartition(".")[2] == name), "")


def fill(form: Filled, names: Iterable[str]) -> dict[str, str]:
    return {name: form.get(name, "") for name in names}


def minutes_of(steps: Iterable[Document]) -> str:
    """How long the steps that are not skipped take together, without a needless fraction."""
    return f"{sum(step.get('minutes', USUAL_MINUTES) for step in steps if not step.get('skipped')):g}"
