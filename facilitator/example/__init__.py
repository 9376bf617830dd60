"""The example evening of 120 minutes, with a sample clip: what `run.py demo` plays, and what organisers can start from.

`evening.<language>.json` are programme files (docs/office-api.md). The clip is our own drawing, made by `make_sample.py`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
NAMES = {"nl": "voorbeeld", "en": "example"}  # of the media files, in the programme files


@cache
def programme_text(language: str) -> str:
    """The programme file, as people read and change it."""
    return (FOLDER / f"evening.{language}.json").read_text("utf-8")


def programme(language: str) -> dict[str, Any]:
    """The programme file, not read by the rules yet."""
    given: dict[str, Any] = json.loads(programme_text(language))
    return given


def files(language: str) -> list[tuple[str, Path]]:
    """The media files that the programme names: under which name, and where they are."""
    name = NAMES[language]
    return [(f"{name}.mp4", FOLDER / "sample.mp4"), (f"{name}.{language}.vtt", FOLDER / f"sample.{language}.vtt")]
