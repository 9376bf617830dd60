"""What is said where figures of a group are not told: the same words on every surface. The twin of `static/js/parts/untold.js`."""

from __future__ import annotations

from facilitator.report.pictures.figures import T


def not_shown(t: T) -> str:
    return t("not shown")


def untold_words(t: T) -> str:
    return t("too few to show safely")


def untold_note(t: T) -> str:
    """Why also something of a large group may not be told; below every split."""
    return t(
        "Shown is only what is about five people or more. Of a larger group too something may be left out, when a smaller one could be worked out from it."
    )
