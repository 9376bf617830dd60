"""A backup is a whole evening of one moment, made while people vote; and it is only ever restored where nothing is lost by it."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from facilitator.folder import DataFolder, FolderUnusable
from facilitator.meetup.rounds import Answered
from facilitator.store import FILE_NAME as FILE
from facilitator.store import Batch, MediaRow, MeetupRow, Reader, Receipt, Store
from facilitator.store.backup import NotCopied, back_up, restore
from tests.faults import people
from tests.faults.disk import small_disk
from tests.faults.model import PROGRAMME
from tests.faults.outbox import Phone
from tests.faults.pulse import Pulse
from tests.support.room import Room
from tests.support.server import HOUSE, Server
from tests.support.stage import Stage

PHONES = 50
PACE = (0.05, 0.3)
CAPTIONS = b"WEBVTT\n\n00:01.000 --> 00:02.000\nGoedenavond\n"
LONGEST_GAP = 1.0


def run(data: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FACILITATOR_")}
    asked = [sys.executable, "run.py", *map(str, command)]
    return subprocess.run(asked, cwd=HOUSE, env=environment | {"FACILITATOR_DATA": str(data)}, capture_output=True, text=True, timeout=60)


def done(data: Path, *command: str | Path) -> str:
    finished = run(data, *command)
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


def refused(data: Path, *command: str | Path) -> str:
    finished = run(data, *command)
    assert (finished.returncode, "Traceback" in finished.stderr) == (2, False), finished.stderr
    return finished.stderr


# while people vote


def test_a_backup_of_a_burst_holds_every_acknowledgement_and_a_server_starts_on_it(tmp_path: Path, say: Callable[[str], None]) -> None:
    backup, hall, other = tmp_path / "backup", tmp_path / "hall", tmp_path / "elsewhere"
    hall.mkdir()
    with Server(hall) as server:
        assert server.put_media("clip.vtt", CAPTIONS).status == 201
        made = server.make(PROGRAMME)
        phones, before, gap = asyncio.run(burst(server, made, backup))
        everything = people.kept(server.data, made["id"])
    done(other / "data", "restore", backup)
    kept = people.kept(other / "data", made["id"])
    assert before <= people.receipts(kept), "what was acknowledged before it began"
    assert kept["log"] == everything["log"][: len(kept["log"])], "one moment: no line is missing up to its seq"
    acked = {id: answer for phone in phones for id, answer in phone.answers.items() if answer["ok"]}
    assert {id for id, answer in acked.items() if 0 < answer["seq"] <= len(kept["log"])} <= people.receipts(kept), "up to its seq"
    with Server(other) as again:
        asyncio.run(it_goes_on(again, made, kept, phones[0]))
        assert [path.read_bytes() for path in (again.data / "media").iterdir()] == [CAPTIONS]
    say(f"backup while {PHONES} phones vote: {len(before)} acknowledged before it, all in it; longest time to an answer of /healthz {gap * 1000:.0f} ms")
    assert gap < LONGEST_GAP


async def burst(server: Server, made: dict[str, Any], backup: Path) -> tuple[list[Phone], set[str], float]:
    """Gives the phones, the ids that were acknowledged before the backup began, and the longest gap in the loop."""
    async with Room(server, made) as room:
        await people.begin(room)
        phones = await people.come(server, server.base, made["code"], PHONES, random.Random(1))
        running = [asyncio.create_task(phone.live()) for phone in phones] + [asyncio.create_task(people.act(phone, PACE)) for phone in phones]
        await asyncio.sleep(2)
        before = {id for phone in phones for id in phone.acked}
        assert len(before) > PHONES
        with Pulse(server.port) as pulse:
            await asyncio.to_thread(done, server.data, "backup", backup)
        assert {id for phone in phones for id in phone.acked} > before, "they went on meanwhile"
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        return phones, before, pulse.longest


async def it_goes_on(server: Server, made: dict[str, Any], kept: dict[str, Any], phone: Phone) -> None:
    """The same links and phones work, and everybody counts as they did."""
    async with Room(server, made) as room:
        desk, again = await room.surface("desk"), await room.enter("phone", phone.cookies)
        assert desk.docs.docs["round/r1"]["results"]["total"] == sum(ballot["kind"] == "answer" for ballot in kept["ballots"])
        assert (await again.do("answer", round="r1", choice="o3"))["ok"]
        assert again.docs.docs["round/r1"]["state"] == "open"


# what a backup is, and is not


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one meetup, an open question and a clip; no server runs."""
    stage = Stage(PROGRAMME)
    stage.desk("show.go", step="s1")
    folder = tmp_path / "data"
    (folder / "media").mkdir(parents=True)
    (folder / "media" / "f1.vtt").write_bytes(CAPTIONS)
    store = Store(folder)
    store.add_meetup(MeetupRow("m1", "482913", b"k" * 32, 1.0), Batch("m1", tuple(stage.log)), [])
    store.put_media(MediaRow("clip.vtt", "f1.vtt", "text/vtt", len(CAPTIONS), 1.0))
    store.close()
    return folder


