"""How long an HTTP connection may take: mixed into that of each server. Who is silent, or slower than any phone, is cut.

A hall shares one address, so nobody is judged by their address. When many are silent the longest silent makes room for the newest.
"""

from __future__ import annotations

import errno
import os
import socket
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from typing import Any, ClassVar, Protocol

from facilitator.live.sockets import CLOSE

SILENT_SECONDS = 20.0  # in which a request's headers must come, and the next request on a kept connection
BODY_SECONDS, BODY_BYTES = 20.0, 200_000  # so much of a request's body must come in that time
MOST_PAGES = 1_000  # connections that are no websockets
CROWDED = 400  # from which on one goes for each that comes; who takes a film is no crowd
MEDIA = ("/media/", "/office/api/media/")
OWN_FILES = 100  # the database, media that are read, what Python has open
CLOSED = (errno.EBADF, errno.EINVAL, errno.ENOTSOCK)  # we listen no more
NO_MORE_FILES = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)
BREATH_SECONDS = 0.05  # before a connection is taken again for which there was no room

# In a request's environ: the first gives its socket, which the HTTP server then knows no more; the second has it closed after the answer.
LET_GO = "facilitator.let_go"


class Timer(Protocol):
    def cancel(self) -> object: ...


class Body:
    """The body of a request, which counts what came of it."""

    def __init__(self, given: Any, length: int | None) -> None:
        self.given, self.length = given, length
        self.came, self.ended = 0, False

    def read(self, *size: int) -> bytes:
        return self._count(self.given.read(*size), *size)

    def readline(self, *size: int) -> bytes:
        return self._count(self.given.readline(*size), *size)

    def _count(self, data: bytes, *size: int) -> bytes:
        self.came += len(data)
        self.ended = not data and size != (0,)
        return data

    @property
    def whole(self) -> bool:
        return self.ended or (self.length is not None and self.came >= self.length)


class Patience:
    """Of one connection. The server's own class says what its socket is (`held`) and how to call later (`timer`)."""

    idle: ClassVar[OrderedDict[Patience, None]] = OrderedDict()  # those whose next request has not come yet, the longest waiting first
    open: ClassVar[OrderedDict[Patience, None]] = OrderedDict()  # all of them, the oldest first
    films: ClassVar[set[Patience]] = set()  # those that take media now
    streams = False  # media, or a body on its way (`BODY_SECONDS`): that may take long
    silence: Timer | None = None
    slowness: Timer | None = None

    def held(self) -> Any:
        raise NotImplementedError

    def timer(self, seconds: float, call: Callable[..., object], *given: object) -> Timer:
        raise NotImplementedError

    def begin(self) -> None:
        """The next request is waited for."""
        self.silence = self.timer(SILENT_SECONDS, self.cut)
        self.idle[self] = None
        if len(self.open) - len(self.films) > CROWDED:
            make_room()

    def heard(self) -> None:
        """Its headers are there, or it ended."""
        if self.silence:
            self.silence.cancel()
        self.idle.pop(self, None)

    def done(self) -> None:
        """The request is answered. What it knew of itself goes: in a ring with this connection it would wait for the garbage collector."""
        self.heard()
        self.films.discard(self)
        if self.slowness:
            self.slowness.cancel()
        vars(self).pop("environ", None)

    def let_go(self) -> Any:
        raise NotImplementedError

    def close_after(self) -> None:
        raise NotImplementedError

    def patient(self, environ: dict[str, Any]) -> dict[str, Any]:
        """The request, with what we need of it: its body is watched."""
        chunked = "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").lower()
        body = Body(environ["wsgi.input"], None if chunked else int(environ.get("CONTENT_LENGTH") or 0))
        environ.update({"wsgi.input": body, LET_GO: self.let_go, CLOSE: self.close_after})
        if environ.get("PATH_INFO", "").startswith(MEDIA):
            self.films.add(self)
        self.streams = self in self.films or not body.whole
        if not body.whole:
            self.slowness = self.timer(BODY_SECONDS, self._look_at, body, 0)
        return environ

    def _look_at(self, body: Body, before: int) -> None:
        if body.whole:
            return
        if body.came - before < BODY_BYTES:
            self.cut()
        else:
            self.slowness = self.timer(BODY_SECONDS, self._look_at, body, body.came)

    def cut(self) -> None:
        """Whoever waits for this connection finds that it ended."""
        try:
            self.held().shutdown(socket.SHUT_RDWR)
        except OSError:  # it ended by itself
            return


def make_room() -> None:
    """The longest silent connection goes; when none is silent, the oldest: who takes a page in drops is silent too."""
    oldest = next(iter(Patience.idle), None) or next((each for each in Patience.open if not each.streams), None)
    if oldest:
        Patience.idle.pop(oldest, None)
        Patience.open.pop(oldest, None)
        oldest.cut()


def accepting(accept: Callable[[], Any], sleep: Callable[[float], object], told: Callable[[], None]) -> Callable[[], Any]:
    """The same `accept`, which outlives that the system gives no more files: it tells so, makes room and tries again."""

    def patiently() -> Any:
        while True:
            try:
                return accept()
            except BlockingIOError:
                raise  # nobody is there
            except OSError as error:
                if error.errno in CLOSED:
                    raise
                if error.errno not in NO_MORE_FILES:
                    continue  # one that had left already
                told()
                make_room()
                sleep(BREATH_SECONDS)

    return patiently


def copied(connection: Any, real_socket: Callable[..., Any]) -> Any:
    """The same connection by another number, so that closing the one leaves the other. It does not block, and sends at once."""
    taken = real_socket(fileno=os.dup(connection.fileno()))
    taken.setblocking(False)
    send_at_once(taken)
    return taken


def send_at_once(connection: Any) -> None:
    """The end of an answer does not wait until its beginning has come (Nagle's algorithm): that costs each next page on a connection 40 ms."""
    with suppress(OSError):  # who left already
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)


def most_pages(connections: int) -> int:
    """How many connections may be no websockets, beside so many that are: as many as there are files left."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return MOST_PAGES
    limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST_PAGES if limit == resource.RLIM_INFINITY else max(10, min(MOST_PAGES, limit - connections - OWN_FILES))


class Gone:
    """Stands where an HTTP server had its socket."""

    def shutdown(self, how: int) -> None: ...

    def close(self) -> None: ...
