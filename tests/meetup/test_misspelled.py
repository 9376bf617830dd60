"""A word that the desk hides or removes, and its slips of the pen: what is one word in the cloud is one word for the desk, also when it is written later."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.meetup.rounds import GRACE_SECONDS
from facilitator.meetup.written import mark_of
from facilitator.store import wire
from tests.meetup.test_judging import answer, asking, counts
from tests.support.stage import Stage, ballots, events

WORD, LONGER, SHORTER, SWAPPED = "kanarievogel", "kanarieevogel", "kanarevogel", "kanareivogel"
SLIPS = (LONGER, SHORTER, SWAPPED)


def closed(*answers: Any) -> Stage:
    stage = asking("words", "after_close")
    answer(stage, *answers)
    return stage


def results(stage: Stage, audience: str = "desk") -> Any:
    stage.wait(1)
    return stage.docs(audience)["round"]["results"]


@pytest.mark.parametrize("verb", ["answer.hide", "answer.redact"])
def test_its_slips_go_with_it_and_none_takes_its_place(verb: str) -> None:
    stage = closed(*[[WORD]] * 9, *([slip] for slip in SLIPS), ["taal"])
    assert results(stage)["counts"] == {WORD: 12, "taal": 1}
    stage.desk(verb, round="r1", text=WORD)
    assert results(stage)["counts"] == {"taal": 1}
    stage.desk("round.close")
    stage.wait(GRACE_SECONDS)
    assert counts(stage, "screen") == counts(stage, "phone") == {"taal": 1}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_that_comes_later_stays_hidden_also_when_nobody_has_the_word_any_more(slip: str) -> None:
    stage = closed([WORD], ["taal"])
    stage.desk("answer.hide", round="r1", text=WORD)
    stage.phone("p0", "answer", round="r1", choice=["taal"])
    stage.phone("p9", "answer", round="r1", choice=[slip])
    assert (results(stage)["counts"], results(stage)["hidden"]) == ({"taal": 2}, {slip: 1})
    assert slip not in str(stage.again().rounds.by_id["r1"].totals.results()), "and when the log is read again"


def test_one_that_was_too_many_to_be_taken_for_a_slip_is_hidden_with_it_and_can_be_let_in_by_itself() -> None:
    stage = closed(["betalende"], ["betalende"], ["betalenden"], ["betalenden"])
    stage.desk("answer.hide", round="r1", text="betalende")
    assert results(stage)["counts"] == {}
    stage.desk("answer.show", round="r1", text="betalenden")
    assert (results(stage)["counts"], results(stage)["hidden"]) == ({"betalenden": 2}, {"betalende": 2})
    assert "spellings" not in results(stage), "they are two words now"
    stage.desk("answer.redact", round="r1", text="betalende")
    assert (results(stage)["counts"], results(stage)["hidden"]) == ({"betalenden": 2}, {})


def test_what_the_cloud_calls_it_may_be_a_slip_and_then_the_word_itself_goes_too() -> None:
    spellings = ["kanarievogel", "Kanarievogel", "KANARIEVOGEL", "kanarie-vogel", "Kanarie-vogel"]
    stage = closed(*([each] for each in spellings for _ in range(2)), *[[LONGER]] * 3, [SHORTER])
    (told,) = results(stage)["counts"]
    assert told == LONGER, "given most often in one spelling"
    stage.desk("answer.hide", round="r1", text=told)
    assert results(stage)["counts"] == {}


def test_hiding_is_undone_with_all_of_it() -> None:
    stage = closed([WORD], [WORD], [WORD], [LONGER])
    stage.desk("answer.hide", round="r1", text=WORD)
    stage.desk("undo")
    assert results(stage)["counts"] == {WORD: 4}


def test_shown_again_its_slips_are_seen_again() -> None:
    stage = closed(*[[WORD]] * 3, [LONGER])
    stage.desk("answer.hide", round="r1", text=WORD)
    assert results(stage)["hidden"] == {WORD: 4}
    stage.desk("answer.show", round="r1", text=WORD)
    assert (results(stage)["counts"], results(stage)["hidden"]) == ({WORD: 4}, {})


def test_the_desk_is_told_what_goes_with_a_word() -> None:
    stage = closed(*[[WORD]] * 3, [LONGER], ["Kanarie-vogel"], ["taal"])
    assert results(stage)["spellings"] == {WORD: ["Kanarie-vogel", LONGER]}
    assert "spellings" not in str(stage.docs("screen")) + str(stage.docs("phone"))


def test_no_ballot_no_log_and_no_mark_keeps_a_slip_of_what_was_removed() -> None:
    stage = closed(*[[WORD, "taal"]] * 3, [LONGER], [SHORTER, "taal"])
    stage.desk("answer.hide", round="r1", text=WORD)
    changes = stage.desk("answer.redact", round="r1", text=WORD, why="name")
    assert ballots(changes) == [(("r1"), f"p{number}", ["taal"] if number != 3 else None) for number in range(5)]
    assert events(changes) == ["MarkErased", "AnswersRedacted"]
    (erasure,) = stage.log[-2].event.rewrites(stage.meetup)
    assert erasure.blank == {"mark": "", "near": []}
    told = str([stage.docs(audience) for audience in ("desk", "screen", "phone")]) + str([stage.mine(f"p{number}") for number in range(5)])
    written = "".join(wire.encode(wire.entry_to_wire(entry)) for entry in stage.log)
    assert not [word for word in (WORD, *SLIPS) if word in told + written]
    assert stage.meetup.rounds.by_id["r1"].totals.written.judged == {}


def test_what_the_desk_said_of_a_slip_that_nobody_has_any_more_goes_too() -> None:
    stage = closed([LONGER], [WORD])
    stage.desk("answer.hide", round="r1", text=LONGER)
    stage.phone("p0", "answer", round="r1", choice=["taal"])
    stage.desk("answer.redact", round="r1", text=WORD)
    assert mark_of(LONGER) not in stage.meetup.rounds.by_id["r1"].totals.written.judged
    assert results(stage)["counts"] == {"taal": 1}


def test_texts_are_one_only_when_they_are_equal() -> None:
    stage = asking("text", "after_close")
    answer(stage, WORD, LONGER)
    stage.desk("answer.show", round="r1", text=WORD)
    stage.desk("answer.redact", round="r1", text=WORD)
    assert results(stage)["waiting"] == {LONGER: 1}
