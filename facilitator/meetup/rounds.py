"""Rounds: a question, asked; asked again is a new round. A round is open -> closing (2 s for votes in flight) -> closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from facilitator.errors import Invalid, NotOnAir
from facilitator.meetup.polls import PollKind
from facilitator.meetup.questions import Version, versions_in, words_of
from facilitator.meetup.totals import Totals
from facilitator.meetup.voting import TABLE, hand_of
from facilitator.meetup.words import TIMER, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

OPEN, CLOSING, CLOSED = "open", "closing", "closed"
GRACE_SECONDS = 2.0  # a vote that left a phone before the close is still on its way
EVERYONE = "all"  # the results of the whole room, not split
AFTER_CLOSE, AFTER_VOTE, LIVE, NEVER = "after_close", "after_vote", "live", "never"


def same_words(one: Document, other: Document) -> bool:
    """Whether two askings are in the same words, whatever else is told of the question and when."""
    return words_of(one) == words_of(other)


def poll_id(step_id: str) -> str:
    """The id of a step's poll."""
    return "p" + step_id[1:]


@dataclass
class Round:
    """One asking of a poll. `asked` is the question as it stood then. `shown`: None as the poll says, else what the desk said."""

    id: str
    step: str
    number: int
    asked: Document
    voting: str = "open"  # by what right it is answered (`voting`)
    state: str = OPEN
    closing_until: float | None = None
    left: bool = False  # it is closed because the air left its step ...
    shown_then: bool | None = None  # ... and what `shown` was at that moment
    taken_back: bool = False  # its opening was undone; its ballots are kept, and it is nobody's last round
    shown: bool | None = None
    closed_at: float | None = None
    replaced: bool = False  # it was asked again before it was over: it was not understood
    final: bool = False  # it can't be open again: figures of its answers were taken that hold for good, or the room knows the right answer
    split: Document | None = None  # ... by role, by table, and who moved since it was asked before (`splits`)
    cuts: list[float] = field(default_factory=list)  # where numbers were cut into its rows,
    room: dict[str, int] | None = None  # and how many of the whole room are in each, where the results do not say so
    groups: dict[str, Document] = field(default_factory=dict)  # the role and table that each voter had then
    view: str = EVERYONE
    totals: Totals = field(init=False)

    def __post_init__(self) -> None:
        self.totals = Totals(self.asked)

    @property
    def kind(self) -> PollKind:
        return self.totals.kind

    @property
    def running(self) -> bool:
        return self.state != CLOSED

    @property
    def ballots(self) -> dict[str, Any]:
        """The last answer of each voter."""
        return self.totals.ballots

    def results(self) -> Document:
        """All of it, as it stands now."""
        return self.totals.results(everything=True)

    def is_of(self, step: str, asked: Document) -> bool:
        """Whether it asked this question of this step. Of a quick question the moderator says aloud what it is about: in another step it is another one."""
        return same_words(self.asked, asked) and (self.step == step or not asked.get("quick"))

    def is_as(self, other: Round) -> bool:
        """Whether its answers can be laid beside those of another asking: not when tables answered and then people, nor when it was not understood."""
        return self.is_of(other.step, other.asked) and self.voting == other.voting and not (self.taken_back or self.replaced)

    def tells_truth(self) -> bool:
        """Whether the room hears what the right answer is, after which nobody can guess any more."""
        return self.asked.get("truth") is not None and self.state == CLOSED and self.will_show()

    def will_show(self) -> bool:
        return self.shown if self.shown is not None else self.asked["results"] != NEVER


@dataclass
class Rounds:
    """State: every round of the evening, in the order of asking."""

    by_id: dict[str, Round] = field(default_factory=dict)

    def new_id(self) -> str:
        return f"r{len(self.by_id) + 1}"

    def find(self, meetup: Meetup, round_id: str | None) -> Round:
        """The named round; without a name the last one of the step on air."""
        found = self.by_id.get(round_id) if round_id else self.last_of(meetup.show.on_air)
        if found is None:
            raise Invalid("There is no such round.") if round_id else NotOnAir("No question is on air.")
        return found

    def last_of(self, step_id: str | None) -> Round | None:
        return next((each for each in reversed(self.by_id.values()) if each.step == step_id and not each.taken_back), None)

    def before(self, found: Round) -> Round | None:
        """The last asking before this one that can be laid beside it, when it is closed: in the same words, answered by the same right, and understood."""
        earlier = list(self.by_id.values())[: list(self.by_id).index(found.id)]
        last = next((each for each in reversed(earlier) if each.is_as(found)), None)
        return last if last and last.state == CLOSED and not found.replaced else None

    def running(self, step_id: str) -> Round | None:
        last = self.last_of(step_id)
        return last if last and last.state != CLOSED else None

    def loaded(self) -> None:
        for each in self.by_id.values():
            each.totals.loaded()

    def close_everything(self) -> Iterator[Event]:
        for each in self.by_id.values():
            if each.state != CLOSED:
                yield RoundClosed(each.id)

    def due(self) -> Iterator[tuple[float, Command]]:
        for each in self.by_id.values():
            if each.state == CLOSING and each.closing_until is not None:
                yield each.closing_until, EndRound(each.id)


