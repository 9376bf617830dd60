"""Who sends without end is cut, whatever it sends, and the neighbour goes on."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from typing import Any

import engineio.server
import pytest
import websockets

from facilitator.live.hardening import PoliteSocket, harden
from tests.support.client import Client
from tests.support.room import Room
from tests.support.server import Server

VOTE = json.dumps(["do", {"id": str(uuid.uuid4()), "verb": "me.describe", "role": "ouder"}])
FLOODS = {
    "events that are none": '42["nothing",{}]',
    "commands without an ack": "42" + VOTE,
    "commands": "421" + VOTE,
    "wishes to sync": '42["sync",{}]',
    "pongs": "3",
}
SLOWEST_SECONDS = 5  # these machines are noisy; a flood that is not cut stops the neighbour for half a minute


@pytest.mark.parametrize("frame", FLOODS.values(), ids=FLOODS.keys())
def test_a_flood_is_cut_and_the_neighbour_goes_on(server: Server, made: dict[str, Any], frame: str) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            attacker, neighbour = await room.phone(), await room.phone()
            flood = asyncio.create_task(send_without_end(attacker, frame))
            await asyncio.sleep(0.2)
            begun = time.monotonic()
            assert (await neighbour.do("me.describe", role="ouder"))["ok"]
            assert time.monotonic() - begun < SLOWEST_SECONDS
            await asyncio.wait_for(attacker.closed(), 15)
            await flood
            assert server.get("/healthz").json["writer"] == "alive"
            assert "Traceback" not in server.log.read_text()

    asyncio.run(story())


async def send_without_end(client: Client, frame: str) -> None:
    client.ignore_acks = True
    try:
        for _ in range(60_000):
            await client.socket.send(frame)
    except (websockets.ConnectionClosed, OSError, AttributeError):  # the last: the library sends to a transport that was cut
        return


def test_the_library_makes_its_sockets_where_we_lean_on_it() -> None:
    harden()
    assert engineio.server.socket.Socket is PoliteSocket
    assert engineio.server.Server._handle_connect.__code__.co_names.count("Socket") == 1
