"""Tickets over real HTTP, without a script: scanned or typed, used on one phone, freed in the office; and over the live protocol."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitator.access import ticket_cookie
from facilitator.tickets import LETTERS, code_of, number_of, participant_of
from tests.support.client import Client, Refused
from tests.support.office import Office, text_of
from tests.support.room import Room
from tests.support.server import Answer, Server
from tests.support.stage import PROGRAMME
from tests.support.tickets import Paper, print_tickets
from tests.web.phone import Page, Phone, joined

EVENING: dict[str, Any] = {**PROGRAMME, "voting": "ticket"}
IN_USE = "Dit kaartje is al in gebruik"
KEY = b"k" * 32


@pytest.fixture
def made(server: Server) -> dict[str, Any]:
    return server.make(EVENING)


@pytest.fixture
def office(server: Server) -> Office:
    return Office(server)


@pytest.fixture
def papers(office: Office, made: dict[str, Any]) -> list[Paper]:
    return print_tickets(office, made["id"], 3)


def scan(phone: Phone, paper: Paper) -> Answer:
    """The QR code, followed as a browser would."""
    shown = phone.ask("GET", paper.path)
    return phone.ask("GET", str(shown.headers["Location"])) if shown.status == 303 else shown


def use(phone: Phone, paper: Paper) -> Answer:
    """Scanned, and the button pressed."""
    form = Page(scan(phone, paper).text).forms[0]
    return phone.send(form)


def type_code(phone: Phone, code: str) -> Answer:
    return phone.send(Page(phone.ask("GET", f"{phone.path}/ticket").text).forms[0], code=code)


def free(office: Office, made: dict[str, Any], number: int) -> Answer:
    return office.post(f"/office/meetups/{made['id']}/tickets/free", {"number": f"{number}"})


# codes


def test_a_code_can_be_read_made_again_and_not_guessed() -> None:
    codes = [code_of(KEY, number) for number in range(1, 501)]
    assert len(set(codes)) == 500
    assert all(re.fullmatch(f"[{LETTERS}]{{4}}-[{LETTERS}]{{4}}-[{LETTERS}]{{4}}", code) for code in codes)
    assert len(LETTERS) ** 12 >= 2**60
    assert codes == [code_of(KEY, number) for number in range(1, 501)]
    assert not {*codes} & {code_of(b"another key", number) for number in range(1, 501)}
    assert {letter for code in codes for letter in code} == {*LETTERS, "-"}, "every letter is as likely"


def test_a_code_is_read_as_people_type_it() -> None:
    code = code_of(KEY, 17)
    for typed in (
        code,
        code.lower(),
        code.replace("-", " "),
        code.replace("-", ""),
        f"  {code} ",
        code.replace("0", "O").replace("1", "l"),
        code.replace("-", "–"),
    ):
        assert number_of(KEY, 20, typed) == 17, typed
    for wrong in ("", "17", code[:-1], code + "A", "U" * 12, code_of(KEY, 21)):
        assert number_of(KEY, 20, wrong) is None, wrong


# using one


def test_a_scanned_ticket_is_used_by_one_press_and_its_secret_leaves_the_address(server: Server, made: dict[str, Any], papers: list[Paper]) -> None:
    phone = Phone(server, made["code"])
    shown = phone.ask("GET", papers[0].path)
    assert (shown.status, shown.headers["Location"]) == (303, f"/{made['code']}/ticket")
    page = Page(phone.ask("GET", f"/{made['code']}/ticket").text)
    assert "Kaartje 1" in page.text
    assert papers[0].code not in page.html
    used = phone.send(page.forms[0])
    assert (used.status, used.headers["Location"]) == (303, f"/{made['code']}")
    assert "Deze telefoon doet mee met kaartje 1." in phone.get().text
    assert scan(phone, papers[0]).status == 200, "its own phone may open it again"
    assert use(phone, papers[0]).status == 303


def test_what_only_follows_a_link_uses_up_no_ticket(server: Server, made: dict[str, Any], papers: list[Paper]) -> None:
    curious = Phone(server, made["code"])
    for _ in range(3):
        assert scan(curious, papers[0]).status == 200
    assert use(Phone(server, made["code"]), papers[0]).status == 303


def test_a_second_phone_with_the_same_ticket_is_told_so_and_what_to_do(server: Server, made: dict[str, Any], papers: list[Paper]) -> None:
    first, second, third = (Phone(server, made["code"]) for _ in range(3))
    both = Page(scan(second, papers[0]).text).forms[0]
    use(first, papers[0])
    for answer in (second.send(both), scan(third, papers[0])):
        assert answer.status == 403
        assert IN_USE in text_of(answer)
        assert "noem kaartje 1" in text_of(answer)
        assert "Meekijken zonder kaartje" in Page(answer.text).links
    assert type_code(third, papers[0].code).status == 403
    assert use(third, papers[1]).status == 303


def test_two_people_with_one_phone_vote_in_turn(server: Server, made: dict[str, Any], papers: list[Paper]) -> None:
    phone = Phone(server, made["code"])
    for paper in (papers[0], papers[1], papers[0]):
        assert use(phone, paper).status == 303
        assert f"kaartje {paper.number}." in phone.get().text


def test_a_ticket_can_be_typed(server: Server, made: dict[str, Any], papers: list[Paper]) -> None:
    phone = joined(server, made["code"])
    assert phone.get().links["Ik heb een kaartje"] == f"/{made['code']}/ticket"
    wrong = type_code(phone, "AAAA-BBBB-CCCC")
    assert wrong.status == 404
    assert Page(wrong.text).alerts == ["Geen kaartje heeft deze code. Kijk hem nog eens na: twaalf letters en cijfers."]
    assert 'value="AAAA-BBBB-CCCC"' in wrong.text
    assert type_code(phone, papers[1].code.lower().replace("-", " ")).status == 303
    assert "kaartje 2" in phone.get().text


def test_a_phone_without_cookies_is_told_what_it_needs(server: Server, made: dict[str, Any], papers: list[Paper]) -> None:
    phone = Phone(server, made["code"])
    body = f"code={papers[0].code}".encode()
    answer = phone.ask("POST", f"{phone.path}/ticket", body, {"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status == 403
    assert "cookies" in Page(answer.text).alerts[0]


def test_a_ticket_of_another_evening_or_one_that_was_never_made_opens_nothing(server: Server, made: dict[str, Any], papers: list[Paper]) -> None:
    other = server.make(EVENING)
    assert scan(Phone(server, other["code"]), Paper(1, "", papers[0].path.replace(made["code"], other["code"]))).status == 404
    assert scan(Phone(server, made["code"]), Paper(4, "", f"/{made['code']}/k/0000-0000-0000")).status == 404


def test_the_note_of_a_ticket_is_worth_nothing_on_another_phone(server: Server, made: dict[str, Any], papers: list[Paper]) -> None:
    phone, thief = joined(server, made["code"]), joined(server, made["code"])
    use(phone, papers[0])
    name = ticket_cookie(made["id"])
    thief.cookies[name] = phone.cookies[name]
    assert "kaartje 1" not in thief.get().text
    assert name not in thief.cookies, "it is taken off"
    thief.cookies[name] = "forged"
    assert "U stemt met kaartje" not in thief.get().text
    assert name not in thief.cookies


@pytest.fixture
def strict(tmp_path: Path) -> Iterator[Server]:
    with Server(tmp_path, WRONG_CODES="5") as server:
        yield server


def test_wrong_codes_of_tickets_are_throttled_and_right_ones_never(strict: Server) -> None:
    made = strict.make(EVENING)
    papers = print_tickets(Office(strict), made["id"], 1)
    phone = joined(strict, made["code"])
    wrong = [scan(phone, Paper(0, "", f"/{made['code']}/k/{number:012d}")).status for number in range(10)]
    assert wrong == [404] * 5 + [429] * 5
    assert type_code(phone, "AAAA-BBBB-CCCC").status == 429
    assert use(phone, papers[0]).status == 303
    assert scan(joined(strict, made["code"]), papers[0]).status == 403, "told what it is, also now"


# voting with one


def test_the_waiting_page_says_that_one_needs_a_ticket_and_with_which_one_votes(server: Server, made: dict[str, Any], papers: list[Paper]) -> None:
    phone = joined(server, made["code"])
    page = phone.get()
    assert "In deze bijeenkomst stemt u met een kaartje." in page.text
    assert page.links["Ik heb een kaartje"] == f"{phone.path}/ticket"
    use(phone, papers[1])
    assert "U stemt met kaartje 2." in phone.get().text


def test_without_a_ticket_one_is_told_before_one_tries_and_with_it_one_votes(server: Server, made: dict[str, Any], papers: list[Paper]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            desk = await room.surface("desk")
            assert (await desk.do("show.go", step="s2"))["ok"]
            await asyncio.sleep(0.4)
            phone = joined(server, made["code"])
            page = phone.get()
            assert "Bij deze vraag stemt u met een kaartje." in page.text
            assert "answer" not in page.verbs()
            use(phone, papers[2])
            page = phone.get()
            form = page.form("answer")
            assert "Ontvangen" in phone.do(form, choice="o1").text
            await desk.until(lambda desk: desk.docs.docs["round"]["answered"] == 1)
            assert "Uw kaartje: 3" in phone.get(f"{phone.path}/me").text
            desk_answer = await desk.do("ticket.free", number=3)
            assert desk_answer["ok"]
            sent = phone.ask("GET", phone.path)
            assert (sent.status, sent.headers["Location"]) == (303, f"{phone.path}/out"), "it is out"
            told = phone.get(f"{phone.path}/out")
            assert "Dit kaartje werkt hier niet meer" in told.text
            assert "noem kaartje 3" in told.text
            assert "Bij deze vraag stemt u met een kaartje." in phone.get(told.links["Meekijken zonder kaartje"]).text
            assert ticket_cookie(made["id"]) not in phone.cookies, "it was told once"
            assert "Deze telefoon is niet aangemeld" in phone.get(f"{phone.path}/out").text
            later = joined(server, made["code"])
            use(later, papers[2])
            page = later.get()
            assert "Ontvangen" not in page.text, "who has it now gave nothing yet"
            await desk.until(lambda desk: desk.docs.docs["round"]["answered"] == 0)
            assert "Ontvangen" in later.do(page.form("answer"), choice="o2").text
            await desk.do("round.close")
            await desk.until(lambda desk: desk.docs.docs["round"]["state"] == "closed")
            assert desk.docs.docs["round"]["results"] == {"total": 1, "counts": {"o1": 0, "o2": 1}}

    asyncio.run(story())


def test_a_socket_without_a_ticket_is_refused_and_one_whose_ticket_is_freed_is_put_out(server: Server, made: dict[str, Any], papers: list[Paper]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            desk, onlooker = await room.surface("desk"), await room.phone()
            phone = joined(server, made["code"])
            use(phone, papers[0])
            voter = await room.enter("phone", phone.cookies)
            assert (await desk.do("show.go", step="s2"))["ok"]
            refused = await onlooker.do("answer", round="r1", choice="o1")
            assert (refused["ok"], refused["code"]) == (False, "not_allowed")
            assert refused["message"].startswith("Bij deze vraag stemt u met een kaartje.")
            assert (await voter.do("answer", round="r1", choice="o1"))["ok"]
            await desk.until(lambda desk: desk.docs.docs["tickets"] == {"printed": 3, "taken": 1} and desk.docs.docs["crowd"]["voters"] == 1)
            assert (await desk.do("ticket.free", number=1))["ok"]
            await asyncio.wait_for(voter.closed(), 2)
            assert voter.put_out == "not_allowed", "it hears why at once, and need not come back for it"
            with pytest.raises(Refused, match="not_allowed"):
                await Client(server.base, made["code"], "phone", phone.cookies).connect()
            assert (await desk.do("ticket.free", number=1))["code"] == "invalid"

    asyncio.run(story())


def test_the_tabs_that_a_phone_had_without_its_ticket_are_put_out(server: Server, made: dict[str, Any], papers: list[Paper]) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            phone = joined(server, made["code"])
            tab = await room.enter("phone", phone.cookies)
            use(phone, papers[0])
            await asyncio.wait_for(tab.closed(), 2)

    asyncio.run(story())


@pytest.mark.parametrize("erases", [False, True], ids=["freed by the office", "left by its holder"])
def test_who_opens_a_ticket_next_is_told_nothing_of_what_its_holder_answered(
    server: Server, made: dict[str, Any], office: Office, papers: list[Paper], erases: bool
) -> None:
    async def story() -> None:
        async with Room(server, made) as room:
            desk = await room.surface("desk")
            assert (await desk.do("show.go", step="s2"))["ok"]
            await asyncio.sleep(0.4)
            phone, later = joined(server, made["code"]), joined(server, made["code"])
            use(phone, papers[0])
            phone.do(phone.get().form("answer"), choice="o1")
            assert (await desk.do("round.close"))["ok"]
            await desk.until(lambda desk: desk.docs.docs["round"]["state"] == "closed")
            assert "Mee eens" in phone.get(f"{phone.path}/me").text
            if erases:
                page = phone.get(f"{phone.path}/me/forget")
                assert "wie het daarna opent, stemt ermee en ziet niets van u" in page.text
                phone.send(page.forms[0])
                assert ticket_cookie(made["id"]) not in phone.cookies
            else:
                free(office, made, 1)
            server.kill()
            server.start()
            assert use(later, papers[0]).status == 303
            assert "Mee eens" not in later.get(f"{later.path}/me").text
            assert "Uw kaartje: 1" in later.get(f"{later.path}/me").text
            socket = await room.enter("phone", later.cookies)
            assert "my/round/r1" not in socket.mine.docs
            again = await room.surface("desk")
            assert again.docs.docs["round"]["results"]["total"] == 1, "it stays counted"

    asyncio.run(story())


def test_each_life_of_a_ticket_is_somebody_else() -> None:
    holders = [participant_of(key, number, life) for key in (KEY, b"another key") for number in (1, 11) for life in (0, 1, 11)]
    assert len(set(holders)) == len(holders)
    assert holders[0] == participant_of(KEY, 1, 0)


def test_who_gave_something_before_is_told_what_becomes_of_it(server: Server, made: dict[str, Any], papers: list[Paper]) -> None:
    phone = joined(server, made["code"])
    assert "op deze telefoon zonder kaartje" not in text_of(scan(phone, papers[0]))
    phone.do(phone.get().form("practice"), choice="o1")
    assert "op deze telefoon zonder kaartje" in text_of(scan(phone, papers[0]))


def test_who_voted_before_they_showed_their_ticket_has_one_voice(server: Server, office: Office) -> None:
    """The question that is on air was opened for everyone; then tickets came."""
    made = server.make(PROGRAMME)
    (paper,) = print_tickets(office, made["id"], 1)

    async def story() -> None:
        async with Room(server, made) as room:
            desk = await room.surface("desk")
            assert (await desk.do("show.go", step="s2"))["ok"]
            await asyncio.sleep(0.4)
            phone = joined(server, made["code"])
            phone.do(phone.get().form("answer"), choice="o1")
            use(phone, paper)
            phone.do(phone.get().form("answer"), choice="o2")
            await desk.do("round.close")
            await desk.until(lambda desk: desk.docs.docs["round"]["state"] == "closed")
            assert desk.docs.docs["round"]["results"] == {"total": 1, "counts": {"o1": 0, "o2": 1}}

    asyncio.run(story())


def test_tickets_in_use_outlive_a_restart_and_an_archive(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        made = server.make(EVENING)
        papers = print_tickets(Office(server), made["id"], 2)
        phone = joined(server, made["code"])
        use(phone, papers[0])
        server.kill()
        server.start()
        assert "kaartje 1" in phone.get().text
        assert scan(joined(server, made["code"]), papers[0]).status == 403
        again = server.make(server.archive(made["id"]))
        moved = [Paper(paper.number, paper.code, paper.path.replace(made["code"], again["code"])) for paper in papers]
        assert scan(joined(server, again["code"]), moved[0]).status == 403
        assert use(joined(server, again["code"]), moved[1]).status == 303


# the office


def test_the_office_prints_tickets_and_more_later(server: Server, made: dict[str, Any], office: Office) -> None:
    overview = text_of(office.get(f"/office/meetups/{made['id']}"))
    assert "Stemmen gaat met een kaartje, en er zijn nog geen kaartjes." in overview
    page = f"/office/meetups/{made['id']}/tickets"
    assert office.get(page).text.count('class="ticket"') == 0
    first = print_tickets(office, made["id"], 12)
    shown = office.get(page)
    assert shown.text.count('class="ticket"') == 12
    assert all(paper.code in shown.text for paper in first)
    answer = office.post(page, {"more": "5"})
    later = office.follow(answer)
    assert re.findall(r'class="ticket__number">Kaartje (\d+)', later.text) == ["13", "14", "15", "16", "17"]
    assert office.get(f"{page}?first=2&last=3").text.count('class="ticket"') == 2
    until = time.monotonic() + 5  # the page tells what was told last
    while (overview := text_of(office.get(f"/office/meetups/{made['id']}"))) and time.monotonic() < until and "17 kaartjes" not in overview:
        time.sleep(0.05)
    assert "Wie mag stemmen: er zijn 17 kaartjes" in overview


@pytest.mark.parametrize("more", ["0", "-3", "2001", "veel", ""])
def test_a_number_that_is_none_is_named(made: dict[str, Any], office: Office, more: str) -> None:
    answer = office.post(f"/office/meetups/{made['id']}/tickets", {"more": more})
    assert answer.status == 422
    assert 'id="more-fault"' in answer.text


def test_the_office_frees_a_ticket_and_the_log_says_so(server: Server, made: dict[str, Any], office: Office, papers: list[Paper]) -> None:
    assert free(office, made, 2).status == 422
    use(joined(server, made["code"]), papers[1])
    answer = free(office, made, 2)
    assert "Kaartje 2 is vrij" in text_of(office.follow(answer))
    assert server.archive(made["id"])["log"][-1]["body"] == {"number": 2}
    assert free(office, made, 9).status == 422


def test_nobody_but_an_organiser_sees_tickets(server: Server, made: dict[str, Any], papers: list[Paper]) -> None:
    for path in ("tickets", "tickets.csv"):
        answer = server.get(f"/office/meetups/{made['id']}/{path}")
        assert answer.status == 303
        assert papers[0].code not in answer.text


def test_no_code_of_a_ticket_is_on_disk(server: Server, made: dict[str, Any], papers: list[Paper]) -> None:
    use(joined(server, made["code"]), papers[0])
    files = [path for path in server.folder.rglob("*") if path.is_file()]
    assert files
    for paper in papers:
        for code in (paper.code, paper.code.replace("-", "")):
            assert not any(code.encode() in path.read_bytes() for path in files)
