"""Small groups where people count in several places at once, and only how many people there are in all is known beside the counts.

A count below K is not told. Nothing follows from the sum of such counts, for it is not known; but everyone is somewhere, so what is left out holds at least
those that the others can't. Where that would say of a small count that it is not nought, the smallest of the others is left out as well, and could be all of
them.
"""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.figures.suppression import K


def overlapping(counts: Sequence[int], people: int, k: int = K) -> list[int | None]:
    """The counts as they may be told, beside the number of `people` who are in any of them; None: too few to tell safely."""
    hidden = {at for at, count in enumerate(counts) if count < k}
    large = sorted((count, at) for at, count in enumerate(counts) if count >= k)
    if hidden and large and people - sum(count for count, _ in large) > (k - 1) * (len(hidden) - 1):
        hidden.add(large[0][1])
    return [None if at in hidden else count for at, count in enumerate(counts)]
