"""Results: what the room may see of a round is decided in `results_for`, and only there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from facilitator.meetup import splits, truth
from facilitator.meetup.rounds import CLOSED, LIVE, Round, RoundEvent, poll_id, same_words
from facilitator.meetup.voting import TABLE, told_right
from facilitator.meetup.words import AFTERWARDS, AUDIENCES, DESK, PHONE, SEES_ALL, Actor, Ballot, Command, Document, Event, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class ResultsShown(RoundEvent, urgent=True):
    """The desk shows (True) or hides (False) the results, or leaves it to the poll again (None)."""

    shown: bool | None

    def apply(self, meetup: Meetup, at: float) -> None:
        found = meetup.rounds.by_id[self.round]
        found.shown = self.shown
        found.final = found.final or found.tells_truth()

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (ResultsShown(self.round, meetup.rounds.by_id[self.round].shown),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return ("Results shown: {question}" if self.shown else "Results hidden: {question}"), self.question(meetup)


@dataclass(frozen=True)
class RevealResults(Command, verb="round.reveal", by=(DESK,), undoable=True, after_close=True):
    """The room sees the results, as soon as the round is closed."""

    round: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        yield from switch(meetup.rounds.find(meetup, self.round), shown=True)


@dataclass(frozen=True)
class HideResults(Command, verb="round.hide", by=(DESK,), undoable=True, after_close=True):
    round: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        yield from switch(meetup.rounds.find(meetup, self.round), shown=False)


def switch(found: Round, shown: bool) -> Iterator[Event]:
    """Said twice it changes nothing, so that taking back the first does not take back what the second meant."""
    if found.shown is not shown:
        yield ResultsShown(found.id, shown)


def results_for(meetup: Meetup, found: Round, audience: str) -> Document | None:
    """The results that an audience may see now, or None. Before the close nobody but the desk sees any, unless the poll shows them
    live; until then they move in steps of LIVE_STEP changed ballots, for the desk too (design: small groups). What people write it has at once, to judge it,
    and what tables answer, which goes with nobody."""
    if audience in SEES_ALL:
        at_once = found.state == CLOSED or found.kind.is_written or found.voting == TABLE
        return found.results() if at_once else found.totals.results(found.totals.stepped())
    if not found.will_show():
        return None
    if found.state == CLOSED:
        return found.totals.results()
    live = found.totals.live if found.asked["results"] == LIVE else None
    return found.totals.results(live) if live else None


def tell(meetup: Meetup, found: Round, audience: str) -> Document:
    facts: Document = {
        "id": found.id,
        "step": found.step,
        "poll": poll_id(found.step),
        "number": found.number,
        "question": found.asked["question"],
        "kind": found.asked["kind"],
        "options": found.kind.options(found.asked),
        **found.kind.facts(found.asked),
        "state": found.state,
        "results": results_for(meetup, found, audience),
        "when": found.asked["results"],
        **told_right(found),
    }
    if meetup.panic.on and found.state != CLOSED:
        facts["paused"] = True
    if facts["results"] is not None and audience != AFTERWARDS:
        facts |= splits.told(meetup, found, audience)
    facts |= truth.told(found, audience, facts["results"] is not None)
    if audience != PHONE and facts["results"] is not None and found.state == CLOSED and is_reworded(meetup, found):
        facts["reworded"] = True
    if audience in SEES_ALL:
        facts["shown"] = found.will_show()
        if found.running:
            facts["answered"] = len(found.ballots)
        if found.state == CLOSED:
            facts["closed_at"] = found.closed_at
        if found.taken_back:
            facts["taken_back"] = True
    return facts


@document("round")
def round_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    found = meetup.rounds.last_of(meetup.show.on_air)
    return tell(meetup, found, audience) | last_time(meetup, found, audience) if found else None


def last_time(meetup: Meetup, found: Round, audience: str) -> Document:
    """Of a question that was asked before: the results of then, where this audience sees both."""
    earlier = meetup.rounds.before(found) if found.state == CLOSED and found.kind.can_be_split else None
    if earlier is None or not results_for(meetup, found, audience) or not results_for(meetup, earlier, audience):
        return {}
    return {"before": earlier.totals.results()}


def is_reworded(meetup: Meetup, found: Round) -> bool:
    """Whether its question of the bank was asked before in this evening, but in other words, so that nothing of it can be laid beside that."""
    question = (found.asked.get("bank") or {}).get("id")
    if question is None or meetup.rounds.before(found):
        return False
    earlier = takewhile(lambda each: each is not found, meetup.rounds.by_id.values())
    of_it = (each for each in earlier if (each.asked.get("bank") or {}).get("id") == question and not (each.taken_back or each.replaced))
    return any(not same_words(each.asked, found.asked) for each in of_it)


@document("round", (*AUDIENCES, AFTERWARDS), each=lambda meetup: [f"round/{round_id}" for round_id in meetup.rounds.by_id])
def rounds_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    """For the room those that run beside the one on air; afterwards those of which phones had the results."""
    found = meetup.rounds.by_id.get(key.removeprefix("round/"))
    if found is not None and audience == AFTERWARDS:
        return tell(meetup, found, audience) if meetup.revealed.was_told(meetup, found) else None
    if found is None or (audience not in SEES_ALL and (found.state == CLOSED or found.step == meetup.show.on_air)):
        return None
    return tell(meetup, found, audience)
