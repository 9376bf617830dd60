"""The load bench in short: 250 vote at once, on our server, on Node and on the limit. What is right is asserted; times are printed, and fail nothing.

Node keeps nothing here: its database takes a compiler some minutes, and is for `make bench`.
"""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Callable

import pytest

from tests.load.build import BUILT, compile_all, install_rival
from tests.load.burst import burst
from tests.load.hall import Measured
from tests.load.phones import Phones, Wrong
from tests.load.processor import LOAD_CORE, on_core
from tests.load.servers import SERVERS
from tests.load.table import table

PHONES = 250
MEASURED = ("ours", "memory", "limit")
NO_PORT = 9


@pytest.fixture(scope="module", autouse=True)
def tools() -> None:
    compile_all()
    install_rival(database=False)


@pytest.fixture(scope="module")
def bursts(tools: None) -> dict[str, Measured]:
    with on_core(LOAD_CORE):
        return dict(zip(MEASURED, asyncio.run(burst([SERVERS[name] for name in MEASURED], PHONES, repeats=1)), strict=True))


@pytest.mark.parametrize("server", MEASURED)
def test_every_vote_is_acknowledged_and_every_phone_has_the_total(bursts: dict[str, Measured], server: str) -> None:
    assert bursts[server].figures["ack_p95"][0] > 0
    assert bursts[server].faults == []


def test_the_figures_are_printed(bursts: dict[str, Measured], say: Callable[[str], None]) -> None:
    told = {name: {f"burst {PHONES}/{figure}": value for figure, value in each.medians.items()} for name, each in bursts.items()}
    say(table(told))


@pytest.mark.parametrize("line", ["", "dance", "join", "join 0 1", "join ten 1", "vote r1 2", "vote r1 2 ,", "support 1 5 4 1", "pages 1 0", "stat 1"])
def test_the_generator_refuses_what_is_no_command(line: str) -> None:
    async def refused() -> None:
        async with Phones(NO_PORT, "482913") as phones:
            with pytest.raises(Wrong):
                await phones.ask(line)
            assert (await phones.ask("stat"))["phones"] == 0

    asyncio.run(refused())


def test_phones_that_find_no_server_are_told_as_failed() -> None:
    async def failed() -> None:
        async with Phones(NO_PORT, "482913") as phones:
            told = await phones.ask("join", 5, 0)
            assert (told["failed"], told["live"], told["unfinished"]) == (5, 0, 0)

    asyncio.run(failed())


def test_the_generator_ends_with_its_input() -> None:
    ended = subprocess.run([str(BUILT / "generator"), str(NO_PORT), "482913"], input="stat\n", capture_output=True, text=True, timeout=5)
    assert (ended.returncode, ended.stdout.count("\n")) == (0, 1)
