"""The server as a process: how it starts, who may run beside it, and how it ends."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

from tests.support.room import Room
from tests.support.server import HOUSE, Server
from tests.support.stage import PROGRAMME

PAGES, AT_ONCE_SECONDS = 10, 0.03


def run(**settings: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FACILITATOR_")}
    given = {f"FACILITATOR_{name}": value for name, value in settings.items()}
    return subprocess.run([sys.executable, "run.py"], cwd=HOUSE, env=environment | given, capture_output=True, text=True, timeout=30)


def test_it_prints_its_addresses_and_an_organiser_link_that_works_once(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        told = server.log.read_text()
        assert f"http://127.0.0.1:{server.port}\n" in told
        assert "█" in told, "the QR code of the link"
        link = re.findall(r"(/office/login/\S+)", told)[0]
        first = server.get(link)
        assert (first.status, first.headers["Location"]) == (303, "/office")
        assert server.get("/office", Cookie=f"facilitator_office={first.cookies['facilitator_office']}").status == 200
        assert server.get(link).status == 403
        assert server.get("/office").headers["Location"] == "/office/login", "without the cookie one is sent to the door"


def test_the_next_page_on_a_connection_comes_at_once(tmp_path: Path) -> None:
    """And not when the beginning of the page was acknowledged, which takes a machine 40 ms."""
    with Server(tmp_path) as server:
        line, waits = HTTPConnection("127.0.0.1", server.port), []
        for _ in range(PAGES):
            begun = time.monotonic()
            line.request("GET", "/")
            assert line.getresponse().read()
            waits.append(time.monotonic() - begun)
        line.close()
    assert min(waits[1:]) < AT_ONCE_SECONDS


def test_an_organiser_stays_logged_in_over_a_restart(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        link = re.findall(r"(/office/login/\S+)", server.log.read_text())[0]
        cookie = f"facilitator_office={server.get(link).cookies['facilitator_office']}"
        server.kill()
        server.start()
        assert server.get("/office", Cookie=cookie).status == 200


def test_a_second_server_on_the_same_folder_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        second = run(DATA=str(server.data), PORT="0", HOST="127.0.0.1")
        assert second.returncode == 2
        assert server.base in second.stderr
        assert "Stop that one first" in second.stderr
        assert "Traceback" not in second.stderr
        assert server.get("/healthz").status == 200


def test_a_taken_port_is_said_with_a_sentence(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        second = run(DATA=str(tmp_path / "other"), PORT=str(server.port), HOST="127.0.0.1")
        assert second.returncode == 2
        assert "FACILITATOR_PORT" in second.stderr
        assert "Traceback" not in second.stderr


def test_a_wrong_setting_is_said_with_a_sentence(tmp_path: Path) -> None:
    wrong = run(DATA=str(tmp_path), PORT="many")
    assert (wrong.returncode, "FACILITATOR_PORT" in wrong.stderr, "Traceback" in wrong.stderr) == (2, True, False)


def test_health_tells_version_seq_and_that_the_writer_lives(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        made = server.make(PROGRAMME)
        before = server.get("/healthz").json
        assert (before["ok"], before["writer"], before["version"]) == (True, "alive", "0.1.0")

        async def go() -> None:
            async with Room(server, made) as room:
                assert (await (await room.surface("desk")).do("show.go"))["ok"]

        asyncio.run(go())
        assert server.get("/healthz").json["seq"] == before["seq"] + 2, "the meetup is open; a step is on air"


def test_it_ends_in_order_when_it_is_asked_to(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        made = server.make(PROGRAMME)

        async def room_with_people() -> float:
            async with Room(server, made) as room:
                await room.phones(20)
                begun = time.monotonic()
                assert await asyncio.to_thread(server.stop) == 0
                return time.monotonic() - begun

        assert asyncio.run(room_with_people()) < 5
        wal = server.data / "facilitator.db-wal"
        assert not wal.exists() or wal.stat().st_size == 0
        assert not (server.data / "server.json").exists()
        assert "Traceback" not in server.log.read_text()


def test_links_and_phones_work_after_a_restart(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        made = server.make(PROGRAMME)

        async def before() -> dict[str, str]:
            async with Room(server, made) as room:
                desk, phone = await room.surface("desk"), await room.phone()
                await desk.do("show.go", step="s2")
                assert (await phone.do("answer", round="r1", choice="o2"))["ok"]
                return phone.cookies

        cookies = asyncio.run(before())
        server.kill()
        server.start()

        async def after() -> None:
            async with Room(server, made) as room:
                desk, phone = await room.surface("desk"), await room.enter("phone", cookies)
                assert phone.mine.docs["my/round/r1"] == {"choice": "o2"}
                assert desk.docs.docs["round"]["results"]["total"] == 1

        asyncio.run(after())
