"""Words that somebody takes away for good, or that are taken away: they go from the lines of the log that hold them. A `checkpoint` is due then."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from facilitator.meetup.words import Erasure
from facilitator.store import wire

ERASE_WORDS = "UPDATE log SET body=json_replace(body, '$.text', '', '$.table', NULL, '$.flags', json('[]'))"
ERASE_AUTHOR = "UPDATE log SET body=json_replace(body, '$.author', NULL)"
OF_IDEA = "WHERE meetup=? AND event IN ('IdeaAdded', 'IdeaEdited') AND json_extract(body, '$.idea')=?"


def erase_ideas(connection: sqlite3.Connection, meetup: str, words: Iterable[int], authors: Iterable[int]) -> None:
    """By their numbers the ideas of which the words go, and those of which the author does."""
    connection.executemany(f"{ERASE_WORDS} {OF_IDEA}", [(meetup, idea) for idea in words])
    connection.executemany(f"{ERASE_AUTHOR} {OF_IDEA}", [(meetup, idea) for idea in authors])


def rewrite(connection: sqlite3.Connection, meetup: str, erasure: Erasure) -> None:
    """What else somebody wrote, in the lines that `erasure` names."""
    marks = ",".join("?" * len(erasure.events))
    which, about = ("AND json_extract(body, '$.' || ?)=?", (erasure.field, erasure.value)) if erasure.field else ("", ())
    rows = connection.execute(f"SELECT seq, body FROM log WHERE meetup=? AND event IN ({marks}) {which}", (meetup, *erasure.events, *about)).fetchall()
    for row in rows:
        body = wire.decode(row["body"])
        if erasure.but is not None and body.get(erasure.but[0]) == erasure.but[1]:
            continue
        if erasure.within is not None and body.get(erasure.within[0]) != erasure.within[1]:
            continue
        said = {**body, **{name: value for name, value in erasure.blank.items() if name in body}}
        connection.execute("UPDATE log SET body=? WHERE meetup=? AND seq=?", (wire.encode(said), meetup, row["seq"]))
