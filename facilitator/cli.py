"""The command line: `python run.py [serve]`. It starts the server and says where it can be reached."""

from __future__ import annotations

import argparse
import errno
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import replace

import segno

from facilitator import Facilitator, InThread, __version__, create_app
from facilitator.addresses import network_addresses
from facilitator.folder import FolderTaken
from facilitator.settings import SettingError, Settings

Listen = Callable[[Facilitator, Settings, Callable[[int], None], threading.Event], None]

FILES_BESIDE = 1_200  # connections that are not live (pages, silent ones), the database, media
CANT_LISTEN = (errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES)
log = logging.getLogger("facilitator")


def main(argv: list[str], in_thread: InThread, listen: Listen) -> int:
    """`in_thread` runs the store's work in its one thread; `listen` serves until the event is set, and calls back with the port it got."""
    parser = argparse.ArgumentParser(prog="run.py", description="Leads a live meetup.")
    parser.add_argument("command", nargs="?", choices=("serve", "version"), default="serve")
    if parser.parse_args(argv).command == "version":
        print(__version__)
        return 0
    os.umask(0o077)  # what we write is nobody else's business
    try:
        settings = Settings.read(os.environ)
        logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s", stream=sys.stderr)
        settings = within_limits(settings)
        facilitator = create_app(settings, in_thread)
    except (SettingError, FolderTaken) as error:
        print(error, file=sys.stderr)
        return 2
    stopping = threading.Event()
    for wish in (signal.SIGTERM, signal.SIGINT):
        signal.signal(wish, lambda number, frame: stopping.set())
    try:
        listen(facilitator, settings, lambda port: _tell_where(facilitator, settings, port), stopping)
        log.info("stopping")
    except OSError as error:
        if error.errno not in CANT_LISTEN:
            raise
        print(f"The server can't listen on {settings.host} port {settings.port}: {error.strerror}. Set FACILITATOR_PORT to another port.", file=sys.stderr)
        return 2
    finally:
        facilitator.close()
    return 0


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
    log.warning("this system allows %d open files, so %d connections instead of %d", hard, hard - FILES_BESIDE, settings.connections)
    return replace(settings, connections=max(1, hard - FILES_BESIDE))


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
