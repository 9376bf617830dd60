"""How votes spread over ideas by the order in which phones have them: with the newest first for everybody, and with an order of each phone's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from facilitator.figures.suppression import K
from facilitator.meetup.weighing import LEAST_VOTES
from facilitator.web.own_order import in_own_order

PHONES, VOTES, IDEAS = 125, 30, 150
TARGETS = [str(idea) for idea in range(1, IDEAS + 1)]
Order = Callable[[str], list[str]]


def newest_first(phone: str) -> list[str]:
    return TARGETS[::-1]


def own_order(phone: str) -> list[str]:
    return in_own_order(phone, TARGETS)


def enough(order: Order, roles: int) -> tuple[int, int]:
    """On how many ideas LEAST_VOTES people vote, and K of each role at least, when everyone votes on the first ones that they have."""
    votes = Counter((idea, phone % roles) for phone in range(PHONES) for idea in order(f"phone {phone}")[:VOTES])
    of_all = [sum(votes[idea, role] for role in range(roles)) >= LEAST_VOTES for idea in TARGETS]
    of_each = [min(votes[idea, role] for role in range(roles)) >= K for idea in TARGETS]
    return sum(of_all), sum(of_each)


@pytest.mark.parametrize("roles", [2, 3, 4])
def test_in_its_own_order_on_each_phone_every_idea_gets_votes(roles: int, say: Callable[[str], None]) -> None:
    (newest, of_newest), (own, of_own) = enough(newest_first, roles), enough(own_order, roles)
    say(
        f"{PHONES} phones, {VOTES} votes each, {IDEAS} ideas, {roles} roles: with ten votes or more {newest} ideas, newest first, and {own} in each phone's own"
        f" order; with five or more of each role {of_newest} and {of_own}"
    )
    assert (newest, of_newest) == (VOTES, VOTES)
    assert own == IDEAS
    assert of_own > 1.5 * VOTES
