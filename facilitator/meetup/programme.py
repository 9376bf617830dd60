"""Programme files: reading one (every fault at once, with its path) and writing one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.errors import Invalid
from facilitator.meetup.describing import description, read_description
from facilitator.meetup.fields import Fields
from facilitator.meetup.steps import as_written, read_step_fields
from facilitator.meetup.words import Document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


def read(given: object) -> Document:
    """The programme file, completed with defaults and with ids for its steps; raises Invalid with every fault."""
    fields = Fields(given)
    described = read_description(fields)
    programme = {
        **described,
        "steps": [{"id": f"s{number}", **read_step_fields(step, described["language"])} for number, step in enumerate(fields.objects("steps", 1, 200), 1)],
    }
    if fields.faults:
        raise Invalid("This programme file can't be used. Mend what is named and send it again.", faults=tuple(fields.faults))
    return programme


def write(meetup: Meetup) -> Document:
    """The programme file of a meetup as it stands now."""
    return {**description(meetup), "steps": [{**as_written(step), **step.behaviour.written(meetup, step)} for step in meetup.show.steps]}
