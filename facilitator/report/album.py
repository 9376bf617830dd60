"""The album: the results of a meetup as picture files, one of each round and one of each split of it that tells anything. They show what the tables tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from facilitator.language import translate
from facilitator.meetup import Meetup, truth
from facilitator.meetup.results import is_reworded
from facilitator.meetup.rounds import CLOSED, EVERYONE, Round
from facilitator.meetup.splits import VIEWS, rows_told
from facilitator.meetup.voting import told_right
from facilitator.meetup.words import Document
from facilitator.report.pictures import drawn, drawn_split, told_of
from facilitator.report.pictures.svg import alone

FOLDER = "pictures/"
ABOUT = "each result, also by role, by table and who changed their mind, as a picture (SVG) for a report; pictures.csv says in words what is on it"
SHOWS = {EVERYONE: "Result", "role": "Result by role", "table": "Result by table", "shift": "Who changed their mind"}


@dataclass(frozen=True)
class Picture:
    """`sentence` and `note` are for who does not see it; they are in the file too. `facts` stand below it, for everyone."""

    round: str
    shows: str
    question: str
    sentence: str
    note: str
    facts: tuple[str, ...]
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
    words = " ".join(part for part in (f"{picture.sentence}.", picture.note, *picture.facts) if part)
    return alone(picture.svg, title, words, picture.facts, language)


def beside(meetup: Meetup, found: Round) -> Document:
    """What stands with the results of a closed round wherever they are shown."""
    earlier = meetup.rounds.before(found) if found.kind.can_be_split else None
    told: Document = {"number": found.number, **told_right(found), **truth.told(found, EVERYONE, results_seen=True)}
    told |= {"before": earlier.totals.results()} if earlier else {}
    return told | ({"reworded": True} if is_reworded(meetup, found) else {})


def _of_round(meetup: Meetup, found: Round) -> Iterator[Picture]:
    language = meetup.life.language
    told = told_of(found.asked, found.totals.results()) | beside(meetup, found)
    make = partial(Picture, found.id, question=told["question"])
    if any(told["results"]["counts"].values()):
        whole = drawn(told, language)
        yield make(EVERYONE, sentence=whole.sentence, note=whole.note, facts=whole.facts, svg=whole.svg)
    for view in VIEWS[1:]:
        if found.split and found.split[view]:
            split = drawn_split(told | {"rows": rows_told(meetup, found), "split": found.split}, view, language)
            if split.svg:
                yield make(view, sentence=split.sentence, note=split.note, facts=split.facts, svg=split.svg)
