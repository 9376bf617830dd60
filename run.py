"""Starts the facilitator. Patches the standard library for the event loop before anything else is imported, and hands over."""

import gc
import os
import sys
import warnings

gc.disable()  # nothing that is imported is garbage, and looking for it is a tenth of the start; `serving` turns it on
if os.environ.get("FACILITATOR_EVENT_LOOP") == "gevent":
    from gevent import monkey

    monkey.patch_all()
    from facilitator.serving.on_gevent import listen, one_thread, start_thread
else:
    os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")
    warnings.filterwarnings("ignore", message="\\s*Eventlet is deprecated")  # known: docs/dependencies.md
    import eventlet

    eventlet.monkey_patch()
    from facilitator.serving.on_eventlet import listen, one_thread, start_thread

from facilitator.cli import main  # noqa: E402  (the patches come first)

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], one_thread(), start_thread, listen))
