"""Every text that somebody can type on an evening sings: what waits reached nobody, what is hidden, withdrawn or removed reaches nobody any more, and what was
removed is in no file of the data folder nor of its backups. A text of a new kind belongs in TYPED, or in DESKS."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from facilitator.meetup.written import mark_of
from tests.privacy.test_canaries import nothing_by_old_cursors, pages, run, until
from tests.privacy.test_data_folder import emptied
from tests.privacy.test_gone import in_folder
from tests.support.client import Client
from tests.support.room import Room
from tests.support.server import BEARER, Server

IDEAS = {"screening": {"phones": False, "screen": False, "flagged": False}, "close": "by_hand"}
POLLS = [{"kind": "poll", "title": kind, "poll": {"kind": kind, "question": "Wat?", "close": "by_hand"}} for kind in ("text", "words")]
STEPS = [*POLLS, {"kind": "ideas", "title": "Wat nu?", "ideas": IDEAS}, {"kind": "agreements", "title": "Afspraken"}]
EVENING = {"title": "Klassen", "region": "", "date": "", "language": "nl", "roles": [], "steps": STEPS}
STAYS = "dit blijft"

Deed = tuple[str, dict[str, Any]]


def sings(fate: str, what: str) -> str:
    """One word, that no other text has."""
    return f"kanarie{fate}{what}"


FATES = ("hidden", "withdrawn", "redacted")
SORTS = ("idea", "condition", "agreement", "text", "words", "group", "taken", "parked", "baton", "name", "who", "when", "first", "own", "edited")
REMOVED = [sings("redacted", what) for what in (*SORTS, "earlier")]


def singing(told: object, words: Iterable[str]) -> list[str]:
    text = told if isinstance(told, str) else json.dumps(told, ensure_ascii=False, default=repr)
    return [word for word in words if word in text.replace("\\u", "")]


async def must(client: Client, verb: str, **fields: Any) -> dict[str, Any]:
    ack = await client.do(verb, **fields)
    assert ack["ok"], (verb, fields, ack)
    return ack


async def answered(desk: Client, phone: Client, other: Client) -> None:
    """Both texts, hidden and removed; nothing waits here, and nobody can take one back that is closed."""
    for step, number in (("s1", "r1"), ("s2", "r2")):
        what = "text" if number == "r1" else "words"
        await must(desk, "show.go", step=step)
        for client in (phone, other):
            await client.until(lambda client, number=number: client.docs.docs.get("round", {}).get("id") == number)
        own, kept = sings("redacted", what), sings("hidden", what)
        await must(phone, "answer", round=number, choice=own if what == "text" else [own, STAYS])
        await must(other, "answer", round=number, choice=kept if what == "text" else [kept])
        await must(desk, "answer.hide", round=number, text=kept)
        await must(desk, "answer.hide", round=number, text=own)
        await must(desk, "round.close", round=number)
        await desk.until(lambda desk, number=number: desk.docs.docs[f"round/{number}"]["state"] == "closed")
        await must(desk, "round.reveal", round=number)


async def written(desk: Client, phone: Client) -> None:
    """Of each fate an idea, in a group with one that stays; each group is named after the idea that goes."""
    await must(desk, "show.go", step="s3")
    await phone.until(lambda phone: phone.docs.docs["step"]["id"] == "s3")
    for fate in FATES:
        idea = (await must(phone, "idea.add", step="s3", text=sings(fate, "own")))["idea"]
        beside = (await must(phone, "idea.add", step="s3", text=f"{STAYS} {fate}"))["idea"]
        for word in ("edited", "idea"):
            await must(desk, "idea.edit", idea=idea, text=f"{sings(fate, word)} {sings(fate, 'group')} {sings(fate, 'taken')}")
        await must(desk, "group.put", ideas=[idea, beside], name=f"{sings(fate, 'idea')} {sings(fate, 'group')}")
    await must(desk, "group.name", group="g3", name=f"{sings('redacted', 'earlier')} {sings('redacted', 'group')}")
    await must(desk, "group.name", group="g3", name=sings("redacted", "taken"))
    await must(desk, "ideas.view", view="groups")


async def agreed(desk: Client, phone: Client) -> None:
    """Offered, written down, taken from an idea and from its group, copied by hand, parked; and the baton."""
    await must(desk, "show.go", step="s4")
    await phone.until(lambda phone: phone.docs.docs["step"]["id"] == "s4")
    for at, fate in enumerate(FATES):
        words = {"what": sings(fate, "agreement"), "who": sings(fate, "who"), "when": sings(fate, "when"), "first_step": sings(fate, "first")}
        await must(phone, "agreement.offer", step="s4", **words, name=sings(fate, "name"), on_screen=True)
        await must(phone, "condition.offer", step="s4", level="zelf", text=sings(fate, "condition"))
        idea = 2 * at + 1
        of_it = desk.docs.docs[f"idea/{idea}"]["text"]
        if fate == "redacted":
            await must(desk, "condition.add", level="zelf", group="g3")
            await must(desk, "agreement.add", deal={"what": of_it}, group="g3")
            for _ in range(2):
                await must(desk, "condition.add", level="zelf", text=of_it)
            await must(desk, "condition.edit", condition=7, text=STAYS)
            await must(desk, "condition.add", level="zelf", text=sings(fate, "parked"))
            await must(desk, "condition.place", condition=9, to="parked")
        else:
            await must(desk, "condition.add", level="zelf", idea=idea)


def test_every_text_that_goes_is_gone(tmp_path: Path) -> None:
    backups = tmp_path / "backups"

    async def story(server: Server, made: dict[str, Any]) -> None:
        async with Room(server, made) as room:
            desk, screen = await room.surface("desk"), await room.surface("screen")
            phone, other, looker = await room.phone(), await room.phone(), await room.phone()
            await answered(desk, phone, other)
            await written(desk, phone)
            await agreed(desk, phone)
            await must(desk, "baton.pass", to="Almere", message=sings("redacted", "baton"))
            await must(desk, "baton.pass", to="Urk", message="Hoe doen jullie dat?")
            await asyncio.sleep(0.4)
            waiting = [sings(fate, what) for fate in FATES for what in ("agreement", "who", "when", "first", "name", "condition")]
            assert singing("".join([*screen.received, *looker.received]), waiting) == [], "nobody has taken these"
            assert singing("".join(screen.received), [sings(fate, "idea") for fate in FATES]), "these the room has read: the test can fail"
            await asyncio.to_thread(run, server.data, "backup", backups / "monday")
            held = [word for word in REMOVED if in_folder(server.data, word)]
            assert held == REMOVED, "they were there before"
            await go(desk, phone)
            assert emptied(server.data / "facilitator.db-wal")
            await asyncio.to_thread(until, lambda: not in_folder(backups, sings("redacted", "own")))
            archive = json.dumps(server.archive(made["id"]), ensure_ascii=False)
            for word in [*REMOVED, *(mark_of(sings("redacted", what)) for what in ("text", "words"))]:
                assert (in_folder(server.data, word), in_folder(backups, word), word in archive) == ([], [], False), word
            await asyncio.sleep(0.4)
            await nothing_is_read(server, made, room, {"desk": desk, "screen": screen, "phone": looker})
            await must(desk, "meetup.close")
            await asyncio.sleep(0.4)
            assert singing(await asyncio.to_thread(pages, server, made["code"], {}), gone()) == []

    with Server(tmp_path) as server:
        made = server.make(EVENING)
        asyncio.run(story(server, made))
        files = zipfile.ZipFile(io.BytesIO(server.request("GET", f"/office/api/meetups/{made['id']}/export.zip", headers=BEARER).body))
        told = {name: files.read(name).decode() for name in files.namelist() if name.endswith((".csv", ".ndjson", ".json", ".html", ".svg", ".md", ".txt"))}
        assert {name: singing(text, gone()) for name, text in told.items() if singing(text, gone())} == {}
        assert STAYS in told["ideas.csv"]


def gone() -> list[str]:
    return [*REMOVED, *(sings(fate, what) for fate in ("hidden", "withdrawn") for what in SORTS)]


async def go(desk: Client, phone: Client) -> None:
    """What is hidden and withdrawn goes first, for then it is still there to leak; then what is removed for good."""
    await must(desk, "idea.hide", idea=1)
    await must(phone, "idea.withdraw", idea=3)
    for what, hidden, withdrawn in (("condition", 1, 3), ("agreement", 1, 2)):
        await must(desk, f"{what}.place", **{what: hidden}, to="hidden")
        await must(phone, f"{what}.withdraw", **{what: withdrawn})
    await must(desk, "idea.redact", idea=5, why="name")
    for verb, fields in (("condition.redact", {"condition": 5}), ("condition.redact", {"condition": 9}), ("agreement.redact", {"agreement": 3})):
        found = desk.docs.docs.get(f"{verb.partition('.')[0]}/{next(iter(fields.values()))}")
        assert found, (verb, fields)
        await must(desk, verb, **fields)
    await must(desk, "baton.redact")
    for number, what in (("r1", "text"), ("r2", "words")):
        await must(desk, "answer.redact", round=number, text=sings("redacted", what))


async def nothing_is_read(server: Server, made: dict[str, Any], room: Room, clients: dict[str, Client]) -> None:
    words = gone()
    for audience in ("screen", "phone"):
        assert singing(clients[audience].docs.docs, words) == [], audience
    assert singing(clients["desk"].docs.docs, REMOVED) == [], "the desk has the log and the list of what can be taken back"
    for cookies in (clients["phone"].cookies, {}):
        assert singing(await asyncio.to_thread(pages, server, made["code"], cookies), words) == []
    await nothing_by_old_cursors(room, "screen", clients["screen"].cookies, clients["screen"].docs.epoch)
