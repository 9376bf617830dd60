"""The websocket protocol by itself, compared with wsproto, which does all of it."""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Ping, Pong, TextMessage
from wsproto.utilities import RemoteProtocolError

from facilitator.live.websocket import (
    BAD_TEXT,
    CLOSE,
    NOT_TEXT,
    PING,
    POLICY,
    PONG,
    PROTOCOL_ERROR,
    TEXT,
    TOO_LARGE,
    BadFrame,
    BadHandshake,
    FrameReader,
    accept,
    close_frame,
    pong_frame,
    text_frame,
)

MOST = 16_384
OUR_REASONS = (NOT_TEXT, POLICY, TOO_LARGE)  # wsproto takes bytes, and any size
MASK = b"\x11\x22\x33\x44"
ASKED = {
    "REQUEST_METHOD": "GET",
    "HTTP_CONNECTION": "keep-alive, Upgrade",
    "HTTP_UPGRADE": "websocket",
    "HTTP_SEC_WEBSOCKET_VERSION": "13",
    "HTTP_SEC_WEBSOCKET_KEY": "dGhlIHNhbXBsZSBub25jZQ==",  # the example of RFC 6455, 1.3
}


def frame(opcode: int, payload: bytes, *, final: bool = True, masked: bool = True, reserved: int = 0, length: bytes | None = None) -> bytes:
    """As a client makes one. `length` replaces the bytes of the length."""
    if length is None:
        size = len(payload)
        length = bytes((size,)) if size < 126 else struct.pack("!BH", 126, size) if size < 65_536 else struct.pack("!BQ", 127, size)
    first = bytes((final << 7 | reserved << 4 | opcode, length[0] | masked << 7)) + length[1:]
    return first + (MASK + bytes(byte ^ MASK[i % 4] for i, byte in enumerate(payload)) if masked else payload)


def read(data: bytes) -> list[tuple[int, bytes | str]]:
    return list(FrameReader(MOST).feed(data))


def code_of(data: bytes) -> int:
    with pytest.raises(BadFrame) as refused:
        read(data)
    return refused.value.code


# the handshake


def test_a_handshake_is_answered_as_the_standard_says() -> None:
    answer = accept(ASKED)
    assert answer.startswith(b"HTTP/1.1 101 ")
    assert b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n" in answer
    assert answer.endswith(b"\r\n\r\n")


def test_no_extension_and_no_subprotocol_is_taken() -> None:
    answer = accept({**ASKED, "HTTP_SEC_WEBSOCKET_EXTENSIONS": "permessage-deflate", "HTTP_SEC_WEBSOCKET_PROTOCOL": "chat"})
    assert answer == accept(ASKED)


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"REQUEST_METHOD": "POST"}, "400"),
        ({"HTTP_CONNECTION": "close"}, "400"),
        ({"HTTP_UPGRADE": "h2c"}, "400"),
        ({"HTTP_SEC_WEBSOCKET_KEY": ""}, "400"),
        ({"HTTP_SEC_WEBSOCKET_KEY": "dG9vIHNob3J0"}, "400"),
        ({"HTTP_SEC_WEBSOCKET_KEY": "é" * 24}, "400"),
        ({"HTTP_SEC_WEBSOCKET_VERSION": "8"}, "426"),
        ({"HTTP_SEC_WEBSOCKET_VERSION": ""}, "426"),
    ],
)
def test_another_handshake_is_refused(changed: dict[str, str], status: str) -> None:
    with pytest.raises(BadHandshake, match=status):
        accept({**ASKED, **changed})


# frames


