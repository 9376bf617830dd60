"""The sample configuration of deploy/nginx.conf, in front of the real server: pages, live connections, uploads, and media that nginx sends itself."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.media import clip_address
from tests.support.nginx import NEEDED, Nginx
from tests.support.office import Office
from tests.support.room import Room
from tests.support.server import BEARER, PATIENCE_SECONDS, TOKEN, Server

pytestmark = NEEDED

VIDEO = b"\x00\x00\x00\x18ftypisom" + bytes(range(256)) * 4000
LONG = VIDEO * 4


class Proxied(Server):
    """The server, to which everybody comes by the proxy."""

    by: Nginx | None = None

    @property
    def base(self) -> str:
        return self.by.base if self.by else super().base


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxied]:
    folder = Path(tmp_path_factory.mktemp("house"))
    server = Proxied(folder, MEDIA_SENT_BY="X-Accel-Redirect")
    with server, Nginx(folder, server.port, server.data / "media") as nginx:
        server.by = nginx
        assert server.put_media("clip.mp4", VIDEO).status == 201
        yield server


@pytest.fixture(scope="module")
def address(house: Proxied) -> str:
    return clip_address(house, "clip.mp4")


def test_a_clip_is_whole_and_private_and_comes_from_nginx(house: Proxied, address: str) -> None:
    answer = house.get(address)
    assert (answer.status, answer.body, answer.headers["Server"].partition("/")[0]) == (200, VIDEO, "nginx")
    told = {name: answer.headers[name] for name in ("Content-Type", "Cache-Control", "Accept-Ranges", "Content-Disposition", "X-Content-Type-Options")}
    assert told == {
        "Content-Type": "video/mp4",
        "Cache-Control": "private, max-age=3600",
        "Accept-Ranges": "bytes",
        "Content-Disposition": "inline",
        "X-Content-Type-Options": "nosniff",
    }
    assert answer.headers["X-Accel-Redirect"] is None


def many(ranges: int) -> str:
    return ",".join(f"{at}-{at}" for at in range(0, 2 * ranges, 2))


@pytest.mark.parametrize(
    ("asked", "status", "body"),
    [("4-7", 206, b"ftyp"), ("-3", 206, VIDEO[-3:]), (f"{len(VIDEO)}-", 416, None), ("0-3,8-11", 200, VIDEO), (many(500), 200, VIDEO), (many(5000), 400, None)],
)
def test_ranges_are_as_without_a_proxy_and_a_header_that_is_too_long_is_refused(
    house: Proxied, address: str, asked: str, status: int, body: bytes | None
) -> None:
    answer = house.get(address, Range=f"bytes={asked}")
    assert answer.status == status
    assert body is None or answer.body == body


def test_what_is_not_signed_is_not_given(house: Proxied, address: str) -> None:
    file = address.rpartition("/")[2]
    meetup, expires, signature = address.split("/")[2:5]
    assert house.get(f"/protected-media/{file}").status == 404
    assert house.get(f"/media/{meetup}/{expires}/{'0' * len(signature)}/{file}").status == 403
    assert house.get(f"/media/{meetup}/{int(expires) + 1}/{signature}/{file}").status == 403
    for path in (f"/media/{meetup}/{expires}/{signature}/..%2ffacilitator.db", "/protected-media/..%2ffacilitator.db", "/protected-media../facilitator.db"):
        answer = house.get(path)
        assert answer.status in (400, 403, 404)
        assert b"SQLite" not in answer.body


def test_the_office_sees_a_clip_and_sends_one_of_which_nothing_is_lost_when_the_line_breaks(house: Proxied) -> None:
    own = "/office/api/media/clip.mp4"
    assert house.request("GET", own, headers=BEARER).body == VIDEO
    assert Office(house).get(own).body == VIDEO
    asked = json.dumps({"name": "long.mp4", "size": len(LONG)}).encode()
    told = house.request("POST", "/office/api/uploads", asked, BEARER)
    assert told.status == 201, told.text
    upload = f"/office/api/uploads/{told.json['id']}"
    head = f"PATCH {upload}?at=0 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\nContent-Length: {len(LONG)}\r\n\r\n"
    assert house.by
    with socket.create_connection(("127.0.0.1", house.by.port)) as line:
        line.sendall(head.encode() + LONG[: len(LONG) // 2])
    wait_for(lambda: house.request("GET", upload, headers=BEARER).json["offset"] > len(LONG) // 4)
    at = house.request("GET", upload, headers=BEARER).json["offset"]
    assert house.request("PATCH", f"{upload}?at={at}", LONG[at:], BEARER).status == 201
    assert house.request("GET", "/office/api/media/long.mp4", headers=BEARER).body == LONG


def wait_for(holds: Callable[[], bool]) -> None:
    begun = time.monotonic()
    while not holds():
        assert time.monotonic() - begun < PATIENCE_SECONDS
        time.sleep(0.02)


def test_phones_and_desk_are_live_and_a_vote_is_acknowledged(house: Proxied, made_here: dict[str, Any]) -> None:
    async def evening() -> None:
        async with Room(house, made_here) as room:
            desk, phone = await room.surface("desk"), await room.phone()
            assert (await desk.do("show.go", step="s1"))["ok"]
            await phone.until(lambda phone: "round" in phone.docs.docs)
            round_id = phone.docs.docs["round"]["id"]
            assert (await phone.do("answer", round=round_id, choice="o1"))["ok"]

    asyncio.run(evening())


@pytest.fixture
def made_here(house: Proxied) -> dict[str, Any]:
    return house.make({"title": "P", "steps": [{"kind": "poll", "title": "V", "poll": {"kind": "choice", "question": "V?", "options": ["a", "b"]}}]})


def test_nobody_who_comes_is_written_down(house: Proxied, address: str) -> None:
    for path in (address, "/protected-media/x.mp4", "/nothing"):
        house.get(path)
    assert house.by
    assert [file.name for file in house.by.folder.glob("*.log") if file.read_text()] == []
