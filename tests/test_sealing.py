"""Sealing by date, on a home without a server: what is due, what is not, and what fails."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitator.errors import Invalid
from facilitator.home import Home
from facilitator.home.tidying import Tidying
from facilitator.meetup import NoMedia, programme, views
from facilitator.meetup.common_ground import SplitSupport
from facilitator.meetup.grouping import MergeIdeas
from facilitator.meetup.idea_verbs import AddIdea
from facilitator.meetup.life import CloseMeetup
from facilitator.meetup.people import DescribeMe
from facilitator.meetup.run_of_show import Go
from facilitator.meetup.support import SupportIdea
from facilitator.meetup.words import Actor
from facilitator.sealing import DAY, Sealing
from facilitator.store import Batch, Store
from tests.support.stage import BEGIN, PROGRAMME


class Evenings:
    """A home at a time of its own."""

    def __init__(self, folder: Path) -> None:
        self.now = BEGIN
        self.store = Store(folder)
        self.home = Home(self.store, lambda row: NoMedia(), in_thread=lambda work, *given: work(*given), now=lambda: self.now)
        self.home.writer.start()
        self.sealing = Sealing(self.home, 30)
        self.number = 0

    def make(self) -> str:
        return self.home.make(programme.read(PROGRAMME)).id

    def do(self, meetup: str, command: Any, person: int | None = None) -> None:
        """By the desk, or by one of the people."""
        self.number += 1
        actor = Actor("desk") if person is None else Actor("phone", f"{person:032x}")
        self.home.carry_out(meetup, command, actor, self.number.to_bytes(16, "big"), b"")

    def state(self, meetup: str) -> str:
        return self.home.look(meetup, lambda found: found.life.state)

    def told(self, meetup: str) -> dict[str, Any]:
        """What the desk reads of what was chosen."""
        return self.home.look(meetup, lambda found: {key: views.render(found, "desk", key) for key in ("support", "ground", "ranking", "groups")})

    def look_after(self, days: float) -> None:
        self.now = BEGIN + days * DAY
        self.sealing.look_once()


@pytest.fixture
def evenings(tmp_path: Path) -> Iterator[Evenings]:
    made = Evenings(tmp_path)
    yield made
    made.home.writer.stop()
    made.store.close()


def test_a_closed_evening_is_sealed_after_so_many_days(evenings: Evenings) -> None:
    meetup = evenings.make()
    evenings.do(meetup, Go())
    evenings.do(meetup, CloseMeetup())
    evenings.look_after(29.9)
    assert evenings.state(meetup) == "closed"
    evenings.look_after(30.1)
    assert evenings.state(meetup) == "sealed"
    lines = [entry.verb for entry in evenings.store.entries(meetup)]
    evenings.look_after(60)
    assert [entry.verb for entry in evenings.store.entries(meetup)] == lines


def test_one_that_nobody_closed_is_closed_and_sealed_as_long_after_that(evenings: Evenings) -> None:
    meetup = evenings.make()
    evenings.do(meetup, Go())
    evenings.look_after(29)
    assert evenings.state(meetup) == "open"
    evenings.look_after(31)
    assert evenings.state(meetup) == "closed"
    evenings.look_after(60)
    assert evenings.state(meetup) == "closed"
    evenings.look_after(62)
    assert evenings.state(meetup) == "sealed"


def test_one_that_has_not_begun_is_left_alone(evenings: Evenings) -> None:
    meetup = evenings.make()
    evenings.look_after(400)
    assert evenings.state(meetup) == "preparing"


def test_by_hand_it_needs_no_date_but_an_end(evenings: Evenings) -> None:
    meetup = evenings.make()
    evenings.do(meetup, Go())
    with pytest.raises(Invalid):
        evenings.sealing.seal(meetup, by_hand=True)
    evenings.do(meetup, CloseMeetup())
    evenings.sealing.seal(meetup, by_hand=True)
    assert evenings.state(meetup) == "sealed"
    assert [row.key != evenings.store.meetups()[0].key for row in evenings.home.rows()] == [False], "the new key is the one in use"


def test_ideas_under_one_another_are_counted_together_afterwards_too(evenings: Evenings) -> None:
    """Each person once: support and common ground are what they were."""
    meetup = evenings.make()
    evenings.do(meetup, Go("s4"))
    for person in range(40):
        evenings.do(meetup, DescribeMe(["docent", "ouder"][person % 2]), person)
    for idea in (1, 2):
        evenings.do(meetup, AddIdea("s4", "Loten", "oorzaak"), person=0)
        for person in range(40):
            evenings.do(meetup, SupportIdea(idea, "disagree" if person < 10 else "agree"), person)
    evenings.do(meetup, MergeIdeas(2, into=1))
    evenings.do(meetup, CloseMeetup())
    evenings.do(meetup, SplitSupport("s4"))
    before = evenings.told(meetup)
    assert before["support"]["counts"]["1"] == {"agree": 30, "disagree": 10, "pass": 0}
    assert before["ground"]["weighed"] == 1
    evenings.sealing.seal(meetup, by_hand=True)
    assert evenings.told(meetup) == before


def test_an_evening_that_goes_on_beside_it_keeps_nobody_findable(evenings: Evenings) -> None:
    """It keeps the file from being written anew; that is done when it is over."""
    meetup, beside = evenings.make(), evenings.make()
    evenings.do(beside, Go())
    evenings.do(meetup, Go("s4"))
    evenings.do(meetup, AddIdea("s4", "Loten", "oorzaak"), person=7)
    evenings.do(meetup, CloseMeetup())
    evenings.sealing.seal(meetup, by_hand=True)
    for _ in range(2):  # a turn of the writer each
        evenings.home.inbox.ask(lambda: None)
    assert f"{7:032x}".encode() not in b"".join(file.read_bytes() for file in evenings.store.path.parent.iterdir())
    assert evenings.store.is_due_anew()
    evenings.do(beside, CloseMeetup())
    for _ in range(2):
        evenings.home.inbox.ask(lambda: None)
    assert not evenings.store.is_due_anew()


def test_what_was_to_be_written_anew_when_the_server_stopped_is_after_the_next_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    store.commit([Batch("m", sealed=b"n" * 32)])
    store.close()
    store = Store(tmp_path)
    tidying = Tidying(store, lambda work, *given: work(*given), lambda: True)
    tidying.tidy()
    assert store.is_due_anew(), "those who come back to an evening come first"
    later = time.monotonic() + 61
    monkeypatch.setattr(time, "monotonic", lambda: later)
    tidying.tidy()
    assert not store.is_due_anew()
    store.close()


@pytest.mark.parametrize("failure", [Invalid("No."), KeyError("a log that can't be read")])
def test_one_that_fails_keeps_no_other_from_its_seal(evenings: Evenings, monkeypatch: pytest.MonkeyPatch, failure: Exception) -> None:
    made = [evenings.make() for _ in range(2)]
    for meetup in made:
        evenings.do(meetup, Go())
        evenings.do(meetup, CloseMeetup())
    seal = evenings.sealing.seal

    def fails_once(meetup: str, by_hand: bool) -> None:
        if meetup == made[0]:
            raise failure
        seal(meetup, by_hand)

    monkeypatch.setattr(evenings.sealing, "seal", fails_once)
    evenings.look_after(31)
    assert [evenings.state(meetup) for meetup in made] == ["closed", "sealed"]
    monkeypatch.setattr(evenings.sealing, "seal", seal)
    evenings.look_after(32)
    assert [evenings.state(meetup) for meetup in made] == ["sealed", "sealed"]
