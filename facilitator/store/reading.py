"""What can be asked of the database, over whatever connection."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from facilitator.meetup.words import Ballot, Entry
from facilitator.store import secret_ballots, wire
from facilitator.store.rows import LinkRow, MediaRow, MeetupRow, QuestionRow
from facilitator.store.secret_ballots import Receipt

FILE_NAME = "facilitator.db"


class Reading:
    """Subclasses open `connection`."""

    connection: sqlite3.Connection

    def meetups(self) -> list[MeetupRow]:
        return [MeetupRow(*row) for row in self.connection.execute("SELECT * FROM meetup ORDER BY made_at")]

    def links(self) -> list[LinkRow]:
        return [LinkRow(*row) for row in self.connection.execute("SELECT * FROM link")]

    def questions(self) -> list[QuestionRow]:
        rows = self.connection.execute("SELECT * FROM question ORDER BY made_at, id, version")
        return [QuestionRow(row["id"], row["version"], wire.decode(row["words"]), row["made_at"]) for row in rows]

    def archived_questions(self) -> set[str]:
        return {row["id"] for row in self.connection.execute("SELECT id FROM archived_question")}

    def askings(self) -> list[tuple[str, str]]:
        """(question, meetup) of every round that was opened of a question of the bank, in no meetup that is a rehearsal."""
        asked = "SELECT json_extract(body, '$.asked.bank.id') AS question, meetup FROM log JOIN meetup ON meetup.id=log.meetup"
        return [tuple(row) for row in self.connection.execute(f"{asked} WHERE event='RoundOpened' AND question IS NOT NULL AND rehearsal_of IS NULL")]

    def entries_of(self, meetup: str, events: Sequence[str]) -> Iterator[Entry]:
        """The lines of a log that are of these events."""
        marks = ",".join("?" * len(events))
        for row in self.connection.execute(f"SELECT * FROM log WHERE meetup=? AND event IN ({marks}) ORDER BY seq", (meetup, *events)):
            yield wire.entry_from_wire({**row, "body": wire.decode(row["body"])})

    def ballots_on(self, meetup: str, kind: str, about: str) -> Iterator[Ballot]:
        return secret_ballots.read_ballots(self.connection, meetup, (kind, about))

    def media(self) -> list[MediaRow]:
        return [MediaRow(*row) for row in self.connection.execute("SELECT * FROM media ORDER BY name")]

    def summary(self, meetup: str) -> dict[str, Any]:
        """What the office lists of a meetup, without reading the whole of it: title, region, date, language, state, and the steps as last arranged."""
        made, described, changed, arranged = (self._last(meetup, event) for event in ("MeetupMade", "MeetupDescribed", "StateChanged", "StepsArranged"))
        facts = described["facts"] if described else made["programme"]
        state = "sealed" if self._last(meetup, "MeetupSealed") else changed["state"] if changed else "preparing"
        steps = (arranged or made["programme"])["steps"]
        return {**{name: facts[name] for name in ("title", "region", "date", "language")}, "state": state, "steps": steps}

    def endings(self) -> list[tuple[str, str, float, float]]:
        """Of each meetup that is no rehearsal and not sealed: its id, its state, since when, and when something last happened in it."""
        rows = self.connection.execute(
            "SELECT id, (SELECT json_extract(body, '$.state') FROM log WHERE meetup=id AND event='StateChanged' ORDER BY seq DESC LIMIT 1) AS state,"
            " (SELECT max(at) FROM log WHERE meetup=id AND event='StateChanged') AS since, (SELECT max(at) FROM log WHERE meetup=id) AS last FROM meetup"
            " WHERE rehearsal_of IS NULL AND NOT EXISTS (SELECT 1 FROM log WHERE meetup=id AND event='MeetupSealed')"
        )
        return [(row["id"], row["state"] or "preparing", row["since"] or row["last"], row["last"]) for row in rows]

    def _last(self, meetup: str, event: str) -> dict[str, Any]:
        """The fields of the last event of this name; empty when there is none."""
        row = self.connection.execute("SELECT body FROM log WHERE meetup=? AND event=? ORDER BY seq DESC LIMIT 1", (meetup, event)).fetchone()
        return dict(wire.decode(row["body"])) if row else {}

    def entries(self, meetup: str) -> Iterator[Entry]:
        for row in self.connection.execute("SELECT * FROM log WHERE meetup=? ORDER BY seq", (meetup,)):
            yield wire.entry_from_wire({**row, "body": wire.decode(row["body"])})

    def ballots(self, meetup: str) -> Iterator[Ballot]:
        return secret_ballots.read_ballots(self.connection, meetup)

    def receipts(self, meetup: str) -> Iterator[Receipt]:
        return secret_ballots.read_receipts(self.connection, meetup)


class Reader(Reading):
    """A read-only view of a data folder, beside the process that writes it. Sees one moment: a single read transaction."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self.connection = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
        self.connection.row_factory = sqlite3.Row
        self.connection.execute("BEGIN")

    def close(self) -> None:
        self.connection.close()
