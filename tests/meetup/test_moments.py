"""Moments: what touched people while the clip played, as a curve over it, of which nothing can be read about a few."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import Closed, Invalid, NotAllowed, NotOnAir
from facilitator.figures.suppression import K
from facilitator.meetup.moments import Moments, curve, stretch_at, stretches
from facilitator.meetup.steps import Step
from facilitator.meetup.together import LEAD_SECONDS
from tests.meetup.refused import refused
from tests.support.stage import PROGRAMME, Stage, ballots, events

IN, OUT = 10.0, 58.0  # 24 stretches of two seconds
FRAGMENT = {"kind": "fragment", "title": "Thuis", "fragment": {"file": "clip.mp4", "in": IN, "out": OUT, "where": "home"}}


def evening(**fragment: Any) -> Stage:
    step = {**FRAGMENT, "fragment": {**FRAGMENT["fragment"], **fragment}}  # type: ignore[dict-item]
    return Stage({**PROGRAMME, "steps": [PROGRAMME["steps"][0], step, PROGRAMME["steps"][2], PROGRAMME["steps"][0]]})


@pytest.fixture
def stage() -> Stage:
    """The clip plays."""
    stage = evening()
    stage.desk("show.go", step="s2")
    stage.desk("fragment.play")
    stage.wait(LEAD_SECONDS)
    return stage


def tap(stage: Stage, people: int, position: float, first: int = 0) -> None:
    for number in range(first, first + people):
        stage.phone(f"p{number}", "fragment.moment", step="s2", position=position)


def moments(stage: Stage, audience: str = "desk") -> Any:
    stage.wait(0.2)
    return stage.docs(audience).get("moments")


def to_the_end(stage: Stage) -> None:
    stage.wait(OUT - IN)


def test_a_tap_is_kept_as_the_stretch_it_is_in_once_and_without_a_line(stage: Stage) -> None:
    lines = len(stage.log)
    assert ballots(stage.phone("p1", "fragment.moment", step="s2", position=IN + 2.5)) == [("s2", "p1", [1])]
    assert ballots(stage.phone("p1", "fragment.moment", step="s2", position=IN)) == [("s2", "p1", [0, 1])]
    assert ballots(stage.phone("p1", "fragment.moment", step="s2", position=IN + 3.9)) == [("s2", "p1", [0, 1])]
    assert len(stage.log) == lines
    assert stage.mine("p1")["my/moments"] == {"s2": [0, 1]}


def test_while_it_plays_the_desk_sees_how_many_and_nobody_sees_where(stage: Stage) -> None:
    tap(stage, 7, 20.0)
    assert (moments(stage)["voted"], moments(stage)["counted"], moments(stage)["counts"]) == (7, False, None)
    assert moments(stage, "screen") is None
    assert "moments" not in stage.docs("phone")


def test_at_its_end_they_are_counted_for_good(stage: Stage) -> None:
    tap(stage, 6, 20.0)
    tap(stage, 9, 30.0, first=3)
    tap(stage, 2, 40.0)
    tap(stage, 4, 50.0, first=2)
    assert stage.docs("phone")["step"]["fragment"]["moments"]
    to_the_end(stage)
    assert [line.event.__class__.__name__ for line in stage.log[-2:]] == ["FragmentMoved", "MomentsCounted"]
    counts = moments(stage)["counts"]
    assert (moments(stage)["voted"], moments(stage)["counted"]) == (12, True)
    assert {number: count for number, count in enumerate(counts) if count is not None} == {5: 6, 10: 9}
    assert "moments" not in stage.docs("phone")["step"]["fragment"]
    with refused(Closed):
        tap(stage, 1, 20.0)
    stage.desk("fragment.play")
    with refused(Closed):
        tap(stage, 1, 20.0)
    to_the_end(stage)
    assert sum(type(line.event).__name__ == "MomentsCounted" for line in stage.log) == 1


def test_of_fewer_than_five_people_nothing_is_told(stage: Stage) -> None:
    tap(stage, K - 1, 20.0)
    to_the_end(stage)
    assert (moments(stage)["voted"], moments(stage)["counts"]) == (K - 1, None)


def test_the_screen_shows_them_when_the_desk_says_so_and_the_clip_again_when_it_plays_or_jumps(stage: Stage) -> None:
    tap(stage, 6, 20.0)
    to_the_end(stage)
    assert stage.docs("screen")["screen"]["scene"] == "fragment"
    assert events(stage.desk("moments.reveal")) == ["MomentsShown"]
    assert (stage.docs("screen")["screen"]["scene"], moments(stage, "screen")["counts"][5]) == ("moments", 6)
    assert stage.desk("moments.reveal") == ()
    stage.desk("fragment.seek", position=20.0)
    assert (stage.docs("screen")["screen"]["scene"], moments(stage, "screen")) == ("fragment", None)
    stage.desk("moments.reveal")
    stage.desk("fragment.play")
    assert stage.docs("screen")["screen"]["scene"] == "fragment"
    stage.desk("fragment.pause")
    stage.desk("moments.reveal")
    stage.desk("moments.hide")
    assert stage.docs("screen")["screen"]["scene"] == "fragment"
    assert stage.desk("moments.hide") == ()
    stage.desk("undo")
    assert stage.docs("screen")["screen"]["scene"] == "moments"


def test_where_nobody_tapped_there_is_nothing_to_show_and_nothing_is_over(stage: Stage) -> None:
    stage.desk("fragment.pause")
    with refused(Invalid):
        stage.desk("moments.reveal")
    tap(stage, 1, 20.0)
    assert moments(stage)["voted"] == 1


def test_shown_before_the_end_they_are_counted_then(stage: Stage) -> None:
    tap(stage, 6, 20.0)
    with refused(Invalid):
        stage.desk("moments.reveal")
    stage.desk("fragment.pause")
    assert events(stage.desk("moments.reveal")) == ["MomentsCounted", "MomentsShown"]
    stage.desk("undo")
    assert (moments(stage)["counted"], moments(stage)["shown"]) == (True, False)


def test_going_away_by_mistake_and_back_loses_none(stage: Stage) -> None:
    tap(stage, 6, 20.0)
    stage.desk("show.go", step="s4")
    with refused(NotOnAir):
        tap(stage, 1, 20.0, first=8)
    stage.desk("show.back")
    tap(stage, 1, 20.0, first=8)
    assert moments(stage)["voted"] == 7
    stage.desk("meetup.close")
    assert (moments(stage)["counted"], moments(stage)["counts"][5]) == (True, 7)


def test_a_fragment_in_the_hall_takes_them_when_it_says_so() -> None:
    stage = evening(where="hall", moments=True)
    stage.desk("show.go", step="s2")
    stage.desk("fragment.play")
    assert (stage.docs("phone")["fragment"]["url"], stage.docs("phone")["fragment"]["playing"]) == (None, True)
    stage.phone("p1", "fragment.moment", step="s2", position=IN)
    stage.desk("show.go", step="s3")
    assert "fragment" not in stage.docs("phone")
    with refused(Invalid, "step"):
        stage.phone("p1", "fragment.moment", step="s3", position=IN)
    with refused(NotOnAir):
        stage.desk("moments.reveal")


@pytest.mark.parametrize("position", [IN - 0.1, OUT + 0.1])
def test_a_place_outside_the_clip_is_refused(stage: Stage, position: float) -> None:
    with refused(Invalid, "position"):
        tap(stage, 1, position)


def test_only_a_phone_taps_and_none_does_in_a_panic(stage: Stage) -> None:
    with refused(NotAllowed):
        stage.desk("fragment.moment", step="s2", position=IN)
    stage.desk("panic")
    with refused(NotOnAir):
        tap(stage, 1, IN)


def test_who_is_forgotten_takes_back_what_is_not_counted_yet(stage: Stage) -> None:
    tap(stage, 6, 20.0)
    stage.phone("p0", "me.forget")
    assert moments(stage)["voted"] == 5
    to_the_end(stage)
    stage.phone("p1", "me.forget")
    assert moments(stage)["counts"][5] == 5


def test_a_step_with_moments_is_not_removed(stage: Stage) -> None:
    tap(stage, 1, 20.0)
    stage.desk("show.go", step="s4")
    with refused(Invalid):
        stage.desk("show.remove", step="s2")


def test_no_stretch_is_shorter_than_two_seconds_and_a_clip_has_at_most_24() -> None:
    def step(length: float) -> Step:
        return Step("s2", "fragment", "", 5, "", {"fragment": {"in": 1.0, "out": 1.0 + length}})

    assert [stretches(step(length)) for length in (0.5, 3.9, 4.0, 47.0, 48.0, 3_000.0)] == [1, 1, 2, 23, 24, 24]
    assert [stretch_at(step(48.0), position) for position in (0.0, 1.0, 2.99, 3.0, 48.9, 49.0, 99.0)] == [0, 0, 0, 1, 23, 23, 23]


STEP = Step("s2", "fragment", "", 5, "", {"fragment": {"in": 0.0, "out": 48.0}})


@given(st.dictionaries(st.integers(0, 40).map(str), st.lists(st.integers(0, 23), min_size=1, max_size=4, unique=True).map(sorted)))
def test_what_is_told_is_true_and_never_of_a_few(taps: dict[str, list[int]]) -> None:
    counts = [sum(stretch in mine for mine in taps.values()) for stretch in range(24)]
    told = curve(STEP, Moments(True, taps=taps))
    if told is None:
        assert len(taps) < K
        return
    assert all(shown is None or shown == count >= K for shown, count in zip(told, counts, strict=True))
