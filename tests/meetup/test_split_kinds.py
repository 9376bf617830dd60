"""Splits and shifts of rankings, numbers and points; and of what is not split."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Invalid
from tests.meetup.refused import refused
from tests.meetup.test_splits import ask, evening, people, split
from tests.support.stage import Stage

RANK = {"kind": "rank", "question": "Wat eerst?", "options": ["Tijd", "Geld", "Rust"]}
NUMBER = {"kind": "number", "question": "Hoeveel uur?", "unit": "uur", "decimals": 1}
POINTS = {"kind": "points", "question": "Waarheen?", "options": ["Tijd", "Geld"]}


def one_of(everyone: list[str], *some: tuple[int, Any]) -> dict[str, Any]:
    """So many of each answer, in order."""
    given = [answer for number, answer in some for _ in range(number)]
    return dict(zip(everyone, given, strict=True))


def rows(stage: Stage, audience: str = "desk", asked: str | None = None) -> Any:
    stage.wait(1)
    docs = stage.docs(audience)
    return (docs[f"round/{asked}"] if asked else docs["round"]).get("rows")


def test_the_shift_of_a_ranking_is_of_what_was_put_first() -> None:
    stage = evening({**RANK, "options": ["Tijd", "Geld"]})
    everyone, time, money = people(stage, none=97), ["o1", "o2"], ["o2", "o1"]
    ask(stage, "r1", one_of(everyone, (47, time), (50, money)), "s1")
    stage.desk("round.again")
    ask(stage, "r2", one_of(everyone, (40, time), (7, money), (11, time), (39, money)))
    stage.desk("round.view", view="shift")
    assert split(stage, "screen", "r2")["shift"] == {
        "from": "r1",
        "matched": 97,
        "stayed": 79,
        "changed": 18,
        "to": {"o1": 11, "o2": 7},
        "left": {"o1": 7, "o2": 11},
        "counts": {"o1": {"o1": 40, "o2": 7}, "o2": {"o1": 11, "o2": 39}},
    }


def test_who_put_the_same_first_stayed_in_whatever_order_the_others_stand() -> None:
    stage = evening(RANK)
    everyone = people(stage, none=60)
    ask(stage, "r1", one_of(everyone, (30, ["o1", "o2", "o3"]), (30, ["o2", "o1", "o3"])), "s1")
    stage.desk("round.again")
    ask(stage, "r2", one_of(everyone, (20, ["o1", "o3", "o2"]), (25, ["o2", "o3", "o1"]), (15, ["o1", "o2", "o3"])))
    stage.desk("round.split")
    told = split(stage, "desk", "r2")["shift"]
    assert (told["matched"], told["stayed"], told["changed"]) == (60, 35, 25)


def test_numbers_are_split_by_ranges_which_are_told_with_how_many_of_the_room_are_in_each() -> None:
    stage = evening(NUMBER)
    everyone = people(stage, docent=40, ouder=40)
    ask(stage, "r1", one_of(everyone, (24, 12.5), (16, 80), (9, 12.5), (31, 80)), "s1")
    assert rows(stage) == [], "where they end is known when it is split"
    stage.desk("round.view", view="role")
    assert rows(stage) == rows(stage, "phone") == [{"id": "n1", "label": "0–19,9 uur", "count": 33}, {"id": "n2", "label": "20–100 uur", "count": 47}]
    by_role = {"groups": [["docent"], ["ouder"]], "totals": [40, 40], "counts": {"n1": [24, 9], "n2": [16, 31]}}
    assert split(stage, "phone") == {"role": by_role}


@pytest.mark.parametrize("order", [("r1", "r2"), ("r2", "r1")])
def test_asked_again_numbers_have_the_ranges_of_the_first_time_and_a_shift_whichever_was_split_first(order: tuple[str, str]) -> None:
    stage = evening(NUMBER)
    everyone = people(stage, docent=80)
    ask(stage, "r1", one_of(everyone, (40, 12), (40, 80)), "s1")
    stage.desk("round.again")
    ask(stage, "r2", one_of(everyone, (29, 10), (11, 55), (7, 9), (33, 90)))
    for asked in order:
        stage.desk("round.split", round=asked)
    assert [[(row["label"], row["count"]) for row in rows(stage, asked=asked)] for asked in ("r1", "r2")] == [
        [("0–19,9 uur", 40), ("20–100 uur", 40)],
        [("0–19,9 uur", 36), ("20–100 uur", 44)],
    ]
    told = split(stage, "desk", "r2")["shift"]
    assert (told["from"], told["matched"], told["stayed"], told["changed"]) == ("r1", 80, 62, 18)
    assert told["to"] == {"n1": 7, "n2": 11}


def test_ranges_that_were_told_already_are_no_others_for_a_shift() -> None:
    """The first asking was opened again after the last one had taken its ranges from it."""
    stage = evening(NUMBER, NUMBER)
    everyone = people(stage, docent=40)
    ask(stage, "r1", one_of(everyone, (20, 12), (20, 80)), "s1")
    close = stage.docs("desk")["undo"]["line"]
    ask(stage, "r2", one_of(everyone, (20, 12), (20, 30)), "s2")
    stage.desk("round.again")
    ask(stage, "r3", one_of(everyone, (20, 30), (20, 80)))
    stage.desk("round.split", round="r3")
    stage.desk("undo", line=close)
    ask(stage, "r1", one_of(everyone, (20, 1), (20, 3)), "s1")
    for asked in ("r1", "r2"):
        stage.desk("round.split", round=asked)
    labels = {asked: [row["label"] for row in rows(stage, asked=asked)] for asked in ("r1", "r2", "r3")}
    assert labels["r1"] != labels["r2"] == labels["r3"] == ["0–19,9 uur", "20–100 uur"]
    assert split(stage, "desk", "r3")["shift"]["from"] == "r2"
    assert split(stage, "desk", "r2")["shift"] is None


def test_points_are_split_by_what_got_most_and_have_no_shift() -> None:
    stage = evening(POINTS)
    everyone = people(stage, docent=30, ouder=30)
    given = [{"o1": 60, "o2": 40}] * 20 + [{"o1": 50, "o2": 50}] * 10 + [{"o2": 100}] * 20 + [{"o1": 100}] * 10
    for asked in ("r1", "r2"):
        stage.desk("show.go", step="s1") if asked == "r1" else stage.desk("round.again")
        ask(stage, asked, dict(zip(everyone, given, strict=True)))
        stage.desk("round.split")
    assert [row["count"] for row in rows(stage)] == [40, 30]
    told = split(stage, "desk", "r2")
    assert told["shift"] is None
    assert told["role"]["counts"] == {"o1": [30, 10], "o2": [10, 20]} or None in (*told["role"]["counts"]["o1"], *told["role"]["counts"]["o2"])


@pytest.mark.parametrize("poll", [{"kind": "words", "question": "Eén woord?"}, {"kind": "text", "question": "Waarom?"}])
def test_what_people_wrote_is_not_split(poll: dict[str, Any]) -> None:
    stage = evening(poll)
    ask(stage, "r1", dict.fromkeys(people(stage, docent=12, ouder=12), "Zomaar" if poll["kind"] == "text" else ["zomaar"]), "s1")
    with refused(Invalid):
        stage.desk("round.split")
    assert "rows" not in stage.docs("desk")["round"]
