"""Simulated people who weigh ideas: most take part, each idea once, and nobody writes meanwhile."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tests.demo.people import MEETUP, collecting, live, people, said, with_ideas

MANY = 120
TEXTS = [f"Idee {number}" for number in range(30)]


def weighing(support: str = "agree_disagree_pass") -> dict[str, Any]:
    docs = collecting(support)
    return with_ideas({**docs, "step": {**docs["step"], "weighing": True}}, *TEXTS)


def test_most_weigh_some_dozens_and_each_idea_once() -> None:
    lives = [said(live(person, weighing()), "idea.support") for person in people(MANY)]
    assert 0.8 < sum(bool(done) for done in lives) / MANY < 0.98
    assert all(len({each["idea"] for each in done}) == len(done) for done in lives)
    values = Counter(each["value"] for done in lives for each in done)
    assert values["agree"] > values["disagree"] > values["pass"] > 0
    assert set(Counter(each["idea"] for done in lives for each in done)) == set(range(1, 31))


def test_nobody_writes_meanwhile_and_who_can_only_agree_does() -> None:
    lives = [live(person, weighing("agree")) for person in people(40)]
    assert not [idea for done in lives for idea in said(done, "idea.add")]
    assert {each["value"] for done in lives for each in said(done, "idea.support")} == {"agree"}


def test_some_ideas_are_liked_by_most_and_some_by_few() -> None:
    given = [each for person in people(MANY) for each in said(live(person, weighing()), "idea.support")]
    shares = [sum(each["value"] == "agree" for each in given if each["idea"] == idea) / sum(each["idea"] == idea for each in given) for idea in range(1, 31)]
    assert min(shares) < 0.5 < 0.8 < max(shares)


def test_when_it_is_closed_they_stop() -> None:
    for person in people(20):
        list(person.look({**MEETUP, **weighing()}, {}, 0.0))
        assert not said(live(person, collecting("agree", opened=False)), "idea.support")
