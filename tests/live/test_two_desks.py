"""Two desks and an operator who all give commands at once: in the end everybody sees the same evening, and what could not be done was told."""

from __future__ import annotations

import asyncio
import random
from typing import Any

import pytest

from tests.support.client import Client
from tests.support.room import Room
from tests.support.server import Server

STEPS = [f"s{number}" for number in range(1, 9)]
COMMANDS = 60  # of each
PAUSE_SECONDS = 0.04  # at most between two commands of one person: fast, and below what the gate takes from one
EMPTY = {"title": ""}  # a step without a title is refused


def wish(chance: random.Random, audience: str) -> dict[str, Any]:
    """A command as somebody at a desk might give it; some can't be done."""
    step, idea = chance.choice(STEPS), chance.randint(1, 4)
    operator: list[dict[str, Any]] = [
        {"verb": "idea.show", "idea": idea},
        {"verb": "idea.hide", "idea": idea},
        {"verb": "clock.start", "seconds": 60.0},
        {"verb": "clock.pause"},
        {"verb": chance.choice(["ideas.open", "ideas.close"]), "step": "s4"},
        {"verb": "screen.black", "on": chance.random() < 0.5},
    ]
    desk: list[dict[str, Any]] = [
        {"verb": "show.go", "step": step},
        {"verb": "show.back"},
        {"verb": "show.move", "step": step, "before": chance.choice([None, *STEPS])},
        {"verb": "show.skip", "step": step, "on": chance.random() < 0.5},
        {"verb": "show.edit", "step": step, "changes": chance.choice([{"title": f"Anders {chance.random()}"}, {"minutes": 7}, EMPTY])},
        {"verb": "show.add", "step": {"kind": "text", "title": "Erbij"}, "before": step},
        {"verb": "show.remove", "step": f"s{chance.randint(9, 20)}"},
        {"verb": chance.choice(["round.reveal", "round.hide", "round.close", "round.open", "round.again"])},
        {"verb": chance.choice(["ideas.reveal", "ideas.hide"]), "step": "s4"},
        {"verb": "undo"},
    ]
    return chance.choice(operator if audience == "operator" else [*desk, *operator])


async def lead(who: Client, chance: random.Random) -> list[dict[str, Any]]:
    """Gives commands without a look at what the others do; what came of each."""
    told = []
    for _ in range(COMMANDS):
        await asyncio.sleep(chance.random() * PAUSE_SECONDS)
        told.append(await who.do(**wish(chance, who.audience)))
    return told


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_two_desks_and_an_operator_end_with_what_one_sees_who_comes_then(server: Server, made: dict[str, Any], seed: int) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            desks, operator, phone = [await room.surface("desk"), await room.surface("desk")], await room.surface("operator"), await room.phone()
            await desks[0].do("show.go", step="s4")
            for number in range(4):
                await phone.do("idea.add", step="s4", theme="oorzaak", text=f"Idee {number}")
            everyone = [*desks, operator]
            told = await asyncio.gather(*(lead(who, random.Random(f"{seed} {at}")) for at, who in enumerate(everyone)))

            refusals = [answer for each in told for answer in each if not answer["ok"]]
            assert 0 < len(refusals) < len(everyone) * COMMANDS / 2
            assert all(refusal["message"] for refusal in refusals), "who is refused hears why"
            assert {refusal["code"] for refusal in refusals} <= {"invalid", "closed", "not_on_air"}, "nothing was too fast or broken"
            await settled(desks[0])
            for audience, there in (("desk", desks), ("operator", [operator])):
                fresh = await room.surface(audience)
                for who in there:
                    await who.until(lambda who, fresh=fresh: who.docs.docs == fresh.docs.docs)
                    assert not who.docs.hole

    asyncio.run(story())


async def settled(desk: Client) -> None:
    """No round is on its way to be closed any more."""
    await desk.until(lambda desk: all(doc["state"] != "closing" for key, doc in desk.docs.docs.items() if key.startswith("round")))
