"""The results of votes for the style page: by role, of a scale and of numbers too, who changed their mind, and of a fact. Of a room as large as they need."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.meetup import Media
from facilitator.web.style_trial import Moment, Trial, words_in

Point = str | int  # an option, or a point of a scale
Choice = Point | list[str]
PRESENT = 117
ROLES = [0] * 60 + [1] * 36 + [2] * 17  # who comes after these says none


def given(*counts: dict[Point, int]) -> list[Point]:
    """Choices, each given so often, by people of each role in turn."""
    return [choice for each in counts for choice, number in each.items() for _ in range(number)]


FIRST = given({"o1": 54, "o2": 52})
AGAIN = given({"o1": 44, "o2": 10}, {"o1": 17, "o2": 35})
CHANCES = given({"o1": 20, "o2": 33, "o3": 7}, {"o1": 22, "o2": 8, "o3": 6}, {"o1": 9, "o2": 3, "o3": 5}, {"o1": 2, "o2": 1, "o3": 1})
POINTS = given({1: 8, 2: 10, 3: 12, 4: 14, 5: 9, "unsure": 7}, {1: 3, 2: 4, 3: 7, 4: 9, 5: 8, "unsure": 5})
NUMBERS = given({5: 24, 18: 20, 25: 16}, {5: 6, 18: 10, 40: 20}, {18: 8, 40: 9})
ORDERS = {"o1": ["o1", "o2", "o3"], "o2": ["o2", "o3", "o1"], "o3": ["o3", "o1", "o2"]}
MOVES = {"o1": (30, 6, 12), "o2": (6, 15, 9), "o3": (5, 6, 11)}  # from what was first, to each of them
GUESSES = given({"o1": 21, "o2": 57, "o3": 28})


class Votes:
    """Leads the votes and notes their moments by name, in order."""

    def __init__(self, language: str, media: Media, now: float) -> None:
        self.trial = Trial(words_in(language)["votes"], media, now, PRESENT)
        self.moments: dict[str, Moment] = {}
        for number, role in enumerate(ROLES):
            self.trial.phone("me.describe", f"p{number}", role=self.trial.meetup.life.roles[role])
        self.statement()
        self.ask("by-role", CHANCES, view="role")
        self.ask("scale", POINTS)
        self.look("by-role-scale", "role")
        self.ask("truth", GUESSES)
        self.ask("by-role-number", NUMBERS, view="role")
        self.ranking()
        self.ask("words", [["plan"], ["rust" if language == "nl" else "trust"]] * 40)

    def statement(self) -> None:
        """Asked three times: the second time some move, the third time one."""
        self.trial.go()
        self.vote(FIRST)
        self.trial.desk("round.again")
        self.vote(AGAIN)
        self.look("shift", "shift")
        self.trial.desk("round.again")
        self.vote(["o2", *AGAIN[1:]])
        self.look("shift-few", "shift")

    def ranking(self) -> None:
        """Asked twice."""
        self.trial.go()
        self.vote([ORDERS[first] for first, moves in MOVES.items() for number in moves for _ in range(number)])
        self.trial.desk("round.again")
        self.vote([ORDERS[now] for moves in MOVES.values() for now, number in zip(ORDERS, moves, strict=True) for _ in range(number)])
        self.look("shift-ranking", "shift")

    def ask(self, name: str, choices: Sequence[Choice], view: str = "all") -> None:
        """The next question, answered and closed."""
        self.trial.go()
        self.vote(choices)
        self.look(name, view)

    def vote(self, choices: Sequence[Choice]) -> None:
        """The first in the room answer, one choice each; then it is closed."""
        for number, choice in enumerate(choices):
            self.trial.phone("answer", f"p{number}", round=self.trial.round(), choice=choice)
        self.trial.desk("round.close")
        self.trial.wait(3)

    def look(self, name: str, view: str) -> None:
        """Notes a closed round as the room sees it, whole or split."""
        self.trial.desk("round.view", view=view)
        self.moments[name] = self.trial.told()


def vote_moments(language: str, media: Media, now: float) -> dict[str, Moment]:
    """Every moment, by name, of votes from `now` on."""
    return Votes(language, media, now).moments
