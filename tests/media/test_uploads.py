"""Files in pieces without a server: they go on where they were, share the room, and leave nothing when they are none of ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitator.errors import Invalid, NotFound, StorageFailed, TooLong
from facilitator.media import MediaShelf, Upload, Uploads
from facilitator.store import MediaRow

VIDEO = b"\x00\x00\x00\x18ftypisom" + bytes(range(256)) * 40
DAY = 24 * 3600


class Desk:
    """A shelf in a folder; `restart` takes up what is there as a server does that starts again."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.folder, self.settings, self.now = folder, {"file_bytes": 100_000, "all_bytes": 150_000, **settings}, 1_000_000.0
        self.rows: list[MediaRow] = []
        self.restart()

    def restart(self) -> None:
        self.shelf = MediaShelf(self.folder, self.rows, self.rows.append, lambda name: None, hours=12, now=lambda: self.now, **self.settings)
        self.uploads = Uploads(self.shelf)

    def begin(self, name: str = "clip.mp4", size: int = len(VIDEO), mark: str = "m") -> Upload:
        return self.uploads.begin(name, size, mark)

    def files(self) -> int:
        return len(list(self.folder.iterdir()))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def broken(*chunks: bytes) -> Iterator[bytes]:
    yield from chunks
    raise OSError("the line broke")


def test_a_file_in_pieces_is_the_file(desk: Desk) -> None:
    upload = desk.begin()
    half = desk.uploads.add(upload.id, 0, iter([VIDEO[:3000], VIDEO[3000:6000]]))
    assert isinstance(half, Upload)
    assert half.offset == 6000
    row = desk.uploads.add(upload.id, 6000, iter([VIDEO[6000:]]))
    assert isinstance(row, MediaRow)
    assert (row.name, row.size, desk.shelf.path("clip.mp4").read_bytes()) == ("clip.mp4", len(VIDEO), VIDEO)
    assert (desk.uploads.all(), desk.files()) == ([], 1)
    assert desk.uploads.add(upload.id, len(VIDEO), iter([])) == row, "whose answer was lost asks again"


def test_what_came_before_the_line_broke_is_kept_over_a_restart(desk: Desk) -> None:
    upload = desk.begin()
    with pytest.raises(StorageFailed):
        desk.uploads.add(upload.id, 0, broken(VIDEO[:6200]))
    desk.restart()
    again = desk.begin()
    assert (again.id, again.offset) == (upload.id, 6200)
    assert isinstance(desk.uploads.add(again.id, 6200, iter([VIDEO[6200:]])), MediaRow)
    assert desk.shelf.path("clip.mp4").read_bytes() == VIDEO


def test_bytes_that_were_written_and_not_promised_are_written_over(desk: Desk) -> None:
    upload = desk.begin()
    desk.uploads.add(upload.id, 0, iter([VIDEO[:5000]]))
    with (desk.folder / f"{upload.id}.part").open("ab") as file:
        file.write(b"rubbish of a power cut")
    desk.restart()
    desk.uploads.add(upload.id, 5000, iter([VIDEO[5000:]]))
    assert desk.shelf.path("clip.mp4").read_bytes() == VIDEO


def test_another_file_of_the_same_name_begins_by_itself(desk: Desk) -> None:
    first = desk.begin(mark="monday")
    desk.uploads.add(first.id, 0, iter([VIDEO[:5000]]))
    assert desk.begin(mark="tuesday").offset == 0
    assert desk.begin(size=len(VIDEO) + 1).offset == 0


def test_a_piece_for_another_place_is_refused_with_the_right_one(desk: Desk) -> None:
    upload = desk.begin()
    desk.uploads.add(upload.id, 0, iter([VIDEO[:5000]]))
    with pytest.raises(Invalid) as refused:
        desk.uploads.add(upload.id, 0, iter([VIDEO]))
    assert [(fault.path, dict(fault.values)) for fault in refused.value.faults] == [("at", {"offset": 5000})]
    assert desk.uploads.get(upload.id).offset == 5000


