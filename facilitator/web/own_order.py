"""The order in which one phone sees what can be chosen: by chance, for everyone another one, and for one phone always the same.

static/js/phone/choosing/order.js orders alike; a test holds both to the same order.
"""

from __future__ import annotations

from collections.abc import Iterable

BITS = 0xFFFFFFFF


def in_own_order(who: str, targets: Iterable[str]) -> list[str]:
    return sorted(targets, key=lambda target: (place_of(f"{who}:{target}"), target))


def place_of(letters: str) -> int:
    """A number of 32 bits that looks like chance, made of letters: FNV-1a, and the mixing at the end of MurmurHash3, so that neighbours are far apart."""
    place = 0x811C9DC5
    for letter in letters:
        place = ((place ^ ord(letter)) * 0x01000193) & BITS
    place = ((place ^ (place >> 16)) * 0x85EBCA6B) & BITS
    place = ((place ^ (place >> 13)) * 0xC2B2AE35) & BITS
    return place ^ (place >> 16)
