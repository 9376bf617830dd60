"""The example evening: the programme files in both languages are right, alike and complete."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

import pytest

from facilitator import example
from facilitator.language import LANGUAGES
from facilitator.meetup import programme

# the draaiboek of the design: the minute at which each step starts
STARTS = [0, 10, 15, 20, 25, 31, 32, 40, 60, 66, 68, 75, 85, 92, 97, 105, 115, 117]


def steps(language: str, kind: str = "") -> list[dict[str, Any]]:
    return [step for step in example.programme(language)["steps"] if kind in ("", step["kind"])]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_meetup_can_be_made_of_it_in_its_language(language: str) -> None:
    read = programme.read(example.programme(language))
    assert (read["language"], len(read["steps"])) == (language, len(STARTS))


def test_every_step_starts_at_its_minute_and_the_evening_takes_120(language: str) -> None:
    minutes = [step["minutes"] for step in steps(language)]
    assert [0, *accumulate(minutes)] == [*STARTS, 120]


def test_the_moderator_is_told_at_every_step_what_to_say(language: str) -> None:
    assert [step["title"] for step in steps(language) if len(step["script"]) < 100] == []


def test_the_statement_is_asked_before_and_after_in_exactly_the_same_words(language: str) -> None:
    first, second = steps(language, "poll")
    assert first["poll"] == second["poll"]
    kinds = [step["kind"] for step in steps(language)]
    assert kinds.index("poll") < kinds.index("fragment")
    assert kinds[kinds.index("poll", 5) - 1] == "fragment", "right after the second fragment"


def test_fragments_ask_what_to_watch_for_and_warn(language: str) -> None:
    for step in steps(language, "fragment"):
        assert step["fragment"]["before"].endswith("?")
        assert step["fragment"]["notice"]


def test_the_two_fragments_are_parts_of_one_clip(language: str) -> None:
    first, second = (step["fragment"] for step in steps(language, "fragment"))
    assert (first["file"], first["captions"]) == (second["file"], second["captions"])
    assert first["in"] < first["out"] <= second["in"] < second["out"]


def test_solutions_conditions_and_agreements_are_for_each_who_can_act(language: str) -> None:
    levels = {
        "nl": ["zelf", "school of bestuur", "gemeente of regio", "Den Haag"],
        "en": ["ourselves", "school or board", "municipality or region", "The Hague"],
    }
    assert [step["ideas"]["themes"] for step in steps(language, "ideas")].count(levels[language]) == 2
    agreed = [step["agreements"] for step in steps(language, "agreements")]
    assert [each["collect"] for each in agreed] == ["conditions", "agreements", "baton"]
    assert all(each["levels"] == levels[language] for each in agreed)


def test_the_phases_of_a_talk_take_as_long_as_its_step(language: str) -> None:
    for step in steps(language, "talk"):
        assert sum(phase["minutes"] for phase in step["talk"]["phases"]) == step["minutes"], step["title"]


def test_some_steps_may_be_left_out_when_time_is_short_but_none_that_the_evening_is_for(language: str) -> None:
    left_out = [step for step in steps(language) if step.get("droppable")]
    assert 5 <= sum(step["minutes"] for step in left_out) <= 20
    assert {step["kind"] for step in left_out} <= {"talk", "ideas"}


def test_nothing_comes_on_the_screen_before_someone_looked_at_it(language: str) -> None:
    assert all(step["ideas"]["screening"]["screen"] for step in steps(language, "ideas"))


def test_both_languages_tell_the_same_evening() -> None:
    assert shape(example.programme("nl")) == shape(example.programme("en"))


def shape(value: Any) -> Any:
    """What is left of a programme file when its texts are taken away."""
    if isinstance(value, dict):
        return {name: item if name in ("kind", "template", "results", "open", "close", "support", "collect") else shape(item) for name, item in value.items()}
    if isinstance(value, list):
        return [shape(item) for item in value]
    return bool(value) if isinstance(value, str) else value
