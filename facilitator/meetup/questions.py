"""Questions of the bank: a fixed id, and a version for each wording, so that rounds of many meetups can be laid side by side.

A poll that comes from the bank carries `bank: {"id", "version"}`. What counts is its words: equal words are one version, other words are another one of the
same question. `version` is None while its words are no version yet; they become the next one when they are asked. Nothing here knows where the bank is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from facilitator.errors import Fault, Invalid
from facilitator.meetup.fields import Fields
from facilitator.meetup.polls import PollKind
from facilitator.meetup.words import Document

ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
ID_LIMIT, HIGHEST_VERSION = 60, 10_000
READABLE = 30  # letters of the question in its id

Versions = Mapping[int, Document]  # words by version


@dataclass(frozen=True)
class Version:
    """One wording of a question of the bank."""

    question: str
    number: int
    words: Document


class Bank(Protocol):
    """Where the words of a version can be found."""

    def versions(self, question: str) -> Versions:
        """Empty when there is no such question."""
        ...


class NoBank:
    def versions(self, question: str) -> Versions:
        return {}


def read_words(poll: Fields) -> Document:
    """What people read and can answer: the question, its kind, and what that kind asks of its own. Not when it opens, nor who sees its results."""
    kind = poll.choice("kind", tuple(PollKind.known))
    return {"kind": kind, "question": poll.text("question"), **PollKind.known[kind].read(poll)}


def words_of(poll: Document) -> Document:
    """The words of a poll that was read before, whatever else stands in it; what an earlier version did not write gets its default."""
    return read_words(Fields(poll))


def read_bank(poll: Fields) -> Document:
    """What a poll says of the bank, as a part of it; nothing when it does not come from there."""
    if poll.given.get("bank") is None:
        return {}
    bank = poll.part("bank")
    question = bank.text("id", limit=ID_LIMIT)
    if question and not ID.fullmatch(question):
        bank.fault("id", "must be small letters and digits, with hyphens between them")
    return {"bank": {"id": question, "version": None if bank.given.get("version") is None else bank.whole("version", least=1, most=HIGHEST_VERSION)}}


def version_of(versions: Versions, words: Document) -> int | None:
    """Which version these words are; None when they are none."""
    wanted = words_of(words)
    return next((number for number, known in sorted(versions.items()) if words_of(known) == wanted), None)


def next_version(versions: Versions) -> int:
    return max(versions, default=0) + 1


def told_version(bank: Bank, poll: Document) -> Document:
    """The poll with the version that its words are now, or None; as it is when it does not come from this bank."""
    versions = bank.versions(poll["bank"]["id"]) if poll.get("bank") else {}
    return _with(poll, version_of(versions, poll)) if versions else poll


def placed(bank: Bank, poll: Document, before: Document, path: str) -> Document:
    """The same for a poll that somebody writes into a run of show, where `before` stood: refused when its question is another one, which the bank does not
    have."""
    if poll.get("bank") and poll["bank"]["id"] != (before.get("bank") or {}).get("id") and not bank.versions(poll["bank"]["id"]):
        fault = Fault(f"{path}.poll.bank.id", "is not in the question bank")
        raise Invalid("This question is not in the question bank. Choose it there again, or make it a question of its own.", faults=(fault,))
    return told_version(bank, poll)


def asked_now(bank: Bank, poll: Document) -> Document:
    """The poll as it is asked: words that are no version yet become one, so that each round keeps the id and the version of its question for ever."""
    if not poll.get("bank"):
        return poll
    versions, claimed = bank.versions(poll["bank"]["id"]), poll["bank"]["version"]
    free = claimed if claimed and claimed not in versions else next_version(versions)
    return _with(poll, version_of(versions, poll) or free)


def taken_in(bank: Bank, steps: list[Document]) -> list[Document]:
    """The steps of a programme file (as read) with the versions that they have here. A question that the bank does not have is taken over under the number that
    the file gives it. Refused, all at once, where a number means other words here: who compares two servers must be able to trust it."""
    known: dict[str, dict[int, Document]] = {}
    faults, told = list[Fault](), list[Document]()
    for place, step in enumerate(steps):
        poll = step["own"].get("poll", {}) if step["kind"] == "poll" else {}
        if poll.get("bank"):
            question, claimed = poll["bank"]["id"], poll["bank"]["version"]
            versions = known.setdefault(question, dict(bank.versions(question)))
            version = version_of(versions, poll)
            if claimed in versions and claimed != version:
                faults.append(_taken(place, question, claimed))
            elif version is None and (claimed or not versions):
                version = claimed or 1
                versions[version] = words_of(poll)
            step = {**step, "own": {**step["own"], "poll": _with(poll, version)}}
        told.append(step)
    if faults:
        raise Invalid("This programme file can't be used. Mend what is named and send it again.", faults=tuple(faults))
    return told


def _taken(place: int, question: str, version: int) -> Fault:
    return Fault(
        f"steps[{place}].poll.bank.version",
        "version {version} of {question} has other words here; leave out the version to make these words a new one, or leave out the bank",
        (("version", version), ("question", question)),
    )


def versions_in(polls: Iterator[Document]) -> Iterator[Version]:
    """The versions that these polls name, each with its words."""
    for poll in polls:
        if (poll.get("bank") or {}).get("version"):
            yield Version(poll["bank"]["id"], poll["bank"]["version"], words_of(poll))


def readable(question: str) -> str:
    """The beginning of an id: the first words of a question in small letters."""
    plain = unicodedata.normalize("NFKD", question.casefold()).encode("ascii", "ignore").decode()
    words = re.findall("[a-z0-9]+", plain)
    told = ""
    for word in words:
        if len(told) + len(word) + 1 > READABLE:
            break
        told = f"{told}-{word}" if told else word
    return told or (words[0][:READABLE] if words else "vraag")


def _with(poll: Document, version: int | None) -> Document:
    return {**poll, "bank": {**poll["bank"], "version": version}}
