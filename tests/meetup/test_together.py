"""Together: a fragment that plays at home goes on at a moment that everyone heard of before, and phones get the clip, and before it only an address."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Invalid
from facilitator.meetup import programme
from facilitator.meetup.together import LEAD_SECONDS
from facilitator.meetup.words import AUDIENCES
from tests.meetup.refused import refused
from tests.support.stage import PROGRAMME, Stage

IN, OUT = 4.0, 12.5
CLIP = {"file": "clip.mp4", "in": IN, "out": OUT, "captions": "clip.vtt", "before": "Let op wie er praat."}
TEXT = PROGRAMME["steps"][0]


def evening(*fragments: dict[str, Any]) -> Stage:
    """A text, and a fragment after it for each part that is given."""
    return Stage(
        {**PROGRAMME, "steps": [TEXT, *({"kind": "fragment", "title": f"Deel {n}", "fragment": {**CLIP, **each}} for n, each in enumerate(fragments, 1))]}
    )


@pytest.fixture
def stage() -> Stage:
    """One that plays at home is on air."""
    stage = evening({"where": "home"})
    stage.desk("show.go", step="s2")
    return stage


def told(stage: Stage, audience: str = "phone") -> dict[str, Any]:
    document: dict[str, Any] = stage.docs(audience)["fragment"]
    return document


def test_it_begins_at_an_agreed_moment(stage: Stage) -> None:
    stage.wait(10)
    stage.desk("fragment.play")
    assert told(stage) == {
        "id": "s2",
        "url": "/media/clip.mp4",
        "captions": "/media/clip.vtt",
        "poster": None,
        "in": IN,
        "out": OUT,
        "position": IN,
        "playing": True,
        "at": stage.now + LEAD_SECONDS,
    }
    assert told(stage) | {"volume": 100} == told(stage, "screen") == told(stage, "desk"), "how loud a phone is, is its own"


def test_a_pause_says_the_place_and_going_on_is_agreed_again(stage: Stage) -> None:
    stage.desk("fragment.play")
    stage.wait(LEAD_SECONDS + 3)
    stage.desk("fragment.pause")
    assert (told(stage)["position"], told(stage)["playing"], told(stage)["at"]) == (IN + 3, False, stage.now)
    stage.wait(30)
    stage.desk("fragment.play")
    assert (told(stage)["position"], told(stage)["at"]) == (IN + 3, stage.now + LEAD_SECONDS)


def test_a_pause_before_it_began_leaves_it_where_it_was(stage: Stage) -> None:
    stage.desk("fragment.play")
    stage.wait(LEAD_SECONDS / 2)
    stage.desk("fragment.pause")
    assert (told(stage)["position"], told(stage)["playing"]) == (IN, False)


def test_a_jump_while_it_plays_is_agreed_and_one_while_it_stands_still_is_at_once(stage: Stage) -> None:
    stage.desk("fragment.seek", position=9.0)
    assert (told(stage)["position"], told(stage)["playing"], told(stage)["at"]) == (9.0, False, stage.now)
    stage.desk("fragment.play")
    stage.wait(LEAD_SECONDS + 1)
    stage.desk("fragment.seek", position=5.0)
    assert (told(stage)["position"], told(stage)["playing"], told(stage)["at"]) == (5.0, True, stage.now + LEAD_SECONDS)


def test_it_ends_as_much_later_as_it_began(stage: Stage) -> None:
    stage.desk("fragment.play")
    stage.wait(LEAD_SECONDS + OUT - IN - 0.1)
    assert told(stage)["playing"]
    stage.wait(0.1)
    assert (told(stage)["position"], told(stage)["playing"]) == (OUT, False)


def test_in_the_hall_it_begins_at_once() -> None:
    stage = evening({"where": "hall"})
    stage.desk("show.go", step="s2")
    stage.desk("fragment.play")
    assert told(stage, "screen")["at"] == stage.now
    assert "fragment" not in stage.docs("phone")
    assert "preload" not in stage.docs("phone")


@pytest.mark.parametrize("where", ["home", "both"])
def test_who_plays_along_is_told_so(where: str) -> None:
    stage = evening({"where": where, "moments": False})
    stage.desk("show.go", step="s2")
    assert stage.docs("phone")["step"]["fragment"] == {"before": CLIP["before"], "notice": "", "where": where}


def test_before_it_is_on_air_a_phone_knows_an_address_and_nothing_else() -> None:
    stage = evening({}, {"where": "home", "file": "a.mp4", "captions": None}, {"where": "both", "file": "b.mp4", "captions": None})
    assert stage.docs("phone")["preload"] == {"url": "/media/a.mp4", "captions": None, "where": "home"}
    assert not any("Deel" in str(stage.docs("phone")[key]) for key in stage.docs("phone"))
    assert not any("preload" in stage.docs(audience) for audience in AUDIENCES if audience != "phone")


def test_the_still_and_the_words_are_told_with_the_clip_and_not_before() -> None:
    stage = evening({"where": "home", "poster": "still.jpg", "captions": None, "transcript": "Wie krijgt welk advies?"})
    stage.desk("show.go", step="s1")
    before = stage.docs("phone")
    assert before["preload"] == {"url": "/media/clip.mp4", "captions": None, "where": "home"}
    assert "still" not in str(before)
    assert "advies?" not in str(before)
    stage.desk("show.go", step="s2")
    assert told(stage)["poster"] == told(stage, "screen")["poster"] == "/media/still.jpg"
    assert "transcript" not in stage.docs("phone"), "nothing of it was played"
    stage.desk("fragment.play")
    stage.wait(60)
    assert stage.docs("phone")["transcript"] == {"step": "s2", "text": "Wie krijgt welk advies?"}
    stage.desk("fragment.seek", position=IN)
    assert "transcript" not in stage.docs("phone")
    stage.desk("fragment.seek", position=IN + 1)
    assert not any("transcript" in stage.docs(audience) for audience in AUDIENCES if audience != "phone")
    stage.desk("show.go", step="s1")
    assert "transcript" not in stage.docs("phone")


def test_a_screen_brings_the_still_near_too() -> None:
    stage = evening({"poster": "still.jpg"}, {})
    assert [clip["poster"] for clip in stage.docs("screen")["clips"]["clips"]] == ["/media/still.jpg", None]


def test_in_the_hall_phones_have_the_words_of_a_clip_without_captions_and_nothing_of_the_clip() -> None:
    stage = evening({"where": "hall", "poster": "still.jpg", "captions": None, "transcript": "Ga zitten."}, {"where": "hall", "transcript": "Ga zitten."})
    stage.desk("show.go", step="s2")
    assert (told(stage)["url"], told(stage)["captions"], told(stage)["poster"]) == (None, None, None)
    stage.desk("fragment.play")
    assert stage.docs("phone")["transcript"]["text"] == "Ga zitten."
    stage.desk("show.go", step="s3")
    stage.desk("fragment.play")
    assert not {"fragment", "transcript"} & set(stage.docs("phone")), "its captions are on the screen"


def test_only_the_next_one_is_told_and_none_while_one_is_on_air() -> None:
    stage = evening({"where": "home", "file": "a.mp4"}, {}, {"where": "home", "file": "b.mp4"}, {"where": "home", "file": "c.mp4"})
    seen = []
    for step in ("s1", "s2", "s3", "s4", "s5"):
        stage.desk("show.go", step=step)
        seen.append(stage.docs("phone").get("preload", {}).get("url"))
    assert seen == ["/media/a.mp4", None, "/media/b.mp4", None, None]


def test_what_is_skipped_or_removed_is_not_brought() -> None:
    stage = evening({"where": "home", "file": "a.mp4"}, {"where": "home", "file": "b.mp4"})
    stage.desk("show.skip", step="s2", on=True)
    assert stage.docs("phone")["preload"]["url"] == "/media/b.mp4"
    stage.desk("show.remove", step="s3")
    assert "preload" not in stage.docs("phone")


def test_nothing_is_brought_after_the_evening() -> None:
    stage = evening({"where": "home"})
    stage.desk("show.go", step="s1")
    stage.desk("meetup.close")
    assert "preload" not in stage.docs("phone")


def test_a_programme_file_says_where_it_plays() -> None:
    stage = evening({}, {"where": "home"}, {"where": "both", "moments": False})
    written = [step["fragment"] for step in programme.write(stage.meetup)["steps"][1:]]
    assert [(each["where"], each["moments"]) for each in written] == [("hall", False), ("home", True), ("both", False)]
    with refused(Invalid, "steps[1].fragment.where"):
        evening({"where": "elsewhere"})
