"""Redacting what people wrote as an answer: a text, or one word of several with its slips of the pen, is taken away for good from every ballot that has it.

It is in no log; what the desk said of it before was kept with a mark of it, and goes too (`rewrites`): from a mark one could try which words it was. So
whoever writes the same again is read as if nobody had.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.meetup.judging import must_be_written
from facilitator.meetup.marks import check_why
from facilitator.meetup.rounds import Answered, RoundEvent
from facilitator.meetup.words import SEES_ALL, Actor, Ballot, Command, Document, Erasure, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class MarkErased(RoundEvent, final=True):
    """What the desk said of a text is forgotten, which had this mark (`mark` itself is rewritten with the rest); before the text goes. `kept`: only what is
    near it, for the desk let it in as another word than the one that goes."""

    mark: str
    kept: bool = False

    def apply(self, meetup: Meetup, at: float) -> None:
        written = meetup.rounds.by_id[self.round].totals.written
        written.near.pop(self.mark, None)
        if not self.kept:
            written.forget(self.mark)
        meetup.past.forget_deeds("mark", self.mark)

    def rewrites(self, meetup: Meetup) -> Iterable[Erasure]:
        blank = {"near": []} if self.kept else {"mark": "", "near": []}
        return (Erasure(("TextJudged", "MarkErased"), "mark", self.mark, blank, within=("round", self.round)),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "What the desk said of an answer is forgotten: {question}", self.question(meetup)


@dataclass(frozen=True)
class AnswersRedacted(RoundEvent, urgent=True, final=True, weight=1):
    """A text was taken out of the answers, in which it stood `number` times; their ballots say it, and the store puts the others in order without it."""

    number: int
    why: str | None = None

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.rounds.by_id[self.round].totals.erased(self.number, self.why)

    def settles(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return ((Answered.kind, self.round),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "An answer was removed for good: {question}", self.question(meetup)


@dataclass(frozen=True)
class RedactAnswer(Command, verb="answer.redact", by=SEES_ALL, after_close=True):
    """Takes a text away for good from every answer of a round that has it, and its slips of the pen: it can't be taken back. An answer in which nothing else
    stood is none any more; while the round is open its writer may write another. `why` is one of `marks.WHY`."""

    round: str
    text: str
    why: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        check_why(self.why)
        found = meetup.rounds.find(meetup, self.round)
        must_be_written(found, self.text)
        written = found.totals.written
        keys = {found.kind.key(each) for each in written.one_with(self.text, found.totals.tally)}
        own = {written.read(key).mark for key in keys}
        yield from (MarkErased(found.id, mark, kept=mark not in own and written.judged[mark]) for mark in [*written.marks_near(keys)])
        without = {voter: found.kind.without(choice, keys) for voter, choice in sorted(found.ballots.items())}
        changed = {voter: choice for voter, choice in without.items() if choice != found.ballots[voter]}
        yield from (Answered(found.id, voter, choice) for voter, choice in changed.items())
        yield AnswersRedacted(found.id, len(changed), self.why)
