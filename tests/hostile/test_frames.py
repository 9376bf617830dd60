"""Websocket frames that no browser makes: who sends one is closed on, is counted no more within 5 s, and hears nothing of the server."""

from __future__ import annotations

import json
import struct

import pytest

from tests.hostile.attack import GHOST_SECONDS, Attack, until
from tests.support.raw import (
    BINARY,
    CLOSE,
    CONTINUATION,
    NO_MASK,
    PING,
    PONG,
    RSV1,
    RSV2,
    RSV3,
    TEXT,
    WebSocket,
    frame,
)

MESSAGE_BYTES = 16_384
VOTE = b'42["nothing",{}]'
CODES = (0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65_535)


def close_frame(code: int, reason: bytes = b"") -> bytes:
    return frame(struct.pack(">H", code) + reason, CLOSE)


MALFORMED: dict[str, bytes] = {
    "RSV1, as of a compressed frame": frame(VOTE, rsv=RSV1),
    "RSV2": frame(VOTE, rsv=RSV2),
    "RSV3": frame(VOTE, rsv=RSV3),
    "a ping with RSV1": frame(b"", PING, rsv=RSV1),
    **{f"the reserved opcode {opcode:#x}": frame(VOTE, opcode) for opcode in (0x3, 0x4, 0x5, 0x6, 0x7, 0xB, 0xC, 0xD, 0xE, 0xF)},
    "a text without a mask": frame(VOTE, mask=NO_MASK),
    "a ping without a mask": frame(b"", PING, mask=NO_MASK),
    "a ping in fragments": frame(b"a", PING, fin=False),
    "a pong in fragments": frame(b"a", PONG, fin=False),
    "a close in fragments": frame(b"", CLOSE, fin=False),
    "a ping of 126 bytes": frame(bytes(126), PING),
    "a pong of 126 bytes": frame(bytes(126), PONG),
    "a close of 126 bytes": close_frame(1000, b"a" * 124),
    "a ping of 65,536 bytes": frame(bytes(65_536), PING),
    "a length of 16 in two bytes": frame(VOTE, size=2),
    "a length of 16 in eight bytes": frame(VOTE, size=8),
    "a length of 200 in eight bytes": frame(bytes(200), size=8),
    "a length of 2**63": frame(b"", length=2**63),
    "a length of 2**64 - 1": frame(b"", length=2**64 - 1),
    "a length of 2**63 - 1": frame(b"", length=2**63 - 1),
    "a length of 2**32": frame(b"", length=2**32),
    "a byte that no UTF-8 has": frame(b"42\xff"),
    "UTF-8 that is too long": frame(b"42\xc0\xaf"),
    "half a surrogate pair": frame(b"42\xed\xa0\x80"),
    "beyond the end of Unicode": frame(b"42\xf4\x90\x80\x80"),
    "a character that is cut off": frame(b"42\xe2\x82"),
    "a character that is cut off by the next fragment": frame(b"42\xe2", fin=False) + frame(b"\x28\xa1", CONTINUATION),
    "a close of one byte": frame(b"\x03", CLOSE),
    **{f"a close with the code {code}": close_frame(code) for code in CODES},
    "a close with a reason that is no UTF-8": close_frame(1000, b"\xff\xfe"),
    "a continuation of nothing": frame(VOTE, CONTINUATION),
    "an empty continuation of nothing": frame(b"", CONTINUATION),
    "a text inside a text": frame(b"42", fin=False) + frame(VOTE),
    "a binary inside a text": frame(b"42", fin=False) + frame(b"\0", BINARY),
    "a binary frame": frame(b"\x00\x01", BINARY),
    "an empty binary frame": frame(b"", BINARY),
    "a binary in fragments": frame(b"\0", BINARY, fin=False) + frame(b"\0", CONTINUATION),
    "HTTP": b"GET / HTTP/1.1\r\nHost: a\r\n\r\n",
    "TLS": bytes.fromhex("16030100f4010000f0030300000000"),
    "noughts": bytes(64),
}
TOO_LARGE: dict[str, bytes] = {
    "one text": frame(b"42" + b"a" * (MESSAGE_BYTES - 1)),
    "one text of 1 MB": frame(b"42" + b"a" * 1_000_000),
    "a binary": frame(bytes(MESSAGE_BYTES + 1), BINARY),
    "only its header": frame(b"", length=MESSAGE_BYTES + 1),
    "two fragments": frame(b"4" * 10_000, fin=False) + frame(b"4" * 10_000, CONTINUATION),
    "the fragments of a text that never ends": frame(b"42", fin=False) + frame(b"a" * 1_000, CONTINUATION, fin=False) * 17,
    "the fragments of a binary that never ends": frame(b"\0", BINARY, fin=False) + frame(bytes(1_000), CONTINUATION, fin=False) * 17,
    "fragments with pings between them": frame(b"42", fin=False) + (frame(b"a" * 1_000, CONTINUATION, fin=False) + frame(b"", PING)) * 17,
    "fragments of 4 bytes a character": frame("😀".encode() * 2_000, fin=False) + frame("😀".encode() * 2_097, CONTINUATION),
}


