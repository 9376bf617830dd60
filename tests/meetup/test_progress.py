"""Progress: the desk sees how many phones have the clip, and how many saw its end. (Which phones are counted: tests/live/test_watching.py.)"""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Invalid
from facilitator.meetup.progress import STATES, Progress, TellProgress
from facilitator.meetup.words import LISTENERS
from tests.meetup.refused import refused
from tests.support.stage import PROGRAMME, Stage

FRAGMENT = {"kind": "fragment", "title": "Thuis", "fragment": {"file": "clip.mp4", "out": 12.5, "where": "home"}}


@pytest.fixture
def stage() -> Stage:
    return Stage({**PROGRAMME, "steps": [PROGRAMME["steps"][0], FRAGMENT, PROGRAMME["steps"][0]]})


def heard(stage: Stage, counts: dict[tuple[str | None, str], int], phones: int) -> Any:
    stage.meetup.progress, stage.meetup.people.present = Progress(counts), phones
    stage.live.touch(("progress",))
    stage.wait(1)
    return stage.docs("desk").get("progress")


def test_before_it_how_many_are_ready(stage: Stage) -> None:
    assert heard(stage, {(None, "ready"): 96, (None, "loading"): 9, (None, "armed"): 2}, 112) == {
        "step": None,
        "phones": 112,
        **dict.fromkeys(STATES, 0),
        "ready": 96,
        "loading": 9,
        "armed": 2,
    }


def test_what_was_said_before_it_was_on_air_still_counts_and_what_was_said_of_another_does_not(stage: Stage) -> None:
    stage.desk("show.go", step="s2")
    told = heard(stage, {(None, "ready"): 3, ("s2", "playing"): 4, ("s2", "ended"): 5, ("s9", "ended"): 6, (None, "ended"): 7}, 30)
    assert (told["step"], told["ready"], told["playing"], told["ended"]) == ("s2", 3, 4, 5)


def test_it_is_for_who_leads_and_only_while_a_clip_plays_at_home_or_will(stage: Stage) -> None:
    heard(stage, {(None, "ready"): 1}, 1)
    assert {audience for audience in LISTENERS if "progress" in stage.docs(audience)} == {"desk", "operator"}
    stage.desk("show.go", step="s3")
    assert "progress" not in stage.docs("desk")


def test_what_no_phone_can_say_is_refused() -> None:
    with refused(Invalid, "state"):
        TellProgress("asleep")
    with refused(Invalid, "step"):
        TellProgress("ready", "s" * 21)


def test_it_leaves_no_line(stage: Stage) -> None:
    before = len(stage.log)
    assert stage.phone("p1", "fragment.progress", state="ready") == ()
    assert len(stage.log) == before
