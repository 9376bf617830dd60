"""What can be worked out of small groups from all that a whole evening tells of its ideas: documents, log and export, before and after ideas were open again.

The attacker knows the code, the totals of the whole room, how many of each group voted on each idea, and everything that was ever told.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Any

import pytest

from facilitator.figures.common_ground import COMMON, DIVIDED, difference, informed
from facilitator.figures.suppression import K
from facilitator.report.tables import TABLES
from tests.support.stage import PROGRAMME, Stage

EVENINGS = 25
ROLES = ("docent", "ouder", "leerling")
IDEAS = 6
Told = dict[str, Any]


class Evening:
    """Roles as they are played; ideas that are open for votes three times, the first time for some people only; between them some go, some come, and some
    people say another role."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.stage = Stage({**PROGRAMME, "roles": list(ROLES)})
        self.stage.desk("show.go", step="s4")
        sizes = [self.chance.randrange(15, 32), self.chance.randrange(6, 30), self.chance.randrange(0, 20)]
        self.role_of = {f"{role}{at}": role for role, size in zip(ROLES, sizes, strict=True) for at in range(size)}
        for person, role in self.role_of.items():
            self.stage.phone(person, "me.describe", role=role)
        self.told: dict[int, list[Told]] = {}
        self.true: dict[int, list[tuple[int, int]]] = {}  # as it was when something was first told of it
        self.write()
        early = self.chance.sample(sorted(self.role_of), self.chance.randrange(6 * len(self.role_of) // 10, len(self.role_of)))
        self.vote(early)
        self.close()
        self.stage.desk("ideas.open")
        self.vote([person for person in self.role_of if person not in early])
        self.close()
        self.stage.desk("idea.hide", idea=1)
        self.listen()
        self.stage.desk("ideas.open")
        self.write()
        some = self.chance.sample(sorted(self.role_of), self.chance.randrange(1, 4))
        self.stage.phone(some[0], "me.describe", role=self.chance.choice(ROLES))
        self.vote(some)
        self.vote(list(self.role_of), new=True)
        self.close()

    def write(self) -> None:
        for _ in range(IDEAS):
            number = len(self.stage.meetup.ideas.by_id) + 1
            self.stage.phone("docent0", "idea.add", step="s4", theme="oorzaak", text=f"Idee {number}")
            self.stage.desk("idea.show", idea=number)

    def vote(self, people: list[str], *, new: bool = False) -> None:
        for idea in list(self.stage.meetup.ideas.by_id.values())[-IDEAS if new else 0 :]:
            lean = {role: self.chance.random() for role in ROLES}
            for person in people:
                if self.chance.random() < 0.9 and not idea.hidden:
                    value = self.chance.choices(["agree", "disagree", "pass"], [lean[self.role_of[person]], 0.4, 0.1])[0]
                    self.stage.phone(person, "idea.support", idea=idea.id, value=value)

    def close(self) -> None:
        self.stage.desk("ideas.close")
        self.stage.desk("ideas.split")
        self.listen()

    def listen(self) -> None:
        """Everything that anyone is told now."""
        for idea_id, told in ((idea_id, told) for idea_id, told in self.heard() if told):
            self.true.setdefault(idea_id, self.counts(self.stage.meetup.ideas.by_id[idea_id].support))
            self.told.setdefault(idea_id, []).append(told)

    def counts(self, support: dict[str, str]) -> list[tuple[int, int]]:
        groups = self.stage.meetup.common_ground.by_step["s4"].groups
        said = self.stage.meetup.people.described["role"]
        given = [[value for person, value in support.items() if said[person] in names] for names in groups]
        return [(values.count("agree"), len(values)) for values in given]

    def heard(self) -> Iterator[tuple[int, Told]]:
        for view, told in (("common_ground", {"everywhere": True}), ("divided", {})):
            self.stage.desk("ideas.view", view=view)
            self.stage.wait(1)
            yield from ((each["id"], told) for audience in ("phone", "screen") for each in self.stage.docs(audience)["ranking"]["ideas"])
        ground = self.stage.docs("desk")["ground"]
        yield from ((each["id"], {"common": each["grade"], "everywhere": True}) for each in ground["common_ground"])
        yield from ((each["id"], {"divided": each["grade"]}) for each in ground["divided"])
        table = next(table for table in TABLES if table.name == "common_ground.csv")
        for row in table.rows(self.stage.meetup):
            line = dict(zip(table.columns, row, strict=True))
            yield int(str(line["idea"])), {name: line[name] == "yes" if name == "everywhere" else line[name] for name in NAMES if line[name] != ""}
        for entry in self.stage.log:
            yield from ((int(idea), {name: told[name] for name in NAMES if told[name] is not None}) for idea, told in getattr(entry.event, "ideas", {}).items())


NAMES = ("common", "divided", "everywhere")


def graded(counts: list[tuple[int, int]]) -> Told:
    typical, apart = informed(counts) ** (1 / len(counts)), difference(counts)
    everywhere = all(agreed > voted - agreed for agreed, voted in counts)
    return {"common": sum(typical >= bound for bound in COMMON), "divided": sum(apart >= bound for bound in DIVIDED), "everywhere": everywhere}


@pytest.mark.parametrize("seed", range(EVENINGS))
def test_no_small_figure_can_be_worked_out(seed: int) -> None:
    evening = Evening(seed)
    for idea, heard in evening.told.items():
        known = {name: {told[name] for told in heard if name in told} for name in NAMES}
        assert all(len(values) <= 1 for values in known.values()), "of one idea one thing is told, whatever came later"
        told = {name: values.pop() for name, values in known.items() if values}
        if told:
            small_figures_are_free(evening.true[idea], told)


def small_figures_are_free(true: list[tuple[int, int]], told: Told) -> None:
    assert graded(true) | told == graded(true), "what is told is true"
    are_free(true, alike(true, told))


class SecondAsking:
    """Some people vote, the desk asks; the others vote too, and it asks again. `told`: by idea, what came of it each time, with how each group voted then."""

    def __init__(self, seed: int) -> None:
        chance = Random(seed)
        self.stage = Stage({**PROGRAMME, "roles": list(ROLES)})
        self.stage.desk("show.go", step="s4")
        people = {f"{role}{at}": role for role in ROLES[:2] for at in range(chance.randrange(32, 50))}
        for person, role in people.items():
            self.stage.phone(person, "me.describe", role=role)
        common, part = chance.random(), chance.uniform(0.4, 0.5)
        leans = [{role: min(1.0, max(0.0, chance.gauss(common, 0.15))) for role in ROLES} for _ in range(IDEAS)]
        for idea in range(1, IDEAS + 1):
            self.stage.phone("docent0", "idea.add", step="s4", theme="oorzaak", text=f"Idee {idea}")
            self.stage.desk("idea.show", idea=idea)
        early = {person for person in people if chance.random() < part}
        self.told: dict[int, list[tuple[Told, list[tuple[int, int]]]]] = {}
        for who in (sorted(early), sorted(people.keys() - early)):
            self.stage.desk("ideas.open")
            for person in who:
                for idea, lean in enumerate(leans, 1):
                    self.stage.phone(person, "idea.support", idea=idea, value="agree" if chance.random() < lean[people[person]] else "disagree")
            self.stage.desk("ideas.close")
            self.stage.desk("ideas.split")
            self.listen(people)

    def listen(self, people: dict[str, str]) -> None:
        found = self.stage.meetup.common_ground.by_step["s4"]
        for idea in self.stage.meetup.ideas.by_id.values():
            standing = self.stage.meetup.common_ground.standing(self.stage.meetup, idea) or {}
            told = {name: standing[name] for name in NAMES if standing.get(name) is not None}
            given = [[value for person, value in idea.support.items() if people[person] in names] for names in found.groups]
            self.told.setdefault(idea.id, []).append((told, [(values.count("agree"), len(values)) for values in given]))

    def twice(self) -> list[list[tuple[Told, list[tuple[int, int]]]]]:
        return [heard for heard in self.told.values() if all(told for told, _ in heard)]


ASKED_AGAIN = 100


def test_two_tellings_of_one_idea_tell_no_small_figure_together() -> None:
    """Of who voted first, of all, nor of who came later."""
    heard = [each for seed in range(ASKED_AGAIN) for each in SecondAsking(seed).twice()]
    assert len(heard) > 50
    for (first, then), (second, now) in heard:
        assert sum(voted for _, voted in now) >= 2 * sum(voted for _, voted in then)
        came = [(b - a, w - v) for (a, v), (b, w) in zip(then, now, strict=True)]
        worlds = [
            (early, late, both)
            for early in alike(then, first)
            for late in agreeing(came)
            if fits(both := [a + b for a, b in zip(early, late, strict=True)], now, second)
        ]
        for true, at in ((then, 0), (came, 1), (now, 2)):
            are_free(true, [world[at] for world in worlds])


def agreeing(true: list[tuple[int, int]]) -> list[list[int]]:
    """By group, how many may have agreed, for all that the totals say."""
    total = sum(agreed for agreed, _ in true)
    *free, (_, last) = true
    return [[*some, total - sum(some)] for some in product(*(range(voted + 1) for _, voted in free)) if 0 <= total - sum(some) <= last]


def fits(world: list[int], true: list[tuple[int, int]], told: Told) -> bool:
    found = graded([(agreed, voted) for agreed, (_, voted) in zip(world, true, strict=True)])
    return found | told == found


def alike(true: list[tuple[int, int]], told: Told) -> list[list[int]]:
    return [world for world in agreeing(true) if fits(world, true, told)]


def are_free(true: list[tuple[int, int]], worlds: list[list[int]]) -> None:
    total = sum(agreed for agreed, _ in true)
    for at, (agreed, voted) in enumerate(true):
        could = {world[at] for world in worlds}
        for small, whole in ((agreed, total), (voted - agreed, sum(each for _, each in true) - total)):
            assert small >= K or max(could) - min(could) >= min(K, whole)


def test_the_evenings_tell_something() -> None:
    told = [told for seed in range(5) for heard in Evening(seed).told.values() for told in heard]
    assert {name for each in told for name in each} == set(NAMES)
    assert len(told) > 100
