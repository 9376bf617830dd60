"""Who sends without end is cut within 2 s, whatever it sends, and the neighbour on the same address does not notice."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.hostile.attack import Attack, until
from tests.support.raw import BINARY, CONTINUATION, PING, PONG, TEXT, WebSocket, frame, request

CUT_SECONDS = 2.0
FLOOD_SECONDS = 5.0  # so long it is tried
IN_A_PIECE = 500  # frames that are sent at once
COMMANDS_AT_ONCE = 600
AT_THE_SAME_TIME = 10
CROWD = 300
Say = Callable[[str], None]


def do(number: int, **fields: str) -> str:
    return json.dumps(["do", {"id": f"b5b4a2d4-9f9c-4d0a-9a59-{number:012}", "verb": "me.describe", **fields}])


VOTE = do(1, role="ouder")
ANYONE = {
    "empty messages": frame(b""),
    "pongs": frame(b"3"),
    "pings": frame(b"2"),
    "packets that do nothing": frame(b"6"),
    "websocket pings": frame(b"", PING),
    "websocket pings of 125 bytes": frame(bytes(125), PING),
    "websocket pongs": frame(b"", PONG),
    "empty binary frames": frame(b"", BINARY),
}
IN_THE_HALL = {
    "events that are none": frame(b'42["nothing",{}]'),
    "commands without an ack": frame(b"42" + VOTE.encode()),
    "the same command again and again": frame(b"421" + VOTE.encode()),
    "commands that are refused": frame(b'421["do",{"id":"x"}]'),
    "commands of nothing": frame(b"427"),
    "commands that are no list": frame(b'427{"a":1,"b":2}'),
    "wishes to sync": frame(b'42["sync",{}]'),
    "wishes to sync what it has": frame(b'42["sync",{"seq":1,"mine":1}]'),
    "acks nobody asked for": frame(b"431[]"),
    "wishes to come in again": frame(b"40{}"),
    "large messages": frame(b'42["nothing",{"a":"' + b"a" * 16_000 + b'"}]'),
    **ANYONE,
}
AT_THE_DOOR = {
    **ANYONE,
    "wishes to come in": frame(b'40{"code":"1","audience":"phone"}'),
    "wishes to come in elsewhere": frame(b"40/elsewhere,{}"),
    "events": frame(b"421" + VOTE.encode()),
}
FRAGMENTS = {"of nothing": frame(b"", CONTINUATION, fin=False), "of one byte": frame(b"a", CONTINUATION, fin=False)}


def flood(socket: WebSocket, sent: bytes) -> float:
    """Sends it as fast as it goes; the seconds until the server had cut it."""
    piece, begun = sent * IN_A_PIECE, time.monotonic()
    while time.monotonic() - begun < FLOOD_SECONDS and socket.send(piece, FLOOD_SECONDS):
        pass
    socket.is_closed_within(begun + FLOOD_SECONDS - time.monotonic())
    return time.monotonic() - begun


@pytest.mark.parametrize("sent", IN_THE_HALL.values(), ids=IN_THE_HALL.keys())
def test_a_flood_in_the_hall_is_cut(attack: Attack, sent: bytes) -> None:
    assert flood(attack.phone(), sent) < CUT_SECONDS


@pytest.mark.parametrize("sent", AT_THE_DOOR.values(), ids=AT_THE_DOOR.keys())
def test_a_flood_before_login_is_cut(attack: Attack, sent: bytes) -> None:
    assert flood(attack.websocket(), sent) < CUT_SECONDS


@pytest.mark.parametrize("sent", FRAGMENTS.values(), ids=FRAGMENTS.keys())
def test_a_flood_of_fragments_is_cut(attack: Attack, sent: bytes) -> None:
    socket = attack.phone()
    socket.send(frame(b"42", fin=False))
    assert flood(socket, sent) < CUT_SECONDS


def test_a_flood_of_messages_in_fragments_of_one_byte_is_cut(attack: Attack) -> None:
    message = b'42["nothing",{}]'
    pieces = [frame(message[at : at + 1], CONTINUATION if at else TEXT, fin=at == len(message) - 1) for at in range(len(message))]
    assert flood(attack.phone(), b"".join(pieces)) < CUT_SECONDS


def test_floods_at_the_same_time_are_cut_all(attack: Attack, say: Say) -> None:
    sockets = [attack.phone() for _ in range(AT_THE_SAME_TIME)]
    with ThreadPoolExecutor(AT_THE_SAME_TIME) as floods:
        seconds = list(floods.map(lambda socket: flood(socket, IN_THE_HALL["events that are none"]), sockets))
    say(f"{AT_THE_SAME_TIME} floods at the same time: the last was cut after {max(seconds) * 1000:.0f} ms")
    assert max(seconds) < CUT_SECONDS


def test_one_phone_has_no_larger_budget_by_more_sockets(attack: Attack) -> None:
    cookie = attack.cookie()
    sockets = [attack.websocket(cookie) for _ in range(AT_THE_SAME_TIME)]
    assert all(socket.enter(attack.auth()).startswith("40{") for socket in sockets)
    begun = time.monotonic()
    for index, socket in enumerate(sockets):
        numbers = range(index * COMMANDS_AT_ONCE, (index + 1) * COMMANDS_AT_ONCE)
        socket.send(b"".join(frame(f"42{number}{do(number, table=f'{number}')}".encode()) for number in numbers))
    until(lambda: sum(socket.hear(0.2) for socket in sockets) == 0, FLOOD_SECONDS)
    taken = sum(socket.heard.count(b'"ok":true') for socket in sockets)
    assert taken < 2 * COMMANDS_AT_ONCE + 100 * (time.monotonic() - begun)


def test_a_person_in_a_hurry_is_no_flood(attack: Attack) -> None:
    phone = attack.phone()
    phone.send(b"".join(frame(f"42{number}{do(number, table=f'{number}')}".encode()) for number in range(100, 300)))
    assert phone.next_text("43299["), "all were acknowledged"
    for _ in range(5):
        phone.say("3")
        phone.send(frame(b"", PING))
    assert phone.do({"id": "b5b4a2d4-9f9c-4d0a-9a59-000000000999", "verb": "me.describe", "role": None})


def test_handshakes_without_end_cost_nobody_else_their_place(attack: Attack) -> None:
    for _ in range(300):
        attack.websocket().close()
    assert attack.others_come_in() < 2


def test_phones_that_come_and_go_leave_nothing(attack: Attack) -> None:
    cookie = attack.cookie()
    for _ in range(200):
        socket = attack.websocket(cookie)
        assert socket.enter(attack.auth()).startswith("40{")
        socket.close()


def test_a_crowd_that_asks_all_at_once_holds_up_nobody(attack: Attack, say: Say) -> None:
    """Each for a page that is made for it alone."""
    crowd = [attack.tcp() for _ in range(CROWD)]
    for line in crowd:
        line.send(request("GET", f"/{attack.code}?all=1", attack.port))
    begun = time.monotonic()
    assert attack.witness.acts_on()
    waited = time.monotonic() - begun
    say(f"{CROWD} pages asked for at once: the neighbour waited {waited * 1000:.0f} ms for two commands")
    assert waited < CUT_SECONDS
    assert all(line.reply().status == 200 for line in crowd)


def test_requests_without_end_on_one_connection_hold_up_nobody(attack: Attack) -> None:
    line, asked = attack.tcp(), request("GET", f"/{attack.code}/docs", attack.port)
    begun = time.monotonic()
    while time.monotonic() - begun < CUT_SECONDS and line.send(asked * IN_A_PIECE, 0.5):
        line.hear(0.01)
    assert attack.others_come_in() < 2
