"""What someone can read who has the whole data folder and every key: not when, nor in which order, people voted in a closed round."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import random
import sqlite3
import time
import uuid
from pathlib import Path
from typing import Any

import pytest

from facilitator.access import surface_cookie
from facilitator.meetup.rounds import Answered, RoundClosed, RoundOpened
from facilitator.meetup.words import Entry
from facilitator.store import Batch, MeetupRow, Receipt, Store
from tests.support.room import Room
from tests.support.server import Server
from tests.support.stage import PROGRAMME

QUESTION = {"kind": "choice", "question": "Loten?", "options": ["a", "b"], "results": "after_close"}


def voted(folder: Path, order: int, voters: int) -> bytes:
    """The database after a closed round in which the same people gave the same answers, in an order and grouping of their own."""
    chance = random.Random(1)
    votes = [(f"{chance.getrandbits(128):032x}", chance.randbytes(16), chance.choice(["o1", "o2"])) for _ in range(voters)]
    random.Random(order).shuffle(votes)
    folder.mkdir()
    store = Store(folder)
    store.connection.execute("UPDATE _sqlite_migrations SET applied_at='then'")
    opened = (Entry(1, 1.0, "desk", "show.go", 1, RoundOpened("r1", "s1", QUESTION)), Entry(2, 1.0, "desk", "show.go", 1, RoundOpened("r2", "s2", QUESTION)))
    store.add_meetup(MeetupRow("m", "123456", b"k" * 32, 1.0), Batch("m", opened), [])
    grouping = random.Random(order + 1)
    while votes:
        together = [votes.pop() for _ in range(min(len(votes), grouping.randrange(1, 9)))]
        ballots = tuple(Answered(about, voter, choice) for voter, _, choice in together for about in ("r1", "r2"))
        store.commit([Batch("m", ballots=ballots, receipts=tuple(Receipt(id, id[::-1], about=("answer", "r1")) for _, id, _ in together))])
    store.commit([Batch("m", (Entry(3, 2.0, "timer", "timer.close_round", 3, RoundClosed("r1")),), settled=(("answer", "r1"),))])
    store.close()
    return without_gone_pages((folder / "facilitator.db").read_bytes())


def without_gone_pages(database: bytes) -> bytes:
    """SQLite's pointer map (page 2) keeps 5 bytes for pages that the file once had and has no more: they tell how large it was, which
    depends on chance. They are left out of the comparison."""
    page_size, pages = int.from_bytes(database[16:18], "big"), int.from_bytes(database[28:32], "big")
    used = page_size + 5 * (pages - 2)
    return database[:used] + bytes(2 * page_size - used) + database[2 * page_size :]


@pytest.mark.parametrize("voters", [3, 40, 126, 400])
def test_the_order_of_voting_leaves_no_trace_in_any_byte(tmp_path: Path, voters: int) -> None:
    first, second, third = (voted(tmp_path / str(order), order, voters) for order in (1, 2, 3))
    assert first == second == third
    assert first.count(b"o1") > 0


def test_before_the_close_the_order_does_show(tmp_path: Path) -> None:
    """The test above can fail: without settling, the pages tell."""

    def unsettled(order: int) -> bytes:
        folder = tmp_path / f"open{order}"
        folder.mkdir()
        store = Store(folder)
        store.connection.execute("UPDATE _sqlite_migrations SET applied_at='then'")
        voters = [f"{number:032x}" for number in range(40)]
        random.Random(order).shuffle(voters)
        for voter in voters:
            store.commit([Batch("m", ballots=(Answered("r1", voter, "o1"),))])
        store.close()
        return (folder / "facilitator.db").read_bytes()

    assert unsettled(1) != unsettled(2)


class Votes:
    """What the test knows and the folder must not tell: each phone's cookie, and the commands in the order of voting."""

    def __init__(self) -> None:
        self.cookies: list[str] = []
        self.ids: list[bytes] = []


async def vote(server: Server, made: dict[str, Any]) -> Votes:
    """30 phones vote one after another, ten of them change their vote, and the round is closed."""
    known = Votes()
    async with Room(server, made) as room:
        desk, phones = await room.surface("desk"), await room.phones(30)
        await desk.do("show.go", step="s2")
        await phones[0].until(lambda phone: "round" in phone.docs.docs)
        turns = [(phone, "o1") for phone in phones] + [(phone, "o2") for phone in phones[:10]]
        random.Random(7).shuffle(turns)
        for phone, choice in turns:
            id = str(uuid.uuid4())
            assert (await phone.do("answer", id=id, round="r1", choice=choice))["ok"]
            known.ids.append(uuid.UUID(id).bytes)
        known.cookies = [phone.cookies[surface_cookie("phone", made["id"])] for phone in phones]
        assert (await desk.do("round.close"))["ok"]
        await desk.until(lambda desk: desk.docs.docs["round"]["state"] == "closed")
    return known


