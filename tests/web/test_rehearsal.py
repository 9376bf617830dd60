"""Rehearsing: a copy with a simulated room, marked everywhere, of which nothing stays."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.support.client import Client
from tests.support.office import Office, meetup_in, text_of
from tests.support.server import BEARER, Server
from tests.support.stage import PROGRAMME

PEOPLE = 6
PATIENCE_SECONDS = 30
SENTENCE = "Wat alleen in ons eigen bestand staat"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Server]:
    """A server of one's own: it is started again."""
    with Server(tmp_path) as server:
        yield server


def begin(office: Office, meetup: str, people: int = PEOPLE, words: str = "") -> str:
    files = [("words", "zinnen.txt", words.encode())] if words else []
    return meetup_in(office.send(f"/office/meetups/{meetup}/rehearse", {"people": str(people)}, files))


def desk_link(office: Office, meetup: str) -> str:
    page = office.get(f"/office/meetups/{meetup}").text
    return page[page.index("/link/") :].partition('"')[0]


def code_of(office: Office, rehearsal: str) -> str:
    found = re.search(r"/(\d{6})\b", office.get(f"/office/meetups/{rehearsal}").text)
    assert found
    return found[1]


async def lead(server: Server, office: Office, rehearsal: str) -> dict[str, Any]:
    """An evening in which the room answers and writes; gives the documents of the desk."""
    client = await Client(server.base, code_of(office, rehearsal), "desk", server.cookies(desk_link(office, rehearsal))).connect()
    await client.until(lambda desk: desk.docs.docs.get("crowd", {}).get("present") == PEOPLE, PATIENCE_SECONDS)
    await client.do("show.go", step="s2")
    await client.until(lambda desk: (desk.docs.docs["crowd"]["answered"] or 0) > 0, PATIENCE_SECONDS)
    await client.do("show.go", step="s4")
    await client.until(lambda desk: any(key.startswith("idea/") for key in desk.docs.docs), PATIENCE_SECONDS)
    docs: dict[str, Any] = dict(client.docs.docs)
    await client.close()
    return docs


