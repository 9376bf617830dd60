"""The figures of three real rooms, counted a second way: SQL over what people voted, against SQL over the export of a meetup in which they did.

Each room votes on its most voted statement as a question, and on the next one as the same question asked again; how many votes someone gave makes a number,
asked again half of it, and a point on a scale. The two votes make a ranking too, that is asked twice, and all votes of somebody a division of points. Roles
are dealt out.
"""

from __future__ import annotations

import asyncio
import csv
import io
import json
import sqlite3
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from facilitator.figures.suppression import K
from tests.support.client import Client
from tests.support.conversation import SHARED, Conversation, Vote, read
from tests.support.room import Room
from tests.support.server import BEARER, Server

ROOMS = ("bg2050-volunteers", "scoop-hivemind.freshwater", "scoop-hivemind.ubi")
MOVING = ("bg2050-volunteers", "scoop-hivemind.ubi")  # where enough people moved from one answer to another to tell of it
ROLES = [None, *["teacher"] * 5, *["parent"] * 3, "alderman"]
OPTIONS = {"agree": "o1", "disagree": "o2", "pass": "o3"}
POINTS = ((5, 1), (15, 2), (40, 3), (90, 4))  # votes up to which someone stands at this point; beyond the last at 5
CHOICE = {"kind": "choice", "question": "Is this so?", "options": list(OPTIONS)}
SCALE = {"kind": "scale", "question": "How busy were you?", "low": "hardly", "high": "very"}
NUMBER = {"kind": "number", "question": "How many votes did you give?", "least": 0, "most": 10_000}
RANK = {"kind": "rank", "question": "What first?", "options": list(OPTIONS)}
POINTS_POLL = {"kind": "points", "question": "How did you vote?", "options": list(OPTIONS)}
POLLS = (CHOICE, SCALE, NUMBER, CHOICE, RANK, RANK, POINTS_POLL, NUMBER)
STEPS = [{"kind": "poll", "title": poll["question"], "poll": poll} for poll in POLLS]
SHIFTS = {"r4": "r1", "r6": "r5", "r8": "r3"}
PROGRAMME = {"title": "A real room", "language": "en", "roles": sorted({role for role in ROLES if role}), "steps": STEPS}


@pytest.fixture(params=ROOMS, scope="module")
def counted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    """What people voted (`vote`, `person`), and the tables of the export (`results`, `figures`, `splits`, `shifts`)."""
    if not (SHARED / request.param).is_dir():
        pytest.skip("the real conversations are not on this machine")
    conversation = read(request.param)
    database = sqlite3.connect(":memory:")
    whole = asyncio.run(play(conversation, database, tmp_path_factory.mktemp("room")))
    with zipfile.ZipFile(io.BytesIO(whole)) as files:
        for name in ("results", "figures", "splits", "shifts"):
            head, *rows = csv.reader(io.StringIO(files.read(f"{name}.csv").decode("utf-8-sig")))
            database.execute(f"CREATE TABLE {name} ({', '.join(f'{column!r} NUMERIC' for column in head)})".replace("'", '"'))
            database.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(head))})", [[cell or None for cell in row] for row in rows])
    return database


