"""How many wrong join codes may be tried, without a server."""

from __future__ import annotations

from facilitator.wrong_codes import ADDRESSES, MINUTE, WrongCodes


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_one_address_has_so_many_in_a_minute() -> None:
    clock = Clock()
    codes = WrongCodes(3, clock)
    assert [codes.may_try("a") for _ in range(5)] == [True, True, True, False, False]
    assert codes.may_try("b")
    clock.now += MINUTE
    assert codes.may_try("a")


def test_many_addresses_together_have_ten_times_as_many() -> None:
    clock = Clock()
    codes = WrongCodes(3, clock)
    tried = [codes.may_try(f"address {number}") for number in range(100)]
    assert tried.count(True) == 3 * ADDRESSES
    assert not codes.may_try("one who came too late")
    clock.now += MINUTE
    assert codes.may_try("one who came too late")


def test_what_is_refused_is_not_kept_and_what_is_old_is_forgotten() -> None:
    clock = Clock()
    codes = WrongCodes(3, clock)
    for number in range(1_000):
        codes.may_try(f"address {number}")
    assert len(codes._of) == len(codes._all) == 3 * ADDRESSES
    clock.now += MINUTE
    assert codes.may_try("a")
    assert codes._of == {"a": 1}
