"""Whoever has every push that phones, screen and desk were sent, and every publication, can't work out what a group of fewer than five thinks.

`ATTACK_EVENINGS=1000` tries so many random evenings; here it is a few. Each is a small room, where it is hardest: people with roles at tables answer one
question two or three times, and another one; some come late, leave, change their role, say none, or have themselves forgotten, also while a vote is open; a
question is closed by mistake and open again; more may be chosen than one answer, or a place on a scale, or an order, a number, or points are given. What was
told is given to a solver (`attacker`); so is every pair of pushes in which how many are of a role and how many gave an answer change together.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Any

import pytest

from facilitator.figures.suppression import K
from facilitator.meetup.heard import COUNT_SECONDS
from facilitator.meetup.splits import RoundSplit
from facilitator.meetup.words import READERS
from tests.privacy import ballots
from tests.privacy.attacker import AT_ONCE, Attacker, Push, Type, learn_pushes, learn_shift, learn_split
from tests.privacy.ballots import Ballots, Counted
from tests.support.stage import PROGRAMME, Stage

ROLES = ["docent", "ouder", "leerling"]
STEPS = {"a": "s1", "b": "s2"}
CHANGED, SECOND, TABLES, THREE = SHAPES = ("roles that change", "a second question", "tables", "three times")
FORGOTTEN, REOPENED, SEVERAL, SCALE, LONG_SCALE, RANK, OPEN = LATER_SHAPES = (
    "forgotten",
    "closed twice",
    "several answers",
    "a scale",
    "a long scale",
    "an order",
    "while it is open",
)
HARD = (58, 89, 99, 163, 192, 216, 243, 251)  # in which tables that are safe one by one tell together what they should not
LATER = 1_000_000  # the first evening of the later shapes
NEWEST = 2_000_000  # the first one of other kinds, in each shape that tries something of an evening
NEWEST_KINDS = ("rank", "number", "points")
SMALL, LARGER = (4, 45), (12, 110)  # so many people; of more rows nothing is told of few
NEWEST_SHAPES = (*SHAPES, FORGOTTEN, REOPENED, OPEN)
MANY = int(os.environ.get("ATTACK_EVENINGS", 0))
FEW = (*range(32), *HARD, *range(LATER, LATER + 4 * len(LATER_SHAPES)), *range(NEWEST, NEWEST + 2 * len(NEWEST_SHAPES) * len(NEWEST_KINDS)))
EVENINGS = tuple(first + evening for first in (0, LATER, NEWEST) for evening in range(MANY // 3)) if MANY else FEW


class Evening:
    """A random evening, played with the rules as they are; what everyone was sent is kept, and who really answered what."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        shapes = NEWEST_SHAPES if seed >= NEWEST else LATER_SHAPES if seed >= LATER else SHAPES
        self.shape = shapes[seed % len(shapes)]
        self.kind = NEWEST_KINDS[seed // len(shapes) % len(NEWEST_KINDS)] if seed >= NEWEST else ""
        self.ballots = self.question(self.random.choice([2, 2, 3] if self.shape != THREE else [2]))
        steps = [{"kind": "poll", "title": name, "poll": {**self.ballots.poll, "question": name}} for name in STEPS]
        self.stage = Stage({**PROGRAMME, "roles": ROLES, "tables": 3 if self.shape == TABLES else 0, "steps": steps})
        self.sent: list[tuple[str, dict[str, Any]]] = []
        self.pushes: list[Push] = []
        self.people = [f"p{number}" for number in range(self.random.randint(*(LARGER if seed >= NEWEST else SMALL)))]
        self.lean = {role: self.random.random() for role in ["", *ROLES]}
        self.role = {person: self.random.choices(["", *ROLES], [3, 8, 4, 2])[0] for person in self.people}
        self.table = {person: self.random.choice(["", "1", "2", "3"]) if self.shape == TABLES else "" for person in self.people}
        self.gone: set[str] = set()
        self.first: dict[str, str] = {}
        self.answers: dict[str, dict[str, str]] = {}
        self.early: dict[str, str] = {}
        self.then: dict[str, dict[str, tuple[str, str]]] = {}
        for person in self.people:
            self.say(person)

    def question(self, number: int) -> Ballots:
        options = [f"o{at}" for at in range(1, number + 1)]
        if self.kind == "number":
            return ballots.number(sorted(self.random.sample(range(0, 101, 5), number + 1)))
        if self.kind:
            return ballots.points(options) if self.kind == "points" else ballots.rank(options, self.random.choice([None, number - 1]))
        if self.shape in (SCALE, LONG_SCALE):
            return ballots.scale(3 if self.shape == SCALE else 5)
        return {SEVERAL: ballots.choices, RANK: ballots.rank}.get(self.shape, ballots.choice)(options)

    def say(self, person: str) -> None:
        self.stage.phone(person, "me.describe", role=self.role[person] or None, table=self.table[person] or None)

    def ask(self, name: str, share: float) -> None:
        self.stage.desk("show.go", step=STEPS[name]) if self.stage.meetup.show.on_air != STEPS[name] else self.stage.desk("round.again")
        asking = f"r{len(self.answers) + 1}"
        for person in self.people:
            if person not in self.gone and self.random.random() < share:
                self.answer(person, asking)
            if self.shape == OPEN:
                self.come_or_go()
        self.close()
        if self.shape == OPEN:
            self.stage.wait(COUNT_SECONDS)  # who is in the room is counted
            self.listen()
        if self.shape == REOPENED and asking == "r1":
            self.early = self.answered(asking)
            self.stage.desk("undo")
            for person in self.random.sample(self.people, len(self.people) // 4):
                self.answer(person, asking)
            self.close()
        self.answers[asking] = self.answered(asking)

    def come_or_go(self) -> None:
        """While people vote; each is told by itself."""
        here = sorted(set(self.people) - self.gone)
        what, person = self.random.random(), self.random.choice(here)
        if what < 0.06 and len(here) > 4:
            self.leave(person)
        elif what < 0.2:
            self.role[person] = self.random.choice(["", *ROLES])
            self.say(person)
        self.stage.wait(0.5)
        self.listen()

    def answer(self, person: str, asking: str) -> None:
        self.stage.phone(person, "answer", round=asking, choice=self.ballots.given[self.opinion(person)])
        self.listen()

    def close(self) -> None:
        self.stage.desk("round.close")
        self.stage.wait(3)
        self.listen()

    def answered(self, asking: str) -> dict[str, str]:
        return {person: self.ballots.name(choice) for person, choice in self.stage.meetup.rounds.by_id[asking].ballots.items()}

    def opinion(self, person: str) -> str:
        if person in self.first and self.random.random() < 0.7:
            return self.first[person]
        names = [*self.ballots.given]
        self.first[person] = names[0] if self.random.random() < self.lean[self.role[person]] else self.random.choice(names)
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

    def forget(self) -> None:
        """Some leave, and leave nothing behind: of who is counted in a split nobody knows any more where."""
        for person in self.random.sample(sorted(set(self.people) - self.gone), len(self.people) // 8):
            self.leave(person)
            self.listen()

    def leave(self, person: str) -> None:
        self.stage.phone(person, "me.forget")
        self.gone.add(person)
        self.role[person] = ""

    def listen(self) -> None:
        self.sent += [(audience, dict(self.stage.docs(audience))) for audience in READERS]
        self.pushes.append(self.push())

    def push(self) -> Push:
        """What the desk has now of roles and of answers."""
        docs = self.stage.docs("desk")
        rounds = {doc["id"]: doc["results"]["counts"] for key, doc in docs.items() if key.startswith("round/")}
        return Push(self.stage.now, {group["name"]: group["there"] for group in docs["room"]["roles"]}, rounds)


def play(seed: int) -> Evening:
    evening = Evening(seed)
    late = evening.random.random() < 0.3  # all are split at the end, the last one first
    for time in range(3 if evening.shape == THREE else 2):
        evening.ask("a", evening.random.choice([0.6, 0.9, 1.0]))
        if evening.shape == FORGOTTEN and evening.random.random() < 0.5:
            evening.forget()
        if not late:
            evening.split(f"r{len(evening.answers)}")
        if evening.shape == CHANGED and time == 0:
            evening.change_roles()
        if evening.shape == FORGOTTEN:
            evening.forget()
    if evening.shape == SECOND:
        evening.first = {}
        evening.ask("b", 0.9)
    for asking in reversed(evening.answers):
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


def rows_of(evening: Evening) -> dict[str, dict[str, Counted]]:
    """By asking what it is split by; of numbers as it is told. How many of the whole room are in each is told too, or follows from its results."""
    found: dict[str, dict[str, Counted]] = {asking: dict(evening.ballots.rows) for asking in evening.answers}
    if not evening.ballots.rows:
        for told in (doc for _, docs in evening.sent for key, doc in docs.items() if key.startswith("round") and doc.get("rows")):
            found[told["id"]] = ballots.ranges({row["id"]: row["label"] for row in told["rows"]})
            for row in told["rows"]:
                assert row["count"] == sum(map(found[told["id"]][row["id"]], evening.answers[told["id"]].values()))
    return found


def published(evening: Evening) -> dict[str, dict[str, Any]]:
    """What the session log keeps of splits, of which every export and archive is made: the same that was sent."""
    taken = [line.event for line in evening.stage.log if isinstance(line.event, RoundSplit)]
    assert len({event.round for event in taken}) == len(taken)
    return {event.round: {by: split for by in ("role", "table", "shift") if (split := getattr(event, by))} for event in taken}


def attack(evening: Evening) -> list[Any]:
    """Of an evening as it was told: by its splits, and by its pushes where an answer is one row."""
    sent = splits_sent(evening)
    assert published(evening) == {asking: {by: split for by, split in splits.items() if split} for asking, splits in sent.items()}
    told = [
        push for at, push in enumerate(evening.pushes) if not at or (push.roles, push.totals) != (evening.pushes[at - 1].roles, evening.pushes[at - 1].totals)
    ]
    return worked_out(evening, sent) + (learn_pushes(told, K) if evening.ballots.poll["kind"] in ("choice", "scale") else [])


def worked_out(evening: Evening, sent: dict[str, dict[str, Any]]) -> list[Any]:
    """The figures below k that can be worked out from these splits, but not from the results of the whole room alone."""
    rows, role = rows_of(evening), role_of(evening)
    told, plain = Attacker(values_of(evening), 200), Attacker(values_of(evening), 200)
    totals = {asking: answers for asking, answers in [*evening.answers.items(), ("early", evening.early)] if answers}
    for asking, answers in totals.items():
        for counted in (*evening.ballots.totals.values(), *rows.get(asking, {}).values(), bool):
            for attacker in (told, plain):
                attacker.knows(lambda one, asking=asking, counted=counted: counted(one[asking]), sum(map(counted, answers.values())))  # type: ignore[misc]
    for asking in evening.answers:
        if sent[asking].get("role"):
            learn_split(told, role[asking], asking, sent[asking]["role"], rows[asking])
        if sent[asking].get("table"):
            learn_split(told, "table", asking, sent[asking]["table"], rows[asking])
        shift = sent[asking].get("shift")
        if shift:
            learn_shift(told, shift["from"], asking, shift, rows[asking])
    if len(set(role.values())) == 1:
        there = Counter(evening.role.values())
        for name in ROLES:
            told.knows(lambda one, name=name: one["role/r1"] == name, *((there[name],) if there[name] >= K or not there[name] else (1, K - 1)))  # type: ignore[misc]
    figures, truth = small_figures(evening, role, rows)
    return [name for name in told.pinned(figures, truth) if name not in plain.pinned(figures, truth)]


def role_of(evening: Evening) -> dict[str, str]:
    """By asking the property that is the role in it."""
    changes = evening.shape in (CHANGED, FORGOTTEN, OPEN)
    return {asking: f"role/{asking}" if changes else "role/r1" for asking in evening.answers}


def values_of(evening: Evening) -> dict[str, Sequence[str]]:
    values: dict[str, Sequence[str]] = {asking: ["", *evening.ballots.given] for asking in evening.answers}
    values |= {name: ["", *ROLES] for name in role_of(evening).values()}
    if evening.shape == TABLES:
        values["table"] = ["", "1", "2", "3"]
    return values | ({"early": ["", *evening.ballots.given]} if evening.early else {})


def small_figures(evening: Evening, role: dict[str, str], rows: dict[str, dict[str, Counted]]) -> tuple[dict[Any, Any], dict[Any, int]]:
    figures: dict[Any, Any] = {}
    truth: dict[Any, int] = {}

    def add(name: Any, counted: Any) -> None:
        count = sum(map(counted, everyone))
        if count < K:
            figures[name], truth[name] = counted, count

    everyone = [type_of(evening, person, role) for person in evening.people]
    groups = [
        (by, asking, role[asking] if by == "role" else by) for asking in evening.answers for by in ("role", *(["table"] if evening.shape == TABLES else []))
    ]
    for by, asking, name in groups:
        for group in sorted({one[name] for one in everyone if one[asking]}):
            for row, counted in rows_given(rows[asking], evening.answers[asking]):
                add((by, asking, group, row), lambda one, n=name, a=asking, g=group, c=counted: one[n] == g and c(one[a]))
                add((by, asking, group, f"not {row}"), lambda one, n=name, a=asking, g=group, c=counted: one[n] == g and one[a] != "" and not c(one[a]))
    for first, second in () if not evening.ballots.one_row else (("r1", "r2"), ("r2", "r3")) if evening.shape == THREE else (("r1", "r2"),):
        ends = {"": lambda name: name == "", **rows[first]}
        before, after = evening.answers[first], evening.answers[second]
        for (one, was), (other, became) in ((was, became) for was in ends.items() for became in ends.items() if was[0] or became[0]):
            if (not one and not after.keys() - before.keys()) or (not other and not before.keys() - after.keys()):
                continue  # there is nobody of whom to tell
            add(("move", first, one, other), lambda each, f=first, s=second, w=was, b=became: w(each[f]) and b(each[s]))
    return figures, truth


def rows_given(rows: dict[str, Counted], answers: dict[str, str]) -> list[tuple[str, Counted]]:
    """Those that some chose, and not everyone: of the others it says only how many of a group answered, which is not hidden."""
    given = answers.values()
    return [(row, counted) for row, counted in rows.items() if 0 < sum(map(counted, given)) < len(given)]


def type_of(evening: Evening, person: str, role: dict[str, str]) -> Type:
    answers = {asking: given.get(person, "") for asking, given in evening.answers.items()}
    roles = {name: evening.then[asking][person][0] for asking, name in role.items()}
    return {**answers, **roles, "table": evening.table[person], "early": evening.early.get(person, "")}


@pytest.mark.parametrize("seed", EVENINGS)
def test_nothing_of_a_small_group_can_be_worked_out(seed: int) -> None:
    assert attack(play(seed)) == []


def everything(evening: Evening) -> dict[str, dict[str, Any]]:
    """By role, with nothing left out but the smallest figures."""
    rows, told = rows_of(evening), dict[str, dict[str, Any]]()
    for asking, answers in evening.answers.items():
        roles = sorted({evening.then[asking][person][0] for person in answers})
        of = {role: [given for person, given in answers.items() if evening.then[asking][person][0] == role] for role in roles}
        counts = {row: [sum(map(counted, of[role])) for role in roles] for row, counted in rows[asking].items()}
        untold = {row: [count if count >= K else None for count in each] for row, each in counts.items()}
        told[asking] = {"role": {"groups": [[role] for role in roles], "totals": [len(of[role]) for role in roles], "counts": untold}}
    return told


@pytest.mark.parametrize("kind", NEWEST_KINDS)
def test_when_only_the_smallest_figures_are_left_out_they_are_worked_out(kind: str) -> None:
    """So the attack is one."""
    first = NEWEST + NEWEST_KINDS.index(kind) * len(NEWEST_SHAPES)
    evenings = (play(seed) for seed in range(first, first + len(NEWEST_SHAPES)))
    assert any(worked_out(evening, everything(evening)) for evening in evenings)


def test_who_sees_a_role_and_an_answer_go_together_knows_what_it_was() -> None:
    """As the desk was told once: so the attack on pushes is one."""
    before = Push(0.0, {"docent": 7, "ouder": 12}, {"r1": {"o1": 9, "o2": 10}})
    at_once = Push(0.1, {"docent": 6, "ouder": 12}, {"r1": {"o1": 8, "o2": 10}})
    in_two = [before, Push(0.1, {"docent": 6, "ouder": 12}, before.totals), at_once]
    assert learn_pushes([before, at_once], K) == [("r1", 0.1, "docent", "o1")]
    assert learn_pushes(in_two, K) == [("r1", 0.1, "docent", "o1")]
    five = Push(0.1, {"docent": 7, "ouder": 7}, {"r1": {"o1": 4, "o2": 10}})
    assert learn_pushes([before, five], K) == []
    assert learn_pushes([before, Push(AT_ONCE + 1, at_once.roles, at_once.totals)], K) == []
