"""Every route as the server describes it (`/office/api/openapi.json`): whatever fits the description, and whatever does not, is answered as it
says, whoever asks.

SCHEMA_EXAMPLES=1000 is the long form: so many requests that were made up for each route and caller, and six times as many at the bounds of
what fits.
"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from http.cookiejar import DefaultCookiePolicy
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import CheckFunction, GenerationMode, Response
from schemathesis.checks import not_a_server_error
from schemathesis.core.errors import InvalidSchema
from schemathesis.core.result import Ok, Result
from schemathesis.generation.meta import coverage_scenario
from schemathesis.specs.openapi import checks as conformance

from facilitator.web.openapi import door_of
from tests.hostile.attack import LAST_WORDS, leaks_nothing
from tests.support.media import clip_address
from tests.support.office import Office, meetup_in
from tests.support.server import BEARER, TOKEN, Server
from tests.support.stage import PROGRAMME
from tests.web.routes import every_route

Case = schemathesis.Case[Any]
Operation = schemathesis.APIOperation[Any, Any, Any, Any]

EXAMPLES = int(os.environ.get("SCHEMA_EXAMPLES", "3"))
BOUNDS, SHARE = 6, 20  # so many requests at the bounds for each that is made up; where there are very many, one in twenty
CHECKS: tuple[CheckFunction, ...] = (
    not_a_server_error,
    conformance.status_code_conformance,
    conformance.content_type_conformance,
    conformance.response_headers_conformance,
    conformance.response_schema_conformance,
    conformance.unsupported_method,
)
CLIP, CAPTIONS = b"\x00\x00\x00\x18ftypisom" + bytes(300), b"WEBVTT\n\n00:01.000 --> 00:02.000\nHallo\n"
ASKED = json.dumps({"kind": "choice", "question": "Loten?", "options": ["Ja", "Nee"]}).encode()
DESTROYS = {"api.delete_meetup", "api.delete_media", "office.delete", "office.delete_file", "office.renew_link", "office.rehearse"}
SLOW = {"api.archive_json", "api.export_zip", "office.rehearse"}  # each starts a process
SOURCES = "files.static"  # tells of the house what everybody may read


def callers(endpoint: str) -> list[str]:
    """Nobody, and whoever a route is for."""
    found = ["nobody", *({"organiser": "an organiser", "token": "a program"}[scheme] for scheme in door_of(endpoint).security[:1])]
    return [*found, "a phone"] if endpoint in ("phone.do", "phone.phone_page", "phone.sit_down", "my_data.forget") else found


CALLS = [(who, endpoint) for _, _, endpoint in every_route() for who in callers(endpoint)]


@dataclass
class House:
    """A server with an evening, a clip and an organiser. What requests destroy is another evening and another clip: there again for the next one."""

    server: Server
    office: Office
    session: requests.Session
    operations: dict[str, Operation]
    made: dict[str, Any]
    clip: dict[str, Any]
    csrf: str
    rehearsal: str
    question: str
    address_of_clip: str
    spare: dict[str, Any] = field(default_factory=dict)

    def headers(self, who: str) -> dict[str, str]:
        if who == "a phone":
            return {"Cookie": "; ".join(f"{name}={value}" for name, value in self.server.cookies(f"/{self.made['code']}").items())}
        return {"nobody": {}, "an organiser": self.office.headers, "a program": BEARER}[who]

    def lead(self, case: Case, endpoint: str) -> None:
        """To where there is something: in its address, and in its form."""
        made = self.to_destroy() if endpoint in DESTROYS else self.made
        case.path_parameters = {**case.path_parameters, **self.address(endpoint, made, set(case.path_parameters))}
        if isinstance(case.body, dict) and case.media_type != "application/json":
            case.body = {**case.body, **{name: given for name, given in self.filled_in(made).items() if name in case.body}}
        if endpoint == "api.put_media":
            case.body = CLIP

    def address(self, endpoint: str, made: dict[str, Any], names: set[str]) -> dict[str, Any]:
        _, _, home, expires, signature, file = self.address_of_clip.split("/")
        name = (
            "spare.mp4"
            if endpoint in DESTROYS or endpoint == "api.put_media"
            else "results"
            if endpoint.startswith("style.")
            else "clip.vtt"
            if endpoint == "office.save_captions"
            else self.clip["name"]
        )
        known = {
            "number": int(made["code"]),
            "question": self.question,
            "code": "AAAA-AAAA-AAAA",  # of no ticket
            "meetup": {"office.end": self.rehearsal, "files.media": home}.get(endpoint, made["id"]),
            "name": name,
            "audience": "screen",
            "table": "3",
            "upload": self.half_a_file() if "upload" in names else "",
            "token": self.made["screen_url"].rpartition("/")[2],
            "version": "0",
            "path": "css/base.css",
            "expires": int(expires),
            "signature": signature,
            "file": file,
        }
        return {name: known[name] for name in names}

    def half_a_file(self) -> str:
        told = self.server.request("POST", "/office/api/uploads", json.dumps({"name": "half.mp4", "size": 9_000_000}).encode(), BEARER)
        return str(told.json["id"])

    def filled_in(self, made: dict[str, Any]) -> dict[str, Any]:
        words = json.dumps(PROGRAMME)
        return {
            "csrf": self.csrf,
            "token": TOKEN,
            "code": made["code"],
            "people": "0",
            "text": words,
            "programme": words.encode(),
            "choice": "o1",
            "role": "docent",
        }

    def to_destroy(self) -> dict[str, Any]:
        if not self.spare or self.server.get(f"/{self.spare['code']}/docs").status != 200:
            self.spare = self.server.make(PROGRAMME)
        assert self.server.put_media("spare.mp4", CLIP).status == 201
        return self.spare

    def clear_away(self, answer: Response) -> None:
        """A meetup that a request made: hundreds of them would make every page of the office slow."""
        told = answer.json() if answer.status_code == 201 else {}
        made = (told.get("id") if "desk_url" in told else "") or "".join(re.findall(r"^/office/meetups/(\w+)", answer.headers.get("location", [""])[0]))
        if made and made not in (self.made["id"], self.spare.get("id"), self.rehearsal):
            self.office.api("DELETE", f"/meetups/{made}")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with Server(Path(tmp_path_factory.mktemp("server")), WRONG_CODES="1000000", MODE="development") as server, requests.Session() as session:
        session.trust_env = False
        session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))  # every caller brings their own
        schema = schemathesis.openapi.from_dict(server.request("GET", "/office/api/openapi.json", headers=BEARER).json)
        schema.config.generation.update(with_security_parameters=False)
        operations = {each.definition.raw["operationId"]: each for each in map(understood, schema.get_all_operations())}
        office, made = Office(server), server.make(PROGRAMME)
        assert [server.put_media(name, body).status for name, body in (("clip.mp4", CLIP), ("clip.vtt", CAPTIONS))] == [201, 201]
        clip = office.api("GET", "/media").json["media"][0]
        rehearsal = meetup_in(office.post(f"/office/meetups/{made['id']}/rehearse", {"people": "0"}))
        question = server.request("POST", "/office/api/questions", ASKED, BEARER).json["id"]
        yield House(server, office, session, operations, made, clip, office.csrf, rehearsal, question, clip_address(server, "clip.mp4"))


@pytest.mark.parametrize(("who", "endpoint"), CALLS, ids=[f"{who}: {endpoint}" for who, endpoint in CALLS])
def test_a_route_answers_as_it_is_described(house: House, who: str, endpoint: str) -> None:
    operation, headers, checks = house.operations[endpoint], house.headers(who), list(CHECKS)
    refused_at_the_door = who == "nobody" and door_of(endpoint).security
    number = max(1, EXAMPLES // 5) if refused_at_the_door or endpoint in SLOW else EXAMPLES
    said = len(house.server.log.read_text())

    def ask(case: Case, leads: bool) -> None:
        if leads:
            house.lead(case, endpoint)
        answer = case.call(house.server.base, house.session, dict(headers), allow_redirects=False)
        case.validate_response(answer, checks=checks, headers=headers)
        if endpoint != SOURCES:
            leaks_nothing(answer.content.decode(errors="replace"))
        house.clear_away(answer)

    @settings(max_examples=number, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.one_of([operation.as_strategy(mode) for mode in GenerationMode]), st.booleans())
    def ask_what_is_made_up(case: Case, leads: bool) -> None:
        ask(case, leads)

    ask_what_is_made_up()
    bounds = at_the_bounds(operation)
    for at, case in enumerate(bounds[: max(BOUNDS * number, 0 if refused_at_the_door else len(bounds) // SHARE)]):
        ask(case, leads=at % 4 != 3)
    _, traceback, told = house.server.log.read_text()[said:].partition("Traceback")
    assert not traceback, told[-LAST_WORDS:]
    assert house.server.get("/healthz").json["writer"] == "alive"


def understood(found: Result[Operation, InvalidSchema]) -> Operation:
    assert isinstance(found, Ok), found.err()
    return found.ok()


@cache
def at_the_bounds(operation: Operation) -> list[Case]:
    """Requests at and just beyond the bounds of each thing that is described: first one of every sort (too long, missing ...), then another of each."""
    generation = operation.schema.config.generation_for(operation=operation, phase="coverage")
    sorts = defaultdict(list)
    for case in operation.schema.iter_coverage_cases(operation, generation_modes=list(GenerationMode), generation_config=generation):
        sorts[coverage_scenario(case)].append(case)
    return [case for turn in zip_longest(*sorts.values()) for case in turn if case]
