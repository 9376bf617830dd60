"""Serving on eventlet: its HTTP server, made safe against who says nothing or says it slowly, and its loop as the transport asks of it.

It leans on the inside of eventlet's HTTP server, which has no other way to let go of a socket; `tests/serving` fails when an upgrade moves that.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Any

import eventlet
from eventlet import hubs, patcher, tpool, wsgi
from eventlet.semaphore import Semaphore

from facilitator import Facilitator
from facilitator.live.limits import NO_FILES
from facilitator.live.wire import Nothing
from facilitator.serving.memory import set_aside
from facilitator.serving.patience import LET_GO, SILENT_SECONDS, Gone, Patience, Timer, accepting, copied, most_pages, send_at_once
from facilitator.serving.settling import settle
from facilitator.serving.turnstile import MOST_IN_A_TURN, PIECES_IN_A_TURN, Turnstile
from facilitator.settings import Settings
from facilitator.stalls import StallAlarm

BACKLOG = 4096
LOOK_SECONDS = 0.25  # how soon a wish to stop is seen

log = logging.getLogger(__name__)

RealSocket: Any = patcher.original("socket").socket


class EventletLoop:
    """See `facilitator.live.wire.Loop`."""

    def __init__(self) -> None:
        self.hub = hubs.get_hub()
        self._soon: list[Nothing] = []
        self._reading: dict[int, Any] = {}
        self._writing: dict[int, Any] = {}

    def take_over(self, environ: dict[str, Any]) -> Any:
        return environ[LET_GO]()

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

    def soon(self, call: Nothing) -> None:
        self._soon.append(call)
        if len(self._soon) == 1:  # a timer costs as much as a write
            self.later(0, self._do_soon)

    def _do_soon(self) -> None:
        calls, self._soon = self._soon, []
        for call in calls:
            try:
                call()
            except Exception:
                log.exception("%s failed", call)

    def later(self, seconds: float, call: Nothing) -> None:
        self.hub.schedule_call_global(seconds, call)


class PatientProtocol(Patience, wsgi.HttpProtocol):  # type: ignore[misc]
    """One HTTP connection."""

    connection: Any

    def setup(self) -> None:
        self.open[self] = None
        super().setup()
        send_at_once(self.connection)

    def finish(self) -> None:
        self.open.pop(self, None)
        super().finish()

    def held(self) -> Any:
        return self.connection

    def timer(self, seconds: float, call: Callable[..., object], *given: object) -> Timer:
        timer: Timer = hubs.get_hub().schedule_call_global(seconds, call, *given)
        return timer

    def handle_one_request(self) -> None:
        self.begin()
        try:
            super().handle_one_request()
        finally:
            self.done()
        eventlet.sleep(0)  # the next request may be here already, and the one after that

    def parse_request(self) -> bool:
        understood: bool = super().parse_request()
        self.heard()
        return understood

    def get_environ(self) -> dict[str, Any]:
        return self.patient(super().get_environ())

    def close_after(self) -> None:
        self.close_connection = True

    def let_go(self) -> Any:
        own, gone = self.connection, Gone()
        taken = copied(own, RealSocket)
        hubs.notify_opened(taken.fileno())
        self.connection = self.request = self.conn_state[1] = gone
        own.close()
        wsgi.WSGI_LOCAL.already_handled = True  # else the HTTP server would answer too
        return taken


def _nothing(*given: object) -> None:
    return None


def listen(facilitator: Facilitator, settings: Settings, ready: Callable[[int], None], stopping: Event) -> None:
    """Serves until `stopping` is set."""
    listening = eventlet.listen((settings.host, settings.port), backlog=BACKLOG)
    listening.accept = accepting(listening.accept, eventlet.sleep, partial(facilitator.live.gate.limits.say, NO_FILES))
    facilitator.live.use(EventletLoop() if settings.transport == "direct" else None)
    set_aside()
    ready(listening.getsockname()[1])
    most = most_pages(settings.connections) + (0 if settings.transport == "direct" else settings.connections)
    options = {"max_size": most, "socket_timeout": SILENT_SECONDS, "keepalive": SILENT_SECONDS, "protocol": PatientProtocol}
    app = Turnstile(facilitator.app, Semaphore(MOST_IN_A_TURN), Semaphore(PIECES_IN_A_TURN), partial(hubs.get_hub().schedule_call_global, 0))
    serving = eventlet.spawn(wsgi.server, listening, app, log_output=False, debug=False, **options)
    alarm = stall_alarm(facilitator)
    eventlet.spawn(alarm.run, eventlet.sleep)
    eventlet.spawn(settle, facilitator, eventlet.sleep)
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


def start_thread(work: Callable[[], None]) -> None:
    """In a real thread of its own; the process ends without waiting for it."""
    patcher.original("_thread").start_new_thread(work, ())


def one_thread() -> Callable[..., Any]:
    """Runs a function in one real thread, always the same, and waits for it while the loop goes on."""
    tpool.set_num_threads(1)
    execute: Callable[..., Any] = tpool.execute
    return execute
