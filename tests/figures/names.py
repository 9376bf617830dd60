"""How well a text that seems to name somebody is found, on labelled sentences of our own: `python -m tests.figures.names` prints it.

`names.csv` holds what people might write, with and without a name, Dutch and English; those without are full of capitals on purpose: places, organisations,
programmes. The patterns were made with those of `chosen` beside them, and changed once more after those of `seen`; those of `measured` came last, and nothing
was changed for them. One hand wrote all of it. Sentences of other sets, in which next to nobody is named, tell how often it warns in vain.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.meetup.flags import NAME, flags_of
from tests.figures.likeness import sentences
from tests.support.conversation import SHARED, read

LABELLED = Path(__file__).with_name("names.csv")


@dataclass(frozen=True)
class Labelled:
    half: str
    named: bool
    text: str


@dataclass(frozen=True)
class Quality:
    """Of the sentences that were warned of how many name somebody, and of those that do how many were warned of; and which went wrong."""

    precision: float
    recall: float
    missed: tuple[str, ...]
    in_vain: tuple[str, ...]


def labelled(half: str) -> list[Labelled]:
    with LABELLED.open(newline="", encoding="utf-8") as file:
        rows = [Labelled(row["half"], row["named"] == "yes", row["text"]) for row in csv.DictReader(file)]
    return [row for row in rows if row.half == half]


def warns(text: str) -> bool:
    return NAME in flags_of(text)


def quality(lines: Sequence[Labelled], warned: Callable[[str], bool] = warns) -> Quality:
    found = [line for line in lines if warned(line.text)]
    right = [line for line in found if line.named]
    named = [line for line in lines if line.named]
    missed = tuple(line.text for line in named if line not in right)
    return Quality(len(right) / len(found), len(right) / len(named), missed, tuple(line.text for line in found if not line.named))


def elsewhere() -> dict[str, list[str]]:
    """Sentences about the same and about other things, by where they are from."""
    rooms = sorted(path.name for path in SHARED.iterdir() if path.is_dir()) if SHARED.is_dir() else []
    return {"ideas.nl.csv": [each.text for each in sentences()], **{name: [each.text for each in read(name).statements] for name in rooms}}


def main() -> None:
    for half in ("chosen", "seen", "measured"):
        told = quality(labelled(half))
        print(f"names, half {half}: precision {told.precision:.2f}, recall {told.recall:.2f} on {len(labelled(half))} sentences")
        print(*(f"  missed: {text}" for text in told.missed), *(f"  in vain: {text}" for text in told.in_vain), sep="\n")
    for name, texts in elsewhere().items():
        found = [text for text in texts if warns(text)]
        print(f"names, {name}: warned of {len(found)} of {len(texts)}", *(f"  {text}" for text in found), sep="\n")


if __name__ == "__main__":
    main()
