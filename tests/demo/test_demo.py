"""`run.py demo` as a newcomer starts it: what it says, who comes in, and that nothing is left of it."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from facilitator.cli import CantListen, serve_on_first_free
from facilitator.demo.evening import usual_language
from tests.support.client import Client
from tests.support.room import Room
from tests.support.server import HOUSE, Server

LINE_SECONDS = 20.0
LEAVING_SECONDS = 20.0


@dataclass
class Demo:
    """The process, what it said so far, and when it was started."""

    process: subprocess.Popen[str]
    begun: float = field(default_factory=time.monotonic)
    said: str = ""

    def read_until(self, pattern: str) -> str:
        """Reads on until it has said this; gives the first group."""
        assert self.process.stdout
        while not (found := re.search(pattern, self.said)):
            line = self.process.stdout.readline()
            assert line, self.said
            self.said += line
        return found[1]

    def seconds(self) -> float:
        return time.monotonic() - self.begun


@contextmanager
def demo(folder: Path, *options: str, **settings: str) -> Iterator[Demo]:
    given = {name: value for name, value in os.environ.items() if not name.startswith("FACILITATOR_")}
    given |= {"FACILITATOR_HOST": "127.0.0.1", "FACILITATOR_PORT": "0", "TMPDIR": str(folder), "PYTHONUNBUFFERED": "1", **settings}
    with subprocess.Popen([sys.executable, "run.py", "demo", *options], cwd=HOUSE, env=given, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Demo(process)
        finally:
            if process.poll() is None:
                process.kill()


def at(demo: Demo, folder: Path) -> tuple[Server, dict[str, str]]:
    """The server of the demo, and its meetup, by what it printed."""
    links = {name: demo.read_until(rf"{name} +(http://\S+)") for name in ("Desk", "Screen", "Your own phone", "Office")}
    server = Server(folder)
    server.port = int(links["Desk"].split(":")[2].partition("/")[0])
    return server, {"code": links["Your own phone"][-6:], "desk_url": links["Desk"], "screen_url": links["Screen"], "office_url": links["Office"]}


def children(pid: int) -> set[int]:
    found = Path("/proc").glob("[0-9]*/stat")
    return {int(stat.parent.name) for stat in found if int(text_of(stat).rpartition(")")[2].split()[1]) == pid}


def text_of(stat: Path) -> str:
    try:
        return stat.read_text()
    except OSError:
        return ") gone -1"  # it ended while we looked


def test_people_arrive_at_what_it_prints_and_nothing_is_left_of_it(tmp_path: Path, say: Callable[[str], None]) -> None:
    with demo(tmp_path, "--language", "en", FACILITATOR_DATA=str(tmp_path / "mine")) as running:
        server, made = at(running, tmp_path)
        ready = running.seconds()

        async def arriving() -> tuple[float, float]:
            async with Room(server, made) as room:
                desk, _ = await room.surface("desk"), await room.surface("screen")
                assert desk.docs.docs["meetup"]["title"] == "Klassen: an example"
                assert [step["faults"] for step in desk.docs.docs["show"]["steps"]] == [[]] * 18, "the clip and its captions are there"
                return await present(desk, 3), await present(desk, 40)

        async def present(desk: Client, people: int) -> float:
            await desk.until(lambda desk: desk.docs.docs["crowd"]["present"] >= people, 60)
            return running.seconds()

        first, all_of_them = asyncio.run(arriving())
        say(f"demo: its links are there after {ready:.1f} s, 3 people after {first:.1f} s, 40 after {all_of_them:.1f} s")
        assert server.get(made["office_url"].partition(str(server.port))[2]).headers["Location"] == "/office"
        assert "leaves the folder" in running.said
        assert not (tmp_path / "mine").exists()

        folder = Path(running.read_until(r"Everything is in (\S+) "))
        assert folder.is_dir()
        rooms = children(running.process.pid)
        assert len(rooms) == 1
        running.process.send_signal(signal.SIGTERM)
        assert running.process.wait(LEAVING_SECONDS) == 0
        assert not folder.exists()
        assert not [pid for pid in rooms if Path(f"/proc/{pid}").exists()]


def test_the_room_goes_when_the_demo_is_killed(tmp_path: Path) -> None:
    with demo(tmp_path, "--language=en", "--people=2") as running:
        at(running, tmp_path)
        (room,) = children(running.process.pid)
        running.process.kill()
        until = time.monotonic() + LEAVING_SECONDS
        while Path(f"/proc/{room}").exists() and "State:\tZ" not in text_of(Path(f"/proc/{room}/status")):
            assert time.monotonic() < until
            time.sleep(0.05)


@pytest.mark.parametrize(
    ("environ", "language"),
    [({"LANG": "nl_NL.UTF-8"}, "nl"), ({"LANG": "en_GB.UTF-8"}, "en"), ({"LC_ALL": "en_US", "LANG": "nl_NL"}, "en"), ({"LANG": "C.UTF-8"}, "nl"), ({}, "nl")],
)
def test_it_speaks_the_language_of_the_terminal_else_dutch(environ: dict[str, str], language: str) -> None:
    assert usual_language(environ) == language


def test_a_taken_port_is_passed_by_where_another_may_be_used() -> None:
    tried = []

    def listen(port: int) -> None:
        tried.append(port)
        if port:
            raise OSError(98, "Address already in use")

    serve_on_first_free(listen, "0.0.0.0", 8000, 0)
    assert tried == [8000, 0]
    with pytest.raises(CantListen, match=r"port 8001: Address already in use\. Set FACILITATOR_PORT"):
        serve_on_first_free(listen, "0.0.0.0", 8001)
