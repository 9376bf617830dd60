"""The words of a text: one stem for what is one word, in Dutch and in English; in threads too."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from unicodedata import normalize

import pytest

from facilitator.figures.stems import language, stem, stems, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Leerlingen", "leerling"),
        ("scholen", "SCHOOL"),
        ("de wachtlijsten", "Een wachtlijst!"),
        ("Cito-toets", "citotoets"),
        ("foto's", "foto"),
        ("ideeën", normalize("NFD", "ideeën")),
        ("the teachers", "A teacher"),
        ("don't ban phones", "do not ban phone"),
    ],
)
def test_these_are_one(one: str, other: str) -> None:
    assert stems(one) == stems(other)


def test_what_tells_nothing_is_left_out_unless_there_is_nothing_else() -> None:
    assert stems("Dat is toch ook wel een beetje voor de school") == stems("beetje school")
    assert stems("Ik ook niet") == ["ik", "ook", "niet"]
    assert stems("?! 😀") == []


def test_the_language_is_that_of_the_small_words() -> None:
    assert language(words("The school is too far away for us")) == "en"
    assert language(words("De school is te ver weg voor ons")) == "nl"
    assert language(words("school")) == "nl"


def test_threads_do_not_disturb_each_other() -> None:
    many = [f"{head}{tail}" for head in ("school", "leer", "klas", "toets") for tail in ("lingen", "ingen", "heden", "lijkheden", "jes", "en", "s")] * 200
    alone = [stem.__wrapped__(word, "nl") for word in many]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda word: stem.__wrapped__(word, "nl"), many)) == alone
