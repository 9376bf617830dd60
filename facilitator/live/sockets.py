"""Flask-SocketIO, set up for us: websocket only, small messages, silent loss noticed within 15 s, no compression."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

from flask import Flask
from flask_socketio import SocketIO
from werkzeug.http import parse_cookie

from facilitator.access import Access
from facilitator.home import Home
from facilitator.live.gate import Gate
from facilitator.live.manager import RoomlessManager
from facilitator.live.presence import LOOK_SECONDS as VISITS_SECONDS
from facilitator.live.presence import Presence
from facilitator.live.protocol import Json
from facilitator.live.telling import LOOK_SECONDS as BEHIND_SECONDS
from facilitator.live.transport import LOOK_SECONDS as SILENT_SECONDS
from facilitator.live.transport import install
from facilitator.live.wire import Loop
from facilitator.settings import Settings

PING_SECONDS = 8
PING_PATIENCE_SECONDS = 6
MESSAGE_BYTES = 16_384
PATH = "/socket.io"
CLOSE = "facilitator.close"  # see `facilitator.serving.patience`
GOODBYE_SECONDS = 0.2
ENTERING = 200  # sockets, beside those that are in, that may be at the door: each has a file too, and no file is left for nobody

log = logging.getLogger(__name__)


class Live:
    """The live protocol, mounted on an app."""

    def __init__(self, app: Flask, home: Home, access: Access, presence: Presence, settings: Settings) -> None:
        self.sockets = sockets = SocketIO(
            app,
            async_mode=settings.event_loop,
            async_handlers=False,
            manage_session=False,
            client_manager=RoomlessManager(),
            json=Json,
            transports=["websocket"],
            allow_upgrades=False,
            ping_interval=PING_SECONDS,
            ping_timeout=PING_PATIENCE_SECONDS,
            max_http_buffer_size=MESSAGE_BYTES,
            http_compression=False,
            cookie=None,
        )
        self.gate = gate = Gate(sockets.server, home, access, presence, settings, sockets.start_background_task)
        self._every(VISITS_SECONDS, presence.look)
        self._every(BEHIND_SECONDS, lambda: gate.telling.look(time.monotonic()))
        self._every(VISITS_SECONDS, presence.connections.forget_rested)

        # not Flask-SocketIO's own: with it each connection costs a request to Flask more, which nothing here asks for
        @sockets.server.on("connect")  # type: ignore[untyped-decorator]  # the library has no types
        def connect(sid: str, environ: dict[str, Any], auth: object = None) -> None:
            gate.connect(sid, parse_cookie(environ).to_dict(), environ.get("REMOTE_ADDR", ""), auth)

        @sockets.server.eio.on("disconnect")  # type: ignore[untyped-decorator]
        def disconnect(socket: str, reason: str) -> None:
            sockets.server._handle_eio_disconnect(socket, reason)
            gate.disconnect(socket)

        app.wsgi_app = OnlyWebsockets(app.wsgi_app, lambda: len(sockets.server.eio.sockets) < settings.connections + ENTERING)  # type: ignore[method-assign]

    def use(self, loop: Loop | None) -> None:
        """Before it serves: what carries the sockets."""
        direct = install(self.sockets.server.eio, loop, self.gate.limits, self.gate.knows)
        if direct:
            self._every(SILENT_SECONDS, lambda: direct.look(time.monotonic()))

    def _every(self, seconds: float, look: Callable[[], None]) -> None:
        """Has `look` done again and again, for ever. One that fails is logged, and the next is done all the same."""

        def watch() -> None:
            while True:
                self.sockets.sleep(seconds)
                try:
                    look()
                except Exception:
                    log.exception("%s failed", look)

        self.sockets.start_background_task(watch)

    def stop(self) -> None:
        """From now on nobody is let in, and commands are not heard: their senders keep them, and send them again to the next server."""
        self.gate.stopping = True

    def say_goodbye(self) -> None:
        """Ends every connection; who is slow gets a moment to take what was sent before."""
        self.sockets.server.eio.disconnect()
        self.sockets.sleep(GOODBYE_SECONDS)


class OnlyWebsockets:
    """Before the library sees a request: whatever else is asked at its address is refused and closed at once, without a look at its body; and
    compressed frames are not offered, for they cost three times the memory per phone."""

    def __init__(self, app: Callable[..., Iterable[bytes]], has_room: Callable[[], bool]) -> None:
        self.app, self.has_room = app, has_room

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not environ.get("PATH_INFO", "").startswith(PATH):
            return self.app(environ, start_response)
        asked = parse_qs(environ.get("QUERY_STRING", ""))
        first = environ["REQUEST_METHOD"] == "GET" and asked.get("transport") == ["websocket"] and not asked.keys() & {"sid", "j"}
        if not first or environ.get("HTTP_UPGRADE", "").lower() != "websocket":
            environ.get(CLOSE, _nothing)()
            start_response("400 Bad Request", [("Content-Length", "0"), ("Connection", "close")])
            return [b""]
        if not self.has_room():
            start_response("503 Service Unavailable", [("Content-Length", "0"), ("Connection", "close")])
            return [b""]
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        return self.app(environ, start_response)


def _nothing() -> None:
    return None
