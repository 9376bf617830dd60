"""Sealing a meetup on disk: what leads from a device to words, or from one answer to another, goes.

A ballot gets a voter that is new on each question, so that no two answers are known to be of one person; a table's stay the table's. What people said of
themselves, their tickets and what they tried goes, and who wrote what, and for which table where fewer than five sat; so do the receipts, and the key by which
a device was found. New rows stand in the order
of their keys, which are random: in no byte is left in which order, or beside whose, an answer was given.
"""

from __future__ import annotations

import secrets
import sqlite3
from itertools import groupby

from facilitator.meetup.voting import is_person
from facilitator.meetup.words import Ballot
from facilitator.store import secret_ballots, wire

ERASE_AUTHORS = "UPDATE log SET body=json_replace(body, '$.author', NULL) WHERE meetup=? AND json_extract(body, '$.author') IS NOT NULL"
ERASE_TABLES = "UPDATE log SET body=json_replace(body, '$.table', NULL) WHERE meetup=? AND event='IdeaAdded' AND json_extract(body, '$.seated') IS NOT TRUE"
ERASE_DIGESTS = "UPDATE log SET body=json_replace(body, '$.digests', NULL) WHERE meetup=? AND event='SupportSplit'"  # of votes by their former voters

ANEW = 1  # the file says of itself, also after a restart, that it is to be written anew


def is_due_anew(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA user_version").fetchone()[0] == ANEW)


def seal(connection: sqlite3.Connection, meetup: str, key: bytes) -> None:
    """Within a transaction. `key` is the one that it has from now on; the old one is gone. A `checkpoint` and a VACUUM are due."""
    secret_ballots.settle(connection, secret_ballots.still_open(connection, meetup))
    ballots = [ballot for ballot in secret_ballots.read_ballots(connection, meetup) if ballot.stays]
    connection.execute("DELETE FROM ballot WHERE meetup=?", (meetup,))
    connection.execute("DELETE FROM receipt WHERE meetup=?", (meetup,))
    rows = sorted((meetup, one.kind, one.about, one.voter, wire.encode(one.value)) for one in with_new_voters(ballots))
    connection.executemany("INSERT INTO ballot VALUES (?,?,?,?,?)", rows)
    for erase in (ERASE_AUTHORS, ERASE_TABLES, ERASE_DIGESTS):
        connection.execute(erase, (meetup,))
    connection.execute("UPDATE meetup SET key=? WHERE id=?", (key, meetup))
    connection.execute(f"PRAGMA user_version={ANEW}")


def with_new_voters(ballots: list[Ballot]) -> list[Ballot]:
    """`ballots` in the order of their keys."""
    renewed: list[Ballot] = []
    for _, on_one in groupby(ballots, key=lambda ballot: (ballot.kind, ballot.about)):
        renewed += [type(one)(one.about, secrets.token_hex(16) if is_person(one.voter) else one.voter, one.value) for one in on_one]
    return renewed
