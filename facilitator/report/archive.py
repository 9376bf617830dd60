"""The archive: everything of a meetup as one JSON object, to be loaded again into an equal meetup.

It holds the key that makes participants of device tokens, so it is personal data: for the organiser only, to restore an evening.
"""

from __future__ import annotations

import base64
import logging
import re
from typing import Any, Literal

import msgspec

from facilitator.errors import Fault, Invalid
from facilitator.home import Home
from facilitator.language import LANGUAGES
from facilitator.meetup import Meetup, views
from facilitator.meetup.clip_facts import FACTS
from facilitator.meetup.describing import MeetupDescribed, read_description
from facilitator.meetup.fields import Fields
from facilitator.meetup.life import MeetupMade
from facilitator.meetup.steps import Step, as_written, read_step
from facilitator.meetup.words import READERS, Ballot, Document, Entry, Event
from facilitator.store import KEY_BYTES, Batch, MeetupRow, Reading, Receipt, wire

FORMAT = "facilitator-archive"
VERSION = 1
ID_BYTES = 16
STEP_ID = re.compile("s[1-9][0-9]*")
WARNING = "Personal data: ballots by participant number. Keep it as long as you need it to restore the evening, then delete it."

log = logging.getLogger(__name__)


def archive(store: Reading, meetup_id: str) -> dict[str, Any]:
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


def load(home: Home, given: object) -> MeetupRow:
    """Makes an equal meetup of an archive; its code is kept when it is free. Refused whole when anything in it can't be read or shown."""
    try:
        archived = msgspec.convert(given, type=Archive, strict=True)
        entries = tuple(wire.entry_from_wire(msgspec.to_builtins(line)) for line in archived.log)
        ballots = tuple(wire.ballot_from_wire(row) for row in archived.ballots)
        receipts = tuple(_receipt_from_wire(row) for row in archived.receipts)
        key = base64.b64decode(archived.key, validate=True)
        _try(key, entries, ballots, receipts)
    except Exception as error:  # whatever breaks when it is tried would break the meetup
        log.info("an archive was refused: %r", error)
        raise Invalid("This archive can't be loaded.", faults=(Fault("", "it is damaged or of a later version"),)) from error
    return home.adopt(key, archived.code, lambda meetup_id: Batch(meetup_id, entries, ballots, receipts))


class Line(msgspec.Struct):
    seq: int
    at: float
    by: str
    verb: str
    first: int
    event: str
    body: dict[str, Any]


class Archive(msgspec.Struct):
    format: Literal["facilitator-archive"]
    version: Literal[1]
    code: str
    key: str
    log: list[Line]
    ballots: list[dict[str, Any]]
    receipts: list[dict[str, Any]]


def _try(key: bytes, entries: tuple[Entry, ...], ballots: tuple[Ballot, ...], receipts: tuple[Receipt, ...]) -> None:
    """Makes the meetup and shows it to everybody."""
    check("the key", len(key) == KEY_BYTES)
    check("the log begins with the making of a meetup", bool(entries) and isinstance(entries[0].event, MeetupMade))
    check("no line of the log is missing", [entry.seq for entry in entries] == list(range(1, len(entries) + 1)))
    check("receipts", all(len(receipt.id) == ID_BYTES for receipt in receipts) and len({receipt.id for receipt in receipts}) == len(receipts))
    trial = Meetup("trial", "000000")
    for entry in entries:
        trial.apply(entry)
    for ballot in ballots:
        trial.cast(ballot)
    check("the language", trial.life.language in LANGUAGES)
    check("the description", all(described_again(entry.event) for entry in entries))
    check("the programme", all(reads_again(step, trial.life.language) for step in trial.show.steps))
    for audience in READERS:
        views.documents(trial, audience)
    for participant in trial.participants():
        views.own_documents(trial, participant)


def described_again(event: Event) -> bool:
    """Whether what an event says of the evening as a whole is what a programme file could have said."""
    facts = event.programme if isinstance(event, MeetupMade) else event.facts if isinstance(event, MeetupDescribed) else None
    if facts is None:
        return True
    fields = Fields(facts)
    read_description(fields)
    return not fields.faults


def reads_again(step: Step, language: str) -> bool:
    """Whether a step is one that a programme file could have made, in this version or an earlier one, which had fewer fields."""
    made = Step.of({"id": step.id, **read_step(as_written(step), "step", language)})
    own = completed(step.own, made.own)
    return made.own == {**made.own, **own} and STEP_ID.fullmatch(step.id) is not None


def completed(own: Document, made: Document) -> Document:
    """The part of a step's kind with the fields within it that came later, as a file without them is read now (`made`)."""
    ideas, fragment = own.get("ideas"), own.get("fragment")
    if isinstance(fragment, dict):
        return {**own, "fragment": {**{name: made["fragment"][name] for name in ("where", "moments", *FACTS)}, **fragment}}
    if not isinstance(ideas, dict) or not isinstance(ideas.get("screening"), dict):
        return own
    return {**own, "ideas": {**ideas, "screening": {"flagged": True, **ideas["screening"]}}}


def check(what: str, holds: bool) -> None:
    if not holds:
        raise ValueError(what)


def _receipt_to_wire(receipt: Receipt) -> dict[str, Any]:
    return {"id": _text(receipt.id), "digest": _text(receipt.digest), "seq": receipt.seq, "extra": receipt.extra, "about": receipt.about}


def _receipt_from_wire(row: dict[str, Any]) -> Receipt:
    about = (str(row["about"][0]), str(row["about"][1])) if row["about"] else None
    return Receipt(base64.b64decode(row["id"]), base64.b64decode(row["digest"]), row["seq"], row["extra"], about)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
