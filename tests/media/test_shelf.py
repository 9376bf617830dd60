"""The media shelf without a server: addresses expire, quotas hold, a broken upload leaves nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.errors import NotAllowed, NotFound, StorageFailed, TooLong
from facilitator.media import MediaShelf, media_name
from facilitator.store import MediaRow, MeetupRow

VIDEO = b"\x00\x00\x00\x18ftypisom" + bytes(1000)
HOUR = 3600
LELYSTAD, HELMOND = MeetupRow("m1", "482913", b"one", 0.0), MeetupRow("m2", "482914", b"two", 0.0)


class Time:
    now = 1_614_196_800.0


def shelf(folder: Path, file_bytes: int = 5_000, all_bytes: int = 8_000) -> tuple[MediaShelf, list[MediaRow]]:
    kept: list[MediaRow] = []

    def forget(name: str) -> None:
        kept[:] = [row for row in kept if row.name != name]

    return MediaShelf(folder, [], kept.append, forget, file_bytes=file_bytes, all_bytes=all_bytes, hours=12, now=lambda: Time.now), kept


def test_an_address_works_for_its_hours_and_then_no_more(tmp_path: Path) -> None:
    media, _ = shelf(tmp_path)
    media.take("clip.mp4", iter([VIDEO]))
    address = media.of(LELYSTAD).address("clip.mp4")
    assert address
    assert opened(media, LELYSTAD, address) == "video/mp4"
    Time.now += 25 * HOUR
    with pytest.raises(NotAllowed, match="expired"):
        opened(media, LELYSTAD, address)
    assert media.of(LELYSTAD).address("clip.mp4") != address
    assert media.of(LELYSTAD).address("other.mp4") is None


def test_an_address_is_of_one_meetup(tmp_path: Path) -> None:
    media, _ = shelf(tmp_path)
    media.take("clip.mp4", iter([VIDEO]))
    own, other = (str(media.of(row).address("clip.mp4")) for row in (LELYSTAD, HELMOND))
    assert own.split("/")[3::2] == other.split("/")[3::2], "the same file until the same hour"
    with pytest.raises(NotAllowed):
        opened(media, HELMOND, own)
    with pytest.raises(NotAllowed):
        opened(media, LELYSTAD, own.replace(own.split("/")[4], "0" * 32))


def test_a_document_keeps_its_address_until_it_must_change(tmp_path: Path) -> None:
    media, _ = shelf(tmp_path)
    media.take("clip.mp4", iter([VIDEO]))
    Time.now = 40_000 * 12 * HOUR + 1.0
    first = media.of(LELYSTAD).address("clip.mp4")
    Time.now += 11 * HOUR
    assert media.of(LELYSTAD).address("clip.mp4") == first
    Time.now += HOUR
    fresh = media.of(LELYSTAD).address("clip.mp4")
    assert fresh != first
    assert opened(media, LELYSTAD, str(first)) == "video/mp4", "whoever has the old one does not notice"


def opened(media: MediaShelf, row: MeetupRow, address: str) -> str:
    _, _, _, expires, signature, file = address.split("/")
    return media.open(row, int(expires), signature, file)[1]


def test_a_file_that_is_too_large_or_one_too_many_leaves_nothing(tmp_path: Path) -> None:
    media, kept = shelf(tmp_path)
    with pytest.raises(TooLong):
        media.take("clip.mp4", iter([VIDEO] * 6))
    media.take("one.mp4", iter([VIDEO] * 4))
    media.take("two.mp4", iter([VIDEO] * 3))
    with pytest.raises(TooLong):
        media.take("three.mp4", iter([VIDEO] * 3))
    assert [row.name for row in kept] == ["one.mp4", "two.mp4"]
    assert len(list(tmp_path.iterdir())) == 2


def test_an_upload_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    media, kept = shelf(tmp_path)

    def broken() -> Iterator[bytes]:
        yield VIDEO
        raise OSError("the line broke")

    with pytest.raises(Exception, match="could not be saved"):
        media.take("clip.mp4", broken())
    assert (kept, list(tmp_path.iterdir())) == ([], [])


def test_the_same_name_again_is_the_new_file(tmp_path: Path) -> None:
    media, _ = shelf(tmp_path)
    first = media.take("clip.mp4", iter([VIDEO]))
    second = media.take("clip.mp4", iter([VIDEO + b"2"]))
    assert first.file != second.file
    assert (media.of(LELYSTAD).address("clip.mp4") or "").endswith(second.file)


def test_what_was_replaced_stays_for_who_watches_it_and_goes_when_its_addresses_have_expired(tmp_path: Path) -> None:
    media, _ = shelf(tmp_path)
    old = media.take("clip.mp4", iter([VIDEO])).file
    media.take("clip.mp4", iter([VIDEO]))
    assert (tmp_path / old).exists()
    Time.now += 25 * HOUR
    media.take("other.mp4", iter([VIDEO]))
    assert not (tmp_path / old).exists()
    assert len(list(tmp_path.iterdir())) == 2


def test_what_was_replaced_makes_way_when_there_is_no_room_else(tmp_path: Path) -> None:
    media, _ = shelf(tmp_path)
    for _ in range(3):
        media.take("clip.mp4", iter([VIDEO] * 3))
    assert len(list(tmp_path.iterdir())) == 2, "of three times 3 kB on a shelf of 8"


def test_a_name_that_is_taken_off_takes_all_it_replaced_along(tmp_path: Path) -> None:
    media, _ = shelf(tmp_path)
    media.take("clip.mp4", iter([VIDEO]))
    media.take("clip.mp4", iter([VIDEO]))
    media.remove("clip.mp4")
    assert list(tmp_path.iterdir()) == []


def test_two_files_that_come_at_the_same_time_share_the_room(tmp_path: Path) -> None:
    media, kept = shelf(tmp_path, all_bytes=7_000)

    def slowly() -> Iterator[bytes]:
        yield VIDEO * 3
        media.take("two.mp4", iter([VIDEO] * 3))
        yield VIDEO

    with pytest.raises(TooLong, match="no room"):
        media.take("one.mp4", slowly())
    assert [row.name for row in kept] == ["two.mp4"]
    assert media.take("one.mp4", iter([VIDEO] * 3)).size == 3 * len(VIDEO), "and what was refused takes no room"


def test_a_file_that_is_taken_off_the_shelf_is_gone_and_its_address_with_it(tmp_path: Path) -> None:
    media, kept = shelf(tmp_path)
    media.take("clip.mp4", iter([VIDEO]))
    address = media.of(LELYSTAD).address("clip.mp4") or ""
    media.remove("clip.mp4")
    assert (media.of(LELYSTAD).address("clip.mp4"), media.holds("clip.mp4"), kept, list(tmp_path.iterdir())) == (None, False, [], [])
    with pytest.raises(NotFound):
        opened(media, LELYSTAD, address)
    with pytest.raises(NotFound):
        media.remove("clip.mp4")


def test_a_file_that_can_not_be_forgotten_stays_whole(tmp_path: Path) -> None:
    def fail(name: str) -> None:
        raise StorageFailed("no disk")

    media = MediaShelf(tmp_path, [], lambda row: None, fail, file_bytes=5_000, all_bytes=8_000, hours=12)
    media.take("clip.mp4", iter([VIDEO]))
    with pytest.raises(StorageFailed):
        media.remove("clip.mp4")
    assert media.holds("clip.mp4")
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_of_this_machine_is_copied(tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir()
    (tmp_path / "clip.mp4").write_bytes(VIDEO)
    media, _ = shelf(tmp_path / "shelf")
    assert media.take_file("film.mp4", tmp_path / "clip.mp4").size == len(VIDEO)
    assert (tmp_path / "clip.mp4").exists()


def test_a_size_that_is_told_is_judged_before_the_file_comes(tmp_path: Path) -> None:
    media, _ = shelf(tmp_path)
    media.room.check_size(None)
    media.room.check_size(5_000)
    with pytest.raises(TooLong, match="too large"):
        media.room.check_size(5_001)


NAMES: dict[str, str] = json.loads((Path(__file__).parent.parent / "web" / "media_names.json").read_text("utf-8"))


@pytest.mark.parametrize("given", NAMES)
def test_a_file_gets_a_name_that_a_programme_can_use(given: str) -> None:
    assert media_name(given) == NAMES[given]
