"""Starts the facilitator. The only file that knows eventlet: it patches before anything else is imported, and listens."""

import os
import sys
import warnings
from collections.abc import Callable

os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")

warnings.filterwarnings("ignore", message="\\s*Eventlet is deprecated")  # known: docs/dependencies.md
import eventlet  # noqa: E402  (must come before everything that opens sockets or threads)

eventlet.monkey_patch()

from threading import Event  # noqa: E402

from eventlet import tpool, wsgi  # noqa: E402

from facilitator import Facilitator  # noqa: E402
from facilitator.cli import main  # noqa: E402
from facilitator.settings import Settings  # noqa: E402

BACKLOG = 4096
SILENT_SECONDS = 20  # a connection that says nothing
LOOK_SECONDS = 0.1  # how soon a wish to stop is seen


def listen(facilitator: Facilitator, settings: Settings, ready: Callable[[int], None], stopping: Event) -> None:
    """Serves until `stopping` is set."""
    socket = eventlet.listen((settings.host, settings.port), backlog=BACKLOG)
    ready(socket.getsockname()[1])
    options = {"max_size": settings.connections + 1_000, "socket_timeout": SILENT_SECONDS, "keepalive": SILENT_SECONDS}
    serving = eventlet.spawn(wsgi.server, socket, facilitator.app, log_output=False, debug=False, **options)
    while not stopping.is_set() and not serving.dead:
        eventlet.sleep(LOOK_SECONDS)
    if serving.dead:
        serving.wait()  # raises what ended it
    serving.kill()


if __name__ == "__main__":
    tpool.set_num_threads(1)  # one thread, always the same, owns the connection that writes
    sys.exit(main(sys.argv[1:], tpool.execute, listen))
