"""Programme files: completed when they are read, written back the same, and refused with every fault at once."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from facilitator.errors import Invalid
from facilitator.meetup import programme
from tests.support.stage import PROGRAMME, Stage


def faults(given: object) -> dict[str, str]:
    """Path -> sentence of every fault in a programme file."""
    with pytest.raises(Invalid) as refusal:
        programme.read(given)
    assert len({fault.path for fault in refusal.value.faults}) == len(refusal.value.faults)
    return {fault.path: fault.sentence for fault in refusal.value.faults}


def changed(**changes: Any) -> dict[str, Any]:
    return {**copy.deepcopy(PROGRAMME), **changes}


def with_step(kind: str, own: object, **rest: Any) -> dict[str, Any]:
    return {"title": "Klassen", "steps": [{"kind": kind, "title": "Onderdeel", kind: own, **rest}]}


def test_steps_get_their_ids_in_order() -> None:
    assert [step["id"] for step in programme.read(PROGRAMME)["steps"]] == ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8"]


def test_a_programme_file_is_completed() -> None:
    read = programme.read({"title": " Klassen ", "steps": [{"kind": "text", "title": "Welkom"}]})
    assert read == {
        "title": "Klassen",
        "region": "",
        "language": "nl",
        "date": "",
        "roles": [],
        "tables": [],
        "call": "",
        "voting": "open",
        "practice": {"question": "Hoe bent u vandaag gekomen?", "options": ["Lopend of met de fiets", "Met de auto", "Met bus of trein", "Ik doe thuis mee"]},
        "steps": [{"id": "s1", "kind": "text", "title": "Welkom", "minutes": 5, "script": "", "droppable": False, "own": {"body": "", "waiting": False}}],
    }


NO_FACTS = {"link": "", "source": "", "episode": "", "poster": None, "transcript": "", "after": "", "rights": "", "rights_until": ""}


@pytest.mark.parametrize(
    ("kind", "own", "completed"),
    [
        (
            "poll",
            {"kind": "choice", "question": "Loten?", "options": ["Ja", "Nee"]},
            {"kind": "choice", "question": "Loten?", "options": ["Ja", "Nee"], "results": "after_close", "open": "on_air", "close": "on_leave"},
        ),
        (
            "fragment",
            {"file": "clip.mp4", "out": 9},
            {"file": "clip.mp4", "in": 0.0, "out": 9, "captions": None, "before": "", "notice": "", **NO_FACTS, "where": "hall", "moments": False},
        ),
        ("ideas", {}, {"themes": [], "screening": {"phones": False, "screen": True, "flagged": True}, "support": "none", "close": "on_leave"}),
    ],
)
def test_each_kind_of_step_is_completed(kind: str, own: object, completed: object) -> None:
    assert programme.read(with_step(kind, own))["steps"][0]["own"] == {kind: completed}


def test_what_was_read_is_written_and_reads_the_same_again() -> None:
    written = programme.write(Stage().meetup)
    assert programme.read(written) == programme.read(PROGRAMME)
    assert programme.read(json.loads(json.dumps(written))) == programme.read(PROGRAMME)


def test_what_was_arranged_since_is_written_too() -> None:
    stage = Stage()
    stage.desk("show.remove", step="s3")
    stage.desk("show.add", step={"kind": "text", "title": "Erbij"}, before="s1")
    assert [step["title"] for step in programme.write(stage.meetup)["steps"]][:3] == ["Erbij", "Welkom", "Stelling"]


def test_every_fault_is_named_at_once() -> None:
    given = changed(
        title="",
        language="fr",
        roles=["docent", "docent"],
        steps=[
            {"kind": "text", "title": "T" * 121, "minutes": -1},
            {"kind": "dance", "title": "Dans", "body": 5},
            {"kind": "fragment", "title": "Clip", "fragment": {"file": "../etc/passwd", "in": 12.5, "out": 4.0, "captions": "a b.vtt"}},
            {"kind": "poll", "title": "Stelling", "poll": {"kind": "quiz", "question": " ", "options": ["Ja"], "results": "soon", "open": 1, "close": "never"}},
            {"kind": "ideas", "title": "Ideeën", "ideas": {"themes": "x", "screening": {"phones": "no"}, "support": "love", "close": None}},
            "pauze",
        ],
    )
    assert faults(given) == {
        "title": "must not be empty",
        "language": "must be one of: {options}",
        "roles[1]": "stands there twice",
        "steps[0].title": "may be at most {limit} characters",
        "steps[0].minutes": "must be between {least} and {most}",
        "steps[1].kind": "must be one of: {options}",
        "steps[2].fragment.in": "must be before out",
        "steps[2].fragment.file": "must be a file name of letters, digits, dots, hyphens and underscores",
        "steps[2].fragment.captions": "must be a file name of letters, digits, dots, hyphens and underscores",
        "steps[3].poll.kind": "must be one of: {options}",
        "steps[3].poll.question": "must not be empty",
        "steps[3].poll.options": "must hold {least} to {most} items",
        "steps[3].poll.results": "must be one of: {options}",
        "steps[3].poll.open": "must be one of: {options}",
        "steps[3].poll.close": "must be one of: {options}",
        "steps[4].ideas.themes": "must be a list of texts",
        "steps[4].ideas.screening.phones": "must be true or false",
        "steps[4].ideas.support": "must be one of: {options}",
        "steps[5]": "must be an object",
        "steps[5].kind": "is missing",
        "steps[5].title": "is missing",
    }


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ([], ""),
        (changed(title=None), "title"),
        (changed(title=5), "title"),
        (changed(region="R" * 81), "region"),
        (changed(date="d" * 41), "date"),
        (changed(roles=[f"rol {n}" for n in range(13)]), "roles"),
        (changed(roles={"a": 1}), "roles"),
        (changed(steps=[]), "steps"),
        (changed(steps=[{"kind": "text", "title": "x"}] * 201), "steps"),
        (changed(steps={}), "steps"),
        (with_step("text", None, body="x" * 4001), "steps[0].body"),
        (with_step("text", None, script="x" * 10_001), "steps[0].script"),
        (with_step("text", None, minutes=601), "steps[0].minutes"),
        (with_step("fragment", {"file": "clip.mp4", "in": 4.0, "out": 4.0}), "steps[0].fragment.in"),
        (with_step("fragment", {"file": "clip.mp4", "in": 4.0}), "steps[0].fragment.out"),
        (with_step("fragment", {"file": "clip.mp4", "in": "4", "out": 9}), "steps[0].fragment.in"),
        (with_step("fragment", {"out": 4.0}), "steps[0].fragment.file"),
        (with_step("fragment", {"file": ".hidden", "out": 4.0}), "steps[0].fragment.file"),
        (with_step("poll", {"kind": "choice", "question": "?", "options": ["Ja", "Ja"]}), "steps[0].poll.options[1]"),
        (with_step("poll", {"kind": "choice", "question": "?", "options": [str(n) for n in range(11)]}), "steps[0].poll.options"),
        (with_step("poll", {"kind": "choice", "question": "?" * 301, "options": ["Ja", "Nee"]}), "steps[0].poll.question"),
        (with_step("ideas", {"themes": ["a" * 41]}), "steps[0].ideas.themes[0]"),
    ],
)
def test_a_fault_is_named_by_its_path(given: object, path: str) -> None:
    assert path in faults(given)


def test_a_step_without_the_part_of_its_kind() -> None:
    for kind in ("poll", "fragment"):
        assert faults({"title": "Klassen", "steps": [{"kind": kind, "title": "Onderdeel"}]})[f"steps[0].{kind}"] == "is missing"
    for wrong in ("x", 5):
        assert faults(with_step("ideas", wrong)) == {"steps[0].ideas": "must be an object"}
