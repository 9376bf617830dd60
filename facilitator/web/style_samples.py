"""The sample evening of the style page: a meetup in memory, led through all its states by the commands that lead a real one.

What it tells are documents of the rules themselves, so that the page can't show what the rules don't give. Nothing of it is kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facilitator.meetup import Media, Meetup, views
from facilitator.meetup.life import MeetupMade
from facilitator.meetup.programme import read
from facilitator.meetup.screens import Clips, ScreenReady
from facilitator.meetup.words import AUDIENCES, DESK, OFFICE, PHONE, TIMER, Actor, Command, Document, Entry, Event

CODE = "482913"
ME = "me"
PRESENT, VOTERS = 83, 61
WORDS = Path(__file__).parent
READY = ScreenReady("K7", full=True, sound=True, wake=True, clips=Clips(1, 1))
LACKING = ScreenReady("M3", full=False, sound=False, wake=None, clips=Clips(0, 1))


@dataclass(frozen=True)
class Moment:
    """What each audience, and the one phone that is looked at, may see at `now`, in seconds since 1970."""

    now: float
    docs: dict[str, dict[str, Document]]
    mine: dict[str, Document]


class Trial:
    """A meetup that is led by commands; `now` is seconds since 1970."""

    def __init__(self, programme: Document, media: Media, now: float) -> None:
        self.meetup, self.now = Meetup("style", CODE, media), now
        self.meetup.apply(Entry(1, now, OFFICE, "", 1, MeetupMade(read(programme))))
        self.meetup.people.present = self.meetup.people.present_calm = PRESENT

    def do(self, actor: Actor, verb: str, **fields: Any) -> None:
        self._carry_out(Command.known[verb](**fields), actor)

    def desk(self, verb: str, **fields: Any) -> None:
        self.do(Actor(DESK), verb, **fields)

    def phone(self, verb: str, who: str = ME, **fields: Any) -> None:
        self.do(Actor(PHONE, who), verb, **fields)

    def wait(self, seconds: float) -> None:
        """Time goes by; what is due is done."""
        self.now += seconds
        for moment, command in list(self.meetup.due()):
            if moment <= self.now:
                self._carry_out(command, Actor(TIMER))

    def told(self) -> Moment:
        return Moment(self.now, {audience: views.documents(self.meetup, audience) for audience in AUDIENCES}, views.own_documents(self.meetup, ME))

    def _carry_out(self, command: Command, actor: Actor) -> None:
        first = self.meetup.seq + 1
        for change in self.meetup.decide(command, actor, self.now):
            if isinstance(change, Event):
                self.meetup.apply(Entry(self.meetup.seq + 1, self.now, actor.audience, command.verb, first, change))
            else:
                self.meetup.cast(change)


class Evening:
    """Leads the sample evening and notes its moments by name, in order."""

    def __init__(self, language: str, media: Media, now: float) -> None:
        words = json.loads((WORDS / f"style_evening.{language}.json").read_text("utf-8"))
        self.ideas, self.own, self.steps = words["ideas"], words["own"], len(words["programme"]["steps"])
        self.trial = Trial(words["programme"], media, now)
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
            self.covers,
            self.talk,
            self.long,
            self.end,
        ):
            part()

    def note(self, name: str) -> None:
        self.moments[name] = self.trial.told()

    def go(self) -> None:
        self.trial.wait(180)
        self.trial.desk("show.go")

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
        self.trial.phone("answer", choice="o1", round=self.round())
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

    def round(self) -> str:
        last = self.trial.meetup.rounds.last_of(self.trial.meetup.show.on_air)
        assert last
        return last.id

    def cast(self, choose: Callable[[int], int]) -> None:
        """The room answers: voter `n` takes option `choose(n)`."""
        for n in range(VOTERS):
            self.trial.phone("answer", f"p{n}", round=self.round(), choice=f"o{choose(n) + 1}")


def moments(language: str, media: Media, now: float) -> dict[str, Moment]:
    """Every moment, by name, of the sample evening that begins at `now`."""
    return Evening(language, media, now).moments
