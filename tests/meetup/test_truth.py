"""The right answer to a question about a fact: told with the final result, to who sees that, with its source."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Invalid
from facilitator.meetup import programme
from facilitator.meetup.rounds import GRACE_SECONDS
from tests.meetup.refused import refused
from tests.support.stage import PROGRAMME, Stage

GUESS = {"kind": "number", "question": "Hoeveel procent?", "least": 0, "most": 100, "unit": "%", "truth": 24, "source": "CBS, 2020"}
CHOICE = {"kind": "choice", "question": "Wie?", "options": ["Jongens", "Meisjes"], "truth": "Meisjes", "source": "Onderwijsinspectie"}


def asking(poll: dict[str, Any]) -> Stage:
    stage = Stage({**PROGRAMME, "steps": [{"kind": "poll", "title": "Vraag", "poll": poll}]})
    stage.desk("show.go")
    return stage


def truth(stage: Stage, audience: str) -> Any:
    stage.wait(1)
    return stage.docs(audience)["round"].get("truth")


@pytest.mark.parametrize(
    ("poll", "told"),
    [(GUESS, {"answer": 24, "source": "CBS, 2020"}), (CHOICE, {"answer": "o2", "label": "Meisjes", "source": "Onderwijsinspectie"})],
)
@pytest.mark.parametrize("results", ["after_close", "live"])
def test_the_room_hears_it_with_the_final_result_only(poll: dict[str, Any], told: dict[str, Any], results: str) -> None:
    stage = asking({**poll, "results": results})
    for person in range(6):
        stage.phone(f"p{person}", "answer", round="r1", choice="o1" if poll is CHOICE else 30)
    assert truth(stage, "desk") == told
    assert truth(stage, "phone") is truth(stage, "screen") is None
    stage.desk("round.close")
    assert truth(stage, "screen") is None
    stage.wait(GRACE_SECONDS)
    assert truth(stage, "phone") == truth(stage, "screen") == told
    stage.desk("round.hide")
    assert truth(stage, "phone") is truth(stage, "screen") is None


def test_a_question_whose_right_answer_the_room_heard_is_not_open_again() -> None:
    stage = asking(CHOICE)
    stage.desk("round.hide")
    stage.desk("round.close")
    stage.wait(GRACE_SECONDS)
    stage.desk("undo")
    assert stage.docs("desk")["round"]["state"] == "open", "nobody knows yet"
    stage.desk("round.reveal")
    stage.desk("round.close")
    stage.wait(GRACE_SECONDS)
    with refused(Invalid):
        stage.desk("undo")


def test_no_document_of_phone_or_screen_holds_it_before() -> None:
    stage = asking({**CHOICE, "source": "kanarie"})
    stage.wait(1)
    assert "kanarie" not in repr([stage.docs("phone"), stage.docs("screen")])


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"truth": "Niemand"}, "steps[0].poll.truth"),
        ({"source": ""}, "steps[0].poll.source"),
        ({"source": None}, "steps[0].poll.source"),
        ({"kind": "number", "least": 0, "most": 10, "truth": 11}, "steps[0].poll.truth"),
    ],
)
def test_what_is_none_of_the_answers_or_has_no_source_is_refused(changes: dict[str, Any], path: str) -> None:
    with pytest.raises(Invalid) as refusal:
        programme.read({**PROGRAMME, "steps": [{"kind": "poll", "title": "Vraag", "poll": {**CHOICE, **changes}}]})
    assert [fault.path for fault in refusal.value.faults] == [path]


def test_a_kind_without_right_answers_leaves_it_alone() -> None:
    stage = asking({"kind": "words", "question": "Wat?", "truth": "taal", "source": "wij"})
    assert truth(stage, "desk") is None


def test_a_question_whose_answer_is_known_meanwhile_is_the_same_question() -> None:
    stage = Stage({**PROGRAMME, "steps": [{"kind": "poll", "title": "Vraag", "poll": poll} for poll in ({**CHOICE, "truth": None}, CHOICE)]})
    stage.desk("show.go")
    stage.desk("show.go")
    assert stage.docs("desk")["round"]["number"] == 2
