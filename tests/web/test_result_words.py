"""What a phone without a script says of results: the same as one with a script (`tests/js/phone-results.test.js` has the same cases)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from facilitator.web.result_words import marks, result_words
from tests.support.server import HOUSE

CASES: list[dict[str, Any]] = json.loads((HOUSE / "tests/js/phone-results.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_phone_says_what_the_screen_says_and_what_is_ones_own(case: dict[str, Any]) -> None:
    told = result_words(case["round"], case["results"], case["choice"], "", "en")
    assert [[row["value"], row["foot"]] for row in told["rows"]] == case["figures"]
    assert marks(case["round"], case["results"], case["choice"]) == case["marks"]
    assert sum(row["mine"] for row in told["rows"]) == len(case["marks"])
    assert told["caption"] == " ".join(case["facts"])


def test_ones_own_answer_stands_at_the_end_in_words() -> None:
    case = CASES[1]
    assert result_words(case["round"], case["results"], 14.9, "14,9 euro", "nl")["caption"].endswith(" Uw antwoord: 14,9 euro")
