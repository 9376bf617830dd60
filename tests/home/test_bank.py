"""The question bank of a data folder: what events name is kept with them or not at all, and a version is for ever."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from facilitator.errors import Invalid, NotFound, Refusal, StorageFailed
from facilitator.home import Home
from facilitator.meetup import programme
from facilitator.meetup.fields import Fields
from facilitator.meetup.questions import ID
from facilitator.meetup.words import DESK, OFFICE, Actor, Command
from facilitator.report.archive import archive, load
from facilitator.store import Store
from tests.support.stage import Clips

POLL = {"kind": "choice", "question": "Loten?", "options": ["Ja", "Nee"]}
OTHER = {**POLL, "question": "Loten of later kiezen?"}


class House:
    """A home on a folder whose disk can be made to fail."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.failing = folder, False
        self.store = Store(folder)
        self.home = Home(self.store, lambda row: Clips(), in_thread=self.in_thread)
        self.home.writer.start()

    def in_thread(self, work: Any, *given: Any) -> Any:
        if self.failing and getattr(work, "__name__", "") in ("commit", "add_meetup", "add_question", "archive_question"):
            raise StorageFailed("no disk", reason="test")
        return work(*given)

    def make(self, *polls: dict[str, Any], rehearsal_of: str | None = None) -> str:
        steps = [{"kind": "poll", "title": f"{number}", "poll": poll} for number, poll in enumerate(polls, 1)]
        return self.home.make(programme.read({"title": "Klassen", "steps": steps}), rehearsal_of).id

    def do(self, meetup: str, verb: str, audience: str = DESK, **fields: Any) -> Any:
        command = msgspec.convert(fields, type=Command.known[verb])
        return self.home.carry_out(meetup, command, Actor(audience), uuid.uuid4().bytes, b"digest")

    def known(self) -> dict[str, list[tuple[int, str]]]:
        """What the bank says, which is what is on disk."""
        told = {rows[0].id: [(row.version, row.words["question"]) for row in rows] for rows in self.home.of_bank(lambda bank: bank.all())}
        stored: dict[str, list[tuple[int, str]]] = {}
        for row in self.home.in_store(self.store.questions):
            stored.setdefault(row.id, []).append((row.version, row.words["question"]))
        assert {question: sorted(versions) for question, versions in stored.items()} == told
        return told

    def asked(self, meetup: str) -> list[Any]:
        return [found.asked.get("bank") for found in self.home.look(meetup, lambda at: list(at.rounds.by_id.values()))]

    def close(self) -> None:
        self.home.writer.stop()
        self.store.close()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    yield house
    house.close()


def add(house: House, poll: dict[str, Any], question: str | None = None) -> tuple[str, int, bool]:
    row, new = house.home.add_question(Fields(poll), question)
    return row.id, row.version, new


def test_a_question_gets_an_id_once_and_a_version_for_each_wording(house: House) -> None:
    first, version, new = add(house, POLL)
    assert (version, new, bool(ID.fullmatch(first)), first.startswith("loten-")) == (1, True, True, True)
    assert add(house, {**POLL, "results": "never"}) == (first, 1, False), "these words are there"
    assert add(house, OTHER, first) == (first, 2, True)
    assert add(house, OTHER, first) == (first, 2, False)
    assert add(house, POLL, first) == (first, 1, False), "back to words of before"
    assert add(house, OTHER) == (first, 2, False), "a new question in words that the bank has is that question"
    assert house.known() == {first: [(1, "Loten?"), (2, "Loten of later kiezen?")]}


def test_what_is_no_question_is_not_kept(house: House) -> None:
    with pytest.raises(Invalid) as refusal:
        add(house, {"kind": "choice", "question": " ", "options": ["Ja"]})
    assert {fault.path for fault in refusal.value.faults} == {"question", "options"}
    with pytest.raises(NotFound):
        add(house, POLL, "weg")
    assert house.known() == {}


def test_what_could_not_be_written_is_not_known(house: House) -> None:
    house.failing = True
    for deed in (lambda: add(house, POLL), lambda: house.make({**POLL, "bank": {"id": "loten-k3f9"}})):
        with pytest.raises(StorageFailed):
            deed()
    house.failing = False
    assert house.known() == {}
    meetup = house.make({**OTHER, "bank": {"id": add(house, POLL)[0]}})
    house.failing = True
    with pytest.raises(StorageFailed):
        house.do(meetup, "show.go")
    house.failing = False
    assert [len(versions) for versions in house.known().values()] == [1]
    house.do(meetup, "round.open", step="s1")
    assert [len(versions) for versions in house.known().values()] == [2]


def test_words_become_a_version_when_they_are_asked_and_not_before(house: House) -> None:
    question = add(house, POLL)[0]
    meetup = house.make({**POLL, "bank": {"id": question, "version": 1}})
    house.do(meetup, "show.edit", OFFICE, step="s1", changes={"poll": {**OTHER, "bank": {"id": question, "version": 1}}})
    assert len(house.known()[question]) == 1
    house.do(meetup, "show.go")
    assert house.known()[question] == [(1, "Loten?"), (2, "Loten of later kiezen?")]
    assert house.asked(meetup) == [{"id": question, "version": 2}]


def test_two_evenings_that_ask_the_same_new_words_ask_one_version(house: House) -> None:
    question = add(house, POLL)[0]
    meetups = [house.make({**OTHER, "bank": {"id": question}}) for _ in range(2)]
    for meetup in meetups:
        house.do(meetup, "show.go")
    assert [house.asked(meetup) for meetup in meetups] == [[{"id": question, "version": 2}]] * 2


