"""A `poll` step: GO opens a round of its question, leaving closes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from facilitator.meetup.fields import Fields
from facilitator.meetup.polls import PollKind
from facilitator.meetup.questions import asked_now, placed, read_bank, read_words, told_version
from facilitator.meetup.results import results_for
from facilitator.meetup.rounds import AFTER_CLOSE, AFTER_VOTE, GRACE_SECONDS, LIVE, NEVER, OPEN, RoundClosing, RoundOpened, RoundReopened, poll_id
from facilitator.meetup.steps import Step, StepKind
from facilitator.meetup.truth import read_truth
from facilitator.meetup.words import Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


class PollStep(StepKind, name="poll"):
    def read(self, step: Fields, language: str) -> Document:
        poll = step.part("poll")
        words = read_words(poll)
        return {
            "poll": {
                **words,
                "results": poll.choice("results", (AFTER_CLOSE, AFTER_VOTE, LIVE, NEVER), AFTER_CLOSE),
                "open": poll.choice("open", ("on_air", "by_hand"), "on_air"),
                "close": poll.choice("close", ("on_leave", "by_hand"), "on_leave"),
                **({"quick": True} if poll.flag("quick", False) else {}),
                **read_truth(poll, PollKind.known[words["kind"]], words),
                **read_bank(poll),
            }
        }

    def placed(self, meetup: Meetup, own: Document, before: Document, path: str) -> Document:
        return {**own, "poll": placed(meetup.bank, own["poll"], before.get("poll", {}), path)}

    def written(self, meetup: Meetup, step: Step) -> Document:
        return {"poll": told_version(meetup.bank, step.own["poll"])}

    def writings(self) -> Iterable[Document]:
        return [{"poll": {"kind": kind}} for kind in PollKind.known]

    def told(self, step: Step) -> Document:
        """Its question as a phone will get it: what can be chosen, and what else one must know to answer."""
        asked = step.own["poll"]
        kind = PollKind.known[asked["kind"]]
        return {"asked": {"options": kind.options(asked), **kind.facts(asked)}}

    def facts(self, meetup: Meetup, step: Step, audience: str) -> Document:
        return {"poll": poll_id(step.id)}

    def arrive(self, meetup: Meetup, step: Step, now: float) -> Iterator[Event]:
        if step.own["poll"]["open"] == "on_air" and not meetup.rounds.running(step.id):
            yield RoundOpened(meetup.rounds.new_id(), step.id, asked_now(meetup.bank, step.own["poll"]), meetup.voting.right)

    def leave(self, meetup: Meetup, step: Step, now: float) -> Iterator[Event]:
        running = meetup.rounds.running(step.id)
        if running and running.state == OPEN and step.own["poll"]["close"] == "on_leave":
            yield RoundClosing(running.id, now + GRACE_SECONDS, left=True)

    def come_back(self, meetup: Meetup, step: Step, now: float) -> Iterator[Event]:
        """The round goes on, unless the desk said meanwhile who may see its results."""
        last = meetup.rounds.last_of(step.id)
        if last and last.left and last.shown is last.shown_then and not last.final:
            yield RoundReopened(last.id)

    def screen_scene(self, meetup: Meetup, step: Step) -> str:
        last = meetup.rounds.last_of(step.id)
        if last is None:
            return "poll"
        return "results" if results_for(meetup, last, "screen") else "round"

    def holds_answers(self, meetup: Meetup, step: Step) -> bool:
        return any(each.step == step.id for each in meetup.rounds.by_id.values())
