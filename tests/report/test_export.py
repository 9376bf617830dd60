"""The export explains itself: of each file what it is, of each column what it means and holds, in the language of the meetup."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitator.meetup import programme
from facilitator.meetup.polls import PollKind
from facilitator.report.album import FOLDER
from facilitator.report.codebook import FIRST, HEAD
from facilitator.report.export import write_export
from facilitator.report.tables import TABLES, log
from tests.report.test_comparing import House
from tests.support.answers import SAMPLES

ROLES = ["docent", "ouder"]
PEOPLE = 24
AGREED = {"kind": "agreements", "title": "Afspraken", "agreements": {"levels": ["wij"]}}
IDEAS = {"kind": "ideas", "title": "Wat nu?", "ideas": {"support": "agree_disagree_pass"}}
CLIP = {"kind": "fragment", "title": "Thuis", "fragment": {"file": "clip.mp4", "out": 10, "where": "home"}}
Files = dict[str, str]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    yield house
    house.home.writer.stop()
    house.store.close()


def evening(house: House, language: str) -> Files:
    """An evening in which something of every table came about, taken out."""
    samples = [*SAMPLES.values(), SAMPLES["choice"]]  # one is asked twice
    polls = [{"kind": each.kind, "question": each.kind, **each.poll, "open": "by_hand", "close": "by_hand"} for each in samples]
    steps: list[Any] = [*({"kind": "poll", "title": poll["kind"], "poll": poll} for poll in polls), CLIP, IDEAS, AGREED]
    meetup = house.home.make(programme.read({"title": "=Klassen", "language": language, "roles": ROLES, "tables": 2, "steps": steps})).id
    for number in range(PEOPLE):
        house.do(meetup, "me.describe", "phone", f"p{number}", role=ROLES[number % 2], table=f"{number % 2 + 1}")
    for at, sample in enumerate(samples, 1):
        asked = house.ask(meetup, *[sample.right[number % len(sample.right)][0] for number in range(PEOPLE)], step=f"s{at}")
        if PollKind.known[sample.kind].can_be_split:
            house.do(meetup, "round.split", round=asked)
    clip = f"s{len(steps) - 2}"
    house.do(meetup, "show.go", step=clip)
    for number in range(PEOPLE):
        house.do(meetup, "fragment.moment", "phone", f"p{number}", step=clip, position=5.0)
    house.do(meetup, "moments.reveal")
    house.do(meetup, "show.go", step=f"s{len(steps) - 1}")
    house.do(meetup, "idea.add", "phone", "p1", step=f"s{len(steps) - 1}", theme=None, text="Meer tijd")
    for number in range(PEOPLE):
        house.do(meetup, "idea.support", "phone", f"p{number}", idea=1, value="disagree" if number % 3 else "agree")
    house.do(meetup, "show.go", step=f"s{len(steps)}")
    house.do(meetup, "ideas.split", step=f"s{len(steps) - 1}")
    house.do(meetup, "group.put", ideas=[1], name="Samen")
    house.do(meetup, "condition.add", level="wij", text="Een zaal")
    house.do(meetup, "agreement.offer", "phone", "p1", step=f"s{len(steps)}", what="Bellen")
    whole = io.BytesIO()
    house.home.in_store(write_export, house.store, meetup, whole)
    with zipfile.ZipFile(whole) as files:
        return {name: files.read(name).decode("utf-8-sig") for name in files.namelist()}


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize("language", FIRST)
def test_each_column_of_each_file_is_in_the_codebook_and_each_row_has_a_cell_for_it(house: House, language: str) -> None:
    files = evening(house, language)
    head, *told = rows_of(files["codebook.csv"])
    assert tuple(head) == HEAD
    there = []
    for name, text in files.items():
        if name.endswith(".csv") and name != "codebook.csv":
            columns, *rows = rows_of(text)
            assert rows, f"{name} is tried"
            assert {len(row) for row in rows} == {len(columns)}, name
            there += [(name, column) for column in columns]
    there += [(log.NAME, field) for field in log.COLUMNS]
    assert [(file, column) for file, column, _, _ in told] == there
    assert all(meaning and holds for _, _, meaning, holds in told)


def test_a_column_holds_the_values_that_the_codebook_says(house: House) -> None:
    files = evening(house, "nl")
    values = {(table.name, name): column.holds for table in TABLES for name, column in table.columns.items() if isinstance(column.holds, tuple)}
    for table in TABLES:
        columns, *rows = rows_of(files[table.name])
        for row in rows:
            for column, cell in zip(columns, row, strict=True):
                assert cell == "" or cell in values.get((table.name, column), (cell,)), (table.name, column)


@pytest.mark.parametrize(("language", "word"), [("nl", "Bestanden"), ("en", "Files")])
def test_the_file_to_begin_with_names_every_file_in_the_language_of_the_meetup(house: House, language: str, word: str) -> None:
    files = evening(house, language)
    first = next(iter(files))
    assert first == FIRST[language]
    lines = files[first].splitlines()
    assert all(any(line.startswith(f"{name} ") for line in lines) for name in files if name != first and not name.startswith(FOLDER))
    assert any(line.startswith(f"{FOLDER} ") for line in lines)
    assert any(line.startswith(word) for line in lines)
    assert all(meaning.isascii() for _, _, meaning, _ in rows_of(files["codebook.csv"])) == (language == "en")


def test_what_touched_people_is_told_by_place_and_not_of_a_few(house: House) -> None:
    columns, *rows = rows_of(evening(house, "nl")["moments.csv"])
    told = [dict(zip(columns, row, strict=True)) for row in rows]
    assert [(each["from"], each["to"], each["people"], each["voted"]) for each in told] == [
        ("0.0", "2.0", "", f"{PEOPLE}"),
        ("2.0", "4.0", "", f"{PEOPLE}"),
        ("4.0", "6.0", f"{PEOPLE}", f"{PEOPLE}"),
        ("6.0", "8.0", "", f"{PEOPLE}"),
        ("8.0", "10.0", "", f"{PEOPLE}"),
    ]


def test_a_cell_that_would_be_a_formula_begins_with_an_apostrophe(house: House) -> None:
    assert rows_of(evening(house, "nl")["meetup.csv"])[1][1] == "'=Klassen"
