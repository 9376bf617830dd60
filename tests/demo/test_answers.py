"""What a simulated person answers is always an answer."""

from __future__ import annotations

from random import Random

import pytest

from facilitator.demo.answers import Answers
from facilitator.demo.opinion import Opinion
from facilitator.meetup.polls import PollKind
from tests.support.answers import SAMPLES, TEXTS


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_a_person_answers_every_kind_of_question(kind: str) -> None:
    known, asked = PollKind.known[kind], SAMPLES[kind].asked
    round = {"id": "r1", "kind": kind, "question": "?", "options": known.options(asked), **known.facts(asked)}
    given = []
    for seed in range(60):
        answers = Answers(Random(seed), Opinion(Random(seed), 0.0), lambda asked: TEXTS)
        given.append(known.check(asked, answers.first(round)))
        known.check(asked, answers.second_thought(round, given[-1]))
    assert len({str(each) for each in given}) > 1, "not all the same"


def test_who_can_write_no_long_word_still_answers() -> None:
    answers = Answers(Random(1), Opinion(Random(1), 0.0), lambda asked: ["Ja."])
    assert PollKind.known["words"].check(SAMPLES["words"].asked, answers.first({"kind": "words", "question": "?", "options": [], "most": 3}))
