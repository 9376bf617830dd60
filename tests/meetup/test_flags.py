"""What in a text seems to need a look; the same patterns on the server and on phones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitator.meetup.flags import GIVEN, GIVEN_NAMES, NAMED, PERSONAL, RUDE_WORDS, flags_of
from tests.figures.names import elsewhere, labelled, quality, warns

SCRIPT = Path(__file__).parent.parent.parent / "static" / "js" / "phone" / "writing" / "personal.js"

FOUND = {
    "rude": ["Wat een klootzak.", "KUUUT!", "K4nkerl1jer", "this is fucking stupid", "Sh1t", "trüt"],
    "name": ["Juf Anna is streng", "vraag meester Van Dijk", "mevrouw de Vries zei het", "Mevr. Jansen", "dhr. El Idrissi", "mr. Smith", "Mrs Jones said so"],
    "phone": ["bel 06-12345678", "0320 123456", "+31 6 12345678", "(06) 12 34 56 78"],
    "email": ["mail a.b@school.nl maar"],
    "address": ["hij woont Dorpsstraat 12a", "op de Lange Gracht 5? nee, Hoofdgracht 5", "at 12 High Street"],
    "postcode": ["8232 AB Lelystad", "(8232AB)", "2011AB"],
}
NOTHING = [
    *("Loten", "De juf. Dat is genoeg", "juf is streng", "in 1995 in de klas", "1000km", "het kost 1.000.000.000", "20-50 %", "0,5 uur", "onderweg 3 uur"),
    *(
        "Niger",
        "Mijn moeder had kanker",
        "onder de douche",
        "3 of 4 weken",
        "klas 2B",
        "groep 8, 30 kinderen",
        "de mannen van Lulea",
        "scunthorpe",
        "2 x 45 minuten",
        "In 2050 BG should have an ice rink",
    ),
]


@pytest.mark.parametrize(("flag", "text"), [(flag, text) for flag, texts in FOUND.items() for text in texts])
def test_it_is_found(flag: str, text: str) -> None:
    assert flags_of(text) == (flag,)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_found(text: str) -> None:
    assert flags_of(text) == ()


def test_several_are_told_the_swear_word_first() -> None:
    assert flags_of("Klootzak, bel juf Anna: 06-12345678 of a@b.nl") == ("rude", "name", "phone", "email")


def test_words_in_the_list_are_written_as_they_are_looked_for() -> None:
    assert len(RUDE_WORDS) > 100
    assert all(flags_of(word) == ("rude",) for word in RUDE_WORDS)


@pytest.mark.parametrize("text", ["a" * 400, "06" * 200, "juf " * 100, "1 " * 200, "a.b-" * 100, "van de " * 57 + "A", "Van De " * 57, "Ab " * 133, "A" * 400])
def test_the_longest_text_is_looked_through_at_once(text: str) -> None:
    flags_of(text)  # a pattern that tries every way would take minutes


def test_phones_know_the_same_patterns() -> None:
    told = dict(re.findall(r"^    (\w+): /(.+)/,$", SCRIPT.read_text("utf-8"), re.MULTILINE))
    assert told == PERSONAL
    assert tuple(re.findall(r"^    /(.+)/,$", SCRIPT.read_text("utf-8"), re.MULTILINE)) == NAMED
    assert re.search(r"^const GIVEN = /(.+)/g;$", SCRIPT.read_text("utf-8"), re.MULTILINE)[1] == GIVEN  # type: ignore[index]
    given = SCRIPT.with_name("given-names.js").read_text("utf-8")
    assert frozenset(name for line in re.findall(r'^        "(.+)"', given, re.MULTILINE) for name in line.split()) == GIVEN_NAMES


def test_names_without_a_title_are_found_and_places_and_organisations_let_be() -> None:
    lines = {half: labelled(half) for half in ("chosen", "seen", "measured")}
    assert sum(len(each) for each in lines.values()) >= 200
    best = {half: (quality(each).precision, quality(each).recall) for half, each in lines.items()}
    assert best["chosen"] >= (0.97, 0.99)
    assert min(precision for precision, _ in best.values()) >= 0.8
    assert min(recall for _, recall in best.values()) >= 0.5, "docs/ideas.md tells how much it misses"


def test_it_hardly_warns_of_what_people_write_without_a_name() -> None:
    texts = [text for texts in elsewhere().values() for text in texts]
    assert sum(map(warns, texts)) <= len(texts) / 100


@pytest.mark.parametrize("name", ["Frans", "Milan", "Will", "Hope", "Job", "May", "Mark", "Jordan"])
def test_a_name_that_is_a_word_a_place_or_a_month_is_none_by_itself(name: str) -> None:
    assert name not in GIVEN_NAMES
    assert flags_of(f"Over {name} moeten we het hebben") == ()
