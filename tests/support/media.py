"""A clip as the screen of a meetup gets it."""

from __future__ import annotations

import re
from typing import Any

from tests.support.server import Server


def with_clip(server: Server, name: str) -> dict[str, Any]:
    """A meetup whose run of show names this file."""
    return server.make({"title": "Met een clip", "steps": [{"kind": "fragment", "title": "F", "fragment": {"file": name, "in": 0, "out": 5}}]})


def address_in(server: Server, made: dict[str, Any]) -> str:
    """Where the screen of that meetup fetches it."""
    cookies = server.cookies(made["screen_url"].removeprefix(server.base))
    page = server.get(f"/screen/{made['code']}", Cookie="; ".join(f"{name}={value}" for name, value in cookies.items()))
    return str(re.findall(r"/media/[^\"\\]+", page.text)[0])


def clip_address(server: Server, name: str) -> str:
    return address_in(server, with_clip(server, name))