def emptied(path: Path, seconds: float = 3) -> bool:
    until = time.monotonic() + seconds
    while path.stat().st_size and time.monotonic() < until:
        time.sleep(0.05)
    return path.stat().st_size == 0


def whole_folder(server: Server) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in server.folder.rglob("*") if path.is_file()}


def test_a_closed_round_tells_no_order_and_no_device(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        known = asyncio.run(vote(server, server.make(PROGRAMME)))
        assert emptied(server.data / "facilitator.db-wal"), "closing empties the write-ahead log"
        files = whole_folder(server)
        database = files["facilitator.db"]
        places = [database.find(id) for id in known.ids]
        assert min(places) > 0
        assert [id for _, id in sorted(zip(places, known.ids, strict=True), reverse=True)] == sorted(known.ids), "the pages are filled in the order of the keys"
        keep_no_device(server, files, known)
        ballots_have_no_time(server)


def keep_no_device(server: Server, files: dict[str, bytes], known: Votes) -> None:
    """With the meetup's key a device is found (so this test can see); with every other key in the folder it is not."""
    connection = sqlite3.connect(server.data / "facilitator.db")
    key = connection.execute("SELECT key FROM meetup").fetchone()[0]
    secrets = [row[0] for row in connection.execute("SELECT value FROM secret")]
    connection.close()
    everything = b"".join(files.values())
    for cookie in known.cookies:
        token = cookie.partition(".")[0]
        assert participant(key, cookie) in everything
        assert cookie.encode() not in everything
        assert token.encode() not in everything
        for text in (cookie, token):
            for guess in guesses(text, [b"", *secrets]):
                assert guess not in everything


def participant(key: bytes, cookie: str) -> bytes:
    return hmac.new(key, f"participant:{cookie}".encode(), hashlib.sha256).hexdigest()[:32].encode()


def guesses(text: str, keys: list[bytes]) -> list[bytes]:
    """How a device could have been written down: plain digests, and digests with each key that is left, as bytes and as text."""
    told = [text.encode(), f"participant:{text}".encode(), f"receipt:{text}".encode()]
    digests = [hashlib.new(name, said).digest() for name in ("md5", "sha1", "sha256", "sha512") for said in told]
    digests += [hmac.new(key, said, hashlib.sha256).digest() for key in keys for said in told]
    return [form for digest in digests for form in (digest[:16], digest.hex()[:32].encode(), base64.b64encode(digest)[:20])]


def ballots_have_no_time(server: Server) -> None:
    connection = sqlite3.connect(server.data / "facilitator.db")
    for table in ("ballot", "receipt", "open_ballot", "open_receipt"):
        create, columns = connection.execute("SELECT sql, name FROM sqlite_schema WHERE name=?", (table,)).fetchone()
        assert "WITHOUT ROWID" in create
        assert not {"at", "time", "seq"} & {row[1] for row in connection.execute(f"PRAGMA table_info({table})") if table != "receipt"}, columns
    assert connection.execute("SELECT count(*) FROM open_ballot").fetchone() == (0,)
    # the receipts of ballots tell nothing but that there was a command; the log has no line of any phone
    assert connection.execute("SELECT count(*) FROM receipt WHERE seq IS NULL AND extra IS NULL").fetchone() == (40,)
    assert connection.execute("SELECT count(*) FROM log WHERE by='phone'").fetchone() == (0,)
    connection.close()


@pytest.mark.parametrize("voters", [40, 400])
def test_a_round_that_was_opened_again_does_not_tell_who_voted_late(tmp_path: Path, voters: int) -> None:
    """Settled twice: early voters, then late ones and some who changed. Whoever they were, the bytes are the same."""

    def twice(order: int) -> bytes:
        folder = tmp_path / str(order)
        folder.mkdir()
        store = Store(folder)
        store.connection.execute("UPDATE _sqlite_migrations SET applied_at='then'")
        everyone = [f"{number:032x}" for number in range(voters)]
        random.Random(order).shuffle(everyone)
        early, late = everyone[: voters // 2], everyone[voters // 2 :]
        for voter in early:
            store.commit([Batch("m", ballots=(Answered("r1", voter, "o2" if voter in early[:3] else "o1"),))])
        store.commit([Batch("m", settled=(("answer", "r1"),))])
        for voter in late + early[:3]:
            store.commit([Batch("m", ballots=(Answered("r1", voter, "o1"),))])
        store.commit([Batch("m", settled=(("answer", "r1"),))])
        store.close()
        return without_gone_pages((folder / "facilitator.db").read_bytes())

    assert twice(1) == twice(2) == twice(3)
