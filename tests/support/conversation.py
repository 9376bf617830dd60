"""A real public conversation to run an evening on, or a generated one of the same shape where the folder is missing."""

from __future__ import annotations

import csv
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).parent.parent.parent.parent / "shared" / "data"
VALUES = {"1": "agree", "-1": "disagree", "0": "pass"}
SEED = 20210224


@dataclass(frozen=True)
class Statement:
    id: str
    author: str
    text: str
    rejected: bool


@dataclass(frozen=True)
class Vote:
    statement: str
    voter: str
    value: str  # agree, disagree or pass


@dataclass(frozen=True)
class Conversation:
    """`course` is what happened, in order of time: statements and votes."""

    name: str
    course: tuple[Statement | Vote, ...]

    @property
    def statements(self) -> list[Statement]:
        return [each for each in self.course if isinstance(each, Statement)]

    @property
    def votes(self) -> list[Vote]:
        return [each for each in self.course if isinstance(each, Vote)]

    @property
    def people(self) -> list[str]:
        return sorted({each.author if isinstance(each, Statement) else each.voter for each in self.course})

    def tallies(self) -> dict[str, Counter[str]]:
        """The truth: of each voter the last vote on a statement counts."""
        last = {(vote.statement, vote.voter): vote.value for vote in self.votes}
        tallies: dict[str, Counter[str]] = {statement.id: Counter() for statement in self.statements}
        for (statement, _), value in last.items():
            tallies[statement][value] += 1
        return tallies

    def last_votes(self) -> dict[str, int]:
        """Where in the course each statement got its last vote."""
        return {each.statement: place for place, each in enumerate(self.course) if isinstance(each, Vote)}


def read(name: str) -> Conversation:
    """votes.csv in order of time is the truth (see the data's README)."""
    folder = SHARED / name
    with (folder / "comments.csv").open(newline="", encoding="utf-8") as file:
        course: list[tuple[int, int, Statement | Vote]] = [
            (int(row["timestamp"]), 0, Statement(row["comment-id"], row["author-id"], row["comment-body"], row["moderated"] == "-1"))
            for row in csv.DictReader(file)
        ]
    with (folder / "votes.csv").open(newline="", encoding="utf-8") as file:
        course += [(int(row["timestamp"]), 1, Vote(row["comment-id"], row["voter-id"], VALUES[row["vote"]])) for row in csv.DictReader(file)]
    return Conversation(name, tuple(each for _, _, each in sorted(course, key=lambda item: item[:2])))


def generated(people: int = 126, statements: int = 371, votes: int = 14_341) -> Conversation:
    """The shape of bg2050-volunteers, with words and votes of a seeded generator."""
    chance = random.Random(SEED)
    texts = [
        Statement(str(n), str(chance.randrange(people)), f"Voorbeeld {n}: " + "woord " * chance.randrange(3, 20), chance.random() < 0.15)
        for n in range(statements)
    ]
    course: list[Statement | Vote] = list(texts[:10])
    waiting = texts[10:]
    for number in range(votes):
        if waiting and number % (votes // statements) == 0:
            course.append(waiting.pop(0))
        known = statements - len(waiting)
        course.append(Vote(str(chance.randrange(known)), str(chance.randrange(people)), chance.choice(list(VALUES.values()))))
    return Conversation("generated", (*course, *waiting))


def evening(name: str = "bg2050-volunteers") -> Conversation:
    return read(name) if (SHARED / name).is_dir() else generated()
