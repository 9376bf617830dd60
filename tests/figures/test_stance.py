"""Opposites are not one claim, however alike their words."""

from __future__ import annotations

import pytest

from facilitator.figures import stance
from facilitator.figures.stance import Stance


def opposed(one: str, other: str) -> bool:
    return stance.opposed(Stance.of(one), Stance.of(other))


OPPOSITES = [
    ("Geen huiswerk meer op de basisschool", "Meer huiswerk op de basisschool"),
    ("Meer toetsen", "Minder toetsen"),
    ("Schaf de toetsen af", "Houd de toetsen"),
    ("Bijles verbieden", "Bijles niet verbieden"),
    ("Advies later geven", "Advies juist eerder geven"),
    ("Kleinere klassen", "Grotere klassen met twee leraren"),
    ("Gratis vervoer", "Vervoer moet niet gratis zijn"),
    ("Huisbezoek bij alle leerlingen", "Geen huisbezoeken, daar is geen tijd voor"),
    ("No homework", "More homework, please"),
    ("Ban the phone", "Don't ban the phone"),
]
THE_SAME = [
    ("Geen huiswerk meer", "Schaf huiswerk af"),
    ("Kinderen krijgen hun advies veel te vroeg", "Geef het advies later"),
    ("Er wordt te veel getoetst: te veel toetsen", "Minder toetsen"),
    ("te weinig plaatsen in het speciaal onderwijs", "Meer plaatsen in het speciaal onderwijs"),
    ("Niet op 11 maar op 14 een advies", "Een advies op 14"),
    ("Bel ouders niet alleen bij problemen", "Bel ouders ook als het goed gaat"),
    ("Elk kind een ontbijt, want met een lege maag leer je niks", "Ontbijt op school"),
    ("Ouders kennen de weg niet", "Ouders kennen de weg niet in het onderwijs"),
    ("We don't need homework", "No homework"),
]


@pytest.mark.parametrize(("one", "other"), OPPOSITES)
def test_opposites(one: str, other: str) -> None:
    assert opposed(one, other)
    assert opposed(other, one)


@pytest.mark.parametrize(("one", "other"), THE_SAME)
def test_other_words_for_one_way(one: str, other: str) -> None:
    assert not opposed(one, other)
    assert not opposed(other, one)


@pytest.mark.parametrize("text", [text for pair in OPPOSITES + THE_SAME for text in pair])
def test_nothing_is_opposed_to_itself(text: str) -> None:
    assert not opposed(text, text)
