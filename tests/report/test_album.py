"""The pictures of an export: a file each, with its words inside, that shows nothing but what the tables tell."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from facilitator.meetup import programme
from facilitator.report.album import FOLDER, Picture, document
from facilitator.report.export import write_export
from facilitator.report.pictures import drawn
from tests.report.test_comparing import House

SVG = "{http://www.w3.org/2000/svg}"
CHOICE = {"kind": "choice", "question": "Loten & <kiezen>?", "options": ["Ja", "Nee"]}
NUMBER = {"kind": "number", "question": "Hoeveel uur?", "unit": "uur", "decimals": 1}
TEXT = {"kind": "text", "question": "Waarom?"}
RANK = {"kind": "rank", "question": "Wat eerst?", "options": ["Tijd", "Geld"]}
PEOPLE = 80
STEPS = [{"kind": "poll", "title": poll["kind"], "poll": {**poll, "open": "by_hand", "close": "by_hand"}} for poll in (CHOICE, NUMBER, TEXT, RANK)]
SPLITS = {"r1": ["all", "role", "table"], "r2": ["all", "role", "table"], "r4": ["all", "role", "table"], "r5": ["all", "role", "table", "shift"]}
TITLES = {
    "nl": {"all": "Uitslag", "role": "Uitslag per rol", "table": "Uitslag per tafel", "shift": "Wie van mening veranderde"},
    "en": {"all": "Result", "role": "Result by role", "table": "Result by table", "shift": "Who changed their mind"},
}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    yield house
    house.home.writer.stop()
    house.store.close()


def evening(house: House, language: str) -> dict[str, str]:
    """Three questions of 40 teachers and 40 parents at two tables, and one that waits for the desk; the last one is asked twice."""
    told = {"title": "Klassen", "language": language, "roles": ["docent", "ouder"], "tables": 2, "steps": STEPS}
    meetup = house.home.make(programme.read(told)).id
    for number in range(PEOPLE):
        house.do(meetup, "me.describe", "phone", f"p{number}", role=["docent", "ouder"][number % 2], table=f"{number // 2 % 2 + 1}")
    answers: list[list[Any]] = [
        [["o1", "o1", "o2"][number % 3] for number in range(PEOPLE)],
        [[2.5, 10, 30, 31, 60][number % 5] for number in range(PEOPLE)],
        ["Zomaar"] * PEOPLE,
        [[["o1", "o2"], ["o2", "o1"]][number // 40] for number in range(PEOPLE)],
        [[["o1", "o2"], ["o2", "o1"]][number // 20 % 2] for number in range(PEOPLE)],
    ]
    for at, given in enumerate(answers, 1):
        asked = house.ask(meetup, *given, step=f"s{min(4, at)}")
        if at != 3:
            house.do(meetup, "round.split", round=asked)
    return written(house, meetup)


def written(house: House, meetup: str) -> dict[str, str]:
    """The files of its export."""
    whole = io.BytesIO()
    house.home.in_store(write_export, house.store, meetup, whole)
    with zipfile.ZipFile(whole) as files:
        return {name: files.read(name).decode("utf-8-sig") for name in files.namelist()}


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("language", TITLES)
def test_each_picture_is_a_file_with_its_words_inside_and_in_a_table(house: House, language: str) -> None:
    files = evening(house, language)
    told = rows_of(files["pictures.csv"])
    assert [row["file"] for row in told] == [name for name in files if name.startswith(FOLDER)]
    assert {asked: [row["shows"] for row in told if row["round"] == asked] for asked in SPLITS} == SPLITS
    assert len(told) == sum(map(len, SPLITS.values())), "a text that waits for the desk is in no picture"
    for row in told:
        picture = ElementTree.fromstring(files[row["file"]])
        assert (picture.tag, picture.get("role"), picture.get("lang")) == (f"{SVG}svg", "img", language)
        assert picture.findtext(f"{SVG}title") == f"{TITLES[language][row['shows']]}: {row['question']}"
        assert picture.findtext(f"{SVG}desc") == " ".join(part for part in (f"{row['sentence']}.", row["note"], row["facts"]) if part)
        below = " ".join(each.text or "" for each in picture.iter(f"{SVG}text") if each.get("class") == "picture__fact")
        assert below == row["facts"], "everyone can read them"
        assert (row["note"] == "") == (row["shows"] == "all")


def test_what_no_xml_file_may_have_does_not_break_a_picture() -> None:
    told: dict[str, Any] = {
        "kind": "choice",
        "question": "Loten\ufffe?",
        "options": [{"id": "o1", "label": "Ja\uffff"}],
        "results": {"total": 1, "counts": {"o1": 1}},
    }
    picture = document(Picture("r1", "all", told["question"], "1 antwoord", "", (), drawn(told, "nl").svg), "nl")
    assert ElementTree.fromstring(picture).findtext(f"{SVG}title") == "Uitslag: Loten\ufffd?"


def test_no_picture_tells_more_than_the_tables(house: House) -> None:
    files = evening(house, "en")
    tables = {"role": rows_of(files["splits.csv"]), "table": rows_of(files["splits.csv"]), "shift": rows_of(files["shifts.csv"])}
    for row in rows_of(files["pictures.csv"]):
        if row["shows"] != "all":
            lines = [line for line in tables[row["shows"]] if line["round"] == row["round"] and line.get("by", "shift") == row["shows"]]
            figures = {line[name] for line in lines for name in ("count", "total") if name in line}
            texts = [each.text or "" for each in ElementTree.fromstring(files[row["file"]]).iter(f"{SVG}text") if each.get("class") == "picture__inside"]
            drawn = {text.split()[-1] for text in texts if text[-1].isdigit()}
            assert drawn
            assert drawn <= figures


def test_numbers_are_laid_side_by_side_by_range_with_how_many_of_the_whole_room(house: House) -> None:
    files = evening(house, "nl")
    lines = [line for line in rows_of(files["splits.csv"]) if (line["round"], line["by"]) == ("r2", "role")]
    assert list(dict.fromkeys(line["label"] for line in lines)) == ["0–19,9 uur", "20–100 uur"]
    whole = {line["option"]: line["value"] for line in rows_of(files["figures.csv"]) if (line["round"], line["figure"]) == ("r2", "row")}
    assert whole == {"n1": "32", "n2": "48"}


def test_below_each_picture_stands_what_it_is_worth(house: House) -> None:
    fact = {"kind": "number", "question": "Hoeveel?", "unit": "%", "truth": 40, "source": "CBS 2019"}
    choice = {**CHOICE, "truth": "Nee", "source": "Inspectie"}
    meetup = house.home.make(programme.read({"title": "Klassen", "voting": "table", "tables": 2, "steps": [_poll(fact), _poll(choice)]})).id
    for number in range(2):
        house.do(meetup, "me.describe", "phone", f"p{number}", table=f"{number + 1}")
        house.do(meetup, "table.scribe", "phone", f"p{number}", on=True)
    for step, given in (("s1", [30, 30]), ("s1", [50, 50]), ("s2", ["o1", "o2"])):
        house.ask(meetup, *given, step=step)
    files = written(house, meetup)
    told = {row["round"]: row["facts"] for row in rows_of(files["pictures.csv"]) if row["shows"] == "all"}
    right = "Het juiste antwoord: 40 % Bron: CBS 2019"
    assert told == {
        "r1": f"Ronde 1 · één telefoon per tafel {right}",
        "r2": f"Ronde 2 · één telefoon per tafel {right} De middelste ging van 30 naar 50 %",
        "r3": "Ronde 1 · één telefoon per tafel Het juiste antwoord: Nee Bron: Inspectie",
    }
    assert "✓ Nee" in files[f"{FOLDER}r3.svg"]


def test_a_question_of_the_bank_in_other_words_says_so(house: House) -> None:
    other = {**CHOICE, "question": "Anders gevraagd?"}
    polls = [_poll({**poll, "bank": {"id": "loten"}}) for poll in (CHOICE, other, other)]
    meetup = house.home.make(programme.read({"title": "Klassen", "language": "en", "steps": polls})).id
    for step in ("s1", "s2", "s3"):
        house.ask(meetup, "o1", "o2", step=step)
    told = {row["round"]: row["facts"] for row in rows_of(written(house, meetup)["pictures.csv"]) if row["shows"] == "all"}
    assert [asked for asked, facts in told.items() if "in other words" in facts] == ["r2"], "the third one stands beside the second"


def _poll(poll: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "poll", "title": poll["kind"], "poll": {**poll, "open": "by_hand", "close": "by_hand"}}
