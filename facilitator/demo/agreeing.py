"""What one simulated participant does when the room comes to conditions and agreements: a few offer something, most vote."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from random import Random
from typing import Any

from facilitator.demo.acts import Act, Documents, Intention, Say
from facilitator.demo.agenda import Agenda, Seconds
from facilitator.demo.words import Words

OFFERS_CONDITION, OFFERS_AGREEMENT, VOTES, TAKES_BACK = 0.15, 0.25, 0.9, 0.04
OFFER_AFTER: Seconds = (15, 150, 50)
VOTE_AFTER: Seconds = (4, 35, 12)
REGRET_AFTER: Seconds = (10, 40, 20)
OPINIONS = (("agree", "disagree", "pass"), (76, 14, 10))


class Agreeing:
    """`number` tells people of one room apart: two seldom offer the same."""

    def __init__(self, number: int, chance: Random, words: Words, agenda: Agenda[Intention]) -> None:
        self.number, self.chance, self.words, self.agenda = number, chance, words, agenda

    def occasions(self, docs: Documents, now: float) -> Iterator[tuple[str, Callable[[], None]]]:
        """Each known by a name, as those of a `Person`."""
        step = docs.get("step", {})
        if step.get("kind") != "agreements":
            return
        if step["agreements"]["offers"]:
            yield f"agreements/{step['id']}", partial(self._meet_step, step, now)
        if step["agreements"]["vote"]["open"]:
            for key, condition in docs.items():
                if key.startswith("condition/") and condition["vote"] == "open":
                    yield key, partial(self._meet_condition, condition["id"], now)

    def _meet_step(self, step: dict[str, Any], now: float) -> None:
        collect = step["agreements"]["collect"]
        if collect in ("conditions", "both") and self._maybe(OFFERS_CONDITION):
            self.agenda.plan(now, OFFER_AFTER, partial(self._offer_condition, step))
        if collect in ("agreements", "both") and self._maybe(OFFERS_AGREEMENT):
            at = self.agenda.plan(now, OFFER_AFTER, partial(self._offer_agreement, step["id"]))
            if self._maybe(TAKES_BACK):
                self.agenda.plan(at, REGRET_AFTER, self._take_back)

    def _offer_condition(self, step: dict[str, Any], docs: Documents, mine: Documents) -> Act | None:
        thoughts = [(level, text) for level in step["agreements"]["levels"] for text in self.words.conditions.get(level, ())]
        if not thoughts or not _on_air(docs, step["id"]):
            return None
        level, text = thoughts[self.number % len(thoughts)]
        return Say("condition.offer", {"step": step["id"], "level": level, "text": text})

    def _offer_agreement(self, step_id: str, docs: Documents, mine: Documents) -> Act | None:
        if not self.words.agreements or not _on_air(docs, step_id):
            return None
        deal = self.words.agreements[self.number % len(self.words.agreements)]
        return Say("agreement.offer", {"step": step_id, **deal})

    def _take_back(self, docs: Documents, mine: Documents) -> Act | None:
        own = [deal["id"] for key, deal in mine.items() if key.startswith("my/agreement/") and deal["status"] != "withdrawn"]
        return Say("agreement.withdraw", {"agreement": own[-1]}) if own else None

    def _meet_condition(self, id: int, now: float) -> None:
        if self._maybe(VOTES):
            self.agenda.plan(now, VOTE_AFTER, partial(self._vote, id))

    def _vote(self, id: int, docs: Documents, mine: Documents) -> Act | None:
        """Where tables vote, who has the pen of one does."""
        put, vote = docs.get(f"condition/{id}"), docs.get("step", {}).get("agreements", {}).get("vote", {})
        if not put or put["vote"] != "open" or (vote.get("voting") == "table" and not mine.get("me", {}).get("scribe")):
            return None
        values, weights = OPINIONS
        return Say("condition.vote", {"condition": id, "value": self.chance.choices(values, weights)[0]})

    def _maybe(self, part: float) -> bool:
        return self.chance.random() < part


def _on_air(docs: Documents, step_id: str) -> bool:
    return bool(docs.get("step", {}).get("id") == step_id)
