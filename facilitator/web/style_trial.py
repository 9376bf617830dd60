"""A meetup in memory, led by the commands that lead a real one: for the style page, so that it can't show what the rules don't give. Nothing of it is kept."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facilitator.meetup import Media, Meetup, views
from facilitator.meetup.life import MeetupMade
from facilitator.meetup.programme import read
from facilitator.meetup.words import AUDIENCES, DESK, OFFICE, PHONE, TIMER, Actor, Command, Document, Entry, Event

CODE = "482913"
ME = "me"
WORDS = Path(__file__).parent


def words_in(language: str) -> Document:
    """What is said in the sample evenings."""
    told: Document = json.loads((WORDS / f"style_evening.{language}.json").read_text("utf-8"))
    return told


@dataclass(frozen=True)
class Moment:
    """What each audience, and the one phone that is looked at, may see at `now`, in seconds since 1970."""

    now: float
    docs: dict[str, dict[str, Document]]
    mine: dict[str, Document]


class Trial:
    """A meetup that is led by commands, with so many `present`; `now` is seconds since 1970."""

    def __init__(self, programme: Document, media: Media, now: float, present: int) -> None:
        self.meetup, self.now = Meetup("style", CODE, media), now
        self.meetup.apply(Entry(1, now, OFFICE, "", 1, MeetupMade(read(programme))))
        self.meetup.people.present = self.meetup.people.present_calm = present

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

    def go(self) -> None:
        self.wait(180)
        self.desk("show.go")

    def round(self) -> str:
        """The last asking of what is on air."""
        last = self.meetup.rounds.last_of(self.meetup.show.on_air)
        assert last
        return last.id
