"""kill -9 at a random moment while 50 people vote and write: what was acknowledged is there, once. `make torture ROUNDS=200`."""

from __future__ import annotations

import asyncio
import os
import random
import sqlite3
import uuid
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from tests.faults import people
from tests.support.client import Client
from tests.support.room import Room
from tests.support.server import Server

ROUNDS = int(os.environ.get("FAULTS_CRASHES", "10"))
VOTERS = 50
IDEA_SHARE = 0.02  # of what they say: 200 rounds then make as many ideas as a long evening has
READY_SECONDS = 3.0
PROGRAMME = {
    "title": "Val om",
    "steps": [
        {"kind": "poll", "title": "Stelling", "poll": {"kind": "choice", "question": "?", "options": ["a", "b"], "close": "by_hand"}},
        {"kind": "ideas", "title": "Ideeën", "ideas": {"screening": {"phones": False, "screen": False}, "support": "agree", "close": "by_hand"}},
    ],
}


class Voter:
    """One phone over many crashes: the same cookie, its commands, and which of them were acknowledged."""

    def __init__(self, cookies: dict[str, str]) -> None:
        self.cookies = cookies
        self.acked: dict[str, dict[str, Any]] = {}
        self.sent: dict[str, dict[str, Any]] = {}
        self.last_acked_choice: str | None = None
        self.choices_since: list[str] = []

    async def act(self, phone: Client) -> None:
        """Votes, changes its vote and writes until the server falls."""
        chance = random.Random(uuid.uuid4().int)
        while True:
            choice = chance.choice(["o1", "o2"])
            self.choices_since.append(choice)
            await self.say(phone, verb="answer", round="r1", choice=choice)
            self.last_acked_choice, self.choices_since = choice, []
            if chance.random() < IDEA_SHARE:
                await self.say(phone, verb="idea.add", step="s2", theme=None, text=f"Idee {uuid.uuid4()}")

    async def say(self, phone: Client, **command: Any) -> None:
        id = str(uuid.uuid4())
        self.sent[id] = {"id": id, **command}
        ack = await phone.do_raw(self.sent[id])
        assert ack["ok"], ack
        self.acked[id] = ack

    async def send_again(self, phone: Client) -> None:
        """As an outbox does: what was not acknowledged, in order, with its own id; and something that was, which changes nothing."""
        for id, command in list(self.sent.items()):
            if id not in self.acked:
                ack = await phone.do_raw(command)
                assert ack["ok"], ack
                self.acked[id] = ack
                if command["verb"] == "answer":
                    self.last_acked_choice, self.choices_since = command["choice"], []
        if self.acked:
            id, ack = random.choice(list(self.acked.items()))
            if self.sent[id]["verb"] == "idea.add":
                assert await phone.do_raw(self.sent[id]) == ack


async def fall(server: Server, made: dict[str, Any], voters: list[Voter]) -> None:
    """One round: everybody acts, and the server is killed."""
    async with Room(server, made) as room:
        phones = await asyncio.gather(*(room.enter("phone", voter.cookies) for voter in voters))
        await asyncio.gather(*(voter.send_again(phone) for voter, phone in zip(voters, phones, strict=True)))
        acting = [asyncio.create_task(voter.act(phone)) for voter, phone in zip(voters, phones, strict=True)]
        await asyncio.sleep(random.uniform(0.05, 0.6))
        server.kill()
        for outcome in await asyncio.gather(*acting, return_exceptions=True):
            assert isinstance(outcome, ConnectionError | OSError) or "Connection" in type(outcome).__name__, repr(outcome)


def nothing_is_lost(server: Server, made: dict[str, Any], voters: list[Voter]) -> None:
    archive = people.kept(server.data, made["id"])
    assert {id for voter in voters for id in voter.acked} <= people.receipts(archive), "each is there once"
    texts = Counter(line["body"]["text"] for line in archive["log"] if line["event"] == "IdeaAdded")
    for voter in voters:
        for id in voter.acked:
            if voter.sent[id]["verb"] == "idea.add":
                assert texts[voter.sent[id]["text"]] == 1
    assert max(texts.values(), default=1) == 1
    ballots = Counter(ballot["voter"] for ballot in archive["ballots"])
    assert max(ballots.values(), default=1) == 1


async def everyone_counts_once(server: Server, made: dict[str, Any], voters: list[Voter]) -> None:
    """After the outboxes are empty each phone sees the answer it last gave, and the total is their number."""
    async with Room(server, made) as room:
        desk = await room.surface("desk")
        phones = await asyncio.gather(*(room.enter("phone", voter.cookies) for voter in voters))
        await asyncio.gather(*(voter.send_again(phone) for voter, phone in zip(voters, phones, strict=True)))
        await desk.do("show.go", step="s1")
        expected = Counter(voter.last_acked_choice for voter in voters)
        await desk.do("round.close")
        await desk.until(lambda desk: desk.docs.docs.get("round", {}).get("state") == "closed")
        assert Counter(desk.docs.docs["round"]["results"]["counts"]) == expected
        for voter, phone in zip(voters, phones, strict=True):
            assert phone.mine.docs["my/round/r1"]["choice"] == voter.last_acked_choice


async def begin(server: Server, made: dict[str, Any]) -> None:
    async with Room(server, made) as room:
        desk = await room.surface("desk")
        for step in ("s1", "s2"):
            assert (await desk.do("show.go", step=step))["ok"]


@pytest.mark.timeout(300 + 10 * ROUNDS)
def test_nothing_acknowledged_is_lost_in_a_crash(tmp_path: Path, say: Callable[[str], None]) -> None:
    starts = list[float]()
    with Server(tmp_path) as server:
        made = server.make(PROGRAMME)
        asyncio.run(begin(server, made))
        voters = [Voter(server.cookies(f"/{made['code']}")) for _ in range(VOTERS)]
        for _ in range(ROUNDS):
            asyncio.run(fall(server, made, voters))
            with sqlite3.connect(server.data / "facilitator.db") as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            connection.close()
            starts.append(server.start())
            nothing_is_lost(server, made, voters)
        asyncio.run(everyone_counts_once(server, made, voters))
    acked = sum(len(voter.acked) for voter in voters)
    say(f"{ROUNDS} crashes, {VOTERS} voters, {acked} commands acknowledged, none lost, none twice; start {median(starts):.2f} s, slowest {max(starts):.2f} s")
    assert median(starts) < READY_SECONDS, "the slowest may be of a machine that does more than this"
