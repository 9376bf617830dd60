"""Two real rooms replayed as an ideas step, by the commands of an evening, with roles dealt out and without: every figure that is told is computed a second
time, from the files themselves; opinion groups with numpy and scipy."""

from __future__ import annotations

import csv
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from math import comb, exp, fsum, log
from typing import Any

import msgspec
import numpy as np
import pytest
from scipy.cluster.vq import kmeans2

from facilitator.figures.opinion_groups import LEAST_VOTES, MOST_GROUPS, opinion_groups
from facilitator.meetup.weighing import Weighing, weighing
from facilitator.meetup.words import PHONE, Actor, Ballot, Command
from tests.support.conversation import SHARED, read
from tests.support.stage import PROGRAMME, Stage

ROOMS = ("bg2050-volunteers", "scoop-hivemind.biodiversity")
WAYS = ("role", "opinion")
ROLES = ["docent", "ouder", "leerling"]
WORDS = {"1": "agree", "-1": "disagree", "0": "pass"}
Counts = list[tuple[int, int]]  # by group: how many agreed, of how many who voted


def role_of(voter: str) -> str:
    return ROLES[int(voter) % 3 if int(voter) % 5 else 0]


class File:
    """The votes as they stand in the file: of each voter the last on a statement."""

    def __init__(self, name: str) -> None:
        with (SHARED / name / "votes.csv").open(newline="", encoding="utf-8") as file:
            rows = [(int(row["timestamp"]), at, row) for at, row in enumerate(csv.DictReader(file))]
        ordered = [row for *_, row in sorted(rows, key=lambda each: each[:2])]
        self.votes = {(row["comment-id"], row["voter-id"]): row["vote"] for row in ordered}
        with (SHARED / name / "comments.csv").open(newline="", encoding="utf-8") as file:
            self.rejected = {row["comment-id"] for row in csv.DictReader(file) if row["moderated"] == "-1"}

    def counts(self) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = {}
        for (statement, _), vote in self.votes.items():
            found.setdefault(statement, Counter())[WORDS[vote]] += 1
        return found

    def by_group(self, group_of: dict[str, str]) -> dict[str, Counts]:
        agreed, voted = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
        for (statement, voter), vote in self.votes.items():
            if voter in group_of:
                voted[statement, group_of[voter]] += 1
                agreed[statement, group_of[voter]] += vote == "1"
        groups = sorted(set(group_of.values()))
        return {statement: [(agreed[statement, group], voted[statement, group]) for group in groups] for statement, _ in self.votes}


@dataclass
class Replay:
    """`number`: of each statement that of its idea."""

    name: str
    way: str

    def __post_init__(self) -> None:
        room = read(self.name)
        self.file, self.stage, self.number = File(self.name), Stage({**PROGRAMME, "roles": ROLES}), dict[str, int]()
        self.stage.desk("show.go", step="s4")
        for statement in room.statements:
            self.stage.phone(f"author {statement.author}", "idea.add", step="s4", theme="oorzaak", text=statement.text)
            self.number[statement.id] = len(self.stage.meetup.ideas.by_id)
            self.stage.desk("idea.show", idea=self.number[statement.id])
        for voter in sorted({vote.voter for vote in room.votes}) if self.way == "role" else ():
            self.give(voter, "me.describe", role=role_of(voter))
        self.stage.desk("ideas.open", weighing=True)
        for vote in room.votes:
            self.give(vote.voter, "idea.support", idea=self.number[vote.statement], value=vote.value)
        for rejected in sorted(self.file.rejected & self.number.keys()):
            self.stage.desk("idea.hide", idea=self.number[rejected])
        self.stage.desk("ideas.close")
        self.stage.desk("ideas.split")
        self.stage.wait(1)

    def give(self, voter: str, verb: str, **fields: Any) -> None:
        """A ballot; nobody is told of it until the end."""
        command = msgspec.convert(fields, type=Command.known[verb], strict=True)
        for change in self.stage.meetup.decide(command, Actor(PHONE, voter), self.stage.now):
            assert isinstance(change, Ballot)
            self.stage.meetup.cast(change)

    @property
    def ground(self) -> dict[str, Any]:
        return dict(self.stage.docs("desk")["ground"])

    @cached_property
    def shown(self) -> list[str]:
        return [statement for statement in self.number if statement not in self.file.rejected]

    @cached_property
    def group_of(self) -> dict[str, str]:
        if self.way == "role":
            return {voter: role_of(voter) for _, voter in self.file.votes}
        votes: dict[str, dict[int, str]] = {}
        for (statement, voter), vote in self.file.votes.items():
            votes.setdefault(voter, {})[self.number[statement]] = WORDS[vote]
        return opinion_groups(votes)


