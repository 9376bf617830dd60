"""Forgetting: what a participant can still take back goes, with its words; what was counted in public stays counted."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.meetup.forgetting import IdeaErased
from facilitator.meetup.ideas import IdeaAdded
from tests.support.stage import PROGRAMME, Stage, ballots, events

WORDS = "De school van mijn dochter"


@pytest.fixture
def stage() -> Stage:
    """p1 gave something of everything: an answer in a closed round and one in an open round, two ideas, support for an idea of p2."""
    stage = Stage()
    stage.phone("p1", "me.describe", role="docent", table="3")
    stage.desk("show.go", step="s2")
    stage.phone("p1", "answer", round="r1", choice="o1")
    stage.desk("round.close")
    stage.wait(3)
    stage.desk("show.go", step="s7")
    stage.phone("p1", "idea.add", step="s7", text=WORDS)
    stage.phone("p2", "idea.add", step="s7", text="Loten")
    stage.phone("p1", "idea.add", step="s7", text="Nog iets")
    stage.desk("idea.show", idea=2)
    stage.phone("p1", "idea.support", idea=2, value="agree")
    stage.desk("round.open", step="s6")
    stage.phone("p1", "answer", round="r2", choice="o2")
    return stage


def everything(stage: Stage) -> Any:
    return [stage.docs(audience) for audience in ("phone", "screen", "desk", "operator")], stage.mine("p1")


def test_role_table_ideas_and_what_is_open_go(stage: Stage) -> None:
    changes = stage.phone("p1", "me.forget")
    assert events(changes) == ["IdeaErased", "IdeaErased"]
    assert ballots(changes) == [("role", "p1", None), ("table", "p1", None), ("r2", "p1", None), ("2", "p1", None)]
    assert stage.mine("p1") == {"me": {"role": None, "table": None}, "my/round/r1": {"choice": "o1"}}


def test_a_result_that_was_shown_stays_as_it_was(stage: Stage) -> None:
    before = stage.meetup.rounds.by_id["r1"].results()
    stage.phone("p1", "me.forget")
    assert stage.meetup.rounds.by_id["r1"].results() == before


def test_the_words_are_nowhere_any_more_and_nobody_is_their_author(stage: Stage) -> None:
    stage.phone("p1", "me.forget")
    stage.wait(1)
    assert WORDS not in repr(everything(stage))
    assert WORDS not in repr(vars(stage.meetup.past))
    assert [idea.author for idea in stage.meetup.ideas.by_id.values()] == [None, "p2", None]
    assert stage.docs("desk")["idea/1"]["status"] == "withdrawn"


def test_a_log_without_the_words_makes_the_same_meetup(stage: Stage) -> None:
    stage.phone("p1", "me.forget")
    told = everything(stage)
    erased = {change.event.idea for change in stage.log if isinstance(change.event, IdeaErased)}
    for line in stage.log:
        if isinstance(line.event, IdeaAdded) and line.event.idea in erased:
            vars(line.event).update(text="", author=None)  # as the store does
    again = stage.again()
    assert [idea.text for idea in again.ideas.by_id.values()] == ["", "Loten", ""]
    assert everything(stage) == told


@pytest.mark.parametrize(("kind", "choice"), [("text", WORDS), ("words", ["school", "dochter"])])
def test_what_was_written_as_an_answer_goes_also_when_the_round_is_closed(kind: str, choice: Any) -> None:
    stage = Stage({**PROGRAMME, "steps": [{"kind": "poll", "title": "Vraag", "poll": {"kind": kind, "question": "Wat?"}}]})
    stage.desk("show.go")
    stage.phone("p1", "answer", round="r1", choice=choice)
    stage.phone("p2", "answer", round="r1", choice=choice)
    stage.desk("round.close")
    stage.wait(3)
    changes = stage.phone("p1", "me.forget")
    assert (ballots(changes), events(changes)) == ([("r1", "p1", None)], ["AnswerErased"])
    assert [what for change in changes for what in getattr(change, "settles", lambda _: ())(stage.meetup)] == [("answer", "r1")]
    stage.wait(1)
    assert stage.docs("desk")["round"]["results"]["total"] == 1
    stage.phone("p2", "me.forget")
    stage.wait(1)
    assert "dochter" not in repr(everything(stage))
    assert stage.docs("desk")["round"]["results"]["total"] == 0


def test_who_gave_nothing_forgets_nothing(stage: Stage) -> None:
    assert stage.phone("p9", "me.forget") == ()


def test_it_can_be_done_after_the_evening(stage: Stage) -> None:
    stage.desk("meetup.close")
    assert events(stage.phone("p1", "me.forget")) == ["IdeaErased", "IdeaErased"]
    assert set(stage.mine("p1")) == {"me", "my/round/r1", "my/round/r2", "my/support"}


def test_it_is_not_taken_back_by_undo(stage: Stage) -> None:
    stage.phone("p1", "me.forget")
    stage.desk("undo")
    stage.wait(1)
    assert WORDS not in repr(everything(stage))
