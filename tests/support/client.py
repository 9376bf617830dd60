"""A client of the live protocol over a real websocket: Engine.IO 4 and Socket.IO 5, spoken by hand."""

from __future__ import annotations

import asyncio
import json
import uuid
from typing import Any

import websockets

OPEN, CLOSE, PING, PONG, MESSAGE = "0", "1", "2", "3", "4"
CONNECT, DISCONNECT, EVENT, ACK, CONNECT_ERROR = "0", "1", "2", "3", "4"


class Refused(Exception):
    """The server's connect error; `str` is its code."""


class Documents:
    """What a client knows, by the rules of docs/protocol.md."""

    def __init__(self) -> None:
        self.epoch: str | None = None
        self.seq = 0
        self.set_at: dict[str, int] = {}
        self.docs: dict[str, Any] = {}
        self.pushes = 0
        self.hole = False

    def take(self, push: dict[str, Any]) -> None:
        self.pushes += 1
        if push["from"] == 0:
            self.epoch, self.seq, self.docs, self.set_at = push["epoch"], push["seq"], {}, {}
        elif push["epoch"] != self.epoch or push["from"] > self.seq:
            self.hole = True
            return
        for key, doc in push["docs"].items():
            if self.set_at.get(key, 0) > push["seq"]:
                continue
            self.set_at[key] = push["seq"]
            if doc is None:
                self.docs.pop(key, None)
            else:
                self.docs[key] = doc
        self.seq = max(self.seq, push["seq"])


class Client:
    """One socket. `docs` and `mine` hold what it was told; `do` waits for the ack."""

    def __init__(self, base: str, code: str, audience: str, cookies: dict[str, str], language: str | None = "nl") -> None:
        self.base, self.code, self.audience, self.cookies, self.language = base, code, audience, cookies, language
        self.docs, self.mine = Documents(), Documents()
        self._acks: dict[int, asyncio.Future[Any]] = {}
        self._next = 0
        self._changed = asyncio.Event()
        self.received: list[str] = []
        self.ignore_acks = False  # of one who floods
        self.put_out: str | None = None  # why an open connection was ended from there
        self._reader: asyncio.Task[None] | None = None

    async def connect(self, **auth: Any) -> Client:
        url = self.base.replace("http", "ws", 1) + "/socket.io/?EIO=4&transport=websocket"
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookie} if cookie else {}
        self.socket = await websockets.connect(url, additional_headers=headers, compression=None, max_size=None, ping_interval=None, open_timeout=30)
        await self.socket.recv()  # Engine.IO's open
        asked = {"code": self.code, "audience": self.audience, "language": self.language, **auth}
        await self.socket.send(MESSAGE + CONNECT + json.dumps(asked))
        answer = str(await self.socket.recv())
        if answer.startswith(MESSAGE + CONNECT_ERROR):
            await self.socket.close()
            raise Refused(json.loads(answer[2:])["message"])
        assert answer.startswith(MESSAGE + CONNECT), answer
        self._reader = asyncio.create_task(self._read())
        return self

    async def _read(self) -> None:
        try:
            async for frame in self.socket:
                await self._take(str(frame))
        except websockets.ConnectionClosed:
            pass
        for waiting in self._acks.values():
            waiting.cancel()
        self._changed.set()

    async def _take(self, frame: str) -> None:
        if frame == PING:
            await self.socket.send(PONG)
        elif frame.startswith(MESSAGE + CONNECT_ERROR):
            self.put_out = json.loads(frame[2:])["message"]
        elif frame.startswith(MESSAGE + EVENT):
            self.received.append(frame)
            name, push = json.loads(frame[2:])
            (self.docs if name == "docs" else self.mine).take(push)
            self._changed.set()
        elif frame.startswith(MESSAGE + ACK):
            number, _, rest = frame[2:].partition("[")
            if not self.ignore_acks:
                self._acks.pop(int(number)).set_result(json.loads("[" + rest)[0])

    async def do(self, verb: str, id: str | None = None, **fields: Any) -> dict[str, Any]:
        return await self.do_raw({"id": id or str(uuid.uuid4()), "verb": verb, **fields})

    async def do_raw(self, message: Any) -> dict[str, Any]:
        result: dict[str, Any] = await self.ask("do", message)
        return result

    async def ask(self, *said: Any) -> Any:
        """What is answered to an event."""
        self._next += 1
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._acks[self._next] = answer
        await self.socket.send(f"{MESSAGE}{EVENT}{self._next}{json.dumps(said)}")
        try:
            return await asyncio.wait_for(answer, 60)
        except asyncio.CancelledError:
            if answer.cancelled():
                raise ConnectionError("the socket closed before the ack") from None
            raise

    async def sync(self, **cursors: Any) -> None:
        await self.socket.send(f"{MESSAGE}{EVENT}{json.dumps(['sync', cursors])}")

    async def until(self, holds: Any, seconds: float = 15) -> None:
        """Waits until `holds(self)` is true."""

        async def wait() -> None:
            while not holds(self):
                self._changed.clear()
                await self._changed.wait()

        await asyncio.wait_for(wait(), seconds)

    async def first(self) -> Client:
        """Waits for the first documents."""
        await self.until(lambda client: client.docs.docs and (client.audience != "phone" or client.mine.docs))
        return self

    async def closed(self) -> None:
        """Waits until the server has closed the socket."""
        await asyncio.wait_for(asyncio.shield(self._reader), 30) if self._reader else None

    async def close(self) -> None:
        await self.socket.close()
        if self._reader:
            await self._reader
