"""Whoever has every push that phones, screen and desk were sent, and every publication, can't work out what a group of fewer than five thinks.

`ATTACK_EVENINGS=1000` tries so many random evenings; here it is a few. Each is a small room, where it is hardest: people with roles at tables answer one
question two or three times, and another one; some come late, leave, change their role, or say none. What was told is given to a solver (`attacker`).
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Any

import pytest

from facilitator.figures.suppression import K
from facilitator.meetup.splits import RoundSplit
from facilitator.meetup.words import LISTENERS
from tests.privacy.attacker import Attacker, learn_shift, learn_split
from tests.support.stage import PROGRAMME, Stage

HARD = (58, 89, 99, 163, 192, 216, 243, 251)  # in which tables that are safe one by one tell together what they should not
EVENINGS = range(int(os.environ["ATTACK_EVENINGS"])) if "ATTACK_EVENINGS" in os.environ else (*range(32), *HARD)
ROLES = ["docent", "ouder", "leerling"]
STEPS = {"a": "s1", "b": "s2"}
SHAPES = ("roles that change", "a second question", "tables", "three times")


class Evening:
    """A random evening, played with the rules as they are; what everyone was sent is kept, and who really answered what."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.shape = SHAPES[seed % len(SHAPES)]
        self.options = [f"o{number}" for number in range(1, self.random.choice([2, 2, 3] if self.shape != "three times" else [2]) + 1)]
        poll = {"kind": "choice", "question": "Loten?", "options": self.options}
        steps = [{"kind": "poll", "title": name, "poll": {**poll, "question": name}} for name in STEPS]
        self.stage = Stage({**PROGRAMME, "roles": ROLES, "tables": 3 if self.shape == "tables" else 0, "steps": steps})
        self.sent: list[tuple[str, dict[str, Any]]] = []
        self.people = [f"p{number}" for number in range(self.random.randint(4, 45))]
        self.lean = {role: self.random.random() for role in ["", *ROLES]}
        self.role = {person: self.random.choices(["", *ROLES], [3, 8, 4, 2])[0] for person in self.people}
        self.table = {person: self.random.choice(["", "1", "2", "3"]) if self.shape == "tables" else "" for person in self.people}
        self.first: dict[str, str] = {}
        self.answers: dict[str, dict[str, str]] = {}
        self.then: dict[str, dict[str, tuple[str, str]]] = {}
        for person in self.people:
            self.say(person)

    def say(self, person: str) -> None:
        self.stage.phone(person, "me.describe", role=self.role[person] or None, table=self.table[person] or None)

    def ask(self, name: str, share: float) -> None:
        self.stage.desk("show.go", step=STEPS[name]) if self.stage.meetup.show.on_air != STEPS[name] else self.stage.desk("round.again")
        asking = f"r{len(self.answers) + 1}"
        self.answers[asking] = {}
        for person in self.people:
            if self.random.random() < share:
                self.stage.phone(person, "answer", round=asking, choice=self.opinion(person))
                self.listen()
        self.stage.desk("round.close")
        self.stage.wait(3)
        self.listen()
        self.answers[asking] = dict(self.stage.meetup.rounds.by_id[asking].ballots)

    def opinion(self, person: str) -> str:
        if person in self.first and self.random.random() < 0.7:
            return self.first[person]
        self.first[person] = self.options[0] if self.random.random() < self.lean[self.role[person]] else self.random.choice(self.options)
        return self.first[person]

    def split(self, asking: str) -> None:
        self.then[asking] = {person: (self.role[person], self.table[person]) for person in self.people}
        self.stage.desk("round.split", round=asking)
        for view in ("role", "table", "shift", "all"):
            if view == "all" or self.stage.meetup.rounds.by_id[asking].split[view]:  # type: ignore[index]
                self.stage.desk("round.view", round=asking, view=view)
                self.stage.wait(1)
                self.listen()

    def change_roles(self) -> None:
        for person in self.random.sample(self.people, len(self.people) // 6):
            self.role[person] = self.random.choice(["", *ROLES])
            self.say(person)

    def listen(self) -> None:
        self.sent += [(audience, dict(self.stage.docs(audience))) for audience in LISTENERS]


def play(seed: int) -> Evening:
    evening = Evening(seed)
    late = evening.random.random() < 0.3  # the first time is split after the second
    for time in range(3 if evening.shape == "three times" else 2):
        evening.ask("a", evening.random.choice([0.6, 0.9, 1.0]))
        if not late:
            evening.split(f"r{len(evening.answers)}")
        if evening.shape == "roles that change" and time == 0:
            evening.change_roles()
    if evening.shape == "a second question":
        evening.first = {}
        evening.ask("b", 0.9)
    for asking in evening.answers:
        if asking not in evening.then:
            evening.split(asking)
    return evening


def splits_sent(evening: Evening) -> dict[str, dict[str, Any]]:
    """By round what was ever sent of its splits: one thing each, whoever it was sent to and whenever."""
    found: dict[str, dict[str, Any]] = {}
    for _, docs in evening.sent:
        for told in (doc for key, doc in docs.items() if key == "round" or key.startswith("round/")):
            for by, split in (told.get("split") or {}).items():
                assert found.setdefault(told["id"], {}).setdefault(by, split) == split, "it is taken once"
                assert told["state"] == "closed"
    return found


def published(evening: Evening) -> dict[str, dict[str, Any]]:
    """What the session log keeps of splits, of which every export and archive is made: the same that was sent."""
    taken = [line.event for line in evening.stage.log if isinstance(line.event, RoundSplit)]
    assert len({event.round for event in taken}) == len(taken)
    return {event.round: {by: split for by in ("role", "table", "shift") if (split := getattr(event, by))} for event in taken}


def attack(evening: Evening) -> list[Any]:
    """The figures below k that can be worked out, but not from the results of the whole room alone."""
    sent = splits_sent(evening)
    assert published(evening) == {asking: {by: split for by, split in splits.items() if split} for asking, splits in sent.items()}
    one_role = evening.shape != "roles that change"
    values: dict[str, Sequence[str]] = {asking: ["", *evening.options] for asking in evening.answers}
    values |= {f"role/{asking}": ["", *ROLES] for asking in (["r1"] if one_role else evening.answers)}
    if evening.shape == "tables":
        values["table"] = ["", "1", "2", "3"]
    role = {asking: "role/r1" if one_role else f"role/{asking}" for asking in evening.answers}
    told, plain = Attacker(values, 200), Attacker(values, 200)
    for asking, answers in evening.answers.items():
        for option in evening.options:
            for attacker in (told, plain):
                attacker.knows(lambda one, asking=asking, option=option: one[asking] == option, sum(each == option for each in answers.values()))  # type: ignore[misc]
        if sent[asking].get("role"):
            learn_split(told, role[asking], asking, sent[asking]["role"])
        if sent[asking].get("table"):
            learn_split(told, "table", asking, sent[asking]["table"])
        shift = sent[asking].get("shift")
        if shift:
            learn_shift(told, shift["from"], asking, shift)
    if one_role:
        there = Counter(evening.role.values())
        for name in ROLES:
            told.knows(lambda one, name=name: one["role/r1"] == name, *((there[name],) if there[name] >= K or not there[name] else (1, K - 1)))  # type: ignore[misc]
    figures, truth = small_figures(evening, role)
    return [name for name in told.pinned(figures, truth) if name not in plain.pinned(figures, truth)]


def small_figures(evening: Evening, role: dict[str, str]) -> tuple[dict[Any, Any], dict[Any, int]]:
    figures: dict[Any, Any] = {}
    truth: dict[Any, int] = {}

    def add(name: Any, count: int, counted: Any) -> None:
        if count < K:
            figures[name], truth[name] = counted, count

    for asking, answers in evening.answers.items():
        then = evening.then[asking]
        for option in evening.options:
            for group in sorted({then[person][0] for person in answers}):
                count = sum(each == option and then[person][0] == group for person, each in answers.items())
                add(("role", asking, group, option), count, lambda one, a=asking, g=group, o=option: one[role[a]] == g and one[a] == o)
                others = sum(each != option and then[person][0] == group for person, each in answers.items())
                add(("role", asking, group, f"not {option}"), others, lambda one, a=asking, g=group, o=option: one[role[a]] == g and one[a] not in ("", o))
            for table in sorted({then[person][1] for person in answers} if evening.shape == "tables" else ()):
                count = sum(each == option and then[person][1] == table for person, each in answers.items())
                add(("table", asking, table, option), count, lambda one, a=asking, t=table, o=option: one["table"] == t and one[a] == o)
                others = sum(each != option and then[person][1] == table for person, each in answers.items())
                add(("table", asking, table, f"not {option}"), others, lambda one, a=asking, t=table, o=option: one["table"] == t and one[a] not in ("", o))
    for first, second in (("r1", "r2"), ("r2", "r3")) if evening.shape == "three times" else (("r1", "r2"),):
        before, after = evening.answers[first], evening.answers[second]
        for one, other in ((one, other) for one in ["", *evening.options] for other in ["", *evening.options] if one or other):
            count = sum(before.get(person, "") == one and after.get(person, "") == other for person in evening.people)
            if (not one and not after.keys() - before.keys()) or (not other and not before.keys() - after.keys()):
                continue  # there is nobody of whom to tell
            add(("move", first, one, other), count, lambda each, f=first, s=second, a=one, b=other: each[f] == a and each[s] == b)
    return figures, truth


@pytest.mark.parametrize("seed", EVENINGS)
def test_nothing_of_a_small_group_can_be_worked_out(seed: int) -> None:
    assert attack(play(seed)) == []
