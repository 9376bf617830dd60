"""What only the meetup's key can make of a ticket's number: the twelve letters that stand on it, to be scanned or typed, and the participant who holds it.

So no ticket has to be kept, and each can be printed again; with the key everything goes that could tell which number it was.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from functools import lru_cache

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: none looks like another, and what was misread is mended (`MISREAD`)
MISREAD = str.maketrans("OIL", "011")
LENGTH, GROUP = 12, 4  # 60 bits, in three groups
BITS = 5  # of a letter
GAPS = re.compile(r"[\s\-\u2010-\u2015.]+")


def code_of(key: bytes, number: int) -> str:
    """Of a ticket of the meetup with this key, as it is printed: `7KQD-M3XW-9TRB`."""
    made = int.from_bytes(hmac.digest(key, f"ticket:{number}".encode(), hashlib.sha256))
    letters = "".join(LETTERS[made >> BITS * at & 31] for at in range(LENGTH))
    return "-".join(letters[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def participant_of(key: bytes, number: int, life: int) -> str:
    """Who holds a ticket of the meetup with this key. Each life of it is somebody else."""
    return hmac.digest(key, f"participant:ticket {number} {life}".encode(), hashlib.sha256).hex()[:32]


def number_of(key: bytes, printed: int, typed: str) -> int | None:
    """The ticket that somebody scanned or typed, of so many; spaces, hyphens and small letters are as good."""
    letters = GAPS.sub("", typed).upper().translate(MISREAD)
    return _numbers(key, printed).get(letters) if len(letters) == LENGTH else None


@lru_cache(maxsize=64)
def _numbers(key: bytes, printed: int) -> dict[str, int]:
    return {code_of(key, number).replace("-", ""): number for number in range(1, printed + 1)}
