"""The doors of the office: every route, for everyone who is no organiser, and for another site that has an organiser's browser."""

from __future__ import annotations

import json
import re
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.hostile.attack import leaks_nothing
from tests.support.office import FORM, Office
from tests.support.room import Room
from tests.support.server import BEARER, Answer, Server
from tests.support.stage import PROGRAMME
from tests.web.routes import office_routes

OPEN = {"office.login_page", "office.log_in", "office.open_first_link"}
ROUTES = [(method, path, endpoint) for method, path, endpoint in office_routes() if endpoint not in OPEN]
CHANGING = [route for route in ROUTES if route[0] != "GET"]
FORMS = [route for route in CHANGING if route[2].startswith("office.")]
CLIP = b"\x00\x00\x00\x18ftypisom" + bytes(300)
NAMES = [f"{method} {path}" for method, path, _ in ROUTES]


@dataclass(frozen=True)
class House:
    """A server with a meetup and a clip that nobody but an organiser may touch."""

    server: Server
    made: dict[str, Any]
    office: Office
    question: str

    def ask(self, method: str, path: str, headers: dict[str, str], fields: dict[str, str] | None = None) -> Answer:
        """With everything right in it but who asks."""
        where = path.replace("<meetup>", self.made["id"]).replace("<name>", "clip.mp4").replace("<audience>", "desk").replace("<question>", self.question)
        body = urlencode({"code": self.made["code"], "title": "Veranderd", "region": "", "date": "", "language": "nl", **(fields or {})}).encode()
        return self.server.request(method, where, None if method == "GET" else body, {"Content-Type": FORM, **headers})

    def state(self) -> tuple[Any, ...]:
        desk = self.server.get(self.made["desk_url"].removeprefix(self.server.base)).status
        programme = self.office.api("GET", f"/meetups/{self.made['id']}/programme.json").json
        return (
            programme,
            desk,
            self.office.get("/office").text.count('class="card meetup"'),
            self.office.api("GET", "/media").json,
            self.office.api("GET", "/questions").json,
        )


@pytest.fixture(scope="module")
def house(server: Server) -> House:
    made = server.make(PROGRAMME)
    assert server.put_media("clip.mp4", CLIP).status == 201
    poll = {"kind": "choice", "question": "Staat deze vraag in de bank?", "options": ["Ja", "Nee"]}
    question = server.request("POST", "/office/api/questions", json.dumps(poll).encode(), BEARER).json["id"]
    return House(server, made, Office(server), question)


@pytest.fixture(autouse=True)
def nothing_changes(house: House) -> Iterator[None]:
    before = house.state()
    yield
    assert house.state() == before


def cookie(cookies: dict[str, str]) -> dict[str, str]:
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}


def roles(house: House) -> dict[str, dict[str, str]]:
    """Everyone who is no organiser, with all that they may have."""
    room = Room(house.server, house.made)
    real = house.office.headers["Cookie"]
    token = BEARER["Authorization"].removeprefix("Bearer ")
    return {
        "nobody": {},
        "a phone": cookie(house.server.cookies(f"/{house.made['code']}")),
        **{audience: cookie(room.link_cookies(audience)) for audience in ("desk", "operator", "remote", "screen")},
        "a forged cookie": {"Cookie": real.replace("facilitator_office=", "facilitator_office=x")},
        "a link as a cookie": {"Cookie": f"facilitator_office={house.made['desk_url'].rpartition('/')[2]}"},
        "a wrong token": {"Authorization": f"Bearer {token[:-1]}"},
        "no token": {"Authorization": "Bearer "},
        "the token in another scheme": {"Authorization": f"Basic {token}"},
    }


@pytest.mark.parametrize(("method", "path", "endpoint"), ROUTES, ids=NAMES)
def test_who_is_no_organiser_comes_through_no_door(house: House, method: str, path: str, endpoint: str) -> None:
    for who, headers in roles(house).items():
        answer = house.ask(method, path, headers)
        if method == "GET" and not endpoint.startswith("api."):
            assert (answer.status, answer.headers["Location"]) == (303, "/office/login"), who
        else:
            assert answer.status == 403, who
        leaks_nothing(answer.text)
        assert PROGRAMME["title"] not in answer.text, who
        assert "Staat deze vraag" not in answer.text, who


def test_the_token_of_programs_opens_the_api_and_no_page(house: House) -> None:
    assert house.ask("GET", "/office/api/media", BEARER).status == 200
    assert house.ask("GET", "/office", BEARER).status == 303


@pytest.mark.parametrize(("method", "path", "endpoint"), CHANGING, ids=[f"{method} {path}" for method, path, _ in CHANGING])
def test_another_site_does_nothing_with_an_organisers_cookie(house: House, method: str, path: str, endpoint: str) -> None:
    for origin in ("https://elders.example", "null", house.server.base + ".elders.example", house.server.base.replace("http:", "https:")):
        answer = house.ask(method, path, {**house.office.headers, "Origin": origin}, {"csrf": house.office.csrf})
        assert answer.status == 403, origin


