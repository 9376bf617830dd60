"""Static files and media, as browsers ask for them."""

from __future__ import annotations

import gzip
import re
import subprocess
from pathlib import Path
from typing import Any

from tests.support.room import Room
from tests.support.server import Server

SCRIPT_BUDGET = 30_000  # bytes, compressed: what a phone on bad Wi-Fi can load in two seconds
PAGE_BUDGET = 40_000
VIDEO = b"\x00\x00\x00\x18ftypisom" + bytes(range(256)) * 10


def phone_page(server: Server, made: dict[str, Any]) -> str:
    return server.get(f"/{made['code']}").text


def test_the_phone_page_asks_for_one_script_and_stays_within_its_budget(server: Server, made: dict[str, Any]) -> None:
    page = phone_page(server, made)
    scripts = re.findall(r'<script[^>]* src="([^"]+)"', page)
    styles = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
    assert len(scripts) == 1
    script, *sheets = (server.get(path, **{"Accept-Encoding": "gzip"}) for path in scripts + styles)
    assert script.headers["Content-Encoding"] == "gzip"
    assert len(script.body) <= SCRIPT_BUDGET
    assert len(script.body) + sum(len(sheet.body) for sheet in sheets) + len(gzip.compress(page.encode())) <= PAGE_BUDGET


def test_the_joined_script_is_a_script(server: Server, made: dict[str, Any], tmp_path: Path) -> None:
    path = re.findall(r'<script[^>]* src="([^"]+)"', phone_page(server, made))[0]
    (tmp_path / "phone.mjs").write_bytes(server.get(path).body)
    subprocess.run(["node", "--check", tmp_path / "phone.mjs"], check=True)


def test_a_static_address_lasts_and_an_old_one_is_asked_again(server: Server, made: dict[str, Any]) -> None:
    path = re.findall(r'href="(/static/[^"]+tokens.css)"', phone_page(server, made))[0]
    assert "immutable" in server.get(path).headers["Cache-Control"]
    assert server.get(re.sub(r"/static/\w+/", "/static/old/", path)).headers["Cache-Control"] == "no-cache"


def fragment_address(server: Server) -> str:
    """A clip's address as the screen gets it."""
    assert server.put_media("clip.mp4", VIDEO).status == 201
    import asyncio

    made = server.make({"title": "x", "steps": [{"kind": "fragment", "title": "F", "fragment": {"file": "clip.mp4", "in": 0, "out": 5}}]})

    async def story() -> str:
        async with Room(server, made) as room:
            desk, screen = await room.surface("desk"), await room.surface("screen")
            await desk.do("show.go")
            await screen.until(lambda screen: "fragment" in screen.docs.docs)
            return str(screen.docs.docs["fragment"]["url"])

    return asyncio.run(story())


def test_a_clip_is_given_in_ranges_at_a_signed_address(server: Server) -> None:
    url = fragment_address(server)
    whole = server.get(url)
    assert (whole.status, whole.body, whole.headers["Content-Type"]) == (200, VIDEO, "video/mp4")
    part = server.get(url, Range="bytes=10-19")
    assert (part.status, part.body, part.headers["Content-Range"]) == (206, VIDEO[10:20], f"bytes 10-19/{len(VIDEO)}")
    assert server.get(url, Range="bytes=999999-").status == 416


def test_a_forged_or_expired_address_opens_nothing(server: Server) -> None:
    url = fragment_address(server)
    _, _, expires, signature, file = url.split("/")
    assert server.get(f"/media/{int(expires) + 1}/{signature}/{file}").status == 403
    assert server.get(f"/media/{expires}/{'0' * 32}/{file}").status == 403
    assert server.get(f"/media/{expires}/{signature}/facilitator.db").status == 403
