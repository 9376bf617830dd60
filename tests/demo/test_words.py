"""The words of the room fit the example evening in both languages."""

from __future__ import annotations

import pytest

from facilitator import example
from facilitator.demo.words import NO_THEME, Words
from facilitator.language import LANGUAGES
from facilitator.meetup.agreements import LIMITS
from facilitator.meetup.ideas import TEXT_LIMIT

SHORT = 100


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_there_are_words_for_every_ideas_step_and_theme(language: str) -> None:
    asked = {step["title"]: step["ideas"]["themes"] or [NO_THEME] for step in example.programme(language)["steps"] if step["kind"] == "ideas"}
    assert {title: list(themes) for title, themes in Words.load(language).ideas.items()} == asked


def test_there_are_conditions_for_everyone_who_can_act_and_agreements_with_all_their_fields(language: str) -> None:
    words = Words.load(language)
    levels = next(step["agreements"]["levels"] for step in example.programme(language)["steps"] if step["kind"] == "agreements")
    assert list(words.conditions) == levels
    assert all(set(deal) == set(LIMITS) and deal["what"] and len(deal[name]) <= limit for deal in words.agreements for name, limit in LIMITS.items())


def test_every_role_has_its_share_and_its_leaning(language: str) -> None:
    assert list(Words.load(language).roles) == example.programme(language)["roles"]


def test_ideas_are_short_and_stand_there_once(language: str) -> None:
    for themes in Words.load(language).ideas.values():
        texts = [text for of_theme in themes.values() for text in of_theme]
        assert len(set(texts)) == len(texts)
        assert max(map(len, texts)) <= SHORT < TEXT_LIMIT


def test_there_are_enough_for_a_full_room(language: str) -> None:
    assert sum(len(texts) for themes in Words.load(language).ideas.values() for texts in themes.values()) >= 80


def test_both_languages_have_as_many() -> None:
    counts = [[[len(texts) for texts in themes.values()] for themes in Words.load(language).ideas.values()] for language in ("nl", "en")]
    assert counts[0] == counts[1]
    agreed = [(list(map(len, words.conditions.values())), len(words.agreements)) for words in (Words.load("nl"), Words.load("en"))]
    assert agreed[0] == agreed[1]
