"""The tables of results: what a line of them says of a round, and what waits until it is closed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from facilitator.meetup import Meetup
from facilitator.meetup.polls import PollKind
from facilitator.meetup.rounds import GRACE_SECONDS
from facilitator.report.tables import TABLES
from facilitator.report.tables.log import log_lines
from tests.meetup.test_common_ground import worked_out
from tests.meetup.test_dots import place
from tests.meetup.test_grouping import TEXTS, open_wall
from tests.support.answers import SAMPLES
from tests.support.stage import PROGRAMME, Clips, Stage

POLL = {"kind": "choice", "question": "Loten?", "options": ["Ja", "Nee"]}


def evening(*polls: dict[str, Any], **programme: Any) -> Stage:
    steps = [{"kind": "poll", "title": f"Vraag {at}", "poll": poll} for at, poll in enumerate(polls, 1)]
    return Stage({**PROGRAMME, "steps": steps, **programme})


def close(stage: Stage) -> None:
    stage.desk("round.close")
    stage.wait(GRACE_SECONDS)


def rows(stage: Stage, name: str = "results.csv") -> list[dict[str, Any]]:
    """The lines of a table, each as its cells by column."""
    table = next(table for table in TABLES if table.name == name)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows(stage.meetup)]


def test_a_round_that_was_asked_anew_before_it_was_over_is_marked() -> None:
    stage = evening(POLL)
    stage.desk("show.go", step="s1")
    stage.desk("round.again")
    close(stage)
    assert {(row["round"], row["replaced"], row["taken_back"]) for row in rows(stage)} == {("r1", "yes", "no"), ("r2", "no", "no")}


@pytest.mark.parametrize("kind", SAMPLES)
def test_what_a_line_is_tells_nothing_of_the_answers_until_the_round_is_closed(kind: str) -> None:
    sample = SAMPLES[kind]
    answered, unanswered = (evening({"kind": kind, "question": "Wat?", **sample.poll}) for _ in range(2))
    for stage in (answered, unanswered):
        stage.desk("show.go", step="s1")
    for person in range(6):
        answered.phone(f"p{person}", "answer", round="r1", choice=sample.right[0][0])
    if kind == "text":
        answered.desk("answer.show", round="r1", text=sample.right[0][1])
    assert rows(answered) == rows(unanswered)
    for end in ("round.close", "wait"):
        answered.wait(GRACE_SECONDS) if end == "wait" else answered.desk(end)
        assert bool(rows(answered)) == (end == "wait" or bool(PollKind.known[kind].options(sample.asked))), end
    assert sum(row["count"] or 0 for row in rows(answered)) >= 6


@pytest.mark.parametrize("name", ["results.csv", "figures.csv", "splits.csv", "shifts.csv"])
def test_each_line_says_who_could_vote(name: str) -> None:
    stage = evening({"kind": "scale", "question": "Hoe eens?", "low": "Oneens", "high": "Eens"})
    people = [f"p{at}" for at in range(40)]
    for at, person in enumerate(people):
        stage.phone(person, "me.describe", role=PROGRAMME["roles"][at // 20])
    stage.desk("show.go", step="s1")
    for asked in ("r1", "r2"):
        for at, person in enumerate(people):
            stage.phone(person, "answer", round=asked, choice=1 + 4 * (at % 2))
        close(stage)
        stage.desk("round.split", round=asked)
        if asked == "r1":
            stage.desk("round.again")
    assert {row["voting"] for row in rows(stage, name)} == {"open"}
    for found in stage.meetup.rounds.by_id.values():
        found.voting = "ticket"
    assert {row["voting"] for row in rows(stage, name)} == {"ticket"}


def test_common_ground_is_told_in_steps_and_of_few_nothing() -> None:
    stage = worked_out()
    told = {row["idea"]: row for row in rows(stage, "common_ground.csv")}
    assert [(row["everywhere"], row["common"], row["divided"]) for row in told.values()] == [("yes", 3, 0), ("no", 2, 1), ("no", 1, 0)]
    assert {(row["step"], row["by"], row["groups"], row["number_of_groups"], row["voters"], row["votes"]) for row in told.values()} == {
        ("s4", "role", "docent; ouder", 2, 40, 40)
    }
    stage.desk("idea.hide", idea=1)
    assert [row["idea"] for row in rows(stage, "common_ground.csv")] == [2, 3]
    stage.desk("ideas.open")
    assert list(rows(stage, "common_ground.csv")) == []
    stage.phone("p1", "idea.support", idea=2, value="disagree")
    stage.desk("ideas.close")
    assert [(row["idea"], row["agree"], row["everywhere"], row["common"], row["divided"]) for row in rows(stage, "common_ground.csv")] == [
        (2, 20, "", "", ""),
        (3, 11, "no", 1, 0),
    ]


def test_the_log_of_the_export_has_no_digest_of_who_gave_which_vote() -> None:
    stage = worked_out()
    told = [json.loads(line) for line in log_lines(Meetup("m", "482913", Clips()), stage.log)]
    (body,) = (line["body"] for line in told if line["event"] == "SupportSplit")
    assert body.keys() == {"step", "by", "groups", "voters", "ideas"}


@pytest.mark.parametrize("on", ["ideas", "groups"])
def test_the_dots_of_a_group_stand_once_beside_the_group(on: str) -> None:
    stage = with_ideas()
    stage.desk("dots.open", on=on)
    place(stage, "a", 1, 1, 3)
    place(stage, "b", 2)
    assert {row["dots"] for row in (*rows(stage, "ideas.csv"), *rows(stage, "groups.csv"))} == {""}
    stage.desk("dots.close")
    ideas = {row["idea"]: row["dots"] for row in rows(stage, "ideas.csv")}
    (group,) = rows(stage, "groups.csv")
    assert (group["step"], group["group"], group["name"], group["ideas"]) == ("s4", "g1", "Later kiezen", 2)
    of_groups = {1: "", 2: "", 3: 1, 4: 0, 5: 0}, 3
    of_ideas = {1: 2, 2: 1, 3: 1, 4: 0, 5: 0}, ""
    assert (ideas, group["dots"]) == (of_groups if on == "groups" else of_ideas)


def test_of_a_group_of_which_the_room_sees_nothing_there_is_no_line() -> None:
    stage = with_ideas()
    for idea in (1, 2):
        stage.desk("idea.hide", idea=idea)
    assert rows(stage, "groups.csv") == []


def with_ideas() -> Stage:
    """Five ideas, two of them in a group."""
    stage = Stage(open_wall())
    stage.desk("show.go", step="s4")
    for number, text in enumerate(TEXTS, 1):
        stage.phone(f"p{number}", "idea.add", step="s4", text=text)
    stage.desk("group.put", ideas=[1, 2], name="Later kiezen")
    return stage
