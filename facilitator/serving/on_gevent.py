"""Serving on gevent, for the day that eventlet is no more: the same promises, kept with its HTTP server and its loop."""

from __future__ import annotations

from collections.abc import Callable
from http.client import HTTPException
from threading import Event
from typing import Any

import gevent
from gevent import monkey, pool, pywsgi, threadpool
from gevent.lock import Semaphore
from gevent.socket import cancel_wait_ex

from facilitator import Facilitator
from facilitator.live.wire import Nothing
from facilitator.serving.memory import set_aside
from facilitator.serving.patience import LET_GO, Patience, Timer, copied, most_pages, send_at_once
from facilitator.serving.settling import settle
from facilitator.serving.turnstile import MOST_IN_A_TURN, PIECES_IN_A_TURN, Turnstile
from facilitator.settings import Settings
from facilitator.stalls import StallAlarm

BACKLOG = 4096
LOOK_SECONDS = 0.25  # how soon a wish to stop is seen
READ, WRITE = 1, 2

RealSocket: Any = monkey.get_original("socket", "socket")


class GeventLoop:
    """See `facilitator.live.wire.Loop`."""

    def __init__(self) -> None:
        self.loop = gevent.get_hub().loop
        self._watchers: dict[tuple[int, int], Any] = {}

    def take_over(self, environ: dict[str, Any]) -> Any:
        return environ[LET_GO]()

    def on_readable(self, connection: Any, call: Nothing) -> None:
        self._watch(connection, READ, call)

    def on_writable(self, connection: Any, call: Nothing | None) -> None:
        self._forget(connection, WRITE)
        if call:
            self._watch(connection, WRITE, call)

    def forget(self, connection: Any) -> None:
        self._forget(connection, READ)
        self._forget(connection, WRITE)

    def soon(self, call: Nothing) -> None:
        self.loop.run_callback(call)

    def later(self, seconds: float, call: Nothing) -> None:
        gevent.spawn_later(seconds, call)

    def _watch(self, connection: Any, what: int, call: Nothing) -> None:
        watcher = self._watchers[connection.fileno(), what] = self.loop.io(connection.fileno(), what)
        watcher.start(call)

    def _forget(self, connection: Any, what: int) -> None:
        watcher = self._watchers.pop((connection.fileno(), what), None)
        if watcher:
            watcher.stop()
            watcher.close()


class Later:
    """A call that may be taken back."""

    def __init__(self, seconds: float, call: Callable[..., object], *given: object) -> None:
        self.timer = gevent.get_hub().loop.timer(seconds)
        self.timer.start(call, *given)

    def cancel(self) -> None:
        self.timer.stop()
        self.timer.close()


class PatientHandler(Patience, pywsgi.WSGIHandler):  # type: ignore[misc]
    """One HTTP connection."""

    socket: Any

    @staticmethod
    def MessageClass(lines: Any, *given: object) -> Any:
        """Reads the headers. Raises ValueError, which is answered with 400: its own way with too many of them, and with who is cut before all are there,
        would be a traceback, and of two lengths of a body it takes one."""
        try:
            headers = pywsgi.headers_factory(lines)
        except (HTTPException, OSError) as error:
            raise ValueError(str(error)) from error
        if has_two_lengths(headers):
            raise ValueError("a body of two lengths")
        return headers

    def handle(self) -> None:
        send_at_once(self.socket)
        self.open[self] = None
        try:
            super().handle()
        finally:
            self.open.pop(self, None)

    def held(self) -> Any:
        return self.socket

    def timer(self, seconds: float, call: Callable[..., object], *given: object) -> Timer:
        return Later(seconds, call, *given)

    def handle_one_request(self) -> Any:
        self.begin()
        try:
            return super().handle_one_request()
        finally:
            self.done()
            gevent.sleep(0)  # the next request may be here already, and the one after that

    def read_request(self, raw_requestline: str) -> Any:
        understood = super().read_request(raw_requestline)
        self.heard()
        return understood

    def get_environ(self) -> dict[str, Any]:
        return self.patient(super().get_environ())

    def close_after(self) -> None:
        self.close_connection = True
        self.wsgi_input._chunked_input_error = True  # its way to say that the rest of the body is not waited for

    def let_go(self) -> Any:
        own = self.socket
        self.socket = None
        self.close_connection = True
        return copied(own, RealSocket)


def has_two_lengths(headers: Any) -> bool:
    """Whether a proxy in front of us could take more, or less, for the body than we do (RFC 9112, 6.3)."""
    coding = headers.get("transfer-encoding")
    return coding is not None and (headers.get("content-length") is not None or coding.lower() != "chunked")


def listen(facilitator: Facilitator, settings: Settings, ready: Callable[[int], None], stopping: Event) -> None:
    """Serves until `stopping` is set."""
    most = most_pages(settings.connections) + (0 if settings.transport == "direct" else settings.connections)
    server = pywsgi.WSGIServer(
        (settings.host, settings.port),
        Turnstile(facilitator.app, Semaphore(MOST_IN_A_TURN), Semaphore(PIECES_IN_A_TURN), gevent.get_hub().loop.run_callback),
        backlog=BACKLOG,
        spawn=pool.Pool(most),
        log=None,
        error_log=None,
        handler_class=PatientHandler,
    )
    gevent.get_hub().NOT_ERROR += (ConnectionError, cancel_wait_ex)  # somebody left, or was cut, while they were answered: nothing to print
    server.init_socket()
    facilitator.live.use(GeventLoop() if settings.transport == "direct" else None)
    set_aside()
    server.start()
    ready(server.server_port)
    alarm = stall_alarm(facilitator)
    gevent.spawn(alarm.run, gevent.sleep)
    gevent.spawn(settle, facilitator, gevent.sleep)
    while not stopping.is_set():
        gevent.sleep(LOOK_SECONDS)
    alarm.stop()
    server.stop(timeout=0)


def stall_alarm(facilitator: Facilitator) -> StallAlarm:
    """With a thread and a clock of the operating system, which the loop can't hold up."""
    start: Any = monkey.get_original("_thread", "start_new_thread")
    number: Any = monkey.get_original("_thread", "get_ident")
    sleep: Any = monkey.get_original("time", "sleep")
    return StallAlarm(facilitator.home.metrics.stalled, loop=number(), start_thread=start, thread_sleep=sleep)


def start_thread(work: Callable[[], None]) -> None:
    """In a real thread of its own; the process ends without waiting for it."""
    monkey.get_original("_thread", "start_new_thread")(work, ())


def one_thread() -> Callable[..., Any]:
    """Runs a function in one real thread, always the same, and waits for it while the loop goes on. What it raises is brought back by hand: a thread of the
    pool would print it, and wait for ever for the loop's own file to print to."""
    threads = threadpool.ThreadPool(1)

    def run(work: Callable[..., Any], *given: object) -> Any:
        done, error = threads.apply(outcome_of, (work, given))
        if error is not None:
            raise error
        return done

    return run


def outcome_of(work: Callable[..., Any], given: tuple[object, ...]) -> tuple[Any, Exception | None]:
    try:
        return work(*given), None
    except Exception as error:
        return None, error
