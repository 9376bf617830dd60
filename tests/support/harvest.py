"""An evening of which something came: two write and offer, others answer, and the desk agrees with them. Words that nobody is to read afterwards sing."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from tests.support.client import Client
from tests.support.room import Room
from tests.support.server import Server

EVENING: dict[str, Any] = {
    "title": "Klassen Lelystad",
    "region": "Flevoland",
    "date": "24 februari 2021",
    "language": "nl",
    "roles": ["docent", "ouder"],
    "steps": [
        {
            "kind": "poll",
            "title": "Stelling",
            "poll": {"kind": "choice", "question": "Elke school neemt een kind aan zonder schooladvies", "options": ["Mee eens", "Niet mee eens"]},
        },
        {"kind": "poll", "title": "Snel voorbij", "poll": {"kind": "choice", "question": "kanarie-vraag", "options": ["a", "b"]}},
        {"kind": "poll", "title": "Woorden", "poll": {"kind": "words", "question": "Waar denkt u aan bij kansen?"}},
        {
            "kind": "ideas",
            "title": "Wat kan er anders?",
            "ideas": {"themes": ["oorzaak", "oplossing"], "screening": {"phones": False, "screen": False}, "close": "by_hand"},
        },
        {"kind": "agreements", "title": "Afspraken", "agreements": {"levels": ["zelf", "gemeente", "Den Haag"]}},
    ],
}
IDEAS = [
    ("oplossing", "Een mentor voor elk kind van groep 7 tot en met de tweede klas"),
    ("oplossing", "Iemand die na schooltijd luistert"),
    ("oorzaak", "Ouders weten niet welke scholen er zijn"),
    ("oplossing", "Later kiezen: het schooladvies pas op veertien jaar"),
    ("oorzaak", "kanarie-verborgen"),
    ("oorzaak", "kanarie-weg"),
    ("oplossing", "kanarie-ingetrokken"),
]
CANARIES = ("kanarie", "Geheime Naam")
NEXT = "In maart sturen wij dit aan de wethouder.\n\nU hoort van ons in mei. De volgende bijeenkomst is op 9 juni in De Kubus in Lelystad."


@dataclass
class Harvest:
    """`own` wrote two ideas and offered an agreement that was taken; `other` answered too; nobody knows of the rest."""

    made: dict[str, Any]
    own: dict[str, str] = field(default_factory=dict)
    other: dict[str, str] = field(default_factory=dict)


async def hold(server: Server, programme: dict[str, Any] = EVENING) -> Harvest:
    """The whole evening, until it is over."""
    harvest = Harvest(server.make(programme))
    async with Room(server, harvest.made) as room:
        desk, own, other = await room.surface("desk"), await room.phone(), await room.phone()
        harvest.own, harvest.other = own.cookies, other.cookies
        await ask(desk, own, other)
        await write(desk, own, other)
        await agree(desk, own, other)
        assert (await desk.do("meetup.close"))["ok"]
        await told()
    return harvest


async def told() -> None:
    await asyncio.sleep(0.4)  # phones are told at most four times a second


async def go(desk: Client, step: str, *phones: Client) -> None:
    assert (await desk.do("show.go", step=step))["ok"]
    for phone in phones:
        await phone.until(lambda phone: phone.docs.docs.get("step", {}).get("id") == step)


async def ask(desk: Client, own: Client, other: Client) -> None:
    await go(desk, "s1", own, other)
    for phone, choice in ((own, "o1"), (other, "o2")):
        assert (await phone.do("answer", round="r1", choice=choice))["ok"]
    assert (await desk.do("round.close"))["ok"]
    await desk.until(lambda desk: desk.docs.docs["round"]["state"] == "closed")
    await go(desk, "s2", own)
    assert (await own.do("answer", round="r2", choice="o1"))["ok"]
    await go(desk, "s3", own)
    assert (await own.do("answer", round="r3", choice=["taal", "kanarie-woord"]))["ok"]
    assert (await desk.do("answer.hide", round="r3", text="kanarie-woord"))["ok"]
    assert (await desk.do("round.close"))["ok"]
    await desk.until(lambda desk: desk.docs.docs["round"]["state"] == "closed")


async def write(desk: Client, own: Client, other: Client) -> None:
    await go(desk, "s4", own, other)
    for number, (theme, text) in enumerate(IDEAS):
        assert (await (own if number in (0, 2, 6) else other).do("idea.add", step="s4", theme=theme, text=text))["ok"]
    assert (await own.do("idea.withdraw", idea=7))["ok"]
    await desk.do("idea.hide", idea=5)
    await desk.do("idea.redact", idea=6)
    await desk.do("idea.merge", idea=2, into=1)
    await desk.do("group.put", ideas=[1], name="Iemand die helpt")
    await desk.do("ideas.view", view="groups", step="s4")
    await desk.do("ideas.close", step="s4")


async def agree(desk: Client, own: Client, other: Client) -> None:
    await go(desk, "s5", own, other)
    offered = {"step": "s5", "what": "Ik bel alle ouders van groep 8", "who": "docent", "when": "voor de zomer", "first_step": "Morgen een lijst maken"}
    assert (await own.do("agreement.offer", **offered, name="Geheime Naam", on_screen=True))["ok"]
    assert (await other.do("agreement.offer", step="s5", what="kanarie-wacht"))["ok"]
    await desk.do("agreement.place", agreement=1, to="listed")
    await desk.do("agreement.add", deal={"what": "Een pilot met mentoren", "who": "scholen en gemeente", "when": "september", "level": "gemeente"}, group="g1")
    await desk.do("agreement.add", deal={"what": "kanarie-geparkeerd"})
    await desk.do("agreement.place", agreement=4, to="parked")
    await desk.do("condition.add", level="Den Haag", text="Subsidies duren vier jaar")
    await desk.do("condition.add", level="gemeente", idea=4)
    await desk.do("condition.add", level="zelf", text="kanarie-weggehaald")
    await desk.do("condition.place", condition=3, to="hidden")
    await desk.do("conditions.open", condition=1)
    await own.until(lambda phone: phone.docs.docs.get("condition/1", {}).get("vote") == "open")
    for phone in (own, other):
        assert (await phone.do("condition.vote", condition=1, value="agree"))["ok"]
    await desk.do("conditions.close")
    await desk.do("baton.pass", to="Almere", message="Hoe vinden jullie de ouders die er niet waren?")
