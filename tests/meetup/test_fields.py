"""Reading what an organiser wrote: every fault at once, each with its path; and cleaning a text."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import Fault, Invalid, TooLong
from facilitator.meetup.fields import Fields, clean_text


def faults(fields: Fields) -> list[tuple[str, str]]:
    return [(fault.path, fault.sentence) for fault in fields.faults]


def read(kind: str, value: Any, *arguments: Any, **options: Any) -> tuple[Any, list[tuple[str, str]]]:
    """What a reader makes of `{"x": value}`, and its faults."""
    fields = Fields({"x": value})
    return getattr(fields, kind)("x", *arguments, **options), faults(fields)


# texts


def test_a_text_is_trimmed_and_of_one_form() -> None:
    assert read("text", "  Noe\u0301mi\r\nzegt\t: ja\r") == ("Noémi\nzegt : ja", [])


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("", "must not be empty"),
        ("  \n", "must not be empty"),
        (5, "must be a text"),
        (None, "must be a text"),
        (["a"], "must be a text"),
        ("a" * 11, "may be at most {limit} characters"),
        ("a\x00b", "holds characters that can't be shown"),
        ("a\x1b[31m", "holds characters that can't be shown"),
        ("\ud800", "holds characters that can't be shown"),
    ],
)
def test_a_wrong_text(value: object, sentence: str) -> None:
    assert read("text", "a" * 10, limit=10)[1] == []
    assert read("text", value, limit=10)[1] == [("x", sentence)]


def test_a_fault_carries_what_its_sentence_names() -> None:
    fields = Fields({"x": "abc"})
    fields.text("x", limit=2)
    assert fields.faults == [Fault("x", "may be at most {limit} characters", (("limit", 2),))]


def test_a_text_that_may_be_left_out() -> None:
    for value in (None, "", "  "):
        assert read("text", value, "instead") == ("instead", [])
    assert Fields({}).text("x", "instead") == "instead"
    assert read("text", 5, "instead")[1] == [("x", "must be a text")]


def test_what_is_missing_is_said_once() -> None:
    for kind, arguments in (("text", ()), ("number", ()), ("choice", (("a", "b"),)), ("texts", ()), ("part", ())):
        fields = Fields({})
        getattr(fields, kind)("x", *arguments)
        assert faults(fields) == [("x", "is missing")], kind
    fields = Fields({})
    assert list(fields.objects("x", 1, 5)) == []
    assert faults(fields) == [("x", "is missing")]


@given(st.text())
def test_a_clean_text_stays_as_it_is(text: str) -> None:
    try:
        clean = clean_text(text, 50)
    except Invalid:
        return
    assert clean_text(clean, 50) == clean
    assert len(clean) <= 50


def test_a_text_of_a_person_is_refused_with_a_sentence_and_the_field() -> None:
    with pytest.raises(TooLong) as too_long:
        clean_text("abc", 2, "table")
    assert (too_long.value.values, [fault.path for fault in too_long.value.faults]) == ({"limit": 2}, ["table"])
    with pytest.raises(Invalid) as broken:
        clean_text("a\x00", 2)
    assert [fault.path for fault in broken.value.faults] == ["text"]


UNSEEN = ["\u00ad", "\u061c", "\u200b", "\u200e", "\u200f", *map(chr, range(0x202A, 0x202F)), "\u2060", *map(chr, range(0x2066, 0x206A)), "\ufeff"]


@pytest.mark.parametrize("unseen", UNSEEN, ids=[f"U+{ord(each):04X}" for each in UNSEEN])
def test_what_can_not_be_seen_makes_no_other_text_and_is_none_by_itself(unseen: str) -> None:
    assert clean_text(f"{unseen}kan{unseen}sen {unseen}", 50) == "kansen"
    assert clean_text(f"e{unseen}\u0301", 50) == "é"
    assert clean_text(unseen * 3, 2) == ""


@pytest.mark.parametrize("text", ["\u200d", "\u200c \u200d", "\u0301", "\u3164", "\u2800\u2800", "\ufe0f", "\U000e0061", "\ue000"])
def test_a_text_of_which_nothing_is_drawn_is_empty(text: str) -> None:
    assert clean_text(text, 50) == ""
    assert read("text", text)[1] == [("x", "must not be empty")]


@pytest.mark.parametrize(
    "text",
    [
        "👨‍👩‍👧‍👦",
        "🏳️‍🌈",
        "🇳🇱",
        "❤️",
        "👩🏽‍💻 ja",
        "\U0001fae8",
        "مرحبا بالعالم",
        "می\u200cخواهم",
        "שלום, כן!",
        "क्\u200dष",
        "?!",
        "+1",
        "1️⃣",
        "🏴\U000e0067\U000e0062\U000e0065\U000e007f",
    ],
)
def test_emoji_and_every_script_stay_as_they_are(text: str) -> None:
    assert clean_text(text, 50) == text


# numbers, flags, choices


@pytest.mark.parametrize("value", [0, 5, 9.5, 10])
def test_a_number(value: float) -> None:
    assert read("number", value, least=0, most=10) == (value, [])


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (-1, "must be between {least} and {most}"),
        (10.1, "must be between {least} and {most}"),
        ("5", "must be a number"),
        (True, "must be a number"),
        (None, "must be a number"),
        (math.nan, "must be a number"),
        (math.inf, "must be a number"),
    ],
)
def test_a_wrong_number_becomes_the_least(value: object, sentence: str) -> None:
    assert read("number", value, least=0, most=10) == (0, [("x", sentence)])


def test_a_number_that_may_be_left_out() -> None:
    assert read("number", None, 5) == (5, [])


def test_a_flag() -> None:
    assert [read("flag", value, True) for value in (True, False, None)] == [(True, []), (False, []), (True, [])]
    for value in ("yes", 1, 0):
        assert read("flag", value, False) == (False, [("x", "must be true or false")])


def test_a_choice_names_what_can_be_chosen() -> None:
    assert read("choice", "b", ("a", "b")) == ("b", [])
    assert read("choice", None, ("a", "b"), "b") == ("b", [])
    for value in ("c", 1, ["a"]):
        assert read("choice", value, ("a", "b")) == ("a", [("x", "must be one of: {options}")])


# lists and parts


def test_a_list_of_texts() -> None:
    assert read("texts", [" a ", "b"]) == (["a", "b"], [])
    assert read("texts", None, []) == ([], [])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a", [("x", "must be a list of texts")]),
        ([], [("x", "must hold {least} to {most} items")]),
        (["a", "b", "c", "d"], [("x", "must hold {least} to {most} items")]),
        (["a", 5, ""], [("x[1]", "must be a text"), ("x[2]", "must not be empty")]),
        (["a", "b", "a "], [("x[2]", "stands there twice")]),
    ],
)
def test_a_wrong_list_of_texts(value: object, expected: list[tuple[str, str]]) -> None:
    assert read("texts", value, least=1, most=3)[1] == expected


def test_parts_and_objects_tell_where_they_stand() -> None:
    fields = Fields({"part": {"inner": 5}, "list": [{"name": ""}, "none"], "short": [], "wrong": {}})
    fields.part("part").text("inner")
    for item in fields.objects("list", 1, 5):
        item.text("name")
    assert list(fields.objects("short", 1, 5)) == []
    assert list(fields.objects("wrong", 1, 5)) == []
    assert faults(fields) == [
        ("part.inner", "must be a text"),
        ("list[0].name", "must not be empty"),
        ("list[1]", "must be an object"),
        ("list[1].name", "is missing"),
        ("short", "must hold {least} to {most} items"),
        ("wrong", "must be a list"),
    ]


def test_a_part_that_may_be_left_out_has_its_own_defaults() -> None:
    fields = Fields({})
    assert fields.part("part", {}).text("inner", "instead") == "instead"
    assert faults(fields) == []


@pytest.mark.parametrize("given", [None, 5, "text", ["a"]])
def test_what_is_no_object(given: object) -> None:
    assert faults(Fields(given)) == [("", "must be an object")]
    assert faults(Fields(given, "steps[1]")) == [("steps[1]", "must be an object")]


def test_fields_that_are_not_asked_for_are_left_alone() -> None:
    fields = Fields({"title": "Klassen", "colour": "red"})
    assert fields.text("title") == "Klassen"
    assert faults(fields) == []