@pytest.mark.parametrize(
    "body", [b"<html>" + bytes(9000), b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n" + b"#" * 9000, b"\x00\x00\x00\x18ftypheic" + bytes(9000)]
)
def test_what_is_no_film_is_refused_at_its_first_bytes_and_leaves_nothing(desk: Desk, body: bytes) -> None:
    came: list[int] = []

    def chunks() -> Iterator[bytes]:
        for at in range(0, len(body), 4096):
            came.append(at)
            yield body[at : at + 4096]

    upload = desk.begin(size=len(body))
    with pytest.raises(Invalid, match="no video"):
        desk.uploads.add(upload.id, 0, chunks())
    assert (desk.files(), len(came), desk.uploads.all()) == (0, 1, [])
    with pytest.raises(NotFound):
        desk.uploads.get(upload.id)


STILLS = {"a.jpg": b"\xff\xd8\xff\xe0", "a.png": b"\x89PNG\r\n\x1a\n", "a.webp": b"RIFF\x10\0\0\0WEBP"}


@pytest.mark.parametrize("name", STILLS)
def test_a_still_is_judged_by_its_content_too(desk: Desk, name: str) -> None:
    body = STILLS[name] + bytes(100)
    kept = desk.uploads.add(desk.begin(name, len(body)).id, 0, iter([body]))
    assert isinstance(kept, MediaRow)
    assert kept.type.startswith("image/")
    wrong = desk.begin(f"b{name}", 200)
    with pytest.raises(Invalid, match="no picture"):
        desk.uploads.add(wrong.id, 0, iter([b"<svg onload=alert(1)>" + bytes(179)]))


def test_more_than_was_told_is_refused(desk: Desk) -> None:
    upload = desk.begin(size=5000)
    with pytest.raises(Invalid, match="More came"):
        desk.uploads.add(upload.id, 0, iter([VIDEO[:4000], VIDEO[4000:]]))
    assert desk.uploads.get(upload.id).offset == 4000


@pytest.mark.parametrize("name", ["../facilitator.db", "clip", "clip.exe", "a/b.mp4", ".mp4", "clip.mp4\0", ""])
def test_a_name_that_is_none_is_refused_before_anything_is_sent(desk: Desk, name: str) -> None:
    with pytest.raises(Invalid, match="media file"):
        desk.begin(name)
    assert desk.files() == 0


def test_size_quota_and_disk_are_judged_before_anything_is_sent(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with pytest.raises(TooLong, match="too large"):
        desk.begin(size=100_001)
    with pytest.raises(TooLong, match="too large"):
        desk.begin("clip.vtt", size=2_000_001)
    with pytest.raises(Invalid, match="empty"):
        desk.begin(size=0)
    desk.begin("one.mp4", 90_000)
    with pytest.raises(TooLong, match="no room"):
        desk.begin("two.mp4", 90_000)
    (tmp_path / "full").mkdir()
    full = Desk(tmp_path / "full", free=lambda folder: 200_050_000)
    with pytest.raises(StorageFailed, match="nearly full"):
        full.begin(size=60_000)
    assert full.files() == 0


def test_what_was_left_alone_makes_way_and_goes_by_itself(desk: Desk) -> None:
    desk.begin("one.mp4", 90_000)
    desk.now += DAY
    assert desk.begin("two.mp4", 90_000).offset == 0, "its room was needed"
    assert [upload.name for upload in desk.uploads.all()] == ["two.mp4"]
    desk.now += 4 * DAY
    desk.begin("three.mp4", 10)
    assert [upload.name for upload in desk.uploads.all()] == ["three.mp4"]
    assert desk.files() == 2


def test_who_comes_later_takes_over_from_a_line_that_hangs(desk: Desk) -> None:
    upload = desk.begin()

    def hanging() -> Iterator[bytes]:
        yield VIDEO[:5000]
        desk.uploads.add(upload.id, 0, iter([VIDEO[:6000]]))
        yield VIDEO[5000:]

    with pytest.raises(StorageFailed, match="another line"):
        desk.uploads.add(upload.id, 0, hanging())
    assert desk.uploads.get(upload.id).offset == 6000
    desk.uploads.add(upload.id, 6000, iter([VIDEO[6000:]]))
    assert desk.shelf.path("clip.mp4").read_bytes() == VIDEO


def test_subrip_in_pieces_stands_on_the_shelf_as_webvtt(desk: Desk) -> None:
    given = "1\n00:00:01,000 --> 00:00:02,000\nHallo\n".encode("utf-16")
    upload = desk.begin("klas.srt", len(given))
    row = desk.uploads.add(upload.id, 0, iter([given]))
    assert isinstance(row, MediaRow)
    assert (row.name, desk.shelf.path("klas.vtt").read_text()) == ("klas.vtt", "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHallo\n")


def test_what_is_taken_away_leaves_nothing(desk: Desk) -> None:
    upload = desk.begin()
    desk.uploads.add(upload.id, 0, iter([VIDEO[:5000]]))
    desk.uploads.drop(upload.id)
    assert desk.files() == 0
    with pytest.raises(NotFound):
        desk.uploads.drop(upload.id)


def test_notes_that_say_nothing_are_cleared_away(desk: Desk) -> None:
    for name, text in {"a.note": "{", "b.part": "x", f"{'c' * 32}.note": '{"id":"../../x"}', "d.note.new": ""}.items():
        (desk.folder / name).write_text(text)
    desk.restart()
    assert (desk.files(), desk.uploads.all()) == (0, [])
