"""Budgets: one for an owner, however many sockets they have and however often they come back."""

from __future__ import annotations

from typing import Any, cast

from facilitator.access import Identity
from facilitator.live.connections import Budget, Connection, Connections

AN, BEA = (Identity("m", "phone", b"", participant=name) for name in ("an", "bea"))
DESK = Identity("m", "desk", b"", link="l1")


class Hall:
    def __init__(self) -> None:
        self.connections, self.now = Connections(), 0.0

    def budget(self, who: Identity) -> Budget:
        return self.connections.budget_of(who, lambda: Budget(1, 10, lambda: self.now))

    def connect(self, socket: str, who: Identity) -> Budget:
        budget = self.budget(who)
        self.connections.add(Connection(socket, cast(Any, None), who, "nl", (budget,)))
        return budget


def test_all_sockets_of_one_owner_share_a_budget() -> None:
    hall = Hall()
    assert hall.connect("1", AN) is hall.connect("2", AN) is not hall.connect("3", BEA)


def test_a_budget_is_kept_as_long_as_its_owner_is_there() -> None:
    hall = Hall()
    budgets = [hall.connect("1", AN), hall.connect("2", DESK)]
    hall.connections.forget_rested()
    assert [hall.budget(AN), hall.budget(DESK)] == budgets


def test_who_left_has_the_same_budget_until_it_is_as_good_as_new() -> None:
    hall = Hall()
    budget = hall.connect("1", AN)
    assert budget.spend()
    hall.connections.remove("1")
    hall.connections.forget_rested()
    assert hall.budget(AN) is budget
    hall.now = 1.0
    hall.connections.forget_rested()
    assert hall.budget(AN) is not budget
