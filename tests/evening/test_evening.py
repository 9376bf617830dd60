"""A whole evening on real words: 126 phones write 371 ideas and give 14,341 votes; the desk hides what was rejected. `make evening`."""

from __future__ import annotations

import asyncio
import csv
import io
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from typing import Any

from facilitator.home import LINKED
from tests.support.client import Client
from tests.support.conversation import Conversation, Statement, Vote, evening
from tests.support.room import Room
from tests.support.server import BEARER, Server

PROGRAMME = {
    "title": "Een echte avond",
    "language": "en",
    "steps": [
        {"kind": "ideas", "title": "What next?", "ideas": {"screening": {"phones": False, "screen": False, "flagged": False}, "support": "agree_disagree_pass"}}
    ],
}
WINDOW = 200  # votes under way at once: the order of time is kept from window to window, and within it by each phone's own socket


class Replay:
    """Plays a conversation on the phones of a room; remembers which idea each statement became and how long each ack took."""

    def __init__(self, conversation: Conversation, phones: dict[str, Client], desk: Client) -> None:
        self.conversation, self.phones, self.desk = conversation, phones, desk
        self.ideas: dict[str, int] = {}
        self.seconds: list[float] = []
        self.refused: list[dict[str, Any]] = []

    async def play(self) -> None:
        rejected = {statement.id for statement in self.conversation.statements if statement.rejected}
        hide_after = {place: statement for statement, place in self.conversation.last_votes().items() if statement in rejected}
        window: list[Vote] = []
        for place, each in enumerate(self.conversation.course):
            if isinstance(each, Vote):
                window.append(each)
            if isinstance(each, Statement) or place in hide_after or len(window) == WINDOW:
                await self._vote(window)
                window = []
            if isinstance(each, Statement):
                ack = await self._timed(self.phones[each.author], "idea.add", step="s1", theme=None, text=each.text)
                self.ideas[each.id] = ack["idea"]
            if place in hide_after:
                await self._timed(self.desk, "idea.hide", idea=self.ideas[hide_after[place]])
        await self._vote(window)
        for statement in rejected - set(hide_after.values()):
            await self._timed(self.desk, "idea.hide", idea=self.ideas[statement])

    async def _vote(self, votes: list[Vote]) -> None:
        """All at once; what one phone sends goes in order over its own socket."""
        await asyncio.gather(*(self._timed(self.phones[vote.voter], "idea.support", idea=self.ideas[vote.statement], value=vote.value) for vote in votes))

    async def _timed(self, client: Client, verb: str, **fields: Any) -> dict[str, Any]:
        begun = time.perf_counter()
        ack = await client.do(verb, **fields)
        self.seconds.append(time.perf_counter() - begun)
        if not ack["ok"]:
            self.refused.append(ack)
        return ack


def test_a_real_evening(tmp_path: Path, say: Callable[[str], None]) -> None:
    with Server(tmp_path) as server:
        say(asyncio.run(an_evening(server, tmp_path)))


async def an_evening(server: Server, folder: Path) -> str:
    conversation = evening()
    made = server.make(PROGRAMME)
    async with Room(server, made) as room:
        return await played(room, conversation, folder)


async def played(room: Room, conversation: Conversation, folder: Path) -> str:
    server, made = room.server, room.made
    surfaces = {audience: [await room.surface(audience) for _ in range(2)] for audience in LINKED}
    phones = await room.phones(len(conversation.people))
    desk = surfaces["desk"][0]
    assert (await desk.do("show.go"))["ok"]
    replay = Replay(conversation, dict(zip(conversation.people, phones, strict=True)), desk)

    begun = time.perf_counter()
    await replay.play()
    seconds = time.perf_counter() - begun
    assert not replay.refused
    newcomer = await room.phone()
    await asyncio.sleep(1)  # a push to phones waits at most 0.25 s

    tallies = {replay.ideas[statement]: tally for statement, tally in conversation.tallies().items()}
    counts = desk.docs.docs["support"]["counts"]
    assert {int(idea): Counter(tally) for idea, tally in counts.items()} == {
        idea: Counter(agree=0, disagree=0, **{"pass": 0}) | tally for idea, tally in tallies.items()
    }
    for listeners in ([*phones, newcomer], *surfaces.values()):
        for each in listeners:
            assert each.docs.docs == listeners[0].docs.docs, each.audience
    shown = {key for key in phones[0].docs.docs if key.startswith("idea/")}
    assert shown == {f"idea/{replay.ideas[statement.id]}" for statement in conversation.statements if not statement.rejected}
    texts = {replay.ideas[statement.id]: " ".join(statement.text.split()) for statement in conversation.statements}
    assert {doc["id"]: " ".join(doc["text"].split()) for key, doc in desk.docs.docs.items() if key.startswith("idea/")} == texts
    exported(server, made, tallies)
    await loaded_again(room, desk, folder)
    return report(conversation, len(phones), seconds, replay.seconds, sum(len(frame) for frame in phones[0].received))


def exported(server: Server, made: dict[str, Any], tallies: dict[int, Counter[str]]) -> None:
    answer = server.request("GET", f"/office/api/meetups/{made['id']}/export.zip", headers=BEARER)
    with zipfile.ZipFile(io.BytesIO(answer.body)) as files:
        rows = list(csv.DictReader(io.StringIO(files.read("ideas.csv").decode("utf-8-sig"))))
    assert {int(row["idea"]): (int(row["agree"]), int(row["disagree"]), int(row["pass"])) for row in rows} == {
        idea: (tally["agree"], tally["disagree"], tally["pass"]) for idea, tally in tallies.items()
    }


async def loaded_again(room: Room, desk: Client, folder: Path) -> None:
    """On another server the archive becomes an equal meetup: the same documents, the same archive."""
    archive = room.server.archive(room.made["id"])
    (folder / "other").mkdir()
    with Server(folder / "other") as other:
        again = other.make(archive)
        assert again["code"] == room.made["code"]
        async with Room(other, again) as second:
            told = (await second.surface("desk")).docs.docs
        assert told | {"crowd": None} == desk.docs.docs | {"crowd": None}  # nobody is there
        assert other.archive(again["id"]) == archive


def report(conversation: Conversation, phones: int, seconds: float, acks: list[float], received: int) -> str:
    cuts = quantiles(acks, n=100)
    return (
        f"evening on {conversation.name}: {phones} phones, {len(conversation.statements)} ideas, {len(conversation.votes)} votes in {seconds:.1f} s"
        f" ({len(acks) / seconds:.0f} commands a second); ack p50 {cuts[49] * 1000:.1f} p95 {cuts[94] * 1000:.1f} p99 {cuts[98] * 1000:.1f} ms;"
        f" a phone received {received / 1000:.0f} kB before compression"
    )
