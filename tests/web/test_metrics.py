"""The page of the figures: for programs with the organiser token and for this machine itself, for nobody else, and about nobody."""

from __future__ import annotations

import asyncio
import re
import socket
from pathlib import Path
from typing import Any

import pytest
from flask import Request
from werkzeug.test import EnvironBuilder

from facilitator.meetup.words import Command
from facilitator.web.metrics import OF_PROXIES, is_of_this_machine, is_reached_elsewhere
from tests.support.room import Room
from tests.support.server import BEARER, Server

THROUGH_A_PROXY = {"X-Forwarded-For": "203.0.113.7"}


def figure(server: Server, name: str) -> float:
    """One line of the page, by its name with its label."""
    found = re.search(rf"^{re.escape(name)} (\S+)$", server.get("/metrics").text, re.MULTILINE)
    assert found, name
    return float(found[1])


# who may see them


def test_this_machine_sees_them_as_prometheus_text_that_is_kept_nowhere(server: Server) -> None:
    answer = server.get("/metrics")
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "# TYPE facilitator_commit_seconds histogram" in answer.text


def test_a_program_with_the_organiser_token_sees_them_from_anywhere(server: Server) -> None:
    assert server.get("/metrics", **THROUGH_A_PROXY, **BEARER).text.startswith("# HELP")


def test_everybody_else_is_refused_as_by_the_office_api(server: Server) -> None:
    strangers = [THROUGH_A_PROXY, {"Host": "meedoen.example.nl"}, {**THROUGH_A_PROXY, "Authorization": BEARER["Authorization"] + "x"}]
    for stranger in strangers:
        answer, office = server.get("/metrics", **stranger), server.get("/office/api/media", **stranger)
        assert (answer.status, answer.body) == (office.status, office.body) == (403, office.body), stranger
        assert answer.json["code"] == "not_allowed"


@pytest.mark.parametrize("header", OF_PROXIES)
def test_a_request_that_came_through_a_proxy_is_not_of_this_machine(server: Server, header: str) -> None:
    assert server.get("/metrics").status == 200
    assert server.request("GET", "/metrics", None, {header: "127.0.0.1"}).status == 403


def test_they_can_be_read_and_nothing_else(server: Server) -> None:
    assert server.request("POST", "/metrics", b"", BEARER).status == 405


def asked(address: str, host: str) -> Request:
    return Request(EnvironBuilder("/metrics", headers=[("Host", host)], environ_overrides={"REMOTE_ADDR": address}).get_environ())


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1"])
@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000"])
def test_an_address_and_a_host_of_this_machine_are_of_this_machine(address: str, host: str) -> None:
    assert is_of_this_machine(asked(address, host))


@pytest.mark.parametrize("address", ["192.168.1.20", "10.0.0.1", "::ffff:192.168.1.20", "2001:db8::1", "", "unix:"])
def test_an_address_elsewhere_is_not(address: str) -> None:
    assert not is_of_this_machine(asked(address, "localhost"))


@pytest.mark.parametrize("host", ["example.nl", "localhost.example.nl", "example.nl:8000", "127.0.0.1.example.nl", "192.168.1.20", "[::2]", "localhost:x", ""])
def test_a_host_elsewhere_is_not(host: str) -> None:
    assert is_of_this_machine(asked("127.0.0.1", "localhost"))
    assert not is_of_this_machine(asked("127.0.0.1", host))


def test_a_server_that_people_reach_elsewhere_wants_the_token_from_this_machine_too(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with Server(tmp_path, PORT=str(port), URL=f"http://meedoen.example.nl:{port}") as server:
        assert server.get("/metrics").status == 403
        assert server.get("/metrics", **BEARER).status == 200


def test_an_address_of_this_machine_is_not_elsewhere() -> None:
    assert [is_reached_elsewhere(url) for url in ("", "http://localhost:8000", "http://[::1]:8000/")] == [False] * 3
    assert [is_reached_elsewhere(url) for url in ("https://meedoen.example.nl", "http://192.168.1.20:8000", "nonsense")] == [True] * 3


# what they tell


def test_they_follow_the_room_and_tell_nothing_of_who_is_in_it(server: Server, made: dict[str, Any]) -> None:
    before = figure(server, 'facilitator_commands_total{outcome="ok"}')

    async def vote() -> str:
        async with Room(server, made) as room:
            desk, phones = await room.surface("desk"), await room.phones(3)
            await desk.do("show.go", step="s2")
            await phones[0].until(lambda phone: "round" in phone.docs.docs)
            for phone in phones:
                assert (await phone.do("answer", round="r1", choice="o1"))["ok"]
            assert not (await phones[0].do("answer", round="r1", choice="no option"))["ok"]
            return await asyncio.to_thread(lambda: server.get("/metrics").text)

    told = asyncio.run(vote())
    assert 'facilitator_connections{audience="phone"} 3.0' in told
    assert 'facilitator_connections{audience="desk"} 1.0' in told
    assert figure(server, 'facilitator_commands_total{outcome="ok"}') == before + 4
    assert figure(server, 'facilitator_commands_total{outcome="invalid"}') >= 1
    assert figure(server, "facilitator_commit_seconds_count") >= 1
    assert not any(secret in told for secret in (made["id"], made["code"], "127.0.0.1", "Klassen", "Loten", *(verb for verb in Command.known if "." in verb)))
