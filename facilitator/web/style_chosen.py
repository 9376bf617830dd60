"""Ideas in groups and dots for the style page."""

from __future__ import annotations

from typing import Any

from facilitator.meetup import Media
from facilitator.web.style_trial import ME, Moment, Trial, words_in

PRESENT, VOTERS, DOTS = 83, 61, 3


class Chosen:
    """Leads the ideas of a sample evening from their groups to their dots and notes the moments by name, in order."""

    def __init__(self, language: str, media: Media, now: float) -> None:
        self.words = words_in(language)
        steps = [step for step in self.words["programme"]["steps"] if step["kind"] == "ideas"]
        self.trial = Trial({**self.words["programme"], "steps": steps}, media, now, PRESENT)
        self.moments: dict[str, Moment] = {}
        self.trial.phone("me.describe", role=self.trial.meetup.life.roles[0])
        self.trial.go()
        for part in (self.writing, self.grouping, self.dots):
            part()

    def note(self, name: str) -> None:
        self.moments[name] = self.trial.told()

    def writing(self) -> None:
        """One's own idea is the first."""
        step = str(self.trial.meetup.show.on_air)
        for number, (theme, text) in enumerate([self.words["own"][0], *self.words["ideas"]]):
            self.trial.phone("idea.add", f"p{number}" if number else ME, step=step, theme=theme, text=text)
            self.trial.desk("idea.show", idea=number + 1)

    def grouping(self) -> None:
        for name, ideas in self.words["groups"]:
            self.trial.desk("group.put", ideas=ideas, name=name)
        self.trial.desk("idea.merge", idea=9, into=2)
        self.trial.desk("ideas.close")
        self.trial.desk("ideas.view", view="groups")
        self.note("grouped")

    def dots(self) -> None:
        self.trial.desk("dots.open", each=DOTS, on="groups")
        self.note("dots-given")
        targets: list[dict[str, Any]] = [{"group": "g1"}, {"group": "g2"}, {"idea": 11}, {"group": "g3"}, {"group": "g1"}, {"idea": 6}, {"group": "g2"}]
        for voter in range(VOTERS):
            for dot in range(DOTS):
                self.trial.phone("dot.place", f"p{voter}", **targets[(voter * voter + dot) % len(targets)])
        for target in ({"group": "g1"}, {"group": "g1"}, {"idea": 11}):
            self.trial.phone("dot.place", **target)
        self.note("dots")
        self.trial.desk("dots.close")
        self.note("dots-closed")
        self.trial.desk("ideas.view", view="dots")
        self.note("dots-shown")


def chosen_moments(language: str, media: Media, now: float) -> dict[str, Moment]:
    """Every moment, by name, from `now` on."""
    return Chosen(language, media, now).moments
