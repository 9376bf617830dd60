"""What phones say of a split, in words: also what is too few to tell, but not what nobody gave."""

from __future__ import annotations

from typing import Any

from facilitator.meetup.words import Document
from facilitator.web.split_words import split_words

ROWS = [{"id": "o1", "label": "Ja"}, {"id": "o2", "label": "Nee"}, {"id": "o3", "label": "Weet niet"}]


Counts = dict[str, list[int | None]]


def asked(counts: Counts, totals: list[int | None]) -> Document:
    split = {"groups": [["10"], ["2"]], "totals": totals, "counts": counts}
    return {"kind": "choice", "question": "Loten?", "rows": ROWS, "view": "table", "split": {"table": split}}


def told(counts: Counts, totals: list[int | None]) -> list[Any]:
    words = split_words(asked(counts, totals), "nl")
    assert words is not None
    return [(group["name"], group["words"]) for group in words["groups"]]


def test_what_is_too_few_is_said_beside_what_is_told_and_tables_stand_by_their_numbers() -> None:
    counts: Counts = {"o1": [20, None], "o2": [None, None], "o3": [None, None]}
    untold = "te weinig om veilig te tonen"
    assert told(counts, [30, None]) == [("tafel 2", untold), ("tafel 10 (30)", "Ja: 20 · Nee: niet getoond · Weet niet: niet getoond")]


def test_a_sentence_says_what_the_picture_shows_before_each_group_is_told() -> None:
    words = split_words(asked({"o1": [20, 9], "o2": [10, 13], "o3": [None, None]}, [30, 22]), "nl")
    assert words is not None
    assert words["sentence"] == "“Ja” – tafel 2: 9 van 22 · tafel 10: 20 van 30"


def test_of_a_group_that_is_told_whole_nothing_is_too_few() -> None:
    assert told({"o1": [20, 9], "o2": [10, 13], "o3": [None, None]}, [30, 22]) == [("tafel 2 (22)", "Ja: 9 · Nee: 13"), ("tafel 10 (30)", "Ja: 20 · Nee: 10")]


def test_of_who_moved_a_phone_has_the_table_too_part_by_part() -> None:
    shift = {
        "matched": 40,
        "stayed": 28,
        "changed": 12,
        "to": {"o1": 12, "o2": None, "o3": 0},
        "left": {"o1": 5, "o2": None, "o3": 7},
        "counts": {"o1": {"o1": 10, "o2": 5, "o3": 0}, "o2": {"o1": None, "o2": 10, "o3": None}, "o3": {"o1": 7, "o2": 0, "o3": 8}},
    }
    round: Document = {"kind": "choice", "question": "Loten?", "rows": ROWS, "view": "shift", "split": {"shift": shift}}
    words = split_words(round, "nl")
    assert words is not None
    assert words["sentence"].startswith("12 van de 40 veranderden van mening")
    assert [part["head"] for part in words["moves"]] == [
        "Eerst “Ja”, nu:",
        "Eerst “Nee”, nu:",
        "Eerst “Weet niet”, nu:",
        "Kwamen erbij:",
        "Meer of minder mensen dan de vorige keer:",
    ]
    assert words["moves"][1]["rows"] == [("Ja", "niet getoond"), ("Nee", "10"), ("Weet niet", "niet getoond"), ("Gingen weg", "niet getoond")]
    assert words["moves"][4]["rows"] == [("Ja", "+7"), ("Nee", "niet getoond"), ("Weet niet", "−7")]


def test_where_too_few_moved_there_is_no_table() -> None:
    shift: Document = {"matched": None, "stayed": None, "changed": None, "to": {}, "left": {}, "counts": {}}
    shift |= {"to": dict.fromkeys(("o1", "o2", "o3")), "counts": {one: dict.fromkeys(("o1", "o2", "o3")) for one in ("o1", "o2", "o3")}}
    words = split_words({"kind": "choice", "question": "Loten?", "rows": ROWS, "view": "shift", "split": {"shift": shift}}, "nl")
    assert words is not None
    assert words["moves"] == []
