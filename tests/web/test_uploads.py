"""Files in pieces over HTTP: cut off, gone on with after a restart, refused in sentences, and no burden for who is there."""

from __future__ import annotations

import hashlib
import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.office import Office, media_of, text_of
from tests.support.server import BEARER, TOKEN, Answer, Server

HEAD = b"\x00\x00\x00\x18ftypisom"
SIZE = 3_000_000
LARGE = 200_000_000
CHUNK = 65_536  # gevent gives nothing of a piece that it could not read whole
MEGABYTE = 1_000_000


def film(size: int = SIZE) -> bytes:
    return HEAD + bytes(at % 251 for at in range(10_000)) * (size // 10_000 + 1)


def begin(server: Server, name: str, size: int, mark: str = "m", **headers: str) -> Answer:
    return server.request("POST", "/office/api/uploads", json.dumps({"name": name, "size": size, "mark": mark}).encode(), {**BEARER, **headers})


def go_on(server: Server, id: str, at: int, piece: bytes, **headers: str) -> Answer:
    return server.request("PATCH", f"/office/api/uploads/{id}?at={at}", piece, {**BEARER, **headers})


def cut_off(server: Server, id: str, whole: bytes, sent: int) -> None:
    """All of a file in one piece, of which the line breaks after `sent` bytes."""
    head = f"PATCH /office/api/uploads/{id}?at=0 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\nContent-Length: {len(whole)}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall(head.encode() + whole[:sent])
    until(lambda: sent - CHUNK < state(server, id)["offset"] <= sent)


def state(server: Server, id: str) -> dict[str, Any]:
    told: dict[str, Any] = server.request("GET", f"/office/api/uploads/{id}", headers=BEARER).json
    return told


def until(holds: Any) -> None:
    for _ in range(200):
        if holds():
            return
        time.sleep(0.02)
    raise AssertionError("it never came to that")


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Server]:
    with Server(tmp_path) as server:
        yield server


def test_a_file_that_was_cut_at_sixty_percent_goes_on_after_a_crash_of_the_server(own: Server) -> None:
    whole = film()[:SIZE]
    id = begin(own, "film.mp4", SIZE).json["id"]
    cut_off(own, id, whole, SIZE * 6 // 10)
    own.kill()
    own.start()
    again = begin(own, "film.mp4", SIZE)
    there = again.json["offset"]
    assert (again.status, again.json["id"], 1_800_000 - CHUNK < there <= 1_800_000) == (200, id, True)
    kept = go_on(own, id, there, whole[there:])
    assert (kept.status, kept.json) == (201, {"name": "film.mp4", "type": "video/mp4", "size": SIZE})
    address = media_of(Office(own))["film.mp4"]["url"]
    assert hashlib.sha256(own.request("GET", address, headers=BEARER).body).digest() == hashlib.sha256(whole).digest()


def test_the_page_says_what_is_half_there_and_takes_it_away(server: Server) -> None:
    office = Office(server)
    id = begin(server, "half.mp4", SIZE, 'it"s <mine>').json["id"]
    assert go_on(server, id, 0, film()[:1_800_000]).json["offset"] == 1_800_000
    page = office.get("/office/media")
    assert "60% · 1,8 van 3,0 MB" in text_of(page)
    assert 'data-mark="it&#34;s &lt;mine&gt;"' in page.text
    gone = office.follow(office.post(f"/office/uploads/{id}/delete"))
    assert "Wat er van dit bestand was, is weg." in text_of(gone)
    assert "half.mp4" not in gone.text
    assert state(server, id)["code"] == "not_found"


REFUSED = {
    "another kind": ("brief.docx", 10, "een video (.mp4, .webm), ondertitels"),
    "a path": ("../../facilitator.db", 10, "met een naam van letters"),
    "too large": ("groot.mp4", 2 * MEGABYTE, "Dit bestand is te groot: hoogstens 1 MB."),
    "no room": ("vol.mp4", 900_000, "Er is geen ruimte voor meer media: alles samen is hoogstens 1 MB."),
    "empty": ("leeg.mp4", 0, ""),
}


def test_what_can_not_come_is_refused_before_a_byte_is_sent(tmp_path: Path) -> None:
    with Server(tmp_path, MEDIA_MEGABYTES="1", MEDIA_QUOTA_MEGABYTES="1") as server:
        begin(server, "er.mp4", 500_000)
        for name, size, sentence in REFUSED.values():
            answer = begin(server, name, size, **{"Accept-Language": "nl"})
            assert (answer.status, sentence in answer.json["message"]) == (422, True), answer.text


def test_a_poisoned_file_and_one_that_grows_are_refused_while_they_come(server: Server) -> None:
    id = begin(server, "nep.mp4", SIZE).json["id"]
    answer = go_on(server, id, 0, b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n" * 300, **{"Accept-Language": "nl"})
    assert (answer.status, "Dit bestand is geen video" in answer.json["message"]) == (422, True)
    assert state(server, id)["code"] == "not_found"
    id = begin(server, "groeit.mp4", 5_000).json["id"]
    assert go_on(server, id, 0, film()[:6_000]).status in (413, 422)


@pytest.mark.parametrize("body", [b"[]", b"{}", b'{"name": 3, "size": 1}', b'{"name": "a.mp4", "size": "1"}', b'{"name": "a.mp4", "size": true}', b"{"])
def test_a_beginning_that_is_none_is_refused(server: Server, body: bytes) -> None:
    assert server.request("POST", "/office/api/uploads", body, BEARER).status == 422


@pytest.mark.parametrize("at", ["", "-1", "1e3", "²", "9" * 40])
def test_a_place_that_is_none_is_refused(server: Server, at: str) -> None:
    id = begin(server, "plek.mp4", SIZE).json["id"]
    answer = server.request("PATCH", f"/office/api/uploads/{id}?at={at.replace('²', '%C2%B2')}", b"x", BEARER)
    assert (answer.status, answer.json["errors"][0]["path"]) == (422, "at")


def test_only_organisers_send_files(server: Server) -> None:
    assert server.request("POST", "/office/api/uploads", b'{"name": "a.mp4", "size": 5}').status == 403
    id = begin(server, "dicht.mp4", 5_000).json["id"]
    assert {server.request(method, f"/office/api/uploads/{id}").status for method in ("GET", "PATCH", "DELETE")} == {403}


def memory(server: Server) -> int:
    """Kilobytes that it holds now."""
    lines = Path(f"/proc/{server.process.pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1])


def test_a_large_file_takes_no_memory_and_holds_nobody_up(own: Server) -> None:
    id, before, waits, done = begin(own, "groot.mp4", LARGE).json["id"], memory(own), [], threading.Event()

    def look() -> None:
        while not done.is_set():
            asked = time.monotonic()
            own.get("/healthz")
            waits.append(time.monotonic() - asked)
            time.sleep(0.02)

    looking = threading.Thread(target=look)
    looking.start()
    piece = film(8 * MEGABYTE)[: 8 * MEGABYTE]
    try:
        answers = [go_on(own, id, at, piece) for at in range(0, LARGE, len(piece))]
    finally:
        done.set()
        looking.join()
    assert answers[-1].status == 201, answers[-1].text
    assert memory(own) - before < 30_000, "kilobytes, of a file of 200 MB"
    assert sorted(waits)[len(waits) * 9 // 10] < 0.25, f"{len(waits)} looks"
