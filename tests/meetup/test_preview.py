"""The preview of a step is what phone and screen are told once it is on air."""

from __future__ import annotations

import pytest

from facilitator.errors import Invalid
from facilitator.meetup.describing import description
from facilitator.meetup.preview import preview
from facilitator.meetup.words import PHONE, SCREEN
from tests.support.stage import BEGIN, PROGRAMME, Clips, Stage


@pytest.mark.parametrize("number", range(len(PROGRAMME["steps"])))
def test_it_is_what_will_be_told(number: int) -> None:
    stage = Stage()
    step = PROGRAMME["steps"][number]
    alone = Stage({**PROGRAMME, "steps": [step]})
    alone.desk("show.go")
    assert preview("482913", description(stage.meetup), step, Clips(), BEGIN) == {PHONE: alone.docs(PHONE), SCREEN: alone.docs(SCREEN)}


def test_a_fragment_without_a_clip_is_shown_without_one() -> None:
    step = {"kind": "fragment", "title": "Fragment", "fragment": {"file": None}}
    assert preview("482913", description(Stage().meetup), step, Clips(), BEGIN)[SCREEN]["fragment"]["url"] is None


def test_a_step_that_is_not_right_yet_is_refused_with_its_faults() -> None:
    with pytest.raises(Invalid) as refusal:
        preview("482913", description(Stage().meetup), {"kind": "poll", "title": ""}, Clips(), BEGIN)
    assert {fault.path for fault in refusal.value.faults} >= {"steps[0].title"}
