"""Telling a hall: each is brought from where they are to where the stream is, also when that moves meanwhile."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import pytest

from facilitator.access import Identity
from facilitator.home import Home
from facilitator.home.live_meetup import LiveMeetup
from facilitator.live.connections import Connection, Connections
from facilitator.live.telling import BEHIND_BYTES, BEHIND_SECONDS, MANY_TABS, YIELD_EVERY, Telling
from facilitator.live.transport import Frame
from facilitator.meetup import Meetup
from facilitator.metrics import Metrics

MEETUP, EPOCH = "m1", "e1"


class Phone:
    """A line that remembers what it was told; `crowded` and `clear` as the test says."""

    closed = crowded = False
    clear = True
    waiting_bytes = 0

    def __init__(self) -> None:
        self.told, self.mine = list[dict[str, Any]](), list[dict[str, Any]]()

    def send(self, frame: Frame) -> None:
        name, told = json.loads(frame.text[1:])
        (self.told if name == "docs" else self.mine).append(told)

    push = send

    @property
    def docs(self) -> dict[str, Any]:
        """What it knows, by the rules of the protocol."""
        found: dict[str, Any] = {}
        seq = 0
        for push in self.told:
            assert push["from"] in (0, seq), "it was told of a change without the one before"
            found, seq = {**(found if push["from"] else {}), **push["docs"]}, push["seq"]
        return found


class House:
    """A meetup with `count` phones. `meanwhile` is done whenever a pass lets others run."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
        self.tasks: list[Callable[[], None]] = []
        self.meanwhile: list[Callable[[], None]] = []
        self.left: list[str] = []
        self.live = LiveMeetup(Meetup(MEETUP, "482913"), {}, EPOCH)
        self.stream = self.live.streams["phone"]
        self.lives = lives = {MEETUP: self.live}
        home = SimpleNamespace(writer=SimpleNamespace(), in_memory=lives.get, live=lives.__getitem__, epoch=EPOCH, now=lambda: 1.0, metrics=Metrics())
        self.connections = Connections()
        self.telling = Telling(cast(Home, home), self.connections, lambda call, *given: self.tasks.append(lambda: call(*given)), self.left.append)
        monkeypatch.setattr("facilitator.live.telling.time.sleep", lambda seconds: self.meanwhile.pop(0)() if self.meanwhile else None)
        self.phones = [self.phone(str(number)) for number in range(count)]

    def phone(self, name: str, participant: str | None = None) -> Phone:
        phone = Phone()
        connection = Connection(name, phone, Identity(MEETUP, "phone", b"", participant or name), "nl", ())
        self.connections.add(connection)
        self.telling.everything(connection, {})
        connection.welcomed = True
        return phone

    def change(self, key: str, value: int) -> None:
        push = self.stream.take({key: {"value": value}})
        assert push
        self.telling.publish(MEETUP, "phone", None, push)

    def run(self) -> None:
        while self.tasks:
            self.tasks.pop(0)()


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> House:
    return House(monkeypatch, 2 * YIELD_EVERY)


def test_what_changes_while_a_hall_is_told_comes_to_all_and_to_the_rest_in_one_piece(house: House) -> None:
    house.meanwhile = [lambda: house.change("b", 2)]
    house.change("a", 1)
    house.run()
    assert {(phone.docs["a"]["value"], phone.docs["b"]["value"]) for phone in house.phones} == {(1, 2)}
    first, last = house.phones[0], house.phones[-1]
    assert [list(push["docs"]) for push in first.told[1:]] == [["a"], ["b"]]
    assert [sorted(push["docs"]) for push in last.told[1:]] == [["a", "b"]]


def test_who_comes_in_meanwhile_is_told_nothing_twice(house: House) -> None:
    late: list[Phone] = []
    house.meanwhile = [lambda: house.change("b", 2), lambda: late.append(house.phone("late"))]
    house.change("a", 1)
    house.run()
    assert late[0].docs == house.phones[0].docs
    assert len(late[0].told) == 1


def test_who_does_not_read_is_brought_up_when_it_has_and_left_when_it_has_not(house: House) -> None:
    slow, dead = house.phones[:2]
    for phone in (slow, dead):
        phone.crowded, phone.clear = True, False
    house.change("a", 1)
    house.run()
    house.change("b", 2)
    house.run()
    assert len(slow.told) == 1
    slow.crowded, slow.clear = False, True
    house.telling.look(0.0)
    assert [push["docs"] for push in slow.told[1:]] == [{"a": {"value": 1}, "b": {"value": 2}}]
    assert house.left == []
    house.telling.look(1e9)
    assert house.left == ["1"]


def test_who_takes_it_slowly_is_not_left(house: House) -> None:
    slow = house.phones[0]
    slow.crowded, slow.clear, slow.waiting_bytes = True, False, 10 * BEHIND_BYTES
    house.change("a", 1)
    house.run()
    began = time.monotonic()
    for number in range(1, 5):
        slow.waiting_bytes -= BEHIND_BYTES
        house.telling.look(began + number * (BEHIND_SECONDS - 1))
    assert house.left == []
    house.telling.look(began + 6 * BEHIND_SECONDS)
    assert house.left == ["0"]


def test_who_has_more_tabs_than_anybody_holds_up_nobody_with_them(house: House) -> None:
    tabs = [house.phone(f"tab {number}", "an") for number in range(MANY_TABS + 1)]
    mine = house.live.own.setdefault("an", house.live.own_stream("an"))
    for choice in range(3):
        push = mine.take({"my/round/r1": {"choice": choice}})
        assert push
        house.telling.publish(MEETUP, "phone", "an", push)
    assert {len(tab.mine) for tab in tabs} == {1}, "not yet"
    house.run()
    assert {tab.mine[-1]["docs"]["my/round/r1"]["choice"] for tab in tabs} == {2}
    assert {len(tab.mine) for tab in tabs} == {2}, "all of it in one piece"


def test_a_meetup_that_was_deleted_meanwhile_is_not_told(house: House) -> None:
    house.change("a", 1)
    house.lives.clear()
    house.run()
    assert "a" not in house.phones[0].docs
