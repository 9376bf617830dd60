"""Which part of a file is asked for, as RFC 9110 says it."""

from __future__ import annotations

import pytest

from facilitator.web.ranges import NoSuchPiece, Piece, piece_of, still_the_same

SIZE = 1000
AT = 1_614_196_800.75  # Wed, 24 Feb 2021 20:00:00 GMT


@pytest.mark.parametrize(
    ("asked", "piece"),
    [
        (None, None),
        ("", None),
        ("bytes=0-0", Piece(0, 1)),
        ("Bytes = 10-19", Piece(10, 20)),
        ("bytes=990-", Piece(990, 1000)),
        ("bytes=0-99999999999999999999999", Piece(0, 1000)),
        ("bytes=-10", Piece(990, 1000)),
        ("bytes=-5000", Piece(0, 1000)),
        ("bytes=,0-4, ,", Piece(0, 5)),
        ("bytes=9-3", None),
        ("bytes=", None),
        ("bytes=-", None),
        ("bytes=a-b", None),
        ("bytes=0--1", None),
        ("bytes=1 - 2", None),
        ("bananas=0-1", None),
        ("bytes=\u0663-\u0665", None),
        ("bytes=0-1,5-6", None),
        ("bytes=" + ",".join(f"{at}-{at}" for at in range(1000)), None),
        ("bytes=" + "9" * 5000 + "-", None),
    ],
)
def test_one_range_is_a_part_and_all_else_the_whole(asked: str | None, piece: Piece | None) -> None:
    assert piece_of(asked, SIZE) == piece


@pytest.mark.parametrize(("asked", "size"), [("bytes=1000-", SIZE), ("bytes=1000-2000", SIZE), ("bytes=-0", SIZE), ("bytes=0-", 0), ("bytes=-1", 0)])
def test_a_part_that_is_not_there_is_refused(asked: str, size: int) -> None:
    with pytest.raises(NoSuchPiece):
        piece_of(asked, size)


@pytest.mark.parametrize(
    ("condition", "same"),
    [
        (None, True),
        ('"a.mp4"', True),
        ('W/"a.mp4"', False),
        ('"b.mp4"', False),
        ("Wed, 24 Feb 2021 20:00:00 GMT", True),
        ("Wed, 24 Feb 2021 20:00:01 GMT", False),
        ("Wed, 24 Feb 2021 19:59:59 GMT", False),
        ("yesterday", False),
        ("9" * 5000, False),
    ],
)
def test_a_part_is_given_only_of_the_file_that_was_meant(condition: str | None, same: bool) -> None:
    assert still_the_same(condition, "a.mp4", AT) == same


def test_a_part_is_told_as_first_and_last_byte() -> None:
    assert Piece(10, 20).told(SIZE) == "bytes 10-19/1000"
