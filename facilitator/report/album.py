"""The album: the results of a meetup as picture files, one of each round and one of each split of it that tells anything. They show what the tables tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from facilitator.language import translate
from facilitator.meetup import Meetup
from facilitator.meetup.rounds import CLOSED, EVERYONE, Round
from facilitator.meetup.splits import VIEWS, rows_told
from facilitator.report.pictures import drawn, drawn_split, told_of
from facilitator.report.pictures.svg import alone

FOLDER = "pictures/"
ABOUT = "each result, also by role, by table and who changed their mind, as a picture (SVG) for a report; pictures.csv says in words what is on it"
SHOWS = {EVERYONE: "Result", "role": "Result by role", "table": "Result by table", "shift": "Who changed their mind"}


@dataclass(frozen=True)
class Picture:
    """`sentence` and `note` are for who does not see it; they are in the file too."""

    round: str
    shows: str
    question: str
    sentence: str
    note: str
    svg: str

    @property
    def file(self) -> str:
        return f"{FOLDER}{self.round}.svg" if self.shows == EVERYONE else f"{FOLDER}{self.round}-{self.shows}.svg"


def album(meetup: Meetup) -> Iterator[Picture]:
    """Of what was asked anew before it was over, or whose asking was taken back, there is none."""
    for found in meetup.rounds.by_id.values():
        if found.state == CLOSED and not found.taken_back and not found.replaced:
            yield from _of_round(meetup, found)


def document(picture: Picture, language: str) -> str:
    """The file itself."""
    title = f"{translate(language, SHOWS[picture.shows])}: {picture.question}"
    return alone(picture.svg, title, " ".join(part for part in (f"{picture.sentence}.", picture.note) if part), language)


def _of_round(meetup: Meetup, found: Round) -> Iterator[Picture]:
    language = meetup.life.language
    told = told_of(found.asked, found.totals.results())
    make = partial(Picture, found.id, question=told["question"])
    if any(told["results"]["counts"].values()):
        whole = drawn(told, language)
        yield make(EVERYONE, sentence=whole.sentence, note="", svg=whole.svg)
    for view in VIEWS[1:]:
        if found.split and found.split[view]:
            split = drawn_split(told | {"rows": rows_told(meetup, found), "split": found.split}, view, language)
            if split.svg:
                yield make(view, sentence=split.sentence, note=split.note, svg=split.svg)