@cache
def replayed(name: str, way: str) -> Replay:
    return Replay(name, way)


@pytest.fixture(params=[(name, way) for name in ROOMS for way in WAYS], ids=lambda each: " by ".join(each))
def replay(request: pytest.FixtureRequest) -> Replay:
    name, way = request.param
    if not (SHARED / name).is_dir():
        pytest.skip("the real conversations are not on this machine")
    return replayed(name, way)


def test_support_is_that_of_the_file_for_everyone(replay: Replay) -> None:
    counts, desk = replay.file.counts(), replay.stage.docs("desk")["support"]["counts"]
    nothing = Counter[str]()
    for statement, idea in replay.number.items():
        found = counts.get(statement, nothing)
        assert desk[str(idea)] == {value: found[value] for value in WORDS.values()}
    assert sum(sum(each.values()) for each in desk.values()) == len(replay.file.votes)
    replay.stage.desk("ideas.reveal")
    replay.stage.wait(1)
    for audience in ("phone", "screen"):
        assert replay.stage.docs(audience)["support"]["counts"] == {str(replay.number[each]): desk[str(replay.number[each])] for each in replay.shown}


def test_the_groups_and_how_many_voted_are_those_of_the_file(replay: Replay) -> None:
    ground = replay.ground
    assert (ground["by"], ground["voters"]) == (replay.way, len({voter for _, voter in replay.file.votes}))
    if replay.way == "role":
        assert sorted(map(tuple, ground["groups"])) == [(role,) for role in sorted(ROLES)]
    else:
        assert ground["groups"] == [[] for _ in set(replay.group_of.values())]
    counts = replay.file.counts()
    assert ground["weighed"] == sum(sum(counts.get(statement, Counter()).values()) >= 10 for statement in replay.shown)


def test_what_is_told_of_each_idea_is_so_in_the_file(replay: Replay, say: Callable[[str], None]) -> None:
    counts, meetup = replay.file.by_group(replay.group_of), replay.stage.meetup
    known = Counter[str]()
    shared = 0
    for statement in replay.shown:
        standing = meetup.common_ground.standing(meetup, meetup.ideas.by_id[replay.number[statement]])
        groups = counts.get(statement, [])
        everywhere = bool(groups) and all(2 * agreed > voted for agreed, voted in groups)
        shared += everywhere
        if standing is None:
            continue
        assert standing["everywhere"] in (None, everywhere)
        assert standing["common"] in (None, common(groups))
        assert standing["divided"] in (None, divided(groups))
        if min(voted for _, voted in groups) < 5:
            assert (standing["everywhere"], standing["common"], standing["divided"]) == (None, None, None)
        known.update(name for name in ("everywhere", "common", "divided") if standing[name] is not None)
    told = len(replay.ground["common_ground"])
    say(
        f"{replay.name} by {replay.way}: of {len(replay.shown)} ideas whether all agree is told of {known['everywhere']}, common ground of {known['common']},"
        f" what divides of {known['divided']}; {told} common ground of {shared} there are"
    )
    assert 30 < told <= shared


def common(groups: Counts) -> int:
    return min(4, int(5 * exp(fsum(log((agreed + 1) / (voted + 2)) for agreed, voted in groups) / len(groups)) + 1e-9))


def divided(groups: Counts) -> int:
    shares = [(agreed + 1) / (voted + 2) for agreed, voted in groups]
    return sum(max(shares) - min(shares) >= bound for bound in (0.3, 0.5))


def test_the_lists_are_in_the_order_of_the_file(replay: Replay) -> None:
    counts, groups = replay.file.counts(), replay.file.by_group(replay.group_of)
    statement_of = {idea: statement for statement, idea in replay.number.items()}
    support = {idea: (counts[each]["agree"] + 1) / (counts[each].total() + 2) for idea, each in statement_of.items() if each in counts}
    half_and_half = {idea: abs(share - 0.5) for idea, share in support.items()}
    most_support = {idea: -share for idea, share in support.items()}
    orders: dict[str, tuple[Callable[[Counts], int], dict[int, float]]] = {"common_ground": (common, most_support), "divided": (divided, half_and_half)}
    for view, (grade, then) in orders.items():
        listed = replay.ground[view]
        assert [each["grade"] for each in listed] == [grade(groups[statement_of[each["id"]]]) for each in listed]
        order = [(-each["grade"], then[each["id"]]) for each in listed]
        assert order == sorted(order)