async def play(conversation: Conversation, database: sqlite3.Connection, folder: Path) -> bytes:
    first, second = (statement for statement, _ in Counter(vote.statement for vote in conversation.votes).most_common(2))
    voters = sorted({vote.voter for vote in conversation.votes})
    role_of = {voter: ROLES[at % len(ROLES)] for at, voter in enumerate(voters)}
    database.execute("CREATE TABLE vote (time INTEGER, round TEXT, voter TEXT, value TEXT)")
    database.execute("CREATE TABLE person (voter TEXT PRIMARY KEY, role TEXT)")
    database.executemany("INSERT INTO person VALUES (?, ?)", role_of.items())
    numbers = Counter(vote.voter for vote in conversation.votes)
    with Server(folder) as server:
        made = server.make(PROGRAMME)
        async with Room(server, made) as room:
            desk, phones = await room.surface("desk"), dict(zip(voters, await room.phones(len(voters)), strict=True))
            await asyncio.gather(*(phone.do("me.describe", role=role_of[voter]) for voter, phone in phones.items() if role_of[voter]))
            rounds: list[list[tuple[str, Any]]] = [
                [(vote.voter, OPTIONS[vote.value]) for vote in votes_on(conversation, first)],
                [(voter, point(number)) for voter, number in numbers.items()],
                list(numbers.items()),
                [(vote.voter, OPTIONS[vote.value]) for vote in votes_on(conversation, second)],
                [(vote.voter, order(vote.value)) for vote in votes_on(conversation, first)],
                [(vote.voter, order(vote.value)) for vote in votes_on(conversation, second)],
                [(voter, divided(conversation, voter)) for voter in numbers],
                [(voter, number // 2) for voter, number in numbers.items()],
            ]
            for at, answers in enumerate(rounds, 1):
                await ask(desk, phones, at, answers)
                database.executemany(
                    "INSERT INTO vote VALUES (?, ?, ?, ?)", [(time, f"r{at}", voter, kept(value)) for time, (voter, value) in enumerate(answers)]
                )
        return server.request("GET", f"/office/api/meetups/{made['id']}/export.zip", headers=BEARER).body


def votes_on(conversation: Conversation, statement: str) -> list[Vote]:
    return [vote for vote in conversation.votes if vote.statement == statement]


def order(value: str) -> list[str]:
    """What was voted first, and then the others."""
    return [OPTIONS[value], *(option for each, option in OPTIONS.items() if each != value)]


def divided(conversation: Conversation, voter: str) -> dict[str, int]:
    """A hundred points over agree, disagree and pass, as somebody voted."""
    given = Counter(vote.value for vote in conversation.votes if vote.voter == voter)
    shares = {OPTIONS[value]: 100 * given[value] // given.total() for value in ("agree", "disagree")}
    return {option: points for option, points in (shares | {"o3": 100 - sum(shares.values())}).items() if points}


def kept(answer: Any) -> Any:
    return json.dumps(answer) if isinstance(answer, list | dict) else answer


def point(number: int) -> int:
    return next((point for most, point in POINTS if number <= most), 5)


async def ask(desk: Client, phones: dict[str, Client], at: int, answers: list[tuple[str, Any]]) -> None:
    """A phone's answers go in order over its own socket; the last one counts."""
    assert (await desk.do("show.go", step=f"s{at}"))["ok"]
    acks = await asyncio.gather(*(phones[voter].do("answer", round=f"r{at}", choice=choice) for voter, choice in answers))
    assert all(ack["ok"] for ack in acks)
    await desk.do("round.close")
    await desk.until(lambda desk: desk.docs.docs["round"]["id"] == f"r{at}" and desk.docs.docs["round"]["state"] == "closed")
    assert (await desk.do("round.split"))["ok"]


LAST = "(SELECT round, voter, value FROM vote WHERE (round, voter, time) IN (SELECT round, voter, max(time) FROM vote GROUP BY round, voter))"


def test_counts_are_those_of_the_last_vote_of_each(counted: sqlite3.Connection) -> None:
    ours = counted.execute("SELECT round, option, count, total FROM results WHERE round IN ('r1', 'r2', 'r4') AND count > 0 ORDER BY 1, 2").fetchall()
    theirs = counted.execute(
        f"SELECT round, value, count(*), (SELECT count(*) FROM {LAST} AS all_of_it WHERE all_of_it.round = last.round) FROM {LAST} AS last"
        " WHERE round IN ('r1', 'r2', 'r4') GROUP BY 1, 2 ORDER BY 1, 2"
    ).fetchall()
    assert [(round, str(value), *more) for round, value, *more in ours] == [(round, str(value), *more) for round, value, *more in theirs]
    assert len(ours) >= 8


def test_mean_and_median_are_those_of_the_numbers(counted: sqlite3.Connection) -> None:
    for round in ("r2", "r3", "r8"):
        numbers = [float(value) for (value,) in counted.execute(f"SELECT value FROM {LAST} WHERE round = ? ORDER BY CAST(value AS REAL)", (round,))]
        half = len(numbers) // 2
        figures = dict(counted.execute("SELECT figure, value FROM figures WHERE round = ?", (round,)).fetchall())
        assert figures["mean"] == pytest.approx(sum(numbers) / len(numbers), abs=0.005)
        assert figures["median"] == (numbers[half] if len(numbers) % 2 else (numbers[half - 1] + numbers[half]) / 2)
    bins = counted.execute("SELECT option, count FROM results WHERE round = 'r3' ORDER BY option").fetchall()
    width = bins[1][0] - bins[0][0]
    for low, count in bins:
        within = counted.execute(f"SELECT count(*) FROM {LAST} WHERE round = 'r3' AND CAST(value AS REAL) >= ? AND CAST(value AS REAL) < ?", (low, low + width))
        assert within.fetchone() == (count,)


def laid(counted: sqlite3.Connection, round: str) -> str:
    """Of one round who is in which row of a split (voter, row)."""
    of_round = f"{LAST} AS last WHERE round = '{round}'"
    if POLLS[int(round[1:]) - 1] is NUMBER:
        labels = dict(counted.execute("SELECT row, label FROM splits WHERE round = ?", (round,)).fetchall())
        within = (f"WHEN CAST(value AS REAL) <= {label.split('–')[-1]} THEN '{row}'" for row, label in sorted(labels.items()))
        return f"(SELECT voter, CASE {' '.join(within)} END AS row FROM {of_round})"
    return {
        "r2": f"(SELECT voter, CASE WHEN value < 3 THEN 'low' WHEN value = 3 THEN 'middle' ELSE 'high' END AS row FROM {of_round})",
        "r5": f"(SELECT voter, json_extract(value, '$[0]') AS row FROM {of_round})",
        "r6": f"(SELECT voter, json_extract(value, '$[0]') AS row FROM {of_round})",
        "r7": "(SELECT voter, each.key AS row FROM (SELECT voter, value FROM " + of_round + ") AS given, json_each(given.value) AS each"
        " WHERE each.value = (SELECT max(other.value) FROM json_each(given.value) AS other))",
    }.get(round, f"(SELECT voter, value AS row FROM {of_round})")


def test_by_role_every_figure_that_is_told_is_right_and_none_below_k(counted: sqlite3.Connection, request: pytest.FixtureRequest) -> None:
    told = counted.execute('SELECT round, "group", row, count, total FROM splits').fetchall()
    for round, names, row, count, total in told:
        roles = [None if name == "unknown" else name for name in names.split(" + ")]
        of_group = [
            (voter, voter_row)
            for voter, voter_row, role in counted.execute(f"SELECT voter, row, role FROM {laid(counted, round)} JOIN person USING (voter)")
            if role in roles
        ]
        assert total in (None, len({voter for voter, _ in of_group}))
        assert count is None or (count == [each for _, each in of_group].count(row) >= K)
    assert {round for round, *_ in told} == {f"r{at}" for at in range(1, len(POLLS) + 1)}
    assert {round for round, *_, count, _ in told if count} >= ({"r3", "r5", "r7"} if request.node.callspec.params["counted"] in MOVING else {"r3"})


@pytest.mark.parametrize("round", ["r3", "r7", "r8"])
def test_how_many_of_the_whole_room_are_in_each_row_is_told_where_the_results_do_not_say_it(counted: sqlite3.Connection, round: str) -> None:
    theirs = dict(counted.execute(f"SELECT row, count(*) FROM {laid(counted, round)} GROUP BY row").fetchall())
    ours = dict(counted.execute("SELECT option, value FROM figures WHERE round = ? AND figure = 'row'", (round,)).fetchall())
    assert {row: count for row, count in ours.items() if count} == theirs


@pytest.mark.parametrize("round", SHIFTS)
def test_the_shift_is_that_of_the_people_who_answered_both(counted: sqlite3.Connection, request: pytest.FixtureRequest, round: str) -> None:
    first = SHIFTS[round]
    both = f"(SELECT one.row AS before, other.row AS now FROM {laid(counted, first)} AS one JOIN {laid(counted, round)} AS other USING (voter))"
    told = counted.execute('SELECT figure, "from", "to", count FROM shifts WHERE round = ? AND from_round = ?', (round, first)).fetchall()
    matched, changed = counted.execute(f"SELECT count(*), sum(before != now) FROM {both}").fetchone()
    right: dict[tuple[str, str | None, str | None], int] = {
        ("matched", None, None): matched,
        ("changed", None, None): changed,
        ("stayed", None, None): matched - changed,
    }
    for before, now, count in counted.execute(f"SELECT before, now, count(*) FROM {both} GROUP BY 1, 2"):
        right["move", before, now] = count
    rows = {row for figure, _, row, _ in told if figure == "came"}
    for row in rows:
        right["came", None, row] = counted.execute(f"SELECT count(*) FROM {both} WHERE now = ? AND before != now", (row,)).fetchone()[0]
        right["left", row, None] = counted.execute(f"SELECT count(*) FROM {both} WHERE before = ? AND before != now", (row,)).fetchone()[0]
        right["net", None, row] = right["came", None, row] - right["left", row, None]
    for figure, before, now, count in told:
        assert count is None or (count == right.get((figure, before, now), 0) and (count >= K or figure == "net")), (figure, before, now)
    assert ("matched", None, None, matched) in told
    if round != "r8":
        assert ("changed", None, None, changed) in told
        assert request.node.callspec.params["counted"] not in MOVING or any(figure == "move" and count for figure, _, _, count in told)
