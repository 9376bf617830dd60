"""The websocket protocol (RFC 6455, version 13) as a server speaks it to browsers, without any input or output: text only, no extensions.

`tests/live/test_websocket.py` compares it with wsproto, which does all of the protocol, an order of magnitude slower.
"""

from __future__ import annotations

import base64
import codecs
import hashlib
import struct
from collections.abc import Iterator, Mapping

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455, 1.3
KEY_BYTES = 16
VERSION = "13"

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0x0, 0x1, 0x2, 0x8, 0x9, 0xA
FINAL, RESERVED_BITS, OPCODE, MASKED, LENGTH = 0x80, 0x70, 0x0F, 0x80, 0x7F
SHORT, MEDIUM = 125, 126  # the longest length in one byte; the mark of one in two bytes
MOST_MEDIUM = 0xFFFF

GOING_AWAY, PROTOCOL_ERROR, NOT_TEXT, BAD_TEXT, POLICY, TOO_LARGE = 1001, 1002, 1003, 1007, 1008, 1009


class BadHandshake(Exception):
    """The request can't become a websocket; `status` is the line to answer with."""

    def __init__(self, status: str, **headers: str) -> None:
        super().__init__(status)
        self.status, self.headers = status, headers


class BadFrame(Exception):
    """What came breaks the protocol or our limits; `code` is that of the closing frame."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def accept(environ: Mapping[str, str]) -> bytes:
    """The answer that makes a websocket of a WSGI request. An offered extension is not taken, nor a subprotocol."""
    connection = {part.strip().lower() for part in environ.get("HTTP_CONNECTION", "").split(",")}
    if environ.get("REQUEST_METHOD") != "GET" or "upgrade" not in connection or environ.get("HTTP_UPGRADE", "").lower() != "websocket":
        raise BadHandshake("400 Bad Request")
    if environ.get("HTTP_SEC_WEBSOCKET_VERSION") != VERSION:
        raise BadHandshake("426 Upgrade Required", **{"Sec-WebSocket-Version": VERSION})
    key = environ.get("HTTP_SEC_WEBSOCKET_KEY", "").strip()
    try:
        whole = len(base64.b64decode(key, validate=True)) == KEY_BYTES
    except ValueError:
        whole = False
    if not whole:
        raise BadHandshake("400 Bad Request")
    proof = base64.b64encode(hashlib.sha1(key.encode() + GUID, usedforsecurity=False).digest())
    return b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %b\r\n\r\n" % proof


def text_frame(text: bytes) -> bytes:
    """A whole message to the client, which is never masked."""
    return _header(FINAL | TEXT, len(text)) + text


def close_frame(code: int) -> bytes:
    return _header(FINAL | CLOSE, 2) + struct.pack("!H", code)


def pong_frame(payload: bytes) -> bytes:
    return _header(FINAL | PONG, len(payload)) + payload


def _header(first: int, length: int) -> bytes:
    if length <= SHORT:
        return bytes((first, length))
    if length <= MOST_MEDIUM:
        return struct.pack("!BBH", first, MEDIUM, length)
    return struct.pack("!BBQ", first, MEDIUM + 1, length)


class FrameReader:
    """Makes messages of what a client sends, in whatever pieces it comes. `most` is the bytes of a message, of all its fragments together."""

    __slots__ = ("_fragments", "_kept", "_parts", "most")

    MOST_FRAGMENTS = 32  # no browser makes any of a message this small

    def __init__(self, most: int) -> None:
        self.most = most
        self._kept = b""  # the beginning of a frame
        self._parts: list[bytes] | None = None  # of an unfinished message
        self._fragments = 0

    def feed(self, data: bytes) -> Iterator[tuple[int, bytes | str]]:
        """What is complete now: (TEXT, the words), (PING or PONG or CLOSE, its payload). Raises BadFrame, after which it is of no use."""
        if self._kept:
            data = self._kept + data
        at, end = 0, len(data)
        while end - at >= 2:
            first, second = data[at], data[at + 1]
            length, start = second & LENGTH, at + 6
            if length > SHORT:
                if length > MEDIUM:
                    raise BadFrame(TOO_LARGE)
                if end - at < 4:
                    break
                length, start = data[at + 2] << 8 | data[at + 3], at + 8
                if length <= SHORT:
                    raise BadFrame(PROTOCOL_ERROR)
            if first & RESERVED_BITS or not second & MASKED:
                raise BadFrame(PROTOCOL_ERROR)
            opcode = first & OPCODE
            if first & FINAL and opcode == TEXT and self._parts is None:
                self._check_size(length)
                if end - start < length:
                    break
                yield TEXT, _text(_unmasked(data, start, length))
            else:
                self._check(first, opcode, length)
                if end - start < length:
                    break
                found = self._take(first, opcode, _unmasked(data, start, length))
                if found:
                    yield found
            at = start + length
        self._kept = data[at:]

    def _check_size(self, length: int) -> None:
        if length > self.most:
            raise BadFrame(TOO_LARGE)

    def _check(self, first: int, opcode: int, length: int) -> None:
        """Before its payload is waited for."""
        if opcode >= CLOSE:
            if opcode > PONG or not first & FINAL or length > SHORT or (opcode == CLOSE and length == 1):
                raise BadFrame(PROTOCOL_ERROR)
        elif opcode == BINARY:
            raise BadFrame(NOT_TEXT)
        elif opcode > BINARY or (opcode == CONTINUATION) == (self._parts is None):
            raise BadFrame(PROTOCOL_ERROR)
        else:
            self._check_size(length + sum(map(len, self._parts or ())))

    def _take(self, first: int, opcode: int, payload: bytes) -> tuple[int, bytes | str] | None:
        if opcode >= CLOSE:
            return opcode, payload
        self._parts = [*(self._parts or ()), payload]
        self._fragments += 1
        if self._fragments > self.MOST_FRAGMENTS:
            raise BadFrame(POLICY)
        if not first & FINAL:
            return None
        whole, self._parts, self._fragments = b"".join(self._parts), None, 0
        return TEXT, _text(whole)


def _text(payload: bytes) -> str:
    try:
        return codecs.utf_8_decode(payload, "strict", True)[0]
    except UnicodeDecodeError:
        raise BadFrame(BAD_TEXT) from None


def _unmasked(data: bytes, start: int, length: int) -> bytes:
    """Every byte with its byte of the mask, as one operation on two large numbers."""
    mask = data[start - 4 : start] * (length // 4 + 1)
    both = int.from_bytes(data[start : start + length], "little") ^ int.from_bytes(mask[:length], "little")
    return both.to_bytes(length, "little")
