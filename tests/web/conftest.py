"""Pages without a server: a site that renders what a stage tells."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest
from flask import Flask

from facilitator.web.packing import pack
from facilitator.web.site import Site
from tests.support.server import HOUSE
from tests.support.stage import BEGIN


class At:
    """A home of which pages only ask what time it is."""

    def __init__(self, now: float) -> None:
        self.at = now

    def now(self) -> float:
        return self.at


@pytest.fixture
def site() -> Iterator[Site]:
    nobody: Any = None
    app = Flask("facilitator", root_path=str(HOUSE), static_folder=None)
    site = Site(app, cast(Any, At(BEGIN)), nobody, nobody, cast(Any, SimpleNamespace(shelf=nobody)), nobody, nobody, nobody, nobody, "0.0.0")
    app.after_request(pack)
    with app.test_request_context("/"):
        yield site
