"""Who takes nothing while everybody is told much: the server's memory stays bounded, others go on, and who reads again is right or was cut."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.hostile.attack import Attack, Witness, until
from tests.support.client import Documents
from tests.support.media import clip_address
from tests.support.raw import TEXT, WebSocket, frame, request
from tests.support.server import BEARER
from tests.support.stage import PROGRAMME

READERS = 20
WISHES = 500
CHANGES = 400  # of 16 kB each: beyond what the machine keeps between two sockets
SMALLEST_BUFFER = 2_048
MOST_MEGABYTES = 20.0  # for all of them together; what lies unread is kept once, not once each
PONG_SECONDS = 4.0
ASK_SECONDS = 4.0
BIG_MEGABYTES = 8
STEPS = ("s1", "s2")
LARGE_TEXT = "😀" * 4_000
Say = Callable[[str], None]


@pytest.fixture(scope="module")
def programme() -> dict[str, Any]:
    """With two steps of as much text as a step may have: going from one to the other tells everybody all of it."""
    large = [{"kind": "text", "title": title, "body": LARGE_TEXT} for title in ("Een", "Twee")]
    return {**PROGRAMME, "steps": [*large, *PROGRAMME["steps"]]}


@pytest.fixture(scope="module", autouse=True)
def on_the_first_step(witness: Witness) -> None:
    witness.do("show.go", step="s1")


class SlowReaders:
    """Phones that answer each ping, without reading that it came."""

    def __init__(self, attack: Attack) -> None:
        self.sockets = [attack.phone(SMALLEST_BUFFER) for _ in range(READERS)]
        for socket in self.sockets:
            assert socket.next_text('42["docs"')
        self._answered = time.monotonic()

    def answer_pings(self) -> None:
        if time.monotonic() - self._answered > PONG_SECONDS:
            self._answered = time.monotonic()
            for socket in self.sockets:
                socket.say("3")


def test_those_who_do_not_read_hold_up_nobody_and_cost_little(attack: Attack, say: Say) -> None:
    slow = SlowReaders(attack)
    most = 0.0
    for number in range(CHANGES):
        attack.witness.do("show.go", step=STEPS[(number + 1) % 2])
        slow.answer_pings()
        if number % 20 == 0:
            most = max(most, attack.more_memory())
            assert most < MOST_MEGABYTES, f"{most:.0f} MB for {READERS} who do not read"
    assert attack.others_come_in() < 2
    say(f"{READERS} phones that do not read {CHANGES} changes of 16 kB: {most:.1f} MB at most")
    for socket in slow.sockets:
        assert socket_is_right_or_cut(socket, attack)


def socket_is_right_or_cut(socket: WebSocket, attack: Attack) -> bool:
    """Reads what it left lying. Then it knows what is on air, or was told to ask for it, or is cut."""
    known = Documents()
    begun = time.monotonic()
    while time.monotonic() - begun < 10:
        for name, push in socket.events():
            if name == "docs":
                known.take(push)
        if socket.ended or on_air(known.docs) == on_air(attack.witness.desk.docs.docs):
            return True
        if known.hole or not socket.hear(0.5):
            known.hole = False
            socket.say('42["sync",{}]')
    return False


def on_air(docs: dict[str, Any]) -> Any:
    return docs.get("step", {}).get("id")


def test_who_asks_for_everything_again_and_again_and_reads_nothing_costs_little(attack: Attack) -> None:
    """As often as its budget allows."""
    sockets = [attack.phone(SMALLEST_BUFFER) for _ in range(READERS)]
    begun = time.monotonic()
    while time.monotonic() - begun < ASK_SECONDS:
        for socket in sockets:
            socket.say('42["sync",{}]')
        time.sleep(0.05)
        assert attack.more_memory() < MOST_MEGABYTES
    assert attack.others_come_in() < 2


def test_many_wishes_for_everything_in_one_piece_are_one_answer_now_and_then(attack: Attack) -> None:
    sockets = [attack.phone() for _ in range(READERS)]
    before = attack.more_memory()
    for socket in sockets:
        socket.send(frame(b'42["sync",{}]') * WISHES)
    begun = time.monotonic()
    assert attack.witness.acts_on()
    assert time.monotonic() - begun < 2
    assert attack.more_memory() - before < MOST_MEGABYTES
    for socket in sockets:
        until(lambda socket=socket: not socket.hear(0.3), ASK_SECONDS)  # type: ignore[misc]
        assert socket.heard.count(b'42["docs"') < 2 + ASK_SECONDS * 4, "twice a second, and not six hundred times"


def test_who_gives_commands_and_reads_no_ack_costs_little(attack: Attack) -> None:
    sockets = [attack.phone(SMALLEST_BUFFER) for _ in range(READERS)]
    begun = time.monotonic()
    while time.monotonic() - begun < ASK_SECONDS:
        for socket in sockets:
            socket.say('421["do",{"id":"' + "a" * 64 + '","verb":"me.describe"}]')
        time.sleep(0.05)
    assert attack.more_memory() < MOST_MEGABYTES
    assert attack.others_come_in() < 2


def test_who_reads_one_byte_at_a_time_is_served_and_hurts_nobody(attack: Attack) -> None:
    socket = attack.phone(SMALLEST_BUFFER)
    attack.witness.do("show.go", step=next(step for step in STEPS if step != on_air(attack.witness.desk.docs.docs)))
    socket.socket.settimeout(5)
    for _ in range(1_000):
        socket.heard += socket.socket.recv(1)
        time.sleep(0.001)
    assert attack.others_come_in() < 2
    socket.hear(1)
    found = socket.next()
    assert found is None or found[0] == TEXT


def test_those_who_ask_for_a_clip_and_do_not_take_it_cost_little(attack: Attack) -> None:
    clip = b"\x00\x00\x00\x18ftypisom" + bytes(BIG_MEGABYTES * 1_000_000)
    assert attack.server.put_media("groot.mp4", clip).status == 201
    url = clip_address(attack.server, "groot.mp4")
    before = attack.more_memory()
    lines = [attack.tcp(SMALLEST_BUFFER) for _ in range(READERS)]
    for line in lines:
        line.send(request("GET", url, attack.port))
    assert attack.others_come_in() < 2
    until(lambda: attack.more_memory() - before > MOST_MEGABYTES, 3)
    assert attack.more_memory() - before < MOST_MEGABYTES
    assert attack.server.request("DELETE", "/office/api/media/groot.mp4", headers=BEARER).status == 204


def test_those_who_ask_for_pages_and_take_none_are_closed_on(attack: Attack) -> None:
    """Each request is answered into a line that nobody empties."""
    lines = [attack.tcp(SMALLEST_BUFFER) for _ in range(READERS)]
    asked = request("GET", f"/{attack.code}", attack.port) * 100
    for line in lines:
        line.send(asked)
    assert attack.others_come_in() < 2
    assert attack.more_memory() < MOST_MEGABYTES
