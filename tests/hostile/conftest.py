"""Every attack here has its witness: others who are there all the time, and must not notice."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import pytest

from tests.hostile.attack import Attack, Witness, p99, warm
from tests.support.server import Server
from tests.support.stage import PROGRAMME

FILES = 4_000


@pytest.fixture(scope="module")
def programme() -> dict[str, Any]:
    return PROGRAMME


@pytest.fixture(scope="module")
def witness(server: Server, programme: dict[str, Any], request: pytest.FixtureRequest) -> Iterator[Witness]:
    with Witness(server, programme) as witness:
        warm(witness)
        yield witness
    waits = witness.waits
    figures = f"{len(waits)} acks of the neighbour: p99 {p99(waits) * 1000:.0f} ms, max {max(waits) * 1000:.0f} ms"
    capture = request.config.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled() if capture else nullcontext():
        print(f"\n{request.module.__name__}: {figures}")


@pytest.fixture
def attack(witness: Witness) -> Iterator[Attack]:
    with Attack(witness) as attack:
        yield attack


@pytest.fixture(scope="module")
def many_files() -> Iterator[None]:
    """For attackers with thousands of connections."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < FILES:
        pytest.skip(f"this system allows {hard} open files")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, FILES), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
