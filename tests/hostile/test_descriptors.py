"""A server that may open few files says so, and is full in time; running out of them never ends it."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.attack import Attack, until
from tests.support.raw import WebSocket
from tests.support.server import HOUSE, PATIENCE_SECONDS, TOKEN, Server

FILES = 1_300
BEYOND = 1_500  # connections: more than it may have files


class Confined(Server):
    """A server that may open `FILES` files and not one more."""

    def start(self) -> float:
        begun, told = time.monotonic(), self.data / "server.json"
        settings = {"FACILITATOR_DATA": str(self.data), "FACILITATOR_HOST": "127.0.0.1", "FACILITATOR_PORT": "0", "FACILITATOR_ORGANISER_TOKEN": TOKEN}
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "run.py"],
                cwd=HOUSE,
                stdout=log,
                stderr=log,
                env={**os.environ, **settings},
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES)),
            )
        assert until(lambda: told.exists() and bool(told.read_bytes()), PATIENCE_SECONDS), self.log.read_text()
        self.port = int(json.loads(told.read_bytes())["address"].rpartition(":")[2])
        self.wait_ready()
        return time.monotonic() - begun


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Confined(Path(tmp_path_factory.mktemp("server"))) as running:
        yield running


def test_it_says_at_its_start_how_many_it_may_have(server: Server) -> None:
    assert f"this system allows {FILES} open files" in server.log.read_text()


def test_beyond_its_connections_it_is_full_and_who_is_in_goes_on(attack: Attack) -> None:
    cookie, refused = attack.cookie(), ""
    inside: list[WebSocket] = []
    while not refused and len(inside) < FILES:
        socket = attack.websocket(cookie)
        told = socket.enter(attack.auth())
        if told.startswith("44"):
            refused = told
        else:
            inside.append(socket)
    assert json.loads(refused[2:])["message"] == "full"
    page = attack.server.get(f"/{attack.code}")
    assert page.status == 503
    assert "Refresh" in page.headers
    assert inside[-1].do({"id": "b5b4a2d4-9f9c-4d0a-9a59-5cf9f6b7b001", "verb": "me.describe", "role": "ouder"})
    inside[0].close()
    assert until(lambda: attack.server.get(f"/{attack.code}").status == 200, 5), "a place is given free at once"


def test_more_connections_than_files_do_not_end_it(attack: Attack, many_files: None) -> None:
    lines = [attack.tcp() for _ in range(BEYOND)]
    assert attack.witness.acts_on()
    assert attack.server.process.poll() is None
    for line in lines:
        line.close()
    assert until(lambda: gives_its_page(attack), 5)


def gives_its_page(attack: Attack) -> bool:
    """Not while the server still has to notice that lines were closed: who comes then is put out without a word."""
    try:
        return attack.server.get(f"/{attack.code}").status == 200
    except ConnectionError:
        return False