def test_the_top_is_that_of_the_file(replay: Replay) -> None:
    replay.stage.desk("ideas.view", view="top")
    replay.stage.wait(1)
    (theme, _) = replay.stage.docs("screen")["ranking"]["themes"]
    counts = replay.file.counts()
    agreed = sorted((-counts[each]["agree"], replay.number[each], counts[each].total()) for each in replay.shown if each in counts)
    assert theme["ideas"] == [{"id": idea, "votes": votes} for _, idea, votes in agreed[:10]]


def test_the_room_and_the_desk_are_told_the_same(replay: Replay) -> None:
    for view in ("common_ground", "divided"):
        replay.stage.desk("ideas.view", view=view)
        replay.stage.wait(1)
        ranking, listed = replay.stage.docs("screen")["ranking"], replay.ground[view]
        assert [each["id"] for each in ranking["ideas"]] == [each["id"] for each in listed][:30]
        assert ranking["left"] == max(0, len(listed) - 30)


@pytest.mark.parametrize("name", ROOMS)
def test_opinion_groups_are_those_of_other_programs(name: str, say: Callable[[str], None]) -> None:
    """Principal components of the whole table with numpy, and the closest of fifty divisions by scipy."""
    if not (SHARED / name).is_dir():
        pytest.skip("the real conversations are not on this machine")
    ours, theirs = replayed(name, "opinion").group_of, divided_by_numpy(File(name))
    people = sorted(theirs)
    likeness = rand_index([ours[person] for person in people], [theirs[person] for person in people])
    say(f"{name}: opinion groups of {sizes(ours)}, with numpy and scipy of {sizes(theirs)}; adjusted Rand index {likeness:.3f}")
    assert (people, len(set(theirs.values()))) == (sorted(ours), len(set(ours.values())))
    assert likeness > 0.95


def divided_by_numpy(file: File) -> dict[str, str]:
    given = Counter(voter for _, voter in file.votes)
    people = sorted(voter for voter in given if given[voter] >= LEAST_VOTES)
    ideas = sorted({statement for statement, voter in file.votes if given[voter] >= LEAST_VOTES})
    table = np.full((len(people), len(ideas)), np.nan)
    rows, columns = ({each: at for at, each in enumerate(some)} for some in (people, ideas))
    for (statement, voter), vote in file.votes.items():
        if voter in rows:
            table[rows[voter], columns[statement]] = int(vote)
    missing = np.isnan(table)
    centred = np.where(missing, 0.0, table - np.nanmean(table, axis=0))
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    points = centred @ directions[:2].T * np.sqrt(len(ideas) / (~missing).sum(axis=1))[:, None]
    return dict(zip(people, map(str, best_of(points)), strict=True))


def best_of(points: Any) -> Any:
    """The number of groups of which the silhouette is best, each with room for five people with each value; for a number the closest division."""
    found = []
    for number in range(2, MOST_GROUPS + 1):
        tried = []
        for seed in range(50):
            centres, groups = kmeans2(points, number, minit="++", seed=seed, iter=100)
            if np.bincount(groups, minlength=number).min() >= 15:
                tried.append((float(((points - centres[groups]) ** 2).sum()), seed, groups, centres))
        if tried:
            _, _, groups, centres = min(tried, key=lambda each: each[:2])
            far = np.linalg.norm(points[:, None] - centres[None], axis=2)
            own = far[np.arange(len(points)), groups]
            far[np.arange(len(points)), groups] = np.inf
            found.append((float(((far.min(axis=1) - own) / np.maximum(own, far.min(axis=1))).mean()), groups))
    return max(found, key=lambda each: each[0])[1]


def rand_index(ours: list[str], theirs: list[str]) -> float:
    """1: the same; 0: as by chance."""
    both, one, other = (sum(comb(number, 2) for number in Counter[Any](each).values()) for each in (zip(ours, theirs, strict=True), ours, theirs))
    all_pairs = comb(len(ours), 2)
    by_chance = one * other / all_pairs
    return (both - by_chance) / ((one + other) / 2 - by_chance)


def sizes(groups: dict[str, str]) -> str:
    return ", ".join(str(number) for _, number in Counter(groups.values()).most_common())


@pytest.mark.parametrize("name", ROOMS)
def test_it_takes_no_longer_than_a_breath(name: str, say: Callable[[str], None]) -> None:
    if not (SHARED / name).is_dir():
        pytest.skip("the real conversations are not on this machine")
    meetup = replayed(name, "opinion").stage.meetup
    copied = weighing(meetup, meetup.show.find("s4"))
    begun = time.perf_counter()
    Weighing(tuple(meetup.ideas.by_id), copied.votes, {}, None).make()
    say(f"{name}: worked out by opinion groups in {time.perf_counter() - begun:.2f} s")
    assert time.perf_counter() - begun < 20
