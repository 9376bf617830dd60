"""After the seal nobody who has the whole folder, every backup and each phone's own cookie finds out who said what; the figures stay."""

from __future__ import annotations

import csv
import io
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from facilitator.access import surface_cookie
from tests.privacy.test_data_folder import emptied, guesses, participant
from tests.support.crowd import Crowd
from tests.support.server import BEARER, Server

PEOPLE = 125
HOUSE = Path(__file__).parent.parent.parent
ROLES = ["docent", "ouder", "leerling"]
STELLING = {"kind": "choice", "question": "Elke school neemt een kind aan zonder schooladvies", "options": ["Mee eens", "Niet mee eens"]}
EVENING: dict[str, Any] = {
    "title": "Klassen Almere",
    "language": "nl",
    "roles": ROLES,
    "tables": 10,
    "steps": [
        {"kind": "poll", "title": "Voor", "poll": STELLING},
        {"kind": "poll", "title": "Na", "poll": STELLING},
        {
            "kind": "ideas",
            "title": "Wat nu?",
            "ideas": {"screening": {"phones": False, "screen": False}, "support": "agree_disagree_pass", "close": "by_hand"},
        },
        {"kind": "agreements", "title": "Afspraken"},
    ],
}
CHANGED_BY_THE_SEAL = {"meetup.csv": {"state"}, "ideas.csv": {"table"}}


class Evening:
    """125 people: each said a role and a table, answered twice, and chose of what some wrote; then it was closed."""

    def __init__(self, server: Server) -> None:
        self.server, self.made = server, server.make(EVENING)
        with Crowd(server, self.made) as crowd:
            crowd.come(PEOPLE)
            crowd.each("me.describe", role=ROLES, table=[str(number) for number in range(1, 11)])
            self._ask(crowd, "r1", ["o1", "o2", "o1"], step="s1")
            self._ask(crowd, "r2", ["o1", "o1", "o2", "o2", "o1"], step="s2")
            crowd.desk("show.go", step="s3")
            crowd.each("idea.add", among=12, step="s3", text=[f"Idee nummer {number}" for number in range(12)])
            for number in range(1, 13):
                crowd.each("idea.support", idea=number, value=["agree", "disagree", "agree", "pass", "agree"][number % 3 :])
            crowd.desk("ideas.close", step="s3")
            crowd.desk("show.go", step="s4")
            crowd.each("agreement.offer", among=2, step="s4", what="Ik bel alle ouders", name="Naam van wie het zelf typte", on_screen=True)
            crowd.desk("meetup.close")
            self.cookies = [phone.cookies[surface_cookie("phone", self.made["id"])] for phone in crowd.phones]

    def _ask(self, crowd: Crowd, round_id: str, choices: list[str], step: str) -> None:
        crowd.desk("show.go", step=step)
        crowd.until("round", lambda found: found and found["id"] == round_id)
        crowd.each("answer", round=round_id, choice=choices)
        crowd.desk("round.close")

    @property
    def key(self) -> bytes:
        with closing(sqlite3.connect(self.server.data / "facilitator.db")) as connection:
            return bytes(connection.execute("SELECT key FROM meetup").fetchone()[0])

    def tables(self) -> dict[str, list[dict[str, str]]]:
        """Each table of the export, without what the seal changes and says that it does."""
        answer = self.server.get(f"/office/api/meetups/{self.made['id']}/export.zip", **BEARER)
        with zipfile.ZipFile(io.BytesIO(answer.body)) as export:
            names = [name for name in export.namelist() if name.endswith(".csv")]
            told = {name: list(csv.DictReader(io.StringIO(export.read(name).decode("utf-8-sig")))) for name in names}
        return {
            name: [{column: value for column, value in row.items() if column not in CHANGED_BY_THE_SEAL.get(name, ())} for row in rows]
            for name, rows in told.items()
        }

    def seal(self) -> int:
        return self.server.request("PUT", f"/office/api/meetups/{self.made['id']}/seal", b"", BEARER).status


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """Everything about an evening before and after its seal."""
    folder = tmp_path_factory.mktemp("seal")
    (folder / "server").mkdir()
    backups = folder / "backups"
    with Server(folder / "server") as server:
        evening = Evening(server)
        seen: dict[str, Any] = {"evening": evening, "key": evening.key, "backups": backups}
        seen["participants"] = [participant(evening.key, cookie) for cookie in evening.cookies]
        seen["linked before"] = linked(seen["participants"], server.data)
        back_up(server.data, backups / "monday")
        seen["tables before"] = evening.tables()
        assert evening.seal() == 204
        seen["before"] = server.archive(evening.made["id"])  # taken after the seal: what was worked out for it is in it
        seen["tables"] = evening.tables()
        assert emptied(server.data / "facilitator.db-wal", 10)
        until(lambda: not linked(seen["participants"], backups))
        server.stop()
        server.start()
        yield seen


