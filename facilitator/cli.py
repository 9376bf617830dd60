"""The command line: `python run.py [serve | demo | backup | restore | version]`. It starts the server and says where it can be reached."""

from __future__ import annotations

import argparse
import errno
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import segno
from filelock import Timeout

from facilitator import Facilitator, InThread, __version__, create_app
from facilitator.addresses import network_addresses
from facilitator.demo import evening
from facilitator.folder import DataFolder, FolderTaken, FolderUnusable
from facilitator.home.slow import StartThread
from facilitator.language import LANGUAGES, translate
from facilitator.settings import PREFIX, SettingError, Settings
from facilitator.store.backup import Contents, NotCopied, back_up, restore
from facilitator.store.copies import Copies

Ready = Callable[[int], None]  # called with the port once the server listens
Listen = Callable[[Facilitator, Settings, Ready, threading.Event], None]
Opening = Callable[[Facilitator, Settings], AbstractContextManager[Ready]]  # what stands around the serving

MOST_PEOPLE, USUAL_PEOPLE = 500, 125  # of the simulated room: each has two threads; so many came to the first evening
FILES_BESIDE = 1_200  # connections that are not live (pages, silent ones), the database, media
CANT_LISTEN = (errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES)
log = logging.getLogger("facilitator")


class CantListen(Exception):
    """No port that may be used is free; says so."""


def main(argv: list[str], in_thread: InThread, start_thread: StartThread, listen: Listen) -> int:
    """`in_thread` runs the store's work in its one thread, `start_thread` what takes long in another; `listen` serves until the event is set, and calls back
    with the port it got."""
    asked = _parser().parse_args(argv)
    if asked.command == "version":
        print(__version__)
        return 0
    os.umask(0o077)  # what we write is nobody else's business
    try:
        settings = Settings.read(os.environ)
        logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s", stream=sys.stderr)
        if asked.command in ("backup", "restore"):
            return _back_up(settings, asked.to) if asked.command == "backup" else _restore(settings, asked.source)
        settings = within_limits(settings)
        run = partial(_run, in_thread, start_thread, listen)
        return _demo(asked, settings, run) if asked.command == "demo" else run(settings, _announced, (settings.port,))
    except (SettingError, FolderTaken, FolderUnusable, CantListen, NotCopied) as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py", description="Leads a live meetup. docs/settings.md names the settings.")
    commands = parser.add_subparsers(dest="command", metavar="command")
    commands.add_parser("serve", help="start the server on the data folder (the default)")
    demo = commands.add_parser("demo", help="show the tool: the example evening with a simulated room, in a folder that is gone afterwards")
    people = f"how many simulated people come, at most {MOST_PEOPLE} (default: {USUAL_PEOPLE})"
    demo.add_argument("--people", type=_people, default=USUAL_PEOPLE, metavar="N", help=people)
    demo.add_argument("--language", choices=LANGUAGES, default=evening.usual_language(os.environ), help="of the evening (default: that of the terminal)")
    demo.add_argument("--seed", type=int, default=1, metavar="N", help="another number makes other people (default: 1)")
    backup = commands.add_parser("backup", help="copy the data folder, also while the server runs on it")
    backup.add_argument("to", type=Path, metavar="FOLDER_OR_FILE", help="where to, not there yet; a name that ends in .db gets the database without the media")
    back = commands.add_parser("restore", help="make a data folder of a backup; the folder that FACILITATOR_DATA names must be empty")
    back.add_argument("source", type=Path, metavar="FOLDER_OR_FILE", help="what backup has made")
    commands.add_parser("version", help="print the version")
    return parser


