"""Which part of a file a request asks for (RFC 9110, chapter 14). Pure.

One range is given as a part. Several ranges, or a header that is none, are passed over, and the file is given whole: section 14.2 leaves both to the
server, browsers ask for one, and a header with a thousand of them costs no more than a file that is asked for without any.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from werkzeug.http import parse_date

RANGES = re.compile(r"\s*bytes\s*=(.*)", re.IGNORECASE | re.DOTALL)
RANGE = re.compile(r"([0-9]{1,40})-([0-9]{0,40})|-([0-9]{1,40})")
LONGEST = 200  # characters of a header with one range


@dataclass(frozen=True)
class Piece:
    """Bytes from `start` up to, and without, `end`."""

    start: int
    end: int

    def told(self, size: int) -> str:
        """As `Content-Range`."""
        return f"bytes {self.start}-{self.end - 1}/{size}"


class NoSuchPiece(Exception):
    """A range that a file of this size does not have: 416."""


def piece_of(header: str | None, size: int) -> Piece | None:
    """What is asked for of a file of `size` bytes; None: all of it."""
    asked = RANGES.fullmatch(header) if header and len(header) <= LONGEST else None
    ranges = [each.strip() for each in asked[1].split(",") if each.strip()] if asked else []
    found = RANGE.fullmatch(ranges[0]) if len(ranges) == 1 else None
    if found is None:
        return None
    first, last, suffix = found.groups()
    if suffix is not None:
        return _existing(size - min(size, int(suffix)), size, size)
    if last and int(last) < int(first):
        return None
    return _existing(int(first), min(size, int(last) + 1) if last else size, size)


def still_the_same(condition: str | None, etag: str, changed_at: float) -> bool:
    """Whether `If-Range` allows a part: none, or exactly this file. A weak tag never does, nor a date that is another by a second."""
    if condition is None:
        return True
    given = condition.strip()
    if given.startswith(('"', "W/")):
        return given == f'"{etag}"'
    date = parse_date(given) if len(given) <= LONGEST else None
    return date is not None and date == datetime.fromtimestamp(int(changed_at), UTC)


def _existing(start: int, end: int, size: int) -> Piece:
    if start >= size:
        raise NoSuchPiece
    return Piece(start, end)
