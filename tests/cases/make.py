"""Writes a data folder as this version writes it, and what it means, into tests/cases/data-<version>/. Run once per version that changes
what is stored: `python -m tests.cases.make`. A folder that was committed is never made again: it must load for ever."""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from facilitator import __version__
from tests.support.room import Room
from tests.support.server import Server
from tests.support.stage import PROGRAMME

CASES = Path(__file__).parent


async def evening(server: Server, made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Something of everything, with rounds closed and open; gives the documents of the desk and of one phone at the end."""
    async with Room(server, made) as room:
        desk, phones = await room.surface("desk"), await room.phones(7)
        for phone, role in zip(phones, ["docent", "ouder", "ouder"], strict=False):
            await phone.do("me.describe", role=role, table="3")
        await desk.do("show.go")
        await desk.do("show.go")
        for number, phone in enumerate(phones):
            await phone.do("answer", round="r1", choice="o1" if number % 2 else "o2")
        await phones[0].do("answer", round="r1", choice="o1")
        await desk.do("round.close")
        await desk.until(lambda desk: desk.docs.docs["round"]["state"] == "closed")
        for verb, fields in DESK:
            assert (await desk.do(verb, **fields))["ok"], verb
        for number, phone in enumerate(phones):
            await phone.do("idea.add", step="s4", theme="oorzaak", text=f"Idee {number}: één zin, met “tekens” – en 🙂")
        for phone, value in zip(phones, ["agree", "disagree", "pass", "agree", None], strict=False):
            await phone.do("idea.support", idea=1, value=value)
        await phones[1].do("idea.withdraw", idea=2)
        for verb, fields in IDEAS:
            assert (await desk.do(verb, **fields))["ok"], verb
        await desk.do("show.go", step="s2")
        await desk.do("round.again")
        for phone in phones[:5]:
            await phone.do("answer", round="r3", choice="o1")
        await desk.until(lambda desk: desk.docs.docs["round"]["results"]["total"] == 5)
        await asyncio.sleep(1)
        return {"desk": desk.docs.docs, "phone": phones[0].docs.docs, "mine": phones[0].mine.docs}


DESK: list[tuple[str, dict[str, Any]]] = [
    ("round.hide", {}),
    ("round.reveal", {}),
    ("screen.black", {"on": True}),
    ("screen.black", {"on": False}),
    ("screen.join", {"on": True}),
    ("screen.freeze", {"on": True}),
    ("undo", {}),
    ("clock.start", {"seconds": 600}),
    ("clock.add", {"seconds": 60}),
    ("clock.pause", {}),
    ("show.go", {"step": "s3"}),
    ("fragment.play", {}),
    ("fragment.pause", {}),
    ("fragment.seek", {"position": 6.5}),
    ("show.back", {}),
    ("show.add", {"step": {"kind": "text", "title": "Erbij", "body": "Nog iets"}, "before": "s4"}),
    ("show.edit", {"step": "s9", "changes": {"title": "Toch anders"}}),
    ("show.move", {"step": "s9"}),
    ("show.skip", {"step": "s9", "on": True}),
    ("show.go", {"step": "s4"}),
]
IDEAS: list[tuple[str, dict[str, Any]]] = [
    ("idea.show", {"idea": 1}),
    ("idea.hide", {"idea": 3}),
    ("ideas.close", {}),
    ("ideas.reveal", {}),
    ("meetup.close", {}),
    ("meetup.reopen", {}),
]


def make(target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder, Server(Path(folder)) as server:
        made = server.make(PROGRAMME)
        told = asyncio.run(evening(server, made))
        server.stop()
        target.mkdir()
        shutil.copy(server.data / "facilitator.db", target)
    (target / "expected.json").write_text(json.dumps({"id": made["id"], "code": made["code"], "documents": told}, ensure_ascii=False, indent=1, sort_keys=True))


if __name__ == "__main__":
    folder = CASES / f"data-{__version__}"
    if folder.exists():
        sys.exit(f"{folder.name} is there already and must load for ever; it is not made again.")
    make(folder)