def _people(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_PEOPLE:
        raise argparse.ArgumentTypeError(f"must be a number from 1 to {MOST_PEOPLE}, not {text!r}")
    return int(text)


def _demo(asked: argparse.Namespace, settings: Settings, run: Callable[[Settings, Opening, tuple[int, ...]], int]) -> int:
    """On a folder of its own, and on the port that was asked for; without one on the usual, else on any that is free."""
    if settings.data != Settings.data:
        print(translate(asked.language, "The demo leaves the folder {folder} (FACILITATOR_DATA) alone.", folder=settings.data))
    port_asked = f"{PREFIX}PORT" in os.environ or settings.port != Settings.port
    wish = evening.Wish(asked.language, asked.people, asked.seed)
    with TemporaryDirectory(prefix="facilitator-demo-") as folder:
        return run(replace(settings, data=folder), partial(evening.host, wish), (settings.port,) if port_asked else (settings.port, 0))


def _back_up(settings: Settings, to: Path) -> int:
    """It is noted where it is, and when it was begun: what is erased for good later, or was while it was made, must not stay in it."""
    data, begun = Path(settings.data), time.time()
    print(f"Backup of {settings.data} in {to}: {_in_words(back_up(data, to))}")
    copies = Copies(data)
    try:
        copies.note(to, begun)
        for place in copies.renew():
            print(f"{place} held what was erased since; that is no longer in it.")
    except (OSError, Timeout) as error:
        print(f"It could not be noted where this backup is ({error}). What is erased later stays in it: throw it away then.", file=sys.stderr)
    return 0


def _restore(settings: Settings, source: Path) -> int:
    folder = DataFolder(Path(settings.data))
    folder.claim_empty()
    try:
        print(f"{source} restored in {settings.data}: {_in_words(restore(source, folder.path))}")
    finally:
        folder.release()
    return 0


def _in_words(contents: Contents) -> str:
    told = f"{contents.meetups} meetups, {contents.lines} lines of their logs, {contents.files} media files, database {contents.bytes / 1e6:.1f} MB."
    return told + (f" Not in it, because the file is gone: {', '.join(contents.missing)}." if contents.missing else "")


def _run(in_thread: InThread, start_thread: StartThread, listen: Listen, settings: Settings, opening: Opening, ports: tuple[int, ...]) -> int:
    """Serves on the first of the ports that is free, until it is asked to stop."""
    stopping = threading.Event()
    for wish in (signal.SIGTERM, signal.SIGINT):
        signal.signal(wish, lambda number, frame: stopping.set())
    facilitator = create_app(settings, in_thread, start_thread)
    try:
        with opening(facilitator, settings) as ready:
            serve_on_first_free(lambda port: listen(facilitator, replace(settings, port=port), ready, stopping), settings.host, *ports)
            log.info("stopping")
    finally:
        facilitator.close()
    return 0


def serve_on_first_free(listen: Callable[[int], None], host: str, port: int, *others: int) -> None:
    """`listen` serves on a port; when it can't listen there the next one is tried. CantListen when none is left."""
    try:
        listen(port)
    except OSError as error:
        if error.errno not in CANT_LISTEN:
            raise
        if not others:
            raise CantListen(f"The server can't listen on {host} port {port}: {error.strerror}. Set FACILITATOR_PORT to another port.") from error
        serve_on_first_free(listen, host, *others)


def within_limits(settings: Settings) -> Settings:
    """As many connections as this process may have open files: running out of them would end it."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return settings
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = settings.connections + FILES_BESIDE
    limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
    if limit == wanted:
        return settings
    connections = limit - min(FILES_BESIDE, limit // 2)
    log.warning("this system allows %d open files, so %d connections instead of %d", hard, connections, settings.connections)
    return replace(settings, connections=connections)


@contextmanager
def _announced(facilitator: Facilitator, settings: Settings) -> Iterator[Ready]:
    yield partial(_tell_where, facilitator, settings)


def _tell_where(facilitator: Facilitator, settings: Settings, port: int) -> None:
    addresses = [settings.url.rstrip("/")] if settings.url else [f"http://{address}:{port}" for address in network_addresses(settings.host)]
    facilitator.folder.announce(addresses[0])
    link = f"{addresses[0]}/office/login/{facilitator.access.first_link()}"
    print(f"\nFacilitator {__version__} runs. On this network:")
    for address in addresses:
        print(f"  {address}")
    print(f"\nOrganiser link, works once:\n  {link}\n")
    segno.make(link, error="l").terminal(out=sys.stdout, compact=True)
    print("Stop with Ctrl+C.\n", flush=True)
