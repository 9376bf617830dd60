"""The register of backups: what was erased stays in none, and no backup is lost before a fresh one is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.meetup.ideas import IdeaAdded
from facilitator.meetup.words import Entry
from facilitator.renewing import Renewing
from facilitator.store import FILE_NAME, Batch, MeetupRow, Store
from facilitator.store.backup import back_up
from facilitator.store.copies import Copies
from tests.support.stage import Stage

CANARY = "kanarie-in-de-woorden"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "media").mkdir(parents=True)
    stage = Stage()
    entries = (*stage.log, Entry(2, 1.0, "phone", "idea.add", 2, IdeaAdded(1, "s4", None, CANARY, "p1")))
    store = Store(folder)
    store.add_meetup(MeetupRow("m", "482913", b"k" * 32, 1.0), Batch("m", entries), [])
    store.close()
    return folder


def made(data: Path, to: Path, at: float) -> Path:
    back_up(data, to)
    Copies(data).note(to, at)
    return to


def erase(data: Path, at: float) -> bool:
    store = Store(data)
    store.commit([Batch("m", redacted=(1,))])
    store.close()
    return Copies(data).erased(at)


def holds(place: Path) -> bool:
    file = place / FILE_NAME if place.is_dir() else place
    return CANARY.encode() in file.read_bytes()


def test_the_newest_is_made_anew_and_the_older_ones_go(data: Path, tmp_path: Path) -> None:
    old, folder, new = (made(data, tmp_path / name, at) for name, at in (("old.db", 1.0), ("folder", 2.0), ("new.db", 3.0)))
    assert holds(new)
    assert erase(data, 10.0)
    assert Copies(data).renew() == [new, folder, old]
    assert (old.exists(), folder.exists(), holds(new)) == (False, False, False)
    assert Copies(data).renew() == []


def test_a_folder_keeps_what_somebody_else_put_there(data: Path, tmp_path: Path) -> None:
    old, new = made(data, tmp_path / "old", 1.0), made(data, tmp_path / "new", 2.0)
    for folder in (old, new):
        (folder / "remarks.txt").write_text("mine")
    erase(data, 10.0)
    Copies(data).renew()
    assert sorted(path.name for path in old.iterdir()) == ["remarks.txt"]
    assert (holds(new), (new / "remarks.txt").exists()) == (False, True)


def test_what_was_made_after_the_erasing_stays_as_it_is(data: Path, tmp_path: Path) -> None:
    fresh = made(data, tmp_path / "fresh.db", 20.0)
    before = fresh.stat().st_ino
    assert not erase(data, 10.0)
    assert (Copies(data).renew(), fresh.stat().st_ino) == ([], before)


def test_where_no_backup_is_known_nothing_is_written(data: Path) -> None:
    assert not erase(data, 10.0)
    assert not (data / "backups.json").exists()


def test_one_that_is_away_is_not_forgotten(data: Path, tmp_path: Path) -> None:
    place = made(data, tmp_path / "away.db", 1.0)
    place.rename(tmp_path / "elsewhere.db")
    assert not erase(data, 10.0)
    assert Copies(data).renew() == []
    (tmp_path / "elsewhere.db").rename(place)
    assert Copies(data).renew() == [place]


def test_what_is_no_backup_of_ours_is_left_alone_and_so_are_the_older_ones(data: Path, tmp_path: Path) -> None:
    old, new = made(data, tmp_path / "old.db", 1.0), made(data, tmp_path / "new.db", 2.0)
    new.write_text("somebody's diary")
    erase(data, 10.0)
    assert Copies(data).renew() == []
    assert (new.read_text(), old.exists()) == ("somebody's diary", True)


def test_a_register_that_cannot_be_read_stops_nobody(data: Path) -> None:
    (data / "backups.json").write_text("{")
    renewing = Renewing(data)
    renewing.erased()
    renewing.begin()
    renewing.stop()
