"""What was forgotten or deleted is in no byte of the data folder any more."""

from __future__ import annotations

import asyncio
from pathlib import Path

from facilitator.figures.spelling import folded
from facilitator.meetup.ideas import IdeaAdded
from facilitator.meetup.rounds import Answered
from facilitator.meetup.words import Entry
from facilitator.meetup.written import mark_of
from facilitator.store import Batch, LinkRow, MeetupRow, Receipt, Store
from tests.privacy.test_data_folder import emptied
from tests.support.room import Room
from tests.support.server import Server
from tests.support.stage import PROGRAMME

CANARY = "kanarie-in-de-woorden"
SLIP = "kanarie-in-de-worden"
AUTHOR = "kanarie-als-schrijver"


def idea(text: str) -> Entry:
    return Entry(1, 1.0, "phone", "idea.add", 1, IdeaAdded(1, "s4", None, text, AUTHOR))


def in_folder(folder: Path, word: str) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and word.encode() in bytes_of(path)]


def bytes_of(path: Path) -> bytes:
    """Nothing of a file that is gone by now."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def test_a_forgotten_idea_is_in_no_file_of_a_running_server(tmp_path: Path) -> None:
    async def story(server: Server) -> None:
        made = server.make(PROGRAMME)
        async with Room(server, made) as room:
            desk, phone, other = await room.surface("desk"), await room.phone(), await room.phone()
            await desk.do("show.go", step="s4")
            await phone.until(lambda phone: "step" in phone.docs.docs)
            for text in (CANARY, CANARY + " nog eens"):
                assert (await phone.do("idea.add", step="s4", theme="oorzaak", text=text))["ok"]
            assert (await other.do("idea.add", step="s4", theme="oorzaak", text="dit blijft"))["ok"]
            assert in_folder(server.data, CANARY), "it was there before"
            assert (await phone.do("me.forget"))["ok"]
            await desk.until(lambda desk: desk.docs.docs.get("idea/2", {}).get("status") == "withdrawn")
            assert emptied(server.data / "facilitator.db-wal")
            assert (in_folder(server.data, CANARY), in_folder(server.data, "dit blijft")) == ([], ["facilitator.db"])
            assert CANARY not in str(server.archive(made["id"]))
        server.kill()
        server.start()
        async with Room(server, made) as room:
            desk = await room.surface("desk")
            assert [desk.docs.docs[f"idea/{number}"]["text"] for number in (1, 2, 3)] == ["", "", "dit blijft"]

    with Server(tmp_path) as server:
        asyncio.run(story(server))


def test_a_forgotten_answer_is_in_no_file_of_a_running_server_also_when_its_round_is_closed(tmp_path: Path) -> None:
    poll = {"kind": "text", "question": "Wat?"}

    async def story(server: Server) -> None:
        made = server.make({**PROGRAMME, "steps": [{"kind": "poll", "title": "Vraag", "poll": poll}]})
        async with Room(server, made) as room:
            desk, phone, other = await room.surface("desk"), await room.phone(), await room.phone()
            await desk.do("show.go")
            await phone.until(lambda phone: "round" in phone.docs.docs)
            for each, text in ((phone, CANARY), (other, "dit blijft")):
                assert (await each.do("answer", round="r1", choice=text))["ok"]
            await desk.do("round.close")
            await desk.until(lambda desk: desk.docs.docs["round"]["state"] == "closed")
            assert in_folder(server.data, CANARY), "it was there before"
            assert (await phone.do("me.forget"))["ok"]
            await desk.until(lambda desk: desk.docs.docs["round"]["results"]["total"] == 1)
            assert emptied(server.data / "facilitator.db-wal")
            assert (in_folder(server.data, CANARY), in_folder(server.data, "dit blijft")) == ([], ["facilitator.db"])

    with Server(tmp_path) as server:
        asyncio.run(story(server))


def test_a_redacted_answer_and_the_mark_of_it_are_in_no_file_of_a_running_server(tmp_path: Path) -> None:
    polls = [{"kind": "poll", "title": kind, "poll": {"kind": kind, "question": "Wat?", "close": "by_hand"}} for kind in ("text", "words")]

    async def story(server: Server) -> None:
        made = server.make({**PROGRAMME, "steps": polls})
        async with Room(server, made) as room:
            desk, phone, other = await room.surface("desk"), await room.phone(), await room.phone()
            for number, own in enumerate((CANARY, [CANARY, "dit blijft"]), 1):
                await desk.do("show.go")
                for each, written in ((phone, own), (other, "dit blijft" if number == 1 else ["dit blijft", SLIP])):
                    assert (await each.do("answer", round=f"r{number}", choice=written))["ok"]
            for verb in ("answer.show", "answer.hide"):
                assert (await desk.do(verb, round="r1", text=CANARY))["ok"]
            assert (await desk.do("answer.hide", round="r2", text=CANARY))["ok"]
            await desk.do("round.close", round="r1")
            await desk.until(lambda desk: desk.docs.docs["round/r1"]["state"] == "closed")
            assert in_folder(server.data, CANARY), "it was there before"
            marks = [mark_of(CANARY), *(mark_of(folded(word)) for word in (CANARY, SLIP))]
            assert all(in_folder(server.data, mark) for mark in marks), "and what can be tried with it"
            for number in (1, 2):
                assert (await desk.do("answer.redact", round=f"r{number}", text=CANARY, why="name"))["ok"]
            await desk.until(lambda desk: desk.docs.docs["round/r1"]["results"]["total"] == 1)
            assert emptied(server.data / "facilitator.db-wal")
            assert [in_folder(server.data, word) for word in (CANARY, SLIP, *marks)] == [[]] * 5
            assert in_folder(server.data, "dit blijft") == ["facilitator.db"]
            assert not [word for word in (CANARY, SLIP, *marks) if word in str(server.archive(made["id"]))]
        server.kill()
        server.start()
        async with Room(server, made) as room:
            desk = await room.surface("desk")
            assert [desk.docs.docs[f"round/r{number}"]["results"]["redacted"] for number in (1, 2)] == [1, 2]
            assert [desk.docs.docs[f"round/r{number}"]["results"]["total"] for number in (1, 2)] == [1, 2]

    with Server(tmp_path) as server:
        asyncio.run(story(server))


def test_a_forgotten_offer_its_name_and_what_the_desk_made_of_it_are_in_no_file_of_a_running_server(tmp_path: Path) -> None:
    async def story(server: Server) -> None:
        made = server.make({**PROGRAMME, "steps": [{"kind": "agreements", "title": "Afspraken"}]})
        async with Room(server, made) as room:
            desk, phone, other = await room.surface("desk"), await room.phone(), await room.phone()
            await desk.do("show.go")
            await phone.until(lambda phone: "step" in phone.docs.docs)
            for each, what in ((phone, CANARY), (other, "dit blijft")):
                assert (await each.do("agreement.offer", step="s1", what=what, name=f"naam van {what}", on_screen=True))["ok"]
                assert (await each.do("condition.offer", step="s1", level="zelf", text=what))["ok"]
            assert (await desk.do("agreement.edit", agreement=1, changes={"when": "juni"}))["ok"]
            assert (await desk.do("condition.edit", condition=1, text=f"{CANARY}, anders"))["ok"]
            assert in_folder(server.data, CANARY), "it was there before"
            assert (await phone.do("me.forget"))["ok"]
            await desk.until(lambda desk: "agreement/1" not in desk.docs.docs and "condition/1" not in desk.docs.docs)
            assert emptied(server.data / "facilitator.db-wal")
            assert (in_folder(server.data, CANARY), in_folder(server.data, "dit blijft")) == ([], ["facilitator.db"])
            assert CANARY not in str(server.archive(made["id"]))
        server.kill()
        server.start()
        async with Room(server, made) as room:
            desk = await room.surface("desk")
            assert (desk.docs.docs["agreement/2"]["name"], desk.docs.docs["condition/2"]["text"]) == ("naam van dit blijft", "dit blijft")
            assert "agreement/1" not in desk.docs.docs

    with Server(tmp_path) as server:
        asyncio.run(story(server))


def test_a_deleted_meetup_is_in_no_byte_and_the_others_are_whole(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for meetup, text in (("gone-meetup", CANARY), ("kept-meetup", "dit blijft")):
        row = MeetupRow(meetup, "482913" if meetup == "gone-meetup" else "593024", meetup.encode(), 1.0)
        store.add_meetup(row, Batch(meetup, (idea(text),)), [LinkRow(f"link-of-{meetup}", meetup, "desk", 1.0, None)])
        votes = tuple(Answered("r1", f"voter-of-{meetup}", "o1") for _ in range(1))
        store.commit([Batch(meetup, ballots=votes, receipts=(Receipt(meetup.encode(), b"d", about=("answer", "r1")),))])
        store.commit([Batch(meetup, ballots=(Answered("r2", f"voter-of-{meetup}", "o1"),), settled=(("answer", "r1"),))])
    store.delete_meetup("gone-meetup")
    assert store.checkpoint()
    assert [in_folder(tmp_path, word) for word in ("gone-meetup", CANARY, "482913")] == [[], [], []]
    assert in_folder(tmp_path, "kept-meetup")
    assert [row.id for row in store.meetups()] == ["kept-meetup"]
    assert [entry.event for entry in store.entries("kept-meetup")] == [idea("dit blijft").event]
    assert len(list(store.ballots("kept-meetup"))) == 2
    store.close()


def test_words_that_were_erased_are_gone_with_their_author(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.add_meetup(MeetupRow("m", "482913", b"k", 1.0), Batch("m", (idea(CANARY),)), [])
    store.commit([Batch("m", erased=(1,))])
    assert store.checkpoint()
    assert (in_folder(tmp_path, CANARY), in_folder(tmp_path, AUTHOR)) == ([], [])
    assert [entry.event for entry in store.entries("m")] == [IdeaAdded(1, "s4", None, "", None)]
    store.close()
