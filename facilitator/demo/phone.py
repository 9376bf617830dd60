"""One simulated phone: its cookie, what it was told, and the commands that wait for their acknowledgement; over one websocket after another.

It speaks Engine.IO 4 and Socket.IO 5 by hand (docs/protocol.md says what goes over them).
"""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from email.message import Message
from functools import partial
from http import HTTPStatus
from http.client import HTTPException
from http.cookies import SimpleCookie
from threading import Thread
from typing import Any

from simple_websocket import Client
from simple_websocket.errors import SimpleWebsocketError
from wsproto.utilities import ProtocolError

from facilitator.demo.documents import Documents

PING, PONG, MESSAGE = "2", "3", "4"
CONNECT, EVENT, ACK, CONNECT_ERROR = MESSAGE + "0", MESSAGE + "2", MESSAGE + "3", MESSAGE + "4"
AGAIN = ("storage", "too_fast", "failed")  # refusals after which the same command may be sent again
PATIENCE_SECONDS = 20.0  # the server pings every 8
PAGE_SECONDS = 15.0

LOST = (OSError, HTTPException, SimpleWebsocketError, ProtocolError)  # what may come of a connection; then `open` it again


class _Stay(urllib.request.HTTPRedirectHandler):
    """Where a form sends on to is not asked for: its cookies are all that counts."""

    def redirect_request(self, *asked: Any) -> None:
        return None


_web = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Stay)  # the server is near; no proxy is asked


class TurnedAway(Exception):
    """The server does not want this phone; says why (a code of docs/protocol.md)."""


class Phone:
    """`open` may raise what is in `LOST`, or TurnedAway; so may everything else until it is opened again."""

    def __init__(self, url: str, code: str, language: str, ticket: str | None = None) -> None:
        self.url, self.code, self.language = url.rstrip("/"), code, language
        self.docs, self.mine = Documents(), Documents()
        self._cookies: dict[str, str] = {}
        self._ticket = ticket  # to be used when it comes in first
        self._waiting: dict[str, dict[str, Any]] = {}  # commands without an acknowledgement, by id
        self._asked: dict[int, str] = {}  # the ids of this connection's packets
        self._packets = 0
        self._socket: Client | None = None

    def open(self) -> None:
        """Opens the page, as a new or a known phone, and goes live; commands that were under way are sent again."""
        self._open_page()
        address = self.url.replace("http", "ws", 1) + "/socket.io/?EIO=4&transport=websocket"
        self._socket = Client(address, headers={"Cookie": self._cookie}, thread_class=partial(Thread, daemon=True))
        self._heard_at = time.monotonic()
        known = {"epoch": self.docs.epoch, "seq": self.docs.seq, "mine": self.mine.seq} if self.docs.epoch else {}
        # not after the server's first packet: the client gives that only together with the next one
        self._send(CONNECT + json.dumps({"code": self.code, "audience": "phone", "language": self.language, **known}))
        while not self._hear(PATIENCE_SECONDS).startswith(CONNECT):
            pass
        self._asked = {}
        for command in list(self._waiting.values()):
            self._ask(command)

    def close(self) -> None:
        """The phone sleeps."""
        if self._socket and self._socket.connected:
            self._socket.close()

    def do(self, verb: str, fields: dict[str, Any]) -> None:
        command = {"id": str(uuid.uuid4()), "verb": verb, **fields}
        self._waiting[command["id"]] = command
        self._ask(command)

    def listen(self, seconds: float) -> None:
        """Takes in what comes, for so long at most; comes back at the first news."""
        self._hear(seconds)

    def _open_page(self) -> None:
        self._load(f"/{self.code}")
        if self._ticket:
            self._load(f"/{self.code}/ticket", urllib.parse.urlencode({"code": self._ticket}).encode())
            self._ticket = None

    @property
    def _cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self._cookies.items())

    def _load(self, path: str, form: bytes | None = None) -> None:
        """A page, or where a form is sent to; takes its cookies along."""
        asked = urllib.request.Request(self.url + path, form, headers={"Cookie": self._cookie} if self._cookies else {})
        try:
            with _web.open(asked, timeout=PAGE_SECONDS) as page:
                self._cookies |= cookies_of(page.headers)
        except urllib.error.HTTPError as answer:
            if answer.code == HTTPStatus.NOT_FOUND:
                raise TurnedAway("unknown_code") from answer
            if answer.code != HTTPStatus.SEE_OTHER:
                raise
            self._cookies |= cookies_of(answer.headers)

    def _hear(self, seconds: float) -> str:
        """One packet, taken in; empty when none came."""
        assert self._socket
        left = self._heard_at + PATIENCE_SECONDS - time.monotonic()
        packet = self._socket.receive(timeout=max(0.0, min(seconds, left)))
        if packet is None:
            if left <= seconds:
                raise ConnectionError("the server has been silent for too long")
            return ""
        self._heard_at = time.monotonic()
        self._take(str(packet))
        return str(packet)

    def _take(self, packet: str) -> None:
        if packet == PING:
            self._send(PONG)
        elif packet.startswith(CONNECT_ERROR):
            raise TurnedAway(json.loads(packet[len(CONNECT_ERROR) :])["message"])
        elif packet.startswith(EVENT):
            name, push = json.loads(packet[len(EVENT) :])
            if not (self.docs if name == "docs" else self.mine).take(push):
                self._send(EVENT + json.dumps(["sync", {}]))
        elif packet.startswith(ACK):
            number, _, rest = packet[len(ACK) :].partition("[")
            self._settle(int(number), json.loads("[" + rest)[0])

    def _settle(self, packet: int, ack: dict[str, Any]) -> None:
        """Taken or refused: either way it is done, unless it may be tried again; then it is, over a new connection."""
        if ack.get("code") in AGAIN:
            raise ConnectionError("the server asks to try again")
        self._waiting.pop(self._asked.pop(packet), None)

    def _ask(self, command: dict[str, Any]) -> None:
        self._packets += 1
        self._asked[self._packets] = command["id"]
        self._send(f"{EVENT}{self._packets}{json.dumps(['do', command])}")

    def _send(self, packet: str) -> None:
        assert self._socket
        self._socket.send(packet)


def cookies_of(headers: Message) -> dict[str, str]:
    """The cookies that a page gives, by name."""
    return {cookie.key: cookie.value for line in headers.get_all("Set-Cookie", ()) for cookie in SimpleCookie(line).values()}
