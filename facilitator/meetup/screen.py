"""What the screen shows: a scene that follows from what is on air, and three switches of the desk: black, frozen, join."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.meetup.life import CLOSED, SEALED
from facilitator.meetup.words import DESK, OPERATOR, REMOTE, SCREEN, Actor, Ballot, Command, Document, Event, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class Switches:
    """State: what the desk laid over the scene."""

    black: bool = False
    frozen: bool = False
    join: bool = False


@dataclass(frozen=True)
class ScreenSwitched(Event, urgent=True):
    """One of the switches `black`, `frozen` or `join` went on or off."""

    switch: str
    on: bool

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.screen = replace(meetup.screen, **{self.switch: self.on})

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("screen",)

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (ScreenSwitched(self.switch, getattr(meetup.screen, self.switch)),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return {
            ("black", True): "The screen is black.",
            ("black", False): "The screen is visible again.",
            ("frozen", True): "The screen is frozen.",
            ("frozen", False): "The screen moves again.",
            ("join", True): "The screen shows how to join.",
            ("join", False): "The screen no longer shows how to join.",
        }[self.switch, self.on], {}


@dataclass(frozen=True)
class Switch(Command, verb="screen.black", by=(DESK, OPERATOR, REMOTE, SCREEN), undoable=True, after_close=True):
    """Turns a switch on or off. A screen does so by its own keyboard."""

    on: bool
    switch = "black"

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if getattr(meetup.screen, self.switch) != self.on:
            yield ScreenSwitched(self.switch, self.on)


@dataclass(frozen=True)
class Freeze(Switch, verb="screen.freeze", by=(DESK,), undoable=True, after_close=True):
    switch = "frozen"


@dataclass(frozen=True)
class Join(Switch, verb="screen.join", by=(DESK,), undoable=True, after_close=True):
    switch = "join"


def scene(meetup: Meetup) -> str:
    if meetup.life.state in (CLOSED, SEALED):
        return "over"
    step = meetup.show.current()
    return step.behaviour.screen_scene(meetup, step) if step else "join"


@document("screen", (SCREEN, DESK, OPERATOR, REMOTE))
def screen_document(meetup: Meetup, audience: str, key: str) -> Document:
    return {"scene": scene(meetup), "black": meetup.screen.black, "frozen": meetup.screen.frozen, "join": meetup.screen.join}
