"""Every kind of question over a real websocket, with a hall of 125: what phones, screen and desk are told is what was answered last."""

from __future__ import annotations

import asyncio
from random import Random
from typing import Any

import pytest

from facilitator.demo.answers import Answers
from facilitator.demo.opinion import Opinion
from facilitator.meetup.polls import PollKind
from facilitator.meetup.totals import Totals
from tests.support.answers import SAMPLES, TEXTS
from tests.support.client import Client
from tests.support.room import Room
from tests.support.server import Server

PEOPLE = 125
KINDS = sorted(SAMPLES)


@pytest.mark.parametrize("kind", KINDS)
def test_a_hall_answers_changes_its_mind_and_is_counted(server: Server, kind: str) -> None:
    poll = {"question": "Wat denkt u?", "kind": kind, **SAMPLES[kind].poll}
    made = server.make({"title": "Klassen", "language": "nl", "steps": [{"kind": "poll", "title": "Vraag", "poll": poll}]})
    asyncio.run(evening(server, made, kind))


async def evening(server: Server, made: dict[str, Any], kind: str) -> None:
    chance = Random(kind)
    totals = Totals(SAMPLES[kind].asked)
    async with Room(server, made) as room:
        desk, screen, phones = await room.surface("desk"), await room.surface("screen"), await room.phones(PEOPLE)
        assert (await desk.do("show.go", step="s1"))["ok"]
        await phones[0].until(lambda phone: "round" in phone.docs.docs)
        people = Answers(chance, Opinion(chance, 0.0), lambda asked: TEXTS)
        asked = phones[0].docs.docs["round"]
        for among in (PEOPLE, PEOPLE // 3):
            given = {number: people.first(asked) for number in range(among)}
            acks = await asyncio.gather(*(phones[number].do("answer", round="r1", choice=choice) for number, choice in given.items()))
            assert all(ack["ok"] for ack in acks)
            for number, choice in given.items():
                totals.cast(str(number), PollKind.known[kind].check(SAMPLES[kind].asked, choice))
        wrong = await phones[0].do("answer", round="r1", choice=[[]])
        assert (wrong["code"], wrong["errors"][0]["path"]) == ("invalid", "choice")
        await desk.until(lambda desk: desk.docs.docs["round"]["answered"] == len(totals.ballots))
        if totals.kind.is_written:
            await desk.until(lambda desk: desk.docs.docs["round"]["results"] == totals.results(everything=True))
        assert phones[0].docs.docs["round"]["results"] is None
        for number in (0, PEOPLE - 1):
            mine = {"choice": totals.ballots[str(number)]}
            await phones[number].until(lambda phone, mine=mine: phone.mine.docs["my/round/r1"] == mine)
        assert (await desk.do("round.close"))["ok"]
        for each in (screen, phones[0], phones[-1], desk):
            await each.until(closed)
            assert each.docs.docs["round"]["results"] == totals.results(everything=each is desk)
        late = await phones[1].do("answer", round="r1", choice=totals.ballots["0"])
        assert late["code"] == "closed"


def closed(client: Client) -> bool:
    return bool(client.docs.docs["round"]["state"] == "closed")
