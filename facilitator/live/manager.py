"""Which sockets are connected, as python-socketio asks of its client manager, without rooms: audiences are ours (`connections`).

The library's own keeps a room for each client, a kilobyte each, and goes through all of them when one leaves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from socketio.base_manager import BaseManager

NAMESPACE = "/"


class RoomlessManager(BaseManager):  # type: ignore[misc]
    """A client's id of Socket.IO is its id of Engine.IO."""

    def __init__(self) -> None:
        super().__init__()
        self._here: set[str] = set()
        self._arriving: set[str] = set()

    def get_namespaces(self) -> Iterator[str]:
        return iter((NAMESPACE,))

    def pre_connect(self, eio_sid: str, namespace: str) -> str | None:
        if eio_sid in self._here or eio_sid in self._arriving:
            return None
        self._arriving.add(eio_sid)
        return eio_sid

    def connect(self, sid: str, namespace: str) -> str:
        self._arriving.discard(sid)
        self._here.add(sid)
        return sid

    def is_connected(self, sid: str, namespace: str) -> bool:
        return sid in self._here

    def sid_from_eio_sid(self, eio_sid: str, namespace: str) -> str | None:
        return eio_sid if eio_sid in self._here or eio_sid in self._arriving else None

    def eio_sid_from_sid(self, sid: str, namespace: str) -> str | None:
        return self.sid_from_eio_sid(sid, namespace)

    def pre_disconnect(self, sid: str, namespace: str) -> str | None:
        return self.sid_from_eio_sid(sid, namespace)

    def disconnect(self, sid: str, namespace: str, **options: Any) -> None:
        self._here.discard(sid)
        self._arriving.discard(sid)
