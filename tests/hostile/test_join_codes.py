"""The join code finds a meetup and nothing more: wrong ones are throttled, right ones never, for a whole hall shares one address."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.support.client import Client, Refused
from tests.support.server import Server
from tests.support.stage import PROGRAMME


def test_wrong_codes_are_throttled_and_right_ones_never(tmp_path: Path) -> None:
    with Server(tmp_path, WRONG_CODES="10") as server:
        code = server.make(PROGRAMME)["code"]
        wrong = [f"{number}" for number in range(100_000, 100_020) if f"{number}" != code]
        assert [server.get(f"/{each}").status for each in wrong[:10]] == [404] * 10
        assert {server.get(f"/{each}").status for each in wrong[10:]} == {429}
        assert server.get(f"/{code}").status == 200
        cookies = server.cookies(f"/{code}")

        async def by_socket() -> None:
            with pytest.raises(Refused):
                await Client(server.base, wrong[0], "phone", cookies).connect()
            client = await Client(server.base, code, "phone", cookies).connect()
            await client.close()

        asyncio.run(by_socket())