def test_a_deleted_evening_leaves_the_bank_as_it_is(house: House) -> None:
    question = add(house, POLL)[0]
    meetup = house.make({**OTHER, "bank": {"id": question}})
    house.do(meetup, "show.go")
    before = house.known()
    house.home.delete(meetup)
    assert house.known() == before
    assert house.home.in_store(house.store.askings) == []


def test_a_rehearsal_puts_nothing_into_the_bank(house: House) -> None:
    question = add(house, POLL)[0]
    meetup = house.make({**OTHER, "bank": {"id": question}})
    before = house.known()
    rehearsal = house.make({**OTHER, "bank": {"id": question}}, {**OTHER, "bank": {"id": "anders-k3f9"}}, rehearsal_of=meetup)
    house.do(rehearsal, "show.go")
    house.do(rehearsal, "show.go", step="s2")
    assert house.asked(rehearsal) == [{"id": question, "version": 2}, {"id": "anders-k3f9", "version": 1}]
    assert house.known() == before
    assert house.home.in_store(house.store.askings) == []


def test_the_bank_outlives_the_server(house: House, tmp_path: Path) -> None:
    question = add(house, POLL)[0]
    add(house, OTHER, question)
    before = house.known()
    again = House(tmp_path)
    assert again.known() == before
    assert add(again, POLL) == (question, 1, False)
    again.close()


def listed(house: House, archived: bool = False) -> list[str]:
    return [rows[0].id for rows in house.home.of_bank(lambda bank: bank.all(archived))]


def test_an_archived_question_is_in_no_list_goes_on_where_it_stands_and_can_be_brought_back(house: House, tmp_path: Path) -> None:
    question = add(house, POLL)[0]
    meetup = house.make({**POLL, "bank": {"id": question}})
    house.home.archive_question(question, True)
    assert (listed(house), listed(house, archived=True)) == ([], [question])
    house.do(meetup, "show.go")
    assert house.asked(meetup) == [{"id": question, "version": 1}]
    assert add(house, OTHER, question)[1:] == (2, True), "it still gets versions"
    again = House(tmp_path)
    assert (listed(again), listed(again, archived=True)) == ([], [question]), "it is on disk"
    again.close()
    house.home.archive_question(question, False)
    assert (listed(house), listed(house, archived=True)) == ([question], [])


def test_who_puts_the_words_of_an_archived_question_into_the_bank_brings_it_back(house: House) -> None:
    question = add(house, POLL)[0]
    house.home.archive_question(question, True)
    assert add(house, POLL) == (question, 1, False)
    assert listed(house) == [question]


def test_what_could_not_be_archived_is_not_and_what_is_not_there_neither(house: House) -> None:
    question = add(house, POLL)[0]
    house.failing = True
    with pytest.raises(StorageFailed):
        house.home.archive_question(question, True)
    assert listed(house) == [question]
    with pytest.raises(NotFound):
        house.home.archive_question("nergens-aaaa", True)


# other servers


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[House]:
    (tmp_path / "elsewhere").mkdir()
    house = House(tmp_path / "elsewhere")
    yield house
    house.close()


def test_a_programme_file_carries_its_questions_to_another_server(house: House, elsewhere: House) -> None:
    question = add(house, POLL)[0]
    add(house, OTHER, question)
    meetup = house.make({**POLL, "bank": {"id": question, "version": 1}}, {**OTHER, "bank": {"id": question, "version": 2}})
    written = house.home.look(meetup, programme.write)
    made = elsewhere.home.make(programme.read(json.loads(json.dumps(written)))).id
    assert elsewhere.known() == house.known()
    assert elsewhere.home.look(made, programme.write) == written
    elsewhere.home.make(programme.read(written))
    assert elsewhere.known() == house.known()


def test_a_number_of_other_words_is_refused_and_nothing_is_made(house: House, elsewhere: House) -> None:
    question = add(house, POLL)[0]
    written = house.home.look(house.make({**POLL, "bank": {"id": question, "version": 1}}), programme.write)
    elsewhere.make({**OTHER, "bank": {"id": question, "version": 1}})
    before = elsewhere.known()
    with pytest.raises(Refusal) as refusal:
        elsewhere.home.make(programme.read(written))
    assert [fault.path for fault in refusal.value.faults] == ["steps[0].poll.bank.version"]
    assert (elsewhere.known(), len(elsewhere.home.rows())) == (before, 1)
    written["steps"][0]["poll"]["bank"].pop("version")
    made = elsewhere.home.make(programme.read(written)).id
    elsewhere.do(made, "show.go")
    assert elsewhere.known()[question] == [(1, "Loten of later kiezen?"), (2, "Loten?")]


def test_an_archive_brings_along_what_does_not_contradict_the_bank(house: House, elsewhere: House) -> None:
    question = add(house, POLL)[0]
    meetup = house.make({**POLL, "bank": {"id": question, "version": 1}}, {**OTHER, "bank": {"id": question}})
    for step in ("s1", "s2"):
        house.do(meetup, "show.go", step=step)
    archived = json.loads(json.dumps(house.home.in_store(archive, house.store, meetup)))
    elsewhere.make({**POLL, "question": "Iets heel anders?", "bank": {"id": question, "version": 2}})
    restored = load(elsewhere.home, archived).id
    assert elsewhere.known()[question] == [(1, "Loten?"), (2, "Iets heel anders?")]
    assert elsewhere.asked(restored) == house.asked(meetup), "what was asked was asked"
