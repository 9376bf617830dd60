"""Judging: what people write as an answer (words, a text) is shown or hidden by the desk. Equal texts are judged together.

The log holds a mark of the text, not the text: what somebody takes back is nowhere but in their ballot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid
from facilitator.meetup.rounds import Round, RoundEvent
from facilitator.meetup.totals import mark_of
from facilitator.meetup.words import SEES_ALL, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class TextJudged(RoundEvent, urgent=True):
    """The room sees the texts with this mark (True), or not (False), or as their kind of poll has it (None)."""

    mark: str
    shown: bool | None

    def apply(self, meetup: Meetup, at: float) -> None:
        judged = meetup.rounds.by_id[self.round].totals.judged
        judged.pop(self.mark, None)
        if self.shown is not None:
            judged[self.mark] = self.shown

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (TextJudged(self.round, self.mark, meetup.rounds.by_id[self.round].totals.judged.get(self.mark)),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        if self.shown is None:
            return "An answer is as it was before the desk judged it: {question}", self.question(meetup)
        return ("An answer is shown: {question}" if self.shown else "An answer is hidden: {question}"), self.question(meetup)


@dataclass(frozen=True)
class ShowAnswer(Command, verb="answer.show", by=SEES_ALL, undoable=True, after_close=True):
    """The room sees this text, which somebody wrote as an answer or a part of it; also after the close."""

    round: str
    text: str

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        yield from judge(meetup.rounds.find(meetup, self.round), self.text, shown=True)


@dataclass(frozen=True)
class HideAnswer(Command, verb="answer.hide", by=SEES_ALL, undoable=True, after_close=True):
    """The room does not see this text any more, on no phone and no screen. It is still counted as an answer."""

    round: str
    text: str

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        yield from judge(meetup.rounds.find(meetup, self.round), self.text, shown=False)


def judge(found: Round, text: str, shown: bool) -> Iterator[Event]:
    must_be_written(found, text)
    if found.totals.standing(text) != ("seen" if shown else "hidden"):
        yield TextJudged(found.id, mark_of(found.kind.key(text)), shown)


def must_be_written(found: Round, text: str) -> None:
    """Refuses a text that stands in no answer."""
    if not found.totals.has(text):
        raise Invalid("Nobody has written that here.", faults=(Fault("text", "is not among the answers"),))
