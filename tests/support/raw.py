"""What an attacker needs: bytes on a bare TCP connection, HTTP by hand, and websocket frames with any opcode, flags, length and mask."""

from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0x0, 0x1, 0x2, 0x8, 0x9, 0xA
RSV1, RSV2, RSV3 = 4, 2, 1
MASK = b"\x37\xfa\x21\x3d"
NO_MASK = b""
SOCKET_PATH = "/socket.io/?EIO=4&transport=websocket"
PATIENCE_SECONDS = 5.0
PIECE = 65_536
Headers = Mapping[str, str | None]
NONE: Headers = MappingProxyType({})


@dataclass(frozen=True)
class Reply:
    """An HTTP answer as it came; `status` is 0 when the connection was closed without one."""

    status: int
    head: str
    body: bytes

    def header(self, name: str) -> str | None:
        found = [value.strip() for key, _, value in (line.partition(":") for line in self.head.split("\r\n")[1:]) if key.lower() == name.lower()]
        return found[0] if found else None


class Tcp:
    """One TCP connection. `heard` is everything that came; `ended` tells that the server closed it."""

    def __init__(self, port: int, receive_buffer: int | None = None) -> None:
        self.socket = socket.socket()
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.settimeout(PATIENCE_SECONDS)
        self.socket.connect(("127.0.0.1", port))
        self.heard = bytearray()
        self.ended = False

    def send(self, data: bytes, seconds: float = PATIENCE_SECONDS) -> bool:
        """False when the server no longer takes it."""
        self.socket.settimeout(seconds)
        try:
            self.socket.sendall(data)
        except OSError:
            return False
        return True

    def hear(self, seconds: float = PATIENCE_SECONDS) -> bool:
        """Waits for more, so many seconds at most; False when nothing came, or the end."""
        if self.ended:
            return False
        self.socket.settimeout(max(seconds, 0.001))
        try:
            piece = self.socket.recv(PIECE)
        except TimeoutError:
            return False
        except OSError:
            piece = b""
        self.heard += piece
        self.ended = not piece
        return bool(piece)

    def is_closed_within(self, seconds: float) -> bool:
        end = time.monotonic() + seconds
        while not self.ended and time.monotonic() < end:
            self.hear(end - time.monotonic())
        return self.ended

    def ask(self, request: bytes, seconds: float = PATIENCE_SECONDS) -> Reply:
        """Sends it and gives the first answer to it."""
        begin = len(self.heard)
        self.send(request)
        return self.reply(begin, seconds)

    def reply(self, begin: int = 0, seconds: float = PATIENCE_SECONDS) -> Reply:
        end = time.monotonic() + seconds
        while b"\r\n\r\n" not in self.heard[begin:] and self.hear(end - time.monotonic()):
            pass
        head, _, body = bytes(self.heard[begin:]).partition(b"\r\n\r\n")
        text = head.decode("latin-1")
        words = text.split("\r\n", 1)[0].split(" ", 2)
        reply = Reply(int(words[1]) if len(words) > 1 and words[0].startswith("HTTP/") and words[1].isdecimal() else 0, text, body)
        length = reply.header("Content-Length")
        wanted = begin + len(head) + 4 + int(length) if length and length.isdecimal() else None
        while (wanted is None or len(self.heard) < wanted) and reply.status not in (0, 101) and self.hear(end - time.monotonic()):
            pass
        return Reply(reply.status, text, bytes(self.heard[begin + len(head) + 4 : wanted]))

    def say_no_more(self) -> None:
        """Ends the own half of the connection; the server may still answer."""
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        self.socket.close()


