"""What phones say of a split, in words: also what is too few to tell, but not what nobody gave."""

from __future__ import annotations

from typing import Any

from facilitator.meetup.words import Document
from facilitator.web.split_words import split_words

ROWS = [{"id": "o1", "label": "Ja"}, {"id": "o2", "label": "Nee"}, {"id": "o3", "label": "Weet niet"}]


Counts = dict[str, list[int | None]]


def told(counts: Counts, totals: list[int | None]) -> list[Any]:
    split = {"groups": [["10"], ["2"]], "totals": totals, "counts": counts}
    round: Document = {"kind": "choice", "question": "Loten?", "rows": ROWS, "view": "table", "split": {"table": split}}
    words = split_words(round, "nl")
    assert words is not None
    return [(group["name"], group["words"]) for group in words["groups"]]


def test_what_is_too_few_is_said_beside_what_is_told_and_tables_stand_by_their_numbers() -> None:
    counts: Counts = {"o1": [20, None], "o2": [None, None], "o3": [None, None]}
    assert told(counts, [30, None]) == [("tafel 2", "te weinig om veilig te tonen"), ("tafel 10 (30)", "Ja: 20 · Nee: te weinig · Weet niet: te weinig")]


def test_of_a_group_that_is_told_whole_nothing_is_too_few() -> None:
    assert told({"o1": [20, 9], "o2": [10, 13], "o3": [None, None]}, [30, 22]) == [("tafel 2 (22)", "Ja: 9 · Nee: 13"), ("tafel 10 (30)", "Ja: 20 · Nee: 10")]
