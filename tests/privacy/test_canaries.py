"""What is hidden, waits, was withdrawn or removed, and what an edited idea said at first, reaches no phone and no screen by any way: words that sing are
looked for in everything that goes out. Only its author is told of it, and of removed words nobody."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.privacy.test_data_folder import emptied
from tests.privacy.test_gone import in_folder
from tests.support.client import Client
from tests.support.room import Room
from tests.support.server import BEARER, HOUSE, Server
from tests.support.stage import PROGRAMME, Stage
from tests.web.phone import Phone

IDEAS = {"screening": {"phones": True, "screen": True}, "support": "agree", "close": "by_hand"}
EVENING = {**PROGRAMME, "steps": [{"kind": "ideas", "title": "Wat nu?", "ideas": IDEAS}, PROGRAMME["steps"][0]]}
SEEN = "dit-mag-iedereen-lezen"
# canary -> what is done to the idea with it; the ones that the room has seen for a while come last
DONE: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "kanarie-wacht": [],
    "kanarie-juf Anna-wacht": [],
    "kanarie-verborgen": [("idea.hide", {"why": "insult"})],
    "kanarie-aangepast": [("idea.edit", {"text": SEEN}), ("idea.show", {})],
    "kanarie-bewerkt-verborgen": [("idea.edit", {"text": "kanarie-andere-woorden"}), ("idea.hide", {})],
    "kanarie-ingetrokken": [("idea.withdraw", {})],
    "kanarie-weg": [("idea.redact", {"why": "name"})],
    "kanarie-gezien-verborgen": [("idea.show", {}), ("idea.hide", {})],
    "kanarie-gezien-ingetrokken": [("idea.show", {}), ("idea.withdraw", {})],
    "kanarie-gezien-aangepast": [("idea.show", {}), ("idea.edit", {"text": SEEN})],
    "kanarie-gezien-weg": [("idea.show", {}), ("idea.edit", {"text": "kanarie-ook-gezien"}), ("idea.redact", {})],
}
BY_AUTHOR = "idea.withdraw"
REMOVED = ("kanarie-weg", "kanarie-gezien-weg", "kanarie-ook-gezien")
NEVER_SEEN = [canary for canary in DONE if "gezien" not in canary]
NUMBERS = {canary: number for number, canary in enumerate(DONE, 1)}


def singing(told: object, but: Iterable[str] = ()) -> list[str]:
    """The canaries in something that was told."""
    text = told if isinstance(told, str) else json.dumps(told, ensure_ascii=False, default=repr)
    found = [word for word in ("kanarie-andere-woorden", "kanarie-ook-gezien", *DONE) if word in text]
    return [word for word in found if word not in set(but)]


# the rules: every document, every cursor


def played() -> tuple[Stage, list[Any]]:
    """The evening, each idea by a phone of its own; and what phones and screen were sent of ideas that nobody was to see."""
    stage, sent = Stage(EVENING), list[Any]()

    def publish(meetup: str, audience: str, participant: str | None, push: dict[str, Any]) -> None:
        if audience in ("phone", "screen", "remote", "office") and not (participant and audience == "phone"):
            sent.append(push)

    stage._publish = publish  # type: ignore[method-assign]
    stage.desk("show.go")
    for canary in DONE:
        stage.phone(f"p{NUMBERS[canary]}", "idea.add", step="s1", text=canary)
        stage.wait(1)
    for canary, deeds in DONE.items():
        for verb, fields in deeds:
            if verb == BY_AUTHOR:
                stage.phone(f"p{NUMBERS[canary]}", verb, idea=NUMBERS[canary])
            else:
                stage.do("operator", verb, idea=NUMBERS[canary], **fields)
            stage.wait(1)
    stage.desk("ideas.screen", phones=False, screen=False)
    stage.desk("panic")
    stage.desk("restore")
    stage.desk("ideas.close")
    stage.desk("ideas.reveal")
    stage.wait(1)
    return stage, sent


def test_what_nobody_is_to_see_was_sent_to_nobody() -> None:
    stage, sent = played()
    assert not set(singing(sent)) & {*NEVER_SEEN, "kanarie-andere-woorden"}
    assert "kanarie-gezien-verborgen" in singing(sent), "this one the room has seen: the test can fail"
    assert SEEN in json.dumps(sent)
    assert len(singing(stage.docs("desk"))) > 6, "the desk sees them"


@pytest.mark.parametrize("audience", ["phone", "screen", "remote", "office", "afterwards"])
def test_nobody_gets_them_by_any_cursor(audience: str) -> None:
    stage, _ = played()
    stream = stage.live.streams[audience]
    for seq in range(stream.seq + 1):
        assert singing(stream.since("epoch", seq)) == []
    assert singing(stream.since()) == singing(stream.body().decode()) == []


def test_in_the_time_to_write_nobody_reads_what_others_write_whatever_the_desk_does_with_it() -> None:
    """Approved, edited, merged, grouped; with a clock that is paused, panic, a GO by mistake and the way back."""
    ideas = {"screening": {"phones": False, "screen": False}, "support": "agree", "writing": {"minutes": 3}}
    stage, sent = Stage({**EVENING, "steps": [{"kind": "ideas", "title": "Wat nu?", "ideas": ideas}, PROGRAMME["steps"][0]]}), list[Any]()
    stage._publish = lambda meetup, audience, participant, push: sent.append(push) if audience not in ("desk", "operator") and not participant else None  # type: ignore[method-assign]
    stage.desk("show.go")
    for number in (1, 2, 3):
        stage.phone(f"p{number}", "idea.add", step="s1", text="kanarie-wacht")
    deeds: list[tuple[str, dict[str, Any]]] = [
        ("idea.show", {"idea": 1}),
        ("idea.edit", {"idea": 1, "text": "kanarie-andere-woorden"}),
        ("idea.merge", {"idea": 2, "into": 1}),
        ("group.put", {"ideas": [1], "name": "kanarie-wacht"}),
        ("ideas.view", {"view": "groups"}),
        *((verb, {}) for verb in ("clock.pause", "panic", "restore", "show.go", "show.back", "clock.start")),
    ]
    for verb, fields in deeds:
        stage.desk(verb, **fields)
        stage.wait(1)
    for audience in ("phone", "screen", "remote", "office"):
        stream = stage.live.streams[audience]
        assert [singing(stream.since("epoch", seq)) for seq in range(stream.seq + 1)] == [[] for _ in range(stream.seq + 1)]
        assert singing(stream.body().decode()) == []
    assert singing(sent) == []
    assert singing(stage.mine("p3")) == ["kanarie-wacht"], "one's own"
    stage.desk("ideas.close")
    stage.wait(1)
    assert singing(stage.docs("screen")) == ["kanarie-andere-woorden", "kanarie-wacht"]
    assert len(singing(sent)) == 2, "the test can fail"


def test_authors_are_told_of_their_own_and_of_removed_words_nothing() -> None:
    stage, _ = played()
    for canary, number in NUMBERS.items():
        own = stage.live.own_stream(f"p{number}")
        found = {word for seq in range(own.seq + 1) for word in singing(own.since("epoch", seq))}
        assert found <= {canary, "kanarie-andere-woorden"}
        assert not found & set(REMOVED)
    assert not set(singing([vars(stage.meetup.past), stage.docs("desk"), stage.docs("operator")])) & set(REMOVED)


def test_what_stands_under_another_or_in_a_group_is_held_to_the_same() -> None:
    """Each canary once under an idea that the room sees and once above it, all of them in a group that the room sees, with dots on it."""
    stage = Stage(EVENING)
    stage.desk("show.go")
    for canary in DONE:
        stage.phone(f"p{NUMBERS[canary]}", "idea.add", step="s1", text=canary)
    others = len(DONE)
    for number in range(2 * others):
        stage.phone("p99", "idea.add", step="s1", text=f"gewoon {number}")
        stage.desk("idea.show", idea=others + number + 1)
    for at, number in enumerate(NUMBERS.values()):
        stage.do("operator", "idea.merge", idea=number, into=others + at + 1)
    stage.do("operator", "group.put", ideas=list(range(others + 1, 3 * others + 1)), name="Gewoon")
    for canary, deeds in DONE.items():
        for verb, fields in deeds:
            who = (f"p{NUMBERS[canary]}",) if verb == BY_AUTHOR else (None,)
            stage.do("phone" if verb == BY_AUTHOR else "operator", verb, *who, idea=NUMBERS[canary], **fields)
    stage.desk("ideas.view", view="groups")
    nothing_sings(stage)
    for at, number in enumerate(NUMBERS.values()):
        if not (stage.meetup.ideas.by_id[number].redacted or stage.meetup.ideas.by_id[number].withdrawn):
            stage.do("operator", "idea.ungroup", idea=number)
            stage.do("operator", "idea.merge", idea=2 * others + at + 1, into=number)
    nothing_sings(stage)
    stage.desk("dots.open", on="groups")
    nothing_sings(stage)


def test_what_is_worked_out_of_votes_tells_nothing_of_them() -> None:
    """All of them had the support of everybody, in each group, before they went."""
    ideas = {**IDEAS, "screening": {"phones": False, "screen": False, "flagged": False}, "support": "agree_disagree_pass"}
    stage = Stage({**EVENING, "steps": [{"kind": "ideas", "title": "Wat nu?", "ideas": ideas}]})
    stage.desk("show.go")
    for person in range(40):
        stage.phone(f"p{person}", "me.describe", role=PROGRAMME["roles"][person % 2])
    for canary, number in NUMBERS.items():
        stage.phone(f"p{number}", "idea.add", step="s1", text=canary)
        for person in range(40):
            stage.phone(f"p{person}", "idea.support", idea=number, value="agree" if person > 11 else "disagree")
    kept = next(number for canary, number in NUMBERS.items() if canary == "kanarie-gezien-aangepast")
    for canary, number in NUMBERS.items():
        if number != kept:
            goes(stage, canary, number)
    stage.desk("idea.edit", idea=kept, text=SEEN)
    stage.desk("ideas.close")
    stage.desk("ideas.split")
    for view in ("common_ground", "divided", "top"):
        stage.desk("ideas.view", view=view)
        nothing_sings(stage)
        for audience in ("phone", "screen", "desk"):
            ranking = stage.docs(audience)["ranking"]
            listed = [idea["id"] for each in ranking.get("themes", [ranking]) for idea in each["ideas"]]
            assert listed == ([] if view == "divided" else [kept]), (audience, view)


def goes(stage: Stage, canary: str, number: int) -> None:
    if "ingetrokken" in canary:
        stage.phone(f"p{number}", BY_AUTHOR, idea=number)
    else:
        stage.desk("idea.redact" if canary in REMOVED else "idea.hide", idea=number)


def nothing_sings(stage: Stage) -> None:
    stage.wait(1)
    for audience in ("phone", "screen", "remote", "office", "afterwards"):
        stream = stage.live.streams[audience]
        assert singing([stream.since(), stream.since("epoch", stream.seq // 2)]) == [], audience
    assert SEEN in json.dumps(stage.docs("screen")), "what was edited stands there"


# the server: sockets and pages


async def write(room: Room, phones: dict[str, Client]) -> None:
    for canary in DONE:
        phones[canary] = await room.phone()
        assert (await phones[canary].do("idea.add", step="s1", text=canary))["idea"] == NUMBERS[canary]


async def screen_them(operator: Client, phones: dict[str, Client]) -> None:
    for canary, deeds in DONE.items():
        for verb, fields in deeds:
            who = phones[canary] if verb == BY_AUTHOR else operator
            assert (await who.do(verb, idea=NUMBERS[canary], **fields))["ok"], (canary, verb)
            await asyncio.sleep(0.3)  # phones are told four times a second


def pages(server: Server, code: str, cookies: dict[str, str]) -> str:
    """Every page of a phone with these cookies, and its documents."""
    phone = Phone(server, code)
    phone.cookies = dict(cookies)
    paths = ("", "/after", "?all=1", "?still=1", "?take-back=1", "?change=r1", "/docs", "/me", "/me/forget", "?lang=en")
    return "\n".join(phone.ask("GET", phone.path + path).text for path in paths)


def test_no_socket_no_page_and_no_export_sings(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        made = server.make(EVENING)
        asyncio.run(an_evening(server, made))
        files = zipfile.ZipFile(io.BytesIO(server.request("GET", f"/office/api/meetups/{made['id']}/export.zip", headers=BEARER).body))
        assert singing("".join(files.read(name).decode() for name in files.namelist())) == []
        counted = list(csv.DictReader(io.StringIO(files.read("screening.csv").decode("utf-8-sig"))))
        assert {(row["what"], row["why"]): int(row["ideas"]) for row in counted if row["step"] == "s1"} == {
            ("written", ""): 11,
            ("shown", ""): 2,
            ("waiting", ""): 2,
            ("hidden", ""): 2,
            ("hidden", "insult"): 1,
            ("redacted", ""): 1,
            ("redacted", "name"): 1,
            ("withdrawn", ""): 2,
            ("edited", ""): 3,
            ("muted", ""): 1,
            ("flagged", "name"): 1,
        }
        ideas = list(csv.DictReader(io.StringIO(files.read("ideas.csv").decode("utf-8-sig"))))
        assert [row["text"] for row in ideas if row["text"]] == [SEEN, SEEN]
        assert (in_folder(server.data, "kanarie-weg"), in_folder(server.data, "kanarie-wacht") != []) == ([], True)


async def an_evening(server: Server, made: dict[str, Any]) -> None:
    async with Room(server, made) as room:
        desk, operator, screen, other = await room.surface("desk"), await room.surface("operator"), await room.surface("screen"), await room.phone()
        await desk.do("show.go")
        await other.until(lambda phone: "step" in phone.docs.docs)
        phones: dict[str, Client] = {}
        await write(room, phones)
        await screen_them(operator, phones)
        assert (await operator.do("idea.mute", idea=1, on=True))["ok"]
        refused = await phones["kanarie-wacht"].do("idea.add", step="s1", text="kanarie-stil")
        assert (refused["code"], "zaalleiding" in refused["message"]) == ("not_allowed", True)
        everywhere = ("idea/4", "idea/10")
        for client in (screen, other):
            await client.until(lambda client: {key for key in client.docs.docs if key.startswith("idea/")} == set(everywhere))
            assert not set(singing("".join(client.received))) & {*NEVER_SEEN, "kanarie-andere-woorden"}
            assert "kanarie-gezien-weg" in "".join(client.received), "it was there for a while: the test can fail"
        for audience, cookies in (("phone", other.cookies), ("screen", screen.cookies)):
            await nothing_by_old_cursors(room, audience, cookies, other.docs.epoch)
        assert singing(await asyncio.to_thread(pages, server, made["code"], other.cookies)) == []
        assert singing(await asyncio.to_thread(pages, server, made["code"], {})) == []
        for canary, phone in phones.items():
            told = await asyncio.to_thread(pages, server, made["code"], phone.cookies)
            assert singing(told, but=[] if canary in REMOVED else [canary, "kanarie-andere-woorden"]) == [], canary
            assert ("door de zaalleiding verwijderd" in told) is (canary in REMOVED)
            assert ("Aangepast door de zaalleiding" in told) is ("aangepast" in canary or "bewerkt" in canary)
        await nothing_afterwards(server, made, desk, [other, *phones.values()])


async def nothing_afterwards(server: Server, made: dict[str, Any], desk: Client, phones: list[Client]) -> None:
    """When the evening is over nobody reads them, not even who wrote them; they find their own with what became of it under "my data"."""
    assert (await desk.do("meetup.close"))["ok"]
    await asyncio.sleep(0.4)
    for cookies in ({}, *(phone.cookies for phone in phones)):
        phone = Phone(server, made["code"])
        phone.cookies = dict(cookies)
        page = await asyncio.to_thread(phone.ask, "GET", f"{phone.path}/after")
        assert (page.status, SEEN in page.text, singing(page.text)) == (200, True, [])


async def nothing_by_old_cursors(room: Room, audience: str, cookies: dict[str, str], epoch: str | None) -> None:
    """Who comes back with any cursor it may have had, and who asks for everything."""
    for seq in (*range(0, 40, 3), None):
        had = {} if seq is None else {"epoch": epoch, "seq": seq, "mine": seq}
        client = await Client(room.server.base, room.made["code"], audience, cookies).connect(**had)
        await client.until(lambda client: client.received)
        await client.sync(**had)
        await asyncio.sleep(0.05)
        assert singing("".join(client.received)) == []
        await client.close()


# the disk


def run(data: Path, *command: str | Path) -> None:
    asked = [sys.executable, "run.py", *map(str, command)]
    subprocess.run(asked, cwd=HOUSE, env={"PATH": "/usr/bin:/bin", "FACILITATOR_DATA": str(data)}, check=True, capture_output=True, timeout=60)


def until(holds: Any, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.1)
    return bool(holds())


def test_removed_words_are_in_no_file_of_the_database_and_in_no_backup(tmp_path: Path) -> None:
    backups = tmp_path / "backups"

    async def story(server: Server) -> None:
        made = server.make(EVENING)
        async with Room(server, made) as room:
            desk, phone = await room.surface("desk"), await room.phone()
            await desk.do("show.go")
            await phone.until(lambda phone: "step" in phone.docs.docs)
            for text in ("kanarie-weg", "dit blijft"):
                assert (await phone.do("idea.add", step="s1", text=text))["ok"]
            assert (await desk.do("idea.edit", idea=1, text="kanarie-andere-woorden"))["ok"]
            for name in ("monday", "tuesday.db", "wednesday.db", "thursday"):
                await asyncio.to_thread(run, server.data, "backup", backups / name)
            assert len(in_folder(backups, "kanarie-weg")) == 4
            assert in_folder(server.data, "kanarie-andere-woorden"), "it was there before"
            assert (await desk.do("idea.redact", idea=1, why="name"))["ok"]
            assert emptied(server.data / "facilitator.db-wal")
            await asyncio.to_thread(until, lambda: not (backups / "monday").exists())
            for word in ("kanarie-weg", "kanarie-andere-woorden"):
                assert (in_folder(server.data, word), in_folder(backups, word), word in str(server.archive(made["id"]))) == ([], [], False)
        assert [path.name for path in backups.iterdir()] == ["thursday"], "a fresh one in the place of the newest, and the older ones are gone"
        assert in_folder(backups, "dit blijft")
        server.kill()
        server.start()
        async with Room(server, made) as room:
            told = (await room.surface("operator")).docs.docs
            assert [told[f"idea/{number}"]["text"] for number in (1, 2)] == ["", "dit blijft"]
            assert (told["idea/1"]["status"], told["idea/1"]["why"]) == ("redacted", "name")

    with Server(tmp_path) as server:
        asyncio.run(story(server))


def test_a_backup_that_was_away_is_made_anew_when_it_is_there_again(tmp_path: Path) -> None:
    away, drive = tmp_path / "away", tmp_path / "drive"
    drive.mkdir()

    async def story(server: Server) -> None:
        made = server.make(EVENING)
        async with Room(server, made) as room:
            desk, phone = await room.surface("desk"), await room.phone()
            await desk.do("show.go")
            await phone.until(lambda phone: "step" in phone.docs.docs)
            assert (await phone.do("idea.add", step="s1", text="kanarie-weg"))["ok"]
            await asyncio.to_thread(run, server.data, "backup", drive / "monday.db")
            drive.rename(away)
            assert (await desk.do("idea.redact", idea=1))["ok"]

    with Server(tmp_path) as server:
        asyncio.run(story(server))
        server.stop()
        away.rename(drive)
        assert in_folder(drive, "kanarie-weg")
        server.start()
        assert until(lambda: not in_folder(drive, "kanarie-weg"))


# conditions and agreements

AGREED = {**EVENING, "steps": [*EVENING["steps"], {"kind": "agreements", "title": "Afspraken"}]}
OF_IDEAS = ["kanarie-voorwaarde-weg", "kanarie-gestemd-weg", "kanarie-andere-woorden-weg"]
OFFERED = {"kanarie-aanbod-wacht": None, "kanarie-aanbod-verborgen": "hidden", "kanarie-aanbod-geparkeerd": "parked"}


def heard(told: object, words: Iterable[str]) -> list[str]:
    text = told if isinstance(told, str) else json.dumps(told, ensure_ascii=False, default=repr)
    return [word for word in words if word in text]


def agreed() -> tuple[Stage, list[Any]]:
    """Ideas of which conditions were made before they were redacted: one put to the vote, one in other words. And offers that wait, are hidden or parked."""
    stage, sent = Stage(AGREED), list[Any]()

    def publish(meetup: str, audience: str, participant: str | None, push: dict[str, Any]) -> None:
        if audience in ("phone", "screen", "remote", "office") and not participant:
            sent.append(push)

    stage._publish = publish  # type: ignore[method-assign]
    stage.desk("show.go")
    for canary in OF_IDEAS:
        stage.phone("p1", "idea.add", step="s1", text=canary)
    stage.desk("show.go", step="s3")
    for number, canary in enumerate(OF_IDEAS[1:], 2):
        other = {"text": SEEN} if canary == OF_IDEAS[2] else {}
        stage.desk("condition.add", level="zelf", idea=number, **other)
    stage.desk("conditions.open")
    stage.desk("condition.add", level="zelf", idea=1)
    for number, (canary, place) in enumerate(OFFERED.items(), 1):
        stage.phone("p1", "condition.offer", step="s3", level="zelf", text=canary)
        stage.phone("p1", "agreement.offer", step="s3", what=canary, name=f"naam van {canary}", on_screen=True)
        if place:
            stage.do("operator", "condition.place", condition=number + 3, to=place)
            stage.do("operator", "agreement.place", agreement=number, to=place)
    stage.wait(1)
    for number in (1, 2, 3):
        stage.do("operator", "idea.redact", idea=number, why="name")
    stage.desk("undo")
    stage.desk("conditions.close")
    stage.wait(1)
    return stage, sent


def test_of_redacted_ideas_no_condition_sings_and_what_waits_is_hidden_or_parked_the_room_never_heard() -> None:
    stage, sent = agreed()
    assert heard(sent, OF_IDEAS) == OF_IDEAS[:2], "the room has seen these for a while: the test can fail"
    assert heard(sent, OFFERED) == []
    for audience in ("phone", "screen", "remote", "office"):
        stream = stage.live.streams[audience]
        for seq in range(stream.seq + 1):
            assert heard([stream.since(), stream.since("epoch", seq)], [*OF_IDEAS, *OFFERED]) == [], audience
    assert SEEN in json.dumps(stage.docs("screen")), "what the room voted on in other words stands there"
    assert heard([vars(stage.meetup.past), stage.docs("desk"), stage.docs("operator")], OF_IDEAS) == []
    assert heard(stage.docs("desk"), OFFERED) == list(OFFERED), "the desk sees these"


def test_the_room_sees_what_is_parked_only_while_the_parking_lot_is_shown() -> None:
    stage, _ = agreed()
    stage.desk("agreements.view", view="parked")
    stage.wait(1)
    assert [heard(stage.docs(audience), [*OF_IDEAS, *OFFERED]) for audience in ("phone", "screen")] == [["kanarie-aanbod-geparkeerd"]] * 2
    stage.desk("agreements.view", view="conditions")
    stage.wait(1)
    assert heard([stage.docs("phone"), stage.docs("screen")], OFFERED) == []


def test_no_socket_page_export_file_or_backup_has_a_condition_of_a_redacted_idea(tmp_path: Path) -> None:
    backups = tmp_path / "backups"

    async def story(server: Server, made: dict[str, Any]) -> None:
        async with Room(server, made) as room:
            desk, screen, phone, other = await room.surface("desk"), await room.surface("screen"), await room.phone(), await room.phone()
            await desk.do("show.go")
            await phone.until(lambda phone: "step" in phone.docs.docs)
            for text in OF_IDEAS:
                assert (await phone.do("idea.add", step="s1", text=text))["ok"]
            await desk.do("show.go", step="s3")
            await phone.until(lambda phone: phone.docs.docs["step"]["id"] == "s3")
            for number in (2, 3):
                assert (await desk.do("condition.add", level="zelf", idea=number))["ok"]
            assert (await desk.do("condition.edit", condition=2, text=SEEN))["ok"]
            assert (await desk.do("conditions.open"))["ok"]
            assert (await desk.do("condition.add", level="zelf", idea=1))["ok"]
            for number, (canary, place) in enumerate(OFFERED.items(), 1):
                assert (await phone.do("condition.offer", step="s3", level="zelf", text=canary))["ok"]
                assert (await phone.do("agreement.offer", step="s3", what=canary, name=f"naam van {canary}", on_screen=True))["ok"]
                if place:
                    assert (await desk.do("condition.place", condition=number + 3, to=place))["ok"]
                    assert (await desk.do("agreement.place", agreement=number, to=place))["ok"]
            await asyncio.to_thread(run, server.data, "backup", backups / "monday")
            assert [in_folder(folder, OF_IDEAS[0]) != [] for folder in (backups, server.data)] == [True, True]
            for number in (1, 2, 3):
                assert (await desk.do("idea.redact", idea=number))["ok"]
            assert emptied(server.data / "facilitator.db-wal")
            await asyncio.to_thread(until, lambda: not in_folder(backups, OF_IDEAS[0]))
            for word in OF_IDEAS:
                assert (in_folder(server.data, word), in_folder(backups, word), word in str(server.archive(made["id"]))) == ([], [], False), word
            for client in (screen, other):
                await client.until(lambda client: [key for key in client.docs.docs if key.startswith("condition/")] == ["condition/2"])
                assert heard("".join(client.received), OFFERED) == []
                assert OF_IDEAS[1] in "".join(client.received), "it was there for a while: the test can fail"
            for cookies in (other.cookies, {}):
                assert heard(await asyncio.to_thread(pages, server, made["code"], cookies), [*OF_IDEAS, *OFFERED]) == []

    with Server(tmp_path) as server:
        made = server.make(AGREED)
        asyncio.run(story(server, made))
        files = zipfile.ZipFile(io.BytesIO(server.request("GET", f"/office/api/meetups/{made['id']}/export.zip", headers=BEARER).body))
        told = "".join(files.read(name).decode() for name in files.namelist())
        assert heard(told, [*OF_IDEAS, *OFFERED, "naam van kanarie"]) == ["kanarie-aanbod-geparkeerd"], "the parking lot is in the export, without names"
        server.kill()
        server.start()
        again = server.archive(made["id"])
        assert heard(str(again), [*OF_IDEAS, SEEN]) == [SEEN]
