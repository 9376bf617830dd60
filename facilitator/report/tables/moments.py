"""What touched people while a fragment played, as the desk could see it: by place in the clip, and of fewer than five people nothing."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.meetup import Meetup
from facilitator.meetup.moments import curve, stretches
from facilitator.report.tables.table import ID, NUMBER, SECONDS, TEXT, Column, Row, Table


def moment_rows(meetup: Meetup) -> Iterator[Row]:
    """A line for each stretch of a clip of which the moments were counted."""
    steps = {step.id: step for step in meetup.show.steps}
    for step_id, moments in meetup.moments.by_step.items():
        if moments.counted and step_id in steps:
            step, many = steps[step_id], stretches(steps[step_id])
            length = (step.own["fragment"]["out"] - step.own["fragment"]["in"]) / many
            told = curve(step, moments) or [None] * many
            for at, count in enumerate(told):
                yield step.id, step.title, round(at * length, 1), round((at + 1) * length, 1), "" if count is None else count, len(moments.taps)


TABLES = (
    Table(
        "moments.csv",
        "what touched people, a line for each stretch of a fragment",
        {
            "step": Column("id of the step", ID),
            "title": Column("title of the step", TEXT),
            "from": Column("seconds after the in point at which the stretch begins", SECONDS),
            "to": Column("seconds after the in point at which it ends", SECONDS),
            "people": Column("how many people tapped in it; empty: too few to tell safely", NUMBER),
            "voted": Column("how many people tapped anywhere in this fragment", NUMBER),
        },
        moment_rows,
    ),
)
