"""The question bank over HTTP: its pages, which need no script, and its API."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import zipfile
from html import unescape
from typing import Any

import pytest

from tests.support.answers import SAMPLES
from tests.support.office import Office, text_of
from tests.support.room import Room
from tests.support.server import BEARER, Answer, Server
from tests.web.phone import Page

POLL: dict[str, Any] = {"kind": "choice", "question": "Loten?", "options": ["Ja", "Nee"]}


@pytest.fixture(scope="module")
def office(server: Server) -> Office:
    return Office(server)


def ask(server: Server, method: str, path: str, body: Any = None, **headers: str) -> Answer:
    return server.request(method, f"/office/api/questions{path}", None if body is None else json.dumps(body).encode(), {**BEARER, **headers})


def add(server: Server, **poll: Any) -> dict[str, Any]:
    answer = ask(server, "POST", "", {**POLL, **poll})
    assert answer.status in (200, 201), answer.text
    told: dict[str, Any] = answer.json
    return told


def evening(server: Server, of_bank: str, region: str, answers: list[Any], **poll: Any) -> dict[str, Any]:
    """A meetup that asked a question of the bank; an answer a phone."""
    steps = [{"kind": "poll", "title": "Stelling", "poll": {**POLL, **poll, "bank": {"id": of_bank}}}]
    made = server.make({"title": f"Klassen {region}", "region": region, "date": "10 februari 2021", "language": "nl", "steps": steps})

    async def lead() -> None:
        async with Room(server, made) as room:
            desk, phones = await room.surface("desk"), await room.phones(len(answers))
            assert (await desk.do("show.go"))["ok"]
            for phone, choice in zip(phones, answers, strict=True):
                assert (await phone.do("answer", round="r1", choice=choice))["ok"]
            assert (await desk.do("meetup.close"))["ok"]

    asyncio.run(lead())
    return made


# the API


def test_a_question_is_kept_once_and_gets_versions(server: Server) -> None:
    first = ask(server, "POST", "", {**POLL, "question": "Een API-vraag?", "results": "never"})
    assert (first.status, first.json["version"]) == (201, 1)
    assert first.json["words"] == {**POLL, "question": "Een API-vraag?"}
    question = first.json["id"]
    again = ask(server, "POST", "", {**POLL, "question": " Een API-vraag? "})
    assert (again.status, again.json) == (200, first.json)
    other = ask(server, "POST", f"/{question}/versions", {**POLL, "question": "Een andere API-vraag?"})
    assert (other.status, other.json["id"], other.json["version"]) == (201, question, 2)
    assert ask(server, "POST", f"/{question}/versions", {**POLL, "question": "Een API-vraag?"}).json["version"] == 1
    one = ask(server, "GET", f"/{question}").json
    assert [(version["version"], version["words"]["question"]) for version in one["versions"]] == [(1, "Een API-vraag?"), (2, "Een andere API-vraag?")]
    assert (one["version"], one["words"]["question"], one["rounds"]) == (2, "Een andere API-vraag?", [])
    assert [each["id"] for each in ask(server, "GET", "?search=api-vraag%20ANDERE").json["questions"]] == [question]
    assert ask(server, "GET", "?search=nergens").json == {"questions": []}


def test_what_is_no_question_is_refused_in_a_clear_sentence(server: Server) -> None:
    refused = ask(server, "POST", "", {"kind": "choice", "question": "", "options": ["Ja", "Ja"]}, **{"Accept-Language": "nl"})
    assert (refused.status, refused.json["message"]) == (422, "Deze vraag is niet bruikbaar. Herstel wat er genoemd wordt en stuur haar opnieuw.")
    assert {error["path"]: error["message"] for error in refused.json["errors"]} == {"question": "mag niet leeg zijn", "options[1]": "staat er twee keer"}
    for body in (b"", b"[]", b'"x"', b"null", b"7", b'{"kind": "quiz"}', b"{"):
        assert server.request("POST", "/office/api/questions", body, BEARER).status == 422, body
    missing = ask(server, "GET", "/weg", **{"Accept-Language": "nl"})
    assert (missing.status, missing.json["message"]) == (404, "Deze vraag staat niet in de vragenbank.")
    assert ask(server, "POST", "/weg/versions", POLL).status == 404


def test_rounds_are_told_side_by_side_and_in_the_export(server: Server) -> None:
    question = add(server, question="Naast elkaar?")["id"]
    zeeland = evening(server, question, "Zeeland", ["o1", "o1", "o2"], question="Naast elkaar?")
    evening(server, question, "Drenthe", ["o2"], question="Naast elkaar, anders?")
    rounds = ask(server, "GET", f"/{question}").json["rounds"]
    assert [(each["region"], each["version"], each["number"], each["results"]) for each in rounds] == [
        ("Zeeland", 1, 1, {"total": 3, "counts": {"o1": 2, "o2": 1}}),
        ("Drenthe", 2, 1, {"total": 1, "counts": {"o1": 0, "o2": 1}}),
    ]
    assert ask(server, "GET", "?search=elkaar").json["questions"][0]["meetups"] == 2
    rows = results_csv(server, zeeland)
    assert [(row["question_id"], row["version"], row["option"], row["count"]) for row in rows] == [(question, "1", "o1", "2"), (question, "1", "o2", "1")]


def results_csv(server: Server, made: dict[str, Any]) -> list[dict[str, str]]:
    export = server.request("GET", f"/office/api/meetups/{made['id']}/export.zip", headers=BEARER).body
    return list(csv.DictReader(io.StringIO(zipfile.ZipFile(io.BytesIO(export)).read("results.csv").decode("utf-8-sig"))))


def test_an_export_leaves_the_question_empty_where_it_is_not_of_the_bank(server: Server) -> None:
    steps = [{"kind": "poll", "title": "x", "poll": POLL}]
    made = server.make({"title": "Zonder bank", "steps": steps})

    async def lead() -> None:
        async with Room(server, made) as room:
            desk = await room.surface("desk")
            assert (await desk.do("show.go"))["ok"]

    asyncio.run(lead())
    assert {(row["question_id"], row["version"]) for row in results_csv(server, made)} == {("", "")}


def test_a_programme_file_goes_out_with_its_question_and_comes_in_again(server: Server) -> None:
    question = add(server, question="Heen en weer?")["id"]
    steps = [{"kind": "poll", "title": "x", "poll": {**POLL, "question": "Heen en weer?", "bank": {"id": question, "version": 1}}}]
    made = server.make({"title": "Heen", "steps": steps})
    written = server.request("GET", f"/office/api/meetups/{made['id']}/programme.json", headers=BEARER).json
    assert written["steps"][0]["poll"]["bank"] == {"id": question, "version": 1}
    assert server.make(written)["id"] != made["id"]
    written["steps"][0]["poll"]["question"] = "Anders?"
    refused = server.request("POST", "/office/api/meetups", json.dumps(written).encode(), {**BEARER, "Accept-Language": "nl"})
    assert refused.status == 422
    error = refused.json["errors"][0]
    assert (error["path"], f"versie 1 van {question} heeft hier andere woorden" in error["message"]) == ("steps[0].poll.bank.version", True)


def test_the_preview_says_what_the_words_are_in_the_bank(server: Server, office: Office) -> None:
    question = add(server, question="Vooraf gezien?")["id"]
    made = server.make({"title": "x", "steps": [{"kind": "text", "title": "x"}]})

    def told(**poll: Any) -> Any:
        step = {"kind": "poll", "title": "x", "poll": {**POLL, "question": "Vooraf gezien?", **poll}}
        return office.server.request("POST", f"/office/meetups/{made['id']}/preview", json.dumps(step).encode(), office.headers).json["bank"]

    assert told() is None
    assert told(bank={"id": "weg"}) is None
    assert told(bank={"id": question}) == {"id": question, "version": 1, "next": 2, "last": 1}
    assert told(bank={"id": question, "version": 1}, question="Anders?") == {"id": question, "version": None, "next": 2, "last": 1}


# pages


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_question_of_each_kind_is_written_in_a_form(office: Office, kind: str) -> None:
    page = Page(office.get(f"/office/questions/new?kind={kind}").text)
    form = next(form for form in page.forms if form.method == "post")
    filled = {"question": f"Een vraag van de soort {kind}?", "options": "Ja\n\n Nee \r\nWeet ik niet"}
    answer = office.post("/office/questions", {**form.fields, **{name: text for name, text in filled.items() if name in form.fields}})
    told = office.follow(answer)
    assert "De vraag staat in de bank." in text_of(told)
    assert f"Een vraag van de soort {kind}?" in unescape(told.text)
    edit = Page(office.get(f"{answer.headers['Location'].partition('?')[0]}/edit").text)
    again = next(form for form in edit.forms if form.method == "post")
    assert {name: text.replace("\r", "") for name, text in again.fields.items()} == {
        **again.fields,
        "question": filled["question"],
        **({"options": "Ja\nNee\nWeet ik niet"} if "options" in again.fields else {}),
    }
    same = office.follow(office.post(again.action, again.fields))
    assert "Deze woorden waren al een versie. Er is niets veranderd." in text_of(same)
    other = office.follow(office.post(again.action, {**again.fields, "question": f"Anders gezegd: {kind}?"}))
    assert "Er is een nieuwe versie." in text_of(other)
    assert "versie 2" in text_of(other)


def test_a_form_with_faults_comes_back_with_what_was_typed(office: Office) -> None:
    before = len(office.api("GET", "/questions").json["questions"])
    refused = office.post("/office/questions", {"kind": "number", "question": "Hoeveel?", "least": "tien", "most": "1e999", "decimals": "9", "unit": "x" * 21})
    assert refused.status == 422
    page = Page(refused.text)
    form = next(form for form in page.forms if form.method == "post")
    assert (form.fields["least"], form.fields["most"], form.fields["question"]) == ("tien", "1e999", "Hoeveel?")
    for told in ("Moet een getal zijn", "Mag hoogstens 20 tekens hebben"):
        assert told in text_of(refused), told
    twice = office.post("/office/questions", {"kind": "choice", "question": "Hoe?", "options": "Ja\nJa"})
    assert (twice.status, "Staat er twee keer" in text_of(twice)) == (422, True)
    assert len(office.api("GET", "/questions").json["questions"]) == before


def test_numbers_are_written_with_a_comma_too(office: Office) -> None:
    fields = {"kind": "number", "question": "Met een komma?", "least": "0,5", "most": "2", "decimals": "1", "unit": "uur"}
    page = text_of(office.follow(office.post("/office/questions", fields)))
    assert "0,5 – 2 uur" in page


def test_words_that_are_there_are_no_second_question(office: Office) -> None:
    fields = {"kind": "choice", "question": "Tweemaal dezelfde?", "options": "Ja\nNee"}
    first, second = (office.post("/office/questions", fields).headers["Location"] for _ in range(2))
    assert (first.partition("?")[0], second.partition("?")[2]) == (second.partition("?")[0], "told=question-there")
    assert "Deze woorden stonden al in de bank: dit is die vraag." in text_of(office.get(second))


def test_the_list_is_searched_by_words(server: Server, office: Office) -> None:
    add(server, question="Een zeldzaam zoekwoord?", options=["Kwispel", "Nee"])
    for search in ("zoekwoord", "KWISPEL zeldzaam", "een-zeldzaam"):
        assert "Een zeldzaam zoekwoord?" in text_of(office.get(f"/office/questions?search={search.replace(' ', '%20')}")), search
    nothing = text_of(office.get("/office/questions?search=kwispel%20nergens"))
    assert ("Geen vraag heeft deze woorden." in nothing, "Een zeldzaam zoekwoord?" in nothing) == (True, False)


def test_a_question_says_where_it_stands_and_where_it_was_asked(server: Server, office: Office) -> None:
    question = add(server, question="Waar gevraagd?")["id"]
    evening(server, question, "Zeeland", ["o1"], question="Waar gevraagd?")
    server.make(
        {"title": "Klassen Fryslân", "steps": [{"kind": "poll", "title": "x", "poll": {**POLL, "question": "Waar gevraagd?", "bank": {"id": question}}}]}
    )
    page = text_of(office.get(f"/office/questions/{question}"))
    assert "Klassen Zeeland" in page
    assert "Klassen Fryslân" in page
    assert "In het draaiboek, nog niet gevraagd" in page
    assert page.count("Gevraagd:") == 1
    assert "De vraag wordt nu gesteld." not in page


def test_a_question_that_is_open_now_says_so(server: Server, office: Office) -> None:
    question = add(server, question="Nu gevraagd?")["id"]
    steps = [{"kind": "poll", "title": "Stelling", "poll": {**POLL, "question": "Nu gevraagd?", "bank": {"id": question}}}]
    made = server.make({"title": "Klassen Assen", "steps": steps})

    async def lead() -> None:
        async with Room(server, made) as room:
            desk = await room.surface("desk")
            assert (await desk.do("show.go"))["ok"]

    asyncio.run(lead())
    page = text_of(office.get(f"/office/questions/{question}"))
    assert ("De vraag wordt nu gesteld." in page, "nog niet gevraagd" in page, "Gevraagd:" in page) == (True, False, False)
    assert "1 ronde is nu open; die komt hier als zij gesloten is." in text_of(office.get(f"/office/questions/{question}/compare"))


def test_the_comparison_has_every_number_and_its_honest_limits(server: Server, office: Office) -> None:
    question = add(server, question="Vergelijkbaar?")["id"]
    evening(server, question, "Zeeland", ["o1", "o1", "o2"], question="Vergelijkbaar?")
    evening(server, question, "Drenthe", ["o2", "o2"], question="Vergelijkbaar geworden?")
    page = office.get(f"/office/questions/{question}/compare")
    text = text_of(page)
    assert "antwoorden van aanwezigen" in text
    for told in ("67% (2)", "33% (1)", "0% (0)", "100% (2)", "3 antwoorden", "2 antwoorden", "Versie 2", "Versie 1"):
        assert told in text, told
    assert text.index("Klassen Drenthe") < text.index("Klassen Zeeland"), "the last version stands first"
    assert "Deze woorden verschillen van versie 2. De uitslagen zijn niet zonder meer te vergelijken." in text
    assert ("<del>" in page.text, "<ins>" in page.text, page.text.count('<svg class="picture')) == (True, True, 2)
    assert "Flevoland" not in text


@pytest.mark.parametrize(("voting", "words"), [("open", "indicatief: één telefoon, één stem"), ("table", "één telefoon per tafel")])
def test_the_comparison_says_of_each_round_who_could_vote(server: Server, office: Office, voting: str, words: str) -> None:
    question = add(server, question=f"Wie mocht er, {voting}?")["id"]
    steps = [{"kind": "poll", "title": "x", "poll": {**POLL, "question": f"Wie mocht er, {voting}?", "bank": {"id": question}}}]
    made = server.make({"title": "Klassen Assen", "voting": voting, "tables": 2, "steps": steps})

    async def lead() -> None:
        async with Room(server, made) as room:
            desk = await room.surface("desk")
            assert (await desk.do("show.go"))["ok"]
            assert (await desk.do("meetup.close"))["ok"]

    asyncio.run(lead())
    assert text_of(office.get(f"/office/questions/{question}/compare")).count(words) == 2, "under its title, and in the table"
    assert [each["voting"] for each in ask(server, "GET", f"/{question}").json["rounds"]] == [voting]


def test_a_question_is_archived_and_brought_back(server: Server, office: Office) -> None:
    words = "Wordt deze nog gesteld?"
    question = add(server, question=words)["id"]
    evening(server, question, "Zeeland", ["o1"], question=words)
    asked = office.follow(office.post(f"/office/questions/{question}/archive", {"archived": "1"}))
    assert "De vraag is gearchiveerd." in text_of(asked)
    assert words not in text_of(office.get("/office/questions"))
    assert words in text_of(office.get("/office/questions?archived=1"))
    assert question not in [each["id"] for each in ask(server, "GET", "").json["questions"]]
    assert [each["archived"] for each in ask(server, "GET", "?archived=1").json["questions"] if each["id"] == question] == [True]
    assert "Klassen Zeeland" in text_of(office.get(f"/office/questions/{question}/compare")), "its rounds go on being compared"
    back = office.follow(office.post(f"/office/questions/{question}/archive", {"archived": ""}))
    assert "De vraag staat weer in de bank." in text_of(back)
    assert words in text_of(office.get("/office/questions"))


def test_a_program_archives_a_question_and_brings_it_back(server: Server) -> None:
    question = add(server, question="Ook door een programma?")["id"]
    for method, archived in (("PUT", True), ("PUT", True), ("DELETE", False), ("DELETE", False)):
        assert ask(server, method, f"/{question}/archived").status == 204
        assert ask(server, "GET", f"/{question}").json["archived"] is archived
    assert ask(server, "PUT", "/nergens-aaaa/archived").status == 404


def test_what_people_wrote_does_not_stand_in_the_comparison(server: Server, office: Office) -> None:
    question = add(server, kind="words", question="Waaraan denkt u hier?", options=None)["id"]
    evening(server, question, "Zeeland", [["geheimpje"], ["anders"]], kind="words", question="Waaraan denkt u hier?")
    page = office.get(f"/office/questions/{question}/compare").text
    assert ("geheimpje" in page, "leggen we niet naast elkaar" in page, '<svg class="picture' in page) == (False, True, False)


@pytest.mark.parametrize("path", ["", "/edit", "/compare"])
def test_a_question_that_is_not_there_has_no_pages(office: Office, path: str) -> None:
    answer = office.get(f"/office/questions/weg{path}")
    assert (answer.status, "Deze vraag staat niet in de vragenbank." in text_of(answer)) == (404, True)


def test_words_of_an_organiser_are_words_on_every_page_of_the_bank(server: Server, office: Office) -> None:
    script = "<script>alert(1)</script>\"'{{ 7 * 7 }}"
    question = add(server, question=script, options=[script, "</svg>"])["id"]
    evening(server, question, "Zeeland", ["o1"], question=script, options=[script, "</svg>"])
    ask(server, "POST", f"/{question}/versions", {**POLL, "question": "<b>", "options": [script, "</svg>"]})
    for path in (f"/{question}", f"/{question}/edit", f"/{question}/compare", "?search=alert", "?search=%3Cscript%3E%22"):
        page = office.get(f"/office/questions{path}").text
        assert "<script>alert" not in page, path
        assert page.count("<svg") == page.count("</svg>"), path
