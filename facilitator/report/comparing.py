"""Comparing: the rounds of one question of the bank in all meetups, each with its totals, a version at a time.

Only whole rooms: nothing is split, so nothing of a small group can be read. Only closed rounds that were neither taken back nor asked anew before they were
over, of evenings that are no rehearsal. In the order in which they were asked: a ranking of regions would say what these numbers do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from facilitator.meetup import Meetup
from facilitator.meetup.questions import words_of
from facilitator.meetup.rounds import CLOSED, Answered, Round, RoundEvent, RoundOpened
from facilitator.meetup.words import Document, Event
from facilitator.store import QuestionRow, Reading

OF_ROUNDS = tuple(name for name, event in Event.known.items() if issubclass(event, RoundEvent))


@dataclass(frozen=True)
class Asking:
    """One round of a question. `number` counts the askings of it in that evening; `at` is when it was opened (seconds since 1970). `results` are of the whole
    room, without the texts that people wrote; `voting`: by what right they were given."""

    meetup: str
    title: str
    region: str
    date: str
    language: str
    at: float
    number: int
    asked: Document
    voting: str
    results: Document

    @property
    def version(self) -> int:
        return int(self.asked["bank"]["version"])


@dataclass(frozen=True)
class Wording:
    """The rounds that were asked in the same words. `known`: these are the words that the bank has for this version; else they came from elsewhere."""

    version: int
    words: Document
    known: bool
    askings: tuple[Asking, ...]


@dataclass(frozen=True)
class Comparison:
    """Of one question: its wordings, the last version first, and the meetup of each round of it that is open now."""

    wordings: tuple[Wording, ...]
    open: tuple[str, ...]

    @property
    def askings(self) -> list[Asking]:
        """Every closed round, in the order of asking."""
        return sorted((asking for wording in self.wordings for asking in wording.askings), key=in_order)


def compare(store: Reading, rows: list[QuestionRow]) -> Comparison:
    """`rows` are the versions of the question in the bank, the first one first."""
    question = rows[0].id
    meetups = list(dict.fromkeys(meetup for asked, meetup in store.askings() if asked == question))
    found = [(asking, state) for meetup in meetups for asking, state in _askings(store, meetup, question)]
    closed = sorted((asking for asking, state in found if state == CLOSED), key=in_order)
    return Comparison(tuple(_wordings(rows, closed)), tuple(asking.meetup for asking, state in found if state != CLOSED))


def in_order(asking: Asking) -> tuple[float, str, int]:
    return asking.at, asking.meetup, asking.number


def _wordings(rows: list[QuestionRow], askings: list[Asking]) -> Iterator[Wording]:
    of_bank = {row.version: words_of(row.words) for row in rows}
    for version in sorted(of_bank.keys() | {asking.version for asking in askings}, reverse=True):
        own = [asking for asking in askings if asking.version == version]
        known = of_bank.get(version)
        if known is not None:
            yield Wording(version, known, True, tuple(asking for asking in own if words_of(asking.asked) == known))
        yield from _others(version, [asking for asking in own if words_of(asking.asked) != known])


def _others(version: int, askings: Iterable[Asking]) -> Iterator[Wording]:
    """Rounds that came with the archive of another bank, in which this number was other words."""

    def key(asking: Asking) -> str:
        return repr(sorted(words_of(asking.asked).items()))

    for _, group in groupby(sorted(askings, key=lambda asking: (key(asking), asking.at)), key=key):
        same = tuple(group)
        yield Wording(version, words_of(same[0].asked), False, same)


def _askings(store: Reading, meetup: str, question: str) -> Iterator[tuple[Asking, str]]:
    """The rounds of a question in one meetup, each with its state, but those taken back, or asked anew before they were over; made of the lines of its log that
    are about rounds."""
    trial, opened = Meetup(meetup, ""), dict[str, float]()
    for entry in store.entries_of(meetup, OF_ROUNDS):
        entry.event.apply(trial, entry.at)
        if isinstance(entry.event, RoundOpened):
            opened[entry.event.round] = entry.at
    facts = store.summary(meetup)
    own = [found for found in trial.rounds.by_id.values() if not found.taken_back and (found.asked.get("bank") or {}).get("id") == question]
    for number, found in enumerate(own, 1):
        if found.replaced:
            continue
        for ballot in store.ballots_on(meetup, Answered.kind, found.id):
            found.totals.cast(ballot.voter, ballot.value)
        about = {name: facts[name] for name in ("title", "region", "date", "language")}
        yield Asking(meetup, **about, at=opened[found.id], number=number, asked=found.asked, voting=found.voting, results=_results(found)), found.state


def _results(found: Round) -> Document:
    """Of what people wrote only how many did: words of one evening are not laid beside those of another."""
    total = len(found.ballots)
    return found.totals.results() if found.kind.seen_unjudged is None else {"total": total, "counts": {}}
