"""How many wrong join codes may be tried: by one address, and by all together. Right ones are nobody's business here: a whole hall shares one address."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

MINUTE = 60.0
ADDRESSES = 10  # as many may use up all of theirs in a minute; a programme has a few meetups, and there are 900,000 codes


class WrongCodes:
    """`most` of one address in a minute, ADDRESSES times as many of all. `now` counts seconds."""

    def __init__(self, most: int, now: Callable[[], float] = time.monotonic) -> None:
        self.most, self.now = most, now
        self._all: deque[tuple[float, str]] = deque()  # never more than ADDRESSES * most: what is refused isn't counted
        self._of: dict[str, int] = {}

    def may_try(self, address: str) -> bool:
        """Counts another one of this address, unless that is too many."""
        self._forget()
        if self._of.get(address, 0) >= self.most or len(self._all) >= self.most * ADDRESSES:
            return False
        self._all.append((self.now(), address))
        self._of[address] = self._of.get(address, 0) + 1
        return True

    def _forget(self) -> None:
        while self._all and self._all[0][0] <= self.now() - MINUTE:
            _, address = self._all.popleft()
            self._of[address] -= 1
            if not self._of[address]:
                del self._of[address]
