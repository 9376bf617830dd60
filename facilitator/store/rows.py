"""The rows of the tables, and what one transaction writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from facilitator.meetup.words import Ballot, Entry, Erasure
from facilitator.store.secret_ballots import Receipt


@dataclass(frozen=True)
class QuestionRow:
    """One version of a question of the bank; `words` as `meetup.questions.words_of` gives them."""

    id: str
    version: int
    words: dict[str, Any]
    made_at: float


@dataclass(frozen=True)
class Batch:
    """What one transaction writes for one meetup."""

    meetup: str
    entries: tuple[Entry, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    settled: tuple[tuple[str, str], ...] = ()
    erased: tuple[int, ...] = ()  # ideas whose words and author go from the log ...
    redacted: tuple[int, ...] = ()  # ... and those whose words alone do
    rewritten: tuple[Erasure, ...] = ()  # ... and what else somebody wrote and takes away for good
    questions: tuple[QuestionRow, ...] = ()  # versions of the bank that its events name; those that are there stay as they are
    sealed: bytes | None = None  # the key that it has from now on: nothing leads from a device to words or answers any more


@dataclass(frozen=True)
class MeetupRow:
    id: str
    code: str
    key: bytes
    made_at: float
    rehearsal_of: str | None = None  # the meetup that is rehearsed with it; it goes with everything in it when the server starts again


@dataclass(frozen=True)
class LinkRow:
    id: str
    meetup: str
    audience: str
    made_at: float
    revoked_at: float | None


@dataclass(frozen=True)
class MediaRow:
    name: str
    file: str
    type: str
    size: int
    made_at: float
