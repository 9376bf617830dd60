"""Addresses are told anew before they expire."""

from __future__ import annotations

import time

from facilitator.media.addresses import Freshening, expiry


def test_an_address_works_between_one_and_two_periods() -> None:
    assert [expiry(now, 100) - now for now in (200, 250, 299)] == [200, 150, 101]


def test_who_stays_for_days_is_told_once_a_period() -> None:
    expires, told = [100], list[int]()
    fresh = Freshening(lambda: expires[0], lambda: told.append(expires[0]), look=0.005)
    fresh.begin()
    try:
        time.sleep(0.05)
        assert told == []
        expires[0] = 200
        for _ in range(200):
            if told:
                break
            time.sleep(0.005)
        time.sleep(0.05)
        assert told == [200]
    finally:
        fresh.stop()
