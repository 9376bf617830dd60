"""Engine.IO beyond its rules: packets that are none, packets that are the server's, and handshakes for anything but websocket and version 4."""

from __future__ import annotations

import uuid

import pytest

from tests.hostile.attack import GHOST_SECONDS, Attack
from tests.support.raw import NONE, SOCKET_PATH, WebSocket, frame, handshake, request

NO_PACKETS = {
    "an empty message": "",
    "packet type 7": "7",
    "packet type 8": '8["do"]',
    "packet type 9": "9",
    "a letter": "x",
    "a minus": "-1",
    "a digit that is none": "٤2[]",
    "a superscript": "²",
    "an emoji": "😀",
    "a nought byte": "\x00",
    "a binary in base64": "bAAEC",
    "a binary in base64 that is none": "b!!!",
    "a space before it": ' 42["sync",{}]',
    "a line end before it": '\n42["sync",{}]',
    "a byte order mark before it": '\ufeff42["sync",{}]',
    "brackets only": "[" * 8_000,
}
OF_THE_SERVER = {
    "an open": '0{"sid":"x","upgrades":[],"pingInterval":1,"pingTimeout":1,"maxPayload":1}',
    "an open of nothing": "0",
    "a ping": "2",
    "a ping to probe": "2probe",
    "a pong with a text": "3probe",
    "a pong of 10 kB": "3" + "a" * 10_000,
    "an upgrade": "5",
    "a packet that does nothing": "6",
    "two packets of polling in one": '42["nothing"]\x1e42["nothing"]',
}


def vote() -> dict[str, str]:
    return {"id": str(uuid.uuid4()), "verb": "me.describe", "role": "ouder"}


def is_cut_or_goes_on(socket: WebSocket) -> bool:
    """Either is right; to stay and be deaf is not."""
    ack = socket.do(vote(), GHOST_SECONDS)
    return bool(ack and ack["ok"]) or socket.is_closed_within(GHOST_SECONDS)


@pytest.mark.parametrize("sent", NO_PACKETS.values(), ids=NO_PACKETS.keys())
def test_who_sends_no_packet_is_closed_on(attack: Attack, sent: str) -> None:
    socket = attack.phone()
    socket.say(sent)
    assert socket.is_closed_within(GHOST_SECONDS)


@pytest.mark.parametrize("sent", OF_THE_SERVER.values(), ids=OF_THE_SERVER.keys())
def test_a_packet_that_is_the_servers_to_send_does_nothing(attack: Attack, sent: str) -> None:
    socket = attack.phone()
    socket.say(sent)
    assert is_cut_or_goes_on(socket)


@pytest.mark.parametrize("sent", {**NO_PACKETS, **OF_THE_SERVER}.values(), ids={**NO_PACKETS, **OF_THE_SERVER}.keys())
def test_before_login_neither_hurts(attack: Attack, sent: str) -> None:
    socket = attack.websocket(attack.cookie())
    socket.say(sent)
    assert socket.enter(attack.auth()).startswith("40{") or socket.is_closed_within(GHOST_SECONDS)


def test_a_close_packet_closes(attack: Attack) -> None:
    socket = attack.phone()
    socket.say("1")
    assert socket.is_closed_within(GHOST_SECONDS)


QUERIES = {
    "no query": "",
    "polling": "?EIO=4&transport=polling",
    "no transport": "?EIO=4",
    "an unknown transport": "?EIO=4&transport=flash",
    "an empty transport": "?EIO=4&transport=",
    "version 3": "?EIO=3&transport=websocket",
    "no version": "?transport=websocket",
    "a version that is none": "?EIO=4x&transport=websocket",
    "a session of nobody": "?EIO=4&transport=websocket&sid=AAAAAAAAAAAAAAAAAAAA",
    "polling in a session of nobody": "?EIO=4&transport=polling&sid=AAAAAAAAAAAAAAAAAAAA",
    "a session with a script in it": "?EIO=4&transport=websocket&sid=%3Cscript%3E",
    "JSONP": "?EIO=4&transport=polling&j=0",
    "JSONP with a script": "?EIO=4&transport=polling&j=alert(1)",
    "broken escapes": "?EIO=4&transport=%ff%fe%zz",
    "700 fields": "?" + "&".join(f"a{number}=1" for number in range(700)),
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())
def test_a_handshake_for_anything_else_is_refused(attack: Attack, query: str) -> None:
    reply = attack.tcp().ask(handshake(attack.port, path=f"/socket.io/{query}"))
    assert 400 <= reply.status < 500, reply
    assert b"<script>" not in reply.body


def test_the_session_of_another_phone_can_not_be_taken_over(attack: Attack) -> None:
    socket = attack.websocket(attack.cookie())
    opened = socket.next_text("0")
    assert opened
    session = opened.split('"sid":"')[1].split('"')[0]
    assert socket.enter(attack.auth()).startswith("40{")
    for method in ("GET", "POST"):
        for transport in ("polling", "websocket"):
            path = f"/socket.io/?EIO=4&transport={transport}&sid={session}"
            headers = {"Connection": "close"} if transport == "polling" else NONE
            asked = handshake(attack.port, path=path) if method == "GET" and not headers else request(method, path, attack.port, b"41", headers)
            assert 400 <= attack.tcp().ask(asked).status < 500
    ack = socket.do(vote())
    assert ack
    assert ack["ok"], "it did not notice"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "BANANA"])
def test_a_handshake_by_another_method_is_refused(attack: Attack, method: str) -> None:
    reply = attack.tcp().ask(handshake(attack.port, path=SOCKET_PATH, method=method, headers={"Content-Length": "0"}), 1)
    assert 400 <= reply.status < 500, reply


@pytest.mark.parametrize("path", ["/socket.io", "/socket.io/", "/socket.io/x", "/socket.io//", "//socket.io/", "/socket.io/../socket.io/", "/SOCKET.IO/"])
def test_any_address_near_the_sockets_answers_like_a_server(attack: Attack, path: str) -> None:
    reply = attack.tcp().ask(request("GET", path, attack.port, headers={"Connection": "close"}))
    assert 300 <= reply.status < 500, reply


def test_what_is_sent_before_the_handshake_is_answered_hurts_nobody(attack: Attack) -> None:
    """A browser waits; what comes too early may be lost."""
    line = attack.tcp()
    line.send(handshake(attack.port, attack.cookie()) + frame(b"42", fin=False) + frame(b"40{}") * 100)
    assert attack.others_come_in() < 2
