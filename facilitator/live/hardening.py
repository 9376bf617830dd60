"""What hardens Engine.IO against a client that sends without end: of the library's own packets too, not only of messages.

It leans on the inside of python-engineio (`engineio.server` makes its sockets of `socket.Socket`); `tests/hostile` fails when an upgrade
moves that.
"""

from __future__ import annotations

import time

import engineio.server
from engineio.packet import MESSAGE, Packet
from engineio.socket import Socket

FEW_SECONDS = 10.0
FEW = 20  # pongs and the like that a client sends in that time; one every 8 seconds is usual


class PoliteSocket(Socket):  # type: ignore[misc]
    """Lets others run after each packet, and closes on who sends packets that are no messages without end."""

    counted_from = 0.0
    counted = 0

    def receive(self, pkt: Packet) -> None:
        time.sleep(0)  # the read loop yields to nobody by itself
        if pkt.packet_type != MESSAGE and self._too_many():
            self.close(wait=False, abort=True)
            return
        super().receive(pkt)

    def _too_many(self) -> bool:
        now = time.monotonic()
        if now - self.counted_from > FEW_SECONDS:
            self.counted_from, self.counted = now, 0
        self.counted += 1
        return self.counted > FEW


def harden() -> None:
    """Before the first socket is made."""
    engineio.server.socket.Socket = PoliteSocket
