"""The room of the demo is large enough, and its people lean enough, for what the tool can tell: by role, by table, and who moved after a fragment."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from facilitator import example
from facilitator.cli import USUAL_PEOPLE
from facilitator.demo.person import Person, Say
from facilitator.demo.words import Words
from facilitator.errors import Refusal
from facilitator.language import LANGUAGES
from facilitator.meetup.words import Document
from facilitator.report.pictures.splits import tells
from tests.support.stage import Stage

SECONDS, LOOK = 60, 3  # of each step, and between two looks of everybody


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_room_shows_something_by_role_by_table_and_of_who_moved(language: str) -> None:
    """Of the second asking less is told by table: what was told of the first, and the shift between the two, could be laid beside it."""
    for seed in (1, 2, 3):
        first, then = rounds_of(language, seed)
        assert [tells(first, by) for by in ("role", "table")] == [True, True]
        assert told_cells(first, "role") >= 5
        assert first["split"]["shift"] is None
        assert [tells(then, by) for by in ("role", "shift")] == [True, True]
        assert any(then["split"]["shift"]["to"].values()), "where they went"
        assert (then["split"]["shift"]["changed"] or USUAL_PEOPLE) > USUAL_PEOPLE / 4


def told_cells(told: Document, by: str) -> int:
    return sum(count is not None for counts in told["split"][by]["counts"].values() for count in counts)


def rounds_of(language: str, seed: int) -> Iterator[Document]:
    """The two askings of the example evening, each closed and split."""
    stage, words = Stage(example.programme(language)), Words.load(language)
    people = {f"p{number}": Person(number, Random(f"{seed}/{number}"), words, 0.0) for number in range(USUAL_PEOPLE)}
    for step in stage.meetup.show.steps[:10]:
        if step.kind not in ("text", "poll", "fragment"):
            continue
        stage.desk("show.go", step=step.id)
        for _ in range(SECONDS // LOOK):
            everybody_looks(stage, people)
        if step.kind == "poll":
            stage.desk("round.close")
            stage.wait(3.0)
            stage.desk("round.split")
            yield stage.docs("desk")["round"]


def everybody_looks(stage: Stage, people: dict[str, Person]) -> None:
    begun = stage.now
    for name, person in people.items():
        for act in person.look(stage.docs("phone"), stage.mine(name), stage.now):
            if isinstance(act, Say):
                try:
                    stage.phone(name, act.verb, **act.fields)
                except Refusal:
                    continue
    stage.now = begun
    stage.wait(LOOK)
