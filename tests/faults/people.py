"""What people do all evening long in these tests, and what must have come of it."""

from __future__ import annotations

import asyncio
import base64
import random
import uuid
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

from facilitator.report.archive import archive
from facilitator.store import Reader
from tests.faults.model import OPTIONS, VALUES
from tests.faults.outbox import Phone
from tests.support.client import Client
from tests.support.room import Room
from tests.support.server import Server

IDEA_SHARE, SUPPORT_SHARE = 0.03, 0.3  # of what people say; the rest are answers
ARRIVING = 20  # who fetch their cookie at the same moment


async def begin(room: Room) -> Client:
    """The desk, with the first round open and the ideas on air."""
    desk = await room.surface("desk")
    for step in ("s1", "s2"):
        assert (await desk.do("show.go", step=step))["ok"]
    return desk


async def come(server: Server, base: str, code: str, number: int, chance: random.Random) -> list[Phone]:
    """Phones with cookies of their own, which will connect to `base`."""
    phones: list[Phone] = []
    for start in range(0, number, ARRIVING):
        asked = (asyncio.to_thread(server.cookies, f"/{code}") for _ in range(start, min(number, start + ARRIVING)))
        phones += [Phone(base, code, cookies, random.Random(chance.random())) for cookies in await asyncio.gather(*asked)]
    return phones


async def act(phone: Phone, pace: tuple[float, float]) -> None:
    """Answers the newest open question, changes the answer, supports ideas, and now and then writes one."""
    chance = phone.chance
    while True:
        await asyncio.sleep(chance.uniform(*pace))
        rounds = [key.removeprefix("round/") for key, doc in phone.docs.docs.items() if key.startswith("round/") and doc["state"] == "open"]
        ideas = [doc["id"] for key, doc in phone.docs.docs.items() if key.startswith("idea/")]
        dice = chance.random()
        if dice < IDEA_SHARE:
            await phone.say("idea.add", step="s2", theme=None, text=f"Idee {uuid.uuid4()}")
        elif dice < SUPPORT_SHARE and ideas:
            await phone.say("idea.support", idea=chance.choice(ideas), value=chance.choice([*VALUES, None]))
        elif rounds:
            await phone.say("answer", round=rounds[-1], choice=chance.choice(OPTIONS))


async def lead(desk: Client, chance: random.Random, every: float) -> None:
    """Asks the same question again, hides an idea, opens and closes the ideas."""
    while True:
        await asyncio.sleep(chance.uniform(0.5, 1.5) * every)
        ideas = [doc["id"] for key, doc in desk.docs.docs.items() if key.startswith("idea/") and doc["status"] != "withdrawn"]
        verb, fields = chance.choice([("round.again", {"step": "s1"}), ("idea.hide", {}), ("idea.show", {}), ("ideas.close", {}), ("undo", {})])
        if verb.startswith("idea.") and ideas:
            fields = {"idea": chance.choice(ideas)}
        elif verb.startswith("idea."):
            continue
        await desk.do(verb, **fields)
        if verb == "ideas.close":
            await asyncio.sleep(every / 2)
            await desk.do("ideas.open")


async def stop(*tasks: asyncio.Task[None]) -> None:
    """Ends what goes on for ever; raises what ended by itself."""
    for task in tasks:
        task.cancel()
    for outcome in await asyncio.gather(*tasks, return_exceptions=True):
        if outcome is not None and not isinstance(outcome, asyncio.CancelledError):
            raise AssertionError(f"it ended by itself: {outcome!r}") from outcome


def kept(data: Path, meetup: str) -> dict[str, Any]:
    """What is on disk of a meetup now, read beside the server."""
    with closing(Reader(data)) as store:
        return archive(store, meetup)


def receipts(evening: dict[str, Any]) -> set[str]:
    """The ids of the commands that were carried out; each is there once."""
    counted = Counter(str(uuid.UUID(bytes=base64.b64decode(receipt["id"]))) for receipt in evening["receipts"])
    assert max(counted.values()) == 1
    return set(counted)


def nothing_lost_nothing_twice(data: Path, meetup: str, phones: list[Phone]) -> None:
    """On disk: every acknowledged command, every idea once, and of each phone what it said last."""
    evening = kept(data, meetup)
    assert {id for phone in phones for id in phone.acked} <= receipts(evening)
    written = Counter(command["text"] for phone in phones for command in phone.given("idea.add"))
    texts = Counter(line["body"]["text"] for line in evening["log"] if line["event"] == "IdeaAdded")
    assert texts == written, "each idea once"
    ballots = Counter((ballot["kind"], ballot["about"], ballot["value"]) for ballot in evening["ballots"])
    assert ballots == Counter(last for phone in phones for last in said_last(phone)), "each voice once"


def said_last(phone: Phone) -> list[tuple[str, str, Any]]:
    """The ballots that a phone must have."""
    answers = {("answer", command["round"]): command["choice"] for command in phone.given("answer")}
    support = {("support", str(command["idea"])): command["value"] for command in phone.given("idea.support")}
    return [(*what, value) for what, value in (answers | support).items() if value is not None]


def counted_at(desk: dict[str, Any]) -> Counter[tuple[str, str, Any]]:
    """How often each support counts, and how many answered each round, as the desk sees it."""
    rounds = {("answer", doc["id"], None): doc.get("answered", doc["results"]["total"]) for key, doc in desk.items() if key.startswith("round/")}
    support = {("support", idea, value): number for idea, counts in desk["support"]["counts"].items() for value, number in counts.items()}
    return +Counter(rounds | support)


def told_of_itself(phone: Phone) -> set[tuple[str, str, Any]]:
    mine = phone.mine.docs
    told = {("answer", key.removeprefix("my/round/"), doc["choice"]) for key, doc in mine.items() if key.startswith("my/round/")}
    told |= {("support", idea, value) for idea, value in mine.get("my/support", {}).items()}
    return told | {("idea", doc["text"], None) for key, doc in mine.items() if key.startswith("my/idea/")}


def said_of_itself(phone: Phone) -> set[tuple[str, str, Any]]:
    return {*said_last(phone), *(("idea", command["text"], None) for command in phone.given("idea.add"))}


def sees_its_own(phone: Phone) -> bool:
    """Whether a phone was told of each of its own answers as it gave them last."""
    return told_of_itself(phone) == said_of_itself(phone)


def state_of(phone: Phone, other: Phone) -> str:
    """Of a phone that does not know all."""
    docs = {key for key in phone.docs.docs.keys() | other.docs.docs.keys() if phone.docs.docs.get(key) != other.docs.docs.get(key)}
    told, said = told_of_itself(phone), said_of_itself(phone)
    cursors = f"docs {phone.docs.epoch}/{phone.docs.seq}, mine {phone.mine.epoch}/{phone.mine.seq}"
    waits = [phone.said[id]["verb"] for id in phone.waiting]
    own = f"told and not said {sorted(told - said, key=str)}, said and not told {sorted(said - told, key=str)}"
    return f"online {phone.online}, waiting {waits}, {cursors}, {own}, of the others {sorted(docs)}"
