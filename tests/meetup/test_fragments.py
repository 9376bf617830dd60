"""Fragments: the clip goes from in point to out point, under control of the desk, and holds its last frame."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Invalid, NotOnAir
from facilitator.meetup import Meetup, views
from facilitator.meetup.words import AUDIENCES, TIMER
from tests.meetup.refused import refused
from tests.support.stage import PROGRAMME, Stage

IN, OUT = 4.0, 12.5
IN_CONTROL = [
    ("fragment.play", {}),
    ("fragment.play", {"position": 5.0}),
    ("fragment.pause", {}),
    ("fragment.pause", {"position": 5.0}),
    ("fragment.seek", {"position": 5.0}),
]


@pytest.fixture
def stage() -> Stage:
    """The fragment is on air."""
    stage = Stage()
    stage.desk("show.go", step="s3")
    return stage


def fragment(stage: Stage) -> Any:
    return stage.docs("screen").get("fragment")


def place(stage: Stage) -> tuple[float, bool]:
    return fragment(stage)["position"], fragment(stage)["playing"]


def test_on_air_a_fragment_stands_at_its_in_point(stage: Stage) -> None:
    assert fragment(stage) == {
        "id": "s3",
        "url": "/media/clip.mp4",
        "poster": None,
        "captions": "/media/clip.vtt",
        "in": IN,
        "out": OUT,
        "position": IN,
        "playing": False,
        "at": stage.now,
        "volume": 100,
    }


def test_play_and_pause(stage: Stage) -> None:
    stage.wait(20)
    stage.desk("fragment.play")
    assert (place(stage), fragment(stage)["at"]) == ((IN, True), stage.now)
    stage.wait(3)
    stage.desk("fragment.pause")
    assert place(stage) == (IN + 3, False)
    stage.wait(60)
    stage.desk("fragment.play")
    assert place(stage) == (IN + 3, True)


def test_playing_and_pausing_twice_change_nothing(stage: Stage) -> None:
    assert stage.desk("fragment.pause") == ()
    stage.desk("fragment.play")
    assert stage.desk("fragment.play") == ()


def test_it_stops_at_its_out_point_and_plays_again_from_the_in_point(stage: Stage) -> None:
    stage.desk("fragment.play")
    stage.wait(OUT - IN - 0.1)
    assert place(stage) == (IN, True)
    stage.wait(0.1)
    assert place(stage) == (OUT, False)
    assert stage.log[-1].verb == "timer.end_fragment"
    stage.desk("fragment.play")
    assert place(stage) == (IN, True)


def test_a_timer_that_comes_too_late_changes_nothing(stage: Stage) -> None:
    stage.desk("fragment.play")
    stage.desk("fragment.pause")
    assert stage.do(TIMER, "timer.end_fragment") == ()


def test_seeking_goes_on_playing_or_goes_on_standing_still(stage: Stage) -> None:
    stage.desk("fragment.seek", position=10.0)
    assert place(stage) == (10.0, False)
    stage.desk("fragment.play")
    stage.desk("fragment.seek", position=OUT - 1)
    assert place(stage) == (OUT - 1, True)
    stage.wait(1)
    assert place(stage) == (OUT, False)


@pytest.mark.parametrize("position", [IN - 0.1, OUT + 0.1, -1.0])
def test_one_can_seek_from_in_point_to_out_point_only(stage: Stage, position: float) -> None:
    stage.desk("fragment.seek", position=IN)
    stage.desk("fragment.seek", position=OUT)
    with refused(Invalid, "position"):
        stage.desk("fragment.seek", position=position)
    assert place(stage) == (OUT, False)


def test_a_screen_that_played_by_itself_says_where_it_is(stage: Stage) -> None:
    """A key of its own keyboard, while the server was away."""
    stage.do("screen", "fragment.play", step="s3", position=6.0)
    assert place(stage) == (6.0, True)
    stage.wait(2)
    stage.do("screen", "fragment.play", step="s3", position=9.0)
    assert place(stage) == (9.0, True)
    stage.do("screen", "fragment.pause", step="s3", position=9.5)
    assert place(stage) == (9.5, False)
    stage.do("screen", "fragment.play", step="s3", position=OUT)
    assert place(stage) == (OUT, True)
    stage.wait(0)
    assert place(stage) == (OUT, False)


@pytest.mark.parametrize("verb", ["fragment.play", "fragment.pause"])
def test_a_screen_that_was_away_moves_no_other_fragment(stage: Stage, verb: str) -> None:
    with refused(NotOnAir):
        stage.do("screen", verb, step="s2", position=6.0)
    with refused(Invalid, "position"):
        stage.do("screen", verb, step="s3", position=OUT + 1)
    assert place(stage) == (IN, False)


def test_what_plays_elsewhere_is_opened_by_the_desk_and_nothing_of_it_comes_into_our_pages() -> None:
    link = "https://www.example.nl/klassen/1"
    stage = Stage({**PROGRAMME, "steps": [{"kind": "fragment", "title": "Bij de omroep", "fragment": {"file": None, "link": link, "before": "Wie besliste?"}}]})
    stage.desk("show.go")
    step = stage.docs("desk")["show"]["steps"][0]
    assert (step["own"]["fragment"]["link"], step["lacks"], step["faults"]) == (link, [], [])
    assert (fragment(stage)["url"], stage.docs("screen")["clips"]) == (None, {"clips": []})
    assert all(link not in str(stage.docs(audience)) for audience in ("phone", "screen"))
    assert stage.docs("phone")["step"]["fragment"]["before"] == "Wie besliste?"


@pytest.mark.parametrize("fields", [{"file": "clip.mp4", "out": 9}, {"file": None, "where": "home"}, {"file": None, "where": "both"}])
def test_what_plays_elsewhere_has_no_file_and_no_copies_on_phones(fields: dict[str, Any]) -> None:
    step = {"kind": "fragment", "title": "Bij de omroep", "fragment": {"link": "https://www.example.nl/klassen/1", **fields}}
    with refused(Invalid, "steps[0].fragment.link"):
        Stage({**PROGRAMME, "steps": [step]})


@pytest.mark.parametrize(("verb", "fields"), IN_CONTROL)
def test_a_fragment_that_is_not_on_air_is_not_controlled(stage: Stage, verb: str, fields: dict[str, Any]) -> None:
    stage.desk(verb, **fields)
    stage.desk("show.go", step="s1")
    with refused(NotOnAir):
        stage.desk(verb, **fields)
    with refused(NotOnAir):
        Stage().desk(verb, **fields)


def test_going_away_stops_it_there_and_only_go_begins_anew(stage: Stage) -> None:
    stage.desk("fragment.play")
    stage.wait(2)
    stage.desk("show.go")
    assert (stage.meetup.playback.position, stage.meetup.playback.playing) == (IN + 2, False)
    assert fragment(stage) is None
    stage.desk("show.back")
    assert place(stage) == (IN + 2, False)
    stage.desk("show.go", step="s1")
    stage.desk("show.go", step="s3")
    assert place(stage) == (IN, False)


def test_phones_get_the_words_beside_it_and_never_the_clip() -> None:
    stage = Stage({**PROGRAMME, "steps": [{**PROGRAMME["steps"][2], "fragment": {"file": "a.mp4", "out": 9, "before": "Let op.", "notice": "Geweld."}}]})
    stage.desk("show.go")
    assert stage.docs("phone")["step"]["fragment"] == {"before": "Let op.", "notice": "Geweld."}
    assert [audience for audience in AUDIENCES if "fragment" in stage.docs(audience)] == ["screen", "desk", "operator", "remote"]
    assert fragment(stage)["captions"] is None


def test_a_file_that_is_not_there_is_told_to_the_desk(stage: Stage) -> None:
    bare = Meetup("m", "482913")  # no media shelf
    for entry in stage.log:
        bare.apply(entry)
    assert [step["faults"] for step in views.documents(bare, "desk")["show"]["steps"][:3]] == [[], [], ["clip.mp4", "clip.vtt"]]
    assert views.documents(bare, "screen")["fragment"]["url"] is None
    assert stage.docs("desk")["show"]["steps"][2]["faults"] == []
