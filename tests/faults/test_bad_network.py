"""A hall with a bad network: slow, connections that drop, nothing at all for a while. After the calm everybody knows the same, and each voice counts once.

Here half a minute with 25 phones. `make torture` has the long form: 30 minutes, 125 phones, a blackout of ten seconds in every minute.
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from tests.faults import people
from tests.faults.model import PROGRAMME
from tests.faults.outbox import Phone
from tests.faults.proxy import Proxy
from tests.support.client import Client
from tests.support.room import Room
from tests.support.server import Server

MINUTES = float(os.environ.get("FAULTS_NETWORK_MINUTES", "0"))
PHONES, STORM_SECONDS, BLACKOUT_SECONDS, BLACKOUT_EVERY = (125, MINUTES * 60, 10.0, 60.0) if MINUTES else (25, 14.0, 5.0, 14.0)
PACE = (1.0, 10.0) if MINUTES else (0.3, 3.0)
LED_EVERY = 4.0
EQUAL_WITHIN = 10.0
ONE_PUSH_SECONDS = 1.0
SEED = 20210224


@pytest.mark.timeout(STORM_SECONDS + 300)
def test_after_the_calm_all_know_the_same_and_every_voice_counts_once(server: Server, say: Callable[[str], None]) -> None:
    asyncio.run(evening(server, server.make(PROGRAMME), say))


async def evening(server: Server, made: dict[str, Any], say: Callable[[str], None]) -> None:
    chance = random.Random(SEED)
    async with Room(server, made) as room, Proxy(server.port, SEED) as network:
        desk = await people.begin(room)
        phones = await people.come(server, network.base, made["code"], PHONES, chance)
        living = [asyncio.create_task(phone.live()) for phone in phones]
        await wait_until(lambda: all(phone.docs.docs for phone in phones))
        acting = [asyncio.create_task(people.act(phone, PACE)) for phone in phones]
        leading = asyncio.create_task(people.lead(desk, chance, LED_EVERY))
        await network.storm(STORM_SECONDS, blackout=BLACKOUT_SECONDS, blackout_every=BLACKOUT_EVERY)
        await people.stop(leading, *acting)
        calm = time.monotonic()
        with suppress(TimeoutError):
            await wait_until(
                lambda: nothing_waits(phones) and all(knows_all(phone, desk.docs.docs, phones[0].docs.docs) for phone in phones) and all_count(desk, phones)
            )
        took = time.monotonic() - calm
        late = [phone for phone in phones if not knows_all(phone, desk.docs.docs, phones[0].docs.docs)]
        assert not late, "\n".join(people.state_of(phone, phones[0]) for phone in late)
        assert all_count(desk, phones), "what the desk sees"
        page = (await asyncio.to_thread(server.get, f"/{made['code']}/docs")).json["docs"]
        await wait_until(lambda: all(phone.docs.docs == page for phone in phones), ONE_PUSH_SECONDS)
        await people.stop(*living)
    people.nothing_lost_nothing_twice(server.data, made["id"], phones)
    commands, connections = sum(len(phone.answers) for phone in phones), sum(phone.connections for phone in phones)
    say(
        f"{PHONES} phones, {STORM_SECONDS:.0f} s of bad network: {network.resets} resets, {connections} connections, {commands} commands,"
        f" slowest answer {max(phone.slowest for phone in phones):.1f} s; all equal {took:.1f} s after the calm"
    )


def nothing_waits(phones: list[Phone]) -> bool:
    """Looked at first, because it is cheap: who compares all documents all the time keeps the phones from hearing anything."""
    return not any(phone.waiting for phone in phones) and len({(phone.docs.epoch, phone.docs.seq) for phone in phones}) == 1


def knows_all(phone: Phone, desk: dict[str, Any], other: dict[str, Any]) -> bool:
    """Nothing waits, its own answers are as it gave them, and the rest is as others have it and as the desk sees it."""
    open_rounds = {key for key, doc in desk.items() if key.startswith("round/") and doc["state"] != "closed"}
    return not phone.waiting and phone.docs.docs == other and open_rounds == {key for key in other if key.startswith("round/")} and people.sees_its_own(phone)


def all_count(desk: Client, phones: list[Phone]) -> bool:
    """Whether the desk's totals are those of what each phone said last."""
    said = (last for phone in phones for last in people.said_last(phone))
    return people.counted_at(desk.docs.docs) == Counter((kind, about, None if kind == "answer" else value) for kind, about, value in said)


async def wait_until(holds: Callable[[], bool], seconds: float = EQUAL_WITHIN) -> None:
    async with asyncio.timeout(seconds):
        while not holds():
            await asyncio.sleep(0.1)
