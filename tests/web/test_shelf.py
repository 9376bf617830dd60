"""The media shelf without a server: addresses expire, quotas hold, a broken upload leaves nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.errors import NotAllowed, TooLong
from facilitator.media import MediaShelf
from facilitator.store import MediaRow

VIDEO = b"\x00\x00\x00\x18ftypisom" + bytes(1000)
HOUR = 3600


class Time:
    now = 1_614_196_800.0


def shelf(folder: Path, file_bytes: int = 5_000, all_bytes: int = 8_000) -> tuple[MediaShelf, list[MediaRow]]:
    kept: list[MediaRow] = []
    return MediaShelf(folder, b"secret", [], kept.append, file_bytes=file_bytes, all_bytes=all_bytes, hours=12, now=lambda: Time.now), kept


def test_an_address_works_for_its_hours_and_then_no_more(tmp_path: Path) -> None:
    media, _ = shelf(tmp_path)
    media.take("clip.mp4", iter([VIDEO]))
    address = media.address("clip.mp4")
    assert address
    _, _, expires, signature, file = address.split("/")
    assert media.open(int(expires), signature, file)[1] == "video/mp4"
    Time.now += 25 * HOUR
    with pytest.raises(NotAllowed):
        media.open(int(expires), signature, file)
    assert media.address("clip.mp4") != address
    assert media.address("other.mp4") is None


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
    assert (media.address("clip.mp4") or "").endswith(second.file)
