"""A data folder with the meetups of years in it: how soon is the server ready, and how soon is an old meetup open?"""

from __future__ import annotations

import asyncio
import secrets
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from facilitator import example
from facilitator.home import Home
from facilitator.meetup import NoMedia
from facilitator.store import Batch, Store
from tests.load.hall import Measured
from tests.load.processor import SERVER_CORE, on_core
from tests.load.servers import Served
from tests.support.server import Server
from tests.support.stage import Stage

MEETUPS, PEOPLE, SUPPORTED, STARTS = 50, 150, 10, 5


def an_evening() -> Batch:
    """All that the example evening leaves behind: every poll answered by all, an idea of every fourth on each wall, and each weighs some."""
    stage = Stage(example.programme("nl"))
    people = [secrets.token_hex(16) for _ in range(PEOPLE)]
    for number, step in enumerate(stage.meetup.show.steps, 1):
        stage.desk("show.go", step=step.id)
        stage.wait(60)
        if step.kind == "poll":
            options = len(step.own["poll"]["options"])
            round_id = next(reversed(stage.meetup.rounds.by_id))
            for at, person in enumerate(people):
                stage.phone(person, "answer", round=round_id, choice=f"o{at % options + 1}")
        elif step.kind == "ideas":
            write_and_weigh(stage, step.id, (step.own["ideas"]["themes"] or [None])[0], people, step.own["ideas"]["support"] != "none")
        stage.wait(60 * number)
    stage.desk("meetup.close")
    return Batch("", tuple(stage.log), tuple(stage.meetup.ballots()), tuple(stage.live.receipts.values()), tuple(stage.meetup.every_ballot()))


def write_and_weigh(stage: Stage, step: str, theme: str | None, people: list[str], weighed: bool) -> None:
    first = len(stage.meetup.ideas.by_id) + 1
    for person in people[::4]:
        stage.phone(person, "idea.add", step=step, theme=theme, text="Laat scholen hun plaatsen samen verdelen, dan hoeft niemand te loten.")
    ideas = range(first, len(stage.meetup.ideas.by_id) + 1)
    for idea in ideas:
        stage.desk("idea.show", idea=idea)
    for at, person in enumerate(people if weighed else ()):
        for idea in [*ideas, *ideas][at % len(ideas) :][:SUPPORTED]:
            stage.phone(person, "idea.support", idea=idea, value="agree")


def fill(folder: Path) -> str:
    """Writes them; gives the join code of the last."""
    folder.mkdir(parents=True)
    store, evening = Store(folder), an_evening()
    home = Home(store, lambda row: NoMedia(), in_thread=lambda work, *given: work(*given))
    home.writer.start()
    for _ in range(MEETUPS):
        row = home.adopt(secrets.token_bytes(32), None, lambda meetup: replace(evening, meetup=meetup))
        home.in_store(store.commit, [Batch(row.id, settled=evening.settled)])
    home.writer.stop()
    store.close()
    return row.code


async def past(kind: type[Served]) -> Measured:
    """Starts on such a folder, several times; each time an old meetup is opened by a phone."""
    assert kind.whole
    measured = Measured()
    with tempfile.TemporaryDirectory() as folder, on_core(SERVER_CORE):
        server = Server(Path(folder))
        code = fill(server.data)
        for _ in range(STARTS):
            measured.note(started=await asyncio.to_thread(server.start))
            begun = time.monotonic()
            measured.check(server.get(f"/{code}").status == 200, "the old meetup did not open")
            measured.note(opened=time.monotonic() - begun)
            server.stop()
        measured.note(bytes=float((server.data / "facilitator.db").stat().st_size))
    return measured
