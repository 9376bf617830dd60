"""How a test of the rules says that something is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from facilitator.errors import Refusal


@contextmanager
def refused(kind: type[Refusal], *paths: str) -> Iterator[None]:
    """What is done within is refused so, and exactly these fields are named."""
    with pytest.raises(Refusal) as caught:
        yield
    assert type(caught.value) is kind
    assert [fault.path for fault in caught.value.faults] == list(paths)
