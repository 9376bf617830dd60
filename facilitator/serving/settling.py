"""What a server does when it has begun to serve: it makes ready what the first phones will ask for, and then minds its memory."""

from __future__ import annotations

import logging
from collections.abc import Callable

from facilitator import Facilitator
from facilitator.serving.memory import Memory, give_back, used_bytes
from facilitator.serving.patience import Patience
from facilitator.web.warm import warm

log = logging.getLogger(__name__)


def settle(facilitator: Facilitator, sleep: Callable[[float], object]) -> None:
    """For ever. `sleep` waits that many seconds without holding up the loop."""
    try:
        warm(facilitator.app, sleep)
    except Exception:
        log.exception("the templates could not be made ready")
    connections = facilitator.live.gate.connections
    Memory(lambda: len(connections) + len(Patience.open), used_bytes, give_back).watch(sleep)
