"""The words of a question of the bank as its pages tell them, line by line, and what differs between two versions."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.meetup.polls import PollKind
from facilitator.meetup.words import Document
from facilitator.report.pictures.figures import T
from facilitator.report.pictures.numbers import number_text

SAME, GONE, NEW = "same", "gone", "new"


@dataclass(frozen=True)
class Line:
    """What one field of a question says, and how it differs: (SAME, GONE or NEW, text) in order."""

    label: str
    text: str
    pieces: tuple[tuple[str, str], ...] = ()

    @property
    def differs(self) -> bool:
        return any(piece != SAME for piece, _ in self.pieces)


def kind_name(kind: str, t: T) -> str:
    names = {
        "choice": t("one answer out of some"),
        "choices": t("several answers out of some"),
        "scale": t("a point on a scale"),
        "rank": t("a ranking"),
        "words": t("a few words, shown as a cloud"),
        "number": t("a number"),
        "text": t("an answer in one's own words"),
        "points": t("a hundred points to divide"),
    }
    return names[kind]


def lines_of(words: Document, t: T, language: str) -> list[Line]:
    """Every field that people read or that bounds what they can answer."""
    return [Line(label, text) for label, text in _fields(words, t, language)]


def differences(old: Document, new: Document, t: T, language: str) -> list[Line]:
    """The fields of both, each with what is only in the old words (GONE) and only in the new ones (NEW)."""
    before, after = ({line.label: line.text for line in lines_of(words, t, language)} for words in (old, new))
    return [Line(label, after.get(label, ""), tuple(_pieces(before.get(label, ""), after.get(label, "")))) for label in dict.fromkeys([*before, *after])]


def _pieces(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Word by word; a space stands between two pieces."""
    before, after = old.split(), new.split()
    for deed, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if deed == "equal":
            yield SAME, " ".join(before[i:j])
        else:
            yield from ((piece, " ".join(text)) for piece, text in ((GONE, before[i:j]), (NEW, after[k:m])) if text)


def _fields(words: Document, t: T, language: str) -> Iterator[tuple[str, str]]:
    kind = words["kind"]
    yield t("Statement or question"), words["question"]
    yield t("Kind of question"), kind_name(kind, t)
    if kind == "scale":
        yield t("Points"), " · ".join(option["label"] for option in PollKind.known[kind].options(words))
    elif "options" in words:
        yield t("Answers"), " · ".join(words["options"])
    if kind == "number":
        bounds = " – ".join(number_text(words[end], language) for end in ("least", "most"))
        yield t("From and to"), f"{bounds} {words['unit']}".strip()
        if words["decimals"]:
            yield t("Decimals"), f"{words['decimals']}"
    elif words.get("most"):
        yield t("At most"), f"{words['most']}"
