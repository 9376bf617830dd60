"""Rounds of one question side by side: whole rooms, closed, real, in the order of asking, and apart where the words differ."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from facilitator.home import Home
from facilitator.meetup import programme
from facilitator.meetup.asking import AskAgain, OpenRound
from facilitator.meetup.fields import Fields
from facilitator.meetup.words import Actor, Command, Document
from facilitator.report.archive import archive, load
from facilitator.report.comparing import Comparison, compare
from facilitator.store import Store
from tests.support.stage import BEGIN, Clips

POLL: Document = {"kind": "choice", "question": "Loten?", "options": ["Ja", "Nee"], "close": "by_hand"}


class House:
    """Evenings that ask questions of the bank, a day apart."""

    def __init__(self, folder: Path) -> None:
        self.now, self._number = BEGIN, 0
        self.store = Store(folder)
        self.home = Home(self.store, lambda row: Clips(), in_thread=lambda work, *given: work(*given), now=lambda: self.now)
        self.home.writer.start()
        self.question = self.home.add_question(Fields(POLL))[0].id

    def make(self, region: str, *polls: Document, rehearsal_of: str | None = None) -> str:
        steps = [{"kind": "poll", "title": "Stelling", "poll": {**poll, "bank": {"id": self.question, **poll.get("bank", {})}}} for poll in polls]
        return self.home.make(programme.read({"title": f"Klassen {region}", "region": region, "steps": steps}), rehearsal_of).id

    def do(self, meetup: str, verb: str, audience: str = "desk", participant: str | None = None, **fields: Any) -> Any:
        self._number += 1
        command = msgspec.convert(fields, type=Command.known[verb])
        return self.home.carry_out(meetup, command, Actor(audience, participant), self._number.to_bytes(16, "big"), b"digest")

    def ask(self, meetup: str, *answers: Any, step: str = "s1", verb: str = OpenRound.verb, close: bool = True) -> str:
        """A round with these answers; gives its id."""
        self.now += 3600
        asked = str(self.do(meetup, verb, step=step).extra["round"])
        for number, choice in enumerate(answers):
            self.do(meetup, "answer", "phone", f"p{number}", round=asked, choice=choice)
        if close:
            self.do(meetup, "round.close", round=asked)
            self.now += 3
            self.do(meetup, "timer.close_round", "timer", round=asked)
        return asked

    def compare(self) -> Comparison:
        rows = self.home.of_bank(lambda bank: bank.rows(self.question))
        told: Comparison = self.home.in_store(compare, self.store, rows)
        return told

    def told(self) -> list[tuple[int, list[tuple[str, int, Any]]]]:
        """Of each wording its version, and of each round its region, its number and its counts."""
        return [
            (wording.version, [(asking.region, asking.number, asking.results["counts"]) for asking in wording.askings]) for wording in self.compare().wordings
        ]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    yield house
    house.home.writer.stop()
    house.store.close()


def test_rounds_stand_in_the_order_of_asking_whatever_came_of_them(house: House) -> None:
    drenthe, zeeland = house.make("Drenthe", POLL), house.make("Zeeland", POLL)
    house.ask(zeeland, "o1", "o1", "o2")
    house.ask(drenthe, "o2")
    house.ask(zeeland, "o2", "o2", "o2")
    assert house.told() == [(1, [("Zeeland", 1, {"o1": 2, "o2": 1}), ("Drenthe", 1, {"o1": 0, "o2": 1}), ("Zeeland", 2, {"o1": 0, "o2": 3})])]
    first = house.compare().wordings[0].askings[0]
    assert (first.meetup, first.title, first.at, first.results["total"]) == (zeeland, "Klassen Zeeland", BEGIN + 3600, 3)


def test_the_last_answer_of_each_counts_and_one_taken_back_does_not(house: House) -> None:
    meetup = house.make("Zeeland", POLL)
    asked = house.ask(meetup, "o1", "o1", close=False)
    house.do(meetup, "answer", "phone", "p1", round=asked, choice="o2")
    house.do(meetup, "me.forget", "phone", "p0")
    house.do(meetup, "round.close", round=asked)
    house.do(meetup, "timer.close_round", "timer", round=asked)
    assert house.told() == [(1, [("Zeeland", 1, {"o1": 0, "o2": 1})])]


def test_other_words_stand_apart_and_the_last_version_stands_first(house: House) -> None:
    zeeland, drenthe = house.make("Zeeland", POLL), house.make("Drenthe", {**POLL, "question": "Loten of kiezen?"})
    house.ask(zeeland, "o1")
    house.ask(drenthe, "o2")
    assert [(version, [region for region, _, _ in rounds]) for version, rounds in house.told()] == [(2, ["Drenthe"]), (1, ["Zeeland"])]
    assert [wording.words["question"] for wording in house.compare().wordings] == ["Loten of kiezen?", "Loten?"]


def test_what_is_open_taken_back_or_rehearsed_is_not_compared(house: House) -> None:
    meetup = house.make("Zeeland", POLL, POLL)
    house.ask(meetup, "o1", close=False)
    house.ask(house.make("Drenthe", POLL, rehearsal_of=meetup), "o1")
    assert (house.told(), house.compare().open) == ([(1, [])], (meetup,))
    house.ask(meetup, "o1", step="s2")
    house.do(meetup, "undo")
    house.do(meetup, "undo")
    assert (house.told(), house.compare().open) == ([(1, [])], (meetup,)), "its opening was taken back"


def test_what_was_asked_anew_before_it_was_over_is_not_compared(house: House) -> None:
    meetup = house.make("Zeeland", POLL)
    house.ask(meetup, "o2", "o2", close=False)
    house.ask(meetup, "o1", verb=AskAgain.verb)
    assert house.told() == [(1, [("Zeeland", 2, {"o1": 1, "o2": 0})])], "its number is that of the evening"


def test_another_question_of_the_same_evening_is_not_counted(house: House) -> None:
    other = house.home.add_question(Fields({**POLL, "question": "Iets anders?"}))[0].id
    meetup = house.make("Zeeland", {**POLL, "question": "Iets anders?", "bank": {"id": other}}, POLL)
    house.ask(meetup, "o1", "o1", step="s1")
    house.ask(meetup, "o2", step="s2")
    assert house.told() == [(1, [("Zeeland", 1, {"o1": 0, "o2": 1})])]


def test_a_deleted_evening_is_compared_no_more(house: House) -> None:
    meetup = house.make("Zeeland", POLL)
    house.ask(meetup, "o1")
    house.home.delete(meetup)
    assert house.told() == [(1, [])]


@pytest.mark.parametrize(("kind", "answers"), [("words", [["taal"], ["geld", "taal"]]), ("text", ["Meer tijd.", "Later."])])
def test_what_people_wrote_is_only_counted(house: House, kind: str, answers: list[Any]) -> None:
    house.question = house.home.add_question(Fields({"kind": kind, "question": "Wat helpt?"}))[0].id
    house.ask(house.make("Zeeland", {"kind": kind, "question": "Wat helpt?"}), *answers)
    asking = house.compare().wordings[0].askings[0]
    assert asking.results == {"total": 2, "counts": {}}


def test_a_number_that_was_other_words_elsewhere_has_a_heading_of_its_own(house: House, tmp_path: Path) -> None:
    house.ask(house.make("Zeeland", POLL), "o1")
    (tmp_path / "elsewhere").mkdir()
    there = House(tmp_path / "elsewhere")
    there.question = house.question
    meetup = there.make("Drenthe", {**POLL, "question": "Heel anders?", "bank": {"version": 1}})
    there.ask(meetup, "o2", "o2")
    load(house.home, there.home.in_store(archive, there.store, meetup))
    there.home.writer.stop()
    there.store.close()
    told = [(wording.version, wording.known, wording.words["question"], len(wording.askings)) for wording in house.compare().wordings]
    assert told == [(1, True, "Loten?", 1), (1, False, "Heel anders?", 1)]
