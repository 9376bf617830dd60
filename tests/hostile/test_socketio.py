"""Socket.IO beyond its rules: reserved names, acks that are none, attachments, namespaces, and whoever asks to be let in as somebody else."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest

from tests.hostile.attack import GHOST_SECONDS, Attack, until
from tests.support.raw import BINARY, WebSocket, frame

RESERVED = ("connect", "disconnect", "connect_error", "disconnecting", "newListener", "removeListener", "message", "docs", "mine", "error", "*", "__init__", "")
PACKETS = {
    "packet type 7": "47[]",
    "packet type 8": "48",
    "packet type 9": "49[]",
    "no packet type": "4",
    "a letter for a type": "4x",
    "an event of nothing": "42",
    "an event without a name": "42[]",
    "an event that is an object": '42{"0":"do"}',
    "an event that is a text": '42"do"',
    "an event that is null": "42null",
    "a name that is a number": "42[7]",
    "a name that is a list": '42[["do"],{}]',
    "a name that is an object": '42[{"do":1},{}]',
    "a name that is null": "42[null,{}]",
    "half of JSON": '42["do"',
    "JSON and more": '42["sync",{}]x',
    "no JSON": "42hello",
    "NaN": "42[NaN]",
    "NaN in a command": '421["do",{"id":NaN}]',
    "a number that is none in a command": '421["do",{"id":1e999}]',
    "an ack id and nothing": "42" + "9" * 26 + "[]",
    "10,000 times the same digit": "4" * 10_000,
    "half of a command": '42["do",' + "[" * 7_000,
    "100,000 brackets do not fit, as many as fit do": "42" + "[" * 16_000,
    "nested objects": "42" + '{"a":' * 3_000,
    "nested and closed": '42["do",' + "[" * 8_000 + "]" * 8_000 + "]",
    "nested and closed objects": '421["do",' + '{"a":' * 2_500 + "1" + "}" * 2_500 + "]",
    "a huge ack id": "42" + "9" * 300 + '["do",{}]',
    "an ack id of 5,000 digits": "42" + "9" * 5_000 + '["do",{}]',
    "a negative ack id": '42-1["do",{}]',
    "an ack id with a point": '421.5["do",{}]',
    "an ack id in another script": '42٤["do",{}]',
    "an ack id with a superscript": '42²["do",{}]',
    "an ack id of 10**300": "42" + f"{10**300}" + '["do",{}]',
    "an ack nobody asked for": "43[]",
    "an ack with id 0": "430[]",
    "an ack with a huge id": "43" + "9" * 300 + "[]",
    "a binary ack": "461-1[]",
    "a connect error of a client": '44{"message":"x"}',
    "another namespace": '42/other,["do",{}]',
    "an empty namespace": '42/,["do",{}]',
    "a namespace without an end": "42/other",
    "a namespace with a query": '42/?token=1,["do",{}]',
    "connecting to another namespace": '40/other,{"code":"1"}',
    "a second CONNECT": "40{}",
    "a second CONNECT without anything": "40",
    "disconnecting from another namespace": "41/other,",
    "an event with an attachment": '451-["do",{"_placeholder":true,"num":0}]',
    "an event with no attachments": '450-["do",{}]',
    "an event with attachments and no number": '45-["do",{}]',
    "an event with a billion attachments": '451000000000-["do",{"_placeholder":true,"num":0}]',
    "an event with attachments without end": "45" + "9" * 400 + '-["do",{}]',
    "an attachment that is not there": '451-["do",{"_placeholder":true,"num":7}]',
    "a placeholder in a text event": '42["do",{"_placeholder":true,"num":0}]',
}
AUTHS: dict[str, Any] = {
    "none": None,
    "a list": [1, 2],
    "a number": 7,
    "a text": "482913",
    "true": True,
    "nothing in it": {},
    "a code that is a list": {"code": [], "audience": "phone"},
    "a code that is an object": {"code": {"a": 1}, "audience": "phone"},
    "a code that is huge": {"code": "9" * 10_000, "audience": "phone"},
    "a code that is a huge number": {"code": 10**300, "audience": "phone"},
    "a code with a nought byte": {"code": "482913\x00", "audience": "phone"},
    "a code in another script": {"code": "٤٨٢٩١٣", "audience": "phone"},
    "half a character": {"code": "\ud800", "audience": "phone"},
}


def vote() -> dict[str, Any]:
    return {"id": str(uuid.uuid4()), "verb": "me.describe", "role": "ouder"}


def is_in_and_works(socket: WebSocket) -> bool:
    ack = socket.do(vote())
    return bool(ack and ack["ok"])


@pytest.mark.parametrize("sent", PACKETS.values(), ids=PACKETS.keys())
def test_a_packet_that_is_none_of_ours_is_refused_by_closing_or_ignored(attack: Attack, sent: str) -> None:
    socket = attack.phone()
    socket.say(sent)
    assert is_in_and_works(socket) or socket.is_closed_within(GHOST_SECONDS)


@pytest.mark.parametrize("sent", PACKETS.values(), ids=PACKETS.keys())
def test_before_login_the_same_packets_let_nobody_in(attack: Attack, sent: str) -> None:
    socket = attack.websocket(attack.cookie())
    socket.say(sent)
    assert socket.is_closed_within(GHOST_SECONDS)
    assert b"40{" not in socket.heard


@pytest.mark.parametrize("name", RESERVED)
def test_an_event_of_a_reserved_name_calls_nothing_of_ours(attack: Attack, name: str) -> None:
    socket = attack.phone()
    socket.say("42" + json.dumps([name, attack.auth(audience="desk")]))
    socket.say("420" + json.dumps([name]))
    assert is_in_and_works(socket) or socket.is_closed_within(GHOST_SECONDS)
    assert socket.ended or until(lambda: attack.witness.present == 2, GHOST_SECONDS)


@pytest.mark.parametrize("name", RESERVED)
def test_before_login_an_event_of_a_reserved_name_lets_nobody_in(attack: Attack, name: str) -> None:
    socket = attack.websocket(attack.cookie())
    socket.say("421" + json.dumps([name, attack.auth()]))
    assert socket.is_closed_within(GHOST_SECONDS)
    assert attack.witness.alone


@pytest.mark.parametrize("ack", [0, 1, 2**31, 2**53, 2**63, 2**64 - 1])
def test_an_ack_comes_back_with_the_number_that_was_asked_or_not_at_all(attack: Attack, ack: int) -> None:
    socket = attack.phone()
    socket.say(f"42{ack}" + json.dumps(["do", vote()]))
    told = socket.next_text("43", 1)
    assert told is None or told.startswith(f"43{ack}[")
    assert is_in_and_works(socket) or socket.is_closed_within(GHOST_SECONDS)


def test_after_acks_with_id_nought_the_server_goes_on_pushing(attack: Attack) -> None:
    socket = attack.phone()
    socket.say("420" + json.dumps(["do", vote()]))
    socket.say("430[]")
    attack.witness.do("screen.black", on=True)
    attack.witness.do("screen.black", on=False)
    assert attack.others_come_in() < 2


@pytest.mark.parametrize("auth", AUTHS.values(), ids=AUTHS.keys())
def test_an_auth_that_names_no_meetup_is_refused(attack: Attack, auth: Any) -> None:
    socket = attack.websocket(attack.cookie())
    told = socket.enter(auth)
    assert not told.startswith("40{"), told
    assert told.startswith("44") or socket.is_closed_within(GHOST_SECONDS)
    assert socket.is_closed_within(GHOST_SECONDS), "nobody stays who was refused"


@pytest.mark.parametrize("audience", ["desk", "operator", "remote", "screen", "office", "timer", "king", "", None, 7, ["phone"], {"a": "phone"}])
def test_the_cookie_of_a_phone_opens_nothing_but_the_phone(attack: Attack, audience: Any) -> None:
    socket = attack.websocket(attack.cookie())
    told = socket.enter(attack.auth(audience=audience))
    assert told.startswith("44"), told
    assert json.loads(told[2:])["message"] == "not_allowed"


@pytest.mark.parametrize(
    "cursors", [{"seq": -1}, {"seq": 2**70}, {"seq": "1"}, {"seq": 1.5}, {"seq": []}, {"mine": 10**300}, {"epoch": [1]}, {"epoch": "a" * 9_000}]
)
def test_cursors_that_are_none_bring_everything(attack: Attack, cursors: dict[str, Any]) -> None:
    socket = attack.websocket(attack.cookie())
    assert socket.enter(attack.auth(**cursors)).startswith("40{")
    told = socket.next_text('42["docs"')
    assert told
    assert "meetup" in json.loads(told[2:])[1]["docs"]


@pytest.mark.parametrize(
    "cursors", ["", ",null", ",[]", ",7", ',{"seq":-1}', ',{"seq":1e300}', ',{"seq":"x","mine":{}}', ",{},{},{}", "," + "[" * 50 + "]" * 50]
)
def test_a_wish_to_sync_from_nowhere_is_answered_or_closed_on(attack: Attack, cursors: str) -> None:
    socket = attack.phone()
    socket.say(f'42["sync"{cursors}]')
    assert is_in_and_works(socket) or socket.is_closed_within(GHOST_SECONDS)


def test_attachments_that_come_after_all_are_binary_and_closed_on(attack: Attack) -> None:
    socket = attack.phone()
    socket.say('451-["do",{"_placeholder":true,"num":0}]')
    socket.send(frame(bytes(100), BINARY))
    assert socket.is_closed_within(GHOST_SECONDS)


def test_a_disconnect_packet_is_a_goodbye(attack: Attack) -> None:
    socket = attack.phone()
    socket.say("41")
    assert socket.is_closed_within(GHOST_SECONDS)


def test_coming_in_twice_on_one_socket_counts_once(attack: Attack) -> None:
    socket = attack.phone()
    for _ in range(5):
        socket.say("40" + json.dumps(attack.auth()))
    socket.is_closed_within(1)
    assert attack.witness.present <= 2


def test_a_command_that_is_sent_before_coming_in_is_never_carried_out(attack: Attack) -> None:
    socket = attack.websocket(attack.cookie())
    before = attack.server.archive(attack.made["id"])["log"]
    socket.say("421" + json.dumps(["do", {**vote(), "verb": "show.go"}]))
    assert socket.is_closed_within(GHOST_SECONDS)
    assert attack.server.archive(attack.made["id"])["log"] == before
