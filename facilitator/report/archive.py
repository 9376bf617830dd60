"""The archive: everything of a meetup as one JSON object, to be loaded again into an equal meetup.

It holds the key that makes participants of device tokens, so it is personal data: for the organiser only, to restore an evening.
"""

from __future__ import annotations

import base64
from typing import Any

import msgspec

from facilitator.errors import Fault, Invalid
from facilitator.home import Home
from facilitator.meetup import Meetup
from facilitator.store import Batch, MeetupRow, Receipt, Store, wire

FORMAT = "facilitator-archive"
VERSION = 1
WARNING = "Personal data: ballots by participant number. Keep it as long as you need it to restore the evening, then delete it."


def archive(store: Store, meetup_id: str) -> dict[str, Any]:
    """The archive of one meetup. Ballots stand in the order of their keys, never of time."""
    row = next(row for row in store.meetups() if row.id == meetup_id)
    ballots = sorted(store.ballots(meetup_id), key=lambda ballot: (ballot.kind, ballot.about, ballot.voter))
    receipts = sorted(store.receipts(meetup_id), key=lambda receipt: receipt.id)
    return {
        "format": FORMAT,
        "version": VERSION,
        "warning": WARNING,
        "code": row.code,
        "key": _text(row.key),
        "log": [wire.entry_to_wire(entry) for entry in store.entries(meetup_id)],
        "ballots": [wire.ballot_to_wire(ballot) for ballot in ballots],
        "receipts": [_receipt_to_wire(receipt) for receipt in receipts],
    }


def load(home: Home, given: dict[str, Any]) -> MeetupRow:
    """Makes an equal meetup of an archive; its code is kept when it is free. Refused whole when anything in it can't be read or applied."""
    try:
        if given["version"] != VERSION:
            raise ValueError(f"version {given['version']} is not known")
        entries = tuple(wire.entry_from_wire(row) for row in given["log"])
        ballots = tuple(wire.ballot_from_wire(row) for row in given["ballots"])
        receipts = tuple(_receipt_from_wire(row) for row in given["receipts"])
        key, code = base64.b64decode(given["key"], validate=True), str(given["code"])
        _try(entries, ballots)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, msgspec.ValidationError, Invalid) as error:
        raise Invalid("This archive can't be loaded.", faults=(Fault("", "it is damaged or of a later version"),)) from error
    return home.adopt(key, code, lambda meetup_id: Batch(meetup_id, entries, ballots, receipts))


def _try(entries: tuple[Any, ...], ballots: tuple[Any, ...]) -> None:
    trial = Meetup("trial", "000000")
    for number, entry in enumerate(entries, 1):
        if entry.seq != number:
            raise ValueError("a line of the log is missing")
        trial.apply(entry)
    for ballot in ballots:
        trial.cast(ballot)
    if not trial.life.title:
        raise ValueError("the log does not begin with the making of a meetup")


def _receipt_to_wire(receipt: Receipt) -> dict[str, Any]:
    return {"id": _text(receipt.id), "digest": _text(receipt.digest), "seq": receipt.seq, "extra": receipt.extra, "about": receipt.about}


def _receipt_from_wire(row: dict[str, Any]) -> Receipt:
    about = (str(row["about"][0]), str(row["about"][1])) if row["about"] else None
    return Receipt(base64.b64decode(row["id"]), base64.b64decode(row["digest"]), row["seq"], row["extra"], about)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
