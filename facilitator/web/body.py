"""What was sent, as it comes in."""

from __future__ import annotations

from collections.abc import Iterator

from flask import request

from facilitator.media import CHUNK


def body_chunks() -> Iterator[bytes]:
    while chunk := request.stream.read(CHUNK):
        yield chunk
