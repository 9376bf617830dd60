"""The office API, as docs/office-api.md promises it to programs."""

from __future__ import annotations

import json
import re
import time
from typing import Any

import pytest

from tests.support.server import BEARER, HOUSE, Answer, Server
from tests.support.stage import PROGRAMME
from tests.web.routes import office_routes

CLIP = b"\x00\x00\x00\x18ftypisom" + bytes(2000)
CAPTIONS = b"WEBVTT\n\n00:01.000 --> 00:02.000\nHallo\n"
PAGE = (HOUSE / "docs" / "office-api.md").read_text("utf-8")


def ask(server: Server, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
    return server.request(method, f"/office/api{path}", body, {**BEARER, **headers})


def test_every_route_of_the_api_stands_on_its_page_and_no_other() -> None:
    told = {(method, re.sub(r"<\w+>", "<>", path)) for method, path in re.findall(r"^\| `([A-Z]+) (/office/api/[^` ]*)`", PAGE, re.MULTILINE)}
    assert told == {(method, re.sub(r"<[\w:]+>", "<>", path)) for method, path, endpoint in office_routes() if endpoint.startswith("api.")}


def test_the_programme_comes_out_as_it_went_in_and_goes_in_again(server: Server) -> None:
    made = server.make(PROGRAMME)
    answer = ask(server, "GET", f"/meetups/{made['id']}/programme.json")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="programme-{made["code"]}.json"'
    given = answer.json
    for step, written in zip(PROGRAMME["steps"], given["steps"], strict=True):
        assert written == {**written, **{key: step[key] for key in ("kind", "title")}}
    again = server.make(given)
    assert ask(server, "GET", f"/meetups/{again['id']}/programme.json").json == given
    assert "\n" in answer.text, "people read it too"


def test_a_meetup_is_deleted_once(server: Server, made: dict[str, Any]) -> None:
    answer = ask(server, "DELETE", f"/meetups/{made['id']}")
    assert (answer.status, answer.body) == (204, b"")
    again = ask(server, "DELETE", f"/meetups/{made['id']}")
    assert (again.status, again.json["code"]) == (404, "not_found")


def test_the_list_of_media_says_what_uses_a_file(server: Server) -> None:
    for name, body in (("film.mp4", CLIP), ("film.vtt", CAPTIONS)):
        assert server.put_media(name, body).status == 201
    fragment = {"file": "film.mp4", "out": 3, "captions": "film.vtt"}
    made = server.make({"title": "Met film", "language": "nl", "steps": [{"kind": "fragment", "title": "F", "fragment": fragment}]})
    files = {file["name"]: file for file in ask(server, "GET", "/media").json["media"]}
    film = files["film.mp4"]
    assert (film["type"], film["size"]) == ("video/mp4", len(CLIP))
    assert film["used_by"] == [{"id": made["id"], "title": "Met film", "language": "nl", "state": "preparing"}]
    assert files["film.vtt"]["used_by"] == film["used_by"]
    assert server.request("GET", film["url"], headers=BEARER).body == CLIP
    assert abs(film["made_at"] - time.time()) < 60


def test_a_file_is_deleted_for_good_and_who_names_it_misses_it(server: Server) -> None:
    server.put_media("weg.mp4", CLIP)
    made = server.make({"title": "x", "steps": [{"kind": "fragment", "title": "F", "fragment": {"file": "weg.mp4", "out": 3}}]})
    kept = set((server.data / "media").iterdir())
    url = next(file["url"] for file in ask(server, "GET", "/media").json["media"] if file["name"] == "weg.mp4")
    assert ask(server, "DELETE", "/media/weg.mp4").status == 204
    assert (server.request("GET", url, headers=BEARER).status, ask(server, "DELETE", "/media/weg.mp4").status) == (404, 404)
    assert len(kept - set((server.data / "media").iterdir())) == 1
    server.kill()
    server.start()
    assert "weg.mp4" not in ask(server, "GET", "/media").text
    assert ask(server, "GET", f"/meetups/{made['id']}/programme.json").json["steps"][0]["fragment"]["file"] == "weg.mp4"


def test_a_refusal_is_json_in_the_language_that_is_asked_for(server: Server) -> None:
    answer = ask(server, "DELETE", "/media/nergens.mp4", None, **{"Accept-Language": "nl"})
    assert answer.json == {"ok": False, "code": "not_found", "message": "Er is geen bestand met deze naam.", "errors": []}
    assert ask(server, "DELETE", "/media/nergens.mp4").json["message"] == "There is no file with this name."


def test_who_asks_in_another_way_is_told_which_there_are(server: Server) -> None:
    answer = ask(server, "PUT", "/media")
    assert answer.status == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize("body", [b"", b"{", b"[1]", json.dumps({"title": "x"}).encode()])
def test_what_is_no_programme_makes_nothing(server: Server, body: bytes) -> None:
    assert ask(server, "POST", "/meetups", body).status == 422