def back_up(data: Path, to: Path) -> None:
    subprocess.run([sys.executable, "run.py", "backup", str(to)], cwd=HOUSE, env={"FACILITATOR_DATA": str(data)}, check=True, capture_output=True)


def until(holds: Any, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.1)


def linked(participants: list[bytes], folder: Path) -> list[bytes]:
    """Which of them are in any byte of any file."""
    everything = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return [each for each in participants if each in everything]


def test_before_the_seal_everybody_could_be_found(sealed: dict[str, Any]) -> None:
    assert len(sealed["linked before"]) == PEOPLE


def test_afterwards_nobody_is_linked_to_anything(sealed: dict[str, Any]) -> None:
    """By the participant that a device was; and with every key that is left, by whatever its cookie could have been made into."""
    evening: Evening = sealed["evening"]
    assert linked(sealed["participants"], evening.server.data) == []
    assert linked(sealed["participants"], sealed["backups"]) == []
    everything = b"".join(path.read_bytes() for path in evening.server.folder.rglob("*") if path.is_file())
    assert sealed["key"] not in everything
    with closing(sqlite3.connect(evening.server.data / "facilitator.db")) as connection:
        keys = [b"", evening.key, *(bytes(row[0]) for row in connection.execute("SELECT value FROM secret"))]
    for cookie in evening.cookies:
        forms = [*guesses(cookie, keys), *guesses(cookie.partition(".")[0], keys), participant(evening.key, cookie), cookie.encode()]
        assert not any(form in everything for form in forms)


def test_no_two_answers_are_known_to_be_of_one_person(sealed: dict[str, Any]) -> None:
    ballots = sealed["before"]["ballots"]
    assert {ballot["kind"] for ballot in ballots} == {"answer", "support"}, "what people said of themselves is gone"
    assert max(Counter(ballot["voter"] for ballot in ballots).values()) == 1
    assert len(ballots) == 2 * PEOPLE + 12 * PEOPLE
    assert sealed["before"]["receipts"] == []
    assert [line["body"]["author"] for line in sealed["before"]["log"] if "author" in line["body"]] == [None] * 14


def test_every_figure_stays(sealed: dict[str, Any]) -> None:
    """Also after the server was started again. Who moved, and the split by role, were worked out for the seal: nobody had asked for them."""
    evening: Evening = sealed["evening"]
    tables = evening.tables()
    assert tables == sealed["tables"]
    worked_out = {"splits.csv", "shifts.csv", "common_ground.csv", "pictures.csv"}
    assert {name: rows for name, rows in tables.items() if name not in worked_out} == {
        name: rows for name, rows in sealed["tables before"].items() if name not in worked_out
    }
    results = {(row["round"], row["option"]): int(row["count"]) for row in tables["results.csv"] if row["round"] in ("r1", "r2")}
    assert results == {("r1", "o1"): 83, ("r1", "o2"): 42, ("r2", "o1"): 75, ("r2", "o2"): 50}
    assert tables["meetup.csv"][0]["participants"] == str(PEOPLE)
    assert {row["by"] for row in tables["splits.csv"]} == {"role", "table"}
    assert tables["shifts.csv"]
    assert sum(int(row["agree"]) for row in tables["ideas.csv"]) > 0
    assert tables["common_ground.csv"]


def test_a_phone_that_was_there_is_nobody_now(sealed: dict[str, Any]) -> None:
    evening: Evening = sealed["evening"]
    name = surface_cookie("phone", evening.made["id"])
    headers = {"Cookie": f"{name}={evening.cookies[0]}", "Accept-Language": "en"}
    data = evening.server.get(f"/{evening.made['code']}/me", **headers).text
    assert "Idee nummer 0" not in data
    assert evening.server.get(f"/{evening.made['code']}/after", **headers).status == 410


def test_sealed_twice_is_sealed_once(sealed: dict[str, Any]) -> None:
    evening: Evening = sealed["evening"]
    lines = len(evening.server.archive(evening.made["id"])["log"])
    assert evening.seal() == 204
    assert len(evening.server.archive(evening.made["id"])["log"]) == lines


def test_its_archive_makes_an_equal_meetup(sealed: dict[str, Any]) -> None:
    evening: Evening = sealed["evening"]
    archive = evening.server.archive(evening.made["id"])
    again = evening.server.make(archive)
    assert {**evening.server.archive(again["id"]), "code": 0} == {**archive, "code": 0}
