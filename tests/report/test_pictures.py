"""The pictures of a report and those of the screen show the same numbers, of every kind of question and in both languages."""

from __future__ import annotations

import json
import subprocess
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.language import script_strings
from facilitator.meetup.totals import Totals
from facilitator.meetup.words import Document
from facilitator.report.pictures import drawn, told_of
from facilitator.report.pictures.columns import TRACK
from facilitator.report.pictures.numbers import number_text, rounded
from facilitator.report.pictures.svg import LETTER, WIDTH
from tests.support.answers import SAMPLES, asked
from tests.support.server import HOUSE

TWINS = HOUSE / "tests" / "report" / "twins.mjs"
SIZE = {"bars": ("width", WIDTH / 100), "columns": ("height", TRACK / 100), "cloud": ("font-size", LETTER)}
BELOW = ("picture__end", "picture__more")
LONG = "Een kind dat thuis geen Nederlands spreekt, hoort later te kiezen dan op zijn twaalfde, ook als dat meer kost & moeite geeft"


def round_of(kind: str, answers: list[Any], **poll: Any) -> Document:
    """A round as its document tells it, with these answers, all of them shown."""
    totals = Totals(asked(kind, {**SAMPLES[kind].poll, **poll}))
    for number, answer in enumerate(answers):
        totals.cast(f"p{number}", totals.kind.check(totals.asked, answer))
    return told_of(totals.asked, {"total": len(answers), **totals.kind.results(totals.asked, totals.tally)})


def on_screen(told: list[tuple[Document, str]]) -> list[Any]:
    given = [{"told": each, "language": language, "strings": script_strings("screen", language)} for each, language in told]
    return list(json.loads(subprocess.run(["node", str(TWINS)], input=json.dumps(given).encode(), stdout=subprocess.PIPE, check=True).stdout))


def parts_of(svg: str, name: str) -> list[ElementTree.Element]:
    return [each for each in ElementTree.fromstring(svg) if (each.get("class") or "").split()[0] == name]


def words_in(texts: list[str]) -> list[str]:
    return sorted(word for text in texts for word in text.split())


AGAIN: list[tuple[str, list[Any], list[Any]]] = [
    ("number", [10, 20, 30], [20, 40, 41]),
    ("number", [10, 20, 30], [20, 20, 41]),
    ("scale", [1, 2], [3, 4]),
    ("rank", [["o1", "o2", "o3", "o4"]], [["o2", "o1", "o3", "o4"]]),
    ("rank", [["o1", "o2", "o3", "o4"]], [["o1", "o3", "o2", "o4"]]),
]
rooms = st.fixed_dictionaries({kind: st.lists(sample.answers, max_size=40) for kind, sample in SAMPLES.items()})


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(rooms)
def test_report_and_screen_show_the_same(room: dict[str, list[Any]]) -> None:
    rounds = [(round_of(kind, answers), language) for kind, answers in room.items() for language in ("nl", "en")]
    for (told, language), screen in zip(rounds, on_screen(rounds), strict=True):
        report = drawn(told, language)
        assert report.sentence == screen["sentence"]
        assert report.note == screen["more"]
        if told["kind"] != "text":
            assert [[label, f"{count}", share] for label, count, share in report.table] == screen["table"]
        texts = ["".join(each.itertext()) for each in ElementTree.fromstring(report.svg) if each.tag == "text" and each.get("class") not in BELOW]
        if told["kind"] != "text" or report.tally.rows:
            assert words_in(texts) == words_in([item["text"] for item in screen["items"]])
        name = ElementTree.fromstring(report.svg).get("class", "").rpartition("--")[2]
        if name in SIZE:
            attribute, unit = SIZE[name]
            shapes = parts_of(report.svg, "picture__word" if name == "cloud" else "picture__bar")
            assert [float(each.get(attribute, "")) / unit for each in shapes] == pytest.approx([item["size"] for item in screen["items"]], abs=0.01)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("kind", "then", "now"), AGAIN)
