"""The pictures that go along, in words: for who does not see them, and to be set beside them in a report."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.meetup import Meetup
from facilitator.meetup.splits import VIEWS
from facilitator.report.album import album
from facilitator.report.tables.table import ID, TEXT, Column, Row, Table


def picture_rows(meetup: Meetup) -> Iterator[Row]:
    for each in album(meetup):
        yield each.file, each.round, each.shows, each.question, each.sentence, each.note, " ".join(each.facts)


TABLES = (
    Table(
        "pictures.csv",
        "what is on each picture, in a sentence",
        {
            "file": Column("where the picture is", TEXT),
            "round": Column("id of the round; of none that was taken back or asked again before it was over", ID),
            "shows": Column("all: the whole room; by role, by table; shift: who changed their mind", VIEWS),
            "question": Column("the question as it was asked", TEXT),
            "sentence": Column("what the picture shows", TEXT),
            "note": Column("what is counted, and what is not told", TEXT),
            "facts": Column("below the picture: which asking it was, who could vote, the right answer with its source, and what changed since last time", TEXT),
        },
        picture_rows,
    ),
)
