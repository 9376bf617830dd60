"""The door before the library: only what becomes a websocket goes through, and only while there is room for one."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.live.sockets import OnlyWebsockets

ASKED = {"REQUEST_METHOD": "GET", "PATH_INFO": "/socket.io/", "QUERY_STRING": "EIO=4&transport=websocket", "HTTP_UPGRADE": "websocket"}


class Door:
    def __init__(self, *, has_room: bool = True) -> None:
        self.statuses: list[str] = []
        self.passed: list[dict[str, Any]] = []
        self.door = OnlyWebsockets(self.app, lambda: has_room)

    def app(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        self.passed.append(environ)
        return [b"passed"]

    def ask(self, **differently: str) -> list[bytes]:
        return list(self.door({**ASKED, **differently}, lambda status, headers: self.statuses.append(status)))


def test_what_becomes_a_websocket_goes_through_without_extensions() -> None:
    door = Door()
    assert door.ask(HTTP_SEC_WEBSOCKET_EXTENSIONS="permessage-deflate") == [b"passed"]
    assert "HTTP_SEC_WEBSOCKET_EXTENSIONS" not in door.passed[0]


@pytest.mark.parametrize(
    "differently",
    [
        {"REQUEST_METHOD": "POST"},
        {"HTTP_UPGRADE": ""},
        {"QUERY_STRING": "EIO=4&transport=polling"},
        {"QUERY_STRING": "EIO=4&transport=websocket&sid=a"},
        {"QUERY_STRING": "EIO=4&transport=websocket&j=1"},
    ],
    ids=str,
)
def test_whatever_else_is_asked_for_there_is_refused(differently: dict[str, str]) -> None:
    door = Door()
    assert door.ask(**differently) == [b""]
    assert (door.statuses, door.passed) == (["400 Bad Request"], [])


def test_where_there_are_more_at_the_door_than_there_are_files_they_are_sent_away() -> None:
    door = Door(has_room=False)
    assert door.ask() == [b""]
    assert (door.statuses, door.passed) == (["503 Service Unavailable"], [])
    assert door.ask(PATH_INFO="/482913") == [b"passed"]
