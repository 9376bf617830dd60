"""The description of the routes: it tells of each, of nothing else, and what it tells of forms is what the pages send."""

from __future__ import annotations

import asyncio
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
import schemathesis

from facilitator import example
from facilitator.web import office as office_pages
from facilitator.web.openapi import OPERATIONS, description
from facilitator.web.openapi.office import OPEN_PAGES
from facilitator.web.question_form import FIELDS
from tests.support.harvest import hold
from tests.support.office import Office, meetup_in
from tests.support.server import BEARER, Server
from tests.support.stage import PROGRAMME
from tests.web.routes import every_route, whole_map

TOLD = description(whole_map(), "0.0.0")
ASKED = json.dumps({"kind": "choice", "question": "Loten?", "options": ["Ja", "Nee"]}).encode()
CLIP = b"\x00\x00\x00\x18ftypisom" + bytes(300)
MANY = "/{number}/do"  # a form for each thing that a phone can do; which of them stand on the page is the evening's


def operations(told: dict[str, Any] = TOLD) -> Iterator[tuple[str, str, dict[str, Any]]]:
    return ((method.upper(), path, operation) for path, methods in told["paths"].items() for method, operation in methods.items())


def test_every_route_is_told_and_no_other() -> None:
    routes = {(method, re.sub(r"<(?:[^<>]*:)?(\w+)>", r"{\1}", path), endpoint) for method, path, endpoint in every_route()}
    assert {(method, path, operation["operationId"]) for method, path, operation in operations()} == routes


def test_no_line_stands_in_a_table_for_nothing() -> None:
    assert OPERATIONS.keys() == {endpoint for _, _, endpoint in every_route()}
    assert OPEN_PAGES == office_pages.OPEN_PAGES


def test_it_is_openapi() -> None:
    schemathesis.openapi.from_dict(TOLD).validate()


def test_an_address_tells_what_may_stand_in_it() -> None:
    for _, path, operation in operations():
        told = [parameter["name"] for parameter in operation["parameters"] if parameter["in"] == "path"]
        assert told == re.findall(r"{(\w+)}", path)
    parameters = TOLD["paths"]["/{audience}/{number}"]["get"]["parameters"]
    assert parameters[0]["schema"] == {"enum": ["desk", "operator", "remote", "screen"]}


def test_whatever_is_referred_to_is_there() -> None:
    names = set(re.findall(r"'\$ref': '#/components/schemas/(\w+)'", repr(TOLD)))
    assert names <= TOLD["components"]["schemas"].keys()
    schemes = {scheme for _, _, operation in operations() for each in operation["security"] for scheme in each}
    assert schemes == TOLD["components"]["securitySchemes"].keys()


def test_a_program_reads_it_and_nobody_else(server: Server) -> None:
    answer = server.request("GET", "/office/api/openapi.json", headers=BEARER)
    assert (answer.status, answer.headers["Content-Type"]) == (200, "application/json")
    assert answer.json["paths"].keys() == TOLD["paths"].keys() - {path for path in TOLD["paths"] if path.startswith("/office/style")}
    assert server.get("/office/api/openapi.json").status == 403


def test_what_was_made_can_be_asked_for_as_the_links_say(server: Server) -> None:
    made = {"api.make_meetup": server.make(PROGRAMME), "api.put_media": server.put_media("clip.mp4", CLIP).json}
    by_name = {operation["operationId"]: (method, path, operation) for method, path, operation in operations()}
    asked = set()
    for maker, told in made.items():
        for link in by_name[maker][2]["responses"]["201"]["links"].values():
            method, path, operation = by_name[link["operationId"]]
            where = {name: told[expression.removeprefix("$response.body#/")] for name, expression in link["parameters"].items()}
            answer = server.request(method, path.format(**where), headers=BEARER)
            assert answer.status == min(int(status) for status in operation["responses"]), link
            asked.add(link["operationId"])
    assert asked == {"api.programme_json", "api.archive_json", "api.export_zip", "api.delete_meetup", "api.delete_media"}


# forms


class Forms(HTMLParser):
    """Where each form of a page is sent, and the names of what is in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, set[str]] = defaultdict(set)
        self._action = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag == "form":
            self._action = str(given["action"]).partition("?")[0] if given.get("method") == "post" else ""
        elif self._action and tag in ("input", "textarea", "select", "button") and given.get("name"):
            self.found[self._action].add(str(given["name"]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._action = ""


@pytest.fixture(scope="module")
def sent(server: Server) -> dict[str, set[str]]:
    """What the forms of all pages send, by the path of the description."""
    office, made = Office(server), server.make(PROGRAMME)
    server.put_media("clip.mp4", CLIP)
    server.put_media("film.mp4", dict(example.files("nl"))["voorbeeld.mp4"].read_bytes())
    server.put_media("clip.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nHallo\n")
    server.request("POST", "/office/api/uploads", json.dumps({"name": "half.mp4", "size": 9}).encode(), BEARER)
    rehearsal = meetup_in(office.post(f"/office/meetups/{made['id']}/rehearse", {"people": "0"}))
    of_meetup = [f"/office/meetups/{made['id']}{page}" for page in ("", "/copy", "/delete", "/tickets")]
    pages = ["/office/login", "/office/new", *of_meetup, f"/office/meetups/{rehearsal}", "/office/media", "/office/media/film.mp4", "/office/media/clip.vtt"]
    question = server.request("POST", "/office/api/questions", ASKED, BEARER).json["id"]
    pages += [f"/office/questions/{question}"]
    pages += [f"/office/questions/{page}?kind={kind}" for kind in FIELDS for page in ("new", f"{question}/edit")]
    office.post(f"/office/meetups/{made['id']}/tickets", {"more": "2"})
    pages += [f"/office/meetups/{asyncio.run(hold(server)).made['id']}/seal"]
    pages += ["/", f"/{made['code']}", f"/{made['code']}/ticket", f"/{made['code']}/me/forget"]
    found: dict[str, set[str]] = defaultdict(set)

    def look(page: str) -> None:
        for action, names in Forms(office.get(page).text).found.items():
            found[told_path(action)] |= names

    for page in pages:
        look(page)
    office.post("/office/media/film.mp4/copy")
    look("/office/media/film.mp4")
    office.post("/office/media/film.mp4/copy/stop")
    return found


def told_path(address: str) -> str:
    fits = [path for _, path, operation in operations() if "requestBody" in operation and re.fullmatch(re.sub(r"{\w+}", r"[^/]+", path), address)]
    return min(fits, key=lambda path: path.count("{"))  # what is written out goes before what is to be filled in


def fields(operation: dict[str, Any]) -> set[str]:
    return set(next(iter(operation["requestBody"]["content"].values()))["schema"]["properties"])


def test_forms_send_what_is_told_of_them(sent: dict[str, set[str]]) -> None:
    in_forms = {path: fields(operation) for method, path, operation in operations() if method == "POST" and "json" not in str(operation["requestBody"])}
    assert in_forms.pop(MANY) >= sent[MANY] >= {"id", "verb", "choice", "role"}
    assert {path: names for path, names in sent.items() if path != MANY} == in_forms
