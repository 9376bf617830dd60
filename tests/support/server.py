"""The real server as a child process on a free port, and the office API of it. It is ended by its own id."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).parent.parent.parent
TOKEN = "a-token-that-only-tests-know"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
PATIENCE_SECONDS = 20
EVENT_LOOP = os.environ.get("EVENT_LOOP", "eventlet")  # `make gevent` runs everything on the other one


@dataclass(frozen=True)
class Answer:
    """What a request was answered with."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def cookies(self) -> dict[str, str]:
        return cookies_of(self.headers.get_all("Set-Cookie") or ())


class Server:
    """`with Server(folder) as server:`; `kill` and `start` again on the same data folder and port."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder, self.settings, self.port = folder, settings, 0
        self.log = folder / "server.log"

    def __enter__(self) -> Server:
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        if self.process.poll() is None:
            self.stop()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def start(self) -> float:
        """Starts it and waits until it is ready; gives the seconds that took."""
        begun = time.monotonic()
        told = self.data / "server.json"
        told.unlink(missing_ok=True)
        given = {name: value for name, value in os.environ.items() if not name.startswith("FACILITATOR_")}
        settings = {"DATA": str(self.data), "HOST": "127.0.0.1", "PORT": str(self.port), "ORGANISER_TOKEN": TOKEN, "EVENT_LOOP": EVENT_LOOP, **self.settings}
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "run.py"], cwd=HOUSE, stdout=log, stderr=log, env=given | {f"FACILITATOR_{name}": value for name, value in settings.items()}
            )
        while not told.exists() or not told.read_bytes():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() - begun < PATIENCE_SECONDS, "the server did not start: " + self.log.read_text()
            time.sleep(0.01)
        self.port = int(json.loads(told.read_bytes())["address"].rpartition(":")[2])
        self.wait_ready()
        return time.monotonic() - begun

    def wait_ready(self) -> None:
        for _ in range(PATIENCE_SECONDS * 50):
            try:
                if self.get("/healthz").status == 200:
                    return
            except OSError:
                time.sleep(0.02)
        raise AssertionError("the server is not ready: " + self.log.read_text())

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE_SECONDS)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(PATIENCE_SECONDS)

    # HTTP

    def request(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Answer:
        """The answer, whatever its status; redirects are not followed."""
        asked = urllib.request.Request(self.base + path, data=body, method=method, headers=headers or {})
        try:
            answer = _opener.open(asked, timeout=60)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return Answer(answer.status, answer.headers, answer.read())

    def get(self, path: str, **headers: str) -> Answer:
        return self.request("GET", path, headers=headers)

    def post_programme(self, programme: object) -> Answer:
        return self.request("POST", "/office/api/meetups", json.dumps(programme).encode(), {**BEARER, "Content-Type": "application/json"})

    def make(self, programme: object) -> dict[str, Any]:
        """Makes a meetup by the office API."""
        answer = self.post_programme(programme)
        assert answer.status == 201, answer.text
        told: dict[str, Any] = answer.json
        return told

    def put_media(self, name: str, body: bytes) -> Answer:
        return self.request("PUT", f"/office/api/media/{name}", body, BEARER)

    def archive(self, meetup: str) -> dict[str, Any]:
        told: dict[str, Any] = self.request("GET", f"/office/api/meetups/{meetup}/archive.json", headers=BEARER).json
        return told

    def cookies(self, path: str) -> dict[str, str]:
        """The cookies that a page or a link gives."""
        answer = self.get(path)
        assert answer.status in (200, 303), answer.text
        return answer.cookies


def cookies_of(lines: Iterable[str]) -> dict[str, str]:
    return {found[1]: found[2] for line in lines if (found := re.match(r"([^=]+)=([^;]*)", line))}


class _KeepRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


_opener = urllib.request.build_opener(_KeepRedirects)
