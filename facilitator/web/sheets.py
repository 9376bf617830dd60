"""Several sheets in one: a desk asks for three files instead of many, without comments and needless white space."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from facilitator.web.site import STATIC

JOINED_SHEETS = {
    "parts": ("fonts", "parts", "pictures", "splits", "curve"),
    "desk": ("desk", "desk-controls", "desk-steps", "desk-rescue", "dragging", "desk-tools", "desk-inbox"),
    "tools": ("desk-groups", "desk-agreed"),
    "screen": ("screen", "screen-scenes", "screen-ideas", "screen-agreed", "screen-fragment"),
}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
NOUGHT = re.compile(r"(?<![\d.])0\.(?=\d)")
AROUND = re.compile(r"\s*([{};,>])\s*")


def joined_sheet(names: Iterable[str], folder: Path = STATIC) -> str:
    text = "".join((folder / f"css/{name}.css").read_text("utf-8") for name in names)
    text = AROUND.sub(r"\1", " ".join(COMMENT.sub("", text).split())).replace(": ", ":").replace(";}", "}")
    return NOUGHT.sub(".", text)
