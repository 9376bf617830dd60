"""Whatever comes in: a clear refusal, nothing lost, nothing of the server told, and the others go on."""

from __future__ import annotations

import asyncio
import copy
import json
import resource
import uuid
from typing import Any

import pytest

from tests.hostile.attack import leaks_nothing
from tests.support.room import Room
from tests.support.server import BEARER, Server
from tests.support.stage import PROGRAMME


@pytest.fixture(autouse=True)
def lives_on(server: Server) -> Any:
    """After every attack the server answers, and its log holds no traceback."""
    yield
    assert server.get("/healthz").json["writer"] == "alive"
    assert "Traceback" not in server.log.read_text()


COMMANDS: list[tuple[str, Any, str]] = [
    ("no object", "answer", "invalid"),
    ("a list", [1, 2], "invalid"),
    ("nothing", None, "invalid"),
    ("no id", {"verb": "answer", "round": "r1", "choice": "o1"}, "invalid"),
    ("an id that is no UUID", {"id": "1", "verb": "answer", "round": "r1", "choice": "o1"}, "invalid"),
    ("an id that is a number", {"id": 7, "verb": "answer", "round": "r1", "choice": "o1"}, "invalid"),
    ("no verb", {"id": "?"}, "unknown_verb"),
    ("an unknown verb", {"id": "?", "verb": "meetup.explode"}, "unknown_verb"),
    ("a verb that is a list", {"id": "?", "verb": ["answer"]}, "unknown_verb"),
    ("the server's own verb", {"id": "?", "verb": "timer.close_round", "round": "r1"}, "unknown_verb"),
    ("a missing field", {"id": "?", "verb": "answer", "round": "r1"}, "invalid"),
    ("a field of the wrong type", {"id": "?", "verb": "answer", "round": 1, "choice": "o1"}, "invalid"),
    ("an object as a choice", {"id": "?", "verb": "answer", "round": "r1", "choice": {"o1": 1}}, "invalid"),
    ("an option that is not there", {"id": "?", "verb": "answer", "round": "r1", "choice": "o99"}, "invalid"),
    ("a huge number", {"id": "?", "verb": "idea.support", "idea": 2**70, "value": "agree"}, "invalid"),
    ("a number without end", {"id": "?", "verb": "idea.support", "idea": 10**400, "value": "agree"}, "invalid"),
    ("half a character", {"id": "?", "verb": "answer", "round": "r1", "choice": "\ud800"}, "invalid"),
    ("deep nesting", {"id": "?", "verb": "answer", "round": "r1", "choice": [[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}, "invalid"),
    ("a text that is too long", {"id": "?", "verb": "idea.add", "step": "s4", "theme": "oorzaak", "text": "a" * 401}, "too_long"),
    ("control characters", {"id": "?", "verb": "idea.add", "step": "s4", "theme": "oorzaak", "text": "a\x00b"}, "invalid"),
    ("an escape sequence", {"id": "?", "verb": "idea.add", "step": "s4", "theme": "oorzaak", "text": "\x1b[2Ja"}, "invalid"),
    ("an empty text", {"id": "?", "verb": "idea.add", "step": "s4", "theme": "oorzaak", "text": " \n "}, "invalid"),
    ("a theme that is not there", {"id": "?", "verb": "idea.add", "step": "s4", "theme": "weer", "text": "a"}, "invalid"),
    ("a step that is not there", {"id": "?", "verb": "idea.add", "step": "s99", "theme": "oorzaak", "text": "a"}, "invalid"),
    ("a step that is no ideas step", {"id": "?", "verb": "idea.add", "step": "s2", "theme": None, "text": "a"}, "invalid"),
    ("a role that is not there", {"id": "?", "verb": "me.describe", "role": "koning"}, "invalid"),
    ("a table that is too long", {"id": "?", "verb": "me.describe", "table": "x" * 21}, "too_long"),
    ("somebody's idea", {"id": "?", "verb": "idea.withdraw", "idea": 1}, "not_allowed"),
    ("an idea that is not there", {"id": "?", "verb": "idea.withdraw", "idea": 99}, "invalid"),
    ("a condition where none are taken", {"id": "?", "verb": "condition.offer", "step": "s4", "level": "zelf", "text": "a"}, "invalid"),
    ("a vote on a condition that is not there", {"id": "?", "verb": "condition.vote", "condition": 99, "value": "agree"}, "invalid"),
    ("an agreement that is not there", {"id": "?", "verb": "agreement.withdraw", "agreement": 2**40}, "invalid"),
    ("a name that the desk writes down", {"id": "?", "verb": "agreement.add", "deal": {"what": "a", "name": "b"}}, "not_allowed"),
    ("the desk's verb", {"id": "?", "verb": "round.close"}, "not_allowed"),
]


def test_every_bad_command_is_refused_and_changes_nothing(server: Server) -> None:
    programme = copy.deepcopy(PROGRAMME)
    programme["steps"][1]["poll"]["close"] = "by_hand"  # it stays open beside the ideas, however long this takes
    made = server.make(programme)

    async def story() -> None:
        async with Room(server, made) as room:
            desk, phone, other = await room.surface("desk"), await room.phone(), await room.phone()
            await desk.do("show.go", step="s2")
            await desk.do("show.go", step="s4")
            assert (await other.do("idea.add", step="s4", theme="oorzaak", text="Van een ander"))["ok"]
            before = server.archive(made["id"])
            for what, message, code in COMMANDS:
                sent = {**message, "id": str(uuid.uuid4())} if isinstance(message, dict) and message.get("id") == "?" else message
                ack = await phone.do_raw(sent)
                assert (ack["ok"], ack["code"]) == (False, code), (what, ack)
                assert ack["message"], what
                leaks_nothing(json.dumps(ack))
            assert server.archive(made["id"]) == before

    asyncio.run(story())


HTTP = [
    ("GET", "/media/m/1/%C3%A9/x.mp4", 403),
    ("GET", "/nowhere", 404),
    ("GET", "/999999", 404),
    ("GET", "/1234567890123456789012345", 404),
    ("GET", "/desk/999999", 404),
    ("GET", "/link/forged.link", 403),
    ("GET", "/office/login/forged", 403),
    ("GET", "/media/m/99999999999/0123/a.mp4", 403),
    ("GET", "/static/x/../../pyproject.toml", 404),
    ("GET", "/static/x/%2e%2e/%2e%2e/pyproject.toml", 404),
    ("GET", "/%0d%0aX:y?lang=nl", 303),
    ("DELETE", "/office/api/meetups", 405),
    ("GET", "/office/api/meetups/x/archive.json", 403),
    ("POST", "/office/api/meetups", 403),
    ("PUT", "/office/api/media/clip.mp4", 403),
    ("POST", "/999999", 405),
]


@pytest.mark.parametrize(("method", "path", "status"), HTTP)
def test_a_page_that_is_not_there_or_not_yours(server: Server, method: str, path: str, status: int) -> None:
    answer = server.request(method, path)
    assert answer.status == status
    assert "X" not in answer.headers
    leaks_nothing(answer.text)


@pytest.mark.parametrize("name", ["css/%00.css", "js/" + "a" * 5000 + ".js", "css/../../pyproject.toml.css"], ids=["nought", "long", "outside"])
def test_a_name_that_no_file_can_have_is_not_found(server: Server, name: str) -> None:
    assert server.get(f"/static/x/{name}", **{"Accept-Encoding": "gzip"}).status == 404
    assert "Traceback" not in server.log.read_text()


def test_pages_of_a_surface_want_its_link(server: Server, made: dict[str, Any]) -> None:
    for audience in ("desk", "operator", "remote", "screen"):
        assert server.get(f"/{audience}/{made['code']}").status == 403
        cookie = "; ".join(f"{name}={value}" for name, value in Room(server, made).link_cookies(audience).items())
        assert server.get(f"/{audience}/{made['code']}", Cookie=cookie).status == 200


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[1,2", b"\xff\xfe", b'{"title": NaN}', b'"text"', b"[]", b"null", b'{"title": ' + b"9" * 400 + b"}", b'{"steps": ' + b"[" * 5_000]
)
def test_a_body_that_is_no_programme_file_is_refused(server: Server, body: bytes) -> None:
    answer = server.request("POST", "/office/api/meetups", body, BEARER)
    assert answer.status == 422
    assert answer.json["code"] == "invalid"
    assert answer.json["message"]
    leaks_nothing(answer.text)


def test_every_fault_of_a_programme_file_is_named_at_once(server: Server) -> None:
    bad = {
        "title": "",
        "language": "fr",
        "roles": ["docent", "docent"],
        "steps": [
            {"kind": "dans", "title": "x"},
            {"kind": "poll", "title": "x", "minutes": "lang", "poll": {"kind": "choice", "question": "?", "options": ["een"]}},
            {"kind": "fragment", "title": "x", "fragment": {"file": "../clip.mp4", "in": 12.5, "out": 4.0}},
            {"kind": "ideas", "title": "x", "ideas": {"support": "veel", "screening": {"phones": "ja"}}},
        ],
    }
    answer = server.post_programme(bad)
    assert answer.status == 422
    faults = {fault["path"]: fault["message"] for fault in answer.json["errors"]}
    assert set(faults) == {
        "title",
        "language",
        "roles[1]",
        "steps[0].kind",
        "steps[1].minutes",
        "steps[1].poll.options",
        "steps[2].fragment.file",
        "steps[2].fragment.in",
        "steps[3].ideas.support",
        "steps[3].ideas.screening.phones",
    }
    assert faults["steps[2].fragment.in"] == "must be before out"


MP4 = b"\x00\x00\x00\x18ftypisom" + b"\x00" * 100
UPLOADS = [
    ("clip.mp4", b"<html>no video</html>", 422),
    ("clip.mp4", b"", 422),
    ("clip.webm", MP4, 422),
    ("clip.vtt", b"1\n00:00:01,000 -> 00:00:02,000\nSRT\n", 422),
    ("clip.vtt", b"WEBVTTX\n", 422),
    ("clip.exe", MP4, 422),
    ("..mp4", MP4, 422),
    ("a%2Fb.mp4", MP4, 404),
    ("a%00b.mp4", MP4, 422),
    ("a" * 120 + ".mp4", MP4, 422),
    ("clip.mp4", MP4, 201),
    ("clip.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nHallo\n", 201),
]


@pytest.mark.parametrize(("name", "body", "status"), UPLOADS, ids=range(len(UPLOADS)))
def test_a_media_file_is_judged_by_its_content(server: Server, name: str, body: bytes, status: int) -> None:
    kept = len(list((server.data / "media").iterdir()))
    answer = server.put_media(name, body)
    assert answer.status == status, answer.text
    leaks_nothing(answer.text)
    assert len(list((server.data / "media").iterdir())) == kept + (status == 201)


def limit_files(server: Server, size: int) -> None:
    """No file of the server can grow beyond `size` bytes: for it the disk is full."""
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def test_a_full_disk_refuses_and_loses_nothing_and_recovers(server: Server, made: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            desk, phone = await room.surface("desk"), await room.phone()
            await desk.do("show.go", step="s4")
            await phone.until(lambda phone: phone.docs.docs.get("step", {}).get("id") == "s4")
            assert (await phone.do("idea.add", step="s4", theme="oorzaak", text="Voor de storing"))["ok"]
            before = server.archive(made["id"])
            limit_files(server, 4_096)
            idea = {"id": str(uuid.uuid4()), "verb": "idea.add", "step": "s4", "theme": "oorzaak", "text": "Tijdens de storing"}
            refused = await phone.do_raw(idea)
            assert (refused["ok"], refused["code"]) == (False, "storage")
            assert (await desk.do("screen.black", on=True))["code"] == "storage"
            assert server.put_media("groot.mp4", MP4 + bytes(100_000)).status == 507
            assert server.get(f"/{made['code']}").status == 200, "the room goes on reading"
            assert "black" in desk.docs.docs["screen"]
            assert desk.docs.docs["screen"]["black"] is False
            limit_files(server, resource.RLIM_INFINITY)
            assert server.archive(made["id"]) == before
            assert (await phone.do_raw(idea))["ok"], "sent again, it is taken"
            await desk.until(lambda desk: "idea/2" in desk.docs.docs)
            assert desk.docs.docs["idea/2"]["text"] == "Tijdens de storing"

    asyncio.run(story())
