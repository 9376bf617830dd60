"""Simulated people with dots: most put all of theirs, on what can be chosen, and a few move one."""

from __future__ import annotations

from collections import Counter
from typing import Any

from facilitator.demo.dotting import offered
from tests.demo.people import MEETUP, live, people, said, times

MANY = 200


def choosing(each: int = 3, on: str = "ideas", opened: bool = True, **told: Any) -> dict[str, Any]:
    step = {"id": "s3", "kind": "ideas", "title": "Wat nu?", "themes": ["oorzaak"], "support": "none", "open": False}
    ideas = {f"idea/{n}": {"id": n, "step": "s3" if n < 6 else "s1", "text": f"idee {n}"} for n in range(1, 8)}
    groups = {"groups": [{"id": "g1", "step": "s3", "name": "Tijd", "ideas": [1, 2]}, {"id": "g2", "step": "s1", "name": "Geld", "ideas": [6]}]}
    return {**MEETUP, **ideas, "step": step, "groups": groups, "dots": {"step": "s3", "each": each, "on": on, "open": opened, **told}}


def test_what_can_be_chosen() -> None:
    assert offered(choosing()) == ["1", "2", "3", "4", "5"]
    assert offered(choosing(on="groups")) == ["g1", "3", "4", "5"]
    assert offered(choosing(opened=False)) == offered(choosing(paused=True)) == offered({**choosing(), "step": {"id": "s4"}}) == offered(MEETUP) == []


def test_most_put_all_their_dots_and_never_more() -> None:
    lives = [live(person, choosing()) for person in people(MANY)]
    puts = [len(said(done, "dot.place")) - len(said(done, "dot.take")) for done in lives]
    assert 0.8 < sum(n > 0 for n in puts) / MANY < 0.97
    assert max(puts) == 3
    assert puts.count(3) > MANY / 2
    assert min(at for done in lives for at in times(done, "dot.place")) >= 4


def test_some_ideas_draw_more_dots_than_others() -> None:
    lie = Counter(fields["idea"] for person in people(MANY) for fields in said(live(person, choosing()), "dot.place"))
    assert set(lie) == {1, 2, 3, 4, 5}
    assert max(lie.values()) > 2 * min(lie.values())


def test_dots_go_on_groups_too() -> None:
    placed = [fields for person in people(60) for fields in said(live(person, choosing(on="groups")), "dot.place")]
    assert {"g1"} == {fields["group"] for fields in placed if "group" in fields}
    assert {3, 4, 5} == {fields["idea"] for fields in placed if "idea" in fields}


def test_a_few_move_a_dot_and_put_it_again() -> None:
    lives = [live(person, choosing()) for person in people(MANY)]
    moved = [done for done in lives if said(done, "dot.take")]
    assert 0.05 < len(moved) / MANY < 0.2
    assert all(len(said(done, "dot.take")) == 1 for done in moved)


def test_nobody_puts_one_while_they_are_closed_or_paused() -> None:
    for docs in (choosing(opened=False), choosing(paused=True)):
        assert not [fields for person in people(30) for fields in said(live(person, docs), "dot.place")]
