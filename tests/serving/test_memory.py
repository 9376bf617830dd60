"""When memory is given back."""

from __future__ import annotations

from facilitator.serving.memory import CALM_BYTES, GROWN_BYTES, LEFT, MANY, Memory, give_back, used_bytes


class House:
    def __init__(self) -> None:
        self.crowd, self.used, self.times = 10, 50_000_000, 0
        self.memory = Memory(lambda: self.crowd, lambda: self.used, self.give_back)
        self.memory.least = self.memory.before = self.used

    def give_back(self) -> None:
        self.times += 1
        self.used -= GROWN_BYTES // 2

    def look(self, grown: int = 0) -> int:
        self.used += grown
        self.memory.look()
        return self.times


def test_it_is_given_back_once_it_has_grown_and_grows_no_more() -> None:
    house = House()
    assert house.look(GROWN_BYTES) == 0
    assert house.look(CALM_BYTES) == 0
    assert house.look(CALM_BYTES - 1) == 1
    assert house.look() == 1


def test_what_could_not_be_given_back_is_not_tried_for_again() -> None:
    house = House()
    house.look(GROWN_BYTES)
    house.look()
    assert house.look(GROWN_BYTES - 1) == 1
    assert house.look() == 1
    assert house.look(1) == 2


def test_a_large_hall_is_not_held_up_for_it() -> None:
    house = House()
    house.crowd = MANY
    house.look(GROWN_BYTES)
    assert house.look() == 0


def test_it_is_given_back_when_many_have_left() -> None:
    house = House()
    house.crowd = LEFT + 50
    assert house.look() == 0
    house.crowd = 51
    assert house.look() == 0
    house.crowd = 50
    assert house.look() == 1
    assert house.look() == 1


def test_it_is_known_and_given_back_on_this_machine() -> None:
    before = used_bytes()
    kept = [bytes(1_000) for _ in range(200_000)]  # more than what is free already
    assert used_bytes() - before > 20_000_000
    del kept
    give_back()
    assert used_bytes() - before < 20_000_000
