"""A media file, whole or a part of it: by ourselves, or by the proxy in front of us, which is told where it is. Never both."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from flask import Response, request
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from facilitator.media import CHUNK
from facilitator.settings import ACCEL_REDIRECT, SENDFILE, Settings
from facilitator.web.ranges import NoSuchPiece, Piece, piece_of, still_the_same

PRIVATE = "private, max-age=3600"  # the browser's own cache, and nobody else's


def give(settings: Settings, path: Path, kind: str) -> Response:
    """A file never changes under its name, so its name is its tag. HEAD tells of the whole file, whatever part it names (RFC 9110, 14.2)."""
    answer = _by_proxy(settings, path) if settings.media_sent_by in (ACCEL_REDIRECT, SENDFILE) else _by_us(path)
    answer.mimetype = kind
    answer.headers["Accept-Ranges"] = "bytes"
    answer.headers["Cache-Control"] = PRIVATE
    answer.headers["Content-Disposition"] = "inline"
    return answer


def _by_proxy(settings: Settings, path: Path) -> Response:
    where = settings.media_proxy_path + quote(path.name) if settings.media_sent_by == ACCEL_REDIRECT else str(path.resolve())
    return Response(headers={settings.media_sent_by: where})


def _by_us(path: Path) -> Response:
    told, tag = path.stat(), path.name
    size = told.st_size
    answer = Response()
    answer.set_etag(tag)
    answer.last_modified = datetime.fromtimestamp(int(told.st_mtime), UTC)
    answer.make_conditional(request.environ)
    if answer.status_code != 200:
        return answer
    piece = None
    if request.method == "GET" and still_the_same(request.headers.get("If-Range"), tag, told.st_mtime):
        try:
            piece = piece_of(request.headers.get("Range"), size)
        except NoSuchPiece:
            raise RequestedRangeNotSatisfiable(size) from None
    if piece:
        answer.status_code = 206
        answer.headers["Content-Range"] = piece.told(size)
    whole = piece or Piece(0, size)
    answer.response = _bytes(path, whole)
    answer.content_length = whole.end - whole.start
    return answer


def _bytes(path: Path, piece: Piece) -> Iterator[bytes]:
    """A little at a time: a film takes no memory, however many look at it."""
    with path.open("rb") as file:
        file.seek(piece.start)
        left = piece.end - piece.start
        while left and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
