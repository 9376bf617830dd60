"""Whatever Hypothesis can think of, sent to the gate of a real server: afterwards a good client works."""

from __future__ import annotations

import json
import os
from dataclasses import fields
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import facilitator.meetup  # noqa: F401  (makes the commands known)
from facilitator.meetup.words import Command
from tests.hostile.attack import GHOST_SECONDS, Attack
from tests.support.raw import TEXT, WebSocket, frame
from tests.support.room import Room
from tests.support.server import Server
from tests.support.stage import PROGRAMME

EXAMPLES = 1_000 if "HOSTILE_LONG" in os.environ else 40  # of each of the five tests
UUIDS = [f"b5b4a2d4-9f9c-4d0a-9a59-5cf9f6b7f{number:03}" for number in range(20)]
IDS = ["s1", "s2", "s4", "s7", "r1", "r2", "o1", "o2", "oorzaak", "oplossing", "ouder", "agree", "", "__proto__", 1, 2, 0, -1, 2**53, 2**70]

fuzzed = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
any_text = st.text(max_size=40) | st.text(st.characters(categories=["Cs", "Cc", "Cf", "Mn", "So", "Co"]), max_size=20)
any_number = st.integers() | st.floats() | st.sampled_from([0, -0.0, 2**53, 2**63, 2**70, 10**300])
any_json = st.recursive(
    st.none() | st.booleans() | any_number | any_text | st.sampled_from(IDS),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(any_text, inside, max_size=4),
    max_leaves=12,
)


@st.composite
def commands(draw: st.DrawFn) -> Any:
    """A verb of ours with its own fields, in which anything may stand."""
    verb = draw(st.sampled_from(sorted(Command.known)))
    names = [field.name for field in fields(cast(Any, Command.known[verb])) if draw(st.booleans())]
    values = {name: draw(st.sampled_from(IDS) | any_json) for name in names}
    more = draw(st.dictionaries(st.sampled_from(["step", "changes", "on", "text", "choice", "value", "more"]), any_json, max_size=2))
    id = draw(st.sampled_from(UUIDS) | st.uuids().map(str) | any_json)
    return {"id": id, "verb": draw(st.just(verb) | any_json), **values, **more}


acks = st.just("") | st.integers(0, 99).map(str) | st.sampled_from(["0", "-1", "9" * 30, "1.5", "²", "99999999999999999999"])
spaces = st.sampled_from(["", "", "", "/,", "/other,", "/?a=b,", "/"])
attachments = st.sampled_from(["", "", "", "1-", "0-", "999999999-", "-"])
events = st.builds(
    lambda space, ack, name, what: f"42{space}{ack}{json.dumps([name, *what])}",
    spaces,
    acks,
    st.sampled_from(["do", "do", "do", "sync", "connect", "disconnect", "docs", ""]) | any_text,
    st.lists(commands() | any_json, max_size=2),
)
packets = st.builds(
    lambda kind, count, space, ack, what: f"4{kind}{count}{space}{ack}{what}",
    st.integers(0, 9),
    attachments,
    spaces,
    acks,
    any_json.map(json.dumps) | any_text,
)


@st.composite
def bent(draw: st.DrawFn) -> str:
    """A packet with a piece of it gone, twice, or another."""
    packet = draw(events)
    start = draw(st.integers(0, len(packet)))
    end = min(len(packet), start + draw(st.integers(0, 12)))
    return packet[:start] + draw(st.just("") | st.just(packet[start:end] * 2) | any_text) + packet[end:]


messages = st.lists(events | events | packets | bent() | any_text, min_size=1, max_size=8)
frames = st.lists(
    st.builds(
        lambda payload, opcode, fin, rsv, mask, longer: frame(payload, opcode, fin=fin, rsv=rsv, mask=mask, length=len(payload) + longer),
        st.binary(max_size=200) | st.text(max_size=50).map(str.encode),
        st.just(TEXT) | st.integers(0, 15),
        st.booleans(),
        st.sampled_from([0, 0, 0, 0, 1, 2, 4, 7]),
        st.sampled_from([b"\x37\xfa\x21\x3d", bytes(4), b""]),
        st.sampled_from([0, 0, 0, 0, 1, 70_000]),
    )
    | st.binary(max_size=100),
    min_size=1,
    max_size=6,
)


class Hall:
    """A meetup of its own, which may become whatever it becomes: the witness's goes on as it was."""

    def __init__(self, server: Server) -> None:
        made = server.make(PROGRAMME)
        self.server, self.code = server, str(made["code"])
        room = Room(server, made)
        self.cookies = {audience: self.cookie(room.link_cookies(audience)) for audience in ("desk", "operator", "remote", "screen")}

    def cookie(self, cookies: dict[str, str]) -> str:
        return "; ".join(f"{name}={value}" for name, value in cookies.items())

    def enter(self, attack: Attack, audience: str) -> WebSocket:
        cookie = self.cookies.get(audience) or self.cookie(self.server.cookies(f"/{self.code}"))
        socket = attack.websocket(cookie)
        assert socket.enter({"code": self.code, "audience": audience}).startswith("40{")
        return socket


@pytest.fixture(scope="module")
def hall(server: Server) -> Hall:
    return Hall(server)


def leave(socket: WebSocket, sent: bytes) -> None:
    """Sends it all, says goodbye; the server must then have closed, whatever it was."""
    socket.send(sent + frame(b"1"))
    closed = socket.is_closed_within(GHOST_SECONDS)
    socket.close()
    assert closed


@pytest.mark.parametrize("audience", ["phone", "desk"])
def test_nothing_that_is_said_in_the_hall_breaks_it(attack: Attack, hall: Hall, audience: str) -> None:
    @fuzzed
    @given(messages)
    def say(texts: list[str]) -> None:
        leave(hall.enter(attack, audience), b"".join(frame(text.encode("utf-8", "surrogatepass")) for text in texts))

    say()
    assert hall.enter(attack, audience).do({"id": UUIDS[0], "verb": "x"})


def test_nothing_that_is_said_at_the_door_breaks_it(attack: Attack) -> None:
    @fuzzed
    @given(messages)
    def say(texts: list[str]) -> None:
        leave(attack.websocket(), b"".join(frame(text.encode("utf-8", "surrogatepass")) for text in texts))

    say()
    assert attack.others_come_in() < 2


def test_no_frames_break_it(attack: Attack) -> None:
    @fuzzed
    @given(frames)
    def send(pieces: list[bytes]) -> None:
        socket = attack.websocket()
        socket.send(b"".join(pieces))
        socket.say_no_more()
        closed = socket.is_closed_within(GHOST_SECONDS)
        socket.close()
        assert closed

    send()
    assert attack.others_come_in() < 2


def test_no_auth_breaks_it(attack: Attack, hall: Hall) -> None:
    @fuzzed
    @given(st.dictionaries(st.sampled_from(["code", "audience", "language", "epoch", "seq", "mine"]), any_json, max_size=6) | any_json, st.booleans())
    def enter(auth: Any, real: bool) -> None:
        if real and isinstance(auth, dict):
            auth = {**auth, "code": hall.code, "audience": "phone"}
        socket = attack.websocket(hall.cookie(hall.server.cookies(f"/{hall.code}")) if real else "")
        leave(socket, frame(b"40" + json.dumps(auth).encode()))

    enter()
    assert attack.others_come_in() < 2
