"""The agenda of a simulated participant."""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random

from facilitator.demo.agenda import AGAIN_AFTER, Agenda


def what(name: str) -> Callable[[], str]:
    return lambda: name


def due(agenda: Agenda[Callable[[], str]], now: float) -> list[str]:
    return [do() for do in agenda.due(now)]


def test_plans_come_due_in_order_and_once() -> None:
    agenda: Agenda[Callable[[], str]] = Agenda(Random(1))
    agenda.plan_at(20, what("later"))
    at = agenda.plan(0, (5, 10, 6), what("sooner"))
    assert 5 <= at <= 10
    assert agenda.next_at == at
    assert due(agenda, 4) == []
    assert due(agenda, 30) == ["sooner", "later"]
    assert due(agenda, 30) == []
    assert agenda.next_at == math.inf


def test_what_falls_in_a_sleep_is_done_a_little_after_it() -> None:
    agenda: Agenda[Callable[[], str]] = Agenda(Random(1))
    agenda.plan_at(10, what("missed"))
    agenda.plan_at(100, what("not missed"))
    agenda.sleep(50)
    assert 50 + AGAIN_AFTER[0] <= agenda.next_at <= 50 + AGAIN_AFTER[1]
    assert due(agenda, 99) == ["missed"]
    assert due(agenda, 100) == ["not missed"]
