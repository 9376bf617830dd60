"""Starts the facilitator. Patches the standard library for the event loop before anything else is imported, and hands over."""

import os
import sys
import warnings

os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")

warnings.filterwarnings("ignore", message="\\s*Eventlet is deprecated")  # known: docs/dependencies.md
import eventlet  # noqa: E402  (must come before everything that opens sockets or threads)

eventlet.monkey_patch()

from facilitator.cli import main  # noqa: E402
from facilitator.serving.on_eventlet import listen, one_thread  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], one_thread(), listen))