def tampered(data: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(data / FILE, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    return data


def vote(data: Path, voters: Iterable[str]) -> Path:
    store = Store(data)
    for voter in voters:
        receipt = Receipt(voter.encode() * 4, b"d" * 16, about=("answer", "r1"))
        store.commit([Batch("m1", ballots=(Answered("r1", voter, "o1"),), receipts=(receipt,))])
    store.close()
    return data


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_backup_does_not_tell_in_which_order_people_voted(data: Path, tmp_path: Path) -> None:
    other = shutil.copytree(data, tmp_path / "other")
    voters = [f"{number * 7919 % 300:04}" for number in range(300)]
    back_up(vote(data, voters), tmp_path / "one.db")
    back_up(vote(other, sorted(voters)), tmp_path / "other.db")
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "other.db").read_bytes(), "to the byte, while the vote is still open"


def test_there_and_back_again(data: Path, tmp_path: Path) -> None:
    told = done(vote(data, ["0001"]), "backup", tmp_path / "kept" / "monday")
    assert "1 meetups, 4 lines of their logs, 1 media files" in told
    assert "1 meetups, 4 lines of their logs, 1 media files" in done(tmp_path / "new", "restore", tmp_path / "kept" / "monday")
    assert {path.name for path in (tmp_path / "new").iterdir()} - {"lock"} == {FILE, "media"}
    assert (tmp_path / "new" / "media" / "f1.vtt").read_bytes() == CAPTIONS
    assert people.kept(tmp_path / "new", "m1") == people.kept(data, "m1")
    assert not [path for path in (tmp_path / "kept" / "monday", *(tmp_path / "kept").rglob("*")) if path.stat().st_mode & 0o077], "ours alone"


def test_a_name_that_ends_in_db_gets_the_database_alone(data: Path, tmp_path: Path) -> None:
    back_up(data, tmp_path / "monday.db")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "monday.db"]
    (tmp_path / "new" / "media").mkdir(parents=True)
    assert restore(tmp_path / "monday.db", tmp_path / "new").files == 0
    assert people.kept(tmp_path / "new", "m1") == people.kept(data, "m1")


def test_what_a_crash_left_in_the_write_ahead_log_is_in_the_backup(data: Path, tmp_path: Path) -> None:
    store = Store(data)
    store.commit([Batch("m1", ballots=(Answered("r1", "0001", "o1"),))])
    crashed = shutil.copytree(data, tmp_path / "crashed")
    store.close()
    assert (crashed / f"{FILE}-wal").stat().st_size
    back_up(crashed, tmp_path / "monday")
    assert people.kept(tmp_path / "monday", "m1")["ballots"]


def test_a_clip_that_is_gone_is_told(data: Path, tmp_path: Path) -> None:
    (data / "media" / "f1.vtt").unlink()
    contents = back_up(data, tmp_path / "monday")
    assert (contents.files, contents.missing) == (0, ("clip.vtt",))


