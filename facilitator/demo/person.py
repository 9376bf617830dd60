"""One simulated participant: what they do next, and when, from the documents that their phone knows (docs/protocol.md) and a seeded chance.

Pure: it knows no socket and no clock. Whoever plays it calls `look` when something changed and at `next_at`, and does what it says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from random import Random
from typing import Any

from facilitator.demo.acts import Act, Away, Documents, Intention, Say
from facilitator.demo.agenda import Agenda, Seconds
from facilitator.demo.agreeing import Agreeing
from facilitator.demo.answers import Answers
from facilitator.demo.dotting import Dotting
from facilitator.demo.opinion import Opinion
from facilitator.demo.watching import Watching
from facilitator.demo.weighing import Weighing
from facilitator.demo.words import Words

__all__ = ["Act", "Away", "Person", "Say"]

SITS_DOWN, WITH_OWN, WRITES, DONE_BEFORE = 0.9, 0.8, 0.6, 0.6
SAYS_ROLE, TRIES_PRACTICE, ANSWERS, CHANGES_MIND, SUPPORTS, TAKES_BACK, WITHDRAWS, LEAVES = 0.85, 0.8, 0.93, 0.12, 0.8, 0.06, 0.05, 0.04
HOW_MANY_IDEAS = ((0, 1, 2, 3), (30, 42, 20, 8))
HOW_MUCH_SUPPORT = (1, 5)
MINDS = 4  # sorts of people, by what they think of
HOW_OFTEN_AWAY = ((0, 1, 2), (60, 30, 10))
SUPPORT = {"agree": (("agree",), (1,)), "agree_disagree_pass": (("agree", "disagree", "pass"), (75, 15, 10))}

TABLE_AFTER: Seconds = (6, 40, 12)
PEN_AFTER: Seconds = (4, 40, 15)
DONE_AFTER: Seconds = (5, 60, 25)
ROLE_AFTER: Seconds = (3, 25, 7)
PRACTICE_AFTER: Seconds = (5, 40, 12)
ANSWER_AFTER: Seconds = (3, 30, 8)
SECOND_THOUGHT_AFTER: Seconds = (4, 15, 7)
WORD_AFTER: Seconds = (4, 30, 9)
IDEA_AFTER: Seconds = (8, 60, 20)
NEXT_IDEA_AFTER: Seconds = (10, 45, 20)
SUPPORT_AFTER: Seconds = (8, 45, 18)
NEXT_SUPPORT_AFTER: Seconds = (2, 14, 5)
REGRET_AFTER: Seconds = (6, 30, 12)
AWAY_AT = (40.0, 600.0)
AWAY_FOR: Seconds = (8, 60, 20)
GOES_HOME_AT = (240.0, 1500.0)


class Person:
    """`number` tells people of one room apart; `now` is when they come in."""

    def __init__(self, number: int, chance: Random, words: Words, now: float) -> None:
        self.number, self.chance, self.words = number, chance, words
        self.role: str | None = None
        self.sort = number  # which of the roles, or somebody of their own
        self.opinion = Opinion(chance, 0.0)
        self.agenda: Agenda[Intention] = Agenda(chance)
        self.agreeing = Agreeing(number, chance, words, self.agenda)
        self.dotting = Dotting(chance, self.agenda)
        self.watching = Watching(chance, self.agenda)
        self.weighing = Weighing(chance, self.agenda)
        self._noticed: set[str] = set()
        self._said: set[str] = set()
        self._plan_absences(now)

    @property
    def next_at(self) -> float:
        """When to look again at the latest."""
        return self.agenda.next_at

    def comes_in(self, now: float) -> None:
        """Their phone is live, for the first time or again."""
        self.watching.comes_back(now)

    def look(self, docs: Documents, mine: Documents, now: float) -> Iterator[Act]:
        """Takes notice of what is new, and does what is due. After an Away nothing more comes."""
        for occasion, begin in list(self._occasions(docs, now)):
            if occasion not in self._noticed:
                self._noticed.add(occasion)
                begin()
        for do in self.agenda.due(now):
            act = do(docs, mine)
            if act:
                yield act
            if isinstance(act, Away):
                self.agenda.sleep(now + (act.seconds or 0))
                return

    def _occasions(self, docs: Documents, now: float) -> Iterator[tuple[str, Callable[[], None]]]:
        """What could make a person do something, each known by a name."""
        roles, step = docs.get("meetup", {}).get("roles"), docs.get("step", {})
        if roles:
            yield "roles", partial(self._meet_roles, roles, now)
        if "tables" in docs:
            yield "tables", partial(self._meet_tables, docs["tables"]["tables"], now)
        if "practice" in docs:
            yield "practice", partial(self._meet_practice, now)
        for key, round in docs.items():
            if key.partition("/")[0] == "round" and round["state"] == "open":
                yield f"round/{round['id']}", partial(self._meet_round, round["id"], round.get("voting"), now)
        if step.get("kind") == "fragment":
            yield f"fragment/{step['id']}", self._see_fragment
        if "tables" in step.get("talk", {}):
            yield f"talk/{step['id']}", partial(self._meet_talk, step, now)
        if step.get("kind") == "ideas" and step["open"] and not step.get("weighing"):
            yield f"ideas/{step['id']}", partial(self._meet_ideas, step, now)
        yield from self.watching.occasions(docs, now)
        yield from self.dotting.occasions(docs, now)
        yield from self.weighing.occasions(docs, self.role, now)
        yield from self.agreeing.occasions(docs, now)

    # who they are, and trying out

    def _meet_roles(self, roles: list[str], now: float) -> None:
        self.role = self.words.role(self.chance, roles)
        self.sort = roles.index(self.role)
        self.opinion = Opinion(self.chance, self.words.leaning(self.role))
        if self._maybe(SAYS_ROLE):
            self.agenda.plan(now, ROLE_AFTER, lambda docs, mine: Say("me.describe", {"role": self.role}))

    # at tables

    def _meet_tables(self, tables: list[dict[str, Any]], now: float) -> None:
        if tables and self._maybe(SITS_DOWN):
            table = tables[self._seat() % len(tables)]["code"]
            self.agenda.plan(now, TABLE_AFTER, lambda docs, mine: Say("me.describe", {"table": table}))

    def _seat(self) -> int:
        """Most sit with those whom they came with, at two tables for each role; the others where there is room."""
        return 3 * self.sort + self.number // 4 % 2 if self._maybe(WITH_OWN) else self.number

    def _meet_talk(self, step: dict[str, Any], now: float) -> None:
        """One of a table takes up its pen, and says later that they are done."""
        self.agenda.plan(now, PEN_AFTER, self._write_for_table)
        self.agenda.plan(now + 60 * step["minutes"] * DONE_BEFORE, DONE_AFTER, partial(self._say_done, step["id"]))

    def _write_for_table(self, docs: Documents, mine: Documents) -> Act | None:
        told = docs.get("tables", {}).get("tables", ())
        own = next((table for table in told if table["code"] == mine.get("me", {}).get("table")), None)
        return Say("table.scribe", {"on": True}) if own and not own["scribe"] and self._maybe(WRITES) else None

    def _say_done(self, step_id: str, docs: Documents, mine: Documents) -> Act | None:
        return Say("table.done", {"step": step_id}) if mine.get("me", {}).get("scribe") and docs.get("step", {}).get("id") == step_id else None

    def _meet_practice(self, now: float) -> None:
        if self._maybe(TRIES_PRACTICE):
            self.agenda.plan(now, PRACTICE_AFTER, self._practise)

    def _practise(self, docs: Documents, mine: Documents) -> Act | None:
        practice = docs.get("practice")
        return Say("practice", {"choice": self.chance.choice(practice["options"])["id"]}) if practice else None

    # answering

    def _see_fragment(self) -> None:
        self.opinion.see_fragment()

    def _meet_round(self, id: str, voting: str | None, now: float) -> None:
        if voting == "table":  # who takes up the pen of a table answers for it
            now = self.agenda.plan(now, PEN_AFTER, self._write_for_table)
        if not self._maybe(ANSWERS):
            return
        at = self.agenda.plan(now, ANSWER_AFTER, partial(self._answer, id))
        if self._maybe(CHANGES_MIND):
            self.agenda.plan(at, SECOND_THOUGHT_AFTER, partial(self._change_answer, id))

    def _answers(self) -> Answers:
        return Answers(self.chance, self.opinion, lambda asked: self._thoughts(asked["question"], None))

    def _answer(self, id: str, docs: Documents, mine: Documents) -> Act | None:
        asked = _open_round(docs, id)
        if asked and asked.get("voting") == "table" and not mine.get("me", {}).get("scribe"):
            return None
        return Say("answer", {"round": id, "choice": self._answers().first(asked)}) if asked else None

    def _change_answer(self, id: str, docs: Documents, mine: Documents) -> Act | None:
        asked, first = _open_round(docs, id), mine.get(f"my/round/{id}", {}).get("choice")
        return Say("answer", {"round": id, "choice": self._answers().second_thought(asked, first)}) if asked and first is not None else None

    # ideas

    def _meet_ideas(self, step: dict[str, Any], now: float) -> None:
        one_word = not step["themes"]
        numbers, weights = HOW_MANY_IDEAS
        at = now
        for number in range(1 if one_word else self.chance.choices(numbers, weights)[0]):
            after = WORD_AFTER if one_word else NEXT_IDEA_AFTER if number else IDEA_AFTER
            at = self.agenda.plan(at, after, partial(self._write, step["id"]))
            if self._maybe(WITHDRAWS):
                self.agenda.plan(at, REGRET_AFTER, partial(self._withdraw, step["id"]))
        if step["support"] in SUPPORT and self._maybe(SUPPORTS):
            at = self.agenda.plan(now, SUPPORT_AFTER, partial(self._support, step["id"]))
            for _ in range(self.chance.randint(*HOW_MUCH_SUPPORT)):
                at = self.agenda.plan(at, NEXT_SUPPORT_AFTER, partial(self._support, step["id"]))
            if self._maybe(TAKES_BACK):
                self.agenda.plan(at, REGRET_AFTER, partial(self._take_back, step["id"]))

    def _write(self, step_id: str, docs: Documents, mine: Documents) -> Act | None:
        """Who reads their own thought from somebody else does not write it again; one word may be said twice."""
        step = _open_step(docs, step_id)
        if not step:
            return None
        taken = self._said | ({idea["text"] for idea in _ideas(docs, step_id)} if step["themes"] else set())
        thoughts = [(theme, text) for theme in step["themes"] or [None] for text in self._thoughts(step["title"], theme) if text not in taken]
        if not thoughts:
            return None
        theme, text = self.chance.choice(thoughts)
        self._said.add(text)
        return Say("idea.add", {"step": step_id, "theme": theme, "text": text})

    def _thoughts(self, title: str, theme: str | None) -> list[str]:
        """Not everyone thinks of everything, so that two who write at the same moment seldom write the same."""
        texts = self.words.texts(title, theme)
        return texts[self.number % MINDS :: MINDS] if theme else texts

    def _withdraw(self, step_id: str, docs: Documents, mine: Documents) -> Act | None:
        own = [idea["id"] for key, idea in mine.items() if key.startswith("my/idea/") and idea["step"] == step_id and idea["status"] in ("shown", "waiting")]
        return Say("idea.withdraw", {"idea": own[-1]}) if own else None

    def _support(self, step_id: str, docs: Documents, mine: Documents) -> Act | None:
        step, supported = _open_step(docs, step_id), mine.get("my/support", {})
        others = [idea["id"] for idea in _ideas(docs, step_id) if str(idea["id"]) not in supported and f"my/idea/{idea['id']}" not in mine]
        if not step or not others:
            return None
        values, weights = SUPPORT[step["support"]]
        return Say("idea.support", {"idea": self.chance.choice(others), "value": self.chance.choices(values, weights)[0]})

    def _take_back(self, step_id: str, docs: Documents, mine: Documents) -> Act | None:
        given = [idea["id"] for idea in _ideas(docs, step_id) if str(idea["id"]) in mine.get("my/support", {})]
        return Say("idea.support", {"idea": self.chance.choice(given), "value": None}) if given and _open_step(docs, step_id) else None

    # being there

    def _plan_absences(self, now: float) -> None:
        numbers, weights = HOW_OFTEN_AWAY
        for _ in range(self.chance.choices(numbers, weights)[0]):
            self.agenda.plan_at(now + self.chance.uniform(*AWAY_AT), partial(_away, self.chance.triangular(*AWAY_FOR)))
        if self._maybe(LEAVES):
            self.agenda.plan_at(now + self.chance.uniform(*GOES_HOME_AT), partial(_away, None))

    def _maybe(self, part: float) -> bool:
        return self.chance.random() < part


def _away(seconds: float | None, docs: Documents, mine: Documents) -> Act:
    return Away(seconds)


def _open_round(docs: Documents, round_id: str) -> dict[str, Any] | None:
    """A round, while it is open."""
    rounds = (round for key, round in docs.items() if key.partition("/")[0] == "round")
    return next((round for round in rounds if round["id"] == round_id and round["state"] == "open"), None)


def _open_step(docs: Documents, step_id: str) -> dict[str, Any] | None:
    """The step, while it is on air and its ideas are open."""
    step: dict[str, Any] = docs.get("step", {})
    return step if step.get("id") == step_id and step.get("open") else None


def _ideas(docs: Documents, step_id: str) -> list[dict[str, Any]]:
    return [idea for key, idea in docs.items() if key.startswith("idea/") and idea["step"] == step_id]
