"""Serving on eventlet: its HTTP server, made safe against who says nothing or says it slowly, and its loop as the transport asks of it.

It leans on the inside of eventlet's HTTP server, which has no other way to let go of a socket; `tests/serving` fails when an upgrade moves that.
"""

from __future__ import annotations

import os
import socket
from collections import OrderedDict
from collections.abc import Callable
from threading import Event
from typing import Any, ClassVar

import eventlet
from eventlet import hubs, patcher, tpool, wsgi

from facilitator import Facilitator
from facilitator.live.wire import Nothing
from facilitator.settings import Settings
from facilitator.stalls import StallAlarm

BACKLOG = 4096
SILENT_SECONDS = 20.0  # in which a request's headers must come, and the next request on a kept connection
BODY_SECONDS, BODY_BYTES = 30.0, 300_000  # so much of a request's body must come in that time
MOST_PAGES = 4_000  # connections that are no websockets
CROWDED = 3_000  # silent ones, from which on the longest silent makes room for the newest
LOOK_SECONDS = 0.1  # how soon a wish to stop is seen

RealSocket: Any = patcher.original("socket").socket


class EventletLoop:
    """See `facilitator.live.wire.Loop`."""

    def __init__(self) -> None:
        self.hub = hubs.get_hub()
        self._reading: dict[int, Any] = {}
        self._writing: dict[int, Any] = {}

    def take_over(self, environ: dict[str, Any]) -> Any:
        taken = environ["facilitator.let_go"]()
        wsgi.WSGI_LOCAL.already_handled = True  # else the HTTP server would answer too
        return taken

    def on_readable(self, connection: Any, call: Nothing) -> None:
        # a listener keeps the greenlet that made it: not that of the request
        self.later(0, lambda: self._read(connection, call))

    def _read(self, connection: Any, call: Nothing) -> None:
        number = connection.fileno()
        if number >= 0:
            self._reading[number] = self.hub.add(self.hub.READ, number, lambda _: call(), _nothing, None)

    def on_writable(self, connection: Any, call: Nothing | None) -> None:
        number = connection.fileno()
        known = self._writing.pop(number, None)
        if known:
            self.hub.remove(known)
        if call:
            self._writing[number] = self.hub.add(self.hub.WRITE, number, lambda _: call(), _nothing, None)

    def forget(self, connection: Any) -> None:
        number = connection.fileno()
        for listeners in (self._reading, self._writing):
            known = listeners.pop(number, None)
            if known:
                self.hub.remove(known)

    def later(self, seconds: float, call: Nothing) -> None:
        self.hub.schedule_call_global(seconds, call)


class Body(wsgi.Input):  # type: ignore[misc]
    """The body of a request, which counts what came of it."""

    came = 0

    def _do_read(self, reader: Callable[[int], bytes], length: int | None = None) -> bytes:
        data: bytes = super()._do_read(reader, length)
        self.came += len(data)
        return data

    def _chunked_read(self, rfile: Any, length: int | None = None, use_readline: bool = False) -> bytes:
        data: bytes = super()._chunked_read(rfile, length, use_readline)
        self.came += len(data)
        return data

    @property
    def whole(self) -> bool:
        return bool(self.chunk_length == 0 if self.chunked_input else self.position >= self.content_length)


class PatientProtocol(wsgi.HttpProtocol):  # type: ignore[misc]
    """One HTTP connection. Who is silent, or slower than any phone, is cut; a socket that became a websocket is let go of."""

    idle: ClassVar[OrderedDict[PatientProtocol, None]] = OrderedDict()  # those whose next request has not come yet, the longest waiting first
    connection: Any
    patience: Any = None
    body_patience: Any = None

    def handle_one_request(self) -> None:
        self.patience = _in(SILENT_SECONDS, self.cut)
        self.idle[self] = None
        if len(self.idle) > CROWDED:
            self.idle.popitem(last=False)[0].cut()
        try:
            super().handle_one_request()
        finally:
            self._heard()
            if self.body_patience:
                self.body_patience.cancel()

    def parse_request(self) -> bool:
        understood: bool = super().parse_request()
        self._heard()
        return understood

    def _heard(self) -> None:
        self.patience.cancel()
        self.idle.pop(self, None)

    def get_environ(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environ()
        given = environ["eventlet.input"]
        body = Body(given.rfile, given.content_length, given.get_socket(), given.wfile, given.wfile_line, given.chunked_input)
        environ["wsgi.input"] = environ["eventlet.input"] = body
        environ["facilitator.let_go"] = self.let_go
        if not body.whole:
            self.body_patience = _in(BODY_SECONDS, self._look_at, body, 0)
        return environ

    def _look_at(self, body: Body, before: int) -> None:
        if body.whole:
            return
        if body.came - before < BODY_BYTES:
            self.cut()
        else:
            self.body_patience = _in(BODY_SECONDS, self._look_at, body, body.came)

    def cut(self) -> None:
        """Whoever waits for this connection finds that it ended."""
        try:
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:  # it ended by itself
            return

    def let_go(self) -> Any:
        """The socket, which the HTTP server knows no more: a copy of its number, so that closing the one leaves the other."""
        own, gone = self.connection, _Gone()
        taken = RealSocket(fileno=os.dup(own.fileno()))
        hubs.notify_opened(taken.fileno())
        taken.setblocking(False)
        taken.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        self.connection = self.request = self.conn_state[1] = gone
        own.close()
        return taken


class _Gone:
    """Stands where the HTTP server had its socket."""

    def shutdown(self, how: int) -> None: ...

    def close(self) -> None: ...


def _in(seconds: float, call: Callable[..., None], *given: Any) -> Any:
    return hubs.get_hub().schedule_call_global(seconds, call, *given)


def _nothing(*given: object) -> None:
    return None


def listen(facilitator: Facilitator, settings: Settings, ready: Callable[[int], None], stopping: Event) -> None:
    """Serves until `stopping` is set."""
    listening = eventlet.listen((settings.host, settings.port), backlog=BACKLOG)
    facilitator.live.use(EventletLoop())
    ready(listening.getsockname()[1])
    options = {"max_size": MOST_PAGES, "socket_timeout": SILENT_SECONDS, "keepalive": SILENT_SECONDS, "protocol": PatientProtocol}
    serving = eventlet.spawn(wsgi.server, listening, facilitator.app, log_output=False, debug=False, **options)
    alarm = stall_alarm(facilitator)
    eventlet.spawn(alarm.run, eventlet.sleep)
    while not stopping.is_set() and not serving.dead:
        eventlet.sleep(LOOK_SECONDS)
    alarm.stop()
    if serving.dead:
        serving.wait()  # raises what ended it
    serving.kill()


def stall_alarm(facilitator: Facilitator) -> StallAlarm:
    """With a thread and a clock of the operating system, which the loop can't hold up."""
    threads, clock = patcher.original("_thread"), patcher.original("time")
    return StallAlarm(facilitator.home.metrics.stalled, loop=threads.get_ident(), start_thread=threads.start_new_thread, thread_sleep=clock.sleep)


def one_thread() -> Callable[..., Any]:
    """Runs a function in one real thread, always the same, and waits for it while the loop goes on."""
    tpool.set_num_threads(1)
    execute: Callable[..., Any] = tpool.execute
    return execute
