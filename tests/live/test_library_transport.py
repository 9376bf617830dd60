"""The live protocol, sentence by sentence, once more on the library's own transport: the way back when an upgrade moves what ours leans on."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.test_live_protocol import *  # noqa: F403  (every test of it)
from tests.support.room import Room
from tests.support.server import EVENT_LOOP, Server
from tests.support.stage import PROGRAMME

STOPPING_SECONDS = 5

pytestmark = pytest.mark.skipif(EVENT_LOOP != "eventlet", reason="on gevent only our own transport serves")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(Path(tmp_path_factory.mktemp("server")), TRANSPORT="library") as running:
        yield running
        assert "the direct transport serves" not in running.log.read_text()


def test_it_stops_in_time_with_phones_in_the_room(tmp_path: Path) -> None:
    async def story() -> None:
        with Server(tmp_path, TRANSPORT="library") as server:
            async with Room(server, server.make(PROGRAMME)) as room:
                for _ in range(5):
                    await room.phone()
                server.process.send_signal(signal.SIGTERM)
                assert await asyncio.to_thread(server.process.wait, STOPPING_SECONDS) == 0

    asyncio.run(story())
