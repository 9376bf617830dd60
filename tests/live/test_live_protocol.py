"""The live protocol over a real websocket: docs/protocol.md, sentence by sentence."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from facilitator.meetup.words import ITSELF, LISTENERS, Command
from tests.support.client import Client, Refused
from tests.support.room import Room
from tests.support.server import TOKEN, Server

QUIET_SECONDS = 1.0


def test_a_vote_is_told_to_its_voter_and_the_desk_and_to_no_other_phone(server: Server, made: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            desk, voter, other = await room.surface("desk"), await room.phone(), await room.phone()
            await on_air(desk, "s2", voter, other)
            received = len(other.received)
            ack = await voter.do("answer", round="r1", choice="o1")
            assert ack == {"ok": True, "id": ack["id"], "seq": 0}
            await desk.until(lambda desk: desk.docs.docs["round"]["answered"] == 1)
            await voter.until(lambda voter: voter.mine.docs.get("my/round/r1") == {"choice": "o1"})
            await asyncio.sleep(QUIET_SECONDS)
            assert len(other.received) == received
            assert voter.docs.docs["round"]["results"] is None

    asyncio.run(story())


def test_the_same_id_again_changes_nothing_and_gets_the_same_ack(server: Server, made: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            desk, phone, other = await room.surface("desk"), await room.phone(), await room.phone()
            await on_air(desk, "s4", phone, other)
            id = str(uuid.uuid4())
            idea = {"id": id, "verb": "idea.add", "step": "s4", "theme": "oorzaak", "text": "Loten"}
            first = await phone.do_raw(idea)
            assert first["ok"]
            assert await phone.do_raw(idea) == first
            assert (await phone.do_raw({**idea, "text": "Iets anders"}))["code"] == "id_reused"
            assert (await other.do_raw(idea))["code"] == "id_reused", "it is another person's"
            await desk.until(lambda desk: "idea/1" in desk.docs.docs)
            assert "idea/2" not in desk.docs.docs

    asyncio.run(story())


def test_what_was_refused_stays_refused_whatever_copy_of_it_comes_later(server: Server, made: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            desk, phone = await room.surface("desk"), await room.phone()
            await on_air(desk, "s4", phone)
            assert (await desk.do("ideas.close"))["ok"]
            idea = {"id": str(uuid.uuid4()), "verb": "idea.add", "step": "s4", "theme": "oorzaak", "text": "Loten"}
            refused = await phone.do_raw(idea)
            assert refused["code"] == "closed"
            assert (await desk.do("ideas.open"))["ok"]
            assert await phone.do_raw(idea) == refused, "its sender was told that it was not carried out"
            assert (await phone.do_raw({**idea, "id": str(uuid.uuid4())}))["ok"], "said anew it is heard"

    asyncio.run(story())


def test_what_is_late_is_only_asked_about(server: Server, made: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            desk = await room.surface("desk")
            go = {"id": str(uuid.uuid4()), "verb": "show.go", "step": "s2"}
            refused = await desk.do_raw({**go, "late": True})
            assert (refused["ok"], refused["code"]) == (False, "not_sent")
            assert desk.docs.docs["show"]["on_air"] is None
            assert (await desk.do_raw(go))["code"] == "not_sent", "its first sending, that came after the second"
            again = {**go, "id": str(uuid.uuid4())}
            done = await desk.do_raw(again)
            assert done["ok"]
            assert await desk.do_raw({**again, "late": True}) == done
            assert (await desk.do_raw({**again, "step": "s1", "late": True}))["code"] == "id_reused"
            assert (await desk.do_raw({"id": str(uuid.uuid4()), "verb": "screen.sign", "late": True}))["code"] == "not_sent"
            assert (await desk.do_raw({"id": str(uuid.uuid4()), "verb": "screen.sign", "late": "yes"}))["code"] == "invalid"

    asyncio.run(story())


def test_closing_takes_votes_in_flight_and_then_refuses(server: Server, made: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            desk, screen, phone = await room.surface("desk"), await room.surface("screen"), await room.phone()
            shown = screen.docs.docs
            await on_air(desk, "s2", phone, screen)
            assert (await desk.do("round.close"))["ok"]
            assert (await phone.do("answer", round="r1", choice="o2"))["ok"], "it was in flight"
            await screen.until(lambda screen: screen.docs.docs["round"]["state"] == "closing")
            assert shown["round"]["results"] is None
            await screen.until(lambda screen: screen.docs.docs["round"]["state"] == "closed")
            assert screen.docs.docs["round"]["results"] == {"total": 1, "counts": {"o1": 0, "o2": 1}}
            late = await phone.do("answer", round="r1", choice="o1")
            assert (late["ok"], late["code"]) == (False, "closed")
            assert late["message"]

    asyncio.run(story())


def test_a_client_that_comes_back_gets_what_changed_since(server: Server, made: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            desk, phone = await room.surface("desk"), await room.phone()
            seq, mine, epoch = phone.docs.seq, phone.mine.seq, phone.docs.epoch
            await phone.close()
            await on_air(desk, "s2")
            again = Client(server.base, made["code"], "phone", phone.cookies)
            room.clients.append(again)
            again.docs.epoch, again.docs.seq = epoch, seq
            await again.connect(epoch=epoch, seq=seq, mine=mine)
            await again.until(lambda again: again.docs.pushes > 0)
            assert '"from":' + str(seq) in again.received[0].replace(" ", "")
            assert {"step", "round"} <= set(again.docs.docs)
            assert again.docs.docs["meetup"]["state"] == "open", "the first GO opened it"
            stranger = await room.enter("phone", phone.cookies, epoch="an older server", seq=seq)
            assert '"from":0' in stranger.received[0].replace(" ", "")

    asyncio.run(story())


def test_sync_fills_a_hole(server: Server, made: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            desk, phone = await room.surface("desk"), await room.phone()
            await on_air(desk, "s1", phone)
            known = dict(phone.docs.docs)
            phone.docs.docs.clear()
            await phone.sync()
            await phone.until(lambda phone: phone.docs.docs == known)
            pushes = phone.docs.pushes
            await phone.sync(seq=phone.docs.seq, mine=phone.mine.seq)
            await phone.until(lambda phone: phone.docs.pushes > pushes)
            assert phone.docs.docs == known

    asyncio.run(story())


@pytest.mark.parametrize(
    ("audience", "cookies", "code", "why"),
    [
        ("phone", {}, None, "not_allowed"),
        ("phone", {"facilitator_phone": "forged.signature"}, None, "not_allowed"),
        ("phone", "phone", "000000", "unknown_code"),
        ("desk", "phone", None, "not_allowed"),
        ("desk", "screen", None, "not_allowed"),
        ("desk", "operator", None, "not_allowed"),
        ("screen", "phone", None, "not_allowed"),
        ("king", "desk", None, "not_allowed"),
    ],
)
def test_who_has_no_right_to_a_surface_is_refused(server: Server, made: dict[str, Any], audience: str, cookies: Any, code: str | None, why: str) -> None:
    async def story() -> None:
        room = Room(server, made)
        if cookies == "phone":
            given = server.cookies(f"/{made['code']}")
        else:
            given = room.link_cookies(cookies) if isinstance(cookies, str) else cookies
        with pytest.raises(Refused, match=why):
            await Client(server.base, code or made["code"], audience, given).connect()
        if isinstance(cookies, str) and cookies != "phone":
            async with room:
                await room.enter(cookies, given)  # the cookie itself is good

    asyncio.run(story())


def test_a_cookie_of_another_meetup_opens_nothing(server: Server, made: dict[str, Any]) -> None:
    async def story() -> None:
        other = server.make({"title": "Elders", "steps": [{"kind": "text", "title": "Hoi"}]})
        with pytest.raises(Refused, match="not_allowed"):
            await Client(server.base, made["code"], "desk", Room(server, other).link_cookies("desk")).connect()

    asyncio.run(story())


SAMPLES: dict[str, dict[str, Any]] = {
    "answer": {"round": "r1", "choice": "o1"},
    "idea.add": {"step": "s4", "theme": "oorzaak", "text": "Loten"},
    "show.add": {"step": {"kind": "text", "title": "Erbij"}},
    "show.edit": {"step": "s7", "changes": {"title": "Anders"}},
    **{verb: {"idea": 1} for verb in ("idea.withdraw", "idea.show", "idea.hide", "idea.redact")},
    "idea.edit": {"idea": 1, "text": "Anders"},
    "ideas.approve": {"ideas": [1]},
    "idea.mute": {"idea": 1, "on": True},
    "idea.support": {"idea": 1, "value": "agree"},
    "idea.merge": {"idea": 2, "into": 1},
    "idea.ungroup": {"idea": 1},
    "group.put": {"ideas": [1], "name": "Loten"},
    "group.name": {"group": "g1", "name": "Loten"},
    "group.redact": {"group": "g1"},
    "ideas.view": {"view": "groups"},
    "ideas.split": {"step": "s4"},
    **{verb: {"idea": 1} for verb in ("dot.place", "dot.take")},
    **{verb: {"round": "r1", "text": "taal"} for verb in ("answer.show", "answer.hide", "answer.redact")},
    "round.view": {"view": "role"},
    **{verb: {"step": "s7"} for verb in ("show.move", "show.remove")},
    "show.skip": {"step": "s7", "on": True},
    "condition.offer": {"step": "s4", "level": "zelf", "text": "Tijd"},
    "condition.add": {"level": "zelf"},
    **{verb: {"condition": 1} for verb in ("condition.edit", "condition.withdraw", "condition.redact")},
    "condition.place": {"condition": 1, "to": "parked"},
    "condition.vote": {"condition": 1, "value": "agree"},
    "agreement.offer": {"step": "s4", "what": "Bellen"},
    "agreement.add": {"deal": {"what": "Bellen"}},
    "agreement.edit": {"agreement": 1, "changes": {}},
    "agreement.place": {"agreement": 1, "to": "parked"},
    **{verb: {"agreement": 1} for verb in ("agreement.withdraw", "agreement.redact")},
    "agreements.view": {"view": "parked"},
    "baton.pass": {"to": "Almere"},
    "clock.add": {"seconds": 60},
    "practice": {"choice": "o1"},
    "meetup.edit": {"changes": {"title": "Anders"}},
    "meetup.follow_up": {"text": "U hoort van ons."},
    "fragment.seek": {"position": 5},
    "fragment.volume": {"level": 50},
    "fragment.moment": {"step": "s3", "position": 5},
    "fragment.progress": {"state": "ready"},
    "talk.phase": {"phase": 1},
    "table.scribe": {"on": True},
    "table.done": {"step": "s8"},
    "table.mark": {"table": "1"},
    "ticket.print": {"more": 1},
    "ticket.free": {"number": 1},
    "screen.ready": {"sign": "K7", "full": True, "sound": True, "wake": None, "clips": {"ready": 0, "of": 0}},
    **{verb: {"on": True} for verb in ("screen.black", "screen.freeze", "screen.join")},
}
VERBS = {verb: command.by for verb, command in Command.known.items() if command.by.isdisjoint(ITSELF)}


@pytest.mark.parametrize("audience", LISTENERS)
def test_a_verb_of_somebody_else_is_refused_and_changes_nothing(server: Server, made: dict[str, Any], audience: str) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            who = await enter(room, audience)
            refused = [verb for verb, by in VERBS.items() if audience not in by]
            assert refused
            for verb in refused:
                ack = await who.do(verb, **SAMPLES.get(verb, {}))
                assert (ack["ok"], ack["code"]) == (False, "not_allowed"), verb
            assert len(server.archive(made["id"])["log"]) == 1

    asyncio.run(story())


async def enter(room: Room, audience: str) -> Client:
    if audience == "office":
        return await room.enter("office", {"facilitator_office": office_cookie(room.server)})
    return await (room.phone() if audience == "phone" else room.surface(audience))


def test_the_office_prepares_the_evening_live_and_sees_nobody(server: Server, made: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            office, desk = await enter(room, "office"), await room.surface("desk")
            assert set(office.docs.docs) == {"meetup", "show"}
            assert (await office.do("meetup.edit", changes={"title": "Klassen Almere"}))["ok"]
            step = (await office.do("show.add", step={"kind": "text", "title": "Erbij"}, before="s1"))["step"]
            await desk.until(lambda desk: desk.docs.docs["show"]["steps"][0]["id"] == step and desk.docs.docs["meetup"]["title"] == "Klassen Almere")
            assert (await office.do("undo"))["undone"] == "show.add"
            assert (await desk.do("show.go"))["ok"]
            assert (await office.do("undo"))["code"] == "invalid"
            await office.until(lambda office: "undo" not in office.docs.docs)

    asyncio.run(story())


def test_without_the_cookie_of_the_office_there_is_no_office(server: Server, made: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            for cookies in ({}, {"facilitator_office": "forged"}, room.link_cookies("desk")):
                with pytest.raises(Refused, match="not_allowed"):
                    await room.enter("office", cookies)

    asyncio.run(story())


def test_the_remote_goes_on_but_chooses_no_step(server: Server, made: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            remote = await room.surface("remote")
            assert (await remote.do("show.go", step="s2"))["code"] == "not_allowed"
            assert (await remote.do("show.go"))["on_air"] == "s1"

    asyncio.run(story())


def test_a_withdrawn_link_is_out_at_once_and_the_new_one_works(server: Server, made: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            desk = await room.surface("desk")
            office = {"Cookie": f"facilitator_office={office_cookie(server)}"}
            page = server.get(f"/office/meetups/{made['id']}", **office)
            csrf = page.text.split('name="csrf" value="')[1].split('"')[0]
            renewed = server.request(
                "POST",
                f"/office/meetups/{made['id']}/links/desk/renew",
                f"csrf={csrf}".encode(),
                {**office, "Content-Type": "application/x-www-form-urlencoded"},
            )
            assert renewed.status == 303
            await asyncio.wait_for(desk.closed(), 2)
            assert desk.put_out == "not_allowed"
            with pytest.raises(Refused, match="not_allowed"):
                await Client(server.base, made["code"], "desk", desk.cookies).connect()

    asyncio.run(story())


def office_cookie(server: Server) -> str:
    answer = server.request("POST", "/office/login", f"token={TOKEN}".encode(), {"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status == 303, answer.text
    return answer.cookies["facilitator_office"]


def test_the_language_of_refusals_is_the_pages(server: Server, made: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            messages = {language: (await (await room.phone(language)).do("answer", round="r9", choice="o1"))["message"] for language in ("nl", "en")}
            assert messages["en"] == "There is no such round."
            assert messages["nl"] != messages["en"]

    asyncio.run(story())


def test_the_phones_documents_are_one_body_too(server: Server, made: dict[str, Any]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            desk, phone = await room.surface("desk"), await room.phone()
            await on_air(desk, "s2", phone)
            body = server.get(f"/{made['code']}/docs").json
            assert body["docs"] == phone.docs.docs
            assert (body["epoch"], body["seq"], body["from"]) == (phone.docs.epoch, phone.docs.seq, 0)

    asyncio.run(story())


def test_200_phones_vote_at_once(server: Server, made: dict[str, Any], say: Callable[[str], None]) -> None:
    """All acknowledged, the total right, and no phone hears anything of the others."""

    async def story() -> None:
        async with Room(server, made) as room:
            desk, phones = await room.surface("desk"), await room.phones(200)
            await on_air(desk, "s2", *phones)
            await asyncio.sleep(QUIET_SECONDS)
            received = [len(phone.received) for phone in phones]
            loop = asyncio.get_running_loop()
            times: list[float] = []

            async def vote(number: int, phone: Client) -> dict[str, Any]:
                begun = loop.time()
                ack = await phone.do("answer", round="r1", choice="o1" if number % 3 else "o2")
                times.append(loop.time() - begun)
                return ack

            begun = loop.time()
            acks = await asyncio.gather(*(vote(number, phone) for number, phone in enumerate(phones)))
            seconds = loop.time() - begun
            assert all(ack["ok"] for ack in acks)
            await desk.until(lambda desk: desk.docs.docs["round"]["results"]["total"] == 200)
            shown = loop.time() - begun
            assert desk.docs.docs["round"]["results"]["counts"] == {"o1": 133, "o2": 67}
            assert desk.docs.docs["crowd"] == {"present": 200, "answered": 200}
            await asyncio.sleep(QUIET_SECONDS)
            heard = [phone.received[count:] for phone, count in zip(phones, received, strict=True)]
            assert all(len(own) == 1 and own[0].startswith('42["mine"') for own in heard), "each hears of its own vote only"
            times.sort()
            say(
                f"200 phones vote at once: all acknowledged in {seconds * 1000:.0f} ms, ack p50 {times[100] * 1000:.0f} p95 {times[190] * 1000:.0f}"
                f" max {times[-1] * 1000:.0f} ms, total on the desk after {shown * 1000:.0f} ms"
            )

    asyncio.run(story())


async def on_air(desk: Client, step: str, *others: Client) -> None:
    assert (await desk.do("show.go", step=step))["ok"]
    for client in (desk, *others):
        await client.until(lambda client: client.docs.docs.get("step", {}).get("id") == step)
