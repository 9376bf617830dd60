"""Copies that play everywhere: one at a time, in a process of their own; how far each is survives a restart, where one that ran is called interrupted."""

from __future__ import annotations

import logging
import subprocess
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from facilitator.errors import Invalid, Refusal
from facilitator.media import ffmpeg
from facilitator.media.shelf import COPIES, PART, MediaShelf
from facilitator.media.writing import put_whole

RUNNING, DONE, FAILED, STOPPED, INTERRUPTED = "running", "done", "failed", "stopped", "interrupted"
MOST_KEPT = 50
LONGEST_STEM = 90
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Copy:
    """Of the file `name` a copy is, or was, made that is called `to`; `share` is how far it is."""

    name: str
    to: str
    state: str
    share: float = 0.0


class Copies:
    """Of a shelf. `changed` is called when a copy stands there."""

    def __init__(self, shelf: MediaShelf, changed: Callable[[], None]) -> None:
        self.shelf, self.changed = shelf, changed
        self._note = shelf.folder / COPIES
        self._films: dict[str, ffmpeg.Film | None] = {}
        self._child: Any = None
        self._stopped = self._closing = False
        self._all = {copy.name: copy for copy in self._noted()}
        if any(copy.state == RUNNING for copy in self._all.values()):
            self._all = {name: replace(copy, state=INTERRUPTED) if copy.state == RUNNING else copy for name, copy in self._all.items()}
            self._keep()

    def of(self, name: str) -> Copy | None:
        return self._all.get(name)

    def film(self, name: str) -> ffmpeg.Film | None:
        """What ffmpeg says of a video on the shelf; asked once."""
        row = self.shelf.row(name)
        if row.file not in self._films:
            self._films[row.file] = ffmpeg.probe(self.shelf.folder / row.file, row.type)
        return self._films[row.file]

    def begin(self, name: str) -> None:
        """Refused: no ffmpeg, no film, another copy is being made, or no room for it."""
        row = self.shelf.row(name)
        if not ffmpeg.there():
            raise Invalid("There is no ffmpeg on the server.")
        if self._child is not None:
            raise Invalid("Another copy is being made. Wait until it is done, or stop it.")
        film = self.film(name) if row.type in ffmpeg.DEMUXERS else None
        if film is None:
            raise Invalid("ffmpeg can't read this file: there is no copy to make of it.")
        self.shelf.room.check_disk(row.size)
        part = self.shelf.folder / f"copy-{row.file}{PART}"
        command = ffmpeg.copying(self.shelf.folder / row.file, row.type, part, self.shelf.room.file_bytes)
        self._child, self._stopped = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL), False
        self._set(Copy(name, copy_name(name), RUNNING))
        threading.Thread(target=self._run, args=(name, part, film.seconds), name="copy", daemon=True).start()

    def stop(self) -> None:
        """The copy that is being made is given up."""
        if self._child is not None:
            self._stopped = True
            self._child.kill()

    def close(self) -> None:
        """The server stops: what is being made is called interrupted at the next start."""
        self._closing = True
        if self._child is not None:
            self._child.kill()

    def _run(self, name: str, part: Path, seconds: float) -> None:
        copy = self._all[name]
        try:
            self._follow(name, part, seconds)
            failed = self._child.wait() != 0
            if failed and not (self._stopped or self._closing):
                log.warning("a copy of %s could not be made: %s", name, self._child.stderr.read()[-500:].decode("utf-8", "replace"))
            if not failed:
                self.shelf.put(copy.to, part)
                self.changed()
            state = STOPPED if self._stopped else INTERRUPTED if failed and self._closing else FAILED if failed else DONE
        except (OSError, Refusal):
            log.exception("a copy of %s could not be kept", name)
            self._child.kill()
            state = FAILED
        finally:
            self._child = None
            self.shelf.room.give_up(part)
            part.unlink(missing_ok=True)
        self._set(replace(copy, state=state, share=1.0 if state == DONE else self._all[name].share))

    def _follow(self, name: str, part: Path, seconds: float) -> None:
        """Hears how far it is, and holds it to the room that there is."""
        for line in self._child.stdout:
            word, _, value = line.decode().strip().partition("=")
            if word == "out_time_us" and value.lstrip("-").isdigit():
                self._all[name] = replace(self._all[name], share=min(1.0, max(0.0, int(value) / 1e6 / seconds)))
            elif word == "progress" and part.exists():
                self.shelf.room.reserve(part, part.stat().st_size)

    def _set(self, copy: Copy) -> None:
        self._all = {**{name: each for name, each in self._all.items() if name != copy.name}, copy.name: copy}
        while len(self._all) > MOST_KEPT:
            del self._all[next(iter(self._all))]
        self._keep()

    def _keep(self) -> None:
        self.shelf.beside(put_whole, self._note, msgspec.json.encode([asdict(copy) for copy in self._all.values()]))

    def _noted(self) -> list[Copy]:
        try:
            return msgspec.json.decode(self._note.read_bytes(), type=list[Copy])
        except (OSError, msgspec.MsgspecError):
            return []


def copy_name(name: str) -> str:
    """clip.webm has clip-h264.mp4."""
    return f"{name.rpartition('.')[0][:LONGEST_STEM]}-h264.mp4"