def test_what_changed_since_last_time_is_said_alike(kind: str, then: list[Any], now: list[Any], language: str) -> None:
    told = round_of(kind, now) | {"before": round_of(kind, then)["results"]}
    (screen,) = on_screen([(told, language)])
    assert screen["again"]
    assert screen["again"] in drawn(told, language).facts


def test_the_right_answer_has_its_sign_in_both() -> None:
    told = round_of("choice", ["o1", "o2"]) | {"truth": {"answer": "o2", "label": "Nee", "source": "CBS"}}
    (screen,) = on_screen([(told, "nl")])
    texts = ["".join(each.itertext()) for each in ElementTree.fromstring(drawn(told, "nl").svg) if each.tag == "text"]
    assert words_in(texts) == words_in([item["text"] for item in screen["items"]])
    assert "✓" in words_in(texts)


@pytest.mark.parametrize(("given", "said"), [(45, "nog 5 woorden, elk 1 keer"), (41, "nog 1 woord, 1 keer"), (130, "nog 90 woorden, elk 1 keer"), (40, "")])
def test_of_a_full_cloud_the_words_given_least_go(given: int, said: str) -> None:
    told = round_of("words", [[f"vaak{number}"] for number in range(39)] * 2 + [[f"aap{number}"] for number in range(given - 39)])
    report = drawn(told, "nl")
    words = [each.text for each in parts_of(report.svg, "picture__word")]
    assert (len(words), sum((word or "").startswith("vaak") for word in words)) == (40, 39)
    (screen,) = on_screen([(told, "nl")])
    assert report.note == screen["more"] == said
    assert [each.text for each in parts_of(report.svg, "picture__more")] == ([said] if said else [])


def test_an_empty_room_is_drawn_too() -> None:
    for kind in SAMPLES:
        report = drawn(round_of(kind, []), "nl")
        assert report.sentence == "Nog geen antwoorden"
        assert all(count == 0 for _, count, _ in report.table)
        ElementTree.fromstring(report.svg)


@pytest.mark.parametrize("number", range(2, 11))
def test_letters_are_at_least_a_twenty_fifth_of_the_height(number: int) -> None:
    options = [f"{at} {LONG}"[:120] for at in range(number)]
    ten = [round_of("choice", ["o1"] * 3, options=options), round_of("rank", [], options=options), round_of("points", [], options=options)]
    for told in (*ten, round_of("scale", [1, 2], labels=[f"{at} {LONG}"[:60] for at in range(5)]), round_of("number", [0, 3, 7, 50, 99])):
        picture = ElementTree.fromstring(drawn(told, "nl").svg)
        height = float(picture.get("height", ""))
        assert [text.text for text in picture.iter("text") if float(text.get("font-size", "")) < height / 25] == []


def test_a_label_that_does_not_fit_is_cut_and_stands_whole_in_the_table() -> None:
    report = drawn(round_of("choice", ["o1"], options=[f"{at} {LONG}"[:120] for at in range(10)]), "nl")
    labels = [each.text or "" for each in parts_of(report.svg, "picture__label")]
    assert all(label.endswith("…") for label in labels)
    assert report.table[0][0] == f"0 {LONG}"[:120]


def test_what_people_wrote_is_text_in_a_picture() -> None:
    for kind in ("words", "text"):
        answer = "<b>&\"'"
        svg = drawn(round_of(kind, [[answer]] if kind == "words" else [answer]), "nl").svg
        assert "<b>" not in svg
        assert answer in [each.text for each in ElementTree.fromstring(svg).iter("text")]


@pytest.mark.parametrize(("number", "whole"), [(0.5, 1), (1.5, 2), (2.5, 3), (-0.5, 0), (-2.5, -2), (62.49, 62), (0.0, 0)])
def test_a_half_goes_up_as_in_a_browser(number: float, whole: int) -> None:
    assert rounded(number) == whole


def test_numbers_are_written_as_people_write_them() -> None:
    assert [number_text(number, "nl") for number in (12.5, 3.0, 0.1 + 0.2, -2, 1_000_000_000)] == ["12,5", "3", "0,3", "-2", "1000000000"]
    assert number_text(0.000001, "en") == "0.000001"
