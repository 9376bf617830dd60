"""Everybody else at an evening, while one looks at a page in a browser: a room whose clients live in a thread of their own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

from tests.support.client import Client
from tests.support.room import Room
from tests.support.server import Server

PATIENCE_SECONDS = 90
T = TypeVar("T")


class Crowd:
    """`with Crowd(server, made) as crowd:`; the desk is there from the start."""

    def __init__(self, server: Server, made: dict[str, Any]) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._room = Room(server, made)
        self.phones: list[Client] = []

    def __enter__(self) -> Crowd:
        self._thread.start()
        self._desk = self.wait(self._room.surface("desk"))
        return self

    def __exit__(self, *error: object) -> None:
        self.wait(self._room.__aexit__())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE_SECONDS)
        self._loop.close()

    def wait(self, doing: Coroutine[Any, Any, T]) -> T:
        return self.start(doing).result(PATIENCE_SECONDS)

    def start(self, doing: Coroutine[Any, Any, T]) -> Future[T]:
        """Does it meanwhile."""
        return asyncio.run_coroutine_threadsafe(doing, self._loop)

    def come(self, number: int) -> None:
        self.phones += self.wait(self._room.phones(number))

    def desk(self, verb: str, **fields: Any) -> dict[str, Any]:
        """The desk does something; it must succeed."""
        told = self.wait(self._desk.do(verb, **fields))
        assert told["ok"], told
        return told

    def each(self, verb: str, among: int | None = None, **fields: Any) -> list[dict[str, Any]]:
        """Every phone (or the first `among`) does the same, at the same time; a field that is a list is dealt out by turns. It must succeed."""
        told = self.wait(self._each(self.phones[:among], verb, fields))
        assert all(answer["ok"] for answer in told), told
        return told

    async def _each(self, phones: list[Client], verb: str, fields: dict[str, Any]) -> list[dict[str, Any]]:
        dealt = ({name: value[at % len(value)] if isinstance(value, list) else value for name, value in fields.items()} for at in range(len(phones)))
        return list(await asyncio.gather(*(phone.do(verb, **own) for phone, own in zip(phones, dealt, strict=True))))

    def sees(self, key: str) -> Any:
        """A document as the desk has it now."""
        return self._desk.docs.docs.get(key)

    def until(self, key: str, holds: Any) -> None:
        """Waits until the desk's document satisfies `holds`."""
        self.wait(self._desk.until(lambda desk: holds(desk.docs.docs.get(key))))
