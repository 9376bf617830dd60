"""Splitting beside what was told before: which askings are looked at together, and from which no second shift is taken."""

from __future__ import annotations

from facilitator.figures.worlds import chain
from facilitator.meetup.rounds import GRACE_SECONDS
from facilitator.meetup.splitting import asking_of, tie
from tests.meetup.test_splits import POLL, SCALE, ask, evening, halves, people, quarters, split
from tests.support.stage import Stage


def asked_three_times() -> Stage:
    stage = evening(POLL)
    everyone = people(stage, docent=24)
    ask(stage, "r1", halves(everyone), "s1")
    for later, answers in (("r2", quarters(everyone)), ("r3", halves(everyone))):
        stage.desk("round.again")
        ask(stage, later, answers)
    return stage


def test_the_first_asking_is_looked_at_beside_the_shifts_that_were_told_of_later_ones() -> None:
    stage = asked_three_times()
    for later in ("r3", "r2"):
        stage.desk("round.split", round=later)
    first = stage.meetup.rounds.by_id["r1"]
    asking = asking_of(first, {}, [])
    tie(stage.meetup, asking, first, None, [])
    told = {found.id: found.split for found in stage.meetup.rounds.by_id.values()}
    assert [each.id for each in chain(asking)] == ["r1", "r2", "r3"]
    assert [each.shift for each in chain(asking)] == [None, told["r2"]["shift"], told["r3"]["shift"]]  # type: ignore[index]
    assert told["r2"]["shift"]["stayed"] == told["r3"]["shift"]["stayed"] == 12  # type: ignore[index]


def test_the_last_asking_is_looked_at_beside_all_that_was_told_of_earlier_ones() -> None:
    stage = asked_three_times()
    for earlier in ("r1", "r2"):
        stage.desk("round.split", round=earlier)
    by_id = stage.meetup.rounds.by_id
    asking = asking_of(by_id["r3"], {}, [])
    tie(stage.meetup, asking, by_id["r3"], by_id["r2"], [])
    assert [each.id for each in chain(asking)] == ["r1", "r2", "r3"]
    assert asking.before
    assert asking.before.shift == by_id["r2"].split["shift"]  # type: ignore[index]


def test_no_second_shift_is_taken_from_a_round_whose_shift_was_taken() -> None:
    """Two of them would be one table of three askings, of which the one in between was taken back."""
    stage = evening(POLL, POLL, SCALE)
    everyone = people(stage, none=24)
    ask(stage, "r1", halves(everyone), "s1")
    stage.desk("show.go", step="s2")
    for person, choice in quarters(everyone).items():
        stage.phone(person, "answer", round="r2", choice=choice)
    stage.desk("show.go", step="s3")
    stage.wait(GRACE_SECONDS)
    stage.desk("round.split", round="r2")
    assert split(stage, "desk", "r2")["shift"]["from"] == "r1"
    for _ in range(2):
        stage.desk("undo")
    assert stage.meetup.rounds.by_id["r2"].taken_back
    ask(stage, "r4", halves(everyone), "s2")
    before = stage.meetup.rounds.before(stage.meetup.rounds.by_id["r4"])
    assert before
    assert before.id == "r1"
    stage.desk("round.split")
    assert split(stage, "desk", "r4")["shift"] is None
