"""A question in a form without script: what is filled in becomes the answer that a script would have sent, and an answer fills in the form."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Invalid
from facilitator.meetup.polls import PollKind
from facilitator.web.ballots import BALLOTS, taken, ticked, words_of
from tests.support.answers import SAMPLES

RANKED = "1. Gemengde klassen, 2. Loten, 3. Meer tijd, 4. Later kiezen"
FILLED: list[tuple[str, dict[str, str], Any, str]] = [
    ("choice", {"choice": "o2"}, "o2", "Later kiezen"),
    ("choices", {"choice.o2": "1", "choice.o1": "1"}, ["o2", "o1"], "Later kiezen, Loten"),
    ("scale", {"choice": "4"}, 4, "4"),
    ("scale", {"choice": "unsure"}, "unsure", "Weet ik niet"),
    (
        "rank",
        {"choice.1": "o3", "choice.2": "o1", "choice.4": "o2", "choice.3": "o4"},
        ["o3", "o1", "o4", "o2"],
        "1. Gemengde klassen, 2. Loten, 3. Meer tijd, 4. Later kiezen",
    ),
    ("words", {"choice.1": " lef ", "choice.2": "", "choice.3": "taal"}, ["lef", "taal"], "lef, taal"),
    ("number", {"choice": "12,5"}, 12.5, "12,5 %"),
    ("text", {"choice": "Ja.\nEcht."}, "Ja.\nEcht.", "Ja.\nEcht."),
    ("points", {"choice.o1": "60", "choice.o2": " 40 ", "choice.o3": ""}, {"o1": 60, "o2": 40}, "Loten: 60, Later kiezen: 40"),
]


def round_of(kind: str) -> dict[str, Any]:
    asked, known = SAMPLES[kind].asked, PollKind.known[kind]
    return {"id": "r1", "kind": kind, "options": known.options(asked), **known.facts(asked)}


def test_every_kind_can_be_answered_without_script() -> None:
    assert set(BALLOTS) == set(PollKind.known)


@pytest.mark.parametrize(("kind", "filled", "choice", "words"), FILLED)
def test_what_is_filled_in_is_the_answer(kind: str, filled: dict[str, str], choice: Any, words: str) -> None:
    answer = taken({"kind": kind, **filled})
    assert (answer, type(answer)) == (choice, type(choice))
    kept = PollKind.known[kind].check(SAMPLES[kind].asked, answer)
    assert words_of(round_of(kind), answer, "nl") == words
    assert PollKind.known[kind].check(SAMPLES[kind].asked, taken({"kind": kind, **ticked(round_of(kind), kept)})) == kept, "filled in again it is the same"


@pytest.mark.parametrize("kind", sorted(BALLOTS))
@pytest.mark.parametrize("filled", [{}, {"choice": " ", "choice.1": " ", "choice.o1": ""}])
def test_nothing_filled_in_is_told_so(kind: str, filled: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        taken({"kind": kind, **filled})


@pytest.mark.parametrize(
    ("kind", "filled"),
    [
        ("scale", {"choice": "4.5"}),
        ("scale", {"choice": "9" * 5000}),
        ("number", {"choice": "veel"}),
        ("number", {"choice": "nan"}),
        ("number", {"choice": "1e99"}),
        ("number", {"choice": "9" * 5000}),
        ("points", {"choice.o1": "1e2"}),
        ("points", {"choice.o1": "-5", "choice.o2": "105"}),
        ("rank", {"choice.1": "o1", "choice.2": "o1", "choice.3": "o2", "choice.4": "o3"}),
        ("choices", {"choice.o9": "1"}),
    ],
)
def test_what_is_no_answer_reaches_the_rules_which_refuse_it(kind: str, filled: dict[str, str]) -> None:
    with pytest.raises(Invalid) as refusal:
        PollKind.known[kind].check(SAMPLES[kind].asked, taken({"kind": kind, **filled}))
    assert refusal.value.faults


def test_numbers_are_written_as_people_of_a_language_write_them() -> None:
    assert words_of(round_of("number"), 12.5, "en") == "12.5 %"
    assert words_of(round_of("number"), 0, "nl") == "0 %"
