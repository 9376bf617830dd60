"""Figures of counted numbers: mean, median, and the bins of a histogram. A count is how many gave a number; nothing depends on an order."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

MOST_BINS = 12
PARTS = 4  # into which a histogram is cut, at most
NICE = (1, 2, 5)  # times a power of ten


def mean(counts: Mapping[Any, int]) -> float | None:
    """To two decimals; None of nothing."""
    number = sum(counts.values())
    return round(math.fsum(value * count for value, count in counts.items()) / number, 2) if number else None


def median(counts: Mapping[Any, int]) -> float | None:
    """The middle one, or halfway the two in the middle; None of nothing."""
    number = sum(counts.values())
    if number == 0:
        return None
    low, high = _nth(counts, (number - 1) // 2), _nth(counts, number // 2)
    return low if low == high else (low + high) / 2


def _nth(counts: Mapping[Any, int], place: int) -> float:
    for value in sorted(counts):
        place -= counts[value]
        if place < 0:
            return float(value)
    raise IndexError(place)


def plain(value: float) -> str:
    """In digits, without an exponent or zeros at the end; at most six decimals."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def bins(counts: Mapping[float, int], decimals: int) -> list[tuple[float, float, int]]:
    """At most MOST_BINS of one nice width, from the lowest number to the highest: from (in it), to (not in it), how many. The numbers have at most so
    many decimals; they are counted in whole ones of the last, since 0.3 is no multiple of 0.1 for a computer."""
    unit = 10**decimals
    there = Counter({round(value * unit): count for value, count in counts.items() if count})
    if not there:
        return []
    low, high = min(there), max(there)
    width = next(width for width in _widths() if high // width - low // width < MOST_BINS)
    first = low // width
    inside = [0] * (high // width - first + 1)
    for value, count in there.items():
        inside[value // width - first] += count
    return [((first + at) * width / unit, (first + at + 1) * width / unit, number) for at, number in enumerate(inside)]


def parted(found: list[tuple[float, float, int]], parts: int = PARTS) -> list[float]:
    """Where bins, as above, are cut into parts, each with so many of the numbers or more: where each part but the first begins."""
    left = sum(count for _, _, count in found)
    least, here, cuts = left / parts, 0, list[float]()
    for _, high, count in found:
        here, left = here + count, left - count
        if here >= least and left >= least:
            cuts.append(high)
            here = 0
    return cuts


def _widths() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50 and so on."""
    return (nice * 10**power for power in itertools.count() for nice in NICE)
