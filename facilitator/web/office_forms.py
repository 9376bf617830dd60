"""What forms of the office share: what was filled in, and what was wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from facilitator.errors import Refusal
from facilitator.language import fault_document, sentence
from facilitator.meetup.words import Document
from facilitator.web.site import Site

Filled = Mapping[str, str]
USUAL_MINUTES = 5  # of a step that does not say
STEP = re.compile(r"steps\[(\d+)\]")


@dataclass(frozen=True)
class Refused:
    """A form that was refused: which one, why, every fault with its path, and what was filled in, so that nothing is lost."""

    form: str
    sentence: str
    faults: list[dict[str, str]] = field(default_factory=list)
    filled: Filled = field(default_factory=dict)

    def at(self, name: str) -> str:
        """What is wrong with a field, as a sentence, or nothing."""
        told = next((fault["message"] for fault in self.faults if _field(fault) == name), "")
        return told[:1].upper() + told[1:]

    @property
    def elsewhere(self) -> list[dict[str, str]]:
        """The faults that stand beside no field."""
        return [fault for fault in self.faults if _field(fault) not in self.filled]


def refused(site: Site, form: str, refusal: Refusal, filled: Filled) -> Refused:
    language = site.language()
    told = Refused(form, sentence(language, refusal), [_with_place(site, fault_document(language, fault)) for fault in refusal.faults], filled)
    in_fields = told.faults and not told.elsewhere
    return replace(told, sentence=site.t("Look at the fields that are marked in red.")) if in_fields else told


def _with_place(site: Site, fault: dict[str, str]) -> dict[str, str]:
    """The fault with its place as people count it; the path is for who writes the file."""
    step = STEP.match(fault["path"])
    return {**fault, "place": site.t("Step {n}", n=int(step[1]) + 1)} if step else fault


def _field(fault: dict[str, str]) -> str:
    return fault["path"].rpartition(".")[2]


def fill(form: Filled, names: Iterable[str]) -> dict[str, str]:
    return {name: form.get(name, "") for name in names}


def minutes_of(steps: Iterable[Document]) -> str:
    """How long the steps that are not skipped take together, without a needless fraction."""
    return f"{sum(step.get('minutes', USUAL_MINUTES) for step in steps if not step.get('skipped')):g}"
