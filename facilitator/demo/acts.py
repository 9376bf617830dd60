"""What a simulated participant may do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Documents = Mapping[str, Any]


@dataclass(frozen=True)
class Say:
    """A command, without its id."""

    verb: str
    fields: dict[str, Any]


@dataclass(frozen=True)
class Away:
    """The phone sleeps, or (None) its owner goes home."""

    seconds: float | None


Act = Say | Away
Intention = Callable[[Documents, Documents], Act | None]
