"""What one simulated participant does with their dots: most put all they have, some several on one, and a few think again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from random import Random

from facilitator.demo.acts import Act, Documents, Intention, Say
from facilitator.demo.agenda import Agenda, Seconds

PUTS, KEEPS_ONE, MOVES_ONE = 0.9, 0.1, 0.12
DOT_AFTER: Seconds = (4, 40, 14)
NEXT_DOT_AFTER: Seconds = (1, 12, 4)
REGRET_AFTER: Seconds = (4, 20, 8)


class Dotting:
    def __init__(self, chance: Random, agenda: Agenda[Intention]) -> None:
        self.chance, self.agenda = chance, agenda

    def occasions(self, docs: Documents, now: float) -> Iterator[tuple[str, Callable[[], None]]]:
        """Known by a name, as those of a `Person`."""
        dots, step = docs.get("dots"), docs.get("step", {})
        if dots and dots["open"] and dots["step"] == step.get("id"):
            yield f"dots/{dots['step']}", partial(self._meet_dots, dots["each"], now)

    def _meet_dots(self, each: int, now: float) -> None:
        if not self._maybe(PUTS):
            return
        at = now
        for number in range(each - (each > 1 and self._maybe(KEEPS_ONE))):
            at = self.agenda.plan(at, NEXT_DOT_AFTER if number else DOT_AFTER, self._put)
        if self._maybe(MOVES_ONE):
            at = self.agenda.plan(at, REGRET_AFTER, self._take)
            self.agenda.plan(at, NEXT_DOT_AFTER, self._put)

    def _put(self, docs: Documents, mine: Documents) -> Act | None:
        """What much is to be said for draws more dots, of everybody."""
        targets = offered(docs)
        if not targets:
            return None
        target = self.chance.choices(targets, [Random(target).random() ** 2 + 0.05 for target in targets])[0]
        return Say("dot.place", fields_of(target))

    def _take(self, docs: Documents, mine: Documents) -> Act | None:
        there = set(offered(docs))
        lie = [target for target in mine.get("my/dots", {}).get("placed", {}) if target in there]
        return Say("dot.take", fields_of(self.chance.choice(lie))) if lie else None

    def _maybe(self, part: float) -> bool:
        return self.chance.random() < part


def offered(docs: Documents) -> list[str]:
    """What dots can be put on in the step on air, by where they would lie; nothing when they are not open, or paused."""
    dots, step = docs.get("dots"), docs.get("step", {}).get("id")
    if not dots or not dots["open"] or dots.get("paused") or dots["step"] != step:
        return []
    ideas = [idea for key, idea in docs.items() if key.startswith("idea/") and idea["step"] == step]
    if dots["on"] == "ideas":
        return [str(idea["id"]) for idea in ideas]
    groups = [group for group in docs.get("groups", {"groups": []})["groups"] if group["step"] == step]
    grouped = {idea for group in groups for idea in group["ideas"]}
    return [group["id"] for group in groups] + [str(idea["id"]) for idea in ideas if idea["id"] not in grouped]


def fields_of(target: str) -> dict[str, object]:
    return {"idea": int(target)} if target.isdigit() else {"group": target}
