"""Programme files: reading one (every fault at once, with its path) and writing one back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from facilitator.errors import Invalid
from facilitator.meetup.describing import description, read_description
from facilitator.meetup.fields import Fields
from facilitator.meetup.life import LANGUAGES
from facilitator.meetup.shape import either, shape_of
from facilitator.meetup.steps import StepKind, as_written, read_step_fields
from facilitator.meetup.words import Document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


def read(given: object) -> Document:
    """The programme file, completed with defaults and with ids for its steps; raises Invalid with every fault."""
    fields = Fields(given)
    described = read_description(fields)
    programme = {
        **described,
        "steps": [{"id": f"s{number}", **read_step_fields(step, described["language"])} for number, step in enumerate(step_fields(fields), 1)],
    }
    if fields.faults:
        raise Invalid("This programme file can't be used. Mend what is named and send it again.", faults=tuple(fields.faults))
    return programme


def step_fields(fields: Fields) -> Iterator[Fields]:
    return fields.objects("steps", 1, 200)


def shape() -> Document:
    """What a programme file may hold, as JSON Schema."""
    described, numbered = shape_of(read_description), shape_of(read_description, {"tables": 1})
    described["properties"]["tables"] = either(described["properties"]["tables"], numbered["properties"]["tables"])
    steps = shape_of(lambda fields: list(step_fields(fields)))
    steps["properties"]["steps"]["items"] = step_shape()
    return {**described, "properties": described["properties"] | steps["properties"], "required": described["required"] + steps["required"]}


def step_shape() -> Document:
    """The same of one step: each kind, and each kind of poll."""
    written = [{"kind": name, **own} for name, kind in StepKind.known.items() for own in kind.writings()]
    return either(*(shape_of(lambda fields: read_step_fields(fields, LANGUAGES[0]), each) for each in written))


def write(meetup: Meetup) -> Document:
    """The programme file of a meetup as it stands now."""
    return {**description(meetup), "steps": [{**as_written(step), **step.behaviour.written(meetup, step)} for step in meetup.show.steps]}
