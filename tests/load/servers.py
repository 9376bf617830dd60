"""The servers that are measured, each alone on one core: ours, and those it is compared with.

What all of them share is the protocol of a vote burst; the rest of the evening only ours can do.
"""

from __future__ import annotations

import subprocess
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any, ClassVar

from facilitator import example
from tests.load.build import BUILT, RIVALS
from tests.load.processor import SERVER_CORE, memory_of, on_core, seconds_of
from tests.support.client import Client
from tests.support.server import Server

ENDING_SECONDS = 10

WELCOME, POLL, IDEAS, SCREENED = "s1", "s2", "s3", "s4"
PROGRAMME: dict[str, Any] = {
    "title": "Load",
    "region": "Flevoland",
    "language": "nl",
    "steps": [
        {"kind": "text", "title": "Welkom", "body": "Fijn dat u er bent."},
        {
            "kind": "poll",
            "title": "Stelling",
            "poll": {"kind": "choice", "question": "Moet er een loting komen?", "options": ["Mee eens", "Niet mee eens"], "results": "live"},
        },
        {"kind": "ideas", "title": "Wegen", "ideas": {"screening": {"phones": False, "screen": False}, "support": "agree_disagree_pass"}},
        {"kind": "ideas", "title": "Schrijven", "ideas": {"screening": {"phones": True, "screen": True}, "support": "agree"}},
    ],
}
OPTIONS = "o1,o2"


class Served(ABC):
    """One server, `with Ours(folder) as served:`. `whole`: it can do the whole evening, not only the burst."""

    name: ClassVar[str]
    whole: ClassVar[bool] = False
    port: int
    code: str

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> Served:
        with on_core(SERVER_CORE):
            self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    @abstractmethod
    def start(self) -> None: ...

    @abstractmethod
    def stop(self) -> None: ...

    @abstractmethod
    def desk_cookies(self) -> dict[str, str]: ...

    @property
    @abstractmethod
    def pid(self) -> int: ...

    async def desk(self) -> Client:
        client = Client(f"http://127.0.0.1:{self.port}", self.code, "desk", self.desk_cookies())
        await client.connect()
        return await client.first()

    def cpu(self) -> float:
        """Seconds of processor since its start."""
        return seconds_of(self.pid)

    def memory(self) -> float:
        """Resident memory in bytes."""
        return memory_of(self.pid)


class Ours(Served):
    name, whole = "ours", True
    programme: ClassVar[dict[str, Any]] = PROGRAMME
    media: ClassVar[list[tuple[str, Path]]] = []
    settings: ClassVar[dict[str, str]] = {}

    def start(self) -> None:
        self.server = Server(self.folder, **self.settings)
        self.server.start()
        self.port = self.server.port
        for name, file in self.media:
            self.server.put_media(name, file.read_bytes())
        self.made: dict[str, Any] = self.server.make(self.programme)
        self.code = self.made["code"]

    def stop(self) -> None:
        self.server.stop()

    def crash(self) -> None:
        """Killed, and started again on the same folder and port."""
        self.server.kill()
        with on_core(SERVER_CORE):
            self.server.start()

    def desk_cookies(self) -> dict[str, str]:
        url = self.made["desk_url"]
        return self.server.cookies(url[url.index("/link/") :])

    @property
    def pid(self) -> int:
        return self.server.process.pid


class Evening(Ours):
    """With the example evening of two hours on it."""

    programme, media = example.programme("nl"), example.files("nl")


class Rival(Served):
    """A server of tests/load. It prints its port, and ends when its standard input does."""

    code = "482913"

    @abstractmethod
    def command(self) -> list[str]: ...

    def start(self) -> None:
        self.process = subprocess.Popen(self.command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=RIVALS)
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line, f"{self.name} did not start"
        self.port = int(line)

    def stop(self) -> None:
        self.process.communicate(timeout=ENDING_SECONDS)

    def desk_cookies(self) -> dict[str, str]:
        return {}

    @property
    def pid(self) -> int:
        return self.process.pid


class Node(Rival):
    """Socket.IO for Node, every vote on disk before its acknowledgement, as with us."""

    name = "node"

    def command(self) -> list[str]:
        return ["node", "server.mjs", "sqlite", str(self.folder)]


class NodeMemory(Rival):
    """The same without a disk: what a vote costs when it may be lost."""

    name = "memory"

    def command(self) -> list[str]:
        return ["node", "server.mjs", "memory", str(self.folder)]


class Limit(Rival):
    """C and epoll: what the machine can do."""

    name = "limit"

    def command(self) -> list[str]:
        return [str(BUILT / "limit"), str(self.folder)]


SERVERS: dict[str, type[Served]] = {each.name: each for each in (Ours, Node, NodeMemory, Limit)}
