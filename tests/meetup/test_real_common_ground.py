"""A real room replayed as an ideas step, with roles dealt out: what the desk is told is computed a second time, from the file itself."""

from __future__ import annotations

import csv
import time
from collections import Counter
from collections.abc import Callable
from math import exp, fsum, log

import pytest

from facilitator.meetup.ideas import Idea
from facilitator.meetup.people import Described
from facilitator.meetup.support import Supported
from facilitator.meetup.weighing import Weighing, weighing
from tests.support.conversation import SHARED, read
from tests.support.stage import PROGRAMME, Stage

NAME = "bg2050-volunteers"
ROLES = ["docent", "ouder", "leerling"]


def role_of(voter: str) -> str:
    return ROLES[int(voter) % 3 if int(voter) % 5 else 0]


@pytest.fixture(scope="module")
def stage() -> Stage:
    """All statements as ideas that the room sees, and the votes as they came."""
    if not (SHARED / NAME).is_dir():
        pytest.skip("the real conversations are not on this machine")
    room = read(NAME)
    stage = Stage({**PROGRAMME, "roles": ROLES})
    stage.desk("show.go", step="s4")
    for statement in room.statements:
        stage.meetup.ideas.by_id[int(statement.id) + 1] = Idea(int(statement.id) + 1, "s4", None, statement.text, None)
    for voter in {vote.voter for vote in room.votes}:
        stage.meetup.cast(Described("role", voter, role_of(voter)))
    for vote in room.votes:
        stage.meetup.cast(Supported(f"{int(vote.statement) + 1}", vote.voter, vote.value))
    stage.desk("ideas.close")
    stage.desk("ideas.split")
    stage.wait(1)
    return stage


def last_votes() -> dict[tuple[int, str], int]:
    """By idea and voter, straight from the file: 1, 0 or -1."""
    with (SHARED / NAME / "votes.csv").open(newline="", encoding="utf-8") as file:
        rows = [(int(row["timestamp"]), at, row) for at, row in enumerate(csv.DictReader(file))]
    return {(int(row["comment-id"]) + 1, row["voter-id"]): int(row["vote"]) for *_, row in sorted(rows, key=lambda each: each[:2])}


def by_role(votes: dict[tuple[int, str], int]) -> dict[int, list[tuple[int, int]]]:
    agreed, voted = Counter[tuple[int, str]](), Counter[tuple[int, str]]()
    for (idea, voter), value in votes.items():
        voted[idea, role_of(voter)] += 1
        agreed[idea, role_of(voter)] += value == 1
    return {idea: [(agreed[idea, role], voted[idea, role]) for role in ROLES] for idea in {idea for idea, _ in votes}}


def test_the_lists_are_those_of_the_file(stage: Stage, say: Callable[[str], None]) -> None:
    votes, ground = last_votes(), stage.docs("desk")["ground"]
    counts = by_role(votes)
    assert (ground["by"], {names[0] for names in ground["groups"]}, ground["voters"]) == ("role", set(ROLES), len({voter for _, voter in votes}))
    total = Counter(idea for idea, _ in votes)
    agrees = Counter(idea for (idea, _), value in votes.items() if value == 1)
    support = {idea: (agrees[idea] + 1) / (total[idea] + 2) for idea in total}
    for each in ground["common_ground"]:
        told = counts[each["id"]]
        assert min(agreed / voted for agreed, voted in told) > 0.5
        assert min(voted for _, voted in told) >= 5
        assert each["grade"] == min(4, int(5 * exp(fsum(log((agreed + 1) / (voted + 2)) for agreed, voted in told) / 3) + 1e-9))
    for each in ground["divided"]:
        shares = [(agreed + 1) / (voted + 2) for agreed, voted in counts[each["id"]]]
        assert each["grade"] == 1 + (max(shares) - min(shares) >= 0.5)
    orders = [
        [(-each["grade"], -support[each["id"]]) for each in ground["common_ground"]],
        [(-each["grade"], abs(support[each["id"]] - 0.5)) for each in ground["divided"]],
    ]
    assert orders == [sorted(order) for order in orders]
    assert ground["weighed"] + sum(number < 10 for number in total.values()) == len(total)
    shared = sum(min(agreed / max(1, voted) for agreed, voted in each) > 0.5 for each in counts.values())
    known = ground["weighed"] - ground["untold"]["common_ground"]
    say(f"{NAME}, roles dealt out: known of {known} of {len(total)} ideas; {len(ground['common_ground'])} common ground of {shared} there are")
    assert len(ground["common_ground"]) > 30


def test_the_room_and_the_desk_are_told_the_same(stage: Stage) -> None:
    ground = stage.docs("desk")["ground"]
    for view in ("common_ground", "divided"):
        stage.desk("ideas.view", view=view)
        stage.wait(1)
        ranking = stage.docs("screen")["ranking"]
        assert [each["id"] for each in ranking["ideas"]] == [each["id"] for each in ground[view]][:30]
        assert ranking["left"] == max(0, len(ground[view]) - 30)


def test_it_takes_no_longer_than_a_breath(stage: Stage, say: Callable[[str], None]) -> None:
    copied = weighing(stage.meetup, stage.meetup.show.find("s4"))
    begun = time.perf_counter()
    Weighing(tuple(stage.meetup.ideas.by_id), copied.votes, {}, None).make()
    say(f"{NAME}: worked out by opinion groups in {time.perf_counter() - begun:.2f} s")
    assert time.perf_counter() - begun < 20
