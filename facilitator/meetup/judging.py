"""Judging: what people write as an answer (words, a text) is shown or hidden by the desk. Equal texts are judged together.

The log holds a mark of the text, not the text: what somebody takes back is nowhere but in their ballot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid
from facilitator.meetup.rounds import Round, RoundEvent
from facilitator.meetup.words import SEES_ALL, Actor, Ballot, Command, Document, Event
from facilitator.meetup.written import HIDDEN, SEEN

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class TextJudged(RoundEvent, urgent=True):
    """The room sees the texts with this mark (True), or not (False), or as their kind of poll has it (None). `near`: of what it does not see, marks of what is
    the same but for a slip of the pen."""

    mark: str
    shown: bool | None
    near: tuple[str, ...] = ()

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.rounds.by_id[self.round].totals.written.say(self.mark, self.shown, self.near)

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        written = meetup.rounds.by_id[self.round].totals.written
        return (TextJudged(self.round, self.mark, written.judged.get(self.mark), tuple(sorted(written.near.get(self.mark, ())))),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        if self.shown is None:
            return "An answer is as it was before the desk judged it: {question}", self.question(meetup)
        return ("An answer is approved: {question}" if self.shown else "An answer is hidden: {question}"), self.question(meetup)


@dataclass(frozen=True)
class ShowAnswer(Command, verb="answer.show", by=SEES_ALL, undoable=True, after_close=True):
    """The room sees this text, which somebody wrote as an answer or a part of it, with its slips of the pen; also after the close."""

    round: str
    text: str

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        yield from judge(meetup.rounds.find(meetup, self.round), self.text, shown=True)


@dataclass(frozen=True)
class HideAnswer(Command, verb="answer.hide", by=SEES_ALL, undoable=True, after_close=True):
    """The room does not see this text any more, on no phone and no screen, nor a slip of the pen of it, also when that comes later. It is still counted as an
    answer."""

    round: str
    text: str

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        yield from judge(meetup.rounds.find(meetup, self.round), self.text, shown=False)


def judge(found: Round, text: str, shown: bool) -> Iterator[Event]:
    """What a cloud calls a word may be a slip of it; then that is judged too."""
    must_be_written(found, text)
    written, standings = found.totals.written, found.totals.standings()
    keys = dict.fromkeys((found.kind.key(text), written.head(text, found.totals.tally)))
    if any(standing != (SEEN if shown else HIDDEN) for each, standing in standings.items() if found.kind.key(each) in keys):
        for each in map(written.read, keys):
            yield TextJudged(found.id, each.mark, shown, () if shown else tuple(sorted(each.near)))


def must_be_written(found: Round, text: str) -> None:
    """Refuses a text that stands in no answer."""
    if not found.totals.has(text):
        raise Invalid("Nobody has written that here.", faults=(Fault("text", "is not among the answers"),))
