"""The moments of groups and dots on the style page are what their names say, in both languages."""

from __future__ import annotations

import pytest

from facilitator.language import LANGUAGES
from facilitator.web.style import Clips
from facilitator.web.style_chosen import chosen_moments
from facilitator.web.style_trial import Moment
from tests.support.stage import BEGIN


@pytest.fixture(params=LANGUAGES)
def moments(request: pytest.FixtureRequest) -> dict[str, Moment]:
    return chosen_moments(request.param, Clips(), BEGIN)


def test_all_its_groups_are_seen_and_an_idea_stands_under_another(moments: dict[str, Moment]) -> None:
    docs = moments["grouped"].docs["phone"]
    assert [len(group["ideas"]) for group in docs["groups"]["groups"]] == [2, 3, 2]
    assert docs["idea/2"]["also"]
    assert docs["step"]["open"] is False


def test_all_ones_dots_lie_while_others_are_told_of_nothing(moments: dict[str, Moment]) -> None:
    assert "my/dots" not in moments["dots-given"].mine
    assert moments["dots"].mine["my/dots"] == {"step": "s1", "left": 0, "placed": {"g1": 2, "11": 1}}
    assert "counts" not in moments["dots"].docs["phone"]["dots"]
    assert moments["dots"].docs["screen"]["dots"]["voted"] == 62


def test_how_they_lie_is_shown_last(moments: dict[str, Moment]) -> None:
    assert "counts" not in moments["dots-closed"].docs["phone"]["dots"]
    counts = moments["dots-shown"].docs["phone"]["dots"]["counts"]
    assert sum(counts.values()) == 62 * 3
    assert counts["g1"] > counts["11"] > 0