def test_a_data_folder_of_an_earlier_version_can_be_restored(tmp_path: Path) -> None:
    earlier = shutil.copytree(HOUSE / "tests" / "cases" / "data-0.1.0", tmp_path / "earlier")
    (tmp_path / "new" / "media").mkdir(parents=True)
    restore(earlier, tmp_path / "new")
    with closing(Reader(tmp_path / "new")) as store:
        assert store.meetups()


# refusals


def test_a_backup_is_never_written_over_something(data: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    assert "exists already" in refused(data, "backup", there)
    with pytest.raises(NotCopied, match="Give a place outside of it"):
        back_up(data, data / "backup")
    assert not list(there.iterdir())


def test_a_folder_without_a_database_has_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(NotCopied, match="There is no database in the folder"):
        back_up(tmp_path / "nothing", tmp_path / "monday")
    assert not list(tmp_path.iterdir())


def test_nothing_is_restored_over_an_evening(data: Path, tmp_path: Path) -> None:
    back_up(data, tmp_path / "monday")
    before = files(data)
    assert f"is not empty: {FILE} is in it" in refused(data, "restore", tmp_path / "monday")
    assert files(data) == before
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("Beste Anna")
    with pytest.raises(FolderUnusable, match=r"letter\.txt is in it"):
        DataFolder(tmp_path / "other").claim_empty()
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["letter.txt"], "nor is a lock put there"


def test_a_running_server_keeps_its_folder(server: Server) -> None:
    with pytest.raises(FolderUnusable, match="is not empty"):
        DataFolder(server.data).claim_empty()
    assert server.get("/healthz").status == 200


def test_what_is_no_backup_is_not_restored(tmp_path: Path) -> None:
    letter, empty = tmp_path / "letter.db", tmp_path / "empty.db"
    letter.write_text("Beste Anna, " * 1000)
    sqlite3.connect(empty).close()
    new = tmp_path / "new"
    (new / "media").mkdir(parents=True)
    for source, why in ((tmp_path / "nothing", "There is no backup at"), (letter, "file is not a database"), (empty, "no database of a facilitator")):
        with pytest.raises(NotCopied, match=why):
            restore(source, new)
    assert [path.name for path in new.rglob("*")] == ["media"], "and nothing is left of the attempts"


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("INSERT INTO _sqlite_migrations VALUES (99, 'facilitator', 'm099_of_later', '')", "written by a later version"),
        ("UPDATE log SET event='RoomExploded' WHERE seq=2", "an event 'RoomExploded' that this version does not know"),
        ("UPDATE media SET file='../../letter.txt'", "outside of its folder"),
        ("UPDATE log SET body='{'", "could not be"),
    ],
    ids=["tables of a later version", "an event of a later version", "a file of somebody else", "a line that is none"],
)
def test_what_this_version_can_not_read_is_neither_kept_nor_restored(data: Path, tmp_path: Path, statement: str, why: str) -> None:
    tampered(data, statement)
    with pytest.raises(NotCopied, match=why):
        back_up(data, tmp_path / "monday")
    (tmp_path / "new" / "media").mkdir(parents=True)
    with pytest.raises(NotCopied, match=why):
        restore(data, tmp_path / "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "new"]
    assert not files(tmp_path / "new")


def test_a_damaged_database_is_neither_kept_nor_restored(data: Path, tmp_path: Path) -> None:
    vote(data, [f"{number:04}" for number in range(500)])
    whole = bytearray((data / FILE).read_bytes())
    whole[len(whole) // 2 : len(whole) // 2 + 3000] = b"?" * 3000
    (data / FILE).write_bytes(whole)
    with pytest.raises(NotCopied, match=r"malformed|not a database"):
        back_up(data, tmp_path / "monday")
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a small disk")
def test_a_backup_that_does_not_fit_leaves_nothing(data: Path, tmp_path: Path) -> None:
    (data / "media" / "f1.vtt").write_bytes(CAPTIONS + bytes(6_000_000))
    usb = tmp_path / "usb"
    usb.mkdir()
    with small_disk(usb):
        with pytest.raises(NotCopied, match="No space left on device"):
            back_up(data, usb / "monday")
        assert not list(usb.iterdir())
