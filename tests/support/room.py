"""A room: phones and surfaces of one meetup, as clients of the live protocol. Everybody leaves when the test ends, however it ends."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.support.client import Client
from tests.support.server import Server

ARRIVING = 20  # phones that come in at the same moment


class Room:
    """`async with Room(server, made) as room:`"""

    def __init__(self, server: Server, made: dict[str, Any]) -> None:
        self.server, self.made = server, made
        self.clients: list[Client] = []

    async def __aenter__(self) -> Room:
        return self

    async def __aexit__(self, *error: object) -> None:
        await asyncio.gather(*(client.close() for client in self.clients), return_exceptions=True)

    async def phone(self, language: str | None = "nl") -> Client:
        """A phone with a cookie of its own."""
        return await self.enter("phone", await asyncio.to_thread(self.server.cookies, f"/{self.made['code']}"), language)

    async def phones(self, number: int) -> list[Client]:
        phones: list[Client] = []
        for start in range(0, number, ARRIVING):
            phones += await asyncio.gather(*(self.phone() for _ in range(start, min(number, start + ARRIVING))))
        return phones

    async def surface(self, audience: str) -> Client:
        """Desk, operator, remote or screen, by its link."""
        return await self.enter(audience, await asyncio.to_thread(self.link_cookies, audience))

    def link_cookies(self, audience: str) -> dict[str, str]:
        url = self.made[f"{audience}_url"]
        return self.server.cookies(url[url.index("/link/") :])

    async def enter(self, audience: str, cookies: dict[str, str], language: str | None = "nl", **auth: Any) -> Client:
        client = Client(self.server.base, self.made["code"], audience, cookies, language)
        self.clients.append(client)
        await client.connect(**auth)
        return await client.first()
