"""What tests share: one real server a module, and a meetup on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.server import Server
from tests.support.stage import PROGRAMME

FIGURE = "figure"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(Path(tmp_path_factory.mktemp("server"))) as running:
        yield running


@pytest.fixture
def say(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Tells a figure that was measured; all of them are printed when the tests are over."""
    return lambda figure: record_property(FIGURE, figure)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = (report for outcome in ("passed", "failed") for report in terminalreporter.stats.get(outcome, ()) if report.when == "call")
    figures = [str(told) for report in reports for name, told in report.user_properties if name == FIGURE]
    if figures:
        terminalreporter.section("figures")
        terminalreporter.write_line("\n".join(figures))


@pytest.fixture
def made(server: Server) -> dict[str, Any]:
    """A new meetup of the programme that all tests use."""
    return server.make(PROGRAMME)
