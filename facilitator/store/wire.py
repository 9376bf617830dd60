"""Events, ballots and JSON: how they are written in the database and in an archive, and read again."""

import dataclasses
from collections.abc import Mapping
from typing import Any

import msgspec

from facilitator.meetup.words import Ballot, Entry, Event


def encode(value: object) -> str:
    return msgspec.json.encode(value).decode()


def decode(text: str) -> Any:
    return msgspec.json.decode(text)


def entry_to_wire(entry: Entry) -> dict[str, Any]:
    """A log line as plain JSON values: seq, at, by, verb, first, event (its wire name), body (its fields)."""
    return {
        "seq": entry.seq,
        "at": entry.at,
        "by": entry.by,
        "verb": entry.verb,
        "first": entry.first,
        "event": type(entry.event).__name__,
        "body": {field.name: getattr(entry.event, field.name) for field in dataclasses.fields(entry.event)},  # type: ignore[arg-type]
    }


def entry_from_wire(row: Mapping[str, Any]) -> Entry:
    """Raises ValueError for an event this version does not know: the file is of a later version."""
    known = Event.known.get(row["event"])
    if known is None:
        raise ValueError(f"The log holds an event {row['event']!r} that this version does not know. Use the version that wrote it, or a later one.")
    return Entry(row["seq"], row["at"], row["by"], row["verb"], row["first"], msgspec.convert(row["body"], type=known))


def ballot_to_wire(ballot: Ballot) -> dict[str, Any]:
    return {"kind": ballot.kind, "about": ballot.about, "voter": ballot.voter, "value": ballot.value}


def ballot_from_wire(row: Mapping[str, Any]) -> Ballot:
    known = Ballot.known.get(row["kind"])
    if known is None:
        raise ValueError(f"There are ballots of a kind {row['kind']!r} that this version does not know. Use a later version.")
    return known(row["about"], row["voter"], row["value"])
