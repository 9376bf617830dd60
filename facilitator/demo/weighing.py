"""What one simulated participant does when the room weighs its ideas: most say of some dozens what they think, a few of all; who has a role thinks a little as
others of that role do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from random import Random

from facilitator.demo.acts import Act, Documents, Intention, Say
from facilitator.demo.agenda import Agenda, Seconds

TAKES_PART = 0.9
HOW_MANY = (15, 60)
WEIGH_AFTER: Seconds = (3, 25, 8)
NEXT_AFTER: Seconds = (1, 9, 3)
LEAST_LIKED, ROLE_TILT, PASSES = 0.3, 0.25, 0.1


class Weighing:
    def __init__(self, chance: Random, agenda: Agenda[Intention]) -> None:
        self.chance, self.agenda = chance, agenda

    def occasions(self, docs: Documents, role: str | None, now: float) -> Iterator[tuple[str, Callable[[], None]]]:
        """Known by a name, as those of a `Person`."""
        step = docs.get("step", {})
        if step.get("weighing"):
            yield f"weighing/{step['id']}", partial(self._meet_ideas, role, now)

    def _meet_ideas(self, role: str | None, now: float) -> None:
        if self.chance.random() >= TAKES_PART:
            return
        at = now
        for number in range(self.chance.randint(*HOW_MANY)):
            at = self.agenda.plan(at, NEXT_AFTER if number else WEIGH_AFTER, partial(self._weigh, role))

    def _weigh(self, role: str | None, docs: Documents, mine: Documents) -> Act | None:
        step, weighed = docs.get("step", {}), mine.get("my/support", {})
        if not step.get("weighing"):
            return None
        others = [idea for key, idea in docs.items() if key.startswith("idea/") and idea["step"] == step["id"] and f"my/{key}" not in mine]
        left = [idea for idea in others if str(idea["id"]) not in weighed]
        if not left:
            return None
        idea = self.chance.choice(left)
        return Say("idea.support", {"idea": idea["id"], "value": self._opinion(idea["text"], role, step["support"])})

    def _opinion(self, text: str, role: str | None, kind: str) -> str:
        liked = LEAST_LIKED + (1 - LEAST_LIKED) * Random(text).random() + Random(f"{role}/{text}").uniform(-ROLE_TILT, ROLE_TILT)
        if kind == "agree" or self.chance.random() < liked:
            return "agree"
        return "pass" if self.chance.random() < PASSES else "disagree"
