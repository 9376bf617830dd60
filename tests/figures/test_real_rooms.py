"""The figures of choosing, of real rooms: against SQL over the files, and against what Polis, which collected them, made of the same votes."""

from __future__ import annotations

import csv
import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest
from scipy.stats import spearmanr

from facilitator.figures.common_ground import Ground, ground, informed
from facilitator.figures.opinion_groups import opinion_groups
from tests.support.conversation import SHARED, Conversation, read

ROOMS = ("bg2050-volunteers", "scoop-hivemind.biodiversity")
Votes = dict[str, dict[int, str]]


def conversation(name: str) -> Conversation:
    if not (SHARED / name).is_dir():
        pytest.skip("the real conversations are not on this machine")
    return read(name)


def votes_of(room: Conversation) -> Votes:
    """By voter, what they last said of each statement."""
    votes: Votes = defaultdict(dict)
    for vote in room.votes:
        votes[vote.voter][int(vote.statement)] = vote.value
    return dict(votes)


def ideas_of(room: Conversation) -> list[int]:
    return [int(statement.id) for statement in room.statements]


def column(name: str, title: str) -> dict[int, float]:
    with (SHARED / name / "comments.csv").open(newline="", encoding="utf-8") as file:
        return {int(row["comment-id"]): float(row[title]) for row in csv.DictReader(file) if row[title]}


def by_group(votes: Votes, groups: dict[str, str], idea: int) -> list[tuple[int, int]]:
    said = [(group, votes[person][idea] == "agree") for person, group in groups.items() if idea in votes[person]]
    return [(sum(agreed for each, agreed in said if each == group), sum(each == group for each, _ in said)) for group in sorted(set(groups.values()))]


@pytest.mark.parametrize("name", ROOMS)
def test_plain_support_is_that_of_the_files(name: str) -> None:
    room = conversation(name)
    found = ground(ideas_of(room), votes_of(room), {})
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE vote (time INTEGER, line INTEGER, idea INTEGER, voter TEXT, value INTEGER)")
    with (SHARED / name / "votes.csv").open(newline="", encoding="utf-8") as file:
        rows = [(row["timestamp"], line, row["comment-id"], row["voter-id"], row["vote"]) for line, row in enumerate(csv.DictReader(file))]
    database.executemany("INSERT INTO vote VALUES (?, ?, ?, ?, ?)", rows)
    last = "SELECT *, row_number() OVER (PARTITION BY idea, voter ORDER BY time DESC, line DESC) AS back FROM vote"
    counted = database.execute(f"SELECT idea, sum(value = 1), sum(value = -1), sum(value = 0) FROM ({last}) WHERE back = 1 GROUP BY idea").fetchall()
    told = {idea: (standing.agree, standing.disagree, standing.passed) for idea, standing in found.standings.items() if standing.votes}
    assert told == {idea: tuple(counts) for idea, *counts in counted}
    assert sum(sum(counts) for counts in told.values()) == len({(row[2], row[3]) for row in rows})


@pytest.mark.parametrize("name", ROOMS)
def test_common_ground_of_opinion_groups_is_computed_a_second_way(name: str) -> None:
    room = conversation(name)
    votes, ideas = votes_of(room), ideas_of(room)
    groups = opinion_groups(votes)
    found = ground(ideas, votes, groups)
    assert found.sizes == tuple(sorted((list(groups.values()).count(group) for group in set(groups.values())), reverse=True))
    for idea in ideas:
        counts = by_group(votes, groups, idea)
        common, divided = found.standings[idea].common, found.standings[idea].divided
        if min(voted for _, voted in counts) < 5:
            assert (common, divided) == (None, None)
        shares = [(agreed + 1) / (voted + 2) for agreed, voted in counts]
        typical = 1.0
        for share in shares:
            typical *= share ** (1 / len(shares))
        assert common is None or common == min(4, int(typical * 5 + 1e-9))
        assert divided is None or divided == sum(max(shares) - min(shares) >= bound for bound in (0.3, 0.5))
        assert found.standings[idea].everywhere in (None, min(agreed / max(1, voted) for agreed, voted in counts) > 0.5)


def test_the_order_of_common_ground_is_near_that_of_polis(say: Callable[[str], None]) -> None:
    name = "bg2050-volunteers"
    room = conversation(name)
    votes, theirs = votes_of(room), column(name, "group-informed-consensus")
    groups = opinion_groups(votes)
    found = ground(ideas_of(room), votes, groups)
    exact = {idea: informed(by_group(votes, groups, idea)) for idea in theirs}
    order = {idea: -place for place, idea in enumerate(found.common())}
    plain = {idea: found.standings[idea].support for idea in theirs}
    told = {idea: plain[idea] for idea in order}
    of_all = correlation(exact, theirs)
    of_told = correlation(order, theirs)
    of_plain = correlation(plain, theirs)
    say(f"common ground of {name}, rank correlation with Polis: {of_all:.3f} exact, of {len(theirs)} ideas; {of_told:.3f} as told, of {len(order)}")
    say(f"plain support, rank correlation with the same: {of_plain:.3f} of all, {correlation(told, theirs):.3f} of those told")
    assert of_all > 0.9
    assert of_told > 0.9


def correlation(ours: dict[int, float] | dict[int, int], theirs: dict[int, float]) -> float:
    both = sorted(ours.keys() & theirs.keys())
    result: Any = spearmanr([ours[idea] for idea in both], [theirs[idea] for idea in both])
    return float(result.statistic)


@pytest.mark.parametrize("name", ROOMS)
def test_what_is_told(name: str, say: Callable[[str], None]) -> None:
    room = conversation(name)
    votes, start = votes_of(room), time.perf_counter()
    groups = opinion_groups(votes)
    took = time.perf_counter() - start
    found: Ground = ground(ideas_of(room), votes, groups)
    say(
        f"{name}: opinion groups of {', '.join(map(str, found.sizes))} in {took:.2f} s; of {len(found.standings)} ideas"
        f" common ground is told of {len(found.common())}, what divides of {len(found.divided())},"
        f" whether every group agrees of {sum(each.everywhere is not None for each in found.standings.values())}, and {len(found.everywhere())} do"
    )
    assert len(found.sizes) == 2, "as many as Polis found"
    assert found.common()