def gone(server: Server, word: str) -> bool:
    """Nowhere in the database any more, after some patience: the write-ahead log is emptied when nobody reads."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if not any(word.encode() in path.read_bytes() for path in server.data.glob("facilitator.db*")):
            return True
        time.sleep(0.2)
    return False


def test_a_room_comes_in_answers_and_writes_what_it_was_given_and_nothing_stays(own: Server) -> None:
    office, made = Office(own), own.make(PROGRAMME)
    rehearsal = begin(office, made["id"], words=f"{SENTENCE}\n\n")
    docs = asyncio.run(lead(own, office, rehearsal))
    assert docs["meetup"]["rehearsal"]
    assert docs["meetup"]["title"] == "Repetitie: Klassen Lelystad"
    assert {doc["text"] for key, doc in docs.items() if key.startswith("idea/")} == {SENTENCE}
    listed = text_of(office.get("/office"))
    assert "Repetitie: Klassen Lelystad" in listed
    ended = office.follow(office.post(f"/office/meetups/{rehearsal}/end-rehearsal"))
    assert "Er is niets van bewaard" in text_of(ended)
    assert "Repetitie" not in text_of(office.get("/office"))
    assert gone(own, SENTENCE)
    assert "Traceback" not in own.log.read_text()


def test_where_one_needs_a_ticket_everyone_in_the_room_has_one(own: Server) -> None:
    office, made = Office(own), own.make({**PROGRAMME, "voting": "ticket"})
    docs = asyncio.run(lead(own, office, begin(office, made["id"])))
    assert docs["round/r1"]["voting"] == "ticket"
    assert docs["tickets"] == {"printed": PEOPLE, "taken": PEOPLE}


def test_the_evening_itself_is_untouched(own: Server) -> None:
    office, made = Office(own), own.make(PROGRAMME)
    before = own.request("GET", f"/office/api/meetups/{made['id']}/archive.json", headers=BEARER).text
    rehearsal = begin(office, made["id"])
    asyncio.run(lead(own, office, rehearsal))
    office.post(f"/office/meetups/{rehearsal}/end-rehearsal")
    assert own.request("GET", f"/office/api/meetups/{made['id']}/archive.json", headers=BEARER).text == before


def test_a_rehearsal_that_runs_when_the_server_stops_is_gone_when_it_starts(own: Server) -> None:
    office, made = Office(own), own.make(PROGRAMME)
    begin(office, made["id"], 0)
    own.kill()
    own.start()
    listed = text_of(Office(own).get("/office"))
    assert "Klassen Lelystad" in listed
    assert "Repetitie" not in listed


def test_who_comes_after_it_is_over_is_told_that_it_was_a_rehearsal_however_many_they_are(own: Server) -> None:
    office, made = Office(own), own.make(PROGRAMME)
    rehearsal = begin(office, made["id"], 0)
    code = code_of(office, rehearsal)
    office.post(f"/office/meetups/{rehearsal}/end-rehearsal")
    for path in (f"/{code}", f"/{code}/out"):
        answer = own.get(path)
        assert answer.status == 404
        assert "Dit was een repetitie. Die is voorbij" in answer.text
    assert {own.get(f"/{code}").status for _ in range(100)} == {404}, "its whole room asks: none of them guesses codes"
    assert own.get(f"/{made['code']}").status == 200


def test_a_meetup_has_one_rehearsal_at_a_time_and_a_rehearsal_none(own: Server) -> None:
    office, made = Office(own), own.make(PROGRAMME)
    first = begin(office, made["id"], 0)
    assert begin(office, made["id"], 0) == first
    assert office.post(f"/office/meetups/{first}/rehearse", {"people": "3"}).status == 422
    assert office.post(f"/office/meetups/{made['id']}/end-rehearsal").status == 422
    office.post(f"/office/meetups/{first}/delete", {"code": code_of(office, first)})
    second = begin(office, made["id"], 0)
    assert second != first


def test_asked_for_by_several_at_once_there_is_one(own: Server) -> None:
    made = own.make(PROGRAMME)
    offices = [Office(own) for _ in range(4)]
    with ThreadPoolExecutor(len(offices)) as pool:
        begun = set(pool.map(lambda office: begin(office, made["id"], 0), offices))
    assert len(begun) == 1
    assert text_of(offices[0].get("/office")).count("Repetitie: Klassen Lelystad") == 1


@pytest.mark.parametrize("people", ["-1", "301", "veel", ""])
def test_a_room_of_a_size_that_can_not_be_is_refused(own: Server, people: str) -> None:
    office, made = Office(own), own.make(PROGRAMME)
    refused = office.send(f"/office/meetups/{made['id']}/rehearse", {"people": people}, [])
    assert refused.status == 422
    assert "mensen" in text_of(refused)
    assert "Repetitie:" not in text_of(office.get("/office"))


def test_only_so_many_run_at_once(own: Server) -> None:
    office = Office(own)
    for _ in range(5):
        begin(office, own.make(PROGRAMME)["id"], 0)
    refused = office.send(f"/office/meetups/{own.make(PROGRAMME)['id']}/rehearse", {"people": "0"}, [])
    assert refused.status == 422
    assert "Er lopen al 5 repetities" in text_of(refused)


def test_only_organisers_may(own: Server) -> None:
    made = own.make(PROGRAMME)
    for what in ("rehearse", "end-rehearsal"):
        assert own.request("POST", f"/office/meetups/{made['id']}/{what}", b"people=3").status in (401, 403)


@pytest.mark.parametrize("file", ["archive.json", "export.zip", "programme.json"])
def test_nothing_is_taken_out_of_a_rehearsal(own: Server, file: str) -> None:
    office, made = Office(own), own.make(PROGRAMME)
    rehearsal = begin(office, made["id"], 0)
    answer = office.api("GET", f"/meetups/{rehearsal}/{file}")
    assert answer.status == 422
    assert "repetitie" in answer.text or "rehearsal" in answer.text
    assert f"{rehearsal}/{file}" not in office.get(f"/office/meetups/{rehearsal}").text
    office.send(f"/office/meetups/{rehearsal}/end-rehearsal", {}, [])
