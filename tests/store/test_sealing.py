"""Sealing on disk: new voters on each question, no authors, no receipts, another key; and the bytes tell no order."""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.meetup.agreements import AgreementAdded, Deal
from facilitator.meetup.conditions import ConditionAdded
from facilitator.meetup.ideas import IdeaAdded
from facilitator.meetup.people import Described
from facilitator.meetup.rounds import Answered
from facilitator.meetup.sealing import MeetupSealed
from facilitator.meetup.support import Supported
from facilitator.meetup.words import Ballot, Entry
from facilitator.store import Batch, MeetupRow, Receipt, Store
from tests.privacy.test_data_folder import without_gone_pages

PERSON, OTHER = "a" * 32, "b" * 32
KEY = b"n" * 32


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path)
    yield store
    store.close()


def ballots() -> tuple[Ballot, ...]:
    answers = [Answered(about, voter, "o1") for about in ("r1", "r2") for voter in (PERSON, OTHER)]
    return (*answers, Answered("r1", "table 3", "o2"), Supported("1", PERSON, "agree"), Described("role", PERSON, "docent"))


def begin(store: Store, meetup: str = "m") -> None:
    ideas = (
        IdeaAdded(1, "s1", None, "Loten", PERSON, "3", seated=True),
        IdeaAdded(2, "s1", None, "Later kiezen", PERSON, "4"),
        AgreementAdded(1, "s1", Deal("Bellen"), author=PERSON, offered=True),
        ConditionAdded(1, "s1", "zelf", "Tijd", author=PERSON, offered=True),
    )
    entries = tuple(Entry(seq, 1.0, "phone", "idea.add", seq, event) for seq, event in enumerate(ideas, 1))
    receipts = (Receipt(meetup.encode(), b"d", 1), Receipt(b"2" + meetup.encode(), b"d", about=("answer", "r2")))
    store.add_meetup(MeetupRow(meetup, f"48291{len(store.meetups())}", b"k" * 32, 1.0), Batch(meetup, entries, ballots(), receipts), [])
    store.commit([Batch(meetup, settled=(("answer", "r1"),))])


def seal(store: Store) -> None:
    store.commit([Batch("m", (Entry(5, 2.0, "timer", "timer.seal", 5, MeetupSealed(2)),), sealed=KEY)])


def test_each_question_has_voters_of_its_own(store: Store) -> None:
    begin(store)
    seal(store)
    told = list(store.ballots("m"))
    assert sorted((ballot.kind, ballot.about, ballot.value) for ballot in told) == [
        ("answer", "r1", "o1"),
        ("answer", "r1", "o1"),
        ("answer", "r1", "o2"),
        ("answer", "r2", "o1"),
        ("answer", "r2", "o1"),
        ("support", "1", "agree"),
    ]
    voters = [ballot.voter for ballot in told]
    assert len(set(voters)) == len(voters)
    assert "table 3" in voters, "a table is nobody"
    assert not {PERSON, OTHER} & set(voters)


def test_nobody_is_an_author_and_a_small_table_is_not_named(store: Store) -> None:
    begin(store)
    seal(store)
    events = [entry.event for entry in store.entries("m")]
    assert [getattr(event, "author", None) for event in events] == [None] * 5
    assert [event.table for event in events if isinstance(event, IdeaAdded)] == ["3", None]
    assert [event.text for event in events if isinstance(event, IdeaAdded)] == ["Loten", "Later kiezen"]


def test_no_receipt_and_not_the_key_are_left(store: Store) -> None:
    begin(store)
    seal(store)
    assert list(store.receipts("m")) == []
    assert [row.key for row in store.meetups()] == [KEY]


def test_another_meetup_is_not_touched(store: Store) -> None:
    begin(store)
    begin(store, "other")
    before = list(store.ballots("other")), list(store.entries("other")), list(store.receipts("other"))
    seal(store)
    assert (list(store.ballots("other")), list(store.entries("other")), list(store.receipts("other"))) == before
    assert [row.key for row in store.meetups() if row.id == "other"] == [b"k" * 32]


def test_it_is_listed_as_sealed_and_no_more_as_one_that_ends(store: Store) -> None:
    begin(store)
    assert store.endings() == [("m", "preparing", 1.0, 1.0)]
    seal(store)
    assert store.endings() == []


@pytest.mark.parametrize("voters", [3, 40, 400])
def test_the_order_of_voting_leaves_no_trace_in_any_byte(tmp_path: Path, voters: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def voted(order: int) -> bytes:
        folder = tmp_path / str(order)
        folder.mkdir()
        store = Store(folder)
        store.connection.execute("UPDATE _sqlite_migrations SET applied_at='then'")
        store.add_meetup(MeetupRow("m", "482913", b"k" * 32, 1.0), Batch("m"), [])
        chance = random.Random(1)
        people = [f"{chance.getrandbits(128):032x}" for _ in range(voters)]
        random.Random(order).shuffle(people)
        for person in people:
            store.commit([Batch("m", ballots=(Answered("r1", person, "o1" if person < "8" else "o2"),))])
        made = random.Random(2)  # the same new voters for the same answers, so that only the order could differ
        monkeypatch.setattr(secrets, "token_hex", lambda length: f"{made.getrandbits(8 * length):0{2 * length}x}")
        store.commit([Batch("m", sealed=KEY)])
        assert store.vacuum()
        store.close()
        return without_gone_pages((folder / "facilitator.db").read_bytes())

    assert voted(1) == voted(2) == voted(3)
