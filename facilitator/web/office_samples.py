"""What a new step begins with: valid at once, and something to write over. Content of an evening, not texts of a page: so it stands in both languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from facilitator.meetup.words import Document

SAMPLES: dict[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))  # the editor is given it too
# of an agreements step the words can stay as they are
TO_WRITE_OVER = {"text": ("title",), "poll": ("poll.question",), "fragment": ("fragment.before",), "ideas": ("title", "ideas.themes"), "talk": ("title",)}
# the other templates can be used as they are
BEGINNINGS = [step for given in SAMPLES.values() for step in (*given["kinds"].values(), *given["templates"]["before_and_after"])]


def is_untouched(step: Document) -> bool:
    """Whether nobody wrote over the sample words of a step, as the office is told it."""
    written = {**step, **step["own"]}
    paths = TO_WRITE_OVER.get(step["kind"], ())
    alike = [each for each in BEGINNINGS if each["kind"] == step["kind"]]
    return bool(paths) and any(all(_at(written, path) == _at(beginning, path) for path in paths) for beginning in alike)


def _at(written: Document, path: str) -> Any:
    part, _, name = path.partition(".")
    return written[part][name] if name else written[part]
