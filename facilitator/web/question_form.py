"""A question of the bank as a form: the fields of its kind, and the poll that was filled in."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

from facilitator.errors import Fault, Invalid, Refusal
from facilitator.meetup.fields import Fields
from facilitator.meetup.polls import PollKind
from facilitator.meetup.words import Document
from facilitator.web.office_forms import Filled

ROW = re.compile(r"^(\w+)\[(\d+)\]$")


@dataclass(frozen=True)
class Field:
    """One field of a poll. `form`: what is asked for; LINES is a text a line, NUMBER a number."""

    name: str
    form: str = "text"


TEXT, LINES, NUMBER = "text", "lines", "number"
QUESTION, OPTIONS, MOST = Field("question"), Field("options", LINES), Field("most", NUMBER)
FIELDS = {
    "choice": (QUESTION, OPTIONS),
    "choices": (QUESTION, OPTIONS, MOST),
    "scale": (QUESTION, Field("from", NUMBER), Field("to", NUMBER), Field("low"), Field("high"), Field("labels", LINES), Field("unsure")),
    "rank": (QUESTION, OPTIONS, MOST),
    "words": (QUESTION, MOST),
    "number": (QUESTION, Field("least", NUMBER), Field("most", NUMBER), Field("unit"), Field("decimals", NUMBER)),
    "text": (QUESTION,),
    "points": (QUESTION, OPTIONS),
}


def kind_of(given: str, usual: str = "choice") -> str:
    return given if given in FIELDS else usual


def filled_of(words: Document, kind: str) -> dict[str, str]:
    """The form of a question that is there; a kind that it does not have begins with what is usual for that."""
    usual = PollKind.known[kind].read(Fields({}))
    return {field.name: _text(words.get(field.name, usual.get(field.name))) for field in FIELDS[kind]}


def poll_of(filled: Filled, kind: str) -> Document:
    """What was filled in as a programme file says it. What is no number stays as it is, for its fault to be told."""
    told: dict[str, Any] = {"kind": kind}
    for field in FIELDS[kind]:
        text = filled.get(field.name, "")
        if field.form == LINES:
            told[field.name] = [line.strip() for line in text.splitlines() if line.strip()]
        elif field.form == NUMBER:
            told[field.name] = _number(text) if text.strip() else None
        else:
            told[field.name] = text
    return told


def at_fields(refusal: Refusal) -> Refusal:
    """The same, with what is wrong in a row of a list said of the list."""
    if not refusal.faults:
        return refusal
    faults = tuple(Fault(ROW.sub(r"\1", fault.path), fault.sentence, fault.values) for fault in refusal.faults)
    return Invalid(refusal.sentence, faults=faults)


def _number(text: str) -> float | str:
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return text
    if not math.isfinite(number):
        return text
    return int(number) if number == int(number) else number


def _text(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(str(item) for item in value)
    return "" if value is None else str(value)
