"""The backups that were made of a data folder: where they are, so that nothing that was erased stays in one of them.

`backup` notes each one in `backups.json`. When something is erased for good the server says so here (`erased`), and `renew` puts a fresh backup in the
place of the newest one and destroys the older ones. A backup that is out of reach then, on a drive that was taken away, is dealt with when it is there
again: at the next start of the server, the next backup, or the next erasing. Copies that were made by hand are not known here.

`python -m facilitator.store.copies FOLDER` renews the backups of a data folder, beside the server on it.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
from filelock import FileLock

from facilitator.store.backup import NotCopied, destroy, is_there, refresh

MOST = 2_000  # a backup each quarter of an hour, for three weeks
PATIENCE_SECONDS = 10.0

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Copy:
    """A backup: a folder, or a database alone. `made_at`: when its making began, seconds since 1970."""

    path: str
    made_at: float

    @property
    def place(self) -> Path:
        return Path(self.path)


@dataclass(frozen=True)
class Known:
    """What the register holds. `erased_at`: when something was last erased for good."""

    erased_at: float = 0.0
    copies: tuple[Copy, ...] = ()

    def stale(self) -> list[Copy]:
        """Those in reach that may hold what was erased, the newest first."""
        found = [copy for copy in self.copies if copy.made_at <= self.erased_at and is_there(copy.place)]
        return sorted(found, key=lambda copy: copy.made_at, reverse=True)

    def without(self, gone: Iterable[Path]) -> tuple[Copy, ...]:
        paths = {str(path) for path in gone}
        return tuple(copy for copy in self.copies if copy.path not in paths)


class Copies:
    """The register of one data folder. Several processes may use it at once."""

    def __init__(self, data: Path) -> None:
        self.data, self.path = data, data / "backups.json"

    def known(self) -> Known:
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=Known)
        except FileNotFoundError:
            return Known()

    def note(self, place: Path, made_at: float) -> None:
        """A backup was begun there."""
        place = place.resolve()
        self._change(lambda known: replace(known, copies=(*known.without([place]), Copy(str(place), made_at))[-MOST:]))

    def forget(self, places: Iterable[Path]) -> None:
        gone = list(places)
        self._change(lambda known: replace(known, copies=known.without(gone)))

    def erased(self, at: float) -> bool:
        """Something is gone for good. Gives whether there are backups that may hold it."""
        if not self.path.exists():
            return False
        self._change(lambda known: replace(known, erased_at=max(at, known.erased_at)))
        return bool(self.known().stale())

    def renew(self) -> list[Path]:
        """A fresh backup in the place of the newest stale one, and none of the others any more. Gives the places of those that are gone or made anew; of
        what fails the log says so, and it is tried again the next time."""
        dealt_with = []
        stale = self.known().stale()
        for copy in stale:
            try:
                if copy is stale[0]:
                    begun = time.time()
                    refresh(self.data, copy.place)
                    self.note(copy.place, begun)
                else:
                    destroy(copy.place)
                    self.forget([copy.place])
            except NotCopied as error:
                log.error("a backup still holds what was erased. %s", error)
                if copy is stale[0]:
                    break  # the older ones stay as long as there is no fresh one
                continue
            dealt_with.append(copy.place)
        return dealt_with

    def _change(self, change: Callable[[Known], Known]) -> None:
        with FileLock(self.data / "backups.lock", timeout=PATIENCE_SECONDS):
            part = self.path.with_suffix(".part")
            part.write_bytes(msgspec.json.encode(change(self.known())))
            os.replace(part, self.path)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s", stream=sys.stderr)
    os.umask(0o077)
    for place in Copies(Path(sys.argv[1])).renew():
        log.info("the backup %s holds nothing any more of what was erased", place)
