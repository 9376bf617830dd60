"""The evening as it was led: what it was called and when, and its run of show."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.language import LANGUAGES
from facilitator.meetup import Meetup
from facilitator.meetup.life import CLOSED, OPEN, PREPARING, SEALED
from facilitator.meetup.steps import StepKind
from facilitator.report.tables.table import ID, MINUTES, NUMBER, TEXT, TIME, YES_NO, Column, Row, Table, time_text, yes


def meetup_row(meetup: Meetup) -> Iterator[Row]:
    life = meetup.life
    told = meetup.code, life.title, life.region, life.date, life.language, life.state, time_text(life.opened_at), time_text(life.closed_at), meetup.took_part()
    yield *told, meetup.baton.to, meetup.baton.message, life.follow_up


def step_rows(meetup: Meetup) -> Iterator[Row]:
    for number, step in enumerate(meetup.show.steps, 1):
        yield number, step.id, step.kind, step.title, step.minutes, yes(step.aired), yes(step.skipped)


TABLES = (
    Table(
        "meetup.csv",
        "the meetup itself, in one line",
        {
            "code": Column("the join code", NUMBER),
            "title": Column("title of the meetup", TEXT),
            "region": Column("region, as the organiser wrote it", TEXT),
            "date": Column("date, as the organiser wrote it", TEXT),
            "language": Column("language of the meetup: nl or en", LANGUAGES),
            "state": Column("preparing, open, closed or sealed", (PREPARING, OPEN, CLOSED, SEALED)),
            "opened_at": Column("when the first step went on air (UTC)", TIME),
            "closed_at": Column("when the meetup was closed (UTC)", TIME),
            "participants": Column("devices that gave at least one answer, idea, offer or role", NUMBER),
            "baton_to": Column("the place or the meetup that got the baton", TEXT),
            "baton_message": Column("the question or wish that went along with it", TEXT),
            "follow_up": Column("what happens next, as the organiser wrote it", TEXT),
        },
        meetup_row,
    ),
    Table(
        "steps.csv",
        "the run of show: a line for each step",
        {
            "number": Column("place in the run of show", NUMBER),
            "step": Column("id of the step", ID),
            "kind": Column("text, poll, ideas, fragment, talk or agreements", tuple(StepKind.known)),
            "title": Column("title of the step", TEXT),
            "minutes": Column("planned minutes", MINUTES),
            "aired": Column("whether it was on air: yes or no", YES_NO),
            "skipped": Column("whether it was skipped: yes or no", YES_NO),
        },
        step_rows,
    ),
)