@pytest.mark.parametrize("length", [0, 1, 125, 126, 1_000, MOST])
def test_a_text_of_any_length_is_read_and_written(length: int) -> None:
    text = "é" * (length // 2) + "x" * (length % 2)
    assert read(frame(TEXT, text.encode())) == [(TEXT, text)]
    assert list(told_by_wsproto(text_frame(text.encode()))) == [TextMessage(data=text)]


def test_a_text_longer_than_two_bytes_can_say_is_written() -> None:
    text = "x" * 70_000
    assert list(told_by_wsproto(text_frame(text.encode()))) == [TextMessage(data=text)]


def test_fragments_make_one_message_with_a_ping_between_them() -> None:
    pieces = frame(TEXT, b"een ", final=False) + frame(PING, b"?") + frame(0, b"avond ", final=False) + frame(0, b"samen")
    assert read(pieces) == [(PING, b"?"), (TEXT, "een avond samen")]


def test_goodbyes_and_pongs_are_understood_by_others() -> None:
    assert list(told_by_wsproto(close_frame(1009))) == [CloseConnection(code=1009, reason="")]
    assert pong_frame(b"abc") == b"\x8a\x03abc"


BAD = {
    "a reserved bit": (frame(TEXT, b"x", reserved=4), PROTOCOL_ERROR),
    "no mask": (frame(TEXT, b"x", masked=False), PROTOCOL_ERROR),
    "bytes": (frame(2, b"x"), NOT_TEXT),
    "a reserved opcode": (frame(3, b"x"), PROTOCOL_ERROR),
    "a reserved control opcode": (frame(0xB, b"x"), PROTOCOL_ERROR),
    "a control frame in pieces": (frame(PING, b"x", final=False), PROTOCOL_ERROR),
    "a long control frame": (frame(PING, b"x" * 126), PROTOCOL_ERROR),
    "a goodbye of one byte": (frame(CLOSE, b"x"), PROTOCOL_ERROR),
    "a continuation of nothing": (frame(0, b"x"), PROTOCOL_ERROR),
    "a new message within another": (frame(TEXT, b"x", final=False) + frame(TEXT, b"y"), PROTOCOL_ERROR),
    "a length in more bytes than it needs": (frame(TEXT, b"x", length=b"\x7e\x00\x01"), PROTOCOL_ERROR),
    "a message that is too large": (frame(TEXT, b"x" * (MOST + 1)), TOO_LARGE),
    "a length without end": (frame(TEXT, b"x", length=b"\x7f" + b"\xff" * 8), TOO_LARGE),
    "fragments that add up": (frame(TEXT, b"x" * MOST, final=False) + frame(0, b"x"), TOO_LARGE),
    "fragments without end": (frame(TEXT, b"x", final=False) + frame(0, b"x", final=False) * FrameReader.MOST_FRAGMENTS, POLICY),
    "half a character": (frame(TEXT, b"\xc3"), BAD_TEXT),
    "half of a pair": (frame(TEXT, b"\xed\xa0\x80"), BAD_TEXT),
}


@pytest.mark.parametrize(("data", "code"), BAD.values(), ids=BAD.keys())
def test_what_breaks_the_protocol_or_a_limit_is_refused(data: bytes, code: int) -> None:
    assert code_of(data) == code


def test_what_is_too_large_is_refused_before_it_came() -> None:
    assert code_of(frame(TEXT, b"x" * (MOST + 1))[:8]) == TOO_LARGE
    assert code_of(frame(TEXT, b"x" * MOST, final=False) + frame(0, b"xy")[:6]) == TOO_LARGE


CLIENT_FRAMES = st.lists(
    st.one_of(
        st.text(max_size=300).map(lambda text: frame(TEXT, text.encode())),
        st.lists(st.text(min_size=1, max_size=20), min_size=2, max_size=5).map(lambda texts: fragmented(texts)),
        st.binary(max_size=125).map(lambda payload: frame(PING, payload)),
        st.binary(max_size=40),
    ),
    max_size=6,
).map(b"".join)


def fragmented(texts: list[str]) -> bytes:
    return b"".join(frame(TEXT if i == 0 else 0, text.encode(), final=i == len(texts) - 1) for i, text in enumerate(texts))


@settings(derandomize=True)
@given(CLIENT_FRAMES, st.integers(0, 2**32))
def test_it_reads_what_wsproto_reads_in_whatever_pieces_it_comes(data: bytes, seed: int) -> None:
    ours, ended_for_ours = read_in_pieces(data, random.Random(seed))
    theirs, ended_for_theirs = read_by_wsproto(data)
    if ended_for_ours in OUR_REASONS:
        assert ours == theirs[: len(ours)]
    else:
        assert ours == theirs
        if ended_for_theirs and not ended_for_ours:  # they may see sooner that a frame is bad: before its length, or its words, are whole
            ours_later, ended_later = read_in_pieces(data + bytes(MOST), random.Random(seed))
            assert (ours_later, ended_later) in ((ours, PROTOCOL_ERROR), (ours, BAD_TEXT), (ours, TOO_LARGE))


def read_in_pieces(data: bytes, chance: random.Random) -> tuple[list[object], int | None]:
    """The messages, and the code for which reading ended, if it did."""
    reader, at, found = FrameReader(MOST), 0, list[object]()
    try:
        while at < len(data):
            piece = data[at : at + chance.randint(1, 40)]
            at += len(piece)
            for kind, payload in reader.feed(piece):
                if kind == CLOSE:
                    return found, 1000
                found.append((kind, payload))
    except BadFrame as refused:
        return found, refused.code
    return found, None


def read_by_wsproto(data: bytes) -> tuple[list[object], int | None]:
    connection, words, found = Connection(ConnectionType.SERVER), list[str](), list[object]()
    try:
        connection.receive_data(data)
        for event in connection.events():
            if isinstance(event, TextMessage):
                words.append(event.data)
                if event.message_finished:
                    found.append((TEXT, "".join(words)))
                    words = []
            elif isinstance(event, BytesMessage):
                return found, NOT_TEXT
            elif isinstance(event, CloseConnection):
                return found, int(event.code)
            elif isinstance(event, Ping | Pong):
                found.append((PING if isinstance(event, Ping) else PONG, bytes(event.payload)))
    except RemoteProtocolError:
        return found, PROTOCOL_ERROR
    return found, None


def told_by_wsproto(data: bytes) -> Iterator[object]:
    client = Connection(ConnectionType.CLIENT)
    client.receive_data(data)
    yield from client.events()