class WebSocket(Tcp):
    """A websocket to the live protocol; `shaken` is the answer to the handshake."""

    def __init__(self, port: int, cookie: str = "", receive_buffer: int | None = None, path: str = SOCKET_PATH, headers: Headers = NONE) -> None:
        super().__init__(port, receive_buffer)
        self.cookie = cookie
        self.shaken = self.ask(handshake(port, cookie, path, headers=headers))
        self._read = len(self.shaken.head) + 4
        self._acks = 1_000  # beyond those that are written by hand

    def say(self, text: str) -> bool:
        return self.send(frame(text.encode("utf-8", "surrogatepass")))

    def next(self, seconds: float = PATIENCE_SECONDS) -> tuple[int, bytes] | None:
        """The next frame of the server as opcode and payload; None when none came, or the end."""
        end = time.monotonic() + seconds
        while (found := self._parse()) is None:
            if not self.hear(end - time.monotonic()):
                return None
        return found

    def next_text(self, start: str, seconds: float = PATIENCE_SECONDS) -> str | None:
        """The next text that starts so; others before it are passed by."""
        end = time.monotonic() + seconds
        while found := self.next(end - time.monotonic()):
            if found[0] == TEXT and found[1].startswith(start.encode()):
                return found[1].decode()
        return None

    def events(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The events that came so far."""
        while found := self._parse():
            if found[1].startswith(b"42["):
                name, push = json.loads(found[1][2:])
                yield name, push

    def enter(self, auth: Any) -> str:
        """CONNECT; gives the packet it was answered with, or an empty text."""
        self.say("40" + (json.dumps(auth) if auth is not None else ""))
        return self.next_text("4") or ""

    def do(self, message: Any, seconds: float = PATIENCE_SECONDS) -> dict[str, Any] | None:
        return self.do_text(json.dumps(message), seconds)

    def do_text(self, message: str, seconds: float = PATIENCE_SECONDS) -> dict[str, Any] | None:
        """A command as the JSON text that it is; the ack, or None when there was none."""
        self._acks += 1
        self.say(f'42{self._acks}["do",{message}]')
        told = self.next_text(f"43{self._acks}[", seconds)
        ack: dict[str, Any] | None = json.loads(told.partition("[")[2][:-1]) if told else None
        return ack

    def _parse(self) -> tuple[int, bytes] | None:
        rest = self.heard[self._read : self._read + 10]
        if len(rest) < 2:
            return None
        head, length = {126: (4, int.from_bytes(rest[2:4])), 127: (10, int.from_bytes(rest[2:10]))}.get(rest[1], (2, rest[1]))
        end = self._read + head + length
        if len(rest) < min(head, 10) or len(self.heard) < end:
            return None
        payload = bytes(self.heard[self._read + head : end])
        self._read = end
        return rest[0] & 0x0F, payload


def frame(payload: bytes = b"", opcode: int = TEXT, *, fin: bool = True, rsv: int = 0, mask: bytes = MASK, length: int | None = None, size: int = 0) -> bytes:
    """One frame. `length` is what its header claims, `size` (2 or 8) in how many bytes when not in the fewest."""
    claimed = len(payload) if length is None else length
    size = size or (0 if claimed < 126 else 2 if claimed < 2**16 else 8)
    short = {0: claimed, 2: 126, 8: 127}[size]
    head = bytes([fin << 7 | rsv << 4 | opcode, (0x80 if mask else 0) | short])
    extended = {0: b"", 2: struct.pack(">H", claimed % 2**16), 8: struct.pack(">Q", claimed)}[size]
    return head + extended + mask + masked(payload, mask)


def masked(payload: bytes, mask: bytes) -> bytes:
    if not mask:
        return payload
    key = (mask * (len(payload) // 4 + 1))[: len(payload)]
    return (int.from_bytes(payload) ^ int.from_bytes(key)).to_bytes(len(payload))


def request(method: str, path: str, port: int, body: bytes = b"", headers: Headers = NONE) -> bytes:
    """A request by hand. None leaves a header out."""
    given = {"Host": f"127.0.0.1:{port}", "Content-Length": f"{len(body)}" if body else None, **headers}
    lines = "".join(f"{name}: {value}\r\n" for name, value in given.items() if value is not None)
    return f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode("latin-1") + body


def handshake(port: int, cookie: str = "", path: str = SOCKET_PATH, method: str = "GET", headers: Headers = NONE) -> bytes:
    """A good one, but for the headers that are given."""
    usual: dict[str, str | None] = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Cookie": cookie or None,
    }
    return request(method, path, port, headers={**usual, **headers})
