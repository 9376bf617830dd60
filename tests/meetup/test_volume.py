"""The volume is one for all fragments of the evening."""

from __future__ import annotations

import pytest

from facilitator.errors import Invalid
from tests.meetup.refused import refused
from tests.support.stage import Stage


def volume(stage: Stage) -> object:
    return stage.docs("screen")["fragment"]["volume"]


def test_what_is_set_before_a_fragment_holds_for_each() -> None:
    stage = Stage()
    stage.desk("fragment.volume", level=40)
    stage.desk("show.go", step="s3")
    assert volume(stage) == 40
    stage.desk("fragment.play")
    stage.desk("fragment.volume", level=0)
    assert (volume(stage), stage.docs("screen")["fragment"]["playing"]) == (0, True)
    assert stage.desk("fragment.volume", level=0) == ()


@pytest.mark.parametrize("level", [-1, 101])
def test_it_is_a_part_of_a_hundred(level: int) -> None:
    with refused(Invalid, "level"):
        Stage().desk("fragment.volume", level=level)
