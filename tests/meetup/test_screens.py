"""What a screen says of itself, and which clips it is told to load before they are on air."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Invalid
from facilitator.meetup import views
from facilitator.meetup.screens import Clips, ScreenReady
from tests.support.stage import PROGRAMME, Stage

READY: dict[str, Any] = {"sign": "K7", "full": True, "sound": True, "wake": None, "clips": {"ready": 1, "of": 2}}
FRAGMENT = {"kind": "fragment", "title": "Nog een", "fragment": {"file": "clip.mp4", "out": 9.0}}


class Shelf:
    """A media shelf on which these files stand."""

    def __init__(self, *names: str) -> None:
        self.names = names

    def address(self, name: str) -> str | None:
        return f"/media/{name}" if name in self.names else None


def clips(stage: Stage) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = stage.docs("screen")["clips"]["clips"]
    return told


WRONG: list[dict[str, Any]] = [{"sign": sign} for sign in ("", "k7", "K77", "K" * 9_000)] + [{"clips": {"ready": ready, "of": 2}} for ready in (-1, 3)]


@pytest.mark.parametrize("changes", WRONG)
def test_a_screen_that_says_what_can_not_be_is_refused(changes: dict[str, Any]) -> None:
    stage = Stage()
    assert stage.do("screen", "screen.ready", **READY) == ()
    with pytest.raises(Invalid) as refusal:
        stage.do("screen", "screen.ready", **READY | changes)
    assert [fault.path for fault in refusal.value.faults] == list(changes)


def test_desk_and_operator_are_told_what_each_screen_said() -> None:
    stage = Stage()
    assert stage.docs("desk")["screens"] == {"there": []}
    stage.meetup.screens.there = (ScreenReady("K7", True, False, None, Clips(1, 2)),)
    told = {audience: views.documents(stage.meetup, audience).get("screens") for audience in ("desk", "operator", "screen", "remote", "phone")}
    assert told["desk"] == told["operator"] == {"there": [{**READY, "sound": False}]}
    assert told["screen"] is told["remote"] is told["phone"] is None


def test_a_screen_is_told_the_clips_of_the_evening_in_order_and_nobody_else_is() -> None:
    stage = Stage({**PROGRAMME, "steps": [*PROGRAMME["steps"], FRAGMENT]})
    assert clips(stage) == [
        {"id": "s3", "title": "Fragment", "url": "/media/clip.mp4", "captions": "/media/clip.vtt", "poster": None, "missing": False},
        {"id": "s9", "title": "Nog een", "url": "/media/clip.mp4", "captions": None, "poster": None, "missing": False},
    ]
    assert not any("clips" in stage.docs(audience) for audience in ("phone", "desk", "operator", "remote", "office"))


def test_the_clips_follow_the_run_of_show() -> None:
    stage = Stage()
    stage.desk("show.add", step=FRAGMENT, before="s1")
    stage.wait(1)
    assert [clip["id"] for clip in clips(stage)] == ["s9", "s3"]
    stage.desk("show.skip", step="s3", on=True)
    stage.wait(1)
    assert [clip["id"] for clip in clips(stage)] == ["s9"]
    stage.desk("undo")
    stage.wait(1)
    assert [clip["id"] for clip in clips(stage)] == ["s9", "s3"]


@pytest.mark.parametrize("there", [(), ("clip.mp4",), ("clip.vtt",)])
def test_a_fragment_misses_its_clip_or_its_captions(there: tuple[str, ...]) -> None:
    stage = Stage()
    assert not clips(stage)[0]["missing"]
    stage.meetup.media = Shelf(*there)
    told = views.documents(stage.meetup, "screen")["clips"]["clips"][0]
    assert told["missing"]
    assert (told["url"], told["captions"]) == tuple(f"/media/{name}" if name in there else None for name in ("clip.mp4", "clip.vtt"))


def test_a_fragment_without_a_clip_yet_misses_it() -> None:
    stage = Stage()
    stage.desk("show.edit", step="s3", changes={"fragment": {"file": None}})
    stage.wait(1)
    assert clips(stage) == [{"id": "s3", "title": "Fragment", "url": None, "captions": None, "poster": None, "missing": True}]
