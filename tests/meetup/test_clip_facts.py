"""What is told of a clip, and what it lacks to be ready."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.meetup.clip_facts import TRANSCRIPT, lacks
from facilitator.meetup.fields import Fields
from facilitator.meetup.fragments import FragmentStep
from tests.support.stage import PROGRAMME, Stage

READY = {"file": "clip.mp4", "captions": "clip.vtt", "transcript": "", "rights": "HUMAN, brief van 3 februari"}


@pytest.mark.parametrize(
    ("changed", "lacking"),
    [
        ({}, []),
        ({"file": None}, ["clip"]),
        ({"captions": None}, ["words"]),
        ({"captions": None, "transcript": "Hallo"}, []),
        ({"rights": ""}, ["rights"]),
        ({"file": None, "captions": None, "rights": ""}, ["clip", "words", "rights"]),
    ],
)
def test_a_fragment_is_ready_with_words_to_read_and_a_note_on_rights(changed: dict[str, Any], lacking: list[str]) -> None:
    assert list(lacks({**READY, **changed})) == lacking


def test_a_fragment_of_an_earlier_version_lacks_its_rights_and_nothing_breaks() -> None:
    assert list(lacks({"file": "clip.mp4", "captions": "clip.vtt"})) == ["rights"]


def test_the_desk_is_told_what_lacks_and_phones_and_screen_get_none_of_the_facts() -> None:
    stage = Stage()
    (step,) = (step for step in stage.docs("desk")["show"]["steps"] if step["kind"] == "fragment")
    assert step["lacks"] == ["rights"]
    stage.desk(
        "show.edit", step="s3", changes={"fragment": {**PROGRAMME["steps"][2]["fragment"], "rights": "HUMAN", "after": "Geheime vraag", "transcript": "Tekst"}}
    )
    stage.desk("show.go", step="s3")
    (step,) = (step for step in stage.docs("desk")["show"]["steps"] if step["kind"] == "fragment")
    assert (step["lacks"], step["own"]["fragment"]["after"]) == ([], "Geheime vraag")
    assert all("Geheime" not in str(stage.docs(audience)) for audience in ("phone", "screen"))


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"rights_until": "31-05-2021"}, "fragment.rights_until"),
        ({"rights_until": "2021-02-31"}, "fragment.rights_until"),
        ({"poster": "../x.jpg"}, "fragment.poster"),
        ({"transcript": "x" * (TRANSCRIPT + 1)}, "fragment.transcript"),
        ({"rights": 3}, "fragment.rights"),
    ],
)
def test_facts_that_can_not_be_are_refused_with_their_path(given: dict[str, Any], path: str) -> None:
    fields = Fields({"fragment": {"file": "clip.mp4", "out": 9, **given}})
    FragmentStep().read(fields, "nl")
    assert [fault.path for fault in fields.faults] == [path]


def test_a_still_that_is_not_there_is_missing() -> None:
    stage = Stage()
    fragment = {**PROGRAMME["steps"][2]["fragment"], "poster": "clip.jpg"}
    stage.desk("show.edit", step="s3", changes={"fragment": fragment})
    assert "clip.jpg" in FragmentStep().needs(stage.meetup.show.find("s3"))
