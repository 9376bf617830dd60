"""nginx with the sample configuration of deploy/, in front of a server of the tests: on a free port, and with nothing of this machine's own nginx."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.server import HOUSE

SAMPLE = HOUSE / "deploy" / "nginx.conf"
PATIENCE_SECONDS = 10
AROUND = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
worker_processes {workers};
worker_rlimit_nofile 8192;
{user}
events {{ worker_connections 4096; }}
http {{
    default_type application/octet-stream;
    {paths}
    include {folder}/site.conf;
}}
"""
PATHS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
PROGRAM = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
NEEDED = pytest.mark.skipif(PROGRAM is None, reason="nginx is not installed, and could not be: make tools")


class Nginx:
    """`with Nginx(folder, server.port, server.data / "media") as nginx:`; the server must run with MEDIA_SENT_BY=X-Accel-Redirect."""

    def __init__(self, folder: Path, server_port: int, media: Path, workers: int = 1) -> None:
        self.folder, self.server_port, self.media, self.workers, self.port = folder / "nginx", server_port, media, workers, free_port()

    def __enter__(self) -> Nginx:
        self.folder.mkdir()
        (self.folder / "site.conf").write_text(self.site(), "utf-8")
        paths = " ".join(f"{name}_temp_path {self.folder}/{name};" for name in PATHS)
        user = "user root;" if os.geteuid() == 0 else ""  # else it could not come into a folder that only its maker may read
        config = self.folder / "nginx.conf"
        config.write_text(AROUND.format(folder=self.folder, workers=self.workers, user=user, paths=paths), "utf-8")
        assert PROGRAM, "nginx is not installed: make tools"
        self.process = subprocess.Popen([PROGRAM, "-p", str(self.folder), "-c", str(config)], stderr=subprocess.DEVNULL)
        self._wait()
        return self

    def __exit__(self, *error: object) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE_SECONDS)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pids(self) -> list[int]:
        """Of its workers."""
        told = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in told.split()]

    def site(self) -> str:
        """The sample, with what it says is yours."""
        text = SAMPLE.read_text("utf-8")
        ours = {
            "server 127.0.0.1:8000;": f"server 127.0.0.1:{self.server_port};",
            "listen 80;": f"listen 127.0.0.1:{self.port};",
            "server_name meedoen.example.nl;": "server_name _;",
            "alias /srv/facilitator/media/;": f"alias {self.media}/;",
            "error_log /var/log/nginx/facilitator.log crit;": f"error_log {self.folder}/site.log crit;",
        }
        for theirs, own in ours.items():
            assert text.count(theirs) == 1, theirs
            text = text.replace(theirs, own)
        return text

    def _wait(self) -> None:
        begun = time.monotonic()
        while time.monotonic() - begun < PATIENCE_SECONDS:
            assert self.process.poll() is None, (self.folder / "error.log").read_text()
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            time.sleep(0.02)
        raise AssertionError("nginx does not listen")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
