"""What a new step begins with, and that an evening which still has these words is not told to be ready."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from facilitator.meetup import programme
from facilitator.web.office_samples import SAMPLES, TO_WRITE_OVER
from tests.support.office import Office
from tests.support.server import Server

KINDS_IN_SCRIPT = Path("static/js/office/editor/kinds.js").read_text("utf-8")
OWN = {"title": "Van onszelf", "poll.question": "Loten of niet?", "fragment.before": "Wie beslist hier?", "ideas.themes": ["zelf"]}


@pytest.fixture(scope="module")
def office(server: Server) -> Office:
    return Office(server)


def test_there_is_a_beginning_for_each_kind_and_templates_in_both_languages_alike() -> None:
    kinds, templates = (json.loads(found) for found in re.findall(r"const (?:KINDS|TEMPLATES) = (\[.*\]);", KINDS_IN_SCRIPT))
    for samples in SAMPLES.values():
        assert (list(samples["kinds"]), list(samples["templates"])) == (kinds, templates)
        assert programme.read({"title": "x", "steps": list(steps_of(samples))})
        before, _, after = samples["templates"]["before_and_after"]
        assert before["poll"] == after["poll"]
    dutch, english = (list(steps_of(samples)) for samples in SAMPLES.values())
    assert [shape(step) for step in dutch] == [shape(step) for step in english]


def steps_of(samples: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from samples["kinds"].values()
    for steps in samples["templates"].values():
        yield from steps


def shape(given: Any) -> Any:
    return {name: shape(part) for name, part in given.items()} if isinstance(given, dict) else type(given)


@pytest.mark.parametrize("kind", TO_WRITE_OVER)
@pytest.mark.parametrize("language", SAMPLES)
def test_a_step_with_its_sample_words_is_to_be_done_until_they_are_written_over(office: Office, language: str, kind: str) -> None:
    sample = SAMPLES[language]["kinds"][kind]
    assert "voorbeeld" in todo_of(office, language, sample)
    for path in TO_WRITE_OVER[kind]:
        assert "voorbeeld" not in todo_of(office, language, written(sample, path))


def test_both_questions_of_a_template_are_to_be_done_and_one_that_can_be_used_as_it_is_is_not(office: Office) -> None:
    templates = SAMPLES["nl"]["templates"]
    told = todo_of(office, "nl", *templates["before_and_after"])
    assert told.count("deze vraag is nog de voorbeeldvraag") == 2
    assert "de kijkvraag is nog de voorbeeldvraag" in told
    assert "voorbeeld" not in todo_of(office, "nl", *templates["silence"], *templates["one_two_four"])


def written(step: dict[str, Any], path: str) -> dict[str, Any]:
    part, _, name = path.partition(".")
    return {**step, part: {**step[part], name: OWN[path]} if name else OWN[path]}


def todo_of(office: Office, language: str, *steps: dict[str, Any]) -> str:
    made = office.server.make({"title": "x", "language": language, "steps": [{"kind": "text", "title": "Welkom"}, *steps]})
    matters = office.get(f"/office/meetups/{made['id']}").text.split("ready__matter--todo")[1:]
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(" ".join(matter.split("</li>")[0] for matter in matters))).split())
