"""An archive that was tampered with is refused whole: what it would break breaks before anything is made."""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Callable
from typing import Any

import pytest

from tests.hostile.attack import leaks_nothing
from tests.support.room import Room
from tests.support.server import Server
from tests.support.stage import PROGRAMME


@pytest.fixture(scope="module")
def archive(server: Server) -> dict[str, Any]:
    """Of a meetup with a vote and an idea."""
    made = server.make(PROGRAMME)

    async def story() -> None:
        async with Room(server, made) as room:
            desk, phone = await room.surface("desk"), await room.phone()
            await desk.do("show.go", step="s2")
            assert (await phone.do("answer", round="r1", choice="o1"))["ok"]
            await desk.do("show.go", step="s4")
            assert (await phone.do("idea.add", step="s4", theme="oorzaak", text="Loten"))["ok"]

    asyncio.run(story())
    return server.archive(made["id"])


def test_the_archive_itself_loads(server: Server, archive: dict[str, Any]) -> None:
    assert server.post_programme(archive).status == 201


def first_body(archive: dict[str, Any]) -> Any:
    return archive["log"][0]["body"]["programme"]


TAMPERED: dict[str, Callable[[dict[str, Any]], Any]] = {
    "another version": lambda a: a.update(version=2),
    "no log": lambda a: a.update(log=[]),
    "a log that is a text": lambda a: a.update(log="log"),
    "a line missing": lambda a: a["log"].pop(1),
    "an unknown event": lambda a: a["log"][1].update(event="RoomExploded"),
    "a time that is none": lambda a: a["log"][1].update(at="gisteren"),
    "a field missing": lambda a: a["log"][2]["body"].clear(),
    "a language that is none": lambda a: first_body(a).update(language="fr"),
    "a step id that is none": lambda a: first_body(a)["steps"][6].update(id="banaan"),
    "a kind of step that is none": lambda a: first_body(a)["steps"][6].update(kind="dans"),
    "a poll without options": lambda a: first_body(a)["steps"][1]["own"]["poll"].update(options=[]),
    "a key that is too short": lambda a: a.update(key=""),
    "a key that is no text": lambda a: a.update(key=7),
    "a ballot on nothing": lambda a: a["ballots"][0].update(about="r99"),
    "a ballot of an unknown kind": lambda a: a["ballots"][0].update(kind="mood"),
    "an answer that is none": lambda a: a["ballots"][0].update(value={"o1": 1}),
    "a receipt twice": lambda a: a["receipts"].append(a["receipts"][0]),
    "a receipt without an id": lambda a: a["receipts"][0].update(id=""),
}


@pytest.mark.parametrize("tamper", TAMPERED.values(), ids=TAMPERED.keys())
def test_a_tampered_archive_is_refused_and_nothing_is_made(server: Server, archive: dict[str, Any], tamper: Callable[[dict[str, Any]], Any]) -> None:
    broken = copy.deepcopy(archive)
    tamper(broken)
    answer = server.post_programme(broken)
    assert answer.status == 422, answer.text
    assert answer.json["message"] == "This archive can't be loaded."
    leaks_nothing(answer.text)


def test_a_code_that_is_taken_or_none_becomes_a_new_one(server: Server, archive: dict[str, Any]) -> None:
    for code in (archive["code"], "<script>", "0", ""):
        answer = server.post_programme({**archive, "code": code})
        assert answer.status == 201
        assert answer.json["code"].isdecimal()
        assert answer.json["code"] != archive["code"]
