"""The sample evening of the style page: a meetup in memory, led through all its states by the commands that lead a real one.

After the evening itself come the results of its votes (`style_votes`), its groups and dots (`style_chosen`), and what was agreed (`style_agreed`).
"""

from __future__ import annotations

from collections.abc import Callable

from facilitator.meetup import Media
from facilitator.meetup.screens import Clips, ScreenReady
from facilitator.web.style_agreed import agreed_moments
from facilitator.web.style_chosen import chosen_moments
from facilitator.web.style_trial import ME, Moment, Trial, words_in
from facilitator.web.style_votes import vote_moments

PRESENT, VOTERS = 83, 61
READY = ScreenReady("K7", full=True, sound=True, wake=True, clips=Clips(1, 1))
LACKING = ScreenReady("M3", full=False, sound=False, wake=None, clips=Clips(0, 1))


class Evening:
    """Leads the sample evening and notes its moments by name, in order."""

    def __init__(self, language: str, media: Media, now: float) -> None:
        words = words_in(language)
        self.ideas, self.own, self.steps = words["ideas"], words["own"], len(words["programme"]["steps"])
        self.trial = Trial(words["programme"], media, now, PRESENT)
        self.moments: dict[str, Moment] = {}
        self.screens()
        for part in (
            self.doors,
            self.words,
            self.vote,
            self.other_votes,
            self.fragment,
            self.writing,
            self.weighing,
            self.ranking,
            self.covers,
            self.talk,
            self.long,
            self.end,
        ):
            part()

    def note(self, name: str) -> None:
        self.moments[name] = self.trial.told()

    def go(self) -> None:
        self.trial.go()

    def screens(self) -> None:
        screens = self.trial.meetup.screens
        screens.there = ()
        self.note("no-screen")
        screens.there = (READY, LACKING)
        self.note("screens")
        screens.there = (READY,)

    def doors(self) -> None:
        self.note("doors")
        for n in range(VOTERS):
            self.trial.phone("practice", f"p{n}", choice=f"o{n % 4 + 1}")
        self.trial.phone("practice", choice="o1")
        self.trial.phone("me.describe", role=self.trial.meetup.life.roles[0])
        self.note("practised")

    def words(self) -> None:
        self.trial.desk("clock.start", seconds=300)
        self.note("clock-before")
        self.trial.desk("clock.clear")
        self.go()
        self.note("text")
        self.trial.desk("clock.start", seconds=120)
        self.note("clock")
        self.trial.desk("clock.pause")
        self.note("clock-paused")
        self.trial.desk("clock.clear")

    def vote(self) -> None:
        self.go()
        self.cast(lambda n: n * n % 3)
        self.note("question")
        self.trial.phone("answer", round="r1", choice="o2")
        self.note("answered")
        self.trial.desk("panic")
        self.note("panic")
        self.trial.desk("restore")
        self.trial.desk("round.hide")
        self.trial.desk("round.close")
        self.note("closing")
        self.trial.wait(3)
        self.note("closed")
        self.trial.desk("round.reveal")
        self.note("results")
        self.trial.desk("round.again")
        self.cast(lambda n: n % 2)
        self.note("again")

    def other_votes(self) -> None:
        self.go()
        self.note("by-hand")
        self.go()
        self.cast(lambda n: n % 6)
        self.note("live")
        self.go()
        self.cast(lambda n: n % 3)
        self.trial.phone("answer", choice="o1", round=self.trial.round())
        self.note("after-vote")

    def fragment(self) -> None:
        self.go()
        self.note("fragment")
        self.trial.desk("fragment.play")
        self.trial.wait(2)
        self.trial.desk("fragment.pause")
        self.note("fragment-paused")

    def writing(self) -> None:
        self.go()
        self.note("no-ideas")
        step = str(self.trial.meetup.show.on_air)
        for theme, text in self.own:
            self.trial.phone("idea.add", step=step, theme=theme, text=text)
        for n, (theme, text) in enumerate(self.ideas):
            self.trial.phone("idea.add", f"p{n}", step=step, theme=theme, text=text)
        self.trial.desk("idea.hide", idea=len(self.own))
        for idea in (3, 4):
            self.trial.desk("idea.show", idea=idea)
        self.note("ideas")
        for idea in (1, *range(5, len(self.own) + len(self.ideas))):
            self.trial.desk("idea.show", idea=idea)
        self.note("wall")

    def weighing(self) -> None:
        values = ("agree", "agree", "disagree", "agree", "pass")
        for idea in range(3, len(self.own) + len(self.ideas)):
            for n in range(40 - 3 * idea):
                self.trial.phone("idea.support", f"p{n + 20}", idea=idea, value=values[(n + idea) % len(values)])
        self.trial.phone("idea.support", idea=3, value="agree")
        self.note("support-given")
        self.trial.desk("ideas.close")
        self.trial.desk("ideas.hide")
        self.note("ideas-closed")
        self.trial.desk("ideas.reveal")
        self.note("support")

    def ranking(self) -> None:
        for n in range(VOTERS):
            self.trial.phone("me.describe", f"p{n}", role=self.trial.meetup.life.roles[n % 2])
        self.trial.desk("ideas.split")
        for view in ("top", "common_ground", "divided"):
            self.trial.desk("ideas.view", view=view)
            self.note(view)
        self.trial.desk("ideas.view", view="wall")

    def covers(self) -> None:
        for switch in ("black", "freeze", "join"):
            self.trial.desk(f"screen.{switch}", on=True)
            self.note(switch)
            self.trial.desk(f"screen.{switch}", on=False)

    def talk(self) -> None:
        self.go()
        self.note("talk-before")
        self.sit_down()
        self.trial.desk("talk.phase", phase=1)
        self.trial.wait(45)
        self.note("talk")
        self.go()
        self.trial.wait(40)
        self.note("silence")

    def sit_down(self) -> None:
        """Everyone at a table; some of the tables write, and two are done."""
        for number, who in enumerate([ME, *(f"p{n}" for n in range(1, VOTERS))]):
            self.trial.phone("me.describe", who, table=f"{number % 8 + 1}")
        for who in (ME, "p2", "p5"):
            self.trial.phone("table.scribe", who, on=True)
        for who in ("p2", ME):
            self.trial.phone("table.done", who, step=str(self.trial.meetup.show.on_air))

    def long(self) -> None:
        self.go()
        self.note("long-text")
        self.go()
        self.cast(lambda n: n * n % 6)
        self.note("long-question")
        self.trial.desk("round.close")
        self.trial.wait(3)
        self.note("long-results")

    def end(self) -> None:
        self.go()
        self.trial.desk("meetup.close")
        self.note("over")

    def cast(self, choose: Callable[[int], int]) -> None:
        """The room answers: voter `n` takes option `choose(n)`."""
        for n in range(VOTERS):
            self.trial.phone("answer", f"p{n}", round=self.trial.round(), choice=f"o{choose(n) + 1}")


def moments(language: str, media: Media, now: float) -> dict[str, Moment]:
    """Every moment, by name, of the sample evening that begins at `now`, of its votes, of its groups and dots, and of what was agreed."""
    others = (part(language, media, now) for part in (vote_moments, chosen_moments, agreed_moments))
    return Evening(language, media, now).moments | {name: moment for moments in others for name, moment in moments.items()}