@dataclass(frozen=True)
class RoundEvent(Event):
    round: str

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("round", f"round/{self.round}", "screen", "crowd", "step")

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        """Who voted in a poll that shows results after one's vote sees them change with the round; who writes for a table sees its answer while it is open."""
        found = meetup.rounds.by_id[self.round]
        if found.asked["results"] != AFTER_VOTE and found.voting != TABLE:
            return ()
        return [(hand, f"my/round/{self.round}") for voter in found.ballots if (hand := hand_of(meetup, voter))]

    def question(self, meetup: Meetup) -> Document:
        return {"question": meetup.rounds.by_id[self.round].asked["question"]}


@dataclass(frozen=True)
class RoundOpened(RoundEvent, urgent=True, weight=1):
    step: str
    asked: dict[str, Any]
    voting: str = "open"

    def apply(self, meetup: Meetup, at: float) -> None:
        number = sum(each.is_of(self.step, self.asked) and not each.taken_back for each in meetup.rounds.by_id.values()) + 1
        meetup.rounds.by_id[self.round] = Round(self.round, self.step, number, self.asked, self.voting)

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (RoundClosed(self.round, taken_back=True),)

    def versions(self) -> Iterable[Version]:
        return versions_in(iter((self.asked,)))

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Opened: {question}", self.question(meetup)


@dataclass(frozen=True)
class RoundClosing(RoundEvent, urgent=True):
    """Votes in flight are taken until `until` (seconds since 1970). `left`: because the air left its step."""

    until: float
    left: bool = False

    def apply(self, meetup: Meetup, at: float) -> None:
        found = meetup.rounds.by_id[self.round]
        found.state, found.closing_until, found.left, found.replaced = CLOSING, self.until, self.left, False
        found.shown_then = found.shown

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (RoundReopened(self.round),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Closing: {question}", self.question(meetup)


@dataclass(frozen=True)
class RoundClosed(RoundEvent, urgent=True):
    """No vote is taken any more. `taken_back`: because its opening was undone; `left`: because the air left its step, also when that was said before;
    `replaced`: because the question was asked again before it was over, as one does when it was not understood."""

    taken_back: bool = False
    left: bool = False
    replaced: bool = False

    def apply(self, meetup: Meetup, at: float) -> None:
        found = meetup.rounds.by_id[self.round]
        found.state, found.closing_until, found.taken_back, found.left = CLOSED, None, self.taken_back, found.left or self.left
        found.closed_at, found.replaced = at, self.replaced
        found.totals.closed()
        found.final = found.final or found.tells_truth()

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        found = meetup.rounds.by_id[self.round]
        if found.closing_until is not None and not self.taken_back:
            return (RoundClosing(found.id, found.closing_until, found.left),)  # it was on its way to be closed, and is again
        return (RoundReopened(found.id),) if found.state != CLOSED else ()

    def settles(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return ((Answered.kind, self.round),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Closed: {question}", self.question(meetup)


@dataclass(frozen=True)
class RoundReopened(RoundEvent, urgent=True):
    """A closing was taken back; the same round goes on, unless its opening was taken back, the question asked again, or its answers split meanwhile."""

    def apply(self, meetup: Meetup, at: float) -> None:
        found = meetup.rounds.by_id[self.round]
        if self._goes_on(meetup):
            found.state, found.closing_until, found.left, found.replaced = OPEN, None, False, False

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        found = meetup.rounds.by_id[self.round]
        return (RoundClosed(self.round, left=found.left),) if self._goes_on(meetup) and found.state != OPEN else ()

    def is_barred(self, meetup: Meetup) -> bool:
        return meetup.rounds.by_id[self.round].final

    def _goes_on(self, meetup: Meetup) -> bool:
        found = meetup.rounds.by_id[self.round]
        return meetup.rounds.last_of(found.step) is found and not found.final

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Open again: {question}", self.question(meetup)


class Answered(Ballot, kind="answer", stays=True):
    """A participant's answer in one round (`about` is the round)."""

    def apply(self, meetup: Meetup) -> None:
        meetup.rounds.by_id[self.about].totals.cast(self.voter, self.value)

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("round", f"round/{self.about}", "crowd", "screen")

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return ((hand_of(meetup, self.voter), f"my/round/{self.about}"),)


@dataclass(frozen=True)
class EndRound(Command, verb="timer.close_round", by=(TIMER,)):
    """The server's own: the time for votes in flight is over."""

    round: str

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if meetup.rounds.find(meetup, self.round).state == CLOSING:
            yield RoundClosed(self.round)
