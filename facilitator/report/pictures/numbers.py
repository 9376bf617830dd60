"""Numbers as a browser rounds and writes them: a report and a screen must show the same figure."""

from __future__ import annotations

import math


def rounded(number: float) -> int:
    """To a whole number; a half goes up, as JavaScript has it (Python's goes to the even one)."""
    below = math.floor(number)
    return below + (number - below >= 0.5)


def number_text(number: float, language: str) -> str:
    """12.5 as people of this language write it; at most six decimals."""
    text = f"{rounded(number * 1e6) / 1e6:.6f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if language == "nl" else text
