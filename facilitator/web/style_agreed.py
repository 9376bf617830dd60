"""Conditions, agreements and the baton for the style page."""

from __future__ import annotations

from facilitator.meetup import Media
from facilitator.meetup.words import PHONE, Actor
from facilitator.web.style_trial import ME, Moment, Trial, words_in

PRESENT, VOTERS = 83, 78


class Agreed:
    """Leads the end of a sample evening and notes its moments by name, in order."""

    def __init__(self, language: str, media: Media, now: float) -> None:
        self.words = words_in(language)["agreed"]
        self.trial = Trial(self.words["programme"], media, now, PRESENT)
        self.moments: dict[str, Moment] = {}
        self.trial.go()
        for part in (self.conditions, self.vote, self.agreements, self.later):
            part()

    def note(self, name: str) -> None:
        self.moments[name] = self.trial.told()

    def conditions(self) -> None:
        for level, text in self.words["conditions"]:
            self.trial.desk("condition.add", level=level, text=text)
        level, text = self.words["offer"]
        self.trial.phone("condition.offer", step="s1", level=level, text=text)
        self.note("conditions")

    def vote(self) -> None:
        self.trial.desk("conditions.open")
        for number in range(VOTERS):
            for condition in range(1, len(self.words["conditions"]) + 1):
                agrees = number % (2 * condition + 3) > 1 if condition != 4 else number % 3 == 0
                self.trial.phone("condition.vote", f"p{number}", condition=condition, value="agree" if agrees else "disagree")
        self.trial.phone("condition.vote", condition=1, value="agree")
        self.note("confirming")
        self.trial.desk("conditions.close")
        self.note("confirmed")

    def agreements(self) -> None:
        self.trial.desk("agreements.view", view="agreements")
        for number, deal in enumerate(self.words["deals"]):
            self.trial.do(Actor(PHONE, ME if number == 0 else f"p{number}"), "agreement.offer", step="s1", **deal)
        for agreement in (1, 2):
            self.trial.desk("agreement.place", agreement=agreement, to="listed")
        self.note("agreements")

    def later(self) -> None:
        self.trial.desk("condition.place", condition=6, to="parked")
        self.trial.desk("agreement.place", agreement=3, to="parked")
        self.trial.desk("agreements.view", view="parked")
        self.note("parked")
        to, message = self.words["baton"]
        self.trial.desk("baton.pass", to=to, message=message)
        self.trial.desk("agreements.view", view="baton")
        self.note("baton")


def agreed_moments(language: str, media: Media, now: float) -> dict[str, Moment]:
    """Every moment, by name, from `now` on."""
    return Agreed(language, media, now).moments
