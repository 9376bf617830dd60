"""What answers are laid side by side by: every answer has its place, and the whole room's results say how many are in each, or are told so."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.figures.numbers import PARTS, bins
from facilitator.meetup.polls import PollKind
from facilitator.meetup.totals import Totals
from facilitator.meetup.words import Document
from tests.support.answers import SAMPLES, Sample

SPLIT = [SAMPLES[name] for name, kind in PollKind.known.items() if kind.can_be_split]
split_kinds = pytest.mark.parametrize("sample", SPLIT, ids=[sample.kind for sample in SPLIT])
tenths = st.lists(st.integers(0, 1000).map(lambda number: number / 10), min_size=1, max_size=60)


def laid(sample: Sample, totals: Totals) -> Document:
    return sample.asked | {"cuts": totals.kind.cuts(sample.asked, totals.tally)}


def cast(sample: Sample, answers: list[object]) -> Totals:
    totals = Totals(sample.asked)
    for at, answer in enumerate(answers):
        totals.cast(f"p{at}", totals.kind.check(sample.asked, answer))
    return totals


def test_only_what_people_write_themselves_can_not_be_split() -> None:
    assert {name for name, kind in PollKind.known.items() if not kind.can_be_split} == {name for name, kind in PollKind.known.items() if kind.is_written}
    assert {name for name, kind in PollKind.known.items() if kind.one_row} == {"choice", "scale", "rank", "number"}


@split_kinds
@given(data=st.data())
def test_each_answer_is_in_a_row_and_in_one_where_people_can_move(sample: Sample, data: st.DataObject) -> None:
    totals = cast(sample, data.draw(st.lists(sample.answers, max_size=20)))
    asked = laid(sample, totals)
    rows = [row["id"] for row in totals.kind.rows(asked)]
    for choice in totals.ballots.values():
        found = totals.kind.rows_of(asked, choice)
        assert set(found) <= set(rows)
        assert len(found) == len(set(found)) >= 1
        assert len(found) == 1 or not totals.kind.one_row


@split_kinds
@given(data=st.data())
def test_the_results_of_the_whole_room_say_how_many_are_in_each_row_unless_that_is_told_apart(sample: Sample, data: st.DataObject) -> None:
    totals = cast(sample, data.draw(st.lists(sample.answers, max_size=20)))
    results = totals.results()
    known = {
        "choice": lambda row: results["counts"][row],
        "choices": lambda row: results["counts"][row],
        "rank": lambda row: results["places"][row][0],
        "scale": lambda row: sum(results["counts"][str(point)] for point in {"low": (1, 2), "middle": (3,), "high": (4, 5)}.get(row, (row,))),
    }
    assert (sample.kind in known) is not totals.kind.counted_apart
    counts = Counter(row for choice in totals.ballots.values() for row in totals.kind.rows_of(sample.asked, choice))
    if sample.kind in known:
        assert all(known[sample.kind](row["id"]) == counts[row["id"]] for row in totals.kind.rows(sample.asked))


@given(answers=tenths)
def test_ranges_of_numbers_end_where_bins_do_and_each_has_a_quarter_of_the_room(answers: list[float]) -> None:
    totals = cast(SAMPLES["number"], list(answers))
    asked = laid(SAMPLES["number"], totals)
    ends = {low for low, _, _ in bins(Counter(answers), 1)}
    assert set(asked["cuts"]) <= ends
    rows = totals.kind.rows(asked)
    assert [row["id"] for row in rows] == [f"n{at}" for at in range(1, len(asked["cuts"]) + 2)]
    counts = Counter(totals.kind.rows_of(asked, choice)[0] for choice in totals.ballots.values())
    assert min(counts[row["id"]] for row in rows) >= len(answers) / PARTS


def test_a_range_has_the_numbers_between_its_ends_and_its_unit() -> None:
    number = PollKind.known["number"]
    asked = {"least": 0, "most": 100, "decimals": 1, "unit": "uur", "cuts": [0.3, 40]}
    assert [row["label"] for row in number.rows(asked)] == ["0–0.2 uur", "0.3–39.9 uur", "40–100 uur"]
    assert [number.rows_of(asked, given)[0] for given in (0, 0.2, 0.3, 39.9, 40, 100)] == ["n1", "n1", "n2", "n2", "n3", "n3"]


def test_points_count_for_what_got_most_of_them_and_for_each_of_what_got_as_many() -> None:
    points = PollKind.known["points"]
    found = [points.rows_of({}, given) for given in ({"o1": 60, "o2": 40}, {"o1": 40, "o2": 40, "o3": 20}, {"o3": 100})]
    assert found == [("o1",), ("o1", "o2"), ("o3",)]
