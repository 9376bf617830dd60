"""JSON that an organiser sends: a file, or what a script of ours made."""

from __future__ import annotations

from typing import Any

import msgspec

from facilitator.errors import Invalid
from facilitator.live.protocol import check_values

BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # some editors write it in front of a text


def read_json(body: bytes) -> Any:
    try:
        given = msgspec.json.decode(body.removeprefix(BYTE_ORDER_MARK))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Invalid("This is no JSON. Check the file, for instance for a comma too many.") from None
    check_values(given, depth=-20)
    return given
