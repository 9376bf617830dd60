"""One evening on the real server, in the hands of a test: a desk and phones that can be cut off, come back, and say things again."""

from __future__ import annotations

import asyncio
import json
import uuid
from dataclasses import dataclass, field
from typing import Any

from tests.faults.model import PROGRAMME
from tests.support.client import EVENT, MESSAGE, Client, Documents
from tests.support.room import Room
from tests.support.server import Server

ARRIVE_SECONDS = 10.0


class Watched(Documents):
    """Documents of a client over many connections; notes when the server counts backwards or leaves a hole."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def take(self, push: dict[str, Any]) -> None:
        if push["epoch"] == self.epoch and push["seq"] < self.seq:
            self.faults.append(f"seq {push['seq']} came after {self.seq}")
        super().take(push)
        if self.hole:
            self.faults.append(f"from {push['from']} came at {self.seq}")


@dataclass
class Said:
    """A command that was acknowledged: who gave it, what it said, and the answer."""

    who: Person
    message: dict[str, Any]
    ack: dict[str, Any]


@dataclass(eq=False)
class Person:
    """The desk, or one phone: its cookies and what it knows. `client` is the connection of now."""

    audience: str
    cookies: dict[str, str]
    docs: Watched = field(default_factory=Watched)
    mine: Watched = field(default_factory=Watched)
    client: Client | None = None

    @property
    def faults(self) -> list[str]:
        return self.docs.faults + self.mine.faults


class Evening:
    """A new meetup on a running server, with its first round open and the ideas on air. Everything here is `async` but the server."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.made = server.make(PROGRAMME)
        self.said: list[Said] = []
        self.phones: list[Person] = []
        self.desk = Person("desk", Room(server, self.made).link_cookies("desk"))

    async def begin(self) -> None:
        await self.come_back(self.desk)
        for step in ("s1", "s2"):
            await self.say(self.desk, "show.go", step=step)

    async def join(self) -> Person:
        person = Person("phone", await asyncio.to_thread(self.server.cookies, f"/{self.made['code']}"))
        self.phones.append(person)
        await self.come_back(person)
        return person

    async def say(self, who: Person, verb: str, **fields: Any) -> dict[str, Any]:
        """Gives a command and the answer; what was carried out is remembered, to be said again."""
        return await self.send({"id": str(uuid.uuid4()), "verb": verb, **fields}, who)

    async def send(self, message: dict[str, Any], who: Person) -> dict[str, Any]:
        assert who.client
        ack = await who.client.do_raw(message)
        if ack["ok"]:
            self.said.append(Said(who, message, ack))
        return ack

    async def throw(self, message: dict[str, Any], who: Person) -> None:
        """Sends a command and never hears what came of it."""
        assert who.client
        who.client.ignore_acks = True
        await who.client.socket.send(f"{MESSAGE}{EVENT}0{json.dumps(['do', message])}")

    async def part(self, who: Person) -> None:
        """Its connection is gone, whatever is still on the way."""
        if who.client:
            who.client.socket.transport.abort()
            await who.client.closed()
        who.client = None

    async def come_back(self, who: Person) -> None:
        """With its cursors, as a phone does."""
        client = Client(self.server.base, self.made["code"], who.audience, who.cookies)
        client.docs, client.mine = who.docs, who.mine
        had = {"epoch": who.docs.epoch, "seq": who.docs.seq, "mine": who.mine.seq} if who.docs.epoch else {}
        before = who.docs.pushes, who.mine.pushes
        await client.connect(**had)
        who.client = client
        streams = 2 if who.audience == "phone" else 1
        await client.until(lambda _: (who.docs.pushes > before[0]) + (who.mine.pushes > before[1]) >= streams, ARRIVE_SECONDS)

    def fall(self) -> None:
        """kill -9, and a start on the same folder."""
        self.server.kill()
        self.server.start()

    async def everyone(self) -> None:
        """All come back, at the same moment."""
        people = [self.desk, *self.phones]
        await asyncio.gather(*(self.part(person) for person in people))
        await asyncio.gather(*(self.come_back(person) for person in people))

    async def leave(self) -> None:
        await asyncio.gather(*(self.part(person) for person in [self.desk, *self.phones]))
