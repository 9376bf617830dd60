"""How a question of each kind is answered in a form without script, and an answer in words. The fields are those of `templates/phone/kinds/`.

The same words as in `static/js/phone/kinds/`; `tests/browser/test_kinds.py` holds the two to each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.errors import Invalid
from facilitator.figures.numbers import plain
from facilitator.meetup.words import Document

Filled = Mapping[str, str]
PART = "choice."  # of a form's names: one field of several, e.g. choice.o1


@dataclass(frozen=True)
class Ballot:
    """`taken`: the answer that was filled in, as a phone would send it; whether it is one of this question the rules say. `words`: an answer, for people
    to read in a language, of the question's `round` document. `ticked`: a form filled in with an answer."""

    taken: Callable[[Filled], Any]
    words: Callable[[Document, Any, str], str]
    ticked: Callable[[Any], dict[str, str]]


def taken(filled: Filled) -> Any:
    """The answer in a form; refused when nothing was filled in."""
    return BALLOTS.get(filled.get("kind", ""), BALLOTS["choice"]).taken(filled)


def words_of(round: Document, choice: Any, language: str) -> str:
    return "" if choice is None else ballot_of(round).words(round, choice, language)


def ticked(round: Document, choice: Any) -> dict[str, str]:
    """The fields of a form, filled in as this answer is."""
    return {} if choice is None else ballot_of(round).ticked(choice)


def ballot_of(round: Document) -> Ballot:
    return BALLOTS[round.get("kind", "choice")]  # the practice question has no kind


def _one(filled: Filled) -> str:
    if not filled.get("choice", "").strip():
        raise Invalid("Choose an answer first.")
    return filled["choice"]


def _written(filled: Filled) -> str:
    if not filled.get("choice", "").strip():
        raise Invalid("Write your answer first.")
    return filled["choice"]


def _parts(filled: Filled) -> dict[str, str]:
    return {name.removeprefix(PART): value.strip() for name, value in filled.items() if name.startswith(PART) and value.strip()}


def _some(filled: Filled) -> list[str]:
    if not _parts(filled):
        raise Invalid("Choose an answer first.")
    return list(_parts(filled))


def _in_order(filled: Filled) -> list[str]:
    """The parts are numbered, and may have come in any order."""
    parts = _parts(filled)
    if not parts:
        raise Invalid("Write your answer first.")
    return [parts[number] for number in sorted(parts, key=lambda number: (len(number), number))]


def _point(filled: Filled) -> int | str:
    return _whole(_one(filled))


def _number(filled: Filled) -> float | str:
    return number_in(_written(filled))


def _divided(filled: Filled) -> dict[str, int | str]:
    parts = _parts(filled)
    if not parts:
        raise Invalid("Divide the points first.")
    return {option: _whole(points) for option, points in parts.items()}


def _whole(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text


def number_in(text: str) -> float | str:
    """A number as people write it: with a comma or a point. What is none stays what it is, for the rules to refuse."""
    try:
        return float(text.strip().replace(",", ".").replace("\u2212", "-")) if len(text) < 30 else text
    except ValueError:
        return text


def _amount(round: Document, number: float, language: str) -> str:
    return f"{number_text(number, language)} {round['amount']['unit']}".strip()


def number_text(number: float, language: str) -> str:
    """12.5 as people of this language write it."""
    return plain(number).replace(".", "," if language == "nl" else ".")


def label_of(round: Document, choice: Any, language: str = "") -> str:
    return next((str(option["label"]) for option in round["options"] if option["id"] == str(choice)), "")


def _labels(round: Document, choice: Any, language: str) -> str:
    return ", ".join(label_of(round, option) for option in choice)


def _ranked(round: Document, choice: Any, language: str) -> str:
    return ", ".join(f"{place}. {label_of(round, option)}" for place, option in enumerate(choice, 1))


def _pointed(round: Document, choice: Any, language: str) -> str:
    return ", ".join(f"{label_of(round, option)}: {points}" for option, points in choice.items())


def _chosen(choice: Any) -> dict[str, str]:
    return {"choice": str(choice)}


def _numbered(choice: Any) -> dict[str, str]:
    return {f"{PART}{number}": each for number, each in enumerate(choice, 1)}


BALLOTS = {
    "choice": Ballot(_one, label_of, _chosen),
    "choices": Ballot(_some, _labels, lambda choice: {PART + option: "1" for option in choice}),
    "scale": Ballot(_point, label_of, _chosen),
    "rank": Ballot(_in_order, _ranked, _numbered),
    "words": Ballot(_in_order, lambda round, choice, language: ", ".join(choice), _numbered),
    "number": Ballot(_number, _amount, lambda choice: {"choice": plain(choice)}),
    "text": Ballot(_written, lambda round, choice, language: str(choice), _chosen),
    "points": Ballot(_divided, _pointed, lambda choice: {PART + option: str(points) for option, points in choice.items()}),
}
