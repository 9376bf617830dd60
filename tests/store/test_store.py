"""The store: a transaction is on disk, or nothing of it is; ballots replace earlier ones and outlive their settling."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitator.errors import StorageFailed
from facilitator.meetup.rounds import Answered, RoundOpened
from facilitator.meetup.screen import ScreenSwitched
from facilitator.meetup.support import Supported
from facilitator.meetup.words import Ballot, Entry
from facilitator.store import Batch, LinkRow, MediaRow, MeetupRow, QuestionRow, Reader, Reading, Receipt, Store

ROW = MeetupRow("m1", "482913", b"k" * 32, 1.0)
OTHER = MeetupRow("m2", "593024", b"l" * 32, 2.0)
ROUND, IDEA = ("answer", "r1"), ("support", "1")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path)
    for row in (ROW, OTHER):
        store.add_meetup(row, Batch(row.id, (line(1),)), [])
    yield store
    store.close()


def line(seq: int) -> Entry:
    return Entry(seq, 1_614_196_800.5 + seq, "desk", "screen.black", seq, ScreenSwitched("black", seq % 2 == 0))


def vote(voter: str, choice: object, about: str = "r1") -> Ballot:
    return Answered(about, voter, choice)


def support(voter: str, value: str | None) -> Ballot:
    return Supported("1", voter, value)


def commit(store: Store, *ballots: Ballot, settled: tuple[tuple[str, str], ...] = (), meetup: str = "m1", **rest: Any) -> None:
    store.commit([Batch(meetup, ballots=ballots, settled=settled, **rest)])


def ballots(store: Reading, meetup: str = "m1") -> dict[tuple[str, str], Any]:
    return {(ballot.about, ballot.voter): ballot.value for ballot in store.ballots(meetup)}


def everything(store: Reading) -> list[object]:
    return [(list(store.entries(row.id)), list(store.receipts(row.id)), ballots(store, row.id)) for row in store.meetups()]


# commit and roll back


def test_what_was_committed_is_there_for_whoever_opens_the_folder_next(store: Store, tmp_path: Path) -> None:
    receipt = Receipt(b"i" * 16, b"d" * 16, 2, {"idea": 1})
    commit(store, vote("a", "o1"), entries=(line(2), line(3)), receipts=(receipt,))
    again = Store(tmp_path)  # the first was not closed: it might have crashed
    assert [row.id for row in again.meetups()] == ["m1", "m2"]
    assert list(again.entries("m1")) == [line(1), line(2), line(3)]
    assert list(again.receipts("m1")) == [receipt]
    assert list(again.ballots("m1")) == [vote("a", "o1")]
    assert everything(again) == everything(store)
    again.close()


def test_a_commit_that_fails_leaves_nothing_of_it(store: Store) -> None:
    before = everything(store)
    good = Batch("m1", (line(2),), (vote("a", "o1"),), (Receipt(b"i" * 16, b"d" * 16, 2),))
    with pytest.raises(StorageFailed) as failure:
        store.commit([good, Batch("m2", (line(1),))])  # that line is there already
    assert "reason" in failure.value.values
    assert everything(store) == before
    store.commit([good])
    assert everything(store) != before


def test_an_error_that_is_not_of_the_disk_leaves_nothing_either(store: Store) -> None:
    before = everything(store)
    with pytest.raises(TypeError):
        commit(store, vote("a", object()), entries=(line(2),))
    assert everything(store) == before
    commit(store, vote("a", "o1"), entries=(line(2),))


def test_a_file_that_another_program_holds_is_refused_until_it_lets_go(store: Store) -> None:
    with sqlite3.connect(store.path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageFailed):
            commit(store, vote("a", "o1"))
        other.execute("ROLLBACK")
        commit(store, vote("a", "o1"))
    other.close()
    assert ballots(store) == {("r1", "a"): "o1"}


def test_every_batch_is_of_its_own_meetup(store: Store) -> None:
    store.commit([Batch("m1", (line(2),), (vote("a", "o1"),)), Batch("m2", (line(2),), (vote("a", "o2"),))])
    assert (ballots(store, "m1"), ballots(store, "m2")) == ({("r1", "a"): "o1"}, {("r1", "a"): "o2"})
    assert list(store.entries("m1")) == list(store.entries("m2")) == [line(1), line(2)]


# ballots


def test_a_voters_last_ballot_counts_and_none_takes_it_away(store: Store) -> None:
    commit(store, vote("a", "o1"), vote("b", "o1"), vote("a", "o2"))
    commit(store, vote("b", "o2"), vote("b", "o1", about="r2"))
    assert ballots(store) == {("r1", "a"): "o2", ("r1", "b"): "o2", ("r2", "b"): "o1"}
    commit(store, vote("b", None))
    assert ballots(store) == {("r1", "a"): "o2", ("r2", "b"): "o1"}


def test_settled_ballots_stay(store: Store) -> None:
    commit(store, vote("b", "o2"), vote("a", "o1"), vote("a", "o2", about="r2"))
    commit(store, settled=(ROUND,))
    assert ballots(store) == {("r1", "a"): "o1", ("r1", "b"): "o2", ("r2", "a"): "o2"}


def test_only_what_is_settled_of_that_meetup_moves_to_the_lasting_table(store: Store) -> None:
    commit(store, vote("a", "o1"), vote("a", "o2", about="r2"))
    commit(store, vote("a", "o1"), meetup="m2")
    commit(store, settled=(ROUND,))

    def rows(table: str) -> set[tuple[str, str]]:
        return {(row["meetup"], row["about"]) for row in store.connection.execute(f"SELECT meetup, about FROM {table}")}

    assert (rows("ballot"), rows("open_ballot")) == ({("m1", "r1")}, {("m1", "r2"), ("m2", "r1")})


def test_what_is_settled_may_be_changed_and_taken_back_afterwards(store: Store) -> None:
    """Ideas are opened again, a closed round is reopened by undo."""
    commit(store, support("a", "agree"), support("b", "agree"), support("c", "agree"))
    commit(store, settled=(IDEA,))
    commit(store, support("a", None), support("b", "disagree"))
    expected = {("1", "b"): "disagree", ("1", "c"): "agree"}
    assert ballots(store) == expected
    commit(store, settled=(IDEA,))
    assert ballots(store) == expected
    commit(store, support("a", "pass"))
    assert ballots(store) == {**expected, ("1", "a"): "pass"}


def test_ballots_that_come_with_the_settling_are_settled_too(store: Store) -> None:
    commit(store, vote("a", "o1"), settled=(ROUND,))
    assert ballots(store) == {("r1", "a"): "o1"}
    assert store.connection.execute("SELECT count(*) FROM open_ballot").fetchone()[0] == 0


def test_a_settling_that_fails_leaves_everything_open(store: Store) -> None:
    commit(store, vote("a", "o1"))
    with pytest.raises(StorageFailed):
        store.commit([Batch("m1", (line(1),), settled=(ROUND,))])
    assert store.connection.execute("SELECT count(*) FROM open_ballot").fetchone()[0] == 1
    assert ballots(store) == {("r1", "a"): "o1"}


def test_ballots_come_in_the_order_of_their_keys_and_not_of_time(store: Store) -> None:
    commit(store, *(vote(voter, "o1") for voter in ("c", "a", "d", "b")))
    assert [ballot.voter for ballot in store.ballots("m1")] == ["a", "b", "c", "d"]


def test_the_write_ahead_log_is_empty_once_something_is_settled(store: Store) -> None:
    commit(store, vote("a", "o1"))
    wal = store.path.with_name(store.path.name + "-wal")
    assert wal.stat().st_size > 0
    commit(store, settled=(ROUND,))
    assert store.checkpoint()
    assert wal.stat().st_size == 0


def test_a_reader_holds_the_emptying_up_but_not_the_writer(store: Store) -> None:
    commit(store, vote("a", "o1"))
    reader = Reader(store.path.parent)
    assert list(reader.ballots("m1"))
    commit(store, vote("b", "o1"), settled=(ROUND,))
    assert not store.checkpoint()
    reader.close()
    assert store.checkpoint()


# receipts


def test_a_receipt_of_a_ballot_says_what_it_was_on_until_that_is_settled(store: Store) -> None:
    receipt = Receipt(b"i" * 16, b"d" * 16, about=ROUND)
    commit(store, vote("a", "o1"), receipts=(receipt,))
    assert list(store.receipts("m1")) == [receipt]
    commit(store, settled=(ROUND,))
    assert list(store.receipts("m1")) == [Receipt(b"i" * 16, b"d" * 16)]


def test_a_receipt_is_kept_once(store: Store) -> None:
    receipt = Receipt(b"i" * 16, b"d" * 16, 2, {"on_air": "s1"})
    commit(store, receipts=(receipt,))
    with pytest.raises(StorageFailed):
        commit(store, entries=(line(2),), receipts=(receipt,))
    assert list(store.entries("m1")) == [line(1)]


# reading beside the writer


def test_a_reader_sees_one_moment(store: Store, tmp_path: Path) -> None:
    commit(store, vote("a", "o1"))
    reader = Reader(tmp_path)
    seen = everything(reader)
    commit(store, vote("a", "o2"), vote("b", "o1"), entries=(line(2),))
    assert everything(reader) == seen
    reader.close()
    later = Reader(tmp_path)
    assert everything(later) == everything(store) != seen
    later.close()


def test_a_reader_writes_nothing(store: Store, tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    with pytest.raises(sqlite3.OperationalError):
        reader.connection.execute("DELETE FROM log")
    assert not {"commit", "transaction"} & set(dir(reader)), "it does not know how"
    reader.close()
    assert ballots(store) == {}


# meetups, links, media, secrets


def test_two_meetups_have_different_codes(store: Store) -> None:
    with pytest.raises(StorageFailed):
        store.add_meetup(MeetupRow("m3", ROW.code, b"", 3.0), Batch("m3", (line(1),)), [LinkRow("l1", "m3", "desk", 3.0, None)])
    assert store.meetups() == [ROW, OTHER]
    assert store.links() == []


def test_a_link_is_replaced_and_the_old_one_says_since_when(store: Store) -> None:
    old, new = LinkRow("l1", "m1", "desk", 1.0, None), LinkRow("l2", "m1", "desk", 5.0, None)
    other = LinkRow("l3", "m1", "screen", 1.0, None)
    store.replace_links(old)
    store.replace_links(other)
    store.replace_links(new)
    assert sorted(store.links(), key=lambda link: link.id) == [LinkRow("l1", "m1", "desk", 1.0, 5.0), new, other]


def test_a_media_file_of_the_same_name_takes_the_place_of_the_old_one(store: Store) -> None:
    first, second = MediaRow("clip.mp4", "a.mp4", "video/mp4", 5, 1.0), MediaRow("clip.mp4", "b.mp4", "video/mp4", 6, 2.0)
    store.put_media(first)
    assert store.media() == [first]
    store.put_media(second)
    assert store.media() == [second]


def test_a_secret_is_made_once(store: Store, tmp_path: Path) -> None:
    secret = store.secret("cookies")
    assert len(secret) == 32
    assert store.secret("cookies") == secret != store.secret("media")
    again = Store(tmp_path)
    assert again.secret("cookies") == secret
    again.close()


def test_the_file_is_kept_as_promised(store: Store) -> None:
    asked = {name: store.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "secure_delete", "integrity_check")}
    assert asked == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "integrity_check": "ok"}


def test_ballots_and_receipts_have_no_time_no_order_and_no_row_number(store: Store) -> None:
    for table in ("ballot", "open_ballot", "receipt", "open_receipt"):
        columns = {row["name"] for row in store.connection.execute(f"PRAGMA table_info({table})")}
        assert not columns & {"at", "time", "made_at"}, table
        with pytest.raises(sqlite3.OperationalError, match="rowid"):
            store.connection.execute(f"SELECT rowid FROM {table}")


# the question bank


def test_a_version_of_a_question_is_kept_once_and_never_changed(store: Store, tmp_path: Path) -> None:
    words = {"kind": "choice", "question": "Loten? “Ja” 🎓", "options": ["Ja", "Nee"]}
    first, second = QuestionRow("loten-k3f9", 1, words, 5.0), QuestionRow("loten-k3f9", 2, {**words, "question": "Anders?"}, 6.0)
    store.add_question(first)
    commit(store, questions=(second, QuestionRow("loten-k3f9", 1, {**words, "question": "Iets heel anders?"}, 7.0)))
    assert store.questions() == [first, second]
    reader = Reader(tmp_path)
    assert reader.questions() == [first, second]
    reader.close()


def test_a_version_goes_with_what_names_it_or_not_at_all(store: Store) -> None:
    with pytest.raises(StorageFailed):
        commit(store, entries=(line(1),), questions=(QuestionRow("loten-k3f9", 1, {"question": "Loten?"}, 5.0),))  # that line is there already
    assert store.questions() == []


def test_the_bank_stays_when_a_meetup_goes(store: Store) -> None:
    row = QuestionRow("loten-k3f9", 1, {"question": "Loten?"}, 5.0)
    asked = RoundOpened("r1", "s1", {"kind": "choice", "question": "Loten?", "bank": {"id": row.id, "version": 1}})
    for meetup, seq in (("m1", 2), ("m2", 2)):
        commit(store, meetup=meetup, entries=(Entry(seq, 2.0, "desk", "round.open", seq, asked),), questions=(row,))
    assert sorted(store.askings()) == [(row.id, "m1"), (row.id, "m2")]
    store.delete_meetup("m1")
    assert (store.questions(), store.askings()) == ([row], [(row.id, "m2")])


def test_only_the_ballots_and_lines_that_are_asked_for_are_read(store: Store) -> None:
    commit(store, vote("b", "o1"), vote("a", "o2"), support("a", "agree"), vote("a", "o1", "r2"))
    commit(store, settled=(ROUND,))
    commit(store, vote("b", "o2"))
    assert [(ballot.voter, ballot.value) for ballot in store.ballots_on("m1", *ROUND)] == [("a", "o2"), ("b", "o2")]
    assert list(store.ballots_on("m2", *ROUND)) == []
    commit(store, entries=(line(2), line(3)))
    assert [entry.seq for entry in store.entries_of("m1", ["ScreenSwitched"])] == [1, 2, 3]
    assert list(store.entries_of("m1", ["RoundOpened", "RoundClosed"])) == []
