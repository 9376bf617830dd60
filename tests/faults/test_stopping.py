"""SIGTERM while fifty phones vote: everybody is let go, what was acknowledged is on disk, and nothing is left to be put right."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.faults import people
from tests.faults.disk import locked
from tests.faults.model import PROGRAMME
from tests.faults.outbox import LOST, Phone
from tests.support.client import Client
from tests.support.room import Room
from tests.support.server import Server

PHONES = 50
VOTING_SECONDS = 1.0
ENDS_WITHIN = 5.0
PACE = (0.0, 0.1)


def test_it_ends_in_order_under_load(tmp_path: Path, say: Callable[[str], None]) -> None:
    with Server(tmp_path) as server:
        made = server.make(PROGRAMME)
        phones, code, took, silent = asyncio.run(evening(server, made))
        acked = sum(len(phone.acked) for phone in phones)
        say(f"SIGTERM while {PHONES} phones vote ({acked / VOTING_SECONDS:.0f} commands/s): exit {code} after {took:.2f} s, all told after {silent:.2f} s")
        assert code == 0
        assert max(took, silent) < ENDS_WITHIN
        left_in_order(server)
        people.nothing_lost_nothing_twice(server.data, made["id"], [settled(server, made["id"], phone) for phone in phones])


async def evening(server: Server, made: dict[str, Any]) -> tuple[list[Phone], int, float, float]:
    """Gives the phones, the exit code, and the seconds until the server was gone and until every socket was told."""
    async with Room(server, made) as room:
        await people.begin(room)
        silent = await room.phones(5)  # who only look are told too
        phones = await people.come(server, server.base, made["code"], PHONES, random.Random(1))
        living = [asyncio.create_task(phone.live()) for phone in phones]
        while not all(phone.docs.docs for phone in phones):
            await asyncio.sleep(0.02)
        acting = [asyncio.create_task(people.act(phone, PACE)) for phone in phones]
        await asyncio.sleep(VOTING_SECONDS)
        begun = time.monotonic()
        told = asyncio.gather(*(until_told(client, begun) for client in room.clients), *(until_offline(phone, begun) for phone in phones))
        code = await asyncio.to_thread(server.stop)
        took = time.monotonic() - begun
        last = max(await told)
        assert all(client in room.clients for client in silent)
        for task in acting + living:
            task.cancel()
        await asyncio.gather(*acting, *living, return_exceptions=True)
        return phones, code, took, last


async def until_told(client: Client, begun: float) -> float:
    await client.closed()
    return time.monotonic() - begun


async def until_offline(phone: Phone, begun: float) -> float:
    while phone.online:
        await asyncio.sleep(0.01)
    return time.monotonic() - begun


def settled(server: Server, meetup: str, phone: Phone) -> Phone:
    """What was carried out and whose answer was lost on the way counts too: the phone hears that when it comes back."""
    there = people.receipts(people.kept(server.data, meetup))
    for id in list(phone.waiting):
        if id in there:
            phone.answers[id] = {"ok": True, "id": id}
    return phone


def left_in_order(server: Server) -> None:
    wal = server.data / "facilitator.db-wal"
    assert not wal.exists() or wal.stat().st_size == 0
    assert not (server.data / "server.json").exists()
    assert "Traceback" not in server.log.read_text()
    with closing(sqlite3.connect(server.data / "facilitator.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_it_ends_also_while_another_program_holds_the_database(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        made = server.make(PROGRAMME)

        async def stop() -> None:
            async with Room(server, made) as room:
                await people.begin(room)
                phone = await room.phone()
                assert (await phone.do("answer", round="r1", choice="o1"))["ok"]
                with locked(server):
                    begun = time.monotonic()
                    asyncio.get_running_loop().call_later(0.5, server.process.terminate)
                    with pytest.raises(LOST):
                        await vote_for_ever(phone)
                    assert await asyncio.to_thread(server.process.wait, ENDS_WITHIN) == 0
                    assert time.monotonic() - begun < ENDS_WITHIN

        asyncio.run(stop())
        assert [ballot["value"] for ballot in people.kept(server.data, made["id"])["ballots"]] == ["o1"]


async def vote_for_ever(phone: Client) -> None:
    while True:
        assert (await phone.do("answer", round="r1", choice="o2"))["code"] == "storage"
