"""What one phone may send by forms: as much as a person can, and no more."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

from facilitator.access import Identity
from facilitator.errors import TooFast
from facilitator.live.connections import Budget

FORMS_PER_SECOND = 1.0
FORMS_AT_ONCE = 40  # somebody who weighs a wall of ideas without waiting
PHONES_REMEMBERED = 20_000  # the rest is forgotten, the longest silent first: more than a server holds


class Floods:
    """`now` counts seconds; `remembered` phones at most are kept in mind."""

    def __init__(self, now: Callable[[], float] = time.monotonic, remembered: int = PHONES_REMEMBERED) -> None:
        self.now, self.remembered = now, remembered
        self._budgets: OrderedDict[tuple[str, str], Budget] = OrderedDict()

    def __len__(self) -> int:
        return len(self._budgets)

    def spend(self, who: Identity) -> None:
        """One form more; raises TooFast when it is one too many."""
        key = (who.meetup, who.participant or "")
        budget = self._budgets.pop(key, None) or Budget(FORMS_PER_SECOND, FORMS_AT_ONCE, self.now)
        self._budgets[key] = budget
        if len(self._budgets) > self.remembered:
            self._budgets.popitem(last=False)
        if not budget.spend():
            raise TooFast("That is more than one person can do. Wait a moment and try again.")
