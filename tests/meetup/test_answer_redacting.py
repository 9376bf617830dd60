"""What somebody wrote as an answer, taken away for good: from ballots, figures, marks and what was seen before."""

from __future__ import annotations

import pytest

from facilitator.errors import Invalid, NotAllowed
from facilitator.meetup.rounds import GRACE_SECONDS
from facilitator.meetup.written import mark_of
from facilitator.report.screening import screening_rows
from facilitator.store import wire
from tests.meetup.refused import refused
from tests.meetup.test_judging import answer, asking, counts
from tests.support.stage import Stage, ballots, events

CANARY = "Kanarie de Vries"


def redact(stage: Stage, text: str = CANARY, why: str | None = None) -> list[str]:
    return events(stage.desk("answer.redact", round="r1", text=text, why=why))


def told(stage: Stage) -> str:
    stage.wait(1)
    return str([stage.docs(audience) for audience in ("phone", "screen", "desk", "operator")] + [stage.mine(f"p{number}") for number in range(5)])


def test_a_text_is_in_no_answer_any_more_and_how_often_it_was_there_is_left() -> None:
    stage = asking("text")
    answer(stage, CANARY, "Ja", CANARY)
    assert CANARY in told(stage)
    changes = stage.do("operator", "answer.redact", round="r1", text=CANARY, why="name")
    assert (ballots(changes), events(changes)) == ([("r1", "p0", None), ("r1", "p2", None)], ["AnswersRedacted"])
    assert CANARY not in told(stage)
    results = stage.docs("desk")["round"]["results"]
    assert (results["total"], results["waiting"], results["redacted"]) == (1, {"Ja": 1}, 2)
    assert "redacted" not in str(stage.docs("screen")["round"])


def test_one_word_goes_in_every_spelling_and_the_others_stay() -> None:
    stage = asking("words", "after_close")
    answer(stage, ["Kanarie!", "taal"], ["kanarie"])
    assert ballots(stage.desk("answer.redact", round="r1", text="kanarie")) == [("r1", "p0", ["taal"]), ("r1", "p1", None)]
    assert stage.docs("desk")["round"]["results"]["counts"] == {"taal": 1}
    assert stage.mine("p0")["my/round/r1"]["choice"] == ["taal"]


def test_it_goes_from_what_was_shown_live_and_after_a_vote_too() -> None:
    live, after = asking("words", "live"), asking("words", "after_vote")
    for stage in (live, after):
        answer(stage, *[["kanarie"], ["taal"]] * 3)
        assert "kanarie" in told(stage)
        redact(stage, "kanarie")
        assert "kanarie" not in told(stage)
        assert counts(stage, "desk") == {"taal": 3}


def test_a_mark_that_tells_which_words_it_was_goes_with_it() -> None:
    stage = asking("text")
    answer(stage, CANARY, "Ja")
    stage.desk("answer.hide", round="r1", text=CANARY)
    stage.desk("answer.hide", round="r1", text="Ja")
    mark = mark_of(CANARY)
    assert mark in stage.meetup.rounds.by_id["r1"].totals.written.judged
    assert redact(stage) == ["MarkErased", "AnswersRedacted"]
    assert mark not in stage.meetup.rounds.by_id["r1"].totals.written.judged
    assert [deed.verb for deed in stage.meetup.past.deeds] == ["show.go", "answer.hide"], "the one of the other text"
    (erasure,) = stage.log[-2].event.rewrites(stage.meetup)
    assert (erasure.value, erasure.blank, erasure.within) == (mark, {"mark": "", "near": []}, ("round", "r1"))


def test_who_wrote_it_may_write_something_else_while_it_is_open() -> None:
    stage = asking("text")
    answer(stage, CANARY)
    redact(stage)
    answer(stage, "Anders")
    assert stage.docs("desk")["round"]["results"]["waiting"] == {"Anders": 1}


def test_it_can_be_done_after_the_close_and_after_the_evening_and_not_be_undone() -> None:
    stage = asking("text")
    answer(stage, CANARY, "Ja")
    stage.desk("round.close")
    stage.wait(GRACE_SECONDS)
    stage.desk("meetup.close")
    redact(stage)
    assert CANARY not in told(stage)
    with refused(Invalid):
        stage.desk("undo", line=stage.log[-1].first)
    again = stage.again().rounds.by_id["r1"].totals
    assert (again.tally, again.redacted) == (stage.meetup.rounds.by_id["r1"].totals.tally, {"": 1})


def test_only_what_somebody_wrote_and_by_who_leads() -> None:
    stage = asking("text")
    answer(stage, "Ja")
    with refused(Invalid, "text"):
        redact(stage, "Nee")
    with refused(Invalid, "why"):
        redact(stage, "Ja", "zomaar")
    with refused(NotAllowed):
        stage.phone("p1", "answer.redact", round="r1", text="Ja")


def test_the_log_keeps_no_word_of_it() -> None:
    stage = asking("text")
    answer(stage, CANARY)
    redact(stage, why="name")
    assert CANARY not in "".join(wire.encode(wire.entry_to_wire(entry)) for entry in stage.log)


@pytest.mark.parametrize("kind", ["text", "words"])
def test_the_export_counts_what_was_done(kind: str) -> None:
    stage = asking(kind, "after_close")
    given = ("Ja", "Weg", "Anders", CANARY, CANARY)
    answer(stage, *(given if kind == "text" else ([each] for each in given)))
    stage.desk("answer.show", round="r1", text="Ja")
    stage.desk("answer.hide", round="r1", text="Weg")
    redact(stage, why="name")
    waits = [("s1", "waiting", "", 1)] if kind == "text" else []
    shown = 1 if kind == "text" else 2
    assert list(screening_rows(stage.meetup)) == [
        ("s1", "written", "", 5),
        ("s1", "shown", "", shown),
        *waits,
        ("s1", "hidden", "", 1),
        ("s1", "redacted", "name", 2),
    ]
