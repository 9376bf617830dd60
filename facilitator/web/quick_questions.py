"""What the desk can ask at once, without preparing: the moderator says what it is about. Content of an evening, so in both languages, as steps of a
programme file."""

from __future__ import annotations

import json
from pathlib import Path

from facilitator.meetup.words import Document

QUICK: dict[str, list[Document]] = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
