"""Likeness: a new idea is told beside those that it may double or is related to; groups are suggested, and nothing is put together by itself."""

from __future__ import annotations

import pytest

from facilitator.errors import Invalid
from facilitator.meetup.likeness import GroupsSuggested
from tests.meetup.refused import refused
from tests.meetup.test_grouping import open_wall
from tests.support.stage import Stage

TEXTS = (
    "Schooladvies pas op vijftien jaar geven",
    "Gratis bijles voor ieder kind",
    "Geef het schooladvies pas op je vijftiende jaar",
    "Bijles moet gratis zijn",
    "Ventilatie en frisse lucht",
    "Gratis bijles na schooltijd",
)


@pytest.fixture
def stage() -> Stage:
    stage = Stage(open_wall())
    stage.desk("show.go", step="s4")
    return stage


def write(stage: Stage, *texts: str) -> None:
    for text in texts:
        number = len(stage.meetup.ideas.by_id) + 1
        stage.phone(f"p{number}", "idea.add", step="s4", text=text)
    stage.wait(1)


def like(stage: Stage, idea: int) -> tuple[list[int], list[int]]:
    told = stage.docs("operator")[f"idea/{idea}"]
    return told.get("doubles", []), told.get("related", [])


def suggested(stage: Stage) -> list[list[int]]:
    stage.wait(1)
    return [group["ideas"] for group in stage.docs("operator").get("suggested", {"groups": []})["groups"]]


def test_an_idea_is_told_beside_those_like_it_and_they_beside_it(stage: Stage) -> None:
    write(stage, *TEXTS)
    assert like(stage, 3)[0] == [1]
    assert like(stage, 1)[0] == [3]
    assert 2 in like(stage, 4)[0] + like(stage, 4)[1]
    assert like(stage, 5) == ([], [])
    assert not any("doubles" in doc or "related" in doc for audience in ("phone", "screen") for doc in stage.docs(audience).values())
    assert stage.docs("desk")["idea/3"] == stage.docs("operator")["idea/3"]


def test_what_goes_the_opposite_way_is_not_told(stage: Stage) -> None:
    write(stage, "Meer huiswerk", "Geen huiswerk")
    assert like(stage, 2) == ([], [])


def test_what_was_taken_back_is_like_nothing_any_more(stage: Stage) -> None:
    write(stage, TEXTS[0])
    stage.phone("p1", "me.forget")
    write(stage, TEXTS[2])
    assert like(stage, 2) == ([], [])


def test_groups_are_suggested_of_ideas_in_none_and_nothing_is_put_together(stage: Stage) -> None:
    write(stage, *TEXTS)
    stage.do("operator", "groups.suggest")
    found = suggested(stage)
    assert [2, 4, 6] in found
    assert all(5 not in group for group in found)
    assert "groups" not in stage.docs("desk")
    assert not any("suggested" in stage.docs(audience) for audience in ("phone", "screen"))
    names = [group["name"] for group in stage.docs("desk")["suggested"]["groups"]]
    assert any("bijles" in name for name in names)


def test_a_suggestion_loses_what_was_decided(stage: Stage) -> None:
    write(stage, *TEXTS)
    stage.desk("groups.suggest")
    stage.desk("group.put", ideas=[2], name="Bijles")
    assert [4, 6] in suggested(stage)
    stage.desk("idea.hide", idea=4)
    assert [4, 6] not in suggested(stage)
    assert [6] not in suggested(stage), "one alone is no group"
    stage.desk("idea.show", idea=4)
    stage.desk("idea.ungroup", idea=2)
    assert [2, 4, 6] in suggested(stage)


def test_it_is_asked_of_a_step_with_ideas(stage: Stage) -> None:
    with refused(Invalid):
        stage.desk("groups.suggest", step="s1")


def test_no_word_of_a_suggestion_outlives_the_idea_that_had_it(stage: Stage) -> None:
    write(stage, "Bijles gratis voor Kanarietje", "Gratis bijles van Kanarietje", "Ventilatie")
    stage.desk("groups.suggest")
    stage.wait(1)
    assert "kanarietje" in str(stage.docs("desk")["suggested"]).lower()
    for idea in (1, 2):
        stage.desk("idea.redact", idea=idea)
    stage.wait(1)
    assert "kanarietje" not in str(stage.docs("desk")).lower()
    assert "kanarietje" not in str([entry.event for entry in stage.log if isinstance(entry.event, GroupsSuggested)]).lower()
    write(stage, "Gratis bijles van wie dan ook")
    assert like(stage, 4) == ([], [])
