"""The quick questions of the desk can be asked as they are, in both languages."""

from __future__ import annotations

import pytest

from facilitator.meetup import programme
from facilitator.web.quick_questions import QUICK


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_is_a_step_that_opens_at_once(language: str) -> None:
    read = programme.read({"title": "Klassen", "language": language, "steps": QUICK[language]})["steps"]
    assert [step["own"]["poll"]["kind"] for step in read] == ["choice", "scale", "words"]
    assert all(step["own"]["poll"]["open"] == "on_air" for step in read)