@pytest.mark.parametrize(("method", "path", "endpoint"), FORMS, ids=[path for _, path, _ in FORMS])
def test_a_form_without_its_own_proof_is_refused(house: House, method: str, path: str, endpoint: str) -> None:
    other = Office(house.server).csrf
    for csrf in ({}, {"csrf": ""}, {"csrf": other}, {"csrf": "é"}):
        assert house.ask(method, path, house.office.headers, csrf).status == 403, csrf


def test_every_form_on_every_page_carries_its_proof(house: House) -> None:
    for method, path, endpoint in ROUTES:
        if method != "GET" or not endpoint.startswith("office."):
            continue
        page = house.ask("GET", path, house.office.headers)
        assert page.status == 200, path
        forms = re.findall(r'<form[^>]*method="post".*?</form>', page.text, re.DOTALL)
        assert all(f'name="csrf" value="{house.office.csrf}"' in form for form in forms), path


@pytest.mark.parametrize("name", ["..%2Fserver.json", "%00", "x" * 300, "clip.mp4%2F..", "clip.MP4", "%C3%A9.mp4"])
def test_a_name_that_is_no_file_opens_and_deletes_nothing(house: House, name: str) -> None:
    assert house.office.get(f"/office/media/{name}").status == 404
    assert house.office.post(f"/office/media/{name}/delete").status == 404
    assert house.office.api("DELETE", f"/media/{name}").status == 404


@pytest.mark.parametrize("page", ["", "/edit", "/copy", "/delete", "/sheet", "/cards", "/describe", "/links/desk/renew"])
def test_a_meetup_that_is_not_there_is_not_found(house: House, page: str) -> None:
    ask = house.office.post if page in ("/describe", "/links/desk/renew") else house.office.get
    answer = ask(f"/office/meetups/nergens{page}")
    assert answer.status == 404
    leaks_nothing(answer.text)


def test_words_of_an_organiser_are_words_on_every_page(house: House) -> None:
    script = "<script>alert(1)</script>\"'{{ 7 * 7 }}"
    steps = [{"kind": "fragment", "title": script, "fragment": {"file": "weg.mp4", "out": 3}}]
    made = house.server.make({"title": script, "region": script, "date": "</span>", "roles": ["<b>"], "steps": steps})
    for page in ("", "/copy", "/delete", "/sheet", "/cards"):
        text = house.office.get(f"/office/meetups/{made['id']}{page}").text
        assert ("<script>alert" in text, "{{ 7 * 7 }}" in text) == (False, True), page
    assert "<script>alert" not in house.office.get("/office").text + house.office.get("/office/media").text
    assert house.office.api("DELETE", f"/meetups/{made['id']}").status == 204


def test_an_upload_that_breaks_off_is_not_kept(house: House) -> None:
    shelf = house.server.data / "media"
    files = sorted(shelf.iterdir())
    head = f"PUT /office/api/media/half.mp4 HTTP/1.1\r\nHost: x\r\nAuthorization: {BEARER['Authorization']}\r\nContent-Length: 900000\r\n\r\n"
    with socket.create_connection(("127.0.0.1", house.server.port)) as line:
        line.sendall(head.encode() + CLIP)
        until(lambda: len(list(shelf.iterdir())) == len(files) + 1)
    until(lambda: sorted(shelf.iterdir()) == files)
    assert house.server.get("/healthz").json["writer"] == "alive"


@pytest.mark.parametrize(
    ("pieces", "status"),
    [
        ([b"8\r\nWEBVTT\n\n\r\n", b"5\r\nhallo\r\n", b"0\r\n\r\n"], 201),
        ([b"8\r\nWEBVTT\n\n\r\n", b"no number\r\n"], 400),
        ([b"8\r\nWEBVTT\n\n\r\n", b"ff\r\nhallo"], 400),
    ],
    ids=["whole", "garbled", "broken off"],
)
def test_an_upload_in_chunks_is_kept_when_it_is_whole(house: House, pieces: list[bytes], status: int) -> None:
    name = f"chunks-{status}.vtt"
    head = f"PUT /office/api/media/{name} HTTP/1.1\r\nHost: x\r\nAuthorization: {BEARER['Authorization']}\r\nTransfer-Encoding: chunked\r\n\r\n"
    with socket.create_connection(("127.0.0.1", house.server.port), timeout=10) as line:
        line.sendall(head.encode() + b"".join(pieces))
        line.shutdown(socket.SHUT_WR)
        assert int(line.recv(12).split()[1]) == status
    kept = {file["name"]: file["size"] for file in house.server.request("GET", "/office/api/media", headers=BEARER).json["media"]}
    assert kept.get(name) == (13 if status == 201 else None)
    assert house.server.request("DELETE", f"/office/api/media/{name}", headers=BEARER).status == (204 if status == 201 else 404)


def until(holds: Callable[[], bool]) -> None:
    for _ in range(100):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("it never came to that")
