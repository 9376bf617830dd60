"""Flask-SocketIO, set up for us: websocket only, small messages, silent loss noticed within 15 s, no compression."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask, request
from flask_socketio import SocketIO

from facilitator.access import Access
from facilitator.home import Home
from facilitator.live.gate import Gate
from facilitator.live.hardening import harden
from facilitator.live.presence import Presence
from facilitator.live.protocol import Json
from facilitator.settings import Settings

PING_SECONDS = 8
PING_PATIENCE_SECONDS = 6
MESSAGE_BYTES = 16_384
PATH = "/socket.io"
ASYNC_MODE = "eventlet"  # run.py patches for it


def open_sockets(app: Flask, home: Home, access: Access, presence: Presence, settings: Settings) -> SocketIO:
    """Mounts the live protocol on the app."""
    harden()
    sockets = SocketIO(
        app,
        async_mode=ASYNC_MODE,
        async_handlers=False,
        manage_session=False,
        json=Json,
        transports=["websocket"],
        allow_upgrades=False,
        ping_interval=PING_SECONDS,
        ping_timeout=PING_PATIENCE_SECONDS,
        max_http_buffer_size=MESSAGE_BYTES,
        http_compression=False,
        cookie=None,
    )
    gate = Gate(sockets.server, home, access, presence, settings, sockets.start_background_task)
    sockets.start_background_task(presence.watch, sockets.sleep)

    @sockets.on("connect")  # type: ignore[untyped-decorator]  # the library has no types
    def connect(auth: object = None) -> None:
        gate.connect(request.sid, dict(request.cookies), request.remote_addr or "", auth)  # type: ignore[attr-defined]

    @sockets.server.eio.on("disconnect")  # type: ignore[untyped-decorator]
    def disconnect(socket: str, reason: str) -> None:
        sockets.server._handle_eio_disconnect(socket, reason)
        gate.disconnect(socket)

    app.wsgi_app = _WithoutCompression(app.wsgi_app)  # type: ignore[method-assign]
    return sockets


class _WithoutCompression:
    """Compressed websocket frames cost three times the memory per phone; the offer is not seen by the library."""

    def __init__(self, app: Callable[..., Iterable[bytes]]) -> None:
        self.app = app

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("PATH_INFO", "").startswith(PATH):
            environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        return self.app(environ, start_response)
