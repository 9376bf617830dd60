"""What tests share: one real server a module, and a meetup on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.server import Server
from tests.support.stage import PROGRAMME


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(Path(tmp_path_factory.mktemp("server"))) as running:
        yield running


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Prints a figure that was measured, also when pytest keeps what tests print to itself."""

    def say(figure: str) -> None:
        with capsys.disabled():
            print("\n" + figure)

    return say


@pytest.fixture
def made(server: Server) -> dict[str, Any]:
    """A new meetup of the programme that all tests use."""
    return server.make(PROGRAMME)