@pytest.mark.parametrize("sent", MALFORMED.values(), ids=MALFORMED.keys())
def test_who_sends_a_malformed_frame_is_closed_on_and_leaves_no_ghost(attack: Attack, sent: bytes) -> None:
    socket = attack.phone()
    assert until(lambda: attack.witness.present == 2, GHOST_SECONDS)
    socket.send(sent)
    assert socket.is_closed_within(GHOST_SECONDS)
    assert until(lambda: attack.witness.alone, GHOST_SECONDS)


@pytest.mark.parametrize("sent", MALFORMED.values(), ids=MALFORMED.keys())
def test_before_login_a_malformed_frame_closes_too(attack: Attack, sent: bytes) -> None:
    socket = attack.websocket()
    assert socket.shaken.status == 101
    socket.send(sent)
    assert socket.is_closed_within(GHOST_SECONDS)


@pytest.mark.parametrize("sent", TOO_LARGE.values(), ids=TOO_LARGE.keys())
def test_a_message_beyond_16_kB_closes_its_socket_whatever_its_form(attack: Attack, sent: bytes) -> None:
    socket = attack.phone()
    socket.send(sent)
    assert socket.is_closed_within(GHOST_SECONDS)


@pytest.mark.parametrize("sent", TOO_LARGE.values(), ids=TOO_LARGE.keys())
def test_before_login_a_message_beyond_16_kB_closes_too(attack: Attack, sent: bytes) -> None:
    socket = attack.websocket()
    socket.send(sent)
    assert socket.is_closed_within(GHOST_SECONDS)


def is_answered(socket: WebSocket) -> bool:
    ack = socket.do({"id": "b5b4a2d4-9f9c-4d0a-9a59-5cf9f6b7a001", "verb": "me.describe", "role": "ouder"})
    return bool(ack and ack["ok"])


def test_what_the_standard_allows_works(attack: Attack) -> None:
    """So that the refusals above are not those of a server that closes on everything."""
    socket = attack.phone()
    command = '42900["do",{"id":"b5b4a2d4-9f9c-4d0a-9a59-5cf9f6b7a002","verb":"me.describe","table":"é€😀"}]'.encode()
    at = command.index("€".encode()) + 1
    socket.send(frame(command[:at], fin=False) + frame(b"still there?", PING) + frame(b"", CONTINUATION, fin=False) + frame(command[at:], CONTINUATION))
    pong = next(found for found in iter(socket.next, None) if found[0] == PONG)
    assert pong[1] == b"still there?"
    told = socket.next_text("43900[")
    assert told
    assert json.loads(told[5:])[0]["ok"]
    assert is_answered(socket)
    socket.send(close_frame(1000, b"tot ziens"))
    assert socket.is_closed_within(GHOST_SECONDS)


def test_a_message_of_exactly_16_kB_is_taken(attack: Attack) -> None:
    socket = attack.phone()
    message = b'42901["do",{"id":"b5b4a2d4-9f9c-4d0a-9a59-5cf9f6b7a003","verb":"me.describe","table":"' + b"a" * MESSAGE_BYTES
    socket.send(frame(message[: MESSAGE_BYTES - 3] + b'"}]'))
    told = socket.next_text("43901[")
    assert told
    assert json.loads(told[5:])[0]["code"] == "too_long"


def test_half_a_frame_is_no_message_until_its_end_has_come(attack: Attack) -> None:
    socket = attack.phone()
    whole = frame(b'42902["do",{"id":"b5b4a2d4-9f9c-4d0a-9a59-5cf9f6b7a004","verb":"me.describe","role":"ouder"}]')
    for at in range(len(whole)):
        socket.send(whole[at : at + 1])
    assert socket.next_text("43902[")


def test_many_frames_in_one_piece_are_as_many_messages(attack: Attack) -> None:
    socket = attack.phone()
    ask = '42{}["do",{{"id":"b5b4a2d4-9f9c-4d0a-9a59-5cf9f6b7a{}","verb":"me.describe","role":"ouder"}}]'
    socket.send(b"".join(frame(ask.format(number, number).encode()) for number in range(100, 150)))
    assert [bool(socket.next_text(f"43{number}[")) for number in range(100, 150)] == [True] * 50


@pytest.mark.parametrize("opcode", [TEXT, BINARY])
def test_a_frame_whose_rest_never_comes_costs_its_sender_only(attack: Attack, opcode: int) -> None:
    for _ in range(20):
        attack.phone().send(frame(b"42", opcode, length=MESSAGE_BYTES))
    assert attack.others_come_in() < 2
