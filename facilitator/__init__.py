"""The facilitator: a server with which a moderator leads a live meetup. `create_app` wires its parts and decides nothing.

Commands come in at the gate (`live`) or a page (`web`), the meetup decides (`meetup`), its events are committed (`home`, `store`),
and then everyone is told (`home`, `live`). See docs/architecture.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask

from facilitator.access import Access
from facilitator.folder import DataFolder
from facilitator.home import Home
from facilitator.home.slow import StartThread
from facilitator.live.connections import Connections
from facilitator.live.presence import Presence
from facilitator.live.sockets import Live
from facilitator.media import MEGABYTE, Copies, Freshening, MediaShelf, Uploads, beside
from facilitator.metrics import Metrics
from facilitator.rehearsal import Rehearsals
from facilitator.renewing import Renewing
from facilitator.sealing import Sealing
from facilitator.settings import Settings
from facilitator.store import MediaRow, Store
from facilitator.web import Site, add_pages

__version__ = "0.1.0"

InThread = Callable[..., Any]


@dataclass(frozen=True)
class Facilitator:
    """A wired server on a claimed data folder."""

    app: Flask
    live: Live
    home: Home
    access: Access
    folder: DataFolder
    shelf: MediaShelf
    rehearsals: Rehearsals
    renewing: Renewing
    freshening: Freshening
    copies: Copies
    sealing: Sealing

    def close(self) -> None:
        """Takes no more commands, carries out and answers what is waiting, sends everybody off, empties the write-ahead log and gives the folder free."""
        self.rehearsals.end_all()
        self.renewing.stop()
        self.sealing.stop()
        self.freshening.stop()
        self.copies.close()
        self.live.stop()
        self.home.writer.stop()
        self.live.say_goodbye()
        self.home.in_thread(self.home.store.close)
        self.folder.release()


def create_app(settings: Settings, in_thread: InThread = lambda work, *args: work(*args), start_thread: StartThread = lambda work: work()) -> Facilitator:
    """Claims the data folder and wires everything. `in_thread` runs a function in one real thread, always the same, and waits for it; `start_thread` in another
    one, and does not wait."""
    folder = DataFolder(Path(settings.data))
    folder.claim()
    store: Store = in_thread(Store, folder.path)

    def keep(row: MediaRow) -> None:
        home.in_store(store.put_media, row)

    def forget(name: str) -> None:
        home.in_store(store.delete_media, name)

    shelf = MediaShelf(
        folder.media,
        store.media(),
        keep,
        forget,
        file_bytes=settings.media_megabytes * MEGABYTE,
        all_bytes=settings.media_quota_megabytes * MEGABYTE,
        hours=settings.media_hours,
        beside=beside(start_thread),
    )
    uploads = Uploads(shelf)
    home = Home(store, shelf.of, in_thread=in_thread, metrics=Metrics(__version__), start_thread=start_thread)
    copies = Copies(shelf, home.media_changed)
    access = Access(home, store.secret("cookies"), settings.organiser_token, settings.wrong_codes)
    app = Flask(__name__, root_path=str(Path(__file__).parent.parent), static_folder=None)
    presence = Presence(Connections(), home)
    home.metrics.connections = presence.connections.by_audience
    rehearsals = Rehearsals(home, settings.host)
    sealing = Sealing(home, settings.seal_days)
    add_pages(Site(app, home, access, presence, uploads, copies, rehearsals, sealing, settings, __version__))
    live = Live(app, home, access, presence, settings)
    renewing = Renewing(folder.path)
    home.writer.erased = renewing.erased
    home.writer.start()
    renewing.begin()
    freshening = Freshening(shelf.expiry, home.media_changed)
    freshening.begin()
    rehearsals.clear_away()
    sealing.begin()
    return Facilitator(app, live, home, access, folder, shelf, rehearsals, renewing, freshening, copies, sealing)
